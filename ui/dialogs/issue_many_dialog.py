"""Issue several decisions of one day: the number of each, as the records office gave them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.decisions import Decision
from models.numbers import format_number
from models.problems import Rejected
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class IssueManyDialog(FormDialog):
    """``saved`` brings (number of each by its uid, the day)."""

    def __init__(
        self, workspace: Workspace, decisions: Sequence[Decision], parent: QWidget | None = None
    ) -> None:
        count = format_number(len(decisions))
        super().__init__(
            f"Ban hành {count} quyết định",
            self._checked,
            parent,
            verb=f"Ban hành và khóa {count} quyết định",
            width=WIDE,
            intro=(
                "Gõ số của quyết định đầu rồi Enter: các số sau được điền nối tiếp, sửa được. Danh "
                "sách, tiền thưởng, lời văn được giữ nguyên từ đây; muốn sửa về sau phải có quyết "
                "định đính chính hoặc thu hồi."
            ),
        )
        self._deciding = workspace.services.deciding
        self._decisions = decisions
        self.day = DateField()
        self.add_field("decided_on", "Ngày ban hành", self.day, required=True)
        self.numbers: dict[str, QLineEdit] = {}
        for decision in decisions:
            number = text_field("Số", width=120)
            self.numbers[decision.uid] = number
            whom = format_number(sum(each.count for each in self._deciding.tally(decision.uid)))
            about = decision.summary or workspace.services.wording.summary(decision)
            help = f"{whom} đối tượng" if decision.purpose == "award" else ""
            self.add_field(decision.uid, about, number, required=True, help=help)
            self._fields[decision.uid].label.setWordWrap(True)
        self.fill({"decided_on": workspace.services.store.origin.today()})
        self.fill({each.uid: each.number for each in decisions})
        self._first = self.numbers[decisions[0].uid]
        self._first.editingFinished.connect(lambda: self._number_on(self._first.text()))

    def showEvent(self, event: QShowEvent) -> None:
        """The day is mostly right; the numbers are what is typed."""
        super().showEvent(event)
        self._first.setFocus()

    def _number_on(self, typed: str) -> None:
        """Fill what is still blank with the numbers that follow."""
        digits, slash, symbol = typed.strip().partition("/")
        if not digits.isdecimal():
            return
        for step, field in enumerate(self.numbers.values()):
            if not field.text().strip():
                field.setText(f"{int(digits) + step}{slash}{symbol}")

    def _checked(self, values: dict[str, Any]) -> tuple[dict[str, str], Any]:
        day = values.pop("decided_on")
        if day is None:
            raise Rejected({"decided_on": "Hãy nhập ngày ban hành."})
        numbers = {uid: str(number).strip() for uid, number in values.items()}
        if problems := self._deciding.issue_problems(numbers, day):
            raise Rejected(problems)
        return numbers, day
