"""Reads the records of a list out of a file: cleaned values, and what is wrong, row by row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.progress import SILENT, Progress
from services.intake.cell_values import Workbook, column_letter
from services.intake.columns import LIST_FIELDS, ListKind
from services.intake.letterhead import decision_above
from services.intake.remarks import other_lists, remarks
from services.intake.sheet_choice import choose_sheet
from services.intake.source_rows import Problem, ReadResult, Skipped, SourceRow
from services.intake.table_rows import TableRows
from services.intake.workbook import read_workbook

__all__ = ["Problem", "ReadResult", "Skipped", "SourceRow", "read_records", "records_of"]


def read_records(
    path: Path,
    kind: ListKind,
    sheet: str | None = None,
    *,
    today: date | None = None,
    progress: Progress = SILENT,
) -> ReadResult:
    """Every record of the list in ``path``; raises ``Refused`` when no list is found in it."""
    progress.report(0, 0, f"Đang đọc {path.name}")
    return records_of(read_workbook(path), kind, sheet, today=today, progress=progress)


def records_of(
    workbook: Workbook,
    kind: ListKind,
    sheet: str | None = None,
    *,
    today: date | None = None,
    progress: Progress = SILENT,
) -> ReadResult:
    chosen, table = choose_sheet(workbook, kind, sheet)
    above = None
    if "decision_number" in LIST_FIELDS[kind] and "decision_number" not in table.columns:
        above = decision_above(chosen, table.top)
    reading = TableRows(chosen, table, kind, above, today or date.today(), progress)
    rows = reading.records()
    return ReadResult(
        workbook.file_name,
        chosen.name,
        table.top + 1,
        {name: column_letter(columns[0]) for name, columns in table.columns.items()},
        [
            (column_letter(column), " ".join(table.labels[column].split()), heading.field)
            for column, heading in sorted(table.headings.items())
        ],
        table.unrecognised,
        rows,
        reading.skipped,
        tuple(remarks(workbook, chosen, table, kind, rows, above)),
        tuple(other_lists(workbook, chosen, kind)),
    )
