"""The rest of the sample commune's story: books, councils, nominations and money, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from models.councils import Council
from models.signers import Signer
from services.sample.certificates import make_certificates
from services.sample.changes import correct, revoke
from services.sample.collectives import Collective
from services.sample.gatherings import make_members, make_reviews
from services.sample.grades import Grades
from services.sample.households import Household
from services.sample.intake import Register
from services.sample.inventions import Inventions
from services.sample.ledger import Ledger
from services.sample.lives import make_careers, make_hindrances
from services.sample.model_households import put_forward
from services.sample.money import make_money
from services.sample.origin import SampleClock
from services.sample.papers import make_papers
from services.sample.people import Staff
from services.sample.phrases import NEW_COUNTRYSIDE
from services.sample.profiles import make_profiles
from services.sample.proposals import PERIOD, Proposals
from services.sample.titles import Earned
from services.sample.units import Units
from services.sample.upward import Upward
from services.services import Services

DECIDED_YEARS = (2024, 2025)
"""Of which the members of collectives are kept."""
LEAST_MERIT = 0.9
"""Of households that were praised for three years."""


class YearsWay:
    def __init__(
        self,
        services: Services,
        clock: SampleClock,
        ledger: Ledger,
        earned: Earned,
        staff: Staff,
        collectives: Sequence[Collective],
        households: Sequence[Household],
        movements: Mapping[str, str],
        chairman: Signer,
        deputy: Signer,
        units: Units,
        council: Council,
    ) -> None:
        self._services = services
        self._store = services.store
        self._clock = clock
        self._ledger = ledger
        self._staff = staff
        self._collectives = collectives
        self._households = households
        self._movements = movements
        self._chairman, self._deputy = chairman, deputy
        self._register = Register(services.dossiers, units, clock)
        self._grades = Grades(services.ratings, earned, staff, collectives)
        self._inventions = Inventions(self._store, earned, staff)
        self._proposals = Proposals(
            services, clock, ledger, self._register, council, chairman, deputy
        )
        self._upward = Upward(self._proposals, movements, staff, collectives, chairman)

    def past_years(self) -> None:
        self._grades.of_past_years(2025)
        self._inventions.of_past_years(2025)
        make_careers(self._store, self._staff)
        for year in DECIDED_YEARS:
            self._members(str(year), year, ("office", "armed", "former"), date(year, 11, 28))
            self._members(f"{year - 1}-{year}", year, ("school",), date(year, 5, 28))

    def corrections(self) -> None:
        correct(self._services, self._clock, self._ledger, self._deputy)
        modest = [h.subject.uid for h in self._households if h.merit < LEAST_MERIT]
        revoke(self._services, self._clock, self._ledger, self._chairman, modest)

    def spring(self) -> None:
        self._upward.fighters_of_the_province()

    def summer(self) -> None:
        """The school year ends, and diplomas are proposed."""
        self._clock.set(date(2026, 6, 8))
        self._grades.of_school_year(2026)
        self._inventions.of_school_year(2026)
        self._members("2025-2026", 2026, ("school",), date(2026, 5, 28))
        self._upward.against_poverty()

    def answers(self) -> None:
        self._register.in_summer()
        self._upward.take_answer()

    def autumn(self) -> None:
        """The first offices' titles, from their dossiers to the decision."""
        self._clock.set(date(2026, 10, 16))
        make_hindrances(self._store, self._staff)
        found = self._inventions.of_current_year(PERIOD, date(2026, 10, 12))
        waiting = found["applied"][-1]
        outstanding = [uid for uid in found["recognised"] if uid != waiting]
        self._grades.of_current_year(2026, date(2026, 10, 15), outstanding, waiting)
        self._members(PERIOD, 2026, ("office", "armed"), date(2026, 10, 15))
        self._proposals.of_first_offices(waiting)
        self._upward.new_countryside()

    def november(self) -> None:
        self._reviews()
        self._inventions.of_begun_year("2026-2027")
        self._proposals.of_others()
        put_forward(self._services, self._movements[NEW_COUNTRYSIDE.key], self._households)
        make_money(self._services)
        make_profiles(self._store)

    def paper(self) -> None:
        """What was printed in all this time, written down as it was then."""
        make_certificates(self._services)
        make_papers(self._services)

    def _members(self, period: str, year: int, kinds: Sequence[str], day: date) -> None:
        groups = [c for c in self._collectives if c.kind in kinds]
        make_members(self._store, period, year, groups, day)

    def _reviews(self) -> None:
        registered = {
            registration.subject_uid
            for registration in self._store.registrations.of_period(PERIOD)
            if registration.award_type == "GDVH"
        }
        make_reviews(self._store, PERIOD, self._households, registered)
