"""Reads the records of a list out of a file: cleaned values, and what is wrong, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from models.progress import SILENT, Progress
from services.intake.cell_values import Workbook, column_letter
from services.intake.columns import LIST_FIELDS, ListKind
from services.intake.header import Table
from services.intake.letterhead import decision_above
from services.intake.opened_sheet import OpenedSheet
from services.intake.reading import AS_FOUND, Reading
from services.intake.remarks import other_lists, remarks
from services.intake.sheet_choice import choose_sheet, sheet_to_look_at
from services.intake.sheet_view import SheetView, column_views, offers
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
    reading: Reading = AS_FOUND,
    layouts: Mapping[str, str] | None = None,
) -> ReadResult:
    """``layouts``: the settings among which layouts are remembered. Raises ``Refused``."""
    opened = choose_sheet(workbook, kind, sheet, reading, layouts)
    table = opened.table
    assert table is not None
    above = None
    if "decision_number" in LIST_FIELDS[kind] and "decision_number" not in table.columns:
        above = decision_above(opened.sheet, table.top)
    run = TableRows(
        opened.sheet, table, kind, above, today or date.today(), progress, opened.reading
    )
    rows = run.records()
    return ReadResult(
        workbook.file_name,
        opened.sheet.name,
        table.top + 1,
        {name: column_letter(columns[0]) for name, columns in table.columns.items()},
        [
            (column_letter(column), table.label(column), heading.field)
            for column, heading in sorted(table.headings.items())
        ],
        table.unrecognised,
        rows,
        run.skipped,
        (*remarks(workbook, opened.sheet, table, kind, rows, above), *run.period_notes, *run.notes),
        tuple(other_lists(workbook, opened.sheet, kind)),
        opened,
        _view(workbook, opened, run),
    )


def look_at(
    workbook: Workbook,
    kind: ListKind,
    sheet: str | None = None,
    *,
    reading: Reading = AS_FOUND,
    layouts: Mapping[str, str] | None = None,
) -> SheetView:
    """The sheet as it can be shown, also when no list was found in it. Raises ``Refused``."""
    opened = sheet_to_look_at(workbook, kind, sheet, reading, layouts)
    if opened.table is None:
        return _view(workbook, opened, None)
    run = TableRows(opened.sheet, opened.table, kind, None, date.today(), SILENT, opened.reading)
    run.records()
    return _view(workbook, opened, run)


def _view(workbook: Workbook, opened: OpenedSheet, run: TableRows | None) -> SheetView:
    table: Table | None = opened.table
    columns = tuple(column_views(opened.sheet, table, opened.reading, opened.told))
    if table is None or run is None:
        return SheetView(
            workbook.file_name,
            opened.sheet,
            tuple(offers(workbook)),
            columns,
            proposals=opened.legacy,
            layout=opened.layout,
        )
    return SheetView(
        workbook.file_name,
        opened.sheet,
        tuple(offers(workbook)),
        columns,
        table.top + 1,
        table.header_end,
        table.first_data_row + 1,
        opened.reading.last_row or len(opened.sheet.rows),
        run.classes,
        (*opened.legacy, *run.changes.proposals(table.labels, run.switched_on)),
        opened.layout,
        opened.remembered,
    )
