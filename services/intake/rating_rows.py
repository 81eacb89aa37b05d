"""Plans the rows of a list of ratings: which grade somebody has in which period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from models.ratings import GRADES, Rating
from services.intake.cells import quoted
from services.intake.fact_cells import grade_in, paper_of, unknown_grade
from services.intake.plan import FieldChange, PlannedRow, Unusable
from services.intake.registration_rows import Matching
from services.intake.saying import Say
from services.intake.source_rows import SourceRow
from services.ratings import unfit
from services.services import Services


class RatingRows:
    def __init__(self, services: Services, say: Say) -> None:
        self._store = services.store
        self._today = services.store.origin.today()
        self._periods = services.periods
        self._say = say
        self._rated: dict[str, dict[str, Rating]] = {}
        self._claimed: dict[tuple[str, str], int] = {}

    def planned(self, row: SourceRow, period: str, matching: Matching) -> PlannedRow:
        """Raises ``Unusable``."""
        text = str(row.values.get("rating", ""))
        if not text:
            raise Unusable("rating", "Dòng này chưa ghi mức xếp loại.")
        grade = grade_in(text)
        if grade is None:
            raise Unusable("rating", unknown_grade(quoted(text)))
        rated = self._of_period(period)
        match = matching(row, None, period)
        subject = match.subject
        if sentence := unfit(subject.record):
            raise Unusable("name", sentence)
        old, earlier = rated.get(subject.key), self._claimed.get((period, subject.key))
        if old is not None and earlier is not None and old.grade != grade:
            raise Unusable(
                "rating",
                f"{subject.record.name} đã ghi {GRADES[old.grade].lower()} ở dòng {earlier}; "
                "mỗi kỳ chỉ có một mức xếp loại.",
            )
        planned = match.row(row, f"{GRADES[grade]} ({period})")
        told = {"grade": grade, **self._told(row, first=earlier is None)}
        if old is None:
            planned.state = "added"
            planned.rating = Rating(period=period, subject_uid=subject.record.uid, **told)
        elif earlier is None and (
            news := {name: told[name] for name in told if told[name] != getattr(old, name)}
        ):
            planned.state = "updated"
            planned.rating = replace(old, **news)
            if "grade" in news:
                change = FieldChange(f"Xếp loại {period}", GRADES[old.grade], GRADES[grade])
                planned.changes = (change,)
        if planned.rating is not None:
            rated[subject.key] = planned.rating
        self._claimed.setdefault((period, subject.key), row.row)
        return planned

    def _told(self, row: SourceRow, *, first: bool) -> dict[str, Any]:
        """What stands beside the grade; what is empty is not in it."""
        values = row.values
        day: date | None = values.get("decision_date")
        if day is not None and day > self._today:
            if first:
                self._say(row, "decision_date", "Ngày xếp loại sau ngày hôm nay nên để trống.")
            day = None
        told = {"decided_on": day, "document": paper_of(values), "note": values.get("note", "")}
        return {name: value for name, value in told.items() if value}

    def _of_period(self, period: str) -> dict[str, Rating]:
        """By subject. Raises ``Unusable``."""
        if period not in self._rated:
            known = self._periods.find(period)
            if known is not None and known.kind == "campaign":
                raise Unusable("period", "Xếp loại ghi theo năm hoặc năm học; hãy chọn kỳ khác.")
            ratings = self._store.ratings.of_period(period)
            self._rated[period] = {rating.subject_uid: rating for rating in ratings}
        return self._rated[period]
