"""Who of the directory a row may mean, side by side, each with the reason in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

from models.dates import format_partial
from models.subjects import STATUSES, Subject
from models.vietnamese import canonical

NEW_SUBJECT = "new"
"""Chosen for a row that is about somebody who is not in the directory yet."""

Verdict = Literal["same", "probable", "new"]
"""How sure it is whom a row means; "probable" is what a person should look at."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of the directory, as they stand beside the row."""

    uid: str
    name: str
    birth_date: str
    """As it is written for people: 05/7/1968."""
    personal_id: str
    position: str
    unit: str
    status: str
    reason: str
    """"Cùng tên, cùng đơn vị, khác ngày sinh (05/7/1968)." """


def candidate_of(
    record: Subject, unit: str, name: str, told: Mapping[str, Any], same_unit: bool | None
) -> Candidate:
    """``told`` is what the row says; ``same_unit`` is None where one of both has no unit."""
    return Candidate(
        record.uid,
        record.name,
        format_partial(record.birth_date),
        record.personal_id,
        record.position,
        unit,
        STATUSES.get(record.status, ""),
        _reason(record, unit, name, told, same_unit),
    )


class Candidates(Sequence[Candidate]):
    """Worked out when somebody looks, for few of very many rows are looked at."""

    def __init__(
        self,
        likely: Sequence[tuple[Subject, str, bool | None]],
        name: str,
        told: Mapping[str, Any],
    ) -> None:
        self._likely = likely
        self._name = name
        self._told = told

    @property
    def in_the_unit(self) -> int:
        """How many are known in the very unit that the row names."""
        return sum(near is True for _, _, near in self._likely)

    def __len__(self) -> int:
        return len(self._likely)

    @overload
    def __getitem__(self, place: int) -> Candidate: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Candidate]: ...
    def __getitem__(self, place: int | slice) -> Candidate | Sequence[Candidate]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        record, unit, near = self._likely[place]
        return candidate_of(record, unit, self._name, self._told, near)


def in_the_unit(candidates: Sequence[Candidate]) -> int:
    return candidates.in_the_unit if isinstance(candidates, Candidates) else 0


def _reason(
    record: Subject, unit: str, name: str, told: Mapping[str, Any], same_unit: bool | None
) -> str:
    same_name = canonical(record.name) == canonical(name)
    said = ["cùng tên" if same_name else f"khác tên ({record.name})"]
    number = str(told.get("personal_id", ""))
    if number and record.personal_id:
        same = number == record.personal_id
        said.insert(0, "cùng số định danh") if same else said.append("khác số định danh")
    if same_unit is not None:
        said.append("cùng đơn vị" if same_unit else f"khác đơn vị ({unit})")
    born = str(told.get("birth_date", ""))
    if born and record.birth_date:
        agrees = born.startswith(record.birth_date) or record.birth_date.startswith(born)
        known = format_partial(record.birth_date)
        said.append("cùng ngày sinh" if agrees else f"khác ngày sinh ({known})")
    sex = told.get("sex")
    if sex and record.sex and sex != record.sex:
        said.append("khác giới tính")
    if record.status != "active":
        said.append(STATUSES.get(record.status, "").lower())
    sentence = ", ".join(said)
    return sentence[0].upper() + sentence[1:] + "."
