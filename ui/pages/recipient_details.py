"""What is shown of one recipient beside the list of a decision."""

from __future__ import annotations

from models.awards import Award
from models.dates import format_short
from models.money import format_money
from models.subjects import SUBJECT_KINDS
from services.services import Services
from ui.widgets.details_pane import Details, Note, Section


def recipient_details(services: Services, award: Award) -> Details:
    others = _others(services, award) or [Note("Chưa có.")]
    return Details(
        award.name,
        SUBJECT_KINDS[award.kind],
        sections=[
            Section("Trong quyết định này", _facts(services, award)),
            Section("Khen thưởng khác", notes=others),
        ],
    )


def _facts(services: Services, award: Award) -> list[tuple[str, str]]:
    prize = services.deciding.prize(award, services.deciding.get(award.decision_uid))
    by_law = award.prize is None and prize is not None
    posthumous = "Truy tặng" if award.posthumous else ""
    facts = [
        ("Chức vụ", award.subject_position),
        ("Đơn vị", award.unit_name),
        ("Danh hiệu", services.catalogue.award_type(award.award_type).name),
        ("Thành tích", award.achievement),
        ("Tiền thưởng", "" if prize is None else format_money(prize)),
        ("Mức thưởng", "Theo quy định" if by_law else ""),
        ("Số sổ", award.book_number),
        ("Ngày trao", format_short(award.presented_on) if award.presented_on else ""),
        ("Người nhận thay", award.presented_to),
        ("Ghi chú", "; ".join(part for part in (posthumous, award.note) if part)),
    ]
    return [(label, value) for label, value in facts if value]


def _others(services: Services, award: Award) -> list[Note]:
    notes: list[Note] = []
    for other, decision in services.directory.past(award.subject_uid).awards:
        if other.decision_uid == award.decision_uid:
            continue
        number = f"Số {decision.code}" if decision.number else "Chưa có số"
        notes.append(
            Note(
                services.catalogue.award_type(other.award_type).name,
                "good" if decision.status == "issued" else "draft",
                f"{number} · kỳ {other.period}" if other.period else number,
            )
        )
    return notes
