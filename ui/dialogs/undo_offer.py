"""Tells in a dialog what was done, and takes it back there as long as nothing else was done since."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.problems import Refused
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

SECONDS_TOLD = 8.0


class UndoOffer(QObject):
    """Uses the button of ``message``."""

    def __init__(self, workspace: Workspace, message: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._message = message
        self._done = ""
        message.acted.connect(self._take_back)

    def tell(self, said: str) -> None:
        """What was done just now, as the last step."""
        batch = self._workspace.services.history.to_undo()
        self._done = batch.uid if batch else ""
        self._message.tell(said, "good", "Hoàn tác", seconds=SECONDS_TOLD)

    def _take_back(self) -> None:
        history = self._workspace.services.history
        batch = history.to_undo()
        if batch is None or batch.uid != self._done:
            return
        try:
            history.undo()
        except Refused as refused:
            self._message.tell(str(refused), "bad")
            return
        self._workspace.changes.announce_all()
        self._message.tell(f"Đã hoàn tác: {batch.title}.", "good", seconds=SECONDS_TOLD)
