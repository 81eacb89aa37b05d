"""What becomes of cells that could not be stored: told above the list, found again, tried again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView

from models.numbers import format_number
from models.vietnamese import canonical
from services.editing.cells import NewRow, Outcome, Remark, TypedCell
from services.editing.missing_units import missing_units, store_with_units
from services.intake.cells import quoted
from services.services import Services
from ui.pages.grid_records import EditedSource
from ui.pages.grid_storing import DOING, MOST_AT_ONCE, GridStoring, MakeGrid
from ui.pages.held_rows import places_of
from ui.pages.page import Page
from ui.pages.refused_bar import RefusedBar
from ui.tables.grid_model import DRAFT
from ui.tables.grid_view import GridView
from ui.workspace import Workspace

MOST_TOLD = 50
"""Reasons, and units that are missing, that are named."""


class GridRefused(GridStoring):
    _to_try = False
    """Whether something changed since, on which the refused cells may depend."""

    def __init__(
        self,
        page: Page,
        view: GridView,
        workspace: Workspace,
        make: Callable[[], MakeGrid],
        source: Callable[[], Callable[[Services], EditedSource]],
    ) -> None:
        self._told = ("", 0)
        """What was said of the stored cells, and how many were refused then."""
        super().__init__(page, view, workspace, make, source)
        self.bar = RefusedBar()
        page.body.insertWidget(1, self.bar)
        self._describe_soon = _once(self, self._describe)
        self._try_soon = _once(self, self._try_again)
        self._model.remarked.connect(self._describe_soon.start)
        self.bar.first_wanted.connect(self.go_to_first_refused)
        self.bar.next_wanted.connect(self.go_to_refused)
        self.bar.units_wanted.connect(self.add_units)
        for kind in self._grid.depends_on:
            workspace.changes.signal(kind).connect(self._notice_change)

    @property
    def waiting_to_try(self) -> bool:
        """Whether refused cells are yet to be tried again after a change."""
        return self._to_try

    def renew(self) -> None:
        super().renew()
        if self._to_try:
            self._try_soon.start()

    # Found again

    def go_to_first_refused(self) -> None:
        if places := self._places():
            self._show(*places[0])

    def go_to_refused(self, *, before: bool = False) -> None:
        """The next cell that could not be stored, or the one before; after the last, the first."""
        places = self._places()
        if not places:
            self._page.told.emit("Mọi ô trong danh sách này đều đã được lưu.", False)
            return
        visible, current = self._view.visible_columns(), self._view.currentIndex()
        place = visible.index(current.column()) if current.column() in visible else -1
        here = (current.row(), place)
        if before:
            self._show(*next((p for p in reversed(places) if p < here), places[-1]))
        else:
            self._show(*next((p for p in places if p > here), places[0]))

    def _places(self) -> list[tuple[int, int]]:
        """Row, and place among the visible columns, of each cell that could not be stored."""
        refused = self._model.refused()
        if not refused:
            return []
        shown = self.as_shown()(self._workspace.services)
        rows = places_of(shown, {remark.uid for remark in refused})
        last = self._model.record_count
        rows |= {draft.uid: row for row, draft in enumerate(self._model.drafts, start=last)}
        names = [self._model.columns[column].name for column in self._view.visible_columns()]
        return sorted(
            (rows[remark.uid], names.index(remark.column))
            for remark in refused
            if remark.uid in rows and remark.column in names
        )

    def _show(self, row: int, place: int) -> None:
        column = self._view.visible_columns()[place]
        self._view.choose_cell(row, column)
        index = self._view.currentIndex()
        self._view.bring_into_sight(index)
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._view.setFocus()

    # Tried again

    def add_units(self) -> None:
        """Add the units that refused cells name, and store those cells."""
        cells, rows = self._refused_again()
        names, make = missing_units(self._model.refused()), self._make()
        if not names:
            return
        self._store_on_worker(
            "Đang thêm đơn vị và ghi tiếp các ô",
            lambda _services: cells,
            rows,
            lambda services, typed, progress: store_with_units(
                services, make, names, typed, rows, progress
            ),
            "units",
        )

    def _notice_change(self) -> None:
        if not self.announcing and self._model.refused():
            self._to_try = True
            self._try_soon.start()

    def _try_again(self) -> None:
        """After data have changed; who is typing or elsewhere finds it done on coming back."""
        if not self._to_try or not self._page.isVisible() or self._view.editing:
            return
        self._to_try = False
        cells, rows = self._refused_again()
        super().renew()
        if not (cells or rows) or self._grid.why_row_locked():
            return
        if len(cells) + len(rows) > MOST_AT_ONCE:
            self.store(DOING["again"], lambda _services: cells, "again", rows)
            return
        self._model_forget([], rows)
        outcome = self._store_now(cells, rows, "again")
        if outcome is not None and outcome.title:
            self._tell(outcome)

    def _refused_again(self) -> tuple[list[TypedCell], list[NewRow]]:
        """The cells that could not be stored as they were typed, and the new rows."""
        refused = self._model.refused()
        drafts = {remark.uid for remark in refused if remark.uid.startswith(DRAFT)}
        cells = [TypedCell(r.uid, r.column, r.text) for r in refused if r.uid not in drafts]
        return cells, [self._new_row(d) for d in self._model.drafts if d.uid in drafts]

    # Told

    def _tell(self, outcome: Outcome, *, quiet: bool = False) -> None:
        """What was stored, and what was not, which stays marked in its cell."""
        if not outcome.refused:
            super()._tell(outcome, quiet=quiet)
            return
        left = self._model.refused()
        self._told = (_stored(outcome), len(left))
        self._page.warned.emit(_in_part(self._told[0], left), bool(outcome.title))
        self._describe(anew=True)

    def _describe(self, *, anew: bool = False) -> None:
        """All cells that could not be stored, while the bar is open."""
        if self.bar.isHidden() and not anew:
            return
        refused = self._model.refused()
        if not refused:
            self.bar.hide()
            return
        saved, then = self._told
        text = _in_part(saved, refused) if then == len(refused) else f"Còn {_left(refused)}."
        self.bar.tell(text, _reasons(refused), missing_units(refused))


def _once(parent: GridStoring, then: Callable[[], None]) -> QTimer:
    """A timer for when everything under way is done."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(then)
    return timer


