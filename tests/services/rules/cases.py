"""Lays out cases for rules: who holds what, who is nominated, and what the rules find."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from models.awards import Award
from models.career import CareerKind, CareerSpan
from models.decisions import Decision, Level
from models.hindrances import DisciplineForm, Hindrance, HindranceKind
from models.household_reviews import HouseholdReview
from models.initiatives import Initiative, InitiativeAuthor, Scope
from models.memberships import Membership
from models.nominations import Nomination
from models.ratings import Grade, Rating
from models.registrations import Registration
from models.subjects import Subject, SubjectKind
from models.units import Unit
from services.catalogue import Catalogue
from services.catalogue_loading import load_catalogue
from services.rules.finding import Finding
from services.rules.reviewing import Reviewing
from services.rules.rule import Result
from services.services import Services
from tests.small_commune import name_of

TODAY = date(2026, 11, 20)


class Commune:
    """Stores what a case needs, straight into the tables; all of it inside an open action."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.store = services.store
        self._count = 0

    # Whom it is about

    def unit(self, name: str = "Trường Mầm non Hoa Ban", **fields) -> str:
        return self.store.units.place(Unit(name=name, **fields)).uid

    def person(self, **fields) -> str:
        return self._subject("individual", name_of(self._count), fields)

    def collective(self, **fields) -> str:
        return self._subject("collective", f"Tổ chuyên môn số {self._count + 1}", fields)

    def household(self, **fields) -> str:
        return self._subject("household", name_of(self._count), fields)

    def _subject(self, kind: SubjectKind, name: str, fields: Mapping) -> str:
        self._count += 1
        return self.store.subjects.save(Subject(kind=kind, **({"name": name} | dict(fields)))).uid

    # What is known of them

    def rating(self, subject: str, grade: Grade = "HTXSNV", period: str = "2026") -> Rating:
        self._period(period)
        return self.store.ratings.save(Rating(subject_uid=subject, grade=grade, period=period))

    def initiative(
        self,
        author: str,
        period: str = "2026",
        scope: Scope = "grassroots",
        share: int | None = None,
        **fields,
    ) -> Initiative:
        self._period(period)
        fields.setdefault("title", "Sổ tay tuyên truyền bằng hai thứ tiếng")
        initiative = self.store.initiatives.save(Initiative(period=period, scope=scope, **fields))
        self.store.initiative_authors.save(
            InitiativeAuthor(initiative_uid=initiative.uid, subject_uid=author, share=share)
        )
        return initiative

    def hindrance(
        self,
        subject: str,
        starts_on: date,
        ends_on: date | None = None,
        kind: HindranceKind = "discipline",
        form: DisciplineForm = "",
        **fields,
    ) -> Hindrance:
        form = form or ("reprimand" if kind == "discipline" else "")
        return self.store.hindrances.save(
            Hindrance(
                subject_uid=subject,
                kind=kind,
                form=form,
                starts_on=starts_on,
                ends_on=ends_on,
                **fields,
            )
        )

    def career(
        self, subject: str, kind: CareerKind, starts_on: date, ends_on: date | None = None, **fields
    ) -> CareerSpan:
        return self.store.career.save(
            CareerSpan(
                subject_uid=subject, kind=kind, starts_on=starts_on, ends_on=ends_on, **fields
            )
        )

    def member(
        self, collective: str, person: str, period: str = "2026", *, counted: bool = True, **fields
    ) -> Membership:
        self._period(period)
        return self.store.memberships.save(
            Membership(
                collective_uid=collective,
                subject_uid=person,
                period=period,
                counted=counted,
                **fields,
            )
        )

    def household_review(self, household: str, period: str = "2026", **fields) -> HouseholdReview:
        self._period(period)
        return self.store.household_reviews.save(
            HouseholdReview(subject_uid=household, period=period, **fields)
        )

    def registration(self, subject: str, award_type: str, period: str = "2026", **fields):
        self._period(period)
        return self.store.registrations.save(
            Registration(subject_uid=subject, award_type=award_type, period=period, **fields)
        )

    # What was decided

    def award(
        self,
        subject: str,
        award_type: str,
        period: str | None = "2026",
        decided_on: date | None = None,
        level: Level = "commune",
        decision: str = "",
        **fields,
    ) -> Award:
        """In an issued decision of its own, on the last day of ``period`` unless told otherwise."""
        last_day = self._period(period).ends_on if period is not None else TODAY
        ground = fields.setdefault("ground", "CONG_TRANG")
        if not decision:
            decision = self.decision(
                award_type=award_type,
                decided_on=decided_on or last_day,
                level=level,
                ground=ground,
                period=period,
            ).uid
        known = self.store.subjects.get(subject)
        return self.store.awards.save(
            Award(
                decision_uid=decision,
                subject_uid=subject,
                award_type=award_type,
                period=period,
                kind=known.kind,
                name=known.name,
                **fields,
            )
        )

    def decision(self, **fields) -> Decision:
        """Recorded as issued, unless ``fields`` tell otherwise."""
        given = {"origin": "recorded", "status": "issued", "issuer": "UBND huyện Mường Lay"}
        self._count += 1
        given["number"] = str(1000 + self._count)
        return self.store.decisions.save(Decision(**(given | fields)))

    # What is put forward

    def nominate(self, subject: str, award_type: str, period: str = "2026", **fields) -> Nomination:
        self._period(period)
        return self.store.nominations.save(
            Nomination(subject_uid=subject, award_type=award_type, period=period, **fields)
        )

    def _period(self, code: str):
        return self.services.periods.ensure(code)

    # What the rules find

    def findings(
        self, nomination: Nomination, on: date = TODAY, profile: str = ""
    ) -> dict[str, Finding]:
        """By the id of the rule, by the law of ``on`` with ``profile`` laid over the catalogue."""
        catalogue = with_profile(profile) if profile else self.services.catalogue
        reviewing = Reviewing(self.store, catalogue, self.services.periods)
        found = reviewing.review([nomination], on=on)[nomination.uid]
        return {finding.rule.id: finding for finding in found}


