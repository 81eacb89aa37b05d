"""Choose which results of the council become decisions, and which go up to those who may decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.numbers import format_number
from models.problems import Rejected
from models.vietnamese import lower_first
from services.following_results import Result
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.workspace import Workspace


class ResultsDialog(FormDialog):
    """``saved`` brings the keys of the chosen results."""

    def __init__(
        self, workspace: Workspace, results: Sequence[Result], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Lập quyết định theo kết quả Hội đồng",
            self._choose,
            parent,
            width=WIDE,
            intro=(
                "Mỗi danh hiệu, hình thức thành một quyết định nháp của xã; phần không thuộc thẩm "
                "quyền của xã thành tờ trình gửi cấp trên."
            ),
        )
        self._results = results
        self.boxes: dict[str, QCheckBox] = {}
        grounds = {ground.code: ground.name for ground in workspace.services.catalogue.grounds}
        for title, own in (("Xã quyết định", True), ("Trình cấp trên", False)):
            chosen = [result for result in results if result.own is own]
            if chosen:
                self.add_section(title)
            for result in chosen:
                self._add(result, grounds[result.ground])
        self._say_how_many()

    def _add(self, result: Result, ground: str) -> None:
        name = f"{result.award_type.name} ({format_number(len(result.nominations))})"
        box = QCheckBox(f"{name}, {lower_first(ground)}")
        box.setChecked(True)
        box.toggled.connect(self._say_how_many)
        self.boxes[result.key] = box
        self.add_field(result.key, name, box, help=result.why)

    def _chosen(self) -> list[Result]:
        return [result for result in self._results if self.boxes[result.key].isChecked()]

    def _say_how_many(self) -> None:
        chosen = self._chosen()
        own = sum(result.own for result in chosen)
        levels = len({result.level for result in chosen if not result.own})
        parts = [f"{own} quyết định"] * bool(own) + [f"{levels} tờ trình"] * bool(levels)
        self.save_button.setText(f"Lập {' và '.join(parts)}" if parts else "Lập quyết định")
        self.save_button.setEnabled(bool(parts))

    def _choose(self, values: dict[str, Any]) -> list[str]:
        chosen = [result.key for result in self._chosen()]
        if not chosen:
            raise Rejected({"": "Hãy chọn ít nhất một kết quả."})
        return chosen
