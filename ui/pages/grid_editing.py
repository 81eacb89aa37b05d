"""What the keys and the menu of a page's list do with its cells: paste, fill, empty, replace, delete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from models.numbers import format_number
from services.editing.cells import Deed, NewRow, TypedCell
from services.editing.replacing import find_cells
from services.services import Services
from ui.dialogs.question import ask
from ui.dialogs.replace_dialog import ReplaceDialog, Wanted
from ui.pages.grid_records import EditedSource, within
from ui.pages.grid_refused import GridRefused
from ui.pages.grid_storing import DOING, MakeGrid
from ui.pages.page import Page
from ui.pages.pasting import Pasting, paste_plan
from ui.tables.grid_view import GridView
from ui.tables.pasted import pasted
from ui.tables.source import RowLike
from ui.workspace import Workspace


class GridEditing(GridRefused):
    """``delete`` is the verb of the page's action that removes the selected rows."""

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
        super().__init__(page, view, workspace, make, source)
        self._delete = delete
        view.asked.connect(self._answer)
        view.typed_in_all.connect(lambda text: self._fill_all(text, "edit"))

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
            case "refused":
                self.go_to_refused()
            case "refused before":
                self.go_to_refused(before=True)
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
        make, source = self._make(), self.as_shown()

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
                DOING["replace"], lambda services: find(services, wanted), "replace"
            )
        )
        dialog.open()

    def _paste(self, plan: Pasting) -> None:
        rows = [
            NewRow(f"paste:{number}", texts)
            for number, texts in enumerate(plan.new_texts(self._model.columns))
        ]
        stretch = [(plan.row, plan.row + plan.rows - 1)] if plan.rows else []
        self.write("paste", stretch, plan.columns, plan.text, rows)

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
        self.write("clear", stretches, free, lambda _row, _column: "")

    def _fill_all(self, text: str, deed: Deed) -> None:
        stretches, columns = self._view.selected_places()
        self.write(deed, stretches, columns, lambda _row, _column: text)

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
        self.write("fill", rows, free, lambda _row, column: texts[column])

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
        source = self.as_shown()

        def read(services: Services) -> list[tuple[int, RowLike]]:
            return list(within(source(services), stretches))

        self._workspace.run(
            "Đang chép các ô đang chọn",
            lambda services, _progress: read(services),
            lambda rows: self._copied(rows, columns),
        )

    def _copied(self, rows: Sequence[tuple[int, RowLike]], columns: Sequence[int]) -> None:
        self._view.copy_rows(rows, columns)
        self._page.told.emit(f"Đã chép {format_number(len(rows))} dòng.", False)


NOT_ADDED = "Danh sách này không thêm dòng trong bảng được."
ONE_ROW = "Mỗi lần chỉ xóa được một dòng ở danh sách này; hãy chọn một dòng."
