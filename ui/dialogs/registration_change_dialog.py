"""Change the title, day, initiative or note of one registration."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.registrations import Registration
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.award_picker import AwardPicker
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("award_type", "registered_on", "initiative", "note")


class RegistrationChangeDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, registration: Registration, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._registration = registration
        self._registering = services.registering
        subject = services.directory.subject(registration.subject_uid)
        super().__init__(
            f"Sửa đăng ký của {subject.name}",
            self._save_values,
            parent,
            drafts=services.store.drafts,
            draft_key=f"registration:{registration.uid}",
        )
        self.award_type = AwardPicker(services.catalogue, kind=subject.kind)
        self.add_field("award_type", "Danh hiệu, hình thức", self.award_type, required=True)
        self.add_field("registered_on", "Ngày đăng ký", DateField(), optional=True)
        self.add_field("initiative", "Sáng kiến đi kèm", text_field(), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        self.fill({name: getattr(registration, name) for name in SHOWN})

    def _save_values(self, values: dict[str, Any]) -> Registration:
        values["award_type"] = values["award_type"] or self._registration.award_type
        return self._registering.change(replace(self._registration, **values))
