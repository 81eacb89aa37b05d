"""Đăng ký edited in place: titles, days, initiatives; a new row registers somebody of Danh bạ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.registrations import Registration
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.catalogue import Catalogue
from services.directory import Directory
from services.editing.cells import EditColumn
from services.editing.conversion import (
    Converted,
    award_of,
)
from services.editing.grid import Taken
from services.editing.named_grid import OF_DIRECTORY, NamedGrid
from services.periods import Periods
from services.registering import Registering
from services.services import Services

_DECIDED = (
    "Đăng ký này đã đưa vào quyết định nên không đổi danh hiệu được; hãy bỏ khỏi quyết định trước."
)

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=OF_DIRECTORY),
    EditColumn("award", "named", "award_type", "Danh hiệu, hình thức", required=True),
    EditColumn("initiative", title="Sáng kiến đi kèm"),
    EditColumn("registered_on", "date", title="Ngày đăng ký"),
    EditColumn("note", "long", title="Ghi chú"),
)


class RegistrationGrid(NamedGrid[Registration]):
    title = "danh sách đăng ký"
    writes = ("registrations", "periods")

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        directory: Directory,
        registering: Registering,
        periods: Periods,
        period: str,
        kind: SubjectKind | None = None,
    ) -> None:
        super().__init__(store, store.registrations, directory, COLUMNS, kind)
        self._catalogue = catalogue
        self._registering = registering
        self._periods = periods
        self._period = period
        self._decided: dict[str, set[str]] = {}

    def why_computed(self, column: str) -> str:
        match column:
            case "nominated":
                return "Chương trình tự ghi khi đăng ký được lập đề nghị."
            case "decided":
                return "Chương trình tự ghi khi đăng ký được đưa vào quyết định."
            case "period":
                return "Kỳ của đăng ký là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
            case _:
                return super().why_computed(column)

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        if column != "award":
            return super().suggestions(uid, column)
        found = self.records([uid]) if uid else []
        kind = self._subject(found[0]).kind if found else self._kind
        return [award.name for award in self._catalogue.award_types(recipient=kind)]

    def shown(self, record: Registration, column: str) -> str:
        if column == "award":
            return self._catalogue.award_type(record.award_type).name
        return super().shown(record, column)

    def locked(self, record: Registration, column: EditColumn) -> str:
        if column.name == "award" and record.uid in self._decided_in(record.period):
            return _DECIDED
        return ""

    def convert(self, record: Registration, column: EditColumn, text: str) -> Converted:
        if column.name == "award":
            return award_of(self._catalogue, text, self._subject(record).kind)
        return super().convert(record, column, text)

    def problems(
        self, record: Registration, before: Registration, taken: Taken
    ) -> Mapping[str, str]:
        if not record.award_type or (before.uid and record.award_type == before.award_type):
            return {}
        subject = self._subject(record)
        if sentence := self._registering.unfit([subject], [record.award_type]):
            return {"award_type": sentence}
        mine = (record.subject_uid, record.award_type)
        known = {
            (other.subject_uid, other.award_type)
            for other in self._store.registrations.of_subject(subject.uid)
            if other.period == record.period and other.uid != record.uid
        }
        if mine in known or ("registration", mine) in taken:
            return {"award_type": f"{subject.name} đã đăng ký danh hiệu này trong kỳ."}
        return {}

    def take(self, record: Registration, taken: Taken) -> None:
        mine = (record.subject_uid, record.award_type)
        taken.setdefault(("registration", mine), record.subject_uid)

    def about(self, subject: Subject) -> Registration:
        return Registration(period=self._period, subject_uid=subject.uid, award_type="")

    def save(self, records: Sequence[Registration]) -> list[Registration]:
        if any(not record.uid for record in records):
            self._periods.ensure(self._period)
        return super().save(records)

    def _decided_in(self, period: str) -> set[str]:
        if period not in self._decided:
            self._decided[period] = self._store.awards.registrations_decided(period)
        return self._decided[period]


def registration_grid(
    services: Services, period: str, kind: SubjectKind | None = None
) -> RegistrationGrid:
    return RegistrationGrid(
        services.store,
        services.catalogue,
        services.directory,
        services.registering,
        services.periods,
        period,
        kind,
    )
