"""What a plan comes to, in the sentences of the window."""

from __future__ import annotations

from models.numbers import format_number
from services.intake.plan import Plan
from services.intake.sheet_view import SheetView


def count_of(plan: Plan | None) -> int:
    """How many rows, and people who left, would be written."""
    return len(plan.to_write) + len(plan.departing) if plan else 0


def sentence_about(plan: Plan | None, view: SheetView) -> str:
    hidden = [f"“{sheet.name}”" for sheet in view.sheets if not sheet.offered]
    template = plan is not None and plan.template is not None
    about = f"Không lấy trang ẩn {', '.join(hidden)}. " if hidden and not template else ""
    return f"{about}{_state(plan)}"


def _state(plan: Plan | None) -> str:
    if plan is None:
        return ""
    if not plan.rows:
        return "Tệp này chưa có dòng nào để lấy."
    if plan.refusal:
        return "Chưa lấy được dòng nào; hãy xem lý do ở từng dòng."
    if skipped := plan.count("skipped") if not count_of(plan) else 0:
        same = format_number(plan.count("same"))
        return f"Không còn gì để đưa vào: {same} dòng đã có, {format_number(skipped)} dòng bỏ qua."
    if not count_of(plan):
        return f"Cả {format_number(plan.read)} dòng đã có trong sổ; không còn gì để đưa vào."
    return "Đây là xem trước, chưa có gì được ghi vào sổ."
