"""How a correction or a revocation is worded: what it amends, and what then holds."""

from __future__ import annotations

from collections.abc import Sequence

from models.amendments import Amendment
from models.awards import Award
from models.dates import format_long
from models.decisions import Decision
from models.money import amount_in_words, format_money
from models.store import Store
from services.catalogue import Catalogue
from services.decision_articles import award_name
from services.decision_lines import line_of
from services.decision_sentences import Say

CORRECTED_FIELDS = {
    "name": "tên",
    "honorific": "danh xưng",
    "birth_date": "ngày sinh",
    "subject_position": "chức vụ",
    "unit_name": "đơn vị",
    "achievement": "thành tích",
    "book_number": "số sổ",
}
"""What of a recipient's line a correction can set right; an award itself is revoked instead."""


class AmendmentWording:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def summary(self, decision: Decision, commune: str, say: Say) -> str:
        about = "about_correction" if decision.purpose == "correction" else "about_revocation"
        return say(about, **{"quyết định": self.amended_in_words(decision, commune)})

    def amended_in_words(self, decision: Decision, commune: str) -> str:
        """ "Quyết định số 145/QĐ-UBND ngày 18 tháng 11 năm 2026 của Chủ tịch ... xã ..."."""
        amended = self._store.decisions.get(decision.amends_uid or "")
        day = f" {format_long(amended.decided_on)}" if amended.decided_on else ""
        issuer = f"Chủ tịch Ủy ban nhân dân {commune}"
        return f"Quyết định số {amended.code}{day} của {issuer}"

    def articles(
        self, decision: Decision, commune: str, department_head: str, say: Say
    ) -> tuple[str, ...]:
        amendments = self._store.amendments.of_decision(decision.uid) if decision.uid else []
        awards = {a.uid: a for a in self._store.awards.get_many([a.award_uid for a in amendments])}
        amended = self.amended_in_words(decision, commune)
        if decision.purpose == "correction":
            opening = say("correction", **{"quyết định": amended})
            first = self._corrections(opening, amendments, awards)
            second = say("uncorrected", **{"quyết định": amended})
        else:
            opening = say("revocation", **{"quyết định": amended})
            first = self._revocations(opening, amendments, awards, commune)
            second = _recovery(list(awards.values()), say)
        return first, second, say("amendment_last", **{"bộ phận": department_head})

    def _corrections(
        self, opening: str, amendments: Sequence[Amendment], awards: dict[str, Award]
    ) -> str:
        lines = [opening]
        for number, each in enumerate(amendments, start=1):
            whom = line_of(self._catalogue, awards[each.award_uid], None).in_sentence
            field = CORRECTED_FIELDS[each.field]
            before = f"đã ghi “{each.before}”" if each.before else "đã bỏ trống"
            after = f"nay sửa thành “{each.after}”" if each.after else "nay bỏ"
            ending = "." if number == len(amendments) else ";"
            whom = whom[:1].upper() + whom[1:]
            lines.append(f"{number}. {whom}: {field} {before}, {after}{ending}")
        return "\n".join(lines)

    def _revocations(
        self,
        opening: str,
        amendments: Sequence[Amendment],
        awards: dict[str, Award],
        commune: str,
    ) -> str:
        lines = [opening]
        for number, each in enumerate(amendments, start=1):
            award = awards[each.award_uid]
            whom = line_of(self._catalogue, award, None).in_sentence
            title = award_name(self._catalogue.award_type(award.award_type), commune)
            ending = "." if number == len(amendments) else ";"
            reason = each.reason.rstrip(". ")
            whom = whom[:1].upper() + whom[1:]
            lines.append(f"{number}. {whom}: {title}; lý do: {reason}{ending}")
        return "\n".join(lines)


def _recovery(awards: Sequence[Award], say: Say) -> str:
    total = sum(award.prize or 0 for award in awards)
    if not total:
        return say("recovery")
    words = amount_in_words(total, exact=True)
    return say("recovery_of_money", **{"tiền": format_money(total), "bằng chữ": words})
