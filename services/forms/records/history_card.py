"""Lý lịch khen thưởng of one person, collective or household."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.dates import format_partial
from models.problems import Refused
from models.subjects import SEXES, STATUSES, SubjectKind
from services.documents.document import (
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Run,
    SignatureBlock,
    Signer,
    Table,
    bold,
)
from services.forms.form import Form, Wanted
from services.forms.letterhead import agency_lines, parent_lines, place_and_blank_day
from services.forms.signing import SEAL_HERE, SIGN_HERE
from services.services import Services
from services.subject_history import Entry, SubjectHistory, history_of

NAMES: dict[SubjectKind, str] = {
    "individual": "Họ và tên",
    "collective": "Tên tập thể",
    "household": "Họ và tên chủ hộ",
}


@dataclass(frozen=True, slots=True)
class HistoryCardFacts:
    agency: tuple[str, ...]
    parent: tuple[str, ...]
    place_date: str
    clerk: str
    day: date
    history: SubjectHistory
    private: bool


def history_card_facts(services: Services, uid: str, *, private: bool = False) -> HistoryCardFacts:
    """Raises ``Refused`` when there is nobody of this uid."""
    if services.store.subjects.find(uid) is None:
        raise Refused("Không tìm thấy người, tập thể hoặc hộ cần in lý lịch; hãy chọn lại.")
    return HistoryCardFacts(
        agency=agency_lines(services),
        parent=parent_lines(services),
        place_date=place_and_blank_day(services),
        clerk=services.settings.get("clerk_name"),
        day=services.store.origin.today(),
        history=history_of(services, uid),
        private=private,
    )


def history_card(facts: HistoryCardFacts) -> Document:
    history = facts.history
    awards = [entry for entry in history.of("award") if entry.settled]
    registrations, changes = history.of("registration"), history.of("change")
    blocks: list[Block] = [
        Letterhead(facts.agency, parent=facts.parent, place_date=facts.place_date),
        Heading("LÝ LỊCH KHEN THƯỞNG", rule=False),
        *(
            Paragraph((Run(f"{label}: "), bold(value) if place == 0 else Run(value)), indent=False)
            for place, (label, value) in enumerate(_facts(facts))
        ),
        *_part(
            "I. Khen thưởng",
            "Chưa có quyết định khen thưởng nào.",
            _awards(awards, history.subject.kind),
        ),
        *_part("II. Đăng ký thi đua", "Chưa đăng ký kỳ nào.", _registrations(registrations)),
    ]
    if changes:
        blocks += _part("III. Thay đổi đơn vị, chức vụ", "", _changes(changes))
    blocks.append(
        SignatureBlock(
            (
                Signer(("NGƯỜI LẬP",), facts.clerk, hint=SIGN_HERE),
                Signer(("XÁC NHẬN CỦA CƠ QUAN",), hint=SEAL_HERE),
            )
        )
    )
    return Document(
        title=f"Lý lịch khen thưởng {history.subject.name}", dated=facts.day, blocks=tuple(blocks)
    )


def _facts(facts: HistoryCardFacts) -> list[tuple[str, str]]:
    subject = facts.history.subject
    told = [
        (NAMES[subject.kind], f"{subject.honorific} {subject.name}".strip()),
        ("Ngày sinh", format_partial(subject.birth_date) if subject.birth_date else ""),
        ("Giới tính", SEXES[subject.sex] if subject.sex else ""),
        ("Số định danh cá nhân", subject.personal_id if facts.private else ""),
        ("Dân tộc", subject.ethnicity if facts.private else ""),
        ("Chức vụ hiện nay", subject.position),
        ("Đơn vị", facts.history.unit_name),
        ("Đơn vị cũ", subject.former_unit),
        ("Địa chỉ", subject.address),
        ("Tình trạng", STATUSES[subject.status] if subject.status != "active" else ""),
    ]
    return [(label, value) for label, value in told if value]


def _part(title: str, empty: str, table: Table) -> list[Block]:
    heading = Paragraph((bold(title),), indent=False, keep_with_next=True)
    return [heading, table if table.rows else Paragraph(empty)]


def _awards(entries: list[Entry], kind: SubjectKind) -> Table:
    then = "Chức vụ, đơn vị khi đó" if kind == "individual" else "Đơn vị khi đó"
    columns = (
        Column("TT", mm=10, align="center"),
        Column("Danh hiệu, hình thức", mm=44),
        Column("Số, ngày quyết định", mm=38),
        Column("Cơ quan quyết định"),
        Column(then, mm=38),
    )
    return Table(
        columns,
        [
            Row(
                (
                    (number, str(number)),
                    "\n".join(part for part in (entry.title, entry.note) if part),
                    "\n".join(
                        part
                        for part in (
                            entry.source.removeprefix("Quyết định số "),
                            f"ngày {entry.when}" if entry.when else "",
                        )
                        if part
                    ),
                    entry.issuer,
                    entry.then,
                )
            )
            for number, entry in enumerate(entries, start=1)
        ],
    )


def _registrations(entries: list[Entry]) -> Table:
    columns = (
        Column("TT", mm=10, align="center"),
        Column("Kỳ", mm=44),
        Column("Danh hiệu, hình thức đăng ký"),
        Column("Kết quả", mm=44),
    )
    return Table(
        columns,
        [
            Row(((number, str(number)), entry.when, entry.title, entry.note))
            for number, entry in enumerate(entries, start=1)
        ],
    )


def _changes(entries: list[Entry]) -> Table:
    columns = (
        Column("TT", mm=10, align="center"),
        Column("Ngày", mm=26, align="center"),
        Column("Nội dung"),
        Column("Ghi chú", mm=44),
    )
    return Table(
        columns,
        [
            Row(((number, str(number)), entry.when, entry.title, entry.note))
            for number, entry in enumerate(entries, start=1)
        ],
    )


def _make(services: Services, wanted: Wanted) -> Document:
    return history_card(history_card_facts(services, wanted.uid, private=wanted.private))


def _file_name(services: Services, wanted: Wanted) -> str:
    subject = services.store.subjects.find(wanted.uid)
    return f"Lý lịch khen thưởng {subject.name if subject else ''}"


HISTORY_CARD = Form(
    id="history-card",
    title="Lý lịch khen thưởng",
    formats=(".pdf", ".docx"),
    make=_make,
    file_name=_file_name,
    needs_record=True,
    record="subject",
    has_private=True,
)
