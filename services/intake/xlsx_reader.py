"""Reads XLSX and XLSM: values by calamine, once the XML has been seen to be bounded."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, pairwise

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from services.intake.archive import Archive, attribute, local_name
from services.intake.cell_values import (
    MAXIMAL_CELLS,
    MAXIMAL_ROWS,
    Cell,
    ErrorCell,
    KnownTexts,
    MergedRange,
    Sheet,
    cell_of,
    trimmed,
)
from services.intake.opening import (
    damaged,
    locked_by_password,
    too_far,
    too_large,
    too_many_cells,
    too_many_rows,
)
from services.intake.xlsx_marks import SheetMarks, marks_of

_EXACT = 2**53
_ROWS_AT_ONCE = 2000
_MOST_MERGES = 50_000
_MOST_STRINGS = 3_000_000
_MOST_TEXT = 200 * 1024 * 1024
_STRING_REFERENCE = re.compile(rb"\bt=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>(\d+)<")


def read_xlsx(name: str, data: bytes, archive: Archive) -> tuple[Sheet, ...]:
    parts = _sheet_parts(archive)
    lengths = _string_lengths(name, archive)
    marks: dict[str, SheetMarks] = {}
    merges: dict[str, int] = {}
    for part in archive.xml_parts:
        xml = b"" if part.endswith("sharedstrings.xml") else archive.read(part)
        if b"sheetData" in xml:
            _check_repeated_text(name, xml, lengths)
            marks[part] = marks_of(xml)
            merges[part] = xml.count(b"mergeCell ")
    if any(
        found.far_cell or found.crowded
        for part, found in marks.items()
        if part not in parts.values()
    ):
        raise damaged(name)
    workbook = open_workbook(name, data)
    sheets = []
    left = MAXIMAL_CELLS
    for metadata in workbook.sheets_metadata:
        if metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        visible = metadata.visible == SheetVisibleEnum.Visible
        part = parts.get(metadata.name, "")
        found = marks.get(part)
        left -= found.cells if found else 0
        refusal = _refusal(name, metadata.name, found, left)
        if refusal or found is None:
            sheets.append(Sheet(metadata.name, visible, refusal=refusal))
            continue
        table = load_sheet(name, workbook, metadata.name)
        texts = KnownTexts()
        rows = rows_of(name, table, found.errors, texts)
        sheets.append(
            Sheet(
                metadata.name,
                visible,
                rows,
                merged_ranges(table) if merges[part] <= _MOST_MERGES else (),
                frozenset(row for row in found.hidden_rows if row < len(rows)),
                found.hidden_columns,
                respelled=texts.respelled,
            )
        )
    return tuple(sheets)


def _refusal(file_name: str, sheet_name: str, marks: SheetMarks | None, left: int) -> str:
    """``left``: how many more cells are read of the workbook."""
    if marks is None:
        return ""
    if marks.crowded or left < 0:
        return too_many_cells(file_name, sheet_name)
    if marks.far_cell:
        return too_far(file_name, sheet_name, marks.far_cell)
    if marks.rows > MAXIMAL_ROWS:
        return too_many_rows(file_name, sheet_name)
    return ""


def workbook_part(archive: Archive) -> str:
    """Where the list of sheets lies; "" when the archive is no such workbook."""
    if archive.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    for relation in archive.tree("_rels/.rels") if archive.has("_rels/.rels") else ():
        target = attribute(relation, "Target").replace("\\", "/").lstrip("/").lower()
        if target.endswith("workbook.xml") and archive.has(target):
            return target
    return ""


def _sheet_parts(archive: Archive) -> dict[str, str]:
    """The part of the archive in which each sheet lies."""
    workbook = workbook_part(archive)
    folder, file = posixpath.split(workbook)
    relations = posixpath.join(folder, "_rels", file + ".rels")
    targets = {
        attribute(relation, "Id"): attribute(relation, "Target").replace("\\", "/")
        for relation in (archive.tree(relations) if archive.has(relations) else ())
    }
    parts: dict[str, str] = {}
    for element in archive.tree(workbook).iter():
        if local_name(element.tag) == "sheet":
            target = targets.get(attribute(element, "id"), "")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
            parts[attribute(element, "name")] = path
    return parts


def _string_lengths(name: str, archive: Archive) -> list[int]:
    """How long each shared text is, in bytes of XML."""
    part = next((part for part in archive.xml_parts if part.endswith("sharedstrings.xml")), "")
    xml = archive.read(part) if part else b""
    if xml.count(b"<si") > _MOST_STRINGS:
        raise too_large(name)
    starts = [match.start() for match in re.finditer(rb"<(?:\w+:)?si[\s/>]", xml)]
    return [end - start for start, end in pairwise([*starts, len(xml)])]


def _check_repeated_text(name: str, xml: bytes, lengths: list[int]) -> None:
    """A long text that very many cells share would be laid out once for each of them."""
    uses = xml.count(b't="s"') + xml.count(b"t='s'")
    if uses * max(lengths, default=0) <= _MOST_TEXT:
        return
    total = 0
    for match in _STRING_REFERENCE.finditer(xml):
        place = int(match[1][:9])
        total += lengths[place] if place < len(lengths) else 0
        if total > _MOST_TEXT:
            raise too_large(name)


def open_workbook(name: str, data: bytes) -> CalamineWorkbook:
    with _told_plainly(name):
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def load_sheet(name: str, workbook: CalamineWorkbook, sheet: str) -> CalamineSheet:
    with _told_plainly(name):
        return workbook.get_sheet_by_name(sheet)


@contextmanager
def _told_plainly(name: str) -> Iterator[None]:
    try:
        yield
    except PasswordError as error:
        raise locked_by_password(name) from error
    except CalamineError as error:
        raise damaged(name) from error
    except BaseException as error:
        # The library gives up on some broken files with a panic, which is no ordinary exception.
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(name) from error


def rows_of(
    name: str,
    sheet: CalamineSheet,
    errors: dict[tuple[int, int], ErrorCell],
    texts: KnownTexts,
) -> list[list[Cell]]:
    if sheet.start is None:
        rows: list[list[Cell]] = []
    else:
        before: list[Cell] = [None] * sheet.start[1]
        with _told_plainly(name):
            rows = []
            found = islice(sheet.iter_rows(), MAXIMAL_ROWS)
            while some := list(islice(found, _ROWS_AT_ONCE)):
                columns = [_column(values, texts) for values in zip(*some, strict=True)]
                for column, values in enumerate(zip(*some, strict=True), len(before)):
                    texts.note_column(values, len(rows), column)
                rows += [
                    trimmed(before + cells) if before or cells[-1] is None else cells
                    for cells in map(list, zip(*columns, strict=True))
                ]
    for (row, column), error in errors.items():
        while len(rows) <= row:
            rows.append([])
        cells = rows[row]
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = error
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _column(values: Sequence[object], texts: KnownTexts) -> list[Cell]:
    """The cells of one column, quickly where they are all text or all numbers."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return list(map(texts.__getitem__, values))  # pyright: ignore[reportArgumentType]
    if kinds == {float}:
        return list(map(_number, values))  # pyright: ignore[reportArgumentType]
    return [_cell(value, texts) for value in values]


def _cell(value: object, texts: KnownTexts) -> Cell:
    if isinstance(value, float):
        return _number(value)
    return texts[value] if isinstance(value, str) else cell_of(value)


def _number(value: float) -> Cell:
    return int(value) if value.is_integer() and -_EXACT < value < _EXACT else value


def merged_ranges(sheet: CalamineSheet) -> tuple[MergedRange, ...]:
    return tuple(
        MergedRange(first[0], first[1], last[0], last[1])
        for first, last in sheet.merged_cell_ranges or ()
    )
