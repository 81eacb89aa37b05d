"""What cleaning makes of one cell of a sheet, asked for when the cell comes on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from services.intake.cell_values import Cell, Sheet
from services.intake.cells import text_of
from services.intake.cleaners import KnownCells, shown_after
from services.intake.name_cells import NameCells
from services.intake.sheet_view import SheetView
from services.intake.switches import CleaningKind, Switches

_CLEANED_ALONE = frozenset(
    ("birth_date", "birth_male", "birth_female", "decision_date", "registered_on", "personal_id")
)
_NAMES = ("name", "name_and_position")


@dataclass(frozen=True, slots=True)
class CellChange:
    kinds: tuple[CleaningKind, ...]
    before: str
    after: str

    @property
    def unseen(self) -> bool:
        """Whether both look alike: blanks, or marks that stand apart in the file only."""
        return self.kinds == ("spaces",)


class CellChanges:
    """``written``: the sheet as it is in the file, before old fonts are turned."""

    def __init__(self, view: SheetView, written: Sheet | None, today: date) -> None:
        self._view = view
        self._written = written
        switches = Switches({proposal.kind: proposal.on for proposal in view.proposals})
        self._fields = {place: column.field for place, column in enumerate(view.columns)}
        columns: dict[str, list[int]] = {}
        for place, name in self._fields.items():
            columns.setdefault(name, []).append(place)
        self._names = NameCells(columns, switches, switches.on("capitals"))
        self._switches = switches
        self._known = {
            name: KnownCells(name, today, switches) for name in columns if name in _CLEANED_ALONE
        }

    def of(self, row: int, column: int) -> CellChange | None:
        """None for a cell that is taken as it is, or not at all. ``row`` as Excel numbers it."""
        name = self._fields.get(column, "")
        cell = self._view.sheet.cell(row - 1, column)
        if not name or cell is None or self._view.class_of(row) != "record":
            return None
        kinds: list[CleaningKind] = []
        before = after = cell if isinstance(cell, str) else text_of(cell)
        if isinstance(cell, str):
            typed = self._typed(row, column)
            if isinstance(typed, str) and typed != cell:
                kinds.append("legacy")
                before = typed
            elif (raw := self._view.sheet.respelled.get((row - 1, column))) is not None:
                kinds.append("spaces")
                before = raw
        if name in _NAMES and isinstance(cell, str):
            changed, after = self._name(cell, column)
            kinds += changed
        elif (known := self._known.get(name)) is not None:
            value, _fault, change = known.of(cell)
            if change and self._switches.on(change):
                kinds.append(change)
                after = shown_after(change, value)
        return CellChange(tuple(kinds), before, after) if kinds else None

    def _typed(self, row: int, column: int) -> Cell:
        return self._written.cell(row - 1, column) if self._written is not None else None

    def _name(self, text: str, column: int) -> tuple[list[CleaningKind], str]:
        read = self._names.read(text, column)
        if read is None:
            return [], text
        changed: list[CleaningKind] = [k for k, _ in read.changes if self._switches.on(k)]
        return changed, read.person_name if changed else text
