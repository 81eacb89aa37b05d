"""Đăng ký edited in place: titles, days, initiatives; a new row registers somebody of Danh bạ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.registrations import Registration
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.catalogue import Catalogue
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import (
    Converted,
    as_typed,
    award_of,
    cleaned,
    plain,
    several_lines,
)
from services.editing.grid import Grid, Taken, Typed
from services.editing.named_subject import subject_named
from services.periods import Periods
from services.registering import Registering
from services.services import Services

_OF_DIRECTORY = "Cột này lấy từ Danh bạ; hãy sửa ở trang Danh bạ."
_DECIDED = (
    "Đăng ký này đã đưa vào quyết định nên không đổi danh hiệu được; hãy bỏ khỏi quyết định trước."
)

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=_OF_DIRECTORY),
    EditColumn("award", "named", "award_type", "Danh hiệu, hình thức", required=True),
    EditColumn("initiative", title="Sáng kiến đi kèm"),
    EditColumn("registered_on", "date", title="Ngày đăng ký"),
    EditColumn("note", "long", title="Ghi chú"),
)


class RegistrationGrid(Grid[Registration]):
    title = "danh sách đăng ký"
    writes = ("registrations", "periods")
    adds = True

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
        super().__init__(store, COLUMNS)
        self._catalogue = catalogue
        self._directory = directory
        self._registering = registering
        self._periods = periods
        self._period = period
        self._kind: SubjectKind | None = kind
        self._subjects: dict[str, Subject] = {}
        self._decided: dict[str, set[str]] = {}

    def records(self, uids: Sequence[str]) -> list[Registration]:
        found = [r for r in self._store.registrations.get_many(uids) if r.deleted_at is None]
        unknown = {r.subject_uid for r in found} - set(self._subjects)
        self._subjects |= {s.uid: s for s in self._store.subjects.get_many(list(unknown))}
        return found

    def called(self, record: Registration) -> str:
        return self._subject(record).name

    def why_computed(self, column: str) -> str:
        match column:
            case "nominated":
                return "Chương trình tự ghi khi đăng ký được lập đề nghị."
            case "decided":
                return "Chương trình tự ghi khi đăng ký được đưa vào quyết định."
            case "period":
                return "Kỳ của đăng ký là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
            case _:
                return _OF_DIRECTORY

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        if column != "award":
            return super().suggestions(uid, column)
        found = self.records([uid]) if uid else []
        kind = self._subject(found[0]).kind if found else self._kind
        return [award.name for award in self._catalogue.award_types(recipient=kind)]

    def shown(self, record: Registration, column: str) -> str:
        match column:
            case "name":
                return self._subject(record).name
            case "award":
                return self._catalogue.award_type(record.award_type).name
            case _:
                return as_typed(getattr(record, column))

    def locked(self, record: Registration, column: EditColumn) -> str:
        if column.name == "award" and record.uid in self._decided_in(record.period):
            return _DECIDED
        return ""

    def convert(self, record: Registration, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "name":
                return Converted(record.subject_uid)
            case "award":
                return award_of(self._catalogue, text, self._subject(record).kind)
            case "registered_on":
                return cleaned("registered_on", text, date.max)
            case "note":
                return several_lines(text)
            case _:
                return plain(text)

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

    def blank(self, typed: Typed) -> Registration | Remark:
        found = subject_named(self._store, self._directory, typed, self._kind)
        if isinstance(found, Remark):
            return found
        self._subjects[found.uid] = found
        return Registration(period=self._period, subject_uid=found.uid, award_type="")

    def save(self, records: Sequence[Registration]) -> list[Registration]:
        if any(not record.uid for record in records):
            self._periods.ensure(self._period)
        return self._store.registrations.save_many(records)

    def _subject(self, record: Registration) -> Subject:
        return self._subjects[record.subject_uid]

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
