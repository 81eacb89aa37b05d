"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả; phiếu yêu cầu bổ sung or phiếu từ chối where it came to that."""

from __future__ import annotations

from models.dates import format_long, format_short
from models.numbers import format_number
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
from services.forms.nominating.dossier_facts import DossierFacts, dossier_facts
from services.forms.signing import SIGN_HERE
from services.services import Services

RECEIVED = ("GIẤY TIẾP NHẬN HỒ SƠ", "và hẹn trả kết quả")
INCOMPLETE = ("PHIẾU YÊU CẦU", "bổ sung, hoàn thiện hồ sơ")
REFUSED = ("PHIẾU TỪ CHỐI", "tiếp nhận, giải quyết hồ sơ")


def make(services: Services, wanted: Wanted) -> Document:
    return intake_slip(dossier_facts(services, wanted.uid))


def intake_slip(facts: DossierFacts) -> Document:
    dossier = facts.dossier
    title, about = _title(facts)
    blocks: list[Block] = [
        Letterhead(
            facts.agency,
            parent=facts.parent,
            number=f"Mã hồ sơ: {dossier.code}",
            place_date=facts.slip_place_date,
        ),
        Heading(title, about),
        _line("Tiếp nhận hồ sơ của", dossier.submitter),
    ]
    if facts.unit and facts.unit != dossier.submitter:
        blocks.append(_line("Đơn vị", facts.unit))
    blocks += [
        _line("Nội dung đề nghị", facts.content),
        _line("Cách nhận hồ sơ", facts.channel),
        _line("Ngày nhận hồ sơ", format_long(dossier.received_on)),
    ]
    blocks += _papers(facts)
    match dossier.status:
        case "incomplete":
            blocks += [
                _line("Nội dung cần bổ sung, hoàn thiện", dossier.reason),
                Paragraph(
                    "Thời hạn giải quyết được tính lại từ ngày nhận đủ hồ sơ. "
                    "Đề nghị nộp phần bổ sung kèm theo phiếu này."
                ),
            ]
        case "refused":
            blocks.append(_line("Lý do từ chối", dossier.reason))
        case _:
            blocks += _promise(facts)
    blocks.append(
        SignatureBlock(
            (
                Signer(("NGƯỜI NỘP HỒ SƠ",), hint=SIGN_HERE),
                Signer(("NGƯỜI TIẾP NHẬN HỒ SƠ",), facts.clerk, hint=SIGN_HERE),
            )
        )
    )
    return Document(
        title=f"{title} {about} {dossier.code}", dated=facts.slip_day, blocks=tuple(blocks)
    )


def _title(facts: DossierFacts) -> tuple[str, str]:
    match facts.dossier.status:
        case "incomplete":
            return INCOMPLETE
        case "refused":
            return REFUSED
        case _:
            return RECEIVED


def _line(label: str, text: str) -> Paragraph:
    if not text:
        return Paragraph(f"{label}:", leader=True)
    return Paragraph((Run(f"{label}: "), bold(text)))


def _papers(facts: DossierFacts) -> list[Block]:
    """What was handed in, and what of it is missing."""
    if facts.checklist is None:
        return []
    rows = [
        Row(((number, str(number)), document.name, _state(facts, document.code, document.required)))
        for number, document in enumerate(facts.checklist.documents, start=1)
    ]
    columns = (
        Column("TT", mm=12, align="center"),
        Column("Giấy tờ"),
        Column("Tình trạng", mm=42, align="center"),
    )
    sets = f"{facts.checklist.sets:02d} bộ"
    return [
        Paragraph(f"Thành phần hồ sơ ({sets}):", keep_with_next=True),
        Table(columns, rows, size=12),
    ]


def _state(facts: DossierFacts, code: str, required: bool) -> str:
    if code in facts.dossier.items:
        return "Đã có"
    return "Còn thiếu" if required else "Không bắt buộc"


def _promise(facts: DossierFacts) -> list[Block]:
    dossier, procedure = facts.dossier, facts.procedure
    lines: list[Block] = []
    if procedure is not None:
        days = f"{format_number(procedure.working_days)} ngày làm việc từ ngày nhận đủ hồ sơ"
        lines.append(_line("Thời hạn giải quyết", days))
    if dossier.completed_on and dossier.completed_on != dossier.received_on:
        lines.append(_line("Ngày nhận đủ hồ sơ", format_long(dossier.completed_on)))
    if dossier.due_on:
        lines.append(_line("Ngày hẹn trả kết quả", format_long(dossier.due_on)))
    else:
        lines.append(Paragraph("Chưa hẹn ngày trả kết quả vì hồ sơ chưa được xác nhận là đã đủ."))
    if dossier.answered_on:
        lines.append(_line("Đã trả kết quả ngày", format_short(dossier.answered_on)))
    return lines


def file_name(services: Services, wanted: Wanted) -> str:
    facts = dossier_facts(services, wanted.uid)
    title, about = _title(facts)
    number = facts.dossier.code.replace("/", "-")
    return f"{title.capitalize()} {about} {number}"


INTAKE_SLIP = Form(
    "intake-slip",
    "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="dossier",
    step="nominate",
)
