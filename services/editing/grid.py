"""A list that is edited like a spreadsheet: stores a block of cells as one action."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from models.numbers import format_number
from models.problems import Refused
from models.progress import SILENT, Progress
from models.records import Record
from models.store import Store
from services.editing.cells import (
    COMPUTED,
    Deed,
    EditColumn,
    NewRow,
    Outcome,
    Remark,
    TypedCell,
)
from services.editing.conversion import (
    Converted,
    as_typed,
    chosen,
    cleaned,
    plain,
    several_lines,
)

R = TypeVar("R", bound=Record)
Typed = Mapping[str, str]
"""Column name -> what was typed."""
Taken = dict[tuple[str, Any], str]
"""What this block has given away already and nobody else may have: (what, value) -> to whom."""

_TITLES: dict[Deed, str] = {
    "edit": "Sửa {cells} ô trong {list}",
    "paste": "Dán {cells} ô vào {list}",
    "clear": "Xóa nội dung {cells} ô trong {list}",
    "fill": "Điền xuống {cells} ô trong {list}",
    "replace": "Thay thế trong {cells} ô của {list}",
    "again": "Ghi tiếp {cells} ô vào {list}",
}


@dataclass(frozen=True, slots=True)
class _Edited(Generic[R]):
    record: R
    changed: int
    remarks: list[Remark]
    columns: tuple[EditColumn, ...] = ()


class Grid(ABC, Generic[R]):
    """One good cell does not wait for a bad one: what can be stored is, the rest is remarked on."""

    title: str
    """How actions call the list."""
    writes: tuple[str, ...]
    """The kinds of data that it changes, as pages are told."""
    depends_on: tuple[str, ...] = ("units", "subjects", "councils")
    """The kinds of data after whose change a cell may be stored that was refused before."""
    adds = False
    """Whether rows can be added to it."""

    def __init__(self, store: Store, columns: Iterable[EditColumn]) -> None:
        self._store = store
        self.columns: dict[str, EditColumn] = {column.name: column for column in columns}

    # For the screen

    def why_locked(self, uid: str, column: str) -> str:
        """Why a cell cannot be edited, in one sentence; "" when it can."""
        if column not in self.columns:
            return self.why_computed(column)
        if not uid:
            return ""
        found = self.records([uid])
        return self._locked(found[0], self.columns[column]) if found else GONE

    def why_row_locked(self) -> str:
        """Why no row can be added or edited at all; "" when they can."""
        return ""

    def text(self, uid: str, column: str) -> str:
        """What stands in the editor of a cell when it opens."""
        found = self.records([uid])
        return self.shown(found[0], column) if found and column in self.columns else ""

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        """What a cell may hold, to choose from while typing; ``uid`` is "" for a new row."""
        known = self.columns.get(column)
        return [shown for _, shown in known.options] if known else []

    # For one list each

    @abstractmethod
    def records(self, uids: Sequence[str]) -> list[R]: ...

    @abstractmethod
    def save(self, records: Sequence[R]) -> list[R]: ...

    def convert(self, record: R, column: EditColumn, text: str) -> Converted:
        match column.kind:
            case "named":
                return Converted(getattr(record, column.stored_in))
            case "choice":
                return chosen(column.options, text)
            case "date":
                return cleaned("registered_on", text, date.max)
            case "long":
                return several_lines(text)
            case _:
                return plain(text)

    def shown(self, record: R, column: str) -> str:
        """A cell of ``record`` as a clerk would type it."""
        value = getattr(record, column)
        options = self.columns[column].options
        return dict(options).get(value, "") if options else as_typed(value)

    def called(self, record: R) -> str:
        """How an action names one row."""
        return ""

    def locked(self, record: R, column: EditColumn) -> str:
        """Why a cell of this record cannot be edited."""
        return ""

    def why_computed(self, column: str) -> str:
        """Why a column that is not among ``columns`` cannot be edited."""
        return COMPUTED

    def problems(self, record: R, before: R, taken: Taken) -> Mapping[str, str]:
        """What is wrong with a record that would be stored: field -> sentence."""
        return {}

    def blank(self, typed: Typed) -> R | Remark:
        """The record that a new row begins as; or what stands in the way (of a row not named)."""
        raise Refused("Danh sách này không thêm dòng được.")

    def around(self) -> AbstractContextManager[Any]:
        """What is to be kept in step while records are saved."""
        return nullcontext()

    # Storing

    def store(
        self,
        cells: Sequence[TypedCell],
        rows: Sequence[NewRow] = (),
        deed: Deed = "edit",
        progress: Progress = SILENT,
    ) -> Outcome:
        """Convert and store what was typed, in one action; a later cell of one place wins."""
        if locked := self.why_row_locked():
            raise Refused(locked)
        typed: dict[str, dict[str, str]] = {}
        for cell in cells:
            typed.setdefault(cell.uid, {})[cell.column] = cell.text
        records = {record.uid: record for record in self.records(list(typed))}
        taken: Taken = {}
        remarks: list[Remark] = []
        edited: list[_Edited[R]] = []
        total = len(typed) + len(rows)
        for done, (uid, texts) in enumerate(typed.items()):
            progress.report(done, total, "Đang kiểm tra các ô")
            if uid not in records:
                remarks += [Remark(uid, name, text, GONE) for name, text in texts.items()]
                continue
            found = self._edit(records[uid], texts, taken)
            remarks += found.remarks
            if found.changed:
                edited.append(found)
        fresh: dict[str, R] = {}
        for done, row in enumerate(rows, start=len(typed)):
            progress.report(done, total, "Đang kiểm tra các dòng mới")
            made, said = self._make(row, taken)
            remarks += said
            if made is not None:
                fresh[row.key] = made
        if not edited and not fresh:
            return Outcome("", remarks=tuple(remarks))
        title = self._title(deed, edited, len(fresh))
        with self._store.action(title), self.around():
            saved = self.save([*(found.record for found in edited), *fresh.values()])
        added = dict(zip(fresh, (record.uid for record in saved[len(edited) :]), strict=True))
        return Outcome(
            title,
            sum(found.changed for found in edited),
            added,
            frozenset(record.uid for record in saved),
            frozenset(column.name for found in edited for column in found.columns),
            tuple(replace(remark, uid=added.get(remark.uid, remark.uid)) for remark in remarks),
        )

    def _edit(self, record: R, texts: Typed, taken: Taken, *, new: bool = False) -> _Edited[R]:
        remarks: list[Remark] = []
        values: dict[str, Any] = {}
        for name, text in texts.items():
            column = self.columns.get(name)
            if column is None:
                if text.strip() and not new:
                    remarks.append(Remark(record.uid, name, text, self.why_computed(name)))
                continue
            if not new and text == self.shown(record, name):
                continue
            if not new and (sentence := self._locked(record, column)):
                remarks.append(Remark(record.uid, name, text, sentence))
                continue
            found = self.convert(record, column, text)
            if found.ok:
                values[name] = found.value
            if found.sentence:
                unit = found.missing_unit
                remarks.append(Remark(record.uid, name, text, found.sentence, found.ok, unit))
        values, wrong = self._kept(record, values, taken, new=new)
        remarks += [Remark(record.uid, name, texts.get(name, ""), s) for name, s in wrong.items()]
        candidate = self._with(record, values)
        changed = tuple(
            self.columns[name]
            for name, value in values.items()
            if getattr(record, self.columns[name].stored_in) != value
        )
        self.take(candidate, taken)
        return _Edited(candidate, len(changed), remarks, changed)

    def _kept(
        self, record: R, values: dict[str, Any], taken: Taken, *, new: bool
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """Those of ``values`` that can be stored together, and why the others cannot: by column."""
        refused: dict[str, str] = {}
        while values or new:
            problems = self.problems(self._with(record, values), record, taken)
            wrong = {
                name: problems[self.columns[name].stored_in]
                for name in values
                if self.columns[name].stored_in in problems
            }
            if not problems:
                break
            if not wrong:
                sentence = next(iter(problems.values()))
                if new:
                    refused |= {self._first_required(): sentence}
                    break
                wrong = dict.fromkeys(values, sentence)
            refused |= wrong
            values = {name: value for name, value in values.items() if name not in wrong}
        return values, refused

    def take(self, record: R, taken: Taken) -> None:
        """Note what ``record`` now has that nobody else may have."""

    def _make(self, row: NewRow, taken: Taken) -> tuple[R | None, list[Remark]]:
        texts = {name: text for name, text in row.texts.items() if text.strip()}
        begun = self.blank(texts)
        if isinstance(begun, Remark):
            return None, [replace(begun, uid=row.key, text=texts.get(begun.column, ""))]
        made = self._edit(begun, texts, taken, new=True)
        remarks = [replace(remark, uid=row.key) for remark in made.remarks]
        wrong = {remark.column for remark in remarks if not remark.stored}
        missing = [
            Remark(row.key, column.name, "", f"Hãy ghi {column.title.lower()}.")
            for column in self.columns.values()
            if column.required
            and not getattr(made.record, column.stored_in)
            and column.name not in wrong
        ]
        remarks += missing
        lost = missing or any(self.columns[name].required for name in wrong if name in self.columns)
        return (None if lost else made.record), remarks

    def _with(self, record: R, values: Mapping[str, Any]) -> R:
        return replace(
            record, **{self.columns[name].stored_in: value for name, value in values.items()}
        )

    def locked_cell(self, record: R, column: str) -> str:
        """Why a cell of a record cannot be edited; "" when it can."""
        return self._locked(record, self.columns[column])

    def _locked(self, record: R, column: EditColumn) -> str:
        return column.new_only or self.locked(record, column)

    def _first_required(self) -> str:
        return next((c.name for c in self.columns.values() if c.required), next(iter(self.columns)))

    def _title(self, deed: Deed, edited: Sequence[_Edited[R]], fresh: int) -> str:
        cells = sum(found.changed for found in edited)
        if cells == 1 and not fresh and (name := self.called(edited[0].record)):
            return f"Sửa {edited[0].columns[0].title.lower()} của {name}"
        if not cells:
            return f"Thêm {format_number(fresh)} dòng vào {self.title}"
        title = _TITLES[deed].format(cells=format_number(cells), list=self.title)
        return f"{title}, thêm {format_number(fresh)} dòng" if fresh else title


GONE = "Dòng này không còn trong danh sách; hãy xem lại danh sách rồi ghi lại."
