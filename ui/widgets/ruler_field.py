"""A field for what is read off a ruler sheet: two numbers at each corner, placed as on the sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.problems import Refused
from services.certificates.ruler_sheet import CORNERS, MARK
from ui.look import grid
from ui.widgets.number_field import NumberField
from ui.widgets.page_boxes import said
from ui.widgets.shift_drawing import ShiftDrawing

WAYS = {"x": "Ngang", "y": "Dọc"}


class RulerField(QWidget):
    """Its value are the numbers that are typed, by ``measured_keys()``; those not typed are missing."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: dict[str, NumberField] = {}
        self.drawing = ShiftDrawing()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(grid(12))
        layout.setVerticalSpacing(grid(12))
        layout.setColumnStretch(1, 1)
        for corner, name in CORNERS.items():
            row, column = (0 if "top" in corner else 1), (0 if "left" in corner else 2)
            layout.addWidget(self._corner(corner, name), row, column)
        layout.addWidget(self.drawing, 0, 1, 2, 1)
        self.setFocusProxy(next(iter(self.numbers.values())))

    def value(self) -> dict[str, float]:
        """Raises ``Refused`` for what is no number."""
        measured: dict[str, float] = {}
        for key, number in self.numbers.items():
            value = number.value()
            if value is not None:
                measured[key] = float(value)
        return measured

    def set_value(self, value: Mapping[str, float] | None) -> None:
        for key, number in self.numbers.items():
            number.set_value((value or {}).get(key))

    def typed(self) -> str:
        return "\n".join(number.text() for number in self.numbers.values())

    def retype(self, typed: str) -> None:
        for number, text in zip(self.numbers.values(), typed.split("\n"), strict=False):
            number.setText(text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the numbers that cannot be."""
        for key, number in self.numbers.items():
            number.setToolTip(problems.get(key, ""))
            number.setProperty("problem", key in problems)
            number.style().unpolish(number)
            number.style().polish(number)

    def unread(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for key, number in self.numbers.items():
            try:
                number.value()
            except Refused as refused:
                found[key] = str(refused)
        return found

    def _corner(self, corner: str, name: str) -> QWidget:
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(grid(4))
        heading = QLabel(name)
        heading.setProperty("kind", "label")
        inside.addWidget(heading)
        rows = QGridLayout()
        rows.setHorizontalSpacing(grid(8))
        rows.setVerticalSpacing(grid(4))
        for row, (way, word) in enumerate(WAYS.items()):
            number = NumberField(said(MARK), fractions=True)
            number.setFixedWidth(grid(76))
            number.setAccessibleName(f"{name}, {word.lower()}, mm")
            number.setObjectName(f"{corner}_{way}")
            number.edited.connect(self.edited)
            self.numbers[f"{corner}_{way}"] = number
            label = QLabel(f"{word} (mm)")
            label.setBuddy(number)
            rows.addWidget(label, row, 0)
            rows.addWidget(number, row, 1)
        inside.addLayout(rows)
        inside.addStretch()
        return box
