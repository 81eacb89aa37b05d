"""Choose into which decision registrations go, and which of their titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.numbers import format_number
from models.problems import Rejected
from services.intake.award_decisions import open_decisions
from services.putting_forward import OWN_LEVEL, Offered
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.workspace import Workspace

NEW = ""


class PutForwardDialog(FormDialog):
    """``saved`` brings (award types, uid of the decision or "" for a new one)."""

    def __init__(
        self, workspace: Workspace, offered: Offered, parent: QWidget | None = None
    ) -> None:
        decided = (
            f" {format_number(offered.decided)} đăng ký đã ở trong quyết định khác nên không tính."
            if offered.decided
            else ""
        )
        super().__init__(
            "Đưa vào quyết định",
            self._choose,
            parent,
            intro=f"Chọn danh hiệu cần đưa vào một quyết định của xã.{decided}",
        )
        self.titles: dict[str, QCheckBox] = {}
        self._counts = {title.award_type.code: title.count for title in offered.titles}
        for title in offered.titles:
            code = title.award_type.code
            box = QCheckBox(f"{title.award_type.name} ({format_number(title.count)})")
            box.setChecked(not title.problem)
            box.setEnabled(not title.certain)
            box.toggled.connect(self._say_how_many)
            self.titles[code] = box
            self.add_field(code, title.award_type.name, box, help=title.problem)
        drafts = [
            (d.uid, d.summary or "Quyết định chưa có trích yếu")
            for d in open_decisions(workspace.services)
            if d.level == OWN_LEVEL and d.period == offered.period
        ]
        self.decision = Choice([(NEW, "Một quyết định nháp mới"), *drafts])
        self.decision.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.add_field("decision", "Đưa vào", self.decision)
        self._say_how_many()

    def _wanted(self) -> list[str]:
        return [code for code, box in self.titles.items() if box.isChecked()]

    def _say_how_many(self) -> None:
        count = sum(self._counts[code] for code in self._wanted())
        self.save_button.setText(f"Đưa {format_number(count)} đăng ký vào" if count else "Đưa vào")
        self.save_button.setEnabled(count > 0)

    def _choose(self, values: dict[str, Any]) -> tuple[Sequence[str], str]:
        if not self._wanted():
            raise Rejected({"": "Hãy chọn ít nhất một danh hiệu."})
        return self._wanted(), values["decision"] or NEW
