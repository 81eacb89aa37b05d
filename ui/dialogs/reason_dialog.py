"""Ask why: nothing is given back or withdrawn without a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.dialogs.form_dialog import FormDialog
from ui.widgets.form_field import long_text_field


class ReasonDialog(FormDialog):
    """``carry_out`` gets the reason; ``saved`` brings what it gives."""

    def __init__(
        self,
        title: str,
        intro: str,
        verb: str,
        carry_out: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        self._carry_out = carry_out
        super().__init__(title, self._save_values, parent, verb=verb, intro=intro)
        self.add_field("reason", "Lý do", long_text_field(lines=3), required=True)

    def _save_values(self, values: dict[str, Any]) -> object:
        return self._carry_out(values["reason"])
