"""Plans whom a marked row of a template means, and what the unit changed of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.dates import format_partial
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS, Subject
from models.vietnamese import fold
from services.intake.cell_values import Cell, Sheet
from services.intake.header import Table
from services.intake.marked_rows import MarkedRow, marked_rows
from services.intake.plan import FieldChange, PlannedRow, PlannedSubject
from services.intake.source_rows import Problem
from services.intake.unit_names import UnitNames
from services.services import Services
from services.templates.prefilled import subject_cells
from services.templates.signature import TemplateKind

LABELS: dict[str, str] = {
    "name": "Họ và tên",
    "honorific": "Danh xưng",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "position": "Chức vụ",
    "holder_class": "Lãnh đạo hay trực tiếp",
    "personal_id": "Số định danh",
    "ethnicity": "Dân tộc",
    "address": "Địa chỉ",
    "unit": "Đơn vị",
    "status": "Tình trạng",
    "note": "Ghi chú",
}
"""What a template can change of somebody, as it is said."""
_COLUMNS = {"holder_class": "subject_class"}
_WORDS: dict[str, Mapping[Any, str]] = {
    "sex": SEXES,
    "holder_class": HOLDER_CLASSES,
    "status": STATUSES,
}
_NEVER_EMPTY = ("name", "status")

Values = Mapping[str, Any]


class TemplateSubjects:
    def __init__(
        self,
        services: Services,
        kind: TemplateKind,
        sheet: Sheet,
        table: Table,
        base: Mapping[tuple[str, str], MarkedRow],
        today: date,
        rows: Sequence[MarkedRow],
    ) -> None:
        self._services = services
        self._base = base
        self._fields = [name for name in LABELS if kind == "subjects" or name != "note"]
        units = services.directory.units()
        self._unit_names = UnitNames(units)
        self._units = {unit.uid: unit.name for unit in units}
        found = services.store.subjects.get_many([row.uid for row in rows])
        self._known = {
            subject.uid: PlannedSubject(subject, self._units.get(subject.unit_uid or "", ""))
            for subject in found
        }
        self._numbers: dict[str, str] = {}
        self._base_of = {uid: row for (uid, _), row in base.items()}
        self._left_their_rows = {
            was for row in rows if (was := self._name_written(row)) != row.row.values.get("name")
        }
        unknown = [subject for uid, subject in self._known.items() if uid not in self._base_of]
        self._written_now = _written_now(unknown, kind, sheet, table, today)

    def planned(self, row: MarkedRow) -> tuple[PlannedRow, list[Problem]]:
        """The row with its subject, and what a person should look at."""
        name = str(row.row.values.get("name", ""))
        known = self._known.get(row.uid)
        if sentence := self._why_not(row, name, known):
            letter = row.letters["uid" if known is None else "name"]
            planned = PlannedRow(row.row.sheet, row.row.row, "skipped", name, reason=sentence)
            return planned, [_problem(row, letter, sentence)]
        assert known is not None
        before = self._before(row)
        problems = [
            problem
            for problem in row.row.problems
            if before is None or problem.message not in {p.message for p in before.row.problems}
        ]
        had = (before or self._written_now[row.uid]).row.values
        changes = list(self._changes(row, known, had, kept=before is not None))
        problems += self._apply(row, known, changes, had if before else None)
        if row.row.values.get("kind") != had.get("kind") and row.row.values.get("kind"):
            problems.append(_problem(row, row.letters["kind"], _kind_stays(known.record)))
        told = tuple(change for _, _, change in changes)
        state = "updated" if told else "same"
        return (
            PlannedRow(
                row.row.sheet, row.row.row, state, name, "", known, verdict="same", changes=told
            ),
            problems,
        )

    def _why_not(self, row: MarkedRow, name: str, known: PlannedSubject | None) -> str:
        """Why nothing of the row can be taken; "" when it can."""
        if known is None:
            return (
                "Mã ẩn của dòng này không có trong sổ, có lẽ dòng được chép từ mẫu của nơi khác; "
                "hãy gõ lại người này vào một dòng trống ở cuối bảng rồi lấy lại."
            )
        if known.record.deleted_at is not None:
            return (
                f"{known.record.name} đã được xóa khỏi Danh bạ hoặc gộp với một bản ghi khác nên dòng này "
                "không lấy; nếu vẫn cần, hãy khôi phục từ thùng rác."
            )
        if not name:
            return f"Dòng của {known.record.name} không có tên nên không lấy được."
        if not set(fold(name).split()) & set(fold(known.record.name).split()):
            before = self._base.get(row.key)
            if before is None or before.row.values.get("name") != name:
                return (
                    f"Dòng này là của {known.record.name} nay lại ghi {name}, có lẽ là một người khác; "
                    "hãy ghi người mới vào một dòng trống ở cuối bảng, hoặc sửa tên trong Danh bạ."
                )
        if name != self._name_written(row) and name in self._left_their_rows:
            return (
                f"Dòng này là của {known.record.name} nay lại ghi {name}, là tên ở một dòng khác khi xuất "
                "mẫu; có lẽ bảng đã bị sắp xếp mà không sắp cả dòng. Hãy sắp lại cả bảng, hoặc sửa tên "
                "trong Danh bạ."
            )
        return ""

    def _name_written(self, row: MarkedRow) -> str:
        """The name in this row when the template was written."""
        if before := self._before(row):
            return str(before.row.values.get("name", ""))
        known = self._known.get(row.uid)
        return known.record.name if known else ""

    def _before(self, row: MarkedRow) -> MarkedRow | None:
        """The row as it was written; another row of the same subject tells the same of it."""
        return self._base.get(row.key) or self._base_of.get(row.uid)

    def _changes(
        self, row: MarkedRow, known: PlannedSubject, had: Values, *, kept: bool
    ) -> list[tuple[str, Any, FieldChange]]:
        """What the unit changed; it empties a cell only where the file knows what stood in it."""
        found: list[tuple[str, Any, FieldChange]] = []
        faulty = {problem.column for problem in row.row.problems}
        for name in self._fields:
            letter = row.letters.get(_COLUMNS.get(name, name))
            if letter is None:
                continue
            now, then = str(row.row.values.get(name, "")), str(had.get(name, ""))
            current = _current(known, name)
            if now in (then, current) or (name == "unit" and self._same_unit(now, current)):
                continue
            not_understood = letter in faulty or row.row.values.get(_COLUMNS.get(name, name))
            if not now and (not kept or name in _NEVER_EMPTY or not_understood):
                continue
            found.append(
                (name, now, FieldChange(LABELS[name], _shown(name, current), _shown(name, now)))
            )
        return found

    def _same_unit(self, one: str, other: str) -> bool:
        """Also when one of them is what the unit was called before."""
        return bool(one) and self._unit_names.key(one) == self._unit_names.key(other)

    def _apply(
        self,
        row: MarkedRow,
        known: PlannedSubject,
        changes: list[tuple[str, Any, FieldChange]],
        had: Values | None,
    ) -> list[Problem]:
        """Change the planned subject; what cannot be is taken out of ``changes`` and said."""
        told: dict[str, Any] = {name: value for name, value, _ in changes if name != "unit"}
        problems = self._services.directory.problems(replace(known.record, **told)) if told else {}
        number = str(told.get("personal_id", ""))
        owner = self._numbers.setdefault(number, row.uid) if number else row.uid
        if owner != row.uid:
            problems["personal_id"] = "Số định danh này cũng ghi ở một dòng khác của mẫu."
        said: list[Problem] = []
        for change in list(changes):
            name, value, words = change
            letter = row.letters[_COLUMNS.get(name, name)]
            if name in problems:
                changes.remove(change)
                told.pop(name)
                said.append(_problem(row, letter, problems[name]))
            elif had is not None and (now := _current(known, name)) != str(had.get(name, "")):
                said.append(_problem(row, letter, _changed_here(words, _shown(name, now))))
            if name == "unit" and change in changes:
                known.unit, told["unit_uid"] = value, None
        if told:
            known.record = replace(known.record, **told)
            known.changed = True
        return said


def _written_now(
    subjects: Sequence[PlannedSubject],
    kind: TemplateKind,
    sheet: Sheet,
    table: Table,
    today: date,
) -> dict[str, MarkedRow]:
    """What a template written now would say of them, read as the file is read."""
    if not subjects:
        return {}
    rows: list[list[Cell]] = []
    for each in subjects:
        cells = subject_cells(each.record, each.unit)
        row: list[Cell] = [None] * (max(table.headings) + 1)
        for column, heading in table.headings.items():
            row[column] = cells.get(heading.field) or None
        rows.append(row)
    written = replace(sheet, rows=[*sheet.rows[: table.first_data_row], *rows])
    return {row.uid: row for row in marked_rows(written, table, kind, today)}


def _current(known: PlannedSubject, name: str) -> str:
    return known.unit if name == "unit" else str(getattr(known.record, name))


def _shown(name: str, value: str) -> str:
    if name == "birth_date":
        return format_partial(value) if value else ""
    return _WORDS.get(name, {}).get(value, value) if value else ""


def _problem(row: MarkedRow, letter: str, sentence: str) -> Problem:
    return Problem(row.row.sheet, row.row.row, letter, sentence)


def _changed_here(change: FieldChange, now: str) -> str:
    return (
        f"{change.title} đã sửa trong sổ thành “{now or 'để trống'}” sau khi xuất mẫu, nay mẫu ghi "
        f"“{change.new or 'để trống'}”; sẽ ghi theo mẫu, hãy kiểm tra lại."
    )


def _kind_stays(subject: Subject) -> str:
    return (
        f"{subject.name} trong sổ là {SUBJECT_KINDS[subject.kind].lower()}; loại đối tượng không sửa bằng mẫu, "
        "hãy ghi vào một dòng trống nếu là đối tượng khác."
    )
