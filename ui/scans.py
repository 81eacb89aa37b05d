"""Files kept with a record: chosen on the disk, opened in the program of the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTemporaryDir, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from models.attachments import Attachment
from models.problems import Refused
from ui.icons import beside_icon, icon
from ui.printing_desk import PrintingDesk
from ui.workspace import Workspace

LAST_FOLDER = "scans/folder"
KINDS = "Bản quét và tài liệu (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx);;Mọi tệp (*)"


class Scans(QObject):
    attached = Signal(str)  # name of the file
    refused = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        desk: PrintingDesk,
        page: QWidget,
        owners: str = "decisions",
    ) -> None:
        """``owners``: the kind of data (``ui/changes.py``) that the files hang on."""
        super().__init__(page)
        self._owners = owners
        self._workspace = workspace
        self._attaching = workspace.services.attaching
        self._desk = desk
        self._page = page
        self._shown: list[QAction] = []
        self._copies: QTemporaryDir | None = None

    def attach(self, owner_uid: str) -> None:
        """Ask for a file and keep a copy of it with the record."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = str(
            self._workspace.settings.value(LAST_FOLDER)
            or QStandardPaths.writableLocation(documents)
        )
        chosen, _kind = QFileDialog.getOpenFileName(
            self._page, "Chọn bản quét hoặc tệp đính kèm", folder, KINDS
        )
        if not chosen:
            return
        path = Path(chosen)
        self._workspace.settings.setValue(LAST_FOLDER, str(path.parent))
        self._workspace.run(
            "Đang đính kèm tệp",
            lambda services, progress: services.attaching.attach(owner_uid, path),
            lambda attachment: self.attached.emit(attachment.name),
            self._owners,
        )

    def actions(self, owner_uid: str) -> list[QAction]:
        """One for each file of the record, to open it."""
        for action in self._shown:
            action.deleteLater()
        self._shown = [self._action(each) for each in self._attaching.of(owner_uid)]
        return list(self._shown)

    def open_scan(self, attachment: Attachment) -> None:
        """A copy under its own name, because the kept content bears none."""
        if self._copies is None:
            self._copies = QTemporaryDir()
        try:
            copy = self._attaching.copy_out(attachment, Path(self._copies.path()))
        except Refused as refused:
            self.refused.emit(str(refused))
            return
        self._desk.open_file(copy)

    def _action(self, attachment: Attachment) -> QAction:
        action = QAction(icon("paperclip"), f"Mở {attachment.name}", self._page)
        action.setIconText(beside_icon(action.text()))
        action.triggered.connect(lambda: self.open_scan(attachment))
        return action
