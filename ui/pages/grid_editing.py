"""What happens to the cells of a page's list when they are typed in, pasted, filled, emptied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from models.numbers import format_number
from models.problems import Refused
from services.editing.cells import Deed, NewRow, Outcome, TypedCell
from services.editing.grid import Grid
from services.editing.replacing import find_cells
from services.services import Services
from ui.dialogs.question import ask
from ui.dialogs.replace_dialog import ReplaceDialog, Wanted
from ui.latest import Latest
from ui.pages.page import Page
from ui.pages.pasting import Pasting, paste_plan
from ui.tables.cells import shown
from ui.tables.grid_model import DRAFT, DraftRow
from ui.tables.grid_view import GridView
from ui.tables.pasted import pasted
from ui.tables.source import ColumnLike, ListSource, RowLike, is_amount
from ui.workspace import Workspace

MOST_AT_ONCE = 1000
"""Rows that are read on the screen's thread; more are read where they are stored, on the worker."""
MOST_PATCHED = 200

MakeGrid = Callable[[Services], Grid[Any]]
TextOf = Callable[[int, int], str | None]
"""For (number of the row in the block, column of the model) what is typed there; None for nothing."""


class EditedSource(ListSource, Protocol):
    """A list whose records can be read again one by one."""

    def each(self) -> Iterator[RowLike]: ...

    def rows_of(self, uids: Sequence[str]) -> Sequence[RowLike]: ...

    def moved_by(self, column: str) -> bool: ...


