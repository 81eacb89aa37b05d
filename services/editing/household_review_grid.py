"""Bình xét Gia đình văn hóa edited in place: a column of scores is pasted, a day is filled down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from models.household_reviews import EXCLUSIONS_IN_SHORT, HouseholdReview
from models.numbers import format_number, parse_integer, parse_number
from models.problems import Refused
from models.store import Store
from models.subjects import Subject
from services.directory import Directory
from services.editing.cells import EditColumn
from services.editing.conversion import (
    Converted,
    refused,
)
from services.editing.grid import Taken
from services.editing.named_grid import OF_DIRECTORY, NamedGrid
from services.household_reviews import HouseholdReviews, exclusions_in_short, exclusions_meant
from services.periods import Periods
from services.services import Services

COLUMNS = (
    EditColumn("name", "named", "subject_uid", "Chủ hộ", required=True, new_only=OF_DIRECTORY),
    EditColumn("score", title="Điểm"),
    EditColumn("exclusions", title="Trường hợp không xét"),
    EditColumn("met_on", "date", title="Ngày họp"),
    EditColumn("households", title="Số hộ của thôn"),
    EditColumn("present", title="Số hộ dự họp"),
    EditColumn("agreed", title="Số hộ đồng ý"),
    EditColumn("posted_from", "date", title="Niêm yết từ"),
    EditColumn("posted_to", "date", title="Niêm yết đến"),
    EditColumn("received_on", "date", title="Nhận hồ sơ"),
    EditColumn("note", "long", title="Ghi chú"),
)


class HouseholdReviewGrid(NamedGrid[HouseholdReview]):
    title = "danh sách bình xét Gia đình văn hóa"
    writes = ("facts", "periods")

    def __init__(
        self,
        store: Store,
        directory: Directory,
        reviews: HouseholdReviews,
        periods: Periods,
        period: str,
    ) -> None:
        super().__init__(store, store.household_reviews, directory, COLUMNS, "household")
        self._reviews = reviews
        self._periods = periods
        self._period = period

    def called(self, record: HouseholdReview) -> str:
        return f"hộ {self._subject(record).name}"

    def why_computed(self, column: str) -> str:
        if column == "period":
            return "Kỳ bình xét là kỳ đang chọn ở đầu cửa sổ nên không sửa ở đây được."
        return super().why_computed(column)

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        if column == "exclusions":
            return list(EXCLUSIONS_IN_SHORT.values())
        return super().suggestions(uid, column)

    def shown(self, record: HouseholdReview, column: str) -> str:
        match column:
            case "score":
                score = record.score
                return "" if score is None else format_number(Decimal(str(score)))
            case "exclusions":
                return exclusions_in_short(record.exclusions)
            case _:
                return super().shown(record, column)

    def convert(self, record: HouseholdReview, column: EditColumn, text: str) -> Converted:
        match column.name:
            case "score" | "households" | "present" | "agreed":
                return _number(text, whole=column.name != "score")
            case "exclusions":
                meant = exclusions_meant(text)
                if meant is None:
                    words = ", ".join(EXCLUSIONS_IN_SHORT.values())
                    return refused(f"Không hiểu “{text.strip()}”; hãy ghi một trong: {words}.")
                return Converted(meant)
            case _:
                return super().convert(record, column, text)

    def problems(
        self, record: HouseholdReview, before: HouseholdReview, taken: Taken
    ) -> Mapping[str, str]:
        problems = self._reviews.problems(record)
        if not before.uid and ("review", record.subject_uid) in taken:
            name = self._subject(record).name
            problems["subject_uid"] = f"Hộ {name} đã có ở một dòng khác vừa nhập."
        return problems

    def take(self, record: HouseholdReview, taken: Taken) -> None:
        taken.setdefault(("review", record.subject_uid), record.subject_uid)

    def about(self, subject: Subject) -> HouseholdReview:
        return HouseholdReview(period=self._period, subject_uid=subject.uid)

    def save(self, records: Sequence[HouseholdReview]) -> list[HouseholdReview]:
        if any(not record.uid for record in records):
            self._periods.ensure(self._period)
        return super().save(records)


def _number(text: str, *, whole: bool) -> Converted:
    if not text.strip():
        return Converted(None)
    try:
        return Converted(parse_integer(text) if whole else float(parse_number(text)))
    except Refused as problem:
        return refused(str(problem))


def household_review_grid(services: Services, period: str) -> HouseholdReviewGrid:
    return HouseholdReviewGrid(
        services.store, services.directory, services.household_reviews, services.periods, period
    )
