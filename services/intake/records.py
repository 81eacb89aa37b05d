"""Makes the values of one record out of the cells of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.subjects import SubjectKind
from services.intake.birth_cells import BirthCells
from services.intake.cell_values import Cell, ErrorCell, column_letter
from services.intake.cells import clean_kind, clean_text, holder_class_of, is_tick, text_of
from services.intake.changes_seen import ChangesSeen
from services.intake.cleaners import CleanedCell, KnownCells, shown_after
from services.intake.decision_cells import clean_decision
from services.intake.header import Table
from services.intake.name_cells import NameCells
from services.intake.names import NameParts, collective_told
from services.intake.source_rows import SectionFacts
from services.intake.switches import ALL_ON, Switches

_TAKEN_APART = frozenset(
    [
        "ordinal",
        "name",
        "family_name",
        "given_name",
        "name_and_position",
        "kind",
        "kind_or_class",
        "birth_male",
        "birth_female",
        "birth_day",
        "birth_month",
        "birth_year",
        "sex_male",
        "sex_female",
        "award",
        "award_code",
        "decision_number",
    ]
)
_TOLD_BY_KIND = ("birth_date", "sex", "personal_id")
_YEARS = re.compile(r"\b(20\d\d)(?:\s*[-–]\s*(20\d\d))?\b")


@dataclass(frozen=True, slots=True)
class AwardText:
    """An award as a row names it; ``period`` when the heading of its column gives the year."""

    text: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class GradeText:
    """A grade as a row writes or ticks it; ``period`` when its heading gives the year."""

    text: str
    period: str
    letter: str


@dataclass(slots=True)
class Record:
    values: dict[str, Any] = field(default_factory=dict)
    awards: list[AwardText] = field(default_factory=list)
    grades: list[GradeText] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Column letter and sentence."""
    kind_from: str = ""
    """Where the kind was found: column, name, section, list, heading; "" when it is not known."""


