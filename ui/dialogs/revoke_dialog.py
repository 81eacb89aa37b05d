"""Draft a decision that takes awards of an issued one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.vietnamese import fold
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.chosen_field import ChosenField
from ui.widgets.form_field import long_text_field
from ui.widgets.picker import Found, Picker
from ui.workspace import Workspace


class RevokeDialog(FormDialog):
    """``saved`` brings the draft."""

    def __init__(
        self,
        workspace: Workspace,
        decision: Decision,
        parent: QWidget | None = None,
        chosen: Sequence[str] = (),
    ) -> None:
        services = workspace.services
        self._amending = services.amending
        self._decision = decision
        self._awards = [
            award for award in services.deciding.awards(decision.uid) if not award.revoked_by
        ]
        super().__init__(
            f"Thu hồi khen thưởng tại quyết định số {decision.code}",
            self._draft,
            parent,
            verb="Lập quyết định thu hồi",
            intro=(
                "Căn cứ Điều 93 Luật Thi đua, khen thưởng năm 2022: gian dối khi kê khai thành "
                "tích, hồ sơ giả, xét tặng trái quy định, hoặc có kết luận, bản án về sau. Khen "
                "thưởng chỉ hết hiệu lực khi quyết định thu hồi được ban hành."
            ),
        )
        self.recipients = ChosenField(Picker(self._find, hint="Gõ tên người, tập thể"))
        self.add_field("awards", "Thu hồi của ai", self.recipients, required=True)
        self.add_field(
            "reason",
            "Lý do",
            long_text_field("Kê khai không đúng thành tích để được khen thưởng", lines=3),
            required=True,
            help="Ghi đủ để in vào quyết định.",
        )
        self.recipients.set_value(
            (award.uid, award.name) for award in self._awards if award.uid in set(chosen)
        )
        self.recipients.edited.connect(self._grow)

    def _find(self, text: str) -> list[Found]:
        words = fold(text).split()
        return [
            (award.uid, award.name, award.unit_name)
            for award in self._awards
            if all(word in fold(award.name) for word in words)
        ][:50]

    def _draft(self, values: dict[str, Any]) -> Decision:
        return self._amending.revoke(self._decision.uid, values["awards"], values["reason"])
