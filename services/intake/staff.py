"""Compares a new staff list with the people whom the directory has in the unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from models.dates import format_partial
from models.problems import Refused
from models.subjects import Status, Subject
from models.units import Unit
from models.vietnamese import fold
from services.services import Services

StaffChange = Literal["", "new", "same", "returned", "came", "moved", "retired", "deceased"]
STAFF_CHANGES: dict[StaffChange, str] = {
    "new": "Người mới",
    "same": "Vẫn ở đơn vị",
    "returned": "Trở lại",
    "came": "Chuyển đến từ đơn vị khác",
    "moved": "Chuyển đi",
    "retired": "Nghỉ hưu",
    "deceased": "Đã mất",
}
"""What a row of a staff list tells of a person, compared with the directory."""
DEPARTURES: tuple[Literal["moved", "retired", "deceased"], ...] = ("moved", "retired", "deceased")
"""What can become of somebody who is no longer in the list."""
_CAME = re.compile(r"\b(?:chuien (?:den|ve|toi|tu)|dieu dong (?:den|ve|tu)|moi (?:den|ve|tuien))\b")
_REMARKS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("deceased", re.compile(r"\b(?:da mat|tu tran|qua doi|da chet|chet|tu vong|hi sinh)\b")),
    ("retired", re.compile(r"\b(?:nghi huu|ve huu|huu tri|nghi che do|nghi mat suc|huu tu)\b")),
    (
        "moved",
        re.compile(
            r"\b(?:chuien (?:cong tac|truong|don vi|di|sang|vung|nganh)|thuien chuien|dieu dong|"
            r"da chuien|chuien|thoi viec|nghi viec|xin nghi|bo viec|cham dut hop dong)\b"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whom the directory has in the unit and the list does not name."""

    subject: Subject
    unit: str
    becomes: Status | None
    """What was chosen; None: they stay as they are."""

    @property
    def birth_date(self) -> str:
        return format_partial(self.subject.birth_date)


def status_told(remark: str) -> Status | None:
    """What a remark beside a name says of the person: "Nghỉ hưu từ 01/9", "Chuyển công tác"."""
    folded = fold(remark)
    if not folded or _CAME.search(folded):
        return None
    return next((status for status, words in _REMARKS if words.search(folded)), None)


class StaffList:
    """``unit_uid``: of the unit of which the list is the whole staff. Raises ``Refused``."""

    def __init__(self, services: Services, unit_uid: str) -> None:
        self._store = services.store
        found = services.store.units.find(unit_uid)
        if found is None or found.deleted_at:
            raise Refused("Đơn vị của danh sách không còn trong Danh bạ; hãy chọn lại đơn vị.")
        self.unit: Unit = found

    def told(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """``values`` with the unit and the status that go without saying in such a list."""
        more: dict[str, Any] = {}
        if not values.get("unit"):
            more["unit"] = self.unit.name
        if not values.get("status"):
            more["status"] = status_told(str(values.get("note", ""))) or "active"
        return {**values, **more} if more else values

    def change(
        self, values: Mapping[str, Any], made: bool, moved_from: str, before: Status | None
    ) -> StaffChange:
        """How a row of the list changes what is known of the person."""
        for departure in DEPARTURES:
            if values.get("status") == departure:
                return departure
        if made:
            return "new"
        if before not in (None, "active"):
            return "returned"
        return "came" if moved_from else "same"

    def leavers(self, named: set[str], departures: Mapping[str, Status]) -> list[Leaver]:
        """Active people of the unit and of those below it who are not ``named``, by their uid."""
        units = self._store.units.below(self.unit)
        return [
            Leaver(subject, unit.name, departures.get(subject.uid))
            for unit in units
            for subject in self._store.subjects.of_unit(unit.uid)
            if subject.kind == "individual"
            and subject.status == "active"
            and subject.uid not in named
        ]


def departed(leaver: Leaver) -> Subject:
    """Who left, as they are stored from now on."""
    assert leaver.becomes is not None
    return replace(leaver.subject, status=leaver.becomes)
