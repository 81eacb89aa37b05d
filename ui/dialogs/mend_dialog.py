"""Set right what was mistyped when a decision was written down from paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.awards import Award
from models.decisions import Decision
from ui.dialogs.award_line_dialog import AwardLineDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.recorded_decision_dialog import RecordedDecisionDialog
from ui.widgets.form_field import long_text_field
from ui.workspace import Workspace

REASON = "reason"


class MendDecisionDialog(RecordedDecisionDialog):
    def __init__(
        self, workspace: Workspace, decision: Decision, parent: QWidget | None = None
    ) -> None:
        self._amending = workspace.services.amending
        super().__init__(workspace, decision, parent)
        self.setWindowTitle("Sửa bản ghi cũ")
        self.again_button.hide()
        self.intro.setText(
            "Chỉ để sửa chỗ gõ nhầm so với bản giấy; lý do được giữ lại trong Việc đã làm."
        )
        add_reason(self)

    def _save_values(self, values: dict[str, Any]) -> Decision:
        reason = values.pop(REASON)
        decision = self._deciding.numbered(self._with(values))
        return self._amending.mend_decision(decision, reason)


class MendAwardDialog(AwardLineDialog):
    def __init__(self, workspace: Workspace, award: Award, parent: QWidget | None = None) -> None:
        self._amending = workspace.services.amending
        super().__init__(workspace, award, parent)
        self.setWindowTitle(f"Sửa bản ghi cũ: {award.name}")
        add_reason(self)

    def _save_values(self, values: dict[str, Any]) -> Award:
        reason = values.pop(REASON)
        values["award_type"] = values.get("award_type") or self._award.award_type
        return self._amending.mend_award(replace(self._award, **values), reason)


class RemoveRecordedDialog(FormDialog):
    """``saved`` brings the uid of the decision that is gone."""

    def __init__(
        self, workspace: Workspace, decision: Decision, parent: QWidget | None = None
    ) -> None:
        self._amending = workspace.services.amending
        self._uid = decision.uid
        super().__init__(
            f"Xóa bản ghi quyết định số {decision.code}",
            self._remove,
            parent,
            verb="Xóa bản ghi",
            intro="Danh sách khen thưởng của quyết định cũng được xóa theo; hoàn tác được.",
        )
        add_reason(self)

    def _remove(self, values: dict[str, Any]) -> str:
        self._amending.remove_recorded(self._uid, values[REASON])
        return self._uid


def add_reason(dialog: FormDialog) -> None:
    dialog.add_field(
        REASON,
        "Lý do",
        long_text_field("Gõ nhầm số quyết định so với bản giấy", lines=2),
        required=True,
    )
