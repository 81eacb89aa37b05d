"""A place to drop a file on, with a button for whoever would rather look for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.colours import colours
from ui.look import grid
from ui.widgets.picture import Picture


class FileDrop(QFrame):
    dropped = Signal(Path)
    browse_wanted = Signal()

    def __init__(
        self, invitation: str, button: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        drawing = Picture("file-spreadsheet", grid(48), colours().edge)
        words = QLabel(invitation)
        words.setProperty("kind", "heading")
        self.browse = QPushButton(button)
        self.browse.setProperty("kind", "main")
        self.browse.setAutoDefault(True)
        explained = QLabel(hint)
        explained.setProperty("kind", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(grid(24),) * 4)
        layout.setSpacing(grid(12))
        layout.addStretch()
        for widget in (drawing, words, self.browse):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(explained)
        layout.addStretch()
        for label in (words, explained):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.browse.clicked.connect(self.browse_wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.dropped.emit(file)

    def _mark(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


def dropped_file(mime: QMimeData) -> Path | None:
    """The one file that is dragged; None for several files, or for anything else."""
    files = dropped_files(mime)
    return files[0] if len(files) == 1 else None


def dropped_files(mime: QMimeData) -> list[Path]:
    """All files that are dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
