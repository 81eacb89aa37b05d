"""The rows of a plan as they will stand in the book, for a list beside the sheet they come from."""

from __future__ import annotations

from collections.abc import Sequence

from models.dates import format_short
from models.subjects import SUBJECT_KINDS
from services.catalogue import Catalogue
from services.intake.plan import STATES, IntakeKind, Plan, PlannedRow
from services.intake.staff import STAFF_CHANGES
from ui.tables.source import Column, Row

ABOUT: dict[IntakeKind, str] = {
    "nominations": "Thành tích",
    "ratings": "Xếp loại",
    "initiatives": "Sáng kiến",
    "households": "Bình xét",
    "career": "Nội dung",
    "hindrances": "Nội dung",
}
"""What each kind of list tells of its people, as the heading of a column."""


class PlannedRows:
    """``only``: the state of the rows to show; "" shows all. Cells are made when they are shown."""

    def __init__(self, plan: Plan, catalogue: Catalogue, only: str = "") -> None:
        self._catalogue = catalogue
        self._kept = [row for row in plan.rows if not only or row.state == only]
        self.columns: Sequence[Column] = _columns(plan)

    def count(self) -> int:
        return len(self._kept)

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        return [
            Row(
                str(place),
                tuple(_cell(row, column.name, self._catalogue) for column in self.columns),
            )
            for place, row in enumerate(self._kept[offset : offset + limit], start=offset)
        ]

    def uids(self) -> Sequence[str]:
        return [str(place) for place in range(len(self._kept))]

    def values(self, column: str) -> Sequence[tuple[str, str, int]]:
        return []


def _columns(plan: Plan) -> list[Column]:
    columns = [
        Column("row", "Dòng", "number", 60),
        Column("state", "Kết quả", width=110),
        Column("name", "Họ và tên / Tên tập thể", width=210),
    ]
    if any(row.about for row in plan.rows):
        columns.append(Column("about", ABOUT[plan.kind], width=300))
    if any(row.changes for row in plan.rows):
        columns.append(Column("changes", "Thay đổi", width=460))
    if any(row.change for row in plan.rows):
        columns.append(Column("change", "Nhân sự", width=150))
    columns += [
        Column("kind", "Đối tượng", width=100),
        Column("position", "Chức vụ", width=130),
        Column("unit", "Đơn vị", width=200),
    ]
    if any(row.award_type for row in plan.rows):
        columns.append(Column("award", "Danh hiệu, hình thức", width=220))
    if any(row.decision for row in plan.rows):
        columns.append(Column("decision", "Quyết định", width=170))
    if any(row.reason for row in plan.rows):
        columns.append(Column("reason", "Lý do bỏ qua", width=420))
    return columns


def _cell(row: PlannedRow, name: str, catalogue: Catalogue) -> str | int:
    subject = row.subject
    match name:
        case "row":
            return row.row
        case "state":
            return STATES[row.state]
        case "name":
            return subject.record.name if subject else row.name
        case "changes":
            return "; ".join(change.sentence for change in row.changes)
        case "change":
            moved = f" (từ {row.moved_from})" if row.moved_from else ""
            return f"{STAFF_CHANGES[row.change]}{moved}" if row.change else ""
        case "kind":
            return SUBJECT_KINDS[subject.record.kind] if subject else ""
        case "position":
            return subject.record.position if subject else ""
        case "unit":
            return subject.unit if subject else ""
        case "award":
            return catalogue.award_type(row.award_type).name if row.award_type else ""
        case "about":
            return row.about
        case "decision":
            return _decision_of(row)
        case _:
            return row.reason


def _decision_of(row: PlannedRow) -> str:
    if row.decision is None:
        return ""
    decision = row.decision.record
    if not decision.number:
        return "Quyết định nháp mới" if row.decision.is_new else "Quyết định nháp"
    day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    return f"{decision.code}{day}"
