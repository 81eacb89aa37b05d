"""Write down that a council recognised several initiatives at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.initiatives import SCOPES
from models.numbers import format_number
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class RecogniseDialog(FormDialog):
    """``saved`` brings how many were recognised."""

    def __init__(
        self, workspace: Workspace, uids: Sequence[str], parent: QWidget | None = None
    ) -> None:
        self._initiatives = workspace.services.initiatives
        self._uids = uids
        count = format_number(len(uids))
        super().__init__(
            "Ghi kết quả công nhận",
            self._save_values,
            parent,
            verb=f"Công nhận {count} mục",
            intro="Ghi cho những dòng đang chọn; dòng nào đã công nhận từ trước thì giữ nguyên.",
        )
        self.add_field(
            "recognised_by",
            "Hội đồng hoặc người đứng đầu công nhận",
            text_field("Hội đồng Sáng kiến xã, Chủ tịch Ủy ban nhân dân xã"),
            required=True,
        )
        self.add_field("recognised_on", "Ngày công nhận", DateField(), required=True)
        self.add_field(
            "document", "Văn bản", text_field("Quyết định số 215/QĐ-UBND"), optional=True
        )
        self.add_field(
            "scope",
            "Phạm vi ảnh hưởng",
            Choice(list(SCOPES.items()), blank="Giữ như đã ghi ở từng dòng"),
        )

    def _save_values(self, values: dict[str, Any]) -> int:
        return self._initiatives.recognise(self._uids, **values)
