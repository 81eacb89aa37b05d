"""Xếp loại edited in place: a column of grades is pasted or filled down; a new row rates somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from models.ratings import GRADES, Grade, Rating
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import Converted, as_typed, chosen, cleaned, plain, several_lines
from services.editing.grid import Grid, Taken, Typed
from services.editing.named_subject import subject_named
from services.periods import Periods
from services.ratings import Ratings, grade_meant, unfit
from services.services import Services

_OF_DIRECTORY = "Cột này lấy từ Danh bạ; hãy sửa ở trang Danh bạ."

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=_OF_DIRECTORY),
    EditColumn(
        "grade", "choice", title="Xếp loại", required=True, options=tuple(GRADES.items())
    ),
    EditColumn("decided_on", "date", title="Ngày xếp loại"),
    EditColumn("document", title="Văn bản"),
    EditColumn("note", "long", title="Ghi chú"),
)  # fmt: skip


class RatingGrid(Grid[Rating]):
    title = "danh sách xếp loại"
    writes = ("facts", "periods")
    adds = True

    def __init__(
        self,
        store: Store,
        directory: Directory,
        ratings: Ratings,
        periods: Periods,
        period: str,
        kind: SubjectKind | None = None,
    ) -> None:
        super().__init__(store, COLUMNS)
        self._directory = directory
        self._ratings = ratings
        self._periods = periods
        self._period = period
        self._kind: SubjectKind | None = kind
        self._subjects: dict[str, Subject] = {}

    def records(self, uids: Sequence[str]) -> list[Rating]:
        found = [r for r in self._store.ratings.get_many(uids) if r.deleted_at is None]
        unknown = {r.subject_uid for r in found} - set(self._subjects)
        self._subjects |= {s.uid: s for s in self._store.subjects.get_many(list(unknown))}
        return found

    def called(self, record: Rating) -> str:
        return self._subjects[record.subject_uid].name

    def why_computed(self, column: str) -> str:
        if column == "period":
            return "Kỳ của xếp loại là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
        return _OF_DIRECTORY

    def shown(self, record: Rating, column: str) -> str:
        match column:
            case "name":
                return self._subjects[record.subject_uid].name
            case "grade":
                return GRADES.get(record.grade, "")
            case _:
                return as_typed(getattr(record, column))

    def convert(self, record: Rating, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "name":
                return Converted(record.subject_uid)
            case "grade":
                meant = grade_meant(text)
                return Converted(meant) if meant else chosen(column.options, text)
            case "decided_on":
                return cleaned("registered_on", text, date.max)
            case "note":
                return several_lines(text)
            case _:
                return plain(text)

    def problems(self, record: Rating, before: Rating, taken: Taken) -> Mapping[str, str]:
        checked = ("subject_uid", "grade", "decided_on")
        if before.uid and all(getattr(record, f) == getattr(before, f) for f in checked):
            return {}
        problems = self._ratings.problems(record)
        if not record.uid:
            if not record.grade:
                problems.pop("grade", None)
            if ("rating", record.subject_uid) in taken:
                problems["subject_uid"] = (
                    f"{self._subjects[record.subject_uid].name} đã có ở một dòng khác vừa nhập."
                )
        return problems

    def take(self, record: Rating, taken: Taken) -> None:
        if record.grade:
            taken.setdefault(("rating", record.subject_uid), record.subject_uid)

    def blank(self, typed: Typed) -> Rating | Remark:
        found = subject_named(self._store, self._directory, typed, self._kind)
        if isinstance(found, Remark):
            return found
        if sentence := unfit(found):
            return Remark("", "name", found.name, sentence)
        self._subjects[found.uid] = found
        return Rating(period=self._period, subject_uid=found.uid, grade=cast("Grade", ""))

    def save(self, records: Sequence[Rating]) -> list[Rating]:
        if any(not record.uid for record in records):
            self._periods.ensure(self._period)
        return self._store.ratings.save_many(records)


def rating_grid(services: Services, period: str, kind: SubjectKind | None = None) -> RatingGrid:
    return RatingGrid(
        services.store, services.directory, services.ratings, services.periods, period, kind
    )
