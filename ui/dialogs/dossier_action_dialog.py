"""What happens next to a dossier: it is complete, given back for more, refused, or answered."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtWidgets import QWidget

from models.dates import format_short
from models.dossiers import Dossier
from models.numbers import format_number
from ui.dialogs.form_dialog import FormDialog
from ui.widgets import fields
from ui.widgets.checklist import ChecklistField
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

DossierAction = Literal["complete", "ask", "refuse", "answer"]
TITLES: dict[DossierAction, str] = {
    "complete": "Hồ sơ đã đủ",
    "ask": "Yêu cầu bổ sung hồ sơ",
    "refuse": "Từ chối hồ sơ",
    "answer": "Trả kết quả",
}
VERBS: dict[DossierAction, str] = {
    "complete": "Ghi đã đủ",
    "ask": "Ghi yêu cầu bổ sung",
    "refuse": "Ghi từ chối",
    "answer": "Ghi đã trả",
}
DAYS: dict[DossierAction, str] = {
    "complete": "Ngày nhận đủ hồ sơ",
    "ask": "Ngày trả lại để bổ sung",
    "refuse": "Ngày từ chối",
    "answer": "Ngày trả kết quả",
}
MISSING = "Bổ sung:"
"""How a reason begins that names the missing papers."""


class DossierActionDialog(FormDialog):
    """``saved`` brings the dossier as it is then."""

    def __init__(
        self,
        workspace: Workspace,
        dossier: Dossier,
        action: DossierAction,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._dossiers = services.dossiers
        self._dossier = dossier
        self._action: DossierAction = action
        super().__init__(
            f"{TITLES[action]}: số {dossier.code}",
            self._save_values,
            parent,
            verb=VERBS[action],
            intro=self._told(),
            drafts=services.store.drafts,
            draft_key=f"dossier-{action}:{dossier.uid}",
        )
        self.items = ChecklistField()
        self.add_field("on", DAYS[action], DateField(), required=True)
        if action in ("complete", "ask"):
            checklist = self._dossiers.checklist(dossier)
            self.items.set_documents(checklist.documents if checklist else ())
            self.items.set_value(dossier.items)
            self.add_field("items", "Giấy tờ đã nhận", self.items)
        if action in ("ask", "refuse"):
            label = "Nội dung cần bổ sung" if action == "ask" else "Lý do từ chối"
            self.add_field("reason", label, long_text_field(lines=4), required=True)
        self.add_field("who", "Người thực hiện", text_field(), optional=True)
        if action == "answer":
            self.add_field("note", "Kết quả", text_field("Quyết định số 15/QĐ-UBND"), optional=True)
        today = services.store.origin.today()
        self.fill({"on": today, "who": services.settings.get("clerk_name")})
        if action == "ask":
            self._name_missing()
            fields.watch(self.items, self._name_missing)

    def _told(self) -> str:
        """What the clerk should know before."""
        dossier = self._dossier
        match self._action:
            case "complete":
                return "Thời hạn giải quyết được đếm từ ngày làm việc sau ngày này."
            case "ask":
                return (
                    "Ngày hẹn trả được bỏ; khi nhận đủ hồ sơ thì thời hạn đếm lại từ đầu. "
                    "In phiếu yêu cầu bổ sung ở nút Giấy hẹn."
                )
            case "refuse":
                due_on = self._dossiers.refusal_due_on(dossier)
                by = f" chậm nhất ngày {format_short(due_on)}" if due_on else ""
                return f"Trả lời nơi gửi bằng văn bản{by}; lý do được in trong phiếu từ chối."
            case "answer":
                left = self._dossiers.undecided(dossier.uid)
                if left:
                    return f"Hồ sơ còn {format_number(left)} đề nghị chưa có kết quả."
                return "Ghi ngày kết quả được giao cho nơi gửi hồ sơ."

    def _name_missing(self) -> None:
        """Propose as reason the papers that are not there, until something else is written."""
        widget = self._fields["reason"].widget
        typed = fields.read(widget)
        if typed and not typed.startswith(MISSING):
            return
        have = self.items.value()
        checklist = self._dossiers.checklist(self._dossier)
        names = [
            document.name
            for document in (checklist.documents if checklist else ())
            if document.required and document.code not in have
        ]
        fields.write(widget, f"{MISSING} {'; '.join(names)}." if names else "")

    def _save_values(self, values: dict[str, Any]) -> Dossier:
        uid, on, who = self._dossier.uid, values["on"], values["who"]
        match self._action:
            case "complete":
                return self._dossiers.complete(uid, on, values["items"], who)
            case "ask":
                return self._dossiers.ask_for_more(uid, on, values["reason"], who, values["items"])
            case "refuse":
                return self._dossiers.refuse(uid, on, values["reason"], who)
            case "answer":
                return self._dossiers.answer(uid, on, who, values["note"])
