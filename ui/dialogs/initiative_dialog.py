"""Record an initiative, research topic or scheme with its authors, or change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from models.initiatives import (
    INITIATIVE_KINDS,
    INITIATIVE_STATUSES,
    SCOPES,
    Initiative,
    InitiativeStatus,
)
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import find_subjects, offer_new_subject
from ui.widgets.authors_field import AuthorsField
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace

SHOWN = (
    "title", "kind", "period", "status", "recognised_by", "recognised_on", "document", "scope",
    "field", "note",
)  # fmt: skip
DAY_LABELS: dict[InitiativeStatus, str] = {
    "applied": "Ngày công nhận",
    "recognised": "Ngày công nhận",
    "rejected": "Ngày họp xét",
}


class InitiativeDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        initiative: Initiative | None = None,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._initiatives = services.initiatives
        self._directory = services.directory
        period = workspace.period.code or services.periods.current_code()
        self._initiative = initiative or Initiative(title="", period=period)
        super().__init__(
            "Sửa sáng kiến, đề tài, đề án" if initiative else "Thêm sáng kiến, đề tài, đề án",
            self._save_values,
            parent,
            verb_again="" if initiative else "Lưu và thêm tiếp",
            kept_again=("kind", "period", "status", "recognised_by", "recognised_on", "document"),
            drafts=services.store.drafts,
            draft_key=f"initiative:{self._initiative.uid or period}",
        )
        self.authors = AuthorsField(Picker(self._find, new_text="Thêm “{}” vào Danh bạ"))
        self.status = Choice(list(INITIATIVE_STATUSES.items()))
        self.add_field("title", "Tên", long_text_field(lines=2), required=True)
        self.add_field("kind", "Loại", Choice(list(INITIATIVE_KINDS.items())))
        self.add_field(
            "authors",
            "Tác giả và tỷ lệ đóng góp",
            self.authors,
            required=True,
            help="Chọn từng người rồi ghi tỷ lệ phần trăm; chưa rõ tỷ lệ thì để trống.",
        )
        self.add_field("period", "Kỳ", text_field("2026 hoặc 2025-2026", width=200), required=True)
        self.add_field("status", "Tình trạng", self.status)
        self.add_field(
            "recognised_by",
            "Hội đồng hoặc người đứng đầu công nhận",
            text_field("Hội đồng Sáng kiến xã, Chủ tịch Ủy ban nhân dân xã"),
        )
        self.add_field("recognised_on", "Ngày công nhận", DateField())
        self.add_field(
            "document",
            "Văn bản",
            text_field("Quyết định số 215/QĐ-UBND"),
            optional=True,
        )
        self.add_field(
            "scope",
            "Phạm vi ảnh hưởng",
            Choice(list(SCOPES.items())),
            help="Như Hội đồng ghi; Chiến sĩ thi đua cấp tỉnh, toàn quốc cần phạm vi rộng hơn.",
        )
        self.add_field("field", "Lĩnh vực", text_field("Giáo dục, chuyển đổi số"), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        self.fill({name: getattr(self._initiative, name) for name in SHOWN})
        if initiative is not None:
            self.authors.set_value(
                (author.subject_uid, self._directory.subject(author.subject_uid).name, author.share)
                for author in self._initiatives.authors(initiative.uid)
            )
        self.status.edited.connect(self._follow_status)
        self.authors.edited.connect(self._grow)
        offer_new_subject(self, workspace, self.authors, lambda: "individual")
        self._follow_status()

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return find_subjects(self._directory, text, "individual")

    def _follow_status(self) -> None:
        """What waits for recognition has no day yet."""
        status = cast("InitiativeStatus", self.status.value())
        self.relabel("recognised_on", DAY_LABELS[status], required=status == "recognised")
        self.relabel(
            "recognised_by",
            "Hội đồng hoặc người đứng đầu "
            + ("công nhận" if status == "recognised" else "xét công nhận"),
            required=status == "recognised",
        )
        self.show_field("recognised_on", status != "applied")

    def _save_values(self, values: dict[str, Any]) -> Initiative:
        authors = values.pop("authors")
        if values["status"] == "applied":
            values["recognised_on"] = None
        return self._initiatives.save(replace(self._initiative, **values), authors)
