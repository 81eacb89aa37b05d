"""Finds whom a row means: somebody of the directory, somebody earlier in the file, or somebody new.

Nobody is merged on a guess: people of one name in different units, or born on different days, stay
two; a row that could mean several people is said and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from models.store import Store
from models.subjects import Subject, SubjectKind
from models.vietnamese import canonical
from services.intake.plan import PlannedSubject

DETAILS = (
    "honorific",
    "sex",
    "birth_date",
    "personal_id",
    "ethnicity",
    "position",
    "address",
    "note",
)
"""What a row may tell of a subject besides its name and unit."""


class Ambiguous(Exception):
    """A row could mean several people; the message is a sentence."""


class Matcher:
    def __init__(self, store: Store, names: Iterable[str]) -> None:
        self._known: dict[tuple[str, SubjectKind], list[PlannedSubject]] = {}
        self._by_number: dict[str, PlannedSubject] = {}
        units = store.units.in_order()
        self._unit_names = {unit.uid: unit.name for unit in units}
        spelled = store.subjects.spelled({canonical(name) for name in names})
        for key, subjects in spelled.items():
            for subject in subjects:
                unit = self._unit_names.get(subject.unit_uid or "", "")
                self._remember(key, PlannedSubject(subject, unit))

    def match(self, kind: SubjectKind, values: Mapping[str, Any]) -> PlannedSubject:
        """The subject of a row with at least a name. Raises ``Ambiguous``."""
        name, unit = str(values["name"]), str(values.get("unit") or "")
        key = (canonical(name), kind)
        number = str(values.get("personal_id") or "")
        if (
            number
            and (same := self._by_number.get(number))
            and canonical(same.record.name) == key[0]
        ):
            return self._with_details(same, values)
        candidates = [
            candidate
            for candidate in self._known.get(key, [])
            if self._may_be(candidate, unit, values)
        ]
        if not unit and len({canonical(candidate.unit) for candidate in candidates}) > 1:
            places = ", ".join(candidate.unit or "chưa có đơn vị" for candidate in candidates[:3])
            raise Ambiguous(
                f"Danh bạ có {len(candidates)} đối tượng tên {name} ({places}); hãy ghi thêm đơn vị."
            )
        if len(candidates) > 1:
            candidates = self._closest(candidates, values)
        if len(candidates) > 1:
            raise Ambiguous(
                f"Danh bạ có {len(candidates)} đối tượng cùng tên {name} ở {unit or 'cùng đơn vị'}; "
                "hãy ghi thêm ngày sinh hoặc số định danh."
            )
        if candidates:
            return self._with_details(candidates[0], values)
        fresh = PlannedSubject(Subject(kind=kind, name=name, **_told(values)), unit, changed=True)
        self._remember(key, fresh)
        return fresh

    def _remember(self, key: tuple[str, SubjectKind], subject: PlannedSubject) -> None:
        self._known.setdefault(key, []).append(subject)
        if subject.record.personal_id:
            self._by_number[subject.record.personal_id] = subject

    def _may_be(self, candidate: PlannedSubject, unit: str, values: Mapping[str, Any]) -> bool:
        if unit and candidate.unit and canonical(unit) != canonical(candidate.unit):
            return False
        for name in ("birth_date", "personal_id"):
            told, known = str(values.get(name) or ""), getattr(candidate.record, name)
            if told and known and not _agree(told, known):
                return False
        return True

    def _closest(
        self, candidates: list[PlannedSubject], values: Mapping[str, Any]
    ) -> list[PlannedSubject]:
        """Those that agree with the row in most details; more than one when that leaves a tie."""

        def agreement(candidate: PlannedSubject) -> int:
            return sum(
                bool(values.get(name)) and values.get(name) == getattr(candidate.record, name)
                for name in DETAILS
            ) + (canonical(candidate.unit) == canonical(str(values.get("unit") or "")))

        best = max(map(agreement, candidates))
        return [candidate for candidate in candidates if agreement(candidate) == best]

    def _with_details(self, subject: PlannedSubject, values: Mapping[str, Any]) -> PlannedSubject:
        told = _told(values)
        if values.get("unit") and not subject.unit:
            subject.unit = str(values["unit"])
            subject.changed = True
        if any(getattr(subject.record, name) != value for name, value in told.items()):
            subject.record = replace(subject.record, **told)
            subject.changed = True
        return subject


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in DETAILS if values.get(name)}


def _agree(one: str, other: str) -> bool:
    """Whether two dates or numbers do not contradict each other: 1968 agrees with 1968-07-05."""
    return one.startswith(other) or other.startswith(one)
