"""The officials and teachers of the sample commune, and what each of them was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from models.store import Store
from models.subjects import HolderClass, Subject
from services.sample.names import NameGiver, People
from services.sample.posts import (
    GROUP_HEAD,
    HAMLET_HEAD,
    OFFICIAL_POSTS,
    SCHOOL_HEADS,
    SCHOOL_OFFICE,
    SPECIAL_HAMLET_HEADS,
    SPECIAL_TEACHERS,
    TEACHER,
    Post,
    fixed_posts,
)
from services.sample.units import (
    COMMUNE,
    DISTRICT,
    FORMER_COMMUNES,
    HAMLETS,
    HEALTH,
    MILITARY,
    POLICE,
    PROVINCE,
    SCHOOLS,
    Units,
    group_name,
    hamlet_name,
)

MERGER = date(2025, 7, 1)
OFFICIALS: dict[People, float] = {"Thái": 0.5, "Kinh": 0.28, "Hmông": 0.22}
TEACHERS: dict[People, float] = {"Thái": 0.46, "Kinh": 0.4, "Hmông": 0.14}
DISTRICT_OFFICES = (
    f"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện {DISTRICT}",
    f"Phòng Nội vụ huyện {DISTRICT}",
    f"Phòng Tài chính - Kế hoạch huyện {DISTRICT}",
    f"Phòng Nông nghiệp và Phát triển nông thôn huyện {DISTRICT}",
    f"Ban Tổ chức Huyện ủy {DISTRICT}",
)
FROM_DISTRICT = "huyện"


@dataclass(frozen=True, slots=True)
class Person:
    """A subject, and what the sample knows of it beside that."""

    subject: Subject
    unit: str
    branch: str
    """Where it worked before the merger: a former commune, the district, or the school."""
    post: Post
    since: int
    """The first year at work."""
    promoted: int
    """The year from which the present position is held."""
    merit: float
    """0 to 1: how likely awards are."""

    @property
    def armed(self) -> bool:
        return self.unit in (MILITARY, POLICE)

    def works_in(self, year: int) -> bool:
        """For at least six months of ``year``."""
        return self.since < year <= self.post.until

    def on(self, day: date) -> tuple[str, str, HolderClass]:
        """(position, unit, class) as a decision of that day lists them."""
        unit = self.subject.former_unit if day < MERGER and self.subject.former_unit else self.unit
        if day.year < self.promoted and self.post.before:
            return self.post.before, unit, "direct"
        return self.post.position, unit, self.subject.holder_class


@dataclass(frozen=True, slots=True)
class Staff:
    officials: tuple[Person, ...]
    teachers: tuple[Person, ...]

    def named(self, name: str) -> Person:
        return next(p for p in self.officials + self.teachers if p.subject.name == name)


def make_staff(store: Store, units: Units) -> Staff:
    recruiting = _Recruiting(units)
    officials, teachers = list(_officials(recruiting)), list(_teachers(recruiting))
    stored = store.subjects.save_many(p.subject for p in officials + teachers)
    everyone = [
        replace(person, subject=subject)
        for person, subject in zip(officials + teachers, stored, strict=True)
    ]
    return Staff(tuple(everyone[: len(officials)]), tuple(everyone[len(officials) :]))


def _officials(recruiting: _Recruiting) -> Iterator[Person]:
    for unit, posts in OFFICIAL_POSTS.items():
        for post in posts:
            for _ in range(post.count):
                yield recruiting.person(post, unit, *recruiting.former_office(unit), OFFICIALS)
    for hamlet, (former, people, _) in HAMLETS.items():
        post = SPECIAL_HAMLET_HEADS.get(hamlet, HAMLET_HEAD)
        unit = hamlet_name(hamlet)
        yield recruiting.person(post, unit, former, f"{unit}, xã {former}", {people: 1})


def _teachers(recruiting: _Recruiting) -> Iterator[Person]:
    for school, (former_name, _, staff, groups) in SCHOOLS.items():
        teaching, office = groups[:-1], groups[-1]
        posts = [(school, post) for post in SCHOOL_HEADS for _ in range(post.count)]
        posts += [(group_name(office, school), post) for post in SCHOOL_OFFICE]
        posts += [(group_name(group, school), GROUP_HEAD) for group in teaching]
        special = SPECIAL_TEACHERS[school]
        usual = (TEACHER,) * (staff - len(posts) - len(special))
        for place, post in enumerate(special + usual):
            posts.append((group_name(teaching[place % len(teaching)], school), post))
        women = 0.97 if "Mầm non" in school else 0.6
        for unit, post in posts:
            former = unit.replace(school, former_name) if former_name else ""
            yield recruiting.person(replace(post, women=women), unit, school, former, TEACHERS)


class _Recruiting:
    """Makes one person after the other, from a post that is to be filled and from chance."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._names = NameGiver("names of staff")
        self._random = Random("staff")
        for post in fixed_posts():
            self._names.take(post.name)

    def person(
        self, post: Post, unit: str, branch: str, former_unit: str, shares: dict[People, float]
    ) -> Person:
        chance = self._random
        sex = "female" if chance.random() < post.women else "male"
        people = self._names.people(shares)
        if post.name:
            sex, people = post.sex, post.people or people
        else:
            post = replace(post, name=self._names.name(people, sex))
        if post.since:
            since, born = post.since, post.since - chance.randint(23, 26)
        else:
            born = chance.randint(*((1969, 1986) if post.leads else (1972, 2000)))
            since = born + chance.randint(22, 27)
        birthday = date(born, chance.randint(1, 12), chance.randint(1, 28)).isoformat()
        promoted = max(since + 3, chance.choice((2012, 2016, 2018, 2020, 2022, 2024)))
        return Person(
            subject=Subject(
                kind="individual",
                name=post.name,
                sort_name=post.sort_name,
                honorific="Bà" if sex == "female" else "Ông",
                sex=sex,
                birth_date=birthday if chance.random() < 0.9 else str(born),
                personal_id=self._number(sex == "female", born),
                ethnicity=post.ethnicity or people,
                position=post.position,
                holder_class="leader" if post.leads else "direct",
                unit_uid=self._units.uid(unit),
                address=f"Xã {COMMUNE}, tỉnh {PROVINCE}",
                former_unit=former_unit,
                status=post.status,
            ),
            unit=unit,
            branch=branch,
            post=post,
            since=since,
            promoted=promoted if post.before else since,
            merit=chance.random() * 0.85 + (0.15 if post.leads else 0.0),
        )

    def former_office(self, unit: str) -> tuple[str, str]:
        """Where somebody of ``unit`` worked before the merger: branch and name of the office."""
        if unit in (MILITARY, POLICE, HEALTH):
            branch = self._random.choice(FORMER_COMMUNES)
            return branch, f"{unit} {branch}"
        branch = self._random.choice((*FORMER_COMMUNES, FROM_DISTRICT))
        if branch == FROM_DISTRICT:
            return branch, self._random.choice(DISTRICT_OFFICES)
        return branch, f"Ủy ban nhân dân xã {branch}"

    def _number(self, woman: bool, born: int) -> str:
        """Twelve digits of the right shape that nobody has: no province is numbered 099."""
        century_and_sex = (2 if born >= 2000 else 0) + (1 if woman else 0)
        return f"099{century_and_sex}{born % 100:02d}{self._random.randint(0, 999_999):06d}"
