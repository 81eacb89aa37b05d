"""A field for several records: a picker, and below it a chip for each that was chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.problems import Refused
from ui.look import grid
from ui.widgets.chips import ChipRow
from ui.widgets.picker import Picker


class ChosenField(QWidget):
    """Its value is the list of uids, in the order in which they were chosen."""

    edited = Signal()

    def __init__(self, picker: Picker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picker = picker
        self.chips = ChipRow()
        self._chosen: dict[str, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(4))
        layout.addWidget(picker)
        layout.addWidget(self.chips)
        self.setFocusProxy(picker)
        self.chips.hide()
        picker.chosen.connect(self._take)
        picker.edited.connect(self.edited)
        self.chips.removed.connect(self.remove)

    def add(self, uid: str, label: str) -> None:
        self._chosen[uid] = label
        self._show()

    def remove(self, uid: str) -> None:
        self._chosen.pop(uid, None)
        self._show()
        self.picker.setFocus()

    def clear(self) -> None:
        self._chosen.clear()
        self.picker.set_value(None)
        self._show()

    def value(self) -> list[str]:
        """Raises ``Refused`` while something typed stands in the picker that means nothing yet."""
        if self.picker.text().strip():
            raise Refused(
                f"Chưa rõ “{self.picker.text().strip()}” là mục nào; hãy chọn một dòng trong danh "
                "sách gợi ý hoặc xóa chữ vừa gõ."
            )
        return list(self._chosen)

    def set_value(self, value: Iterable[tuple[str, str]] | None) -> None:
        """(uid, label) of each."""
        self._chosen = dict(value or ())
        self._show()

    def typed(self) -> str:
        if not self._chosen and not self.picker.text():
            return ""
        return json.dumps([self._chosen, self.picker.text()], ensure_ascii=False)

    def retype(self, typed: str) -> None:
        chosen, text = json.loads(typed) if typed else ({}, "")
        self._chosen = chosen
        self.picker.retype(f"\t{text}" if text else "")
        self._show()

    def _take(self, uid: str) -> None:
        self._chosen[uid] = self.picker.text().strip()
        self.picker.set_value(None)
        self._show()

    def _show(self) -> None:
        self.chips.show_filters(self._chosen)
        self.chips.setVisible(bool(self._chosen))
        self.updateGeometry()
        self.edited.emit()
