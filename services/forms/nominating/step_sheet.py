"""Phiếu kiểm soát quá trình giải quyết hồ sơ: each step with who, in, out, allowed and late."""

from __future__ import annotations

from models.dates import format_long, format_short
from models.numbers import format_number
from services.documents.document import (
    Block,
    CellContent,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Signer,
    Table,
)
from services.forms.form import Form, Wanted
from services.forms.nominating.dossier_facts import DossierFacts, dossier_facts
from services.forms.signing import SIGN_HERE
from services.services import Services
from services.step_sheet import StepLine


def make(services: Services, wanted: Wanted) -> Document:
    return step_sheet(dossier_facts(services, wanted.uid))


def step_sheet(facts: DossierFacts) -> Document:
    dossier, procedure = facts.dossier, facts.procedure
    blocks: list[Block] = [
        Section(landscape=True, name="Phiếu kiểm soát"),
        Letterhead(facts.agency, parent=facts.parent, place_date=facts.place_date),
        Heading("PHIẾU KIỂM SOÁT QUÁ TRÌNH", "giải quyết hồ sơ khen thưởng"),
        Paragraph(
            f"Hồ sơ số {dossier.code} của {dossier.submitter}, "
            f"nhận {format_long(dossier.received_on)}. Nội dung: {facts.content}."
        ),
        Paragraph(_promise(facts)),
        _table(facts.steps),
        Paragraph(_sum(facts)),
        SignatureBlock((Signer(("NGƯỜI THEO DÕI HỒ SƠ",), facts.clerk, hint=SIGN_HERE),)),
    ]
    name = f" {procedure.name}" if procedure else ""
    return Document(
        title=f"Phiếu kiểm soát hồ sơ {dossier.code}{name}",
        dated=facts.today,
        blocks=tuple(blocks),
    )


def _promise(facts: DossierFacts) -> str:
    dossier, procedure = facts.dossier, facts.procedure
    days = f"Quy trình: {procedure.name}, " if procedure else "Chưa có quy trình, "
    days += f"{format_number(procedure.working_days)} ngày làm việc. " if procedure else ""
    if dossier.due_on is None:
        return f"{days}Chưa hẹn ngày trả kết quả."
    return f"{days}Hẹn trả kết quả {format_long(dossier.due_on)}."


def _table(steps: tuple[StepLine, ...]) -> Table:
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Bước công việc", 2.4),
        Column("Người thực hiện", 1.9),
        Column("Nhận", mm=25, align="center"),
        Column("Xong", mm=25, align="center"),
        Column("Quy định (ngày làm việc)", mm=24, align="center"),
        Column("Thực tế (ngày làm việc)", mm=24, align="center"),
        Column("Kết quả", mm=28, align="center"),
        Column("Ghi chú", 1.4),
    )
    rows = [
        Row(((number, str(number)), *_cells(line))) for number, line in enumerate(steps, start=1)
    ]
    return Table(columns, rows, size=12)


def _cells(line: StepLine) -> tuple[CellContent, ...]:
    return (
        line.name,
        line.who,
        format_short(line.came_on) if line.came_on else "",
        format_short(line.done_on) if line.done_on else "",
        _days(line.allowed),
        _days(line.taken),
        verdict(line),
        line.note,
    )


def verdict(line: StepLine) -> str:
    if line.late:
        return f"Quá {format_number(line.late)} ngày"
    if line.done_on is None:
        return "Đang làm" if line.came_on else ""
    return "" if line.allowed is None else "Đúng hạn"


def _days(days: int | None) -> CellContent:
    return "" if days is None else (days, format_number(days))


def _sum(facts: DossierFacts) -> str:
    late = sum(1 for line in facts.steps if line.late)
    how_many = f"{format_number(late)} bước quá hạn" if late else "không có bước nào quá hạn"
    answered = facts.dossier.answered_on
    done = f"Đã trả kết quả ngày {format_short(answered)}" if answered else "Chưa trả kết quả"
    return f"{done}; {how_many}."


def file_name(services: Services, wanted: Wanted) -> str:
    dossier = dossier_facts(services, wanted.uid).dossier
    return f"Phiếu kiểm soát quá trình {dossier.code.replace('/', '-')}"


STEP_SHEET = Form(
    "step-sheet",
    "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="dossier",
    step="nominate",
)
