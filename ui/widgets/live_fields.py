"""Fields beside a picture: each change is told at once, and what is wrong stands below its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from models.problems import Refused
from ui.look import grid
from ui.widgets import fields
from ui.widgets.form_field import FormField

WIDEST = 16_777_215
"""What Qt takes for no limit."""


class LiveFields(QWidget):
    changed = Signal(str, object)  # name of the field, what stands in it now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, FormField] = {}
        self._unread: dict[str, str] = {}
        self._problems: dict[str, str] = {}
        self._filling = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(grid(12))
        self._grid.setVerticalSpacing(grid(10))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._half = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(12), grid(12), grid(12), grid(16))
        layout.addLayout(self._grid)
        layout.addStretch()

    @property
    def names(self) -> list[str]:
        return list(self._fields)

    @property
    def unread(self) -> dict[str, str]:
        """Fields whose text cannot be understood -> why; what is shown elsewhere is older."""
        return dict(self._unread)

    def add_section(self, title: str) -> None:
        heading = QLabel(title)
        heading.setProperty("kind", "section")
        self.add_widget(heading)

    def add_widget(self, widget: QWidget) -> None:
        self._half = False
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def add_field(
        self, name: str, label: str, widget: QWidget, *, half: bool = False, help: str = ""
    ) -> None:
        """Two that are ``half`` stand beside each other."""
        if isinstance(widget, QLineEdit | QComboBox):  # as wide as the column, however narrow
            widget.setMaximumWidth(WIDEST)
            widget.setMinimumWidth(grid(60))
        field = FormField(name, label, widget, help=help)
        self._fields[name] = field
        if not half:
            self.add_widget(field)
        else:
            row = self._grid.rowCount() - 1 if self._half else self._grid.rowCount()
            self._grid.addWidget(field, row, 1 if self._half else 0, Qt.AlignmentFlag.AlignTop)
            self._half = not self._half
        fields.watch(widget, lambda: self._tell(name))

    def widget(self, name: str) -> QWidget:
        return self._fields[name].widget

    def problem_shown_at(self, name: str) -> str:
        return self._fields[name].problem

    def show_field(self, name: str, shown: bool) -> None:
        self._fields[name].setVisible(shown)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show these; a field in which just this was typed is left as it was typed."""
        self._filling = True
        for name, value in values.items():
            widget = self._fields[name].widget
            if name in self._unread or _read(widget) != value:
                fields.write(widget, value)
            self._unread.pop(name, None)
        self._filling = False
        self._show_problems()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        self._problems = dict(problems)
        self._show_problems()

    def _tell(self, name: str) -> None:
        if self._filling:
            return
        try:
            value = fields.read(self._fields[name].widget)
        except Refused as refused:
            self._unread[name] = str(refused)
            self._show_problems()
            self.changed.emit("", None)
            return
        self._unread.pop(name, None)
        self._show_problems()
        self.changed.emit(name, value)

    def _show_problems(self) -> None:
        for name, field in self._fields.items():
            wanted = self._unread.get(name) or self._problems.get(name, "")
            if field.problem != wanted:
                field.show_problem(wanted)


def _read(widget: QWidget) -> Any:
    try:
        return fields.read(widget)
    except Refused:
        return None
