"""Those of the directory whom the rows of a file may mean, and those whom the file brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from models.store import Store
from models.subjects import Subject, SubjectKind
from models.vietnamese import canonical
from services.intake.candidates import Candidate, Candidates, candidate_of
from services.intake.plan import PlannedSubject
from services.intake.unit_names import UnitNames

_MOST_CANDIDATES = 8


class KnownSubjects:
    """``names`` and ``numbers`` are those of the file, so that all is read at once."""

    def __init__(
        self, store: Store, units: UnitNames, names: Iterable[str], numbers: Iterable[str]
    ) -> None:
        self._store = store
        self._units = units
        self._named: dict[tuple[str, SubjectKind], list[PlannedSubject]] = {}
        self._numbered: dict[str, PlannedSubject] = {}
        self._by_uid: dict[str, PlannedSubject] = {}
        self._unit_of = {unit.uid: unit.name for unit in store.units.in_order()}
        self._keys = {name: canonical(name) for name in names}
        for subjects in store.subjects.spelled(set(self._keys.values())).values():
            for record in subjects:
                self._add_stored(record)
        for record in store.subjects.numbered(set(numbers) - self._numbered.keys()):
            self._add_stored(record)

    def key(self, name: str) -> str:
        """Under which two spellings are one name."""
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = canonical(name)
        return key

    def namesakes(self, key: str, kind: SubjectKind) -> Sequence[PlannedSubject]:
        return self._named.get((key, kind), ())

    def of_number(self, number: str | None) -> PlannedSubject | None:
        return self._numbered.get(number) if number else None

    def of_uid(self, uid: str) -> PlannedSubject | None:
        """Also one whose name is not in the file; None for what is gone."""
        if uid and uid not in self._by_uid:
            found = self._store.subjects.find(uid)
            if found is not None and found.deleted_at is None:
                self._add_stored(found)
        return self._by_uid.get(uid)

    def add(self, key: str, subject: PlannedSubject) -> None:
        """Somebody whom the file brings."""
        record = subject.record
        self._named.setdefault((key, record.kind), []).append(subject)
        if record.personal_id:
            self._numbered.setdefault(record.personal_id, subject)

    def _add_stored(self, record: Subject) -> None:
        if record.uid not in self._by_uid:
            subject = PlannedSubject(record, self._unit_of.get(record.unit_uid or "", ""))
            self._by_uid[record.uid] = subject
            self.add(self.key(record.name), subject)

    def unit_key(self, unit: str) -> str:
        return self._units.key(unit)

    def in_unit(self, subject: PlannedSubject, unit: str) -> bool:
        return subject.unit == unit or self._units.key(subject.unit) == self._units.key(unit)

    def may_be_in(self, subject: PlannedSubject, unit: str) -> bool:
        """Where either unit is not known, nothing speaks against it."""
        return not unit or not subject.unit or self.in_unit(subject, unit)

    def candidate(
        self, subject: PlannedSubject, name: str, unit: str, told: Mapping[str, Any]
    ) -> Candidate:
        return candidate_of(subject.record, subject.unit, name, told, self._near(subject, unit))

    def candidates(
        self,
        namesakes: Sequence[PlannedSubject],
        name: str,
        unit: str,
        told: Mapping[str, Any],
    ) -> Sequence[Candidate]:
        """Those of the directory who bear the name or the number; the nearest first.

        They are as they are known now, whatever later rows tell of them.
        """
        found = [each for each in namesakes if each.record.uid]
        owner = self.of_number(told.get("personal_id"))
        if owner is not None and owner.record.uid and not any(each is owner for each in found):
            found.insert(0, owner)
        if not found:
            return ()
        if len(found) > 1:
            found.sort(key=lambda each: not self.may_be_in(each, unit))
        likely = [(each.record, each.unit, self._near(each, unit)) for each in found]
        return Candidates(likely[:_MOST_CANDIDATES], name, told)

    def _near(self, subject: PlannedSubject, unit: str) -> bool | None:
        return self.in_unit(subject, unit) if unit and subject.unit else None