def _reasons(refused: Sequence[Remark]) -> list[str]:
    """Each reason once, with the number of cells it holds back; the missing units together."""
    units = Counter(canonical(r.missing_unit) for r in refused if r.missing_unit)
    others = Counter(r.sentence for r in refused if not r.missing_unit)
    names = missing_units(refused)
    named = [
        quoted(name) + _times(units[canonical(name)], "\u00a0({count}\u00a0ô)")
        for name in names[:MOST_TOLD]
    ]
    more = f" và {format_number(len(names) - MOST_TOLD)} đơn vị khác" if names[MOST_TOLD:] else ""
    told = [f"Chưa có đơn vị {', '.join(named)}{more}."] if units else []
    told += [reason + _times(count, " ({count}\u00a0ô)") for reason, count in others.items()]
    left = len(told) - MOST_TOLD
    return [*told[:MOST_TOLD], f"Và {format_number(left)} lý do khác."] if left > 0 else told


def _times(count: int, words: str) -> str:
    return words.format(count=format_number(count)) if count > 1 else ""


def _in_part(saved: str, refused: Sequence[Remark]) -> str:
    return f"{saved}; {_left(refused)}." if saved else f"{_left(refused)}."


def _left(refused: Sequence[Remark]) -> str:
    """How much could not be stored: a new row waits as a whole."""
    rows = len({remark.uid for remark in refused if remark.uid.startswith(DRAFT)})
    cells = sum(not remark.uid.startswith(DRAFT) for remark in refused)
    counted = [f"{format_number(cells)} ô"] if cells else []
    counted += [f"{format_number(rows)} dòng mới"] if rows else []
    return f"{' và '.join(counted)} chưa lưu được"


def _stored(outcome: Outcome) -> str:
    """How much was stored; "" when nothing was."""
    cells, rows = format_number(outcome.changed), format_number(len(outcome.added))
    if outcome.changed and outcome.added:
        return f"Đã lưu {cells} ô và {rows} dòng mới"
    if outcome.added:
        return f"Đã lưu {rows} dòng mới"
    return f"Đã lưu {cells} ô" if outcome.changed else ""
