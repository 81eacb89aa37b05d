"""Chooses the sheet of a workbook that holds the list: the one that is named, or the first."""

from __future__ import annotations

from collections.abc import Iterator

from models.problems import Refused
from models.vietnamese import fold
from services.intake.cell_values import Sheet, Workbook
from services.intake.columns import EXPECTED, TITLES, ListKind
from services.intake.header import Table, find_table

_GUIDES = ("huong dan", "vi du", "sample", "example", "guide", "danh muc", "chu giai")


def choose_sheet(workbook: Workbook, kind: ListKind, wanted: str | None) -> tuple[Sheet, Table]:
    """The sheet that is wanted, else the first visible one with a recognised header."""
    file = workbook.file_name
    if wanted is not None:
        sheet = _sheet_named(workbook, wanted)
        if sheet.refusal:
            raise Refused(sheet.refusal)
        if table := find_table(sheet, kind):
            return sheet, table
        raise Refused(
            f"Trang “{sheet.name}” của tệp {file} không có dòng tiêu đề nhận ra được; {_expected(kind)}."
        )
    for sheet in offered_sheets(workbook):
        if not sheet.refusal and (table := find_table(sheet, kind)):
            return sheet, table
    for sheet in offered_sheets(workbook):
        if sheet.refusal:
            raise Refused(sheet.refusal)
    raise Refused(f"Tệp {file} không có bảng nào nhận ra được; {_expected(kind)}.")


def offered_sheets(workbook: Workbook) -> Iterator[Sheet]:
    for sheet in workbook.sheets:
        if sheet.visible and not is_guide(sheet.name):
            yield sheet


def is_guide(sheet_name: str) -> bool:
    """Sheets that explain or list codes hold no data."""
    name = fold(sheet_name)
    return name.startswith(_GUIDES) or name.replace(" ", "").startswith(("vidu", "danhmuc"))


def _sheet_named(workbook: Workbook, wanted: str) -> Sheet:
    for matches in (str, fold):
        for sheet in workbook.sheets:
            if matches(sheet.name) == matches(wanted):
                return sheet
    names = ", ".join(f"“{sheet.name}”" for sheet in workbook.sheets)
    raise Refused(
        f"Tệp {workbook.file_name} không có trang “{wanted}”; các trang trong tệp: {names}."
    )


def _expected(kind: ListKind) -> str:
    titles = ", ".join(f"“{TITLES[name]}”" for name in EXPECTED[kind])
    return f"cần một dòng tiêu đề có các cột như {titles}"
