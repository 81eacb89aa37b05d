"""Name a layout of certificates: one that is renamed, or a copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.form_field import text_field


class LayoutNameDialog(FormDialog):
    """``keep`` gets the name and stores the layout."""

    def __init__(
        self,
        title: str,
        verb: str,
        name: str,
        keep: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lambda values: keep(_named(values["name"])), parent, verb=verb)
        self.add_field("name", "Tên mẫu", text_field("Giấy khen phôi nhà in 2026"), required=True)
        self.fill({"name": name})


def _named(name: str) -> str:
    if not name:
        raise Rejected({"name": "Hãy gõ tên mẫu."})
    return name
