"""A field with a box for each paper of a dossier; which papers depends on what is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from services.dossier_law import ChecklistDocument
from ui.look import grid


class ChecklistField(QWidget):
    """Its value are the codes of the checked papers; other papers keep the checks they share."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: set[str] = set()
        self._boxes: dict[str, QCheckBox] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(grid(2))

    def set_documents(self, documents: Iterable[ChecklistDocument]) -> None:
        wanted = {document.code: _label(document) for document in documents}
        shown = {code: box.text() for code, box in self._boxes.items()}
        if wanted == shown:
            return
        for box in self._boxes.values():
            self._layout.removeWidget(box)
            box.deleteLater()
        self._boxes = {code: self._box(code, label) for code, label in wanted.items()}
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def value(self) -> tuple[str, ...]:
        return tuple(code for code in self._boxes if code in self._checked)

    def set_value(self, value: Iterable[str] | None) -> None:
        self._checked = set(value or ())
        for code, box in self._boxes.items():
            box.setChecked(code in self._checked)
        self.edited.emit()

    def typed(self) -> str:
        return "\n".join(sorted(self._checked))

    def retype(self, typed: str) -> None:
        self.set_value(typed.split("\n"))

    def _box(self, code: str, label: str) -> QCheckBox:
        box = QCheckBox(label)
        box.setObjectName(f"paper.{code}")
        box.setChecked(code in self._checked)
        box.toggled.connect(lambda on: self._toggle(code, on))
        self._layout.addWidget(box)
        return box

    def _toggle(self, code: str, on: bool) -> None:
        if on:
            self._checked.add(code)
        else:
            self._checked.discard(code)
        self.edited.emit()


def _label(document: ChecklistDocument) -> str:
    return document.name if document.required else f"{document.name} (không bắt buộc)"
