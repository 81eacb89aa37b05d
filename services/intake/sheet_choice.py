"""Chooses the sheet of a workbook that holds the list: the one that is named, or the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.problems import Refused
from models.vietnamese import fold
from services.intake.cell_values import Sheet, Workbook
from services.intake.columns import EXPECTED, TITLES, ListKind
from services.intake.opened_sheet import OpenedSheet, opened_sheet
from services.intake.reading import AS_FOUND, Reading

_GUIDES = ("huong dan", "vi du", "sample", "example", "guide", "danh muc", "chu giai")


def choose_sheet(
    workbook: Workbook,
    kind: ListKind,
    wanted: str | None,
    told: Reading = AS_FOUND,
    layouts: Mapping[str, str] | None = None,
) -> OpenedSheet:
    """The sheet that is wanted, else the first visible one with a recognised header.

    Raises ``Refused`` when nobody is named in it.
    """
    file = workbook.file_name
    if wanted is not None:
        sheet = sheet_named(workbook, wanted)
        if sheet.refusal:
            raise Refused(sheet.refusal)
        opened = opened_sheet(sheet, kind, told, layouts)
        if opened.names_somebody:
            return opened
        if opened.table is not None and (told.header or told.columns):
            raise Refused(
                f"Trang “{sheet.name}” chưa có cột nào là họ và tên hoặc tên tập thể; "
                "hãy chọn cột đó."
            )
        raise Refused(
            f"Trang “{sheet.name}” của tệp {file} không có dòng tiêu đề nhận ra được; {_expected(kind)}."
        )
    for sheet in offered_sheets(workbook):
        if not sheet.refusal:
            opened = opened_sheet(sheet, kind, told, layouts)
            if opened.names_somebody:
                return opened
    for sheet in offered_sheets(workbook):
        if sheet.refusal:
            raise Refused(sheet.refusal)
    raise Refused(f"Tệp {file} không có bảng nào nhận ra được; {_expected(kind)}.")


def sheet_to_look_at(
    workbook: Workbook,
    kind: ListKind,
    wanted: str | None,
    told: Reading = AS_FOUND,
    layouts: Mapping[str, str] | None = None,
) -> OpenedSheet:
    """Like ``choose_sheet``, but a sheet without a list is opened too. Raises ``Refused``."""
    if wanted is not None:
        sheet = sheet_named(workbook, wanted)
        if sheet.refusal:
            raise Refused(sheet.refusal)
        return opened_sheet(sheet, kind, told, layouts)
    try:
        return choose_sheet(workbook, kind, None, told, layouts)
    except Refused:
        for sheet in offered_sheets(workbook):
            if not sheet.refusal and sheet.rows:
                return opened_sheet(sheet, kind, told, layouts)
        raise


def offered_sheets(workbook: Workbook) -> Iterator[Sheet]:
    for sheet in workbook.sheets:
        if sheet.visible and not is_guide(sheet.name):
            yield sheet


def is_guide(sheet_name: str) -> bool:
    """Sheets that explain or list codes hold no data."""
    name = fold(sheet_name)
    return name.startswith(_GUIDES) or name.replace(" ", "").startswith(("vidu", "danhmuc"))


def sheet_named(workbook: Workbook, wanted: str) -> Sheet:
    """Raises ``Refused``."""
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
