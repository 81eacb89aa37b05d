"""The same count for many lines of an agenda at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from models.councils import BALLOT_KINDS
from models.numbers import format_number, parse_integer
from models.problems import Refused, Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.form_field import text_field

COUNTS = (
    ("issued", "Phát ra", ""),
    ("collected", "Thu về", ""),
    ("agree", "Đồng ý", ""),
    ("disagree", "Không đồng ý", "0"),
    ("other", "Ý kiến khác", "0"),
    ("invalid", "Không hợp lệ", "0"),
)
MAY_BE_BLANK = ("issued", "collected")


class SameCountDialog(FormDialog):
    """``fill`` stores the counts and gives how many lines got them, which ``saved`` brings."""

    def __init__(
        self,
        lines: int,
        voters: int,
        fill: Callable[[dict[str, Any]], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Cùng số phiếu cho {format_number(lines)} đề nghị",
            self._save_values,
            parent,
            verb=f"Ghi {format_number(lines)} đề nghị",
            intro=f"Có {voters} thành viên dự họp hoặc gửi ý kiến bằng văn bản.",
        )
        self._fill_lines = fill
        self.add_field(
            "ballot",
            "Cách bỏ phiếu",
            Choice(list(BALLOT_KINDS.items()), blank="Giữ như đang ghi"),
        )
        for name, label, usual in COUNTS:
            blank = name in MAY_BE_BLANK
            self.add_field(name, label, text_field(width=120), required=not blank, optional=blank)
            self.fill({name: usual})
        self.fill({"agree": str(voters)})

    def _save_values(self, values: dict[str, Any]) -> int:
        ballot = values.pop("ballot")
        problems: dict[str, str] = {}
        counts: dict[str, Any] = {}
        for name, label, _usual in COUNTS:
            text = values[name]
            if not text and name in MAY_BE_BLANK:
                counts[name] = None
                continue
            try:
                counts[name] = (
                    parse_integer(text or "0") if name != "agree" else parse_integer(text)
                )
            except Refused as refused:
                problems[name] = str(refused) if text else f"Hãy nhập số phiếu {label.lower()}."
        if problems:
            raise Rejected(problems)
        if ballot:
            counts["ballot"] = ballot
        return self._fill_lines(counts)
