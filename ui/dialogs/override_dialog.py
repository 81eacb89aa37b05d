"""Write down why somebody goes on although a rule objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.decisions import Decision
from models.numbers import format_number
from models.problems import Rejected
from services.nominating import Moved
from services.overriding import Overriding
from services.rules.finding import Finding, blocking
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace


class OverrideDialog(FormDialog):
    """``saved`` brings a ``Moved``."""

    def __init__(
        self,
        workspace: Workspace,
        objections: Mapping[str, Sequence[tuple[str, Finding]]],
        parent: QWidget | None = None,
    ) -> None:
        """``objections``: for each rule the nominations (by uid) to which it objects."""
        self._overriding: Overriding = workspace.services.overriding
        self._objections = objections
        super().__init__(
            "Bỏ qua quy định",
            self._save_values,
            parent,
            verb="Ghi lý do và bỏ qua",
            intro="Lý do được lưu cùng đề nghị, in trong biên bản họp Hội đồng và rút lại được "
            "khi chưa họp.",
        )
        self.rule = Choice(
            [(rule_id, self._label(rule_id, found)) for rule_id, found in objections.items()]
        )
        self.rule.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_field("rule", "Quy định", self.rule, required=True)
        self.add_widget(self.told)
        self.add_field("reason", "Lý do bỏ qua", long_text_field(lines=3), required=True)
        self.add_field(
            "decided_by",
            "Người quyết định bỏ qua",
            text_field("Chủ tịch Ủy ban nhân dân xã"),
            optional=True,
        )
        self.rule.edited.connect(self._tell)
        self._tell()

    @staticmethod
    def _label(rule_id: str, found: Sequence[tuple[str, Finding]]) -> str:
        count = f" ({format_number(len(found))} đề nghị)" if len(found) > 1 else ""
        return f"{rule_id}. {found[0][1].rule.title}{count}"

    def _tell(self) -> None:
        found = self._objections.get(self.rule.value() or "", ())
        self.told.setText(f"{found[0][1].sentence} {found[0][1].rule.citation}." if found else "")

    def _save_values(self, values: dict[str, Any]) -> Moved:
        if not values["rule"]:
            raise Rejected({"rule": "Hãy chọn quy định cần bỏ qua."})
        uids = [uid for uid, _finding in self._objections[values["rule"]]]
        return self._override(uids, values["rule"], values["reason"], values["decided_by"])

    def _override(self, uids: list[str], rule_id: str, reason: str, decided_by: str) -> Moved:
        return self._overriding.override_many(uids, rule_id, reason, decided_by)


class OverrideDecisionDialog(OverrideDialog):
    """The same for one decision, whose findings stand in ``objections``."""

    def __init__(
        self, workspace: Workspace, decision: Decision, parent: QWidget | None = None
    ) -> None:
        findings = workspace.services.decision_reviewing.of_decision(decision.uid)
        objections = {f.rule.id: [(decision.uid, f)] for f in blocking(findings)}
        super().__init__(workspace, objections, parent)
        self.intro.setText("Lý do được lưu cùng quyết định và rút lại được khi chưa ban hành.")

    def _override(self, uids: list[str], rule_id: str, reason: str, decided_by: str) -> Moved:
        return self._overriding.override_decision(uids[0], rule_id, reason, decided_by)
