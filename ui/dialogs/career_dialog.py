"""Record when somebody was recruited, moved or was away, or change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from models.career import CAREER_KINDS, CareerKind, CareerSpan
from services.career import EVENTS
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import subject_picker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("kind", "starts_on", "ends_on", "unit_name", "opinion", "note")
OF_TRANSFER = ("unit_name", "opinion")
DAY_LABELS: dict[CareerKind, str] = {
    "recruited": "Ngày tuyển dụng",
    "transferred": "Ngày chuyển đến",
}


class CareerDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        span: CareerSpan | None = None,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._career = services.career
        self._span = span
        name = services.directory.subject(span.subject_uid).name if span else ""
        super().__init__(
            f"Sửa quá trình công tác của {name}" if span else "Ghi quá trình công tác",
            self._save_values,
            parent,
            verb_again="" if span else "Lưu và ghi tiếp",
            kept_again=("kind",),
            drafts=services.store.drafts,
            draft_key=f"career:{span.uid if span else ''}",
        )
        if span is None:
            self.add_field(
                "subject_uid",
                "Họ và tên",
                subject_picker(services.directory, "individual"),
                required=True,
                help="Người đã có trong Danh bạ.",
            )
        self.kind = Choice(list(CAREER_KINDS.items()))
        self.add_field("kind", "Nội dung", self.kind)
        self.add_field("starts_on", "Từ ngày", DateField(), required=True)
        self.add_field(
            "ends_on", "Đến ngày", DateField(), optional=True, help="Đang còn nghỉ thì để trống."
        )
        self.add_field("unit_name", "Đơn vị cũ", text_field(), required=True)
        self.add_field(
            "opinion",
            "Văn bản nhận xét của đơn vị cũ",
            text_field("Công văn số 15/CV-THMX ngày 05/10/2026"),
            optional=True,
            help="Ghi số, ngày của văn bản; cần khi ở đơn vị cũ đủ lâu trong kỳ xét.",
        )
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        if span is not None:
            self.fill({field: getattr(span, field) for field in SHOWN})
        self.kind.edited.connect(self._follow_kind)
        self._follow_kind()

    def _follow_kind(self) -> None:
        kind = cast("CareerKind", self.kind.value())
        self.relabel("starts_on", DAY_LABELS.get(kind, "Từ ngày"), required=True)
        self.show_field("ends_on", kind not in EVENTS)
        for name in OF_TRANSFER:
            self.show_field(name, kind == "transferred")

    def _save_values(self, values: dict[str, Any]) -> CareerSpan:
        if values["kind"] in EVENTS:
            values["ends_on"] = None
        if values["kind"] != "transferred":
            values |= dict.fromkeys(OF_TRANSFER, "")
        if self._span is None:
            values["subject_uid"] = values["subject_uid"] or ""
        span = replace(self._span, **values) if self._span else CareerSpan(**values)
        return self._career.save(span)
