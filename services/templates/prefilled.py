"""What stands in the rows of a template: what is known of everybody of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.dates import format_partial
from models.listing import Query
from models.registrations import Registration
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS, Subject
from services.services import Services
from services.templates.signature import TemplateKind

CellValue = str | date
_WHOLE_DAY = len("1968-07-05")
_LATEST_TYPED_AS_YEAR = 1910
"""Excel shows a bare year typed into a cell for days as a day of 1905: such days go out as text."""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    subject: Subject
    registration: Registration | None
    cells: Mapping[str, CellValue]
    """By field; what is empty is not in it."""


def prefilled_rows(
    services: Services, kind: TemplateKind, unit: str, period: str
) -> Iterator[TemplateRow]:
    """Everybody of ``unit`` and below it ("" : of all units) who is there, by unit, kind and name.

    In a template of registrations, who registered for more titles stands there more than once.
    """
    query = Query(unit=unit or None, order=[("unit", False), ("kind", False)])
    subjects = services.store.subjects.get_many(services.lists.open("subject-list", query).uids())
    names = {each.uid: each.name for each in services.directory.units()}
    titles: dict[str, list[Registration]] = {}
    if kind == "registrations":
        for registration in services.store.registrations.of_period(period):
            titles.setdefault(registration.subject_uid, []).append(registration)
    for subject in subjects:
        known = titles.get(subject.uid, ())
        if subject.status != "active" and not known:
            continue
        for registration in (*_highest_first(services, known),) or (None,):
            cells = subject_cells(subject, names.get(subject.unit_uid or "", ""))
            if kind == "registrations":
                cells |= registration_cells(services, registration)
            yield TemplateRow(
                subject, registration, {name: cell for name, cell in cells.items() if cell}
            )


def subject_cells(subject: Subject, unit: str) -> dict[str, CellValue]:
    return {
        "name": subject.name,
        "uid": subject.uid,
        "kind": SUBJECT_KINDS[subject.kind],
        "honorific": subject.honorific,
        "birth_date": _day(subject.birth_date),
        "sex": SEXES[subject.sex] if subject.sex else "",
        "position": subject.position,
        "subject_class": HOLDER_CLASSES[subject.holder_class] if subject.holder_class else "",
        "personal_id": subject.personal_id,
        "ethnicity": subject.ethnicity,
        "address": subject.address,
        "unit": unit,
        "status": STATUSES[subject.status],
        "note": subject.note,
    }


def registration_cells(
    services: Services, registration: Registration | None
) -> dict[str, CellValue]:
    """In the place of what a template of people says there."""
    if registration is None:
        return {"note": ""}
    return {
        "registration": registration.uid,
        "award": services.catalogue.award_type(registration.award_type).name,
        "initiative": registration.initiative,
        "note": registration.note,
    }


def _highest_first(services: Services, registrations: Sequence[Registration]) -> list[Registration]:
    return sorted(
        registrations, key=lambda each: services.catalogue.award_type(each.award_type).rank
    )


def _day(partial: str) -> CellValue:
    """A whole day is a date; of others the text."""
    if len(partial) == _WHOLE_DAY and int(partial[:4]) > _LATEST_TYPED_AS_YEAR:
        return date.fromisoformat(partial)
    return format_partial(partial)
