"""Makes the values of one record out of the cells of its row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.subjects import SubjectKind
from models.vietnamese import fold
from services.intake.cell_values import Cell, ErrorCell, column_letter
from services.intake.cells import (
    Cleaned,
    clean_kind,
    clean_text,
    holder_class_of,
    is_tick,
    text_of,
)
from services.intake.cleaners import cleaner_of
from services.intake.decision_cells import clean_decision
from services.intake.header import Table
from services.intake.names import NameParts, collective_told, split_name
from services.intake.source_rows import SectionFacts

_TAKEN_APART = frozenset(
    (
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
    )
)
_YEARS = re.compile(r"\b(20\d\d)(?:\s*[-–]\s*(20\d\d))?\b")
_AFTER_NAME = re.compile(r"\s*(?:[,;\n]|\s[-–]\s)\s*")


@dataclass(frozen=True, slots=True)
class AwardText:
    """An award as a row names it; ``period`` when the heading of its column gives the year."""

    text: str
    period: str = ""


@dataclass(slots=True)
class Record:
    values: dict[str, Any] = field(default_factory=dict)
    awards: list[AwardText] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Column letter and sentence."""
    kind_from: str = ""
    """Where the kind was found: column, name, section, list, heading; "" when it is not known."""


class RecordMaker:
    def __init__(self, table: Table, today: date, kind_of_list: SubjectKind | None = None) -> None:
        self._table = table
        self._kind_of_list: SubjectKind | None = kind_of_list
        self._columns = table.columns
        self._cleaners: dict[str, Callable[[Cell], Cleaned]] = {
            name: cleaner_of(name, today) for name in (*self._columns, "birth_date")
        }
        self._plain = [name for name in self._columns if name not in _TAKEN_APART]
        self._award_years = self._years_of_awards()

    def make(self, cells: Mapping[int, Cell], section: SectionFacts) -> Record:
        record = Record()
        for name in self._plain:
            self._first(record, name, cells, name)
        self._name(record, cells)
        self._birth_and_sex(record, cells)
        self._decision(record, cells)
        self._awards(record, cells, section)
        self._kind(record, cells, section)
        self._unit(record, section)
        if told := holder_class_of(str(record.values.get("subject_class", ""))):
            record.values["holder_class"] = told
        self._check_personal_id(record)
        return record

    def _cells(self, name: str, cells: Mapping[int, Cell]) -> list[tuple[int, Cell]]:
        found: list[tuple[int, Cell]] = []
        for column in self._columns.get(name, ()):
            cell = cells.get(column)
            if cell is not None:
                found.append((column, cell))
        return found

    def _first(self, record: Record, name: str, cells: Mapping[int, Cell], into: str) -> None:
        """The first cell of the field that holds something; what is wrong with others is said."""
        cleaner = self._cleaners[name]
        for column, cell in self._cells(name, cells):
            value, fault = cleaner(cell)
            if fault:
                record.faults.append((column_letter(column), fault))
            if value is not None and value is not False and value != "":
                record.values[into] = value
                return

    def name_of(self, cells: Mapping[int, Cell]) -> tuple[str, int | None]:
        """The name as written, and the column in which it stands."""
        for name in ("name", "name_and_position"):
            for column, cell in self._cells(name, cells):
                if text := _name_text(cell):
                    return text, column
        parts = [
            (text, column)
            for name in ("family_name", "given_name")
            for column, cell in self._cells(name, cells)
            if (text := _name_text(cell))
        ]
        if not parts:
            return "", None
        return " ".join(text for text, _ in parts), parts[0][1]

    def _name(self, record: Record, cells: Mapping[int, Cell]) -> None:
        written, column = self.name_of(cells)
        if not written:
            for name in ("name", "name_and_position"):
                for place, cell in self._cells(name, cells):
                    if isinstance(cell, ErrorCell):
                        record.faults.append((column_letter(place), str(clean_text(cell)[1])))
            return
        if column in self._columns.get("name_and_position", ()):
            written, *rest = _AFTER_NAME.split(written, maxsplit=1)
            if rest and rest[0]:
                record.values.setdefault("position", rest[0])
        parts = NameParts(written) if collective_told(written) else split_name(written)
        record.values["name"] = parts.name
        if parts.rank:
            record.values["rank"] = parts.rank
        if not record.values.get("honorific") and (parts.honorific or parts.rank):
            record.values["honorific"] = parts.honorific or parts.rank
        if parts.kind:
            record.values["kind"], record.kind_from = parts.kind, "name"
        if parts.sex:
            record.values.setdefault("sex", parts.sex)

    def _birth_and_sex(self, record: Record, cells: Mapping[int, Cell]) -> None:
        for name, sex in (("birth_male", "male"), ("birth_female", "female")):
            before = len(record.faults)
            ticked = [cell for _, cell in self._cells(name, cells) if _only_ticked(cell)]
            if ticked:
                record.values.setdefault("sex", sex)
            elif name in self._columns and "birth_date" not in record.values:
                self._first(record, name, cells, "birth_date")
                if "birth_date" in record.values or len(record.faults) > before:
                    record.values.setdefault("sex", sex)
        for name, sex in (("sex_male", "male"), ("sex_female", "female")):
            if any(is_tick(cell) for _, cell in self._cells(name, cells)):
                record.values.setdefault("sex", sex)
        self._birth_in_parts(record, cells)

    def _birth_in_parts(self, record: Record, cells: Mapping[int, Cell]) -> None:
        parts = [
            text
            for name in ("birth_day", "birth_month", "birth_year")
            for _, cell in self._cells(name, cells)
            if (text := text_of(cell))
        ]
        if parts and "birth_date" not in record.values:
            value, fault = self._cleaners["birth_date"]("/".join(parts))
            column = self._columns.get("birth_year", self._columns.get("birth_day", [0]))[0]
            if fault:
                record.faults.append((column_letter(column), fault))
            if value:
                record.values["birth_date"] = value

    def _decision(self, record: Record, cells: Mapping[int, Cell]) -> None:
        for column, cell in self._cells("decision_number", cells):
            parts, fault = clean_decision(cell)
            if fault:
                record.faults.append((column_letter(column), fault))
            if parts is not None:
                record.values["decision_number"] = parts.number
                if parts.symbol:
                    record.values.setdefault("decision_symbol", parts.symbol)
                if parts.day:
                    record.values.setdefault("decision_date", parts.day)
                return

    def _awards(self, record: Record, cells: Mapping[int, Cell], section: SectionFacts) -> None:
        for name in ("award", "award_code"):
            for column, cell in self._cells(name, cells):
                if record.awards and name == "award_code":
                    break
                label = self._table.headings[column].label
                if isinstance(cell, ErrorCell):
                    record.faults.append((column_letter(column), str(clean_text(cell)[1])))
                    continue
                text = label if label and is_tick(cell) else "" if label else text_of(cell)
                if text in ("", "0") or any(text == known.text for known in record.awards):
                    continue
                record.awards.append(AwardText(text, self._award_years.get(column, "")))
        if not record.awards and section.award:
            record.awards.append(AwardText(section.award))

    def _kind(self, record: Record, cells: Mapping[int, Cell], section: SectionFacts) -> None:
        for column, cell in self._cells("kind", cells):
            value, fault = clean_kind(cell)
            if fault:
                record.faults.append((column_letter(column), fault))
            if value:
                record.values["kind"], record.kind_from = value, "column"
                return
        for _, cell in self._cells("kind_or_class", cells):
            value, _ = clean_kind(cell)
            if value:
                record.values["kind"], record.kind_from = value, "column"
                return
            record.values.setdefault("subject_class", text_of(cell))
        if record.kind_from:
            return
        _, column = self.name_of(cells)
        implied = self._table.headings[column].kind if column is not None else None
        if section.kind:
            record.values["kind"], record.kind_from = section.kind, "section"
        elif self._kind_of_list:
            record.values["kind"], record.kind_from = self._kind_of_list, "list"
        elif collective_told(str(record.values.get("name", ""))) and implied != "household":
            record.values["kind"], record.kind_from = "collective", "name"
        elif implied:
            record.values["kind"], record.kind_from = implied, "heading"
        elif any(record.values.get(name) for name in ("birth_date", "sex", "personal_id")):
            record.values["kind"], record.kind_from = "individual", "name"

    def _unit(self, record: Record, section: SectionFacts) -> None:
        values = record.values
        for name in ("hamlet", "department"):
            if values.get(name) and not values.get("unit"):
                values["unit"] = values[name]
        if not values.get("unit") and section.unit:
            values["unit"] = section.unit
        if (
            values.get("hamlet")
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

    def _years_of_awards(self) -> dict[int, str]:
        """The year over each award column, when there are several with different years."""
        years: dict[int, str] = {}
        for column in self._columns.get("award", ()):
            if match := _YEARS.search(self._table.labels.get(column, "")):
                years[column] = "-".join(year for year in match.groups() if year)
        return years if len(set(years.values())) > 1 else {}


def _name_text(cell: Cell) -> str:
    """A name is words: a number or a lone sign is none."""
    text = text_of(cell) if isinstance(cell, str) else ""
    return text if re.search(r"[^\W\d_]", text) else ""


def _only_ticked(cell: Cell) -> bool:
    return cell is True or (isinstance(cell, str) and fold(cell) in ("x", "nam", "nu"))
