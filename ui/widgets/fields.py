"""Reads, fills and watches the widgets of a form in one way, whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from models.vietnamese import nfc


@runtime_checkable
class Field(Protocol):
    """What a widget of our own offers a form.

    ``value`` raises ``Refused`` when what was typed cannot be understood; ``typed`` and ``retype``
    keep exactly what stands in it, understood or not.
    """

    edited: Any

    def value(self) -> Any: ...
    def set_value(self, value: Any) -> None: ...
    def typed(self) -> str: ...
    def retype(self, typed: str) -> None: ...


def read(widget: QWidget) -> Any:
    match widget:
        case Field():
            return widget.value()
        case QLineEdit():
            return nfc(widget.text()).strip()
        case QPlainTextEdit():
            return nfc(widget.toPlainText()).strip()
        case QCheckBox():
            return widget.isChecked()
        case QSpinBox():
            return widget.value()
    raise _unknown(widget)


def write(widget: QWidget, value: Any) -> None:
    match widget:
        case Field():
            widget.set_value(value)
        case QLineEdit():
            widget.setText(value or "")
        case QPlainTextEdit():
            widget.setPlainText(value or "")
        case QCheckBox():
            widget.setChecked(bool(value))
        case QSpinBox():
            widget.setValue(value or 0)
        case _:
            raise _unknown(widget)


def typed(widget: QWidget) -> str:
    """What stands in the widget, as text that can be kept."""
    match widget:
        case Field():
            return widget.typed()
        case QLineEdit():
            return widget.text()
        case QPlainTextEdit():
            return widget.toPlainText()
        case QCheckBox():
            return "1" if widget.isChecked() else ""
        case QSpinBox():
            return str(widget.value())
    raise _unknown(widget)


def retype(widget: QWidget, kept: str) -> None:
    match widget:
        case Field():
            widget.retype(kept)
        case QLineEdit():
            widget.setText(kept)
        case QPlainTextEdit():
            widget.setPlainText(kept)
        case QCheckBox():
            widget.setChecked(bool(kept))
        case QSpinBox():
            widget.setValue(int(kept))
        case _:
            raise _unknown(widget)


def watch(widget: QWidget, follow: Callable[[], object]) -> None:
    """Call ``follow`` after each change of what stands in the widget."""
    signal: SignalInstance
    match widget:
        case Field():
            signal = widget.edited
        case QLineEdit() | QPlainTextEdit():
            signal = widget.textChanged
        case QCheckBox():
            signal = widget.toggled
        case QSpinBox():
            signal = widget.valueChanged
        case _:
            raise _unknown(widget)
    signal.connect(lambda *_: follow())


def _unknown(widget: QWidget) -> TypeError:
    return TypeError(f"a form cannot hold {type(widget).__name__}")
