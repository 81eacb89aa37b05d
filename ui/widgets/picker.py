"""A field that finds a record while one types, without tone marks, and can offer to make a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.problems import Refused
from models.vietnamese import fold
from ui.colours import colours
from ui.icons import icon
from ui.look import grid

Found = tuple[str, str, str]
"""uid, label, detail; without a uid, a heading over the records after it"""
_UID, _DETAIL, _NEW = (int(Qt.ItemDataRole.UserRole) + place for place in range(3))


class Picker(QLineEdit):
    """``find`` gets the typed text and gives a few records, the likeliest first.

    ``new_text`` such as "Thêm mới “{}”" puts that line below what was found; ``new_wanted`` then
    brings the typed text, and whoever makes the record calls ``set_value``.
    """

    edited = Signal()
    chosen = Signal(str)  # uid
    new_wanted = Signal(str)  # typed text

    def __init__(
        self,
        find: Callable[[str], Sequence[Found]],
        *,
        hint: str = "Gõ vài chữ để tìm, không cần dấu",
        new_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._new_text = new_text
        self._value: tuple[str, str] | None = None
        self._rows = QStandardItemModel(self)
        self._completer = QCompleter(self._rows, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self)
        popup = QListView()
        popup.setProperty("kind", "popup")
        popup.setUniformItemSizes(False)
        self._completer.setPopup(popup)
        popup.setItemDelegate(_FoundDelegate(popup))
        popup.selectionModel().currentChanged.connect(self._pass_heading)
        self.setPlaceholderText(hint)
        self.show_all = QAction(icon("chevron-down"), "Xem danh sách (Alt+↓)", self)
        self.addAction(self.show_all, QLineEdit.ActionPosition.TrailingPosition)

        self.textEdited.connect(self._typed_something)
        self.show_all.triggered.connect(self._open_all)
        activated: Any = self._completer.activated  # one signal for texts, one for rows
        activated[QModelIndex].connect(self._take)

    def value(self) -> str | None:
        """The uid of the record; ``Refused`` when what was typed is none."""
        text = self.text().strip()
        if self._value is not None and self._value[1] == text:
            return self._value[0]
        if not text:
            return None
        raise Refused(f"Chưa rõ “{text}” là mục nào; hãy chọn một dòng trong danh sách gợi ý.")

    def set_value(self, value: tuple[str, str] | None) -> None:
        """(uid, label)"""
        self._value = (value[0], value[1].strip()) if value else None
        self.setText(self._value[1] if self._value else "")
        self.edited.emit()

    def typed(self) -> str:
        uid = self._value[0] if self._value and self._value[1] == self.text().strip() else ""
        return f"{uid}\t{self.text()}" if self.text() else ""

    def retype(self, typed: str) -> None:
        uid, _, text = typed.partition("\t")
        self._value = (uid, text.strip()) if uid else None
        self.setText(text)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and (alt or not self.text()):
            self._open_all()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A field that is being destroyed loses its focus too, when its neighbours are gone already.
        left_by_hand = event.reason() != Qt.FocusReason.OtherFocusReason
        if left_by_hand and not self._completer.popup().isVisible():
            self._take_the_only_one()

    def _typed_something(self, text: str) -> None:
        self._open(text)
        self.edited.emit()

    def _open_all(self) -> None:
        self.setFocus()
        self._open("")

    def _open(self, text: str) -> None:
        self._rows.clear()
        for uid, label, detail in self._find(text.strip()):
            self._rows.appendRow(_row(label, uid, detail) if uid else _heading(label))
        if self._new_text and text.strip():
            new = _row(self._new_text.format(text.strip()), "", "")
            new.setData(True, _NEW)
            self._rows.appendRow(new)
        if self._rows.rowCount():
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def _pass_heading(self, index: QModelIndex) -> None:
        """The first arrow of the keyboard goes to the first record."""
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._completer.popup().selectionModel().setCurrentIndex(
                index.siblingAtRow(index.row() + 1), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def _take(self, index: QModelIndex) -> None:
        if index.data(_NEW):
            wanted = self.text().strip()
            QTimer.singleShot(0, self, lambda: self._want_new(wanted))
            return
        uid, label = index.data(_UID), index.data(Qt.ItemDataRole.DisplayRole)
        # The completer writes its own text after this signal.
        QTimer.singleShot(0, self, lambda: self._choose(uid, label))

    def _want_new(self, typed: str) -> None:
        self.setText(typed)
        self.new_wanted.emit(typed)

    def _choose(self, uid: str, label: str) -> None:
        self.set_value((uid, label))
        self.chosen.emit(uid)

    def _take_the_only_one(self) -> None:
        """Whoever types a whole name, or enough of it, need not choose."""
        text = self.text().strip()
        if not text or (self._value and self._value[1] == text):
            return
        found = [each for each in self._find(text) if each[0]]
        same = [each for each in found if fold(each[1]) == fold(text)]
        if len(same) == 1 or (len(found) == 1 and not same):
            uid, label, _detail = (same or found)[0]
            self._choose(uid, label)


def _row(label: str, uid: str, detail: str) -> QStandardItem:
    item = QStandardItem(label)
    item.setData(uid, _UID)
    item.setData(detail, _DETAIL)
    item.setData(f"{label}, {detail}" if detail else label, Qt.ItemDataRole.AccessibleTextRole)
    return item


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setWeight(font.Weight.DemiBold)
    item.setFont(font)
    return item


class _FoundDelegate(QStyledItemDelegate):
    """The label, and beside it in grey what tells it from others of the same name."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), grid(30))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        detail = index.data(_DETAIL)
        if not detail:
            return
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        place = option.rect.adjusted(  # type: ignore[attr-defined]
            metrics.horizontalAdvance(index.data()) + grid(28), 0, -grid(8), 0
        )
        text = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, place.width())
        painter.save()
        painter.setPen(QColor(colours().muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
