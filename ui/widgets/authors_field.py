"""A field for the authors of an initiative: pick a person, then type the share in percent."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.problems import Refused
from services.initiatives import WHOLE, Author
from ui.icons import icon
from ui.look import grid
from ui.widgets.picker import Picker


class AuthorsField(QWidget):
    """Its value is the list of ``Author``, in the order in which they were chosen."""

    edited = Signal()

    def __init__(self, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = picker
        self.shares: dict[str, QLineEdit] = {}
        """By the uid of the author."""
        self._names: dict[str, str] = {}
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(grid(8))
        self._rows.setVerticalSpacing(grid(4))
        self._rows.setColumnStretch(0, 1)
        self._widgets: dict[str, list[QWidget]] = {}
        self.total = QLabel()
        self.total.setProperty("kind", "small")
        self.divide_button = QPushButton("Chia đều")
        self.divide_button.setProperty("kind", "link")
        self.divide_button.setAutoDefault(False)
        self.divide_button.setToolTip("Chia đều 100% cho các tác giả")
        below = QHBoxLayout()
        below.addWidget(self.total)
        below.addStretch()
        below.addWidget(self.divide_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(6))
        layout.addWidget(picker)
        layout.addLayout(self._rows)
        layout.addLayout(below)
        self.setFocusProxy(picker)
        picker.chosen.connect(self._take)
        picker.edited.connect(self.edited)
        self.divide_button.clicked.connect(self.divide)
        self._tell_total()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.picker.setAccessibleName(name)

    def add(self, uid: str, name: str, share: str = "") -> None:
        """One more author; somebody who is there already stays as they are."""
        if uid not in self._names:
            self._names[uid] = name
            self._add_row(uid, name, share)
            self._changed()

    def remove(self, uid: str) -> None:
        self._drop_row(uid)
        self._changed()
        self.picker.setFocus()

    def divide(self) -> None:
        """Give everybody the same share; what does not divide goes to the first."""
        if not self.shares:
            return
        each, rest = divmod(WHOLE, len(self.shares))
        for place, line in enumerate(self.shares.values()):
            line.setText(str(each + (1 if place < rest else 0)))

    def value(self) -> list[Author]:
        """Raises ``Refused`` for a share that is no whole number and a name that is nobody."""
        if typed := self.picker.text().strip():
            raise Refused(
                f"Chưa rõ “{typed}” là ai; hãy chọn một dòng trong danh sách gợi ý hoặc xóa chữ "
                "vừa gõ."
            )
        return [Author(uid, self._share(uid)) for uid in self.shares]

    def set_value(self, value: Iterable[tuple[str, str, int | None]] | None) -> None:
        """(uid, name, share) of each."""
        for uid in list(self._names):
            self._drop_row(uid)
        for uid, name, share in value or ():
            self._names[uid] = name
            self._add_row(uid, name, "" if share is None else str(share))
        self._changed()

    def typed(self) -> str:
        if not self._names and not self.picker.text():
            return ""
        rows = [[uid, name, self.shares[uid].text()] for uid, name in self._names.items()]
        return json.dumps([rows, self.picker.text()], ensure_ascii=False)

    def retype(self, typed: str) -> None:
        rows, text = json.loads(typed) if typed else ([], "")
        for uid in list(self._names):
            self._drop_row(uid)
        for uid, name, share in rows:
            self._names[uid] = name
            self._add_row(uid, name, share)
        self.picker.retype(f"\t{text}" if text else "")
        self._changed()

    def _take(self, uid: str) -> None:
        name = self.picker.text().strip()
        self.picker.set_value(None)
        self.add(uid, name)
        self.shares[uid].setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self, uid: str) -> int | None:
        text = self.shares[uid].text().strip().removesuffix("%").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            raise Refused(
                f"Tỷ lệ đóng góp của {self._names[uid]} phải là số nguyên từ 1 đến 100, ví dụ 60."
            )
        return int(text)

    def _add_row(self, uid: str, name: str, share: str) -> None:
        label = QLabel(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        line = QLineEdit(share)
        line.setFixedWidth(grid(64))
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setAccessibleName(f"Tỷ lệ đóng góp của {name}, phần trăm")
        sign = QLabel("%")
        drop = QToolButton()
        drop.setIcon(icon("x"))
        drop.setToolTip(f"Bỏ tác giả {name}")
        drop.setAccessibleName(f"Bỏ tác giả {name}")
        drop.clicked.connect(lambda: self.remove(uid))
        line.textChanged.connect(self._changed)
        row = self._rows.rowCount()
        self._widgets[uid] = [label, line, sign, drop]
        for column, widget in enumerate(self._widgets[uid]):
            self._rows.addWidget(widget, row, column)
        self.shares[uid] = line

    def _drop_row(self, uid: str) -> None:
        for widget in self._widgets.pop(uid, ()):
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.shares.pop(uid, None)
        self._names.pop(uid, None)

    def _changed(self) -> None:
        self._tell_total()
        self.updateGeometry()
        self.edited.emit()

    def _tell_total(self) -> None:
        self.divide_button.setVisible(len(self.shares) > 1)
        typed = [line.text().strip() for line in self.shares.values()]
        numbers = [int(text) for text in typed if text.isascii() and text.isdigit()]
        total = sum(numbers)
        left = f"; còn {WHOLE - total}%" if 0 < total < WHOLE else ""
        over = ", vượt quá 100%" if total > WHOLE else ""
        self.total.setText(f"Tổng cộng {total}%{left}{over}." if numbers else "")
        self.total.setVisible(bool(numbers))
