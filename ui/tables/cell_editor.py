"""The small fields that open in a cell: one line with suggestions, or several lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.vietnamese import fold
from ui.look import grid

Index = QModelIndex | QPersistentModelIndex
WayOut = Literal["", "down", "up", "right", "left", "fill", "cancel", "stay"]
"""Where the cursor goes when the field closes; "" keeps it open, "stay" swallows the key."""

MOST_SUGGESTED = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: dict[int, WayOut] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


def way_out(event: QKeyEvent, *, arrows: Sequence[int] = ()) -> WayOut:
    """What a key means in an open cell, as in Excel; ``arrows`` are those that leave it."""
    key, modifiers = event.key(), event.modifiers()
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return ""
    if key == Qt.Key.Key_Escape:
        return "cancel"
    if key in _ENTER:
        return "fill" if control else "up" if shift else "down"
    if control:
        return ""
    if key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and shift):
        return "left"
    if key == Qt.Key.Key_Tab:
        return "right"
    return _ARROWS[key] if key in arrows and not shift else ""


class CellEdit(QLineEdit):
    """``typing``: it opened by a letter, so that the arrows go on to the next cell until F2."""

    left = Signal(str)  # WayOut

    def __init__(self, suggest: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.typing = False
        self._suggest = suggest
        self._words: Sequence[str] | None = None
        self._found = QStringListModel(self)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self)
        popup = QListView()
        popup.setProperty("kind", "popup")
        popup.setItemDelegate(_AiryRows(popup))
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._completer.setPopup(popup)
        popup.installEventFilter(self)
        popup.clicked.connect(self._take_clicked)
        self.setFrame(False)
        self.setProperty("kind", "cell")
        self.textEdited.connect(self._offer)

    @property
    def content(self) -> str:
        return self.text()

    def fill(self, text: str) -> None:
        self.setText(" ".join(text.splitlines()))

    def put_cursor_last(self) -> None:
        self.deselect()
        self.end(False)

    def offer_all(self) -> None:
        """Every suggestion, the present one first in sight."""
        self._offer("")

    def way_out(self, event: QKeyEvent) -> WayOut:
        if event.key() == Qt.Key.Key_F2:
            self.typing = False
            return "stay"
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.offer_all()
            return "stay"
        arrows = list(_ARROWS) if self.typing else [Qt.Key.Key_Up, Qt.Key.Key_Down]
        return way_out(event, arrows=arrows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys reach the list of suggestions first; one key both takes a line and leaves the cell."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            popup = self._completer.popup()
            how = way_out(event)
            if watched is popup and how and how != "cancel":
                index = popup.currentIndex()
                popup.hide()
                if index.isValid():
                    self.setText(str(index.data()))
                self.left.emit(how)
                return True
        return super().eventFilter(watched, event)

    def _offer(self, text: str) -> None:
        if self._words is None:
            self._words = self._suggest()
        wanted = fold(text).split()
        folded = ((word, f" {fold(word)}") for word in self._words)
        found = [word for word, key in folded if all(f" {part}" in key for part in wanted)]
        popup = self._completer.popup()
        if not found or found == [text]:
            popup.hide()
            return
        self._found.setStringList(found[:MOST_SUGGESTED])
        popup.setCurrentIndex(QModelIndex())
        popup.setMinimumWidth(max(self.width(), grid(300)))
        self._completer.complete()

    def _take_clicked(self, index: QModelIndex) -> None:
        self._completer.popup().hide()
        self.setText(str(index.data()))
        self.left.emit("stay")


class _AiryRows(QStyledItemDelegate):
    """Rows as high as those of the list below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), grid(28))


class LongEdit(QPlainTextEdit):
    """Alt+Enter begins a new line."""

    left = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typing = False
        self.setProperty("kind", "cell")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    def content(self) -> str:
        return self.toPlainText()

    def fill(self, text: str) -> None:
        self.setPlainText(text)
        self.selectAll()

    def put_cursor_last(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def offer_all(self) -> None:
        """It has nothing to choose from."""

    def way_out(self, event: QKeyEvent) -> WayOut:
        if event.key() == Qt.Key.Key_F2:
            self.typing = False
            return "stay"
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
            return "stay"
        return way_out(event, arrows=list(_ARROWS) if self.typing else ())
