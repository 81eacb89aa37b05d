"""Goes down the rows below a header: records, the headings between them, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.progress import Progress
from models.subjects import SubjectKind
from services.intake.authors import AuthorText, authors_in, share_of_several
from services.intake.cell_values import Cell, Sheet, column_letter
from services.intake.cells import text_of
from services.intake.changes_seen import ChangesSeen
from services.intake.columns import ListKind
from services.intake.header import Table, is_index_row, is_repeated_header
from services.intake.letterhead import DecisionAbove
from services.intake.merged_rows import cells_filled_down, rows_merged_wide
from services.intake.name_case import capitals_kind
from services.intake.name_cells import NameCells
from services.intake.names import collective_told
from services.intake.other_tables import agrees, headings_in, told_of_other_table
from services.intake.period_above import DATED, period_above
from services.intake.reading import AS_FOUND, Reading
from services.intake.records import GradeText, Record, RecordMaker, year_named
from services.intake.row_classes import (
    REASONS,
    RowClass,
    RowView,
    Section,
    classify,
    may_be_no_name,
    section_of,
)
from services.intake.source_rows import NO_SECTION, Problem, SectionFacts, Skipped, SourceRow
from services.intake.switches import CLEANINGS, CleaningKind, Switches

_SHORTEST_PLAIN = 6


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
        reading: Reading = AS_FOUND,
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._kind: ListKind = kind
        self._above = above
        self._progress = progress
        self._forced: dict[int, RowClass] = {row - 1: each for row, each in reading.rows.items()}
        self._end = min(reading.last_row or len(sheet.rows), len(sheet.rows))
        columns = table.columns
        switches = Switches(reading.cleaning)
        self.changes = ChangesSeen()
        """What cleaning changed, known once ``records`` has run."""
        self.names = NameCells(columns, switches, self._some_half_capitals())
        kind_of_list: SubjectKind | None = "household" if kind == "households" else None
        self.switched_on: dict[CleaningKind, bool] = {
            **{kind: switches.on(kind) for kind in CLEANINGS},
            **self.names.cases,
        }
        """Which kinds of cleaning are done."""
        self._maker = RecordMaker(
            table,
            self.names,
            self.changes,
            today,
            kind_of_list,
            switches,
            graded=kind == "ratings",
        )
        self._period_above = period_above(sheet, table.top, kind)
        self._dated = kind in DATED
        self.period_notes: list[str] = []
        """Where the period of rows that name none was found, known once ``records`` has run."""
        self._filled_down = cells_filled_down(sheet, table)
        self._wide = rows_merged_wide(sheet, table)
        self._width = max(table.headings, default=-1) + 1
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
        self._section_facts = NO_SECTION
        self.skipped: list[Skipped] = []
        """Rows that are no records, known once ``records`` has run."""
        self.classes: dict[int, RowClass] = {}
        """The class of every row below the header that is no record, by its number in Excel."""

        self.notes: list[str] = []
        """What is to be said of the whole table, known once ``records`` has run."""

    def records(self) -> list[SourceRow]:
        found: list[SourceRow] = []
        signed = elsewhere = False
        rows, total = self._sheet.rows, self._end
        respelled = self._sheet.respelled
        for row in range(self._table.first_data_row, total):
            if row % 500 == 0:
                self._progress.report(row, total, f"Đang đọc dòng {row + 1}")
            if not rows[row]:
                continue
            cells = self._cells(row)
            written, column = self.names.written(cells)
            forced = self._forced.get(row)
            if forced and all(cell is None for cell in cells):
                continue
            kind_of_row: RowClass = forced or (
                "outside" if elsewhere else self._class_of(row, cells, written)
            )
            if kind_of_row == "outside" and not elsewhere and not forced:
                elsewhere = True
                told = told_of_other_table(self._sheet.name, row + 1, self._table.top + 1)
                self.notes.append(told)
            if elsewhere or kind_of_row == "header":
                signed = False
            elif signed and kind_of_row != "blank" and not forced:
                kind_of_row = "signature"
            if kind_of_row == "record":
                if respelled:
                    self._note_respelled(row, cells)
                self._add_record(found, row, cells, written, column)
                continue
            if kind_of_row == "signature":
                signed = True
            elif kind_of_row == "section":
                self._enter(row)
            self.classes[row + 1] = kind_of_row
            if kind_of_row != "blank":
                self._skip(row, kind_of_row)
        return found

    def _class_of(self, row: int, cells: Sequence[Cell], written: str) -> RowClass:
        if self._plainly_record(row, cells, written):
            return "record"
        own = self._sheet.rows[row]
        if is_index_row(own, self._table.headings):
            return "index"
        if is_repeated_header(own, self._table):
            return "header"
        if headed := headings_in(own, self._kind):
            return "header" if agrees(headed, self._table) else "outside"
        view = self._view(row, cells, written)
        if self._only_filled_down(row, view):
            return "blank"
        return classify(view)

    def _plainly_record(self, row: int, cells: Sequence[Cell], written: str) -> bool:
        """A quick look that is right when it says yes: a numbered name with more text beside it."""
        if len(self._ordinals) != 1 or type(cells[self._ordinals[0]]) is not int:
            return False
        if len(written) < _SHORTEST_PLAIN or "=" in written or row in self._filled_down:
            return False
        if may_be_no_name(written):
            return False
        for column in self._data_columns:
            cell = cells[column]
            if isinstance(cell, str) and len(cell) > 1 and cell[0].isalpha() and cell != written:
                return True
        return False

    def _view(self, row: int, cells: Sequence[Cell], written: str) -> RowView:
        return RowView(
            cells=self._sheet.rows[row],
            ordinal=" ".join(text_of(cells[column]) for column in self._ordinals).strip(),
            name=written,
            data=[cells[c] for c in self._data_columns if cells[c] is not None],
            has_ordinal_column=bool(self._ordinals),
            people_only=self._people_only,
            merged_wide=row in self._wide,
        )

    def _cells(self, row: int) -> Sequence[Cell]:
        """The whole row, at least as wide as the table, with what merged cells bring down."""
        cells = self._sheet.rows[row]
        above = self._filled_down.get(row)
        if len(cells) >= self._width and not above:
            return cells
        cells = [*cells, *[None] * (self._width - len(cells))]
        for column, cell in above.items() if above else ():
            if cells[column] is None:
                cells[column] = cell
        return cells

    def _only_filled_down(self, row: int, view: RowView) -> bool:
        """Nothing but what merged cells bring down: the row above goes on here."""
        return row in self._filled_down and not any(
            cell is not None and column in self._table.headings
            for column, cell in enumerate(view.cells)
        )

    def _some_half_capitals(self) -> bool:
        """Whether names were half turned into capitals: then whole capitals are put right too."""
        rows = self._sheet.rows[self._table.first_data_row : self._end]
        for column in self._table.name_columns:
            for row in rows:
                name = row[column] if column < len(row) else None
                if not isinstance(name, str) or name.istitle() or name.isupper():
                    continue
                if capitals_kind(name) == "half_capitals" and not collective_told(name):
                    return True
        return False

    def _note_respelled(self, row: int, cells: Sequence[Cell]) -> None:
        for column in self._table.headings:
            if (raw := self._sheet.respelled.get((row, column))) is not None:
                self.changes.note("spaces", column, row + 1, raw, text_of(cells[column]))

    def _add_record(
        self,
        found: list[SourceRow],
        row: int,
        cells: Sequence[Cell],
        written: str,
        name_column: int | None,
    ) -> None:
        if self._kind == "initiatives" and (authors := authors_in(written)):
            self._add_authors(found, row, cells, authors, name_column)
            return
        record = self._maker.make(row + 1, cells, self._section_facts, written, name_column)
        self._add_made(found, row, cells, record)

    def _add_made(
        self, found: list[SourceRow], row: int, cells: Sequence[Cell], record: Record
    ) -> None:
        section = self._section_facts
        sheet, number = self._sheet.name, row + 1
        values = record.values
        if self._above is not None:
            for name, value in self._above.values.items():
                values.setdefault(name, value)
        problems: Sequence[Problem] = ()
        if record.faults:
            problems = [Problem(sheet, number, letter, told) for letter, told in record.faults]
        made = SourceRow(
            sheet,
            number,
            values,
            problems,
            section,
            record.kind_from,
            row in self._sheet.hidden_rows,
        )
        if record.grades:
            found += self._grades(made, record.grades)
            return
        if self._dated:
            if "period" not in values and (period := self._period_told()):
                values["period"] = period
            if self._kind == "initiatives" and self._goes_on(cells):
                values["goes_on"] = True
        awards = record.awards
        if len(awards) == 1:
            values["award"] = awards[0].text
            if awards[0].period:
                values.setdefault("period", awards[0].period)
        if len(awards) < 2:
            found.append(made)
            return
        for place, award in enumerate(awards):
            copy = {**values, "award": award.text}
            if award.period:
                copy.setdefault("period", award.period)
            found.append(replace(made, values=copy, problems=problems if place == 0 else ()))

    def _grades(self, made: SourceRow, grades: Sequence[GradeText]) -> Iterator[SourceRow]:
        """The record once for each period of which it tells a grade."""
        for place, grade in enumerate(grades):
            values = {**made.values, "rating": grade.text}
            if grade.period:
                values["period"] = grade.period
            elif "period" not in values and (period := self._period_told()):
                values["period"] = period
            yield replace(
                made,
                values=values,
                problems=made.problems if place == 0 else (),
                letters={"rating": grade.letter},
            )

    def _goes_on(self, cells: Sequence[Cell]) -> bool:
        """Whether a row without a number of its own is one more author of the one above it."""
        return bool(self._ordinals) and all(cells[column] is None for column in self._ordinals)

    def _period_told(self) -> str:
        """What the nearest heading above the row names, in the table or above it."""
        for text in reversed(self._section_facts.headings):
            if period := year_named(text):
                return period
        above = self._period_above
        if above is None:
            return ""
        if not self.period_notes:
            self.period_notes.append(above.told)
        return above.code

    def _add_authors(
        self,
        found: list[SourceRow],
        row: int,
        cells: Sequence[Cell],
        authors: Sequence[AuthorText],
        name_column: int | None,
    ) -> None:
        """One record for each author whom the cell names."""
        for place, author in enumerate(authors):
            record = self._maker.make(row + 1, cells, self._section_facts, author.name, name_column)
            told = record.values.pop("share", ())
            if author.share is not None:
                record.values["share"] = (author.share,)
            elif len(told) == len(authors):
                record.values["share"] = (told[place],)
            elif told and not place:
                letter = column_letter(self._table.columns["share"][0])
                record.faults.append((letter, share_of_several(len(authors))))
            if place:
                record.faults.clear()
            if author.fault and name_column is not None:
                record.faults.append((column_letter(name_column), author.fault))
            before = len(found)
            self._add_made(found, row, cells, record)
            letters: dict[str, str] = {}
            if author.share is not None and name_column is not None:
                letters["share"] = column_letter(name_column)
            found[before:] = [
                replace(each, letters=letters, place=place) for each in found[before:]
            ]

    def _enter(self, row: int) -> None:
        cells = self._cells(row)
        section = section_of(self._view(row, cells, self.names.written(cells)[0]))
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
        self._section_facts = self._facts()

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


def _same_subject(one: Section, other: Section) -> bool:
    """Whether two headings without a mark tell the same kind of thing, so that one ends the other."""
    return (
        bool(one.kind and other.kind)
        or bool(one.award and other.award)
        or bool(one.unit and other.unit)
    )
