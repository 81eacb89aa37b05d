"""The 45 collectives of the sample commune: offices, schools, hamlets, and two that are gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from models.store import Store
from models.subjects import HolderClass, Subject
from services.sample.people import MERGER, Person, Staff
from services.sample.units import (
    COMMITTEE,
    COMMUNE,
    CULTURE,
    ECONOMY,
    FOREST_GROUP,
    FORMER_COMMUNES,
    FRONT,
    HAMLETS,
    HEALTH,
    MILITARY,
    OFFICE,
    PARTY,
    POLICE,
    SCHOOLS,
    SERVICE_CENTRE,
    Units,
    hamlet_name,
)

CollectiveKind = Literal["office", "armed", "school", "hamlet", "former", "group"]


@dataclass(frozen=True, slots=True)
class Collective:
    subject: Subject
    kind: CollectiveKind
    members: tuple[Person, ...]
    unit: str
    """What it belongs to, as decisions list it; "" for those that stand alone."""
    former_name: str = ""
    """Its name before the merger."""
    former: str = ""
    """The former commune of a hamlet."""

    def works_in(self, year: int) -> bool:
        """The new offices began on the day of the merger, and the old committees ended."""
        if self.kind in ("office", "armed", "group"):
            return year >= MERGER.year
        return self.kind != "former" or year < MERGER.year

    def name_on(self, day: date) -> str:
        return self.former_name if day < MERGER and self.former_name else self.subject.name

    def on(self, day: date) -> tuple[str, str, HolderClass]:
        """(position, unit, class) as a decision of that day lists them."""
        if self.kind == "hamlet" and day < MERGER:
            return "", f"Xã {self.former}", ""
        return "", self.unit, ""


def make_collectives(store: Store, units: Units, staff: Staff) -> tuple[Collective, ...]:
    made = [
        *_offices(units, staff),
        *_schools(units, staff),
        *_hamlets(units),
        *_former(staff),
    ]
    stored = store.subjects.save_many(collective.subject for collective in made)
    return tuple(
        replace(collective, subject=subject)
        for collective, subject in zip(made, stored, strict=True)
    )


def _offices(units: Units, staff: Staff) -> Iterator[Collective]:
    parents = {
        PARTY: ("Văn phòng Đảng ủy", "Ban Xây dựng Đảng", "Ủy ban Kiểm tra Đảng ủy"),
        COMMITTEE: (OFFICE, ECONOMY, CULTURE, SERVICE_CENTRE, MILITARY, POLICE, HEALTH),
        FRONT: ("Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã"),
    }
    for parent, names in parents.items():
        for name in names:
            members = tuple(p for p in staff.officials if p.unit == name)
            kind: CollectiveKind = "armed" if name in (MILITARY, POLICE) else "office"
            yield Collective(_subject(name, units.uid(parent)), kind, members, parent)
    members = tuple(p for p in staff.officials if p.unit == FRONT)
    yield Collective(_subject(FRONT, units.uid(FRONT)), "office", members, "")
    yield Collective(_subject(FOREST_GROUP, units.uid(FOREST_GROUP)), "group", (), "")


def _schools(units: Units, staff: Staff) -> Iterator[Collective]:
    for school, (former_name, _, _, _) in SCHOOLS.items():
        members = tuple(p for p in staff.teachers if p.branch == school)
        subject = _subject(school, units.uid(school))
        yield Collective(subject, "school", members, "", former_name)


def _hamlets(units: Units) -> Iterator[Collective]:
    for hamlet, (former, _, _) in HAMLETS.items():
        subject = _subject(hamlet_name(hamlet), units.uid(hamlet_name(hamlet)))
        subject = replace(subject, former_unit=f"Xã {former}")
        yield Collective(subject, "hamlet", (), f"Xã {COMMUNE}", former=former)


def _former(staff: Staff) -> Iterator[Collective]:
    for former in FORMER_COMMUNES:
        members = tuple(p for p in staff.officials if p.branch == former)
        subject = Subject(
            kind="collective",
            name=f"Ủy ban nhân dân xã {former}",
            former_unit=f"Xã {former}",
            status="dissolved",
            note=f"Nhập vào xã {COMMUNE} từ ngày 01/7/2025.",
        )
        yield Collective(subject, "former", members, "", former=former)


def _subject(name: str, unit_uid: str) -> Subject:
    return Subject(kind="collective", name=name, unit_uid=unit_uid)
