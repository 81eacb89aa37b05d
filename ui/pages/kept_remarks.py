"""How long a cell stays red: until its row is put right, what was done is taken back, or the list is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from services.editing.cells import Outcome
from services.history import History
from ui.pages.grid_records import EditedSource
from ui.tables.grid_model import DRAFT, GridModel
from ui.tables.source import Cell


class KeptRemarks:
    def __init__(self, model: GridModel, history: History) -> None:
        self._model = model
        self._history = history
        self._rows: dict[str, Sequence[Cell]] = {}
        """The rows with remarks as they were when something was last typed there."""
        self._undone = ""

    def keep(self, source: EditedSource, names: Iterable[str], outcome: Outcome) -> None:
        """Something was typed: remember the rows that have remarks now."""
        marked = self._marked()
        self._rows = {uid: row for uid, row in self._rows.items() if uid in marked}
        new = [uid for uid in marked if uid in outcome.touched or uid not in self._rows]
        self._rows |= self._read(source, names, new)
        self._undone = self._last_undone()

    def check(self, source: EditedSource, names: Iterable[str]) -> None:
        """The list is read again: drop the remarks of rows that were changed by other means."""
        marked = self._marked()
        if not marked:
            return
        undone = self._last_undone()
        if undone and undone != self._undone:
            self.forget_all()
            return
        now = self._read(source, names, marked)
        changed = {uid for uid in marked if now.get(uid) != self._rows.get(uid)}
        if changed:
            self._model.forget_rows(changed)

    def forget_all(self) -> bool:
        """Those of new rows stay with what was typed there; whether there were others."""
        marked = self._marked()
        if marked:
            self._model.forget_rows(set(marked))
        self._rows = {}
        return bool(marked)

    def _marked(self) -> list[str]:
        uids = dict.fromkeys(uid for uid, _ in self._model.remarks)
        return [uid for uid in uids if not uid.startswith(DRAFT)]

    def _read(
        self, source: EditedSource, names: Iterable[str], uids: Sequence[str]
    ) -> dict[str, Sequence[Cell]]:
        """What stands in the cells that can be typed in."""
        wanted = set(names)
        places = [n for n, column in enumerate(source.columns) if column.name in wanted]
        rows = source.rows_of(uids) if uids else ()
        return {row.uid: [row.cells[place] for place in places] for row in rows}

    def _last_undone(self) -> str:
        batch = self._history.to_redo()
        return batch.uid if batch is not None else ""
