"""Lets a page take lists in from spreadsheets: its action, files dropped on it, what comes of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from models.batches import Batch
from services.intake.plan import Choices, IntakeKind
from ui.dialogs.import_dialog import ImportDialog
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace


class ListTaking(QObject):
    """Adds its action to the page and takes the files that are dropped there."""

    def __init__(
        self, page: StoredListPage, workspace: Workspace, kind: IntakeKind, changed: str
    ) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._kind: IntakeKind = kind
        self._changed = changed
        page.add_action("import", "Lấy từ Excel…", "file-spreadsheet", self.ask)
        page.accept_files(self.take)

    def ask(self) -> None:
        self.take(None)

    def take(self, file: Path | None, *more: Path) -> None:
        """Show what taking the files in would do; without one, ask for it."""
        choices = Choices(period=self._workspace.period.code)
        dialog = ImportDialog(
            self._workspace, self._kind, choices=choices, file=file, more=more, parent=self._page
        )
        dialog.taken_in.connect(self._taken_in)
        dialog.open()

    def _taken_in(self, batch: Batch | None, summary: str) -> None:
        self._workspace.changes.announce(self._changed, "subjects", "units", "periods")
        self._page.told.emit(summary, batch is not None)
