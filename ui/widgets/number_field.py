"""A field for a number: whole, or with digits after the comma as a clerk types them."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.numbers import format_number, parse_integer, parse_number
from models.problems import Refused
from ui.look import grid


class NumberField(QLineEdit):
    """``value`` is an int; with ``fractions`` a float."""

    edited = Signal()

    def __init__(
        self, placeholder: str = "", *, fractions: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fractions = fractions
        self.setPlaceholderText(placeholder)
        self.setFixedWidth(grid(120))
        self.textChanged.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self._write_properly)

    def value(self) -> int | float | None:
        """``None`` when blank; ``Refused`` says what is wrong with what was typed."""
        typed = self.text().strip()
        if not typed:
            return None
        return float(parse_number(typed)) if self._fractions else parse_integer(typed)

    def set_value(self, value: int | float | None) -> None:
        self.setText("" if value is None else format_number(Decimal(str(value))))

    def typed(self) -> str:
        return self.text()

    def retype(self, typed: str) -> None:
        self.setText(typed)

    def _write_properly(self) -> None:
        try:
            self.set_value(self.value())
        except Refused:
            return