def with_profile(text: str) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "profile.toml"
        profile.write_text(text, "utf-8")
        return load_catalogue(profile)


class _Undone(Exception):
    pass


@contextmanager
def undone(services: Services) -> Iterator[Commune]:
    """A commune in which nothing stays that is stored inside the block."""
    try:
        with services.store.action("Xếp một trường hợp", unlocked=True):
            yield Commune(services)
            raise _Undone
    except _Undone:
        pass


LayOut = Callable[[Commune], Nomination]
SHIPPED = {rule.id: rule for rule in load_catalogue().rules}


@dataclass(frozen=True)
class RuleCase:
    """One case of one rule: what is so, on which day, and what the rule says of it."""

    rule: str
    told: str
    """A sentence that ends the name of the test."""
    lay_out: LayOut
    result: Result | None
    """None: the rule says nothing, or is not in force."""
    on: date = TODAY
    profile: str = ""
    """TOML of a province that the case needs."""
    says: tuple[str, ...] = ()
    """What its sentence contains."""
    rests_on: tuple[str, ...] | None = None
    """Names of the tables of its evidence, in order; None asks nothing."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.told}"


def sides_of_dates(rule: str, lay_out: LayOut, result: Result, profile: str = "") -> list[RuleCase]:
    """The same case on each side of every date of a rule: silent outside, ``result`` inside."""
    dated = SHIPPED[rule]
    day = timedelta(days=1)
    cases: list[RuleCase] = []
    if dated.since:
        first = dated.since
        cases += [
            RuleCase(rule, f"in force on {first}", lay_out, result, first, profile),
            RuleCase(rule, f"not yet on {first - day}", lay_out, None, first - day, profile),
        ]
    if dated.until:
        last = dated.until
        cases += [
            RuleCase(rule, f"in force on {last}", lay_out, result, last, profile),
            RuleCase(rule, f"no more on {last + day}", lay_out, None, last + day, profile),
        ]
    return cases


def check(case: RuleCase, services: Services) -> None:
    with undone(services) as commune:
        nomination = case.lay_out(commune)
        finding = commune.findings(nomination, case.on, case.profile).get(case.rule)
    assert (finding.result if finding else None) == case.result, finding
    if finding is not None:
        for text in case.says:
            assert text in finding.sentence
        if case.rests_on is not None:
            assert tuple(evidence.table for evidence in finding.evidence) == case.rests_on
