"""Xuất: the list of a page as an Excel or CSV file, on the clipboard, or as a public copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QToolButton

from models.file_names import safe_name
from models.numbers import format_number
from models.progress import Progress
from services.forms import FORMS
from services.forms.form import Wanted
from services.handing_out.cell_block import CellBlock, block_of
from services.handing_out.listed import listed
from services.printing import write_form
from services.services import Services
from ui.icons import icon
from ui.pages.list_page import ListPage
from ui.printing_desk import EXCEL, PrintingDesk, form_task
from ui.tables.clipboard import mime_of_block
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

CSV = ".csv"
FILES = {EXCEL: "Tệp Excel (*.xlsx)", CSV: "Tệp CSV (*.csv)"}
LAST_FOLDER = "handing_out/folder"
SECONDS_SHOWN = 60


class HandingOut(QObject):
    """Adds the action "Xuất" with its menu to ``page``, and tells there where a file was written.

    ``wanted`` gives the list ``list_id`` as it is searched, filtered and sorted on the page now.
    """

    def __init__(
        self,
        page: ListPage,
        workspace: Workspace,
        desk: PrintingDesk,
        list_id: str,
        wanted: Callable[[], Wanted],
        *,
        own_columns: bool = True,
    ) -> None:
        """``own_columns``: the columns on the screen are those of the list."""
        super().__init__(page)
        self._own_columns = own_columns
        self._page = page
        self._workspace = workspace
        self._desk = desk
        self._wanted = wanted
        self._list_id = list_id
        self._form = next(form for form in FORMS if form.id == list_id)
        columns = workspace.services.lists.open(list_id).columns
        self._public = any(not column.internal for column in columns)
        self._last: Path | None = None
        self.written = MessageBar()
        page.body.addWidget(self.written)
        self.action = page.add_action("export", "Xuất", "download", self._open_menu)
        self.menu = QMenu(page)
        self.menu.setToolTipsVisible(True)
        self._fill(self.menu, "export", chosen=False)
        self.chosen_menu = QMenu("Chỉ các dòng đang chọn", self.menu)
        self._fill(self.chosen_menu, "export_chosen", chosen=True)
        self._chosen_place = self.menu.addMenu(self.chosen_menu)
        self.action.setMenu(self.menu)
        button = page.findChild(QToolButton, f"button.{page.name}.export")
        assert button is not None
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.aboutToShow.connect(self._follow)
        self.written.acted.connect(self._open_file)
        self.written.dismissed.connect(self._open_folder)

    def add(self, verb: str, text: str, drawing: str, run: Callable[[], object]) -> QAction:
        """One more thing that can be sent out from this page."""
        if not self.menu.actions()[-1].isSeparator() and self._chosen_place in self.menu.actions():
            self.menu.addSeparator()
        return self._add(self.menu, verb, text, drawing, run)

    def tell_written(self, sentence: str, path: Path) -> None:
        """``path`` is the file that was written, or the folder with several."""
        self._last = path
        opens = "" if path.is_dir() else "Mở tệp"
        self.written.tell(sentence, "good", opens, dismiss="Mở thư mục", seconds=SECONDS_SHOWN)

    def write_file(self, suffix: str, *, chosen: bool = False, public: bool = False) -> None:
        """Ask where to, then write the file on the worker."""
        wanted = self._asked(chosen=chosen, public=public)
        name = safe_name(self._form.file_name(self._workspace.services, wanted))
        target = self.ask_for_file(f"{name}{suffix}", suffix)
        if target is None:
            return
        self._workspace.run(
            f"Đang ghi {target.name}",
            lambda services, progress: write_form(services, self._form, wanted, target, progress),
            lambda path: self.tell_written(f"Đã ghi {path.name} vào {path.parent}.", path),
        )

    def copy(self, *, chosen: bool = False, public: bool = False) -> None:
        """Put the columns that are seen, with their titles, on the clipboard."""
        wanted, names, list_id = (
            self._asked(chosen=chosen, public=public),
            self._seen(),
            self._list_id,
        )

        def work(services: Services, progress: Progress) -> tuple[CellBlock, int]:
            with services.store.snapshot():
                whole = listed(services, list_id, wanted)
                return block_of(whole, names, progress), whole.count

        self._workspace.run("Đang chép danh sách", work, lambda made: self._copied(*made))

    def print_list(self, *, chosen: bool = False, public: bool = False) -> None:
        self._desk.show_preview(form_task(self._form, self._asked(chosen=chosen, public=public)))

    def ask_for_file(self, name: str, suffix: str) -> Path | None:
        """Where a file is to be written; the folder is remembered."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, "Ghi ra tệp", str(self.folder() / name), FILES[suffix]
        )
        if not chosen:
            return None
        target = Path(chosen)
        if target.suffix.lower() != suffix:
            target = target.with_name(f"{target.name}{suffix}")
        self.remember(target.parent)
        return target

    def folder(self) -> Path:
        return Path(str(self._workspace.settings.value(LAST_FOLDER) or Path.home()))

    def remember(self, folder: Path) -> None:
        self._workspace.settings.setValue(LAST_FOLDER, str(folder))

    # Inside

    def _fill(self, menu: QMenu, verb: str, *, chosen: bool) -> None:
        if chosen:
            self._add(
                menu, f"{verb}_print", "In…", "printer", partial(self.print_list, chosen=True)
            )
        self._fill_files(menu, verb, chosen=chosen, public=False)
        if not self._public:
            return
        public = menu.addMenu(icon("eye"), "Bản công khai")
        public.setToolTipsVisible(True)
        public.menuAction().setToolTip(
            "Để niêm yết, đăng lên mạng: không có số định danh, dân tộc, ghi chú; chỉ có năm sinh."
        )
        self._add(
            public,
            f"{verb}_public_print",
            "In…",
            "printer",
            partial(self.print_list, chosen=chosen, public=True),
        )
        self._fill_files(public, f"{verb}_public", chosen=chosen, public=True)

    def _fill_files(self, menu: QMenu, verb: str, *, chosen: bool, public: bool) -> None:
        ways = {"chosen": chosen, "public": public}
        write, copy = partial(self.write_file, **ways), partial(self.copy, **ways)
        self._add(menu, f"{verb}_excel", "Tệp Excel…", "file-spreadsheet", partial(write, EXCEL))
        self._add(menu, f"{verb}_csv", "Tệp CSV…", "file-text", partial(write, CSV))
        self._add(menu, f"{verb}_copy", "Chép để dán vào Excel, Word", "copy", copy)

    def _add(
        self, menu: QMenu, verb: str, text: str, drawing: str, run: Callable[[], object]
    ) -> QAction:
        action = QAction(icon(drawing), text, self._page)
        action.setObjectName(f"action.{self._page.name}.{verb}")
        action.triggered.connect(lambda: run())
        menu.addAction(action)
        return action

    def _open_menu(self) -> None:
        """Where the action is run by its key or its name."""
        self.menu.popup(
            self._page.action_row.mapToGlobal(self._page.action_row.rect().bottomLeft())
        )

    def _follow(self) -> None:
        count = self._page.list.selected_count()
        self._chosen_place.setEnabled(count > 0)
        told = f" ({format_number(count)})" if count else ""
        self.chosen_menu.setTitle(f"Chỉ các dòng đang chọn{told}")

    def _asked(self, *, chosen: bool, public: bool) -> Wanted:
        wanted = replace(self._wanted(), public=public)
        if not chosen:
            return wanted
        only = self._page.list.selected_uids()
        return replace(wanted, query=replace(wanted.query, only=only))

    def _seen(self) -> list[str]:
        """The names of the columns on the screen, from left to right."""
        if not self._own_columns:
            return []
        header = self._page.list.horizontalHeader()
        columns = self._page.list.list_model.columns
        places = [header.logicalIndex(place) for place in range(header.count())]
        return [columns[place].name for place in places if not header.isSectionHidden(place)]

    def _copied(self, block: CellBlock, count: int) -> None:
        QApplication.clipboard().setMimeData(mime_of_block(block))
        self._page.told.emit(
            f"Đã chép {format_number(count)} dòng kèm tiêu đề; mở Excel hoặc Word rồi dán.", False
        )

    def _open_file(self) -> None:
        if self._last is not None:
            self._desk.open_file(self._last)

    def _open_folder(self) -> None:
        if self._last is not None:
            self._desk.open_file(self._last if self._last.is_dir() else self._last.parent)
