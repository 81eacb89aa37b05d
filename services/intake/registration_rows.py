"""Plans the rows of a list of registrations: who aims at which title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from models.registrations import Registration
from services.intake.matching import Match
from services.intake.plan import PlannedRow
from services.intake.source_rows import SourceRow
from services.law import AwardType
from services.services import Services

Matching = Callable[[SourceRow, AwardType | None, object], Match]


class RegistrationRows:
    def __init__(self, services: Services) -> None:
        self._store = services.store
        self._registered: dict[str, dict[tuple[str, str], Registration]] = {}
        self._claimed: set[tuple[str, str, str]] = set()

    def planned(
        self, row: SourceRow, award_type: AwardType, period: str, matching: Matching
    ) -> PlannedRow:
        """Raises ``Unusable``."""
        match = matching(row, award_type, (period, award_type.code))
        subject = match.subject
        planned = match.row(row, award_type=award_type.code)
        known = self._of_period(period)
        key = (subject.key, award_type.code)
        old = known.get(key)
        if old is None:
            planned.state = "added"
            planned.registration = Registration(
                period=period,
                subject_uid=subject.record.uid,
                award_type=award_type.code,
                **_told(row),
            )
        elif (period, *key) not in self._claimed and (news := _news(row, old)):
            planned.state = "updated"
            planned.registration = replace(old, **news)
        if planned.registration is not None:
            known[key] = planned.registration
        self._claimed.add((period, *key))
        return planned

    def _of_period(self, period: str) -> dict[tuple[str, str], Registration]:
        """Registrations of ``period`` by subject and title."""
        if period not in self._registered:
            self._registered[period] = {
                (registration.subject_uid, registration.award_type): registration
                for registration in self._store.registrations.of_period(period)
            }
        return self._registered[period]


def _told(row: SourceRow) -> dict[str, Any]:
    values = row.values
    day: date | None = values.get("registered_on")
    return {
        "registered_on": day,
        "initiative": str(values.get("initiative", "")),
        "note": str(values.get("note", "")),
    }


def _news(row: SourceRow, old: Registration) -> dict[str, Any]:
    return {
        name: value for name, value in _told(row).items() if value and value != getattr(old, name)
    }
