"""Choose the period whose members of collectives are copied."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.numbers import format_number
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.workspace import Workspace


class CopyMembersDialog(FormDialog):
    """``saved`` brings the code of the period to copy from."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self._memberships = workspace.services.memberships
        self._target = workspace.period.code
        super().__init__(
            f"Chép thành viên tập thể sang {workspace.period.title.lower()}",
            self._choose,
            parent,
            verb="Chép",
            intro="Chép những ai còn hoạt động, coi như đều được tính; không chép ngày tính, "
            "lý do không tính, và không ghi trùng những gì kỳ này đã có.",
        )
        names = {p.code: p.name for p in workspace.services.periods.all()}
        counts = self._memberships.counts_by_period()
        self.source = Choice(
            [
                (code, f"{names.get(code, code)} ({format_number(count)} thành viên)")
                for code, count in sorted(counts.items(), reverse=True)
                if code != self._target
            ]
        )
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_field("source", "Chép từ kỳ", self.source)
        self.add_widget(self.told)
        self.source.edited.connect(self._say_how_many)
        self._say_how_many()

    def _say_how_many(self) -> None:
        source = self.source.value()
        count = len(self._memberships.to_copy(source, self._target)) if source else 0
        if not source:
            self.told.setText("Chưa có kỳ nào khác có thành viên tập thể để chép.")
        elif count:
            self.told.setText(f"Sẽ thêm {format_number(count)} thành viên vào kỳ này.")
        else:
            self.told.setText("Kỳ này đã có đủ những thành viên đó; không còn gì để chép.")
        self.save_button.setText(f"Chép {format_number(count)} thành viên" if count else "Chép")
        self.save_button.setEnabled(count > 0)

    def _choose(self, values: dict[str, Any]) -> str:
        if not values["source"]:
            raise Rejected({"source": "Hãy chọn kỳ cần chép."})
        return values["source"]
