"""One field of a form: its label above, one line of help, and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.colours import colours
from ui.look import grid
from ui.widgets.picture import Picture


class FormField(QWidget):
    def __init__(
        self,
        name: str,
        label: str,
        widget: QWidget,
        *,
        required: bool = False,
        optional: bool = False,
        help: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self._help = help
        widget.setObjectName(name)
        widget.setAccessibleName(label + (", bắt buộc" if required else ""))
        widget.setAccessibleDescription(help)
        self.label = QLabel(_marked(label, required=required, optional=optional))
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setProperty("kind", "label")
        self.label.setBuddy(widget)
        self.label.setVisible(not isinstance(widget, QCheckBox))
        self.help = QLabel(help)
        self.help.setProperty("kind", "help")
        self.help.setWordWrap(True)
        self.help.setVisible(bool(help))
        self._problem_mark = Picture("circle-alert", grid(14), colours().bad)
        self._problem_text = QLabel()
        self._problem_text.setProperty("kind", "problem")
        self._problem_text.setWordWrap(True)
        self._problem = QWidget()
        self._problem.hide()

        problem = QGridLayout(self._problem)
        problem.setContentsMargins(0, 0, 0, 0)
        problem.setHorizontalSpacing(grid(6))
        problem.addWidget(self._problem_mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        problem.addWidget(self._problem_text, 0, 1)
        problem.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(4))
        for part in (self.label, widget, self.help, self._problem):
            layout.addWidget(part)

    def relabel(self, label: str, *, required: bool = False, optional: bool = False) -> None:
        self.widget.setAccessibleName(label + (", bắt buộc" if required else ""))
        self.label.setText(_marked(label, required=required, optional=optional))

    @property
    def problem(self) -> str:
        return self._problem_text.text() if not self._problem.isHidden() else ""

    def show_problem(self, text: str) -> None:
        self._problem_text.setText(text)
        self._problem.setVisible(bool(text))
        self.widget.setAccessibleDescription(text or self._help)
        self.widget.setProperty("problem", bool(text))
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)


def text_field(placeholder: str = "", width: int = 0) -> QLineEdit:
    """One line of text; ``width`` for what is always short."""
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    if width:
        line.setFixedWidth(grid(width))
    return line


def long_text_field(placeholder: str = "", lines: int = 4) -> QPlainTextEdit:
    """Several lines of text; Tab leaves it."""
    text = QPlainTextEdit()
    text.setPlaceholderText(placeholder)
    text.setTabChangesFocus(True)
    text.setFixedHeight(text.fontMetrics().lineSpacing() * lines + grid(20))
    return text


def _marked(label: str, *, required: bool, optional: bool) -> str:
    if required:
        return f'{label} <span style="color:{colours().bad}">*</span>'
    if optional:
        return f'{label} <span style="color:{colours().muted}; font-weight:400">(không bắt buộc)</span>'
    return label
