"""What stands in the way of an award: discipline, and what is still being looked into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable

HindranceKind = Literal["discipline", "investigation", "inspection", "complaint", "press"]
DisciplineForm = Literal["", "reprimand", "warning", "pay_cut", "demotion", "removal", "dismissal"]

HINDRANCE_KINDS: dict[HindranceKind, str] = {
    "discipline": "Kỷ luật",
    "investigation": "Đang bị điều tra",
    "inspection": "Đang thanh tra, kiểm tra",
    "complaint": "Có đơn khiếu nại, tố cáo đang xác minh",
    "press": "Báo chí nêu, đang xác minh",
}
DISCIPLINE_FORMS: dict[DisciplineForm, str] = {
    "": "",
    "reprimand": "Khiển trách",
    "warning": "Cảnh cáo",
    "pay_cut": "Hạ bậc lương",
    "demotion": "Giáng chức",
    "removal": "Cách chức",
    "dismissal": "Buộc thôi việc",
}
"""From the lightest to the heaviest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance(Record):
    subject_uid: str
    kind: HindranceKind
    form: DisciplineForm = ""
    """Only of a discipline."""
    starts_on: date
    ends_on: date | None = None
    """Of a discipline the end of its effect, of the others the day it was cleared; None: still on."""
    document: str = ""
    note: str = ""


class HindranceTable(RecordTable[Hindrance]):
    name = "hindrances"
    record = Hindrance

    def of_subjects(self, subject_uids: Sequence[str]) -> list[Hindrance]:
        return self._of_many("subject_uid", subject_uids)
