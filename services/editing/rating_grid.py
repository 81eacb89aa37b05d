"""Xếp loại edited in place: a column of grades is pasted or filled down; a new row rates somebody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from models.ratings import GRADES, Grade, Rating
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.directory import Directory
from services.editing.cells import EditColumn, Remark
from services.editing.conversion import Converted
from services.editing.grid import Taken
from services.editing.named_grid import OF_DIRECTORY, NamedGrid
from services.periods import Periods
from services.ratings import Ratings, grade_meant, unfit
from services.services import Services

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Họ và tên", required=True, new_only=OF_DIRECTORY),
    EditColumn(
        "grade", "choice", title="Xếp loại", required=True, options=tuple(GRADES.items())
    ),
    EditColumn("decided_on", "date", title="Ngày xếp loại"),
    EditColumn("document", title="Văn bản"),
    EditColumn("note", "long", title="Ghi chú"),
)  # fmt: skip


class RatingGrid(NamedGrid[Rating]):
    title = "danh sách xếp loại"
    writes = ("facts", "periods")

    def __init__(
        self,
        store: Store,
        directory: Directory,
        ratings: Ratings,
        periods: Periods,
        period: str,
        kind: SubjectKind | None = None,
    ) -> None:
        super().__init__(store, store.ratings, directory, COLUMNS, kind)
        self._ratings = ratings
        self._periods = periods
        self._period = period

    def why_computed(self, column: str) -> str:
        if column == "period":
            return "Kỳ của xếp loại là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
        return super().why_computed(column)

    def convert(self, record: Rating, column: EditColumn, text: str) -> Converted:
        meant = grade_meant(text) if column.name == "grade" else None
        return Converted(meant) if meant else super().convert(record, column, text)

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
                    f"{self._subject(record).name} đã có ở một dòng khác vừa nhập."
                )
        return problems

    def take(self, record: Rating, taken: Taken) -> None:
        if record.grade:
            taken.setdefault(("rating", record.subject_uid), record.subject_uid)

    def about(self, subject: Subject) -> Rating | Remark:
        if sentence := unfit(subject):
            return Remark("", "name", subject.name, sentence)
        return Rating(period=self._period, subject_uid=subject.uid, grade=cast("Grade", ""))

    def save(self, records: Sequence[Rating]) -> list[Rating]:
        if any(not record.uid for record in records):
            self._periods.ensure(self._period)
        return super().save(records)


def rating_grid(services: Services, period: str, kind: SubjectKind | None = None) -> RatingGrid:
    return RatingGrid(
        services.store, services.directory, services.ratings, services.periods, period, kind
    )
