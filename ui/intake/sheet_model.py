"""The rows and cells of a sheet as they are in the file, with what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from services.intake.cell_changes import CellChange
from services.intake.cell_values import column_letter
from services.intake.plan import STATES, Plan, PlannedRow, RowState
from services.intake.reading import AS_FOUND, Reading
from services.intake.row_classes import ROW_CLASSES, RowClass
from services.intake.sheet_view import ColumnView, SheetView
from services.intake.switches import CLEANINGS
from ui.colours import Tone, colours
from ui.intake.looking import Looked
from ui.intake.rereading import LEFT_OUT

WIDEST = 120
STATE_TONES: dict[RowState, Tone] = {
    "added": "good",
    "updated": "info",
    "same": "plain",
    "skipped": "warn",
}
_WRITTEN_FIRST: tuple[RowState, ...] = ("added", "updated", "same", "skipped")
NEEDS_LOOK = "problems"
"""The name of the filter for rows in which something is to be looked at."""

_Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looked: Looked | None = None
        self._reading: Reading = AS_FOUND
        self._planned: dict[int, list[PlannedRow]] = {}
        self._problems: dict[int, dict[str, list[str]]] = {}
        self._numbers: Sequence[int] = ()
        self._only = ""
        self._width = 0

    @property
    def looked(self) -> Looked | None:
        return self._looked

    @property
    def view(self) -> SheetView | None:
        return self._looked.view if self._looked else None

    def show(self, looked: Looked | None, reading: Reading, only: str = "") -> None:
        """``only``: the state of the rows to show, or ``NEEDS_LOOK``; "" shows the whole sheet."""
        self.beginResetModel()
        self._looked, self._reading, self._only = looked, reading, only
        plan = looked.plan if looked else None
        self._planned, self._problems = {}, {}
        for row in plan.rows if plan else ():
            self._planned.setdefault(row.row, []).append(row)
        for problem in plan.problems if plan else ():
            of_row = self._problems.setdefault(problem.row, {})
            of_row.setdefault(problem.column, []).append(problem.message)
        self._width = 0
        if looked:
            self._width = min(max(looked.view.width, len(looked.view.columns)), WIDEST)
        self._numbers = self._shown_rows()
        self.endResetModel()

    def labels(self) -> set[str]:
        """All that the gutter says somewhere."""
        view = self.view
        if view is None:
            return set()
        above = map(view.class_of, range(1, view.first_row))
        classes: set[RowClass] = {*above, *view.classes.values()}
        states: set[RowState] = {row.state for rows in self._planned.values() for row in rows}
        return {*map(ROW_CLASSES.__getitem__, classes), *map(STATES.__getitem__, states)}

    def number_at(self, place: int) -> int:
        """The row as Excel numbers it."""
        return self._numbers[place]

    def place_of(self, number: int) -> int | None:
        if isinstance(self._numbers, range):
            return number - 1 if 0 < number <= len(self._numbers) else None
        return self._numbers.index(number) if number in self._numbers else None

    def column_view(self, column: int) -> ColumnView | None:
        view = self.view
        return view.columns[column] if view and column < len(view.columns) else None

    def class_of(self, number: int) -> RowClass:
        view = self.view
        return view.class_of(number) if view else "blank"

    def label_of(self, number: int) -> tuple[str, Tone]:
        """What the gutter says of a row, and how it is meant."""
        found = self.class_of(number)
        planned = self._planned.get(number)
        if planned and found == "record":
            states: list[RowState] = [row.state for row in planned]
            state = min(states, key=_WRITTEN_FIRST.index)
            return STATES[state], STATE_TONES[state]
        if found == LEFT_OUT and self._reading.rows.get(number) == LEFT_OUT:
            return "Bỏ qua", "draft"
        return ("" if found == "blank" else ROW_CLASSES[found]), "draft"

    def is_told(self, number: int) -> bool:
        """Whether somebody said what the row is."""
        return number in self._reading.rows

    def has_problem(self, number: int) -> bool:
        return number in self._problems

    def change_at(self, number: int, column: int) -> CellChange | None:
        return self._looked.changes.of(number, column) if self._looked else None

    def sentences(self, number: int, column: int) -> list[str]:
        """What is to be said of a cell: what is wrong, what cleaning does, why its row is left."""
        said = list(self._problems.get(number, {}).get(column_letter(column), ()))
        if (change := self.change_at(number, column)) is not None:
            titles = ", ".join(CLEANINGS[kind].title.lower() for kind in change.kinds)
            told = f"Sẽ ghi “{change.after}” thay cho “{change.before}” ({titles})."
            said.append("Bỏ khoảng trắng, ký tự thừa trong ô này." if change.unseen else told)
        if not said:
            said += self._problems.get(number, {}).get("", ())
            for row in self._planned.get(number, ()):
                said += [row.reason] if row.reason and row.reason not in said else []
                said += [each.sentence for each in row.changes]
        return said

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._width

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        view = self.view
        if view is None or not index.isValid():
            return None
        number, column = self._numbers[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.shown(number, column)
            case Qt.ItemDataRole.ToolTipRole:
                said = self.sentences(number, column)
                return "\n".join(said) or view.text(number, column) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(number, column)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._ink(number, column))
            case Qt.ItemDataRole.BackgroundRole:
                ground = self._ground(number, column)
                return QColor(ground) if ground else None
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role != Qt.ItemDataRole.DisplayRole or not 0 <= section < len(self._numbers):
                return None
            number = self._numbers[section]
            return f"{number} {self.label_of(number)[0]}".strip()
        column = self.column_view(section)
        letter = column_letter(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{letter}: {self.taken_for(section)}"
        if role == Qt.ItemDataRole.ToolTipRole and column is not None:
            heading = f"Cột {letter}: “{column.heading}”" if column.heading else f"Cột {letter}"
            return f"{heading}\n{column.title or 'Không lấy cột này'}. {column.why}"
        return None

    def taken_for(self, section: int) -> str:
        column = self.column_view(section)
        return column.title if column and column.field else "Bỏ qua"

    def shown(self, number: int, column: int) -> str:
        """A cell on one line; where it is cleaned, as it was and as it will be."""
        view = self.view
        assert view is not None
        change = self.change_at(number, column)
        if change is not None and not change.unseen:
            return f"{_one_line(change.before)} → {_one_line(change.after)}"
        return _one_line(view.text(number, column))

    def _spoken(self, number: int, column: int) -> str:
        heading = self.column_view(column)
        title = heading.heading if heading and heading.heading else column_letter(column)
        text = self.shown(number, column) or "để trống"
        return " ".join([f"{title}: {text}.", *self.sentences(number, column)])

    def _ink(self, number: int, column: int) -> str:
        if self._at_fault(number, column):
            return colours().bad
        column_view = self.column_view(column)
        taken = column_view is not None and bool(column_view.field)
        if self.class_of(number) != "record" or not taken:
            return colours().faded
        change = self.change_at(number, column)
        return colours().info if change and not change.unseen else colours().ink

    def _ground(self, number: int, column: int) -> str:
        if self._at_fault(number, column):
            return colours().bad_tint
        if self.class_of(number) != "record":
            return colours().panel
        return colours().info_tint if self.change_at(number, column) else ""

    def _at_fault(self, number: int, column: int) -> bool:
        return column_letter(column) in self._problems.get(number, {})

    def _shown_rows(self) -> Sequence[int]:
        if self._looked is None:
            return ()
        if not self._only:
            return range(1, self._looked.view.row_count + 1)
        if self._only == NEEDS_LOOK:
            return sorted(self._problems)
        return sorted(
            number
            for number, planned in self._planned.items()
            if any(row.state == self._only for row in planned)
        )


def rows_with_problems(plan: Plan) -> int:
    return len({problem.row for problem in plan.problems})


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
