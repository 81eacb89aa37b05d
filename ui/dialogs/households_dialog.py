"""Choose households that have no review yet, so that their scores can be typed or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.numbers import format_number
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.household_choice import REGISTERED, UNIT_WAITING, HouseholdChoice
from ui.workspace import Workspace


class HouseholdsDialog(FormDialog):
    """``saved`` brings the uids of the households."""

    def __init__(
        self, workspace: Workspace, unit_uid: str | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        period = workspace.period.code or services.periods.current_code()
        super().__init__(
            f"Thêm hộ chưa bình xét, kỳ {period}",
            self._choose,
            parent,
            verb="Thêm",
            intro="Mỗi hộ được thêm một dòng chưa có điểm; sau đó gõ hoặc dán cột điểm vào bảng.",
        )
        self.choice = HouseholdChoice(
            self, services, period, (REGISTERED, UNIT_WAITING), (), unit_uid
        )
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_widget(self.told)
        self.choice.whom.edited.connect(self._say_how_many)
        self.choice.unit.edited.connect(self._say_how_many)
        self._say_how_many()

    def _say_how_many(self) -> None:
        self._fields["unit_uid"].setVisible(self.choice.by_unit)
        count = len(self.choice.uids())
        self.told.setText(f"Sẽ thêm {format_number(count)} hộ." if count else "")
        self.save_button.setText(f"Thêm {format_number(count)} hộ" if count else "Thêm")
        self._grow()

    def _choose(self, _values: dict[str, Any]) -> Sequence[str]:
        return self.choice.checked()
