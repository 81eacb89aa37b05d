"""Opens the search over everything, and then whatever was chosen in it, on the page where it belongs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget

from services.search import Hit
from ui.commands import COMMANDS, Command, periods
from ui.dialogs.help_dialog import HelpDialog
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.workspace import Workspace

PAGES = {
    "subject": "directory",
    "unit": "directory",
    "decision": "decisions",
    "registration": "registrations",
    "movement": "movements",
    "initiative": "books/initiatives",
    "subjects": "directory",
    "decisions": "decisions",
    "movements": "movements",
    "initiatives": "books/initiatives",
    "nominations": "nominations/nominations",
    "submissions": "nominations/submissions",
    "dossiers": "nominations/dossiers",
}
"""The page, with its part: by the kind of what was found, and by the table of what a file is attached to."""


class Finding(QObject):
    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def open(self) -> None:
        # Loaded only when somebody searches, not whenever the program starts.
        from ui.dialogs.search_dialog import SearchDialog

        commands = [*COMMANDS, *periods(self._workspace.period.choices)]
        dialog = SearchDialog(self._workspace, commands, self._window)
        dialog.hit_chosen.connect(self.show_hit)
        dialog.command_chosen.connect(self.carry_out)
        dialog.open()
        dialog.search.setFocus()

    def show_hit(self, hit: Hit) -> None:
        if hit.kind == "file" and not hit.table:
            self._open_file(Path(hit.uid))
            return
        page = self._window.show_page_named(PAGES[hit.table or hit.kind])
        if isinstance(page, Page) and not page.reveal(hit.uid):
            self._window.tell_refused(
                f"Không còn thấy “{hit.title}” trong danh sách; nội dung này có thể vừa được xóa."
            )

    def _open_file(self, path: Path) -> None:
        from ui.printing_desk import PrintingDesk

        desk = PrintingDesk(self._workspace, self._window)
        desk.refused.connect(self._window.tell_refused)
        desk.open_file(path)

    def carry_out(self, command: Command) -> None:
        if command.period:
            self._workspace.period.choose(command.period)
        if command.help:
            HelpDialog(command.help, self._window).show()
        if not command.page:
            return
        page = self._window.show_page_named(command.page)
        if command.tab and (tabs := page.findChild(QTabWidget)) is not None:
            titles: list[str] = [tabs.tabText(place) for place in range(tabs.count())]
            tabs.setCurrentIndex(titles.index(command.tab))
        if command.verb and isinstance(page, Page):
            action = page.find_action(command.verb)
            if action is not None:
                action.trigger()
