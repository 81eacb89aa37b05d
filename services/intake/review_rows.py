"""Plans what a list of households tells of their yearly review for Gia đình văn hóa."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal
from typing import Any

from models.household_reviews import HouseholdReview
from models.numbers import format_number
from services.household_reviews import exclusions_meant, fact_problems
from services.intake.cells import quoted
from services.intake.columns import REVIEW_FIELDS
from services.intake.plan import FieldChange, PlannedRow, PlannedSubject, Unusable
from services.intake.saying import Say
from services.intake.source_rows import SourceRow
from services.intake.titles import Titles
from services.services import Services


def has_reviews(columns: Collection[str]) -> bool:
    """Whether a list has a column for anything that a review finds."""
    return any(name in columns for name in REVIEW_FIELDS)


class ReviewRows:
    def __init__(self, services: Services, titles: Titles, say: Say) -> None:
        self._store = services.store
        self._periods = services.periods
        self._titles = titles
        self._say = say
        self._reviewed: dict[str, dict[str, HouseholdReview]] = {}
        self._claimed: dict[tuple[str, str], int] = {}

    def add_to(self, planned: PlannedRow, row: SourceRow) -> None:
        """Put what the row tells of the review beside the household that it means."""
        subject = planned.subject
        told = self._told(row)
        if not told or subject is None:
            return
        try:
            period = self._period(row)
        except Unusable as unusable:
            self._say(row, unusable.field, str(unusable))
            return
        reviewed = self._of_period(period)
        old = reviewed.get(subject.key)
        if (period, subject.key) in self._claimed:
            if old is not None and any(getattr(old, name) != told[name] for name in told):
                first = self._claimed[period, subject.key]
                self._say(
                    row,
                    "name",
                    f"Hộ {subject.record.name} đã bình xét ở dòng {first} với số liệu khác; "
                    "chỉ lấy dòng đó.",
                )
            return
        self._claimed[period, subject.key] = row.row
        review = self._checked(row, old, told, period, subject)
        planned.about = _in_words(review)
        if review == old:
            return
        planned.review = reviewed[subject.key] = review
        if old is None:
            planned.state = "added"
        elif planned.state == "same":
            planned.state = "updated"
        if old is not None and old.score != review.score:
            planned.changes = (
                *planned.changes,
                FieldChange(f"Điểm {period}", _number(old.score), _number(review.score)),
            )

    def _told(self, row: SourceRow) -> dict[str, Any]:
        values = row.values
        told = {
            name: values[name]
            for name in REVIEW_FIELDS
            if name != "exclusions" and values.get(name) is not None
        }
        if text := str(values.get("exclusions", "")):
            if (meant := exclusions_meant(text)) is not None:
                told["exclusions"] = meant
            else:
                self._say(
                    row,
                    "exclusions",
                    f"Không hiểu trường hợp không xét {quoted(text)} nên để trống; hãy ghi Hình sự, "
                    "Nghĩa vụ quân sự, Thuế hoặc Vi phạm hành chính.",
                )
        return told

    def _period(self, row: SourceRow) -> str:
        period = self._titles.period(row)
        known = self._periods.find(period)
        kind = known.kind if known else "school_year" if "-" in period else "year"
        if kind != "year":
            raise Unusable(
                "period",
                "Gia đình văn hóa bình xét theo năm nên không ghi kết quả bình xét của dòng này; "
                "hãy chọn kỳ là một năm.",
            )
        return period

    def _checked(
        self,
        row: SourceRow,
        old: HouseholdReview | None,
        told: dict[str, Any],
        period: str,
        subject: PlannedSubject,
    ) -> HouseholdReview:
        """With what can be so; the rest is told at its cell and left as it was."""
        before = old or HouseholdReview(period=period, subject_uid=subject.record.uid)
        review = replace(before, **told)
        for _ in range(len(told)):
            problems = {name: text for name, text in fact_problems(review).items() if name in told}
            if not problems:
                break
            for name, text in problems.items():
                self._say(row, name, f"{text} Ô này để trống.")
                del told[name]
            review = replace(before, **told)
        return review

    def _of_period(self, period: str) -> dict[str, HouseholdReview]:
        if period not in self._reviewed:
            reviews = self._store.household_reviews.of_period(period)
            self._reviewed[period] = {review.subject_uid: review for review in reviews}
        return self._reviewed[period]


def _in_words(review: HouseholdReview) -> str:
    said = [f"{_number(review.score)} điểm"] if review.score is not None else []
    if review.agreed is not None:
        of = f"/{review.present}" if review.present is not None else ""
        said.append(f"{review.agreed}{of} hộ đồng ý")
    if review.exclusions:
        said.append("không xét")
    return f"{review.period}: {', '.join(said) or 'đã bình xét'}"


def _number(score: float | None) -> str:
    return "" if score is None else format_number(Decimal(str(score)))
