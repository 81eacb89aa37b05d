"""What stands above the page of a layout: whose texts, on which paper, back and forth, how large."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from services.certificates.drawing import Mode
from ui.icons import icon
from ui.look import grid
from ui.widgets.choice import Choice
from ui.widgets.page_picture import PagePicture
from ui.widgets.tool_button import ToolButton


class LayoutBar(QWidget):
    edited = Signal()  # other texts, or other paper
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, texts: Sequence[tuple[str, str]], picture: PagePicture) -> None:
        super().__init__()
        self.sample = Choice(texts)
        self.sample.setAccessibleName("Chữ mẫu: của ai")
        self.mode_choice = Choice([("blank", "Giấy trắng"), ("stock", "Phôi in sẵn")])
        self.mode_choice.setAccessibleName("Xem như in trên")
        self.undo = self._action("undo", "Hoàn tác", "undo-2", self.undo_wanted.emit, "Ctrl+Z")
        self.redo = self._action("redo", "Làm lại", "redo-2", self.redo_wanted.emit, "Ctrl+Y")
        self.scale = QLabel()
        smaller = self._action("zoom_out", "Thu nhỏ", "zoom-out", picture.zoom_out, "Ctrl+-")
        larger = self._action("zoom_in", "Phóng to", "zoom-in", picture.zoom_in, "Ctrl+=")
        whole = self._action("fit", "Vừa cả trang", "file", picture.fit, "Ctrl+0")
        row = QHBoxLayout(self)
        row.setContentsMargins(grid(16), grid(8), grid(16), grid(8))
        row.setSpacing(grid(8))
        for words, choice in (("Chữ mẫu", self.sample), ("In trên", self.mode_choice)):
            label = QLabel(words)
            label.setBuddy(choice)
            row.addWidget(label)
            row.addWidget(choice)
            row.addSpacing(grid(8))
        row.addStretch()
        row.addWidget(ToolButton(self.undo, "icon", 20))
        row.addWidget(ToolButton(self.redo, "icon", 20))
        row.addSpacing(grid(8))
        row.addWidget(ToolButton(smaller, "icon", 20))
        row.addWidget(self.scale)
        row.addWidget(ToolButton(larger, "icon", 20))
        row.addWidget(ToolButton(whole, "icon", 20))
        self.sample.edited.connect(self.edited)
        self.mode_choice.edited.connect(self.edited)
        picture.zoom_changed.connect(self._say_scale)
        self._say_scale(picture.zoom)

    @property
    def mode(self) -> Mode:
        return "stock" if self.mode_choice.value() == "stock" else "blank"

    def _say_scale(self, zoom: float) -> None:
        self.scale.setText(f"{round(zoom * 100)}%")

    def _action(
        self, verb: str, text: str, drawing: str, run: Callable[[], object], key: str
    ) -> QAction:
        action = QAction(icon(drawing), text, self)
        action.setObjectName(f"action.layout.{verb}")
        action.setToolTip(f"{text} ({key})")
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: run())
        self.addAction(action)
        return action
