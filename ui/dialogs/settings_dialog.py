"""Change a group of the commune's settings, drawn from their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from services.settings import Setting
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class SettingsDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        title: str,
        settings: Sequence[Setting],
        parent: QWidget | None = None,
    ) -> None:
        self._settings = workspace.services.settings
        self._shown = settings
        super().__init__(
            title,
            self._save_values,
            parent,
            drafts=workspace.services.store.drafts,
            draft_key=f"settings:{title}",
        )
        for setting in settings:
            add_setting(self, setting)
        stored = self._settings.all()
        self.fill({setting.key: value_of(setting, stored[setting.key]) for setting in settings})

    def _save_values(self, values: dict[str, Any]) -> None:
        self._settings.save(texts_of(values))


def add_setting(form: FormDialog, setting: Setting) -> None:
    """Give ``form`` the field that ``setting`` declares."""
    widget: QWidget
    match setting.kind:
        case "text":
            widget = text_field()
        case "choice":
            widget = Choice(setting.choices)
        case "switch":
            widget = QCheckBox(setting.label)
    form.add_field(
        setting.key,
        setting.label,
        widget,
        required=setting.required,
        optional=setting.kind == "text" and not setting.required,
        help=setting.help,
    )


def value_of(setting: Setting, stored: str) -> str | bool:
    """What the field of ``setting`` is filled with."""
    return stored == "1" if setting.kind == "switch" else stored


def texts_of(values: dict[str, Any]) -> dict[str, str]:
    """What the fields hold, as it is stored."""
    return {
        key: ("1" if value else "") if isinstance(value, bool) else str(value or "")
        for key, value in values.items()
    }