class GridEditing(QObject):
    """``make`` and ``source`` tell, on the screen's thread, how to make both on any connection."""

    def __init__(
        self,
        page: Page,
        view: GridView,
        workspace: Workspace,
        make: Callable[[], MakeGrid],
        source: Callable[[], Callable[[Services], EditedSource]],
        *,
        delete: str = "delete",
    ) -> None:
        super().__init__(page)
        self._page = page
        self._view = view
        self._model = view.grid_model
        self._workspace = workspace
        self._make = make
        self._source = source
        self._delete = delete
        self.announcing = False
        """Whether a change is told to the others that this page shows already."""
        self._summed: object = None
        self._sums: list[str] = []
        self._adding_up: Latest[list[str]] = Latest(
            workspace, "Đang cộng các ô đang chọn", self._show_sums
        )
        self.renew()
        queued = Qt.ConnectionType.QueuedConnection
        view.typed.connect(self._type)
        view.typed_in_all.connect(lambda text: self._fill_all(text, "edit"))
        view.locked.connect(page.refused)
        view.asked.connect(self._answer)
        view.row_left.connect(self._save_left, queued)
        view.settled.connect(page.refresh, queued)

    @property
    def grid(self) -> Grid[Any]:
        return self._grid

    def renew(self) -> None:
        """After the list was read again: what is known of its cells is old."""
        self._grid = self._make()(self._workspace.services)
        self._summed = None
        locked = bool(self._grid.why_row_locked())
        self._view.set_cells(self._grid, can_add=self._grid.adds and not locked)

    def waits(self) -> bool:
        """Whether a cell is being typed in, so that the list is read again only afterwards."""
        return self._view.put_off()

    def save_drafts(self) -> None:
        """Store what was typed into new rows, as far as it can be."""
        for draft in list(self._model.drafts):
            self._save_left(draft.uid)

    def store(
        self,
        title: str,
        cells: Callable[[Services], Sequence[TypedCell]],
        deed: Deed,
        rows: Sequence[NewRow] = (),
    ) -> None:
        """Store many cells on the worker; ``cells`` are worked out there too."""
        make = self._make()
        self._workspace.run(
            title,
            lambda services, progress: make(services).store(cells(services), rows, deed, progress),
            lambda outcome: self._tell(self._settle(outcome, rows)),
        )

    # What is said below the list

    def problem(self) -> str:
        """What is wrong with the cell under the cursor."""
        remark = self._model.remark(self._view.currentIndex())
        return remark.sentence if remark is not None else ""

    def sums(self) -> list[str]:
        """How many of the selected cells hold something, and what their amounts come to."""
        stretches, columns = self._view.selected_places()
        count = sum(last - first + 1 for first, last in stretches)
        if not columns or count * len(columns) < 2:
            return []
        if count > MOST_AT_ONCE:
            if (key := (tuple(stretches), tuple(columns))) != self._summed:
                self._summed = key
                self._sum_on_worker(stretches, columns)
            return self._sums
        records = [record for a, b in stretches for record in self._model.records(a, b)]
        return summed([self._model.columns[column] for column in columns], columns, records)

    def _sum_on_worker(self, stretches: Sequence[tuple[int, int]], columns: Sequence[int]) -> None:
        self._sums = []
        source = self._source()
        shown_columns = [self._model.columns[column] for column in columns]

        def read(services: Services) -> list[str]:
            return summed(
                shown_columns, columns, (r for _, r in _within(source(services), stretches))
            )

        self._adding_up.ask(read)

    def _show_sums(self, sums: list[str]) -> None:
        self._sums = sums
        self._view.selected.emit()

    # What the keys ask for

    def _answer(self, wanted: str) -> None:
        match wanted:
            case "paste":
                self.paste()
            case "copy":
                self._copy_many()
            case "cut":
                self._view.copy()
                self._clear()
            case "clear":
                self._clear()
            case "fill":
                self._fill_down()
            case "add":
                self.add_row()
            case "delete":
                self._delete_rows()
            case "replace":
                self.replace()
            case _:
                pass

    def add_row(self) -> None:
        """A blank row at the end; it is stored when the cursor leaves it."""
        if not self._view.can_add:
            self._page.refused.emit(self._grid.why_row_locked() or NOT_ADDED)
            return
        self._model.add_draft()
        names = [self._model.columns[column].name for column in self._view.visible_columns()]
        first = next((c.name for c in self._grid.columns.values() if c.required), names[0])
        column = self._model.column_number(first if first in names else names[0])
        self._view.choose_cell(self._model.rowCount() - 1, column)

    def paste(self) -> None:
        """Put the block on the clipboard from the first selected cell on."""
        block = pasted(QApplication.clipboard().mimeData())
        if not block:
            self._page.refused.emit("Chưa có gì để dán; hãy chép các ô ở Excel, Word trước.")
            return
        plan = paste_plan(self._view, block)
        if plan.new_rows and not plan.can_add:
            plan = replace(plan, dropped_rows=plan.new_rows, new_rows=0)
        if not plan.asks:
            self._paste(plan)
            return
        question = ask(self._page, *plan.question(self._grid.title), "Dán", "Không dán")
        question.confirmed.connect(lambda: self._paste(plan))

    def replace(self) -> None:
        """Ask what is to be replaced by what, and where."""
        model = self._model
        visible = [model.columns[column] for column in self._view.visible_columns()]
        columns = [(c.name, c.title) for c in visible if c.name in self._grid.columns]
        if locked := self._grid.why_row_locked():
            self._page.refused.emit(locked)
            return
        free = {name for name, _ in columns}
        chosen = [model.columns[column].name for column in self._view.selected_places()[1]]
        selected = self._view.selected_uids() if self._view.selected_count() > 1 else []
        make, source = self._make(), self._source()

        def find(services: Services, wanted: Wanted) -> list[TypedCell]:
            uids = selected if wanted.only_selected else source(services).uids()
            return find_cells(make(services), uids, wanted.columns, wanted.replacing)

        dialog = ReplaceDialog(
            self._workspace,
            columns,
            [name for name in chosen if name in free],
            len(selected),
            model.record_count,
            find,
            self._page,
        )
        dialog.saved.connect(
            lambda wanted: self.store(
                _DOING["replace"], lambda services: find(services, wanted), "replace"
            )
        )
        dialog.open()

    def _paste(self, plan: Pasting) -> None:
        rows = [
            NewRow(f"paste:{number}", texts)
            for number, texts in enumerate(plan.new_texts(self._model.columns))
        ]
        stretch = [(plan.row, plan.row + plan.rows - 1)] if plan.rows else []
        self._write("paste", stretch, plan.columns, plan.text, rows)

    def _clear(self) -> None:
        if self._view.whole_rows():
            self._page.refused.emit(
                "Phím Del chỉ xóa nội dung ô; để xóa cả dòng, nhấn Ctrl+- hoặc chọn Xóa dòng."
            )
            return
        stretches, columns = self._view.selected_places()
        names = [self._model.columns[column].name for column in columns]
        free = [c for c, name in zip(columns, names, strict=True) if name in self._grid.columns]
        if columns and not free:
            self._page.refused.emit(self._grid.why_locked("", names[0]))
            return
        self._write("clear", stretches, free, lambda _row, _column: "")

    def _fill_all(self, text: str, deed: Deed) -> None:
        stretches, columns = self._view.selected_places()
        self._write(deed, stretches, columns, lambda _row, _column: text)

    def _fill_down(self) -> None:
        """The first selected row into the others; a single row takes the one above it."""
        stretches, columns = self._view.selected_places()
        if not stretches:
            return
        first, last = stretches[0]
        if len(stretches) == 1 and first == last:
            first -= 1
        else:
            stretches = [(first + 1, last), *stretches[1:]]
        if first < 0:
            return
        free = [c for c in columns if self._model.columns[c].name in self._grid.columns]
        texts = {c: self._view.edit_text(self._model.index(first, c)) for c in free}
        rows = [(a, b) for a, b in stretches if a <= b]
        self._write("fill", rows, free, lambda _row, column: texts[column])

    def _delete_rows(self) -> None:
        stretches, _columns = self._view.selected_places()
        drafts = [
            draft.uid
            for place, draft in enumerate(self._model.drafts, start=self._model.record_count)
            if any(first <= place <= last for first, last in stretches)
        ]
        self._model.remove_drafts(drafts)
        action = self._page.find_action(self._delete)
        if action is not None and action.isVisible() and self._view.selected_count():
            action.trigger() if action.isEnabled() else self._page.refused.emit(ONE_ROW)

    def _copy_many(self) -> None:
        stretches, columns = self._view.selected_places()
        source = self._source()

        def read(services: Services) -> list[tuple[int, RowLike]]:
            return list(_within(source(services), stretches))

        self._workspace.run(
            "Đang chép các ô đang chọn",
            lambda services, _progress: read(services),
            lambda rows: self._copied(rows, columns),
        )

    def _copied(self, rows: Sequence[tuple[int, RowLike]], columns: Sequence[int]) -> None:
        self._view.copy_rows(rows, columns)
        self._page.told.emit(f"Đã chép {format_number(len(rows))} dòng.", False)

    # Storing

    def _type(self, uid: str, column: str, text: str) -> None:
        if uid.startswith(DRAFT):
            self._model.type_in_draft(uid, self._model.column_number(column), text)
            self._model.forget_remarks(uid, column)
            self._view.selected.emit()
            return
        outcome = self._store_now([TypedCell(uid, column, text)])
        if outcome is not None and outcome.refused:
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
        return self._settle(outcome, rows)

    def _write(
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
        stored = _above(stretches, self._model.record_count)
        count = sum(last - first + 1 for first, last in stored)
        if count > MOST_AT_ONCE:
            source = self._source()

            def read(services: Services) -> list[TypedCell]:
                records = (record for _, record in _within(source(services), stored))
                return list(_typed(records, names, text_of))

            self.store(_DOING[deed], read, deed, rows)
            return
        everything = [record for a, b in stretches for record in self._model.records(a, b)]
        for number, record in enumerate(everything):
            if draft := self._model.draft(record.uid):
                for column in columns:
                    if (text := text_of(number, column)) is not None:
                        self._model.type_in_draft(draft.uid, column, text)
                self._model.forget_remarks(draft.uid)
                rows = [*rows, self._new_row(draft)] if deed == "paste" else rows
        cells = list(_typed(everything, names, text_of))
        if count > 1 or rows:
            self._model_forget(cells)
            if cells or rows:
                self.store(_DOING[deed], lambda _services: cells, deed, rows)
        elif cells and (outcome := self._store_now(cells, deed=deed)) is not None:
            self._tell(outcome, quiet=True)

    def _model_forget(self, cells: Iterable[TypedCell]) -> None:
        known = self._model.remarks
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

    def _settle(self, outcome: Outcome, rows: Sequence[NewRow]) -> Outcome:
        """Show what became of it."""
        self._model.remove_drafts(key for key in outcome.added if key.startswith(DRAFT))
        again: dict[str, str] = {}
        for row in rows:
            if row.key not in outcome.added and not row.key.startswith(DRAFT):
                numbers = {c.name: n for n, c in enumerate(self._model.columns)}
                texts = {numbers[name]: text for name, text in row.texts.items() if name in numbers}
                again[row.key] = self._model.add_draft(texts).uid
        self._model.note(replace(r, uid=again.get(r.uid, r.uid)) for r in outcome.remarks)
        if outcome.title:
            self.announcing = True
            try:
                self._workspace.changes.announce(*self._grid.writes)
            finally:
                self.announcing = False
            self._show_again(outcome)
        self._view.selected.emit()
        return outcome

    def _show_again(self, outcome: Outcome) -> None:
        source = self._source()(self._workspace.services)
        moved = any(source.moved_by(column) for column in outcome.columns)
        if moved or outcome.added or len(outcome.touched) > MOST_PATCHED:
            self._page.refresh()
        else:
            self._model.patch(source.rows_of(list(outcome.touched)))
            self.renew()

    def _tell(self, outcome: Outcome, *, quiet: bool = False) -> None:
        """What was stored, and what was not, which stays marked in its cell."""
        refused = outcome.refused
        left = f"{format_number(len(refused))} ô chưa ghi được, còn dấu đỏ: " if refused else ""
        left += refused[0].sentence if refused else ""
        if not outcome.title:
            if refused:
                self._page.refused.emit(left[0].upper() + left[1:])
        elif refused:
            self._page.told.emit(f"Đã {_small(outcome.title)}. {left}", True)
        elif not quiet:
            self._page.told.emit(f"Đã {_small(outcome.title)}.", True)


def _typed(
    records: Iterable[RowLike], names: Mapping[int, tuple[str, str]], text_of: TextOf
) -> Iterator[TypedCell]:
    """The cells of stored rows that would not stay as they are shown."""
    for number, record in enumerate(records):
        if record.uid.startswith(DRAFT):
            continue
        for column, (name, kind) in names.items():
            text = text_of(number, column)
            if text is not None and text != shown(kind, record.cells[column]):
                yield TypedCell(record.uid, name, text)


def _within(
    source: EditedSource, stretches: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, RowLike]]:
    """The records of some rows, with their numbers; read one after the other and not kept."""
    last = max((end for _, end in stretches), default=-1)
    for row, record in enumerate(islice(source.each(), last + 1)):
        if any(first <= row <= end for first, end in stretches):
            yield row, record


