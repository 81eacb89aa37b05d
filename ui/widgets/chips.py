"""Filter chips: what is often looked for, one press away; and what is filtered now, with its cross."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.colours import colours
from ui.icons import icon
from ui.look import grid
from ui.widgets.flow_layout import FlowLayout


class ChipRow(QWidget):
    """``changed`` when a chip is switched; ``removed`` brings the name of a filter to take away."""

    changed = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, QPushButton] = {}
        self._groups: dict[str, str] = {}
        self._active: list[QPushButton] = []
        self._row = FlowLayout(self, grid(6))
        self._row.setContentsMargins(0, grid(3), 0, grid(3))

    def add(self, name: str, text: str, *, group: str = "", on: bool = False) -> QPushButton:
        """A chip that is on or off; of one ``group`` at most one is on."""
        chip = _chip(text)
        chip.setObjectName(f"chip.{name}")
        chip.setCheckable(True)
        chip.setChecked(on)
        chip.clicked.connect(lambda: self._switched(name))
        self._row.addWidget(chip)
        self._chips[name] = chip
        self._groups[name] = group
        return chip

    def set_text(self, name: str, text: str) -> None:
        """For instance with how many there are."""
        self._chips[name].setText(_as_written(text))

    def chosen(self) -> list[str]:
        return [name for name, chip in self._chips.items() if chip.isChecked()]

    def choose(self, *names: str) -> None:
        """Switch exactly these on."""
        for name, chip in self._chips.items():
            chip.setChecked(name in names)
        self.changed.emit()

    def show_filters(self, filters: dict[str, str]) -> None:
        """The filters in force: name -> text; each can be taken away here."""
        for chip in self._active:
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._active = []
        for name, text in filters.items():
            chip = _chip(text)
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setIcon(icon("x", colours().accent))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setToolTip(f"Bỏ lọc: {text}")
            chip.clicked.connect(lambda _on=False, name=name: self.removed.emit(name))
            self._row.addWidget(chip)
            self._active.append(chip)

    def _switched(self, name: str) -> None:
        group = self._groups[name]
        if group and self._chips[name].isChecked():
            for other, chip in self._chips.items():
                if other != name and self._groups[other] == group:
                    chip.setChecked(False)
        self.changed.emit()


def _chip(text: str) -> QPushButton:
    chip = QPushButton(_as_written(text))
    chip.setProperty("kind", "chip")
    return chip


def _as_written(text: str) -> str:
    """A single "&" would underline the letter after it."""
    return text.replace("&", "&&")
