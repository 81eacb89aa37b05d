"""Add a council, or change one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.councils import Council
from models.dates import format_short
from models.vietnamese import lower_first
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("name", "document", "established_on", "ends_on", "note")
USUAL_NAME = "Hội đồng Thi đua - Khen thưởng {}"


class CouncilDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, council: Council | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._councils = services.councils
        commune = services.settings.get("commune_name")
        name = USUAL_NAME.format(lower_first(commune)).strip()
        self._council = council or Council(name=name)
        super().__init__(
            "Sửa Hội đồng" if council else "Thêm Hội đồng",
            self._save_values,
            parent,
            drafts=services.store.drafts,
            draft_key=f"council:{self._council.uid}",
        )
        self.add_field("name", "Tên Hội đồng", text_field(), required=True)
        self.add_field(
            "document",
            "Quyết định thành lập, kiện toàn",
            text_field("Quyết định số 45/QĐ-UBND"),
            optional=True,
        )
        self.add_field(
            "established_on",
            "Ngày thành lập, kiện toàn",
            DateField(),
            optional=True,
            help="Cuộc họp trước ngày này không ghi được.",
        )
        self.add_field("ends_on", "Ngày kết thúc", DateField(), optional=True)
        known = [(each.uid, _called(each)) for each in self._councils.all()]
        self.members_of = Choice(known, blank="Không chép, tự ghi thành viên")
        if council is None and known:
            self.add_field(
                "members_of",
                "Chép thành viên từ",
                self.members_of,
                help="Khi kiện toàn, giữ những người vẫn còn là thành viên.",
            )
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        self.fill({name: getattr(self._council, name) for name in SHOWN})

    def _save_values(self, values: dict[str, Any]) -> Council:
        members_of = values.pop("members_of", None)
        return self._councils.save(replace(self._council, **values), members_of)


def _called(council: Council) -> str:
    begins = council.established_on
    return f"{council.name} ({format_short(begins)})" if begins else council.name
