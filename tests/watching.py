"""What a page has opened, and what it says."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget


def dialog_of(page: QWidget, kind: type) -> Any:
    """The one dialog of this kind that is open on the page."""
    (dialog,) = (d for d in page.findChildren(kind) if not d.isHidden())
    return dialog


def told(page: Any) -> list[str]:
    """What the page says from now on."""
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said
