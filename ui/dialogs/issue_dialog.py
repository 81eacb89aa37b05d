"""Issue a decision: the number and day that the records office gave, and that it is locked then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.jobs import Job
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class IssueDialog(FormDialog):
    """``saved`` brings number, symbol and day once they can be used; issuing itself is long work."""

    def __init__(
        self, workspace: Workspace, decision: Decision, whom: str, parent: QWidget | None = None
    ) -> None:
        self._deciding = workspace.services.deciding
        self._decision = decision
        own = decision.origin == "own"
        super().__init__(
            "Ban hành quyết định" if own else "Khóa quyết định đã ghi",
            self._checked,
            parent,
            verb="Ban hành và khóa" if own else "Ghi xong và khóa",
            intro=(
                f"Quyết định và danh sách {whom} được giữ nguyên từ đây: chức vụ, đơn vị, tiền "
                "thưởng, lời văn không đổi theo Danh bạ hay Cài đặt nữa. Muốn sửa về sau phải có "
                "quyết định đính chính hoặc thu hồi. Bản quét có dấu đính kèm được sau khi ban hành."
                if own
                else f"Quyết định và danh sách {whom} không sửa được nữa sau khi khóa."
            ),
        )
        self.add_field("number", "Số quyết định", text_field("145", width=120), required=True)
        self.add_field("symbol", "Ký hiệu", text_field("QĐ-UBND", width=160))
        self.add_field("decided_on", "Ngày ban hành", DateField(), required=True)
        self.fill({n: getattr(decision, n) for n in ("number", "symbol", "decided_on")})

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        blank = replace(self._decision, number="", decided_on=None)
        decision = self._deciding.numbered(blank, **values)
        if problems := self._deciding.problems(decision):
            raise Rejected(problems)
        return values


def issue(
    workspace: Workspace, uid: str, values: dict[str, Any], then: Callable[[Decision], object]
) -> Job:
    """Issue the decision on the worker; ``then`` gets it."""
    return workspace.run(
        "Đang ban hành quyết định",
        lambda services, progress: services.deciding.advance(uid, **values, progress=progress),
        then,
        "decisions",
    )