class RecordMaker:
    """``cells`` are a whole row, at least as wide as the table."""

    def __init__(
        self,
        table: Table,
        names: NameCells,
        changes: ChangesSeen,
        today: date,
        kind_of_list: SubjectKind | None = None,
        switches: Switches = ALL_ON,
        *,
        graded: bool = False,
    ) -> None:
        """``graded``: each column of grades is of a year or of one grade, not a spare one."""
        self._table = table
        self._names = names
        self._changes = changes
        self._kind_of_list: SubjectKind | None = kind_of_list
        columns = table.columns
        self._columns = columns
        self._known = {name: KnownCells(name, today, switches) for name in (*columns, "birth_date")}
        apart = {*_TAKEN_APART, "rating"} if graded else _TAKEN_APART
        self._plain = [
            (name, columns[name], self._known[name]) for name in columns if name not in apart
        ]
        self._births = BirthCells(columns, self._known)
        self._award_columns = [
            (name, column, table.headings[column].label)
            for name in ("award", "award_code")
            for column in columns.get(name, ())
        ]
        self._kind_columns = columns.get("kind", [])
        self._class_columns = columns.get("kind_or_class", [])
        self._decision_columns = columns.get("decision_number", [])
        self._has_class = "subject_class" in columns or bool(self._class_columns)
        self._has_hamlet = "hamlet" in columns
        self._places = [name for name in ("hamlet", "department") if name in columns]
        years = self._years_over("award")
        self._award_years = years if len(set(years.values())) > 1 else {}
        self._grade_columns = columns.get("rating", []) if graded else []
        self._grade_years = self._years_over("rating")

    def make(
        self,
        row: int,
        cells: Sequence[Cell],
        section: SectionFacts,
        written: str,
        name_column: int | None,
    ) -> Record:
        """``row`` as Excel numbers it; ``written`` is the name, which stands in ``name_column``."""
        record = Record()
        values = record.values
        for name, columns, known in self._plain:
            for column in columns:
                cell = cells[column]
                if cell is None:
                    continue
                found = known[cell] if isinstance(cell, str) else known[type(cell), cell]
                if found[1] or found[2]:
                    self._told(record, row, column, cell, found)
                value = found[0]
                if value is not None and value is not False and value != "":
                    values[name] = value
                    break
        person_name = ""
        if name_column is not None:
            person_name = self._name(record, row, written, name_column)
        else:
            self._name_missing(record, cells)
        for column, cell, found in self._births.read(values, cells):
            self._told(record, row, column, cell, found)
        if self._decision_columns:
            self._decision(record, cells)
        self._awards(record, cells, section)
        if self._grade_columns:
            self._grades(record, cells)
        self._kind(record, cells, section, name_column)
        if person_name and values.get("kind") != "collective":
            values["name"] = person_name
        self._unit(values, section)
        if self._has_class and (told := holder_class_of(str(values.get("subject_class", "")))):
            values["holder_class"] = told
        if "personal_id" in values:
            self._check_personal_id(record)
        return record

    def _told(self, record: Record, row: int, column: int, cell: Cell, found: CleanedCell) -> None:
        """Remember what is wrong with a cell, and how it was changed."""
        value, fault, change = found
        if fault:
            record.faults.append((column_letter(column), fault))
        if change:
            after = shown_after(change, value)
            self._changes.note(change, column, row, text_of(cell), after)

    def _name(self, record: Record, row: int, written: str, column: int) -> str:
        """Fill in the parts of the name; return it as a person bears it where that is otherwise."""
        values = record.values
        read = self._names.read(written, column)
        if read is None:
            values["name"] = written
            return ""
        parts: NameParts = read.parts
        values["name"] = parts.name
        before = written
        for change, after in read.changes:
            self._changes.note(change, column, row, before, after)
            before = after
        if read.position:
            values.setdefault("position", read.position)
        if parts.rank:
            values["rank"] = parts.rank
        if not values.get("honorific") and (parts.honorific or parts.rank):
            values["honorific"] = parts.honorific or parts.rank
        if parts.kind:
            values["kind"], record.kind_from = parts.kind, "name"
        if parts.sex:
            values.setdefault("sex", parts.sex)
        return read.person_name if read.person_name != parts.name else ""

    def _name_missing(self, record: Record, cells: Sequence[Cell]) -> None:
        for name in ("name", "name_and_position"):
            for column in self._columns.get(name, ()):
                cell = cells[column]
                if isinstance(cell, ErrorCell):
                    record.faults.append((column_letter(column), str(clean_text(cell)[1])))

    def _decision(self, record: Record, cells: Sequence[Cell]) -> None:
        for column in self._decision_columns:
            if cells[column] is None:
                continue
            parts, fault = clean_decision(cells[column])
            if fault:
                record.faults.append((column_letter(column), fault))
            if parts is not None:
                record.values["decision_number"] = parts.number
                if parts.symbol:
                    record.values.setdefault("decision_symbol", parts.symbol)
                if parts.day:
                    record.values.setdefault("decision_date", parts.day)
                return

    def _awards(self, record: Record, cells: Sequence[Cell], section: SectionFacts) -> None:
        awards = record.awards
        for name, column, label in self._award_columns:
            cell = cells[column]
            if cell is None or (awards and name == "award_code"):
                continue
            if isinstance(cell, ErrorCell):
                record.faults.append((column_letter(column), str(clean_text(cell)[1])))
                continue
            text = label if label and is_tick(cell) else "" if label else text_of(cell)
            if text in ("", "0") or any(text == known.text for known in awards):
                continue
            awards.append(AwardText(text, self._award_years.get(column, "")))
        if not awards and section.award:
            awards.append(AwardText(section.award))

    def _grades(self, record: Record, cells: Sequence[Cell]) -> None:
        """One for each period: of columns without a year, the first that is filled."""
        grades = record.grades
        for column in self._grade_columns:
            cell, letter = cells[column], column_letter(column)
            if cell is None:
                continue
            if isinstance(cell, ErrorCell):
                record.faults.append((letter, str(clean_text(cell)[1])))
                continue
            label, period = self._table.headings[column].label, self._grade_years.get(column, "")
            text = label if label and is_tick(cell) else "" if label else text_of(cell)
            if text and (label or all(known.period != period for known in grades)):
                grades.append(GradeText(text, period, letter))

    def _kind(
        self,
        record: Record,
        cells: Sequence[Cell],
        section: SectionFacts,
        name_column: int | None,
    ) -> None:
        if self._kind_in_column(record, cells) or record.kind_from:
            return
        values = record.values
        implied = self._table.headings[name_column].kind if name_column is not None else None
        if section.kind:
            values["kind"], record.kind_from = section.kind, "section"
        elif self._kind_of_list:
            values["kind"], record.kind_from = self._kind_of_list, "list"
        elif implied != "household" and collective_told(str(values.get("name", ""))):
            values["kind"], record.kind_from = "collective", "name"
        elif implied:
            values["kind"], record.kind_from = implied, "heading"
        elif any(values.get(name) for name in _TOLD_BY_KIND):
            values["kind"], record.kind_from = "individual", "name"

    def _kind_in_column(self, record: Record, cells: Sequence[Cell]) -> bool:
        for column in self._kind_columns:
            if cells[column] is None:
                continue
            value, fault, _ = self._known["kind"].of(cells[column])
            if fault:
                record.faults.append((column_letter(column), fault))
            if value:
                record.values["kind"], record.kind_from = value, "column"
                return True
        for column in self._class_columns:
            if cells[column] is None:
                continue
            value, _ = clean_kind(cells[column])
            if value and not record.kind_from:
                record.values["kind"], record.kind_from = value, "column"
            elif not value:
                record.values.setdefault("subject_class", text_of(cells[column]))
        return record.kind_from == "column"

    def _unit(self, values: dict[str, Any], section: SectionFacts) -> None:
        for name in self._places:
            if values.get(name) and not values.get("unit"):
                values["unit"] = values[name]
        if section.unit and not values.get("unit"):
            values["unit"] = section.unit
        if (
            self._has_hamlet
            and values.get("hamlet")
            and not values.get("address")
            and values["unit"] != values["hamlet"]
        ):
            values["address"] = values["hamlet"]

    def _check_personal_id(self, record: Record) -> None:
        """Number, sex and birth date of one person tell the same, or somebody mistyped one."""
        number = str(record.values.get("personal_id", ""))
        if len(number) != 12 or "personal_id" not in self._columns:
            return
        letter = column_letter(self._columns["personal_id"][0])
        century, sex = 1900 + int(number[3]) // 2 * 100, ("male", "female")[int(number[3]) % 2]
        year = century + int(number[4:6])
        told = str(record.values.get("birth_date", ""))[:4]
        if told and told != str(year):
            sentence = f"Số định danh cho biết sinh năm {year}, khác với ngày sinh đã ghi ({told}); hãy kiểm tra lại."
            record.faults.append((letter, sentence))
        if record.values.get("sex") not in (None, "", sex):
            word = "nam" if sex == "male" else "nữ"
            sentence = (
                f"Số định danh cho biết là {word}, khác với giới tính đã ghi; hãy kiểm tra lại."
            )
            record.faults.append((letter, sentence))

    def _years_over(self, field: str) -> dict[int, str]:
        """The year that the heading of each column of a field names."""
        return {
            column: period
            for column in self._columns.get(field, ())
            if (period := year_named(self._table.labels.get(column, "")))
        }


def year_named(text: str) -> str:
    """The year or school year in a text, as a period is called; "" when there is none."""
    match = _YEARS.search(text)
    return "-".join(year for year in match.groups() if year) if match else ""
