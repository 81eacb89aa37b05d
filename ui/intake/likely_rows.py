"""The rows that may be about somebody of the directory, and those of one kind among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.dates import format_partial
from services.intake.candidates import NEW_SUBJECT, Candidate
from services.intake.plan import Plan, PlannedRow
from services.intake.sheet_view import SheetView

_NAMED = re.compile(r" \([^)]*\)")
COMPARED: tuple[tuple[str, str], ...] = (
    ("name", "Họ tên"),
    ("birth_date", "Ngày sinh"),
    ("unit", "Đơn vị"),
    ("position", "Chức vụ"),
    ("personal_id", "Số định danh"),
)


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """``chosen``: a uid, ``NEW_SUBJECT``, or "" while nobody said."""

    row: PlannedRow
    chosen: str

    @property
    def likeness(self) -> str:
        """Rows of one likeness can be answered together: the reason without whom it names."""
        candidates = self.row.candidates
        first = _NAMED.sub("", candidates[0].reason) if candidates else ""
        return f"{len(candidates)}: {first}"

    @property
    def answer(self) -> str:
        if self.chosen == NEW_SUBJECT:
            return "Người mới"
        return "Cùng một người" if self.chosen else ""


def likely_rows(plan: Plan | None, matches: Mapping[int, str]) -> list[LikelyRow]:
    found: dict[int, LikelyRow] = {}
    for row in plan.rows if plan else ():
        if row.candidates and (row.verdict == "probable" or row.match_key in matches):
            key = row.match_key
            found.setdefault(key, LikelyRow(row, matches.get(key, "")))
    return list(found.values())


def told_in_file(view: SheetView, row: PlannedRow) -> dict[str, str]:
    """What the row says of the person, as it stands in the file."""
    told = {"name": row.name}
    for place, column in enumerate(view.columns):
        name = column.field.removesuffix("_male").removesuffix("_female")
        name = {"birth": "birth_date", "department": "unit", "hamlet": "unit"}.get(name, name)
        if name not in told and (text := view.text(row.row, place)):
            told[name] = " ".join(text.split())
    if "unit" not in told and row.subject is not None and row.subject.is_new:
        told["unit"] = row.subject.unit
    if row.subject is not None and row.subject.is_new and row.subject.record.birth_date:
        told["birth_date"] = format_partial(row.subject.record.birth_date)
    return told


def told_of(candidate: Candidate) -> dict[str, str]:
    return {
        "name": candidate.name,
        "birth_date": candidate.birth_date,
        "unit": candidate.unit,
        "position": candidate.position,
        "personal_id": masked(candidate.personal_id),
    }


def masked(number: str) -> str:
    """All but the last three digits hidden."""
    return "*" * max(len(number) - 3, 0) + number[-3:]


def of_one_likeness(rows: Sequence[LikelyRow], like: LikelyRow) -> list[LikelyRow]:
    return [each for each in rows if each.likeness == like.likeness and not each.chosen]
