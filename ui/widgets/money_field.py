"""A field for an amount in đồng."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.money import parse_money
from models.numbers import format_number
from models.problems import Refused
from ui.look import grid


class MoneyField(QLineEdit):
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(grid(200))
        self.textChanged.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._write_properly)

    def value(self) -> int | None:
        """``None`` when blank; ``Refused`` says what is wrong with what was typed."""
        typed = self.text().strip()
        return parse_money(typed) if typed else None

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else format_number(value))

    def typed(self) -> str:
        return self.text()

    def retype(self, typed: str) -> None:
        self.setText(typed)

    def _write_properly(self) -> None:
        try:
            self.set_value(self.value())
        except Refused:
            return
