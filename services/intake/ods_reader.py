"""Reads ODS (LibreOffice): values, merged cells, hidden rows, columns and sheets, errors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from xml.parsers import expat

from services.intake.archive import Archive
from services.intake.cell_values import (
    MAXIMAL_CELLS,
    MAXIMAL_ROWS,
    Cell,
    ErrorCell,
    KnownTexts,
    MergedRange,
    Sheet,
    cell_of,
    column_letter,
    trimmed,
)
from services.intake.opening import (
    damaged,
    foreign_parts,
    locked_by_password,
    too_far,
    too_many_rows,
)

_CELLS = frozenset(("table-cell", "covered-table-cell"))
_NUMBERS = frozenset(("float", "currency", "percentage"))
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def read_ods(name: str, archive: Archive) -> tuple[Sheet, ...]:
    if archive.has("META-INF/manifest.xml") and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise locked_by_password(name)
    content = archive.read("content.xml")
    if b"office:spreadsheet" not in content:
        raise foreign_parts(name, lambda part: part == "word/")
    walk = _Walk(name)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = walk.refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError, OverflowError) as error:
        raise damaged(name) from error
    return tuple(walk.sheets)


@dataclass(slots=True)
class _Table:
    name: str
    visible: bool
    rows: list[list[Cell]] = field(default_factory=list)
    row_count: int = 0
    """Rows so far, with the empty ones that are not in ``rows`` yet."""
    cells: int = 0
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_count: int = 0
    refusal: str = ""


class _Walk:
    """Follows ``content.xml`` element by element; annotations inside cells are passed over."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self.sheets: list[Sheet] = []
        self._texts = KnownTexts()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._table: _Table | None = None
        self._inner_tables = 0
        self._row: list[Cell] = []
        self._width = 0
        """Cells of the row so far, with the empty ones that are not in ``_row`` yet."""
        self._row_attributes: dict[str, str] = {}
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        self._line: list[str] | None = None
        self._annotations = 0

    def refuse(self, *_: object) -> None:
        raise damaged(self._file_name)

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        attributes = {key.rpartition(":")[2]: value for key, value in given.items()}
        if name == "annotation":
            self._annotations += 1
        elif name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "table:table" or (name == "table" and self._table is None):
            self._start_table(attributes)
        elif self._table is None or self._inner_tables:
            return
        elif name == "table-column":
            self._column(attributes)
        elif name == "table-row":
            self._row, self._width, self._row_attributes = [], 0, attributes
        elif name in _CELLS:
            self._cell, self._lines, self._line = attributes, [], None
            self._cell["covered"] = "yes" if name.startswith("covered") else ""
            if "calcext:value-type" in given:
                self._cell["checked-type"] = given["calcext:value-type"]
            self._cell["value-type"] = given.get(
                "office:value-type", attributes.get("value-type", "")
            )
        elif self._cell is not None and not self._annotations:
            self._start_text(name, attributes)

    def _start_table(self, attributes: dict[str, str]) -> None:
        if self._table is not None:
            self._inner_tables += 1
            return
        visible = attributes.get("style-name", "") not in self._hidden_styles
        self._table = _Table(attributes.get("name", ""), visible)
        self._texts = KnownTexts()

    def _start_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            self._line = []
        elif self._line is None:
            return
        elif name == "s":
            self._line.append(" " * min(_count(attributes, "c"), 100))
        elif name == "tab":
            self._line.append("\t")
        elif name == "line-break":
            self._line.append("\n")

    def text(self, text: str) -> None:
        if self._line is not None and not self._annotations:
            self._line.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "annotation":
            self._annotations -= 1
        elif self._table is None or (self._annotations and name != "table"):
            return
        elif self._inner_tables:
            self._inner_tables -= tag == "table:table"
        elif name == "p" and self._line is not None:
            self._lines.append("".join(self._line))
            self._line = None
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row(self._table)
        elif name == "table":
            self._end_table(self._table)

    def _column(self, attributes: dict[str, str]) -> None:
        assert self._table is not None
        repeated = _count(attributes, "number-columns-repeated")
        if attributes.get("visibility", "visible") != "visible":
            begin = self._table.column_count
            self._table.hidden_columns.update(range(begin, min(begin + repeated, 16_384)))
        self._table.column_count += repeated

    def _end_cell(self, cell: dict[str, str]) -> None:
        assert self._table is not None
        repeated = _count(cell, "number-columns-repeated")
        value = None if cell["covered"] else self._value(cell)
        if value is not None and not self._table.refusal:
            if self._width + repeated > MAXIMAL_CELLS:
                self._refuse_far()
                return
            self._texts.note_column(["\n".join(self._lines)], self._table.row_count, self._width)
            self._row.extend([None] * (self._width - len(self._row)))
            self._row.extend([value] * repeated)
        self._note_merge(cell)
        self._width += repeated

    def _value(self, cell: dict[str, str]) -> Cell:
        text = "\n".join(self._lines)
        kind = cell["value-type"]
        if cell.get("checked-type") == "error":
            return ErrorCell(text.strip() or "#N/A")
        if kind in _NUMBERS and cell.get("value"):
            return cell_of(float(cell["value"]))
        if kind == "boolean":
            return cell.get("boolean-value") == "true"
        if kind == "date" and (day := _ISO_DATE.match(cell.get("date-value", ""))):
            return date(int(day[1]), int(day[2]), int(day[3]))
        if kind == "string" and "string-value" in cell and not text:
            return self._texts[cell["string-value"]]
        return self._texts[text]

    def _note_merge(self, cell: dict[str, str]) -> None:
        assert self._table is not None
        wide = _count(cell, "number-columns-spanned")
        high = _count(cell, "number-rows-spanned")
        if (wide > 1 or high > 1) and len(self._table.merged) < MAXIMAL_ROWS:
            row, column = self._table.row_count, self._width
            self._table.merged.append(MergedRange(row, column, row + high - 1, column + wide - 1))

    def _end_row(self, table: _Table) -> None:
        repeated = _count(self._row_attributes, "number-rows-repeated")
        cells = trimmed(self._row)
        if cells and not table.refusal:
            table.cells += len(cells) * repeated
            if table.row_count + repeated > MAXIMAL_ROWS:
                table.refusal = too_many_rows(self._file_name, table.name)
            elif table.cells > MAXIMAL_CELLS:
                self._refuse_far()
            else:
                table.rows.extend([] for _ in range(table.row_count - len(table.rows)))
                table.rows.extend(list(cells) for _ in range(repeated))
                if self._row_attributes.get("visibility", "visible") != "visible":
                    begin = table.row_count
                    table.hidden_rows.update(range(begin, begin + repeated))
        table.row_count += repeated

    def _refuse_far(self) -> None:
        assert self._table is not None
        far = f"{column_letter(min(self._width, 16_383))}{self._table.row_count + 1}"
        self._table.refusal = too_far(self._file_name, self._table.name, far)

    def _end_table(self, table: _Table) -> None:
        refused = bool(table.refusal)
        self.sheets.append(
            Sheet(
                table.name,
                table.visible,
                () if refused else table.rows,
                () if refused else tuple(table.merged),
                frozenset(table.hidden_rows),
                frozenset(table.hidden_columns),
                table.refusal,
                {} if refused else self._texts.respelled,
            )
        )
        self._table = None


def _count(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    return max(1, int(written)) if written.isascii() and written.isdigit() else 1
