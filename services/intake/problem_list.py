"""The problems of a file as a spreadsheet, to be sent back to whoever made the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.progress import SILENT, Progress
from services.documents.document import Column, Document, Heading, Row, Section, Table
from services.documents.writers import write_document
from services.intake.plan import STATES, Plan


def write_problem_list(plan: Plan, target: Path, dated: date, progress: Progress = SILENT) -> Path:
    """Raises ``Refused`` when ``target`` cannot be written."""
    states = {(row.sheet, row.row): (STATES[row.state], row.name) for row in plan.rows}
    rows = [
        Row(
            (
                problem.sheet,
                (problem.row, str(problem.row)),
                problem.column,
                *reversed(states.get((problem.sheet, problem.row), ("", ""))),
                problem.message,
            )
        )
        for problem in plan.problems
    ]
    columns = (
        Column("Trang", 1.2),
        Column("Dòng", mm=16, align="right"),
        Column("Cột", mm=14, align="center"),
        Column("Họ và tên / Tên tập thể", 2.2),
        Column("Kết quả", 1),
        Column("Điều cần xem", 5),
    )
    document = Document(
        title=f"Những dòng cần xem trong {plan.file}",
        dated=dated,
        blocks=(
            Section(landscape=True, name="Cần xem"),
            Heading("NHỮNG DÒNG CẦN XEM", plan.file, rule=False),
            Table(columns, rows, size=11),
        ),
    )
    write_document(document, target, progress)
    return target
