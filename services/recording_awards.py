"""Ghi nhanh: awards that were decided long ago, or elsewhere, written down in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from models.dates import format_short
from models.decisions import Decision, Level
from models.problems import Rejected
from models.vietnamese import nfc
from services.decision_articles import award_name
from services.services import Services


@dataclass(frozen=True, slots=True)
class PaperAward:
    """What the paper says."""

    subjects: tuple[str, ...]
    award_type: str
    level: Level
    number: str
    """With its symbol: "1234/QĐ-UBND"."""
    decided_on: date | None
    period: str
    issuer: str = ""
    ground: str = "CONG_TRANG"
    movement_uid: str | None = None
    achievement: str = ""
    posthumous: bool = False
    note: str = ""


def record(services: Services, paper: PaperAward) -> Decision:
    """A recorded decision with its awards, locked at once. Raises ``Rejected``."""
    if not paper.subjects:
        raise Rejected({"subjects": "Hãy chọn ít nhất một người hoặc tập thể được khen."})
    draft = Decision(
        origin="recorded",
        summary=_summary(services, paper),
        level=paper.level,
        issuer=paper.issuer,
        number=paper.number,
        symbol="",
        decided_on=paper.decided_on,
        award_type=paper.award_type,
        period=paper.period,
        ground=paper.ground,
        movement_uid=paper.movement_uid,
        note=paper.note,
    )
    decision = services.deciding.numbered(draft)
    missing = services.deciding.recorded_problems(decision)
    missing.pop("awards", None)
    if not paper.period:
        missing["period"] = "Hãy chọn năm hoặc kỳ được khen."
    if paper.decided_on and paper.decided_on > services.store.origin.today():
        day = format_short(paper.decided_on)
        missing["decided_on"] = f"Ngày {day} chưa tới; hãy xem lại ngày quyết định."
    if missing:
        raise Rejected(missing)
    with services.store.action(f"Ghi nhanh khen thưởng theo quyết định số {decision.code}"):
        saved = services.deciding.save(decision)
        services.deciding.add_subjects(saved.uid, paper.subjects)
        _describe(services, saved.uid, paper)
        return services.deciding.advance(saved.uid)


def _summary(services: Services, paper: PaperAward) -> str:
    if not paper.award_type:
        return ""
    award = services.catalogue.award_type(paper.award_type)
    verb = "tặng" if award.kind == "form" else "công nhận danh hiệu"
    return f"Về việc {verb} {award_name(award, '')}"


def _describe(services: Services, uid: str, paper: PaperAward) -> None:
    text = nfc(paper.achievement).strip()
    if text or paper.posthumous:
        services.store.awards.save_many(
            replace(award, achievement=text, posthumous=paper.posthumous)
            for award in services.store.awards.of_decision(uid)
        )
