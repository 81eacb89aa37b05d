"""The line below a list: how many there are, how much is selected, what is wrong with the current cell."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QLabel

from models.numbers import format_number
from ui.pages.grid_editing import GridEditing
from ui.tables.list_view import ListView
from ui.tables.source import amount_of, is_amount

LONGEST_SUMMED = 2000


class ListStatus(QLabel):
    def __init__(self, noun: str) -> None:
        super().__init__()
        self._noun = noun
        self.setProperty("kind", "small")
        self.setObjectName("status")
        self.setWordWrap(True)

    def describe(self, view: ListView, editing: GridEditing | None) -> None:
        problem = editing.problem() if editing is not None else ""
        kind = "problem" if problem else "small"
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().polish(self)
        self.setText(problem or "  ·  ".join(self._counted(view, editing)))

    def _counted(self, view: ListView, editing: GridEditing | None) -> list[str]:
        model, selected = view.list_model, view.selected_count()
        parts = [f"{format_number(model.record_count)} {self._noun}"]
        if selected > 1:
            parts.append(f"đang chọn {format_number(selected)}")
        if editing is not None:
            waiting = ["nhấn F5 để xếp lại"] if editing.holds else []
            return parts + editing.sums() + waiting
        if 1 < selected <= LONGEST_SUMMED:
            records = view.selected_records()
            for number, column in enumerate(model.columns):
                if is_amount(column):
                    amounts = (amount_of(record.cells[number]) for record in records)
                    total = sum((amount for amount in amounts if amount is not None), Decimal(0))
                    parts.append(f"{column.title}: {format_number(total)}")
        return parts
