"""Change one recipient's line in a decision, or the achievement of several."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.awards import Award
from models.money import format_money
from models.subjects import SUBJECT_KINDS
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.award_picker import AwardPicker
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.money_field import MoneyField
from ui.workspace import Workspace

EVERY = ("award_type", "achievement", "prize", "posthumous", "note")
WRITTEN_DOWN = ("honorific", "subject_position", "unit_name")
"""As the paper has them; in the commune's own decisions they come from Danh bạ."""


class AwardLineDialog(FormDialog):
    def __init__(self, workspace: Workspace, award: Award, parent: QWidget | None = None) -> None:
        self._deciding = workspace.services.deciding
        self._award = award
        decision = self._deciding.get(award.decision_uid)
        day = workspace.services.wording.day(decision)
        super().__init__(
            f"Sửa dòng: {award.name}",
            self._save_values,
            parent,
            intro=f"{SUBJECT_KINDS[award.kind]}. {_about(award)}".strip(),
            drafts=workspace.services.store.drafts,
            draft_key=f"award:{award.uid}",
        )
        prize = MoneyField()
        by_law = self._deciding.prize(replace(award, prize=None), decision)
        if by_law is not None:
            prize.setPlaceholderText(format_money(by_law))
        shown: list[str] = [*EVERY]
        self.add_field(
            "achievement",
            "Thành tích",
            long_text_field("Dũng cảm cứu người bị đuối nước", lines=3),
            optional=True,
        )
        self.add_field(
            "award_type",
            "Danh hiệu, hình thức",
            AwardPicker(workspace.services.catalogue, decision.level, day, award.kind),
            required=True,
        )
        self.add_field(
            "prize",
            "Tiền thưởng (đồng)",
            prize,
            optional=True,
            help="Để trống thì theo mức quy định.",
        )
        if award.kind == "individual":
            self.add_field("posthumous", "Truy tặng", QCheckBox("Truy tặng"))
        else:
            shown.remove("posthumous")
        if decision.origin == "recorded":
            self.add_section("Như trong bản giấy")
            self.add_field("honorific", "Danh xưng", text_field("Ông", width=160), optional=True)
            self.add_field("subject_position", "Chức vụ", text_field(), optional=True)
            self.add_field("unit_name", "Đơn vị", text_field(), optional=True)
            shown += WRITTEN_DOWN
        self.add_field("note", "Ghi chú", text_field(), optional=True)
        self.fill({name: getattr(award, name) for name in shown})

    def _save_values(self, values: dict[str, Any]) -> Award:
        values["award_type"] = values.get("award_type") or self._award.award_type
        return self._deciding.save_award(replace(self._award, **values))


def _about(award: Award) -> str:
    parts = (award.subject_position, award.unit_name)
    return ", ".join(part for part in parts if part)


class AchievementDialog(FormDialog):
    """Write one achievement into several lines; ``saved`` brings the text."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ghi thành tích cho nhiều dòng",
            lambda values: values["achievement"],
            parent,
            verb=f"Ghi vào {count} dòng",
            intro="Câu này thay cho thành tích đang có ở các dòng đã chọn.",
        )
        self.add_field("achievement", "Thành tích", long_text_field(lines=3), optional=True)
