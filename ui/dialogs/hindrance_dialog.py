"""Record a discipline or what is still being looked into, or change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS, Hindrance
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import subject_picker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("kind", "form", "starts_on", "ends_on", "document", "note")
FORMS = [(form, name) for form, name in DISCIPLINE_FORMS.items() if form]


class HindranceDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        hindrance: Hindrance | None = None,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._hindrances = services.hindrances
        self._hindrance = hindrance
        name = services.directory.subject(hindrance.subject_uid).name if hindrance else ""
        super().__init__(
            f"Sửa kỷ luật, xác minh của {name}" if hindrance else "Ghi kỷ luật, xác minh",
            self._save_values,
            parent,
            verb_again="" if hindrance else "Lưu và ghi tiếp",
            kept_again=("kind",),
            intro="Chỉ dùng nội bộ: không có trong bản công khai nào.",
            drafts=services.store.drafts,
            draft_key=f"hindrance:{hindrance.uid if hindrance else ''}",
        )
        if hindrance is None:
            self.add_field(
                "subject_uid",
                "Người, tập thể hoặc hộ",
                subject_picker(services.directory, "individual", "collective", "household"),
                required=True,
                help="Đã có trong Danh bạ.",
            )
        self.kind = Choice(list(HINDRANCE_KINDS.items()))
        self.add_field("kind", "Loại", self.kind)
        self.add_field(
            "form", "Hình thức kỷ luật", Choice(FORMS, blank="Chọn hình thức"), required=True
        )
        self.add_field("starts_on", "Từ ngày", DateField(), required=True)
        self.add_field("ends_on", "Đến ngày", DateField(), optional=True)
        self.add_field("document", "Văn bản", text_field("Quyết định số 31/QĐ-UBND"), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        if hindrance is not None:
            values = {field: getattr(hindrance, field) for field in SHOWN}
            self.fill(values | {"form": hindrance.form or None})
        self.kind.edited.connect(self._follow_kind)
        self._follow_kind()

    def _follow_kind(self) -> None:
        discipline = self.kind.value() == "discipline"
        self.show_field("form", discipline)
        self.relabel(
            "starts_on", "Ngày có hiệu lực" if discipline else "Ngày bắt đầu", required=True
        )
        self.relabel(
            "ends_on", "Ngày hết hiệu lực" if discipline else "Ngày đã làm rõ", optional=True
        )

    def _save_values(self, values: dict[str, Any]) -> Hindrance:
        discipline = values["kind"] == "discipline"
        values["form"] = (values["form"] or "") if discipline else ""
        hindrance = self._hindrance
        if hindrance is None:
            values["subject_uid"] = values["subject_uid"] or ""
        return self._hindrances.save(
            replace(hindrance, **values) if hindrance else Hindrance(**values)
        )
