"""Initiatives of the sample commune: whoever became a fighter has one, and some others too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.initiatives import Initiative, InitiativeAuthor, InitiativeStatus, Scope
from models.store import Store
from services.sample.people import MERGER, Person, Staff
from services.sample.phrases import OFFICE_INITIATIVES, SCHOOL_INITIATIVES
from services.sample.posts import CANDIDATE, CANDIDATE_WITH_GAP, PROVINCIAL_FIGHTER
from services.sample.titles import Earned

FIRST_YEAR = 2021
KNOWN_AFAR = {
    (PROVINCIAL_FIGHTER, 2023),
    (CANDIDATE, 2025),
    (CANDIDATE_WITH_GAP, 2025),
}
"""Whose initiative of that year has effect in the whole province."""
SHARED = 3
"""Every third was written by two."""


@dataclass(frozen=True, slots=True)
class _Topics:
    field: str
    titles: tuple[str, ...]


OFFICES = _Topics("Quản lý nhà nước", OFFICE_INITIATIVES)
SCHOOLS = _Topics("Giáo dục", SCHOOL_INITIATIVES)


@dataclass(frozen=True, slots=True)
class Inventions:
    store: Store
    earned: Earned
    staff: Staff

    def of_past_years(self, last: int) -> None:
        for year in range(FIRST_YEAR, last + 1):
            self.of_school_year(year)
            self._recognised(str(year), year, self.staff.officials, OFFICES, date(year, 11, 20))

    def of_school_year(self, year: int) -> None:
        """The one that ends in ``year``."""
        day = date(year, 5, 14)
        self._recognised(f"{year - 1}-{year}", year, self.staff.teachers, SCHOOLS, day)

    def of_current_year(self, period: str, day: date) -> dict[InitiativeStatus, list[str]]:
        """Of those who aim at a title above others; uids of their authors by what became of them.

        The last waits to be recognised yet.
        """
        aims = [
            registration
            for registration in self.store.registrations.of_period(period)
            if registration.award_type == "CSTDCS"
        ]
        officials = [person for person in self.staff.officials if person.works_in(int(period))]
        found: dict[InitiativeStatus, list[str]] = {}
        for place, aim in enumerate(aims):
            status: InitiativeStatus = "recognised" if place < len(aims) - 1 else "applied"
            self._store(
                Initiative(
                    title=aim.initiative,
                    period=period,
                    status=status,
                    field=OFFICES.field,
                    recognised_by="Hội đồng Sáng kiến xã" if status == "recognised" else "",
                    recognised_on=day if status == "recognised" else None,
                    document="Quyết định số 498/QĐ-UBND" if status == "recognised" else "",
                ),
                _authors(aim.subject_uid, officials, place),
            )
            found.setdefault(status, []).append(aim.subject_uid)
        return found

    def of_begun_year(self, period: str) -> None:
        """Two that were handed in early, of which one was turned down."""
        teachers = [p for p in self.staff.teachers if p.works_in(2027)][:2]
        for person, status, title in zip(
            teachers, ("applied", "rejected"), SCHOOL_INITIATIVES, strict=False
        ):
            self._store(
                Initiative(
                    title=title,
                    period=period,
                    status="applied" if status == "applied" else "rejected",
                    field=SCHOOLS.field,
                    note=""
                    if status == "applied"
                    else "Trùng với giải pháp đã công nhận năm trước",
                ),
                [(person.subject.uid, 100)],
            )

    def _recognised(
        self, period: str, year: int, people: Sequence[Person], topics: _Topics, day: date
    ) -> None:
        at_work = [person for person in people if person.works_in(year)]
        for place, person in enumerate(self._fighters(at_work, year)):
            afar = (person.subject.name, year) in KNOWN_AFAR
            uid = person.subject.uid
            self._store(
                Initiative(
                    title=_title(topics, place + year),
                    period=period,
                    scope=_scope(afar),
                    field=topics.field,
                    recognised_by=_council(day, afar),
                    recognised_on=day,
                    document=f"Quyết định số {(140 if afar else 460) + year % 9}/QĐ-UBND",
                ),
                [(uid, 100)] if afar else _authors(uid, at_work, place + year),
            )

    def _fighters(self, people: Sequence[Person], year: int) -> Iterator[Person]:
        return (p for p in people if self.earned.title(p.subject.uid, year) == "CSTDCS")

    def _store(self, initiative: Initiative, authors: Sequence[tuple[str, int]]) -> None:
        stored = self.store.initiatives.save(initiative)
        self.store.initiative_authors.save_many(
            InitiativeAuthor(initiative_uid=stored.uid, subject_uid=uid, share=share)
            for uid, share in authors
        )


def _scope(afar: bool) -> Scope:
    return "province" if afar else "grassroots"


def _council(day: date, afar: bool) -> str:
    if afar:
        return "Hội đồng Sáng kiến tỉnh Điện Biên"
    return "Hội đồng Sáng kiến xã" if day >= MERGER else "Hội đồng Sáng kiến huyện Mường Khoang"


def _authors(uid: str, colleagues: Sequence[Person], place: int) -> list[tuple[str, int]]:
    """Alone, or with one of the colleagues."""
    helper = colleagues[place * 7 % len(colleagues)].subject.uid
    return [(uid, 100)] if place % SHARED or helper == uid else [(uid, 60), (helper, 40)]


def _title(topics: _Topics, place: int) -> str:
    """A topic comes back in a later year as its next part."""
    topic = topics.titles[place % len(topics.titles)]
    part = place // len(topics.titles) % 4
    return f"{topic} (giai đoạn {part + 1})" if part else topic