def _above(stretches: Sequence[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """Those rows that are stored, which come before the new ones."""
    return [(first, min(last, count - 1)) for first, last in stretches if first < count]


def summed(
    columns: Sequence[ColumnLike], places: Sequence[int], records: Iterable[RowLike]
) -> list[str]:
    """Đếm 12 · Tổng 3.600.000 đ"""
    count, total, kinds = 0, 0, set[str]()
    for record in records:
        for column, place in zip(columns, places, strict=True):
            cell = record.cells[place]
            count += cell is not None and cell != ""
            if is_amount(column) and isinstance(cell, int):
                total += cell
                kinds.add(column.kind)
    said = [f"Đếm {format_number(count)}"]
    if kinds:
        said.append(f"Tổng {format_number(total)}{' đ' if kinds == {'money'} else ''}")
    return said


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


_DOING: dict[Deed, str] = {
    "edit": "Đang ghi các ô",
    "paste": "Đang dán",
    "clear": "Đang xóa nội dung các ô",
    "fill": "Đang điền xuống",
    "replace": "Đang thay thế",
}
NOT_ADDED = "Danh sách này không thêm dòng trong bảng được."
ONE_ROW = "Mỗi lần chỉ xóa được một dòng ở danh sách này; hãy chọn một dòng."
