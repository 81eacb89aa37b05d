"""Stores what is typed into the cells of a page's list, and shows what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt

from models.problems import Refused
from models.progress import Progress
from models.vietnamese import lower_first
from services.editing.cells import Deed, NewRow, Outcome, TypedCell
from services.editing.grid import Grid
from services.services import Services
from ui.pages.cell_sums import CellSums
from ui.pages.grid_records import EditedSource, TextOf, above, typed_cells, within
from ui.pages.held_rows import HeldList, HeldRows, places_of
from ui.pages.kept_remarks import KeptRemarks
from ui.pages.page import Page
from ui.tables.grid_model import DRAFT, DraftRow
from ui.tables.grid_view import GridView
from ui.workspace import Workspace

MOST_AT_ONCE = 1000
"""Rows that are read on the screen's thread; more are read where they are stored, on the worker."""
MOST_PATCHED = 200
UNIT = "unit"
"""The column by which the tree beside a list counts."""

MakeGrid = Callable[[Services], Grid[Any]]
Write = Callable[[Services, Sequence[TypedCell], Progress], Outcome]


class GridStoring(QObject):
    """``make`` and ``source`` tell, on the screen's thread, how to make both on any connection."""

    def __init__(
        self,
        page: Page,
        view: GridView,
        workspace: Workspace,
        make: Callable[[], MakeGrid],
        source: Callable[[], Callable[[Services], EditedSource]],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._model = view.grid_model
        self._workspace = workspace
        self._make = make
        self._source = source
        self._held = HeldRows()
        self.announcing = False
        """Whether a change is told to the others that this page shows already."""
        self._remarks = KeptRemarks(self._model, workspace.services.history)
        self._sums = CellSums(view, workspace, self.as_shown)
        self.renew()
        queued = Qt.ConnectionType.QueuedConnection
        view.typed.connect(self._type)
        view.locked.connect(page.refused)
        view.row_left.connect(self._save_left, queued)
        view.settled.connect(page.refresh, queued)

    @property
    def grid(self) -> Grid[Any]:
        return self._grid

    def renew(self) -> None:
        """After the list was read again: what is known of its cells is old."""
        self._grid = self._make()(self._workspace.services)
        self._sums.forget()
        locked = bool(self._grid.why_row_locked())
        self._view.set_cells(self._grid, can_add=self._grid.adds and not locked)

    @property
    def holds(self) -> bool:
        """Whether rows stand where the list, asked anew, would not have them."""
        return bool(self._held)

    def over(self, source: EditedSource) -> EditedSource:
        """``source`` as it is to be shown, read again: what was edited stays where it is seen."""
        self._remarks.check(source, self._grid.columns)
        return self._held.over(source)

    def let_go(self) -> bool:
        """Hold no row any longer and forget what was refused; whether there was such a thing."""
        held, forgotten = self.holds, self._remarks.forget_all()
        self._held.let_go()
        return held or forgotten

    def as_shown(self) -> Callable[[Services], EditedSource]:
        """The list as it stands on the screen, on any connection."""
        make, shown = self._source(), self._model.source
        if not isinstance(shown, HeldList):
            return make
        held = shown.held
        return lambda services: HeldList(make(services), held)

    def waits(self) -> bool:
        """Whether a cell is being typed in, so that the list is read again only afterwards."""
        return self._view.put_off()

    def store(
        self,
        title: str,
        cells: Callable[[Services], Sequence[TypedCell]],
        deed: Deed,
        rows: Sequence[NewRow] = (),
    ) -> None:
        """Store many cells on the worker; ``cells`` are worked out there too."""
        make = self._make()

        def write(services: Services, typed: Sequence[TypedCell], progress: Progress) -> Outcome:
            return make(services).store(typed, rows, deed, progress)

        self._store_on_worker(title, cells, rows, write)

    def _store_on_worker(
        self,
        title: str,
        cells: Callable[[Services], Sequence[TypedCell]],
        rows: Sequence[NewRow],
        write: Write,
        *also: str,
    ) -> None:
        """``also``: the kinds of data that are written besides those of the list."""
        source = self.as_shown()

        def work(
            services: Services, progress: Progress
        ) -> tuple[Outcome, Mapping[str, int], Sequence[TypedCell]]:
            typed = cells(services)
            shown = source(services)
            moved = any(shown.moved_by(column) for column in {cell.column for cell in typed})
            places = places_of(shown, (cell.uid for cell in typed)) if moved else {}
            return write(services, typed, progress), places, typed

        def then(done: tuple[Outcome, Mapping[str, int], Sequence[TypedCell]]) -> None:
            outcome, places, typed = done
            self._model_forget(typed, rows)
            self._tell(self._settle(outcome, rows, places, *also))

        self._workspace.run(title, work, then)

    # What is said below the list

    def problem(self) -> str:
        """What is wrong with the cell under the cursor."""
        remark = self._model.remark(self._view.currentIndex())
        return remark.sentence if remark is not None else ""

    def sums(self) -> list[str]:
        """How many of the selected cells hold something, and what their amounts come to."""
        return self._sums.told()

    # Storing

    def _type(self, uid: str, column: str, text: str) -> None:
        if uid.startswith(DRAFT):
            self._model.type_in_draft(uid, self._model.column_number(column), text)
            self._model.forget_remarks(uid, column)
            self._view.selected.emit()
            return
        texts = {**self._model.refused_texts(uid), column: text}
        outcome = self._store_now([TypedCell(uid, name, text) for name, text in texts.items()])
        if outcome is not None and any(remark.column == column for remark in outcome.refused):
            self._go_back(uid, column)

    def _go_back(self, uid: str, column: str) -> None:
        """To the cell that was not stored, with the reason below the list."""
        row = self._model.row_of(uid)
        if row is not None and not self._view.editing:
            self._view.choose_cell(row, self._model.column_number(column))

    def _store_now(
        self, cells: Sequence[TypedCell], rows: Sequence[NewRow] = (), deed: Deed = "edit"
    ) -> Outcome | None:
        try:
            outcome = self._grid.store(cells, rows, deed)
        except Refused as refused:
            self._page.refused.emit(str(refused))
            return None
        for cell in cells:
            self._model.forget_remarks(cell.uid, cell.column)
        rows_of = {cell.uid: self._model.row_of(cell.uid) for cell in cells}
        return self._settle(
            outcome, rows, {uid: row for uid, row in rows_of.items() if row is not None}
        )

    def write(
        self,
        deed: Deed,
        stretches: Sequence[tuple[int, int]],
        columns: Sequence[int],
        text_of: TextOf,
        rows: Sequence[NewRow] = (),
    ) -> None:
        """Type into a block of cells, whose rows are counted from its first one on."""
        if locked := self._grid.why_row_locked():
            self._page.refused.emit(locked)
            return
        names = {
            column: (self._model.columns[column].name, self._model.columns[column].kind)
            for column in columns
        }
        stored = above(stretches, self._model.record_count)
        count = sum(last - first + 1 for first, last in stored)
        if count > MOST_AT_ONCE:
            source = self.as_shown()

            def read(services: Services) -> list[TypedCell]:
                records = (record for _, record in within(source(services), stored))
                return list(typed_cells(records, names, text_of))

            self.store(DOING[deed], read, deed, rows)
            return
        everything = [record for a, b in stretches for record in self._model.records(a, b)]
        for number, record in enumerate(everything):
            if draft := self._model.draft(record.uid):
                for column in columns:
                    if (text := text_of(number, column)) is not None:
                        self._model.type_in_draft(draft.uid, column, text)
                self._model.forget_remarks(draft.uid)
                rows = [*rows, self._new_row(draft)] if deed == "paste" else rows
        cells = list(typed_cells(everything, names, text_of))
        if count > 1 or rows:
            self._model_forget(cells)
            if cells or rows:
                self.store(DOING[deed], lambda _services: cells, deed, rows)
        elif cells and (outcome := self._store_now(cells, deed=deed)) is not None:
            self._tell(outcome, quiet=True)

    def _model_forget(self, cells: Iterable[TypedCell], rows: Iterable[NewRow] = ()) -> None:
        known = self._model.remarks
        for uid in {uid for uid, _ in known} & {row.key for row in rows}:
            self._model.forget_remarks(uid)
        for cell in cells:
            if (cell.uid, cell.column) in known:
                self._model.forget_remarks(cell.uid, cell.column)

    def _save_left(self, uid: str) -> None:
        """The cursor has left a new row: store it, or drop it when nothing was typed."""
        draft = self._model.draft(uid)
        if draft is None:
            return
        if draft.blank:
            self._model.remove_drafts([uid])
            return
        self._model.forget_remarks(uid)
        outcome = self._store_now([], [self._new_row(draft)])
        if outcome is not None:
            self._tell(outcome)

    def _new_row(self, draft: DraftRow) -> NewRow:
        names = [column.name for column in self._model.columns]
        return NewRow(draft.uid, {names[column]: text for column, text in draft.texts.items()})

    def _settle(
        self, outcome: Outcome, rows: Sequence[NewRow], places: Mapping[str, int], *also: str
    ) -> Outcome:
        """Show what became of it; ``places`` are the rows at which changed records are seen."""
        self._model.remove_drafts(key for key in outcome.added if key.startswith(DRAFT))
        again: dict[str, str] = {}
        for row in rows:
            if row.key not in outcome.added and not row.key.startswith(DRAFT):
                numbers = {c.name: n for n, c in enumerate(self._model.columns)}
                texts = {numbers[name]: text for name, text in row.texts.items() if name in numbers}
                again[row.key] = self._model.add_draft(texts).uid
        self._model.note(replace(r, uid=again.get(r.uid, r.uid)) for r in outcome.remarks)
        self._remarks.keep(self._source()(self._workspace.services), self._grid.columns, outcome)
        if outcome.title:
            self.announcing = True
            try:
                self._workspace.changes.announce(*self._grid.writes, *also)
            finally:
                self.announcing = False
            self._show_again(outcome, places, everything=bool(also))
            self._page.moved_on.emit()
        self._view.selected.emit()
        return outcome

    def _show_again(self, outcome: Outcome, places: Mapping[str, int], *, everything: bool) -> None:
        source = self._source()(self._workspace.services)
        moved = any(source.moved_by(column) for column in outcome.columns)
        seen = {uid: places[uid] for uid in outcome.touched if uid in places} if moved else {}
        last = self._model.record_count
        added = {uid: row for row, uid in enumerate(outcome.added.values(), start=last)}
        if seen or added:
            self._held.hold(source, seen | added)
        lost = moved and not outcome.touched <= seen.keys() | added.keys()
        if everything or added or lost or UNIT in outcome.columns:
            self._page.refresh()
            return
        source = self._held.over(source)
        if len(outcome.touched) > MOST_PATCHED:
            self._model.read_again(source)
        else:
            self._model.patch(source.rows_of(list(outcome.touched)), source)
        self.renew()

    def _tell(self, outcome: Outcome, *, quiet: bool = False) -> None:
        """What was stored."""
        if outcome.title and not quiet:
            self._page.told.emit(f"Đã {lower_first(outcome.title)}.", True)


DOING: dict[Deed, str] = {
    "edit": "Đang ghi các ô",
    "paste": "Đang dán",
    "clear": "Đang xóa nội dung các ô",
    "fill": "Đang điền xuống",
    "replace": "Đang thay thế",
    "again": "Đang ghi tiếp các ô",
}
