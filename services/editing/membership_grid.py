"""Thành viên tập thể edited in place: who is counted, since when, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.lists.membership_list import COUNTED
from models.memberships import Membership
from models.store import Store
from models.subjects import Subject
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import Converted
from services.editing.grid import Taken, Typed
from services.editing.named_grid import NamedGrid
from services.editing.named_subject import subject_named
from services.memberships import Memberships
from services.periods import Periods
from services.services import Services

_FIXED = "Thành viên và tập thể của một dòng không đổi được; hãy xóa dòng này rồi thêm dòng khác."

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=_FIXED),
    EditColumn("collective", "named", "collective_uid", "Tập thể", required=True, new_only=_FIXED),
    EditColumn("counted", "choice", title="Tính tỷ lệ", options=tuple(COUNTED.items())),
    EditColumn("reason", title="Lý do không tính"),
    EditColumn("counted_on", "date", title="Ngày tính"),
)


class MembershipGrid(NamedGrid[Membership]):
    """A reason leaves a member out of the count; who is counted again has none."""

    title = "danh sách thành viên tập thể"
    writes = ("facts", "periods")

    def __init__(
        self,
        store: Store,
        directory: Directory,
        memberships: Memberships,
        periods: Periods,
        period: str,
    ) -> None:
        super().__init__(store, store.memberships, directory, COLUMNS, "individual")
        self._memberships = memberships
        self._periods = periods
        self._period = period

    def records(self, uids: Sequence[str]) -> list[Membership]:
        found = super().records(uids)
        self.meet({record.collective_uid for record in found})
        return found

    def why_computed(self, column: str) -> str:
        if column == "period":
            return "Kỳ là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
        return super().why_computed(column)

    def shown(self, record: Membership, column: str) -> str:
        match column:
            case "collective":
                return self._subjects[record.collective_uid].name
            case "counted":
                return COUNTED["yes" if record.counted else "no"]
            case _:
                return super().shown(record, column)

    def convert(self, record: Membership, column: EditColumn, text: str) -> Converted:
        found = super().convert(record, column, text)
        if column.name == "counted" and found.ok:
            return replace(found, value=found.value == "yes")
        return found

    def problems(self, record: Membership, before: Membership, taken: Taken) -> Mapping[str, str]:
        problems = self._memberships.problems(record)
        if not before.uid and _place(record) in taken:
            name = self._subject(record).name
            problems["subject_uid"] = f"{name} đã có ở một dòng khác vừa nhập."
        return problems

    def take(self, record: Membership, taken: Taken) -> None:
        taken.setdefault(_place(record), record.subject_uid)

    def blank(self, typed: Typed) -> Membership | Remark:
        collective = subject_named(
            self._store, self._directory, {"name": typed.get("collective", "")}, "collective"
        )
        if isinstance(collective, Remark):
            return replace(collective, column="collective")
        self._subjects[collective.uid] = collective
        begun = super().blank(typed)
        if isinstance(begun, Remark):
            return begun
        return replace(begun, collective_uid=collective.uid)

    def about(self, subject: Subject) -> Membership:
        return Membership(collective_uid="", subject_uid=subject.uid, period=self._period)

    def save(self, records: Sequence[Membership]) -> list[Membership]:
        if any(not record.uid for record in records):
            self._periods.ensure(self._period)
        return super().save(records)

    def _with(self, record: Membership, values: Mapping[str, Any]) -> Membership:
        made = super()._with(record, values)
        if values.get("counted"):
            return replace(made, reason="")
        if values.get("reason") and "counted" not in values:
            return replace(made, counted=False)
        return made


def _place(record: Membership) -> tuple[str, tuple[str, str]]:
    return "membership", (record.collective_uid, record.subject_uid)


def membership_grid(services: Services, period: str) -> MembershipGrid:
    return MembershipGrid(
        services.store, services.directory, services.memberships, services.periods, period
    )
