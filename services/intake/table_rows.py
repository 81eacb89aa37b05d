"""Goes down the rows below a header: records, the headings between them, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.progress import Progress
from services.intake.cell_values import Cell, Sheet
from services.intake.cells import text_of
from services.intake.columns import ListKind
from services.intake.header import Table, is_index_row, is_repeated_header
from services.intake.letterhead import DecisionAbove
from services.intake.records import RecordMaker
from services.intake.row_classes import (
    REASONS,
    RowClass,
    RowView,
    Section,
    classify,
    section_of,
)
from services.intake.source_rows import NO_SECTION, Problem, SectionFacts, Skipped, SourceRow

_HIGHEST_FILLED_DOWN = 5000


class TableRows:
    """One pass over the rows below a header."""

    def __init__(
        self,
        sheet: Sheet,
        table: Table,
        kind: ListKind,
        above: DecisionAbove | None,
        today: date,
        progress: Progress,
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._above = above
        self._progress = progress
        self._maker = RecordMaker(table, today, "household" if kind == "households" else None)
        self._filled_down = self._cells_filled_down()
        self._wide = self._rows_merged_wide()
        columns = table.columns
        self._ordinals = columns.get("ordinal", [])
        self._data_columns = [
            column
            for column, heading in table.headings.items()
            if heading.field != "ordinal" and column not in table.name_columns
        ]
        self._people_only = any(
            table.headings[column].kind == "individual" for column in table.name_columns
        )
        self._sections: list[Section] = []
        self.skipped: list[Skipped] = []
        """Rows that are no records, known once ``records`` has run."""

    def records(self) -> list[SourceRow]:
        found: list[SourceRow] = []
        signed = False
        total = len(self._sheet.rows)
        for row in range(self._table.first_data_row, total):
            if row % 500 == 0:
                self._progress.report(row, total, f"Đang đọc dòng {row + 1}")
            cells = self._sheet.rows[row]
            if not cells:
                continue
            kind_of_row = self._class_of(row, cells)
            if kind_of_row == "header":
                signed = False
            elif signed and kind_of_row != "blank":
                kind_of_row = "signature"
            if kind_of_row == "signature":
                signed = True
            elif kind_of_row == "section":
                self._enter(row)
            if kind_of_row == "record":
                found.extend(self._record(row))
            elif kind_of_row != "blank":
                self._skip(row, kind_of_row)
        return found

    def _class_of(self, row: int, cells: Sequence[Cell]) -> RowClass:
        if is_index_row(cells, self._table.headings):
            return "index"
        if is_repeated_header(cells, self._table):
            return "header"
        view = self._view(row)
        if self._only_filled_down(row, view):
            return "blank"
        return classify(view)

    def _view(self, row: int) -> RowView:
        cells = self._cells(row)
        name, _ = self._maker.name_of(cells)
        return RowView(
            cells=self._sheet.rows[row],
            ordinal=" ".join(text_of(cells.get(column)) for column in self._ordinals).strip(),
            name=name,
            data=[cells[c] for c in self._data_columns if cells.get(c) is not None],
            has_ordinal_column=bool(self._ordinals),
            people_only=self._people_only,
            merged_wide=row in self._wide,
        )

    def _cells(self, row: int) -> dict[int, Cell]:
        own = self._sheet.rows[row]
        cells = {column: own[column] for column in self._table.headings if column < len(own)}
        if above := self._filled_down.get(row):
            for column, cell in above.items():
                if cells.get(column) is None:
                    cells[column] = cell
        return cells

    def _only_filled_down(self, row: int, view: RowView) -> bool:
        """Nothing but what merged cells bring down: the row above goes on here."""
        return row in self._filled_down and not any(
            cell is not None and column in self._table.headings
            for column, cell in enumerate(view.cells)
        )

    def _record(self, row: int) -> Iterator[SourceRow]:
        section = self._facts()
        record = self._maker.make(self._cells(row), section)
        if self._above is not None:
            for name, value in self._above.values.items():
                record.values.setdefault(name, value)
        sheet, number = self._sheet.name, row + 1
        made = SourceRow(
            sheet,
            number,
            record.values,
            [Problem(sheet, number, letter, sentence) for letter, sentence in record.faults],
            section,
            record.kind_from,
            row in self._sheet.hidden_rows,
        )
        if not record.awards:
            yield made
        for place, award in enumerate(record.awards):
            values = {**record.values, "award": award.text}
            if award.period:
                values.setdefault("period", award.period)
            yield replace(made, values=values, problems=made.problems if place == 0 else [])

    def _enter(self, row: int) -> None:
        section = section_of(self._view(row))
        if section is None:
            return
        if section.level < 6:
            self._sections = [known for known in self._sections if known.level < section.level]
        else:
            self._sections = [
                known
                for known in self._sections
                if known.level < section.level or not _same_subject(known, section)
            ]
        self._sections.append(section)

    def _facts(self) -> SectionFacts:
        facts = NO_SECTION
        for section in self._sections:
            facts = SectionFacts(
                section.kind or facts.kind,
                section.award or facts.award,
                section.unit or facts.unit,
                (*facts.headings, section.text),
            )
        return facts

    def _skip(self, row: int, kind_of_row: RowClass) -> None:
        reason, number = REASONS[kind_of_row], row + 1
        if self.skipped and self.skipped[-1].reason == reason:
            last = self.skipped[-1]
            if self._nothing_between(last.last_row, row):
                self.skipped[-1] = replace(last, last_row=number)
                return
        self.skipped.append(Skipped(number, number, reason))

    def _nothing_between(self, after: int, row: int) -> bool:
        return not any(any(self._sheet.rows[between]) for between in range(after, row))

    def _cells_filled_down(self) -> dict[int, dict[int, Cell]]:
        """What merged cells that go down bring to the rows below their first."""
        filled: dict[int, dict[int, Cell]] = {}
        for merged in self._sheet.merged:
            if (
                merged.first_column in self._table.headings
                and merged.first_row >= self._table.first_data_row
                and merged.last_row - merged.first_row <= _HIGHEST_FILLED_DOWN
            ):
                cell = self._sheet.cell(merged.first_row, merged.first_column)
                for row in range(merged.first_row + 1, merged.last_row + 1):
                    if cell is not None:
                        filled.setdefault(row, {})[merged.first_column] = cell
        return filled

    def _rows_merged_wide(self) -> set[int]:
        wide = max(3, len(self._table.labels) // 2)
        return {
            merged.first_row
            for merged in self._sheet.merged
            if merged.first_row == merged.last_row
            and merged.last_column - merged.first_column + 1 >= wide
        }


def _same_subject(one: Section, other: Section) -> bool:
    """Whether two headings without a mark tell the same kind of thing, so that one ends the other."""
    return (
        bool(one.kind and other.kind)
        or bool(one.award and other.award)
        or bool(one.unit and other.unit)
    )
