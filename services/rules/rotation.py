"""What a list of nominations looks like before it goes up: who works directly, who had it before.

Numbers without a judgement: whether awards go round in turn is for people to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.nominations import Nomination
from models.periods import Period
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.catalogue import Catalogue
from services.law import AwardType
from services.periods import Periods, period_of_code
from services.rules.facts import FactBook


@dataclass(frozen=True, slots=True)
class UnitShare:
    unit_uid: str | None
    name: str
    nominated: int
    active: int
    """Of the same kind, in this very unit."""
    last_year: int | None
    """For which somebody of the unit was given the award before; None: nobody is known."""


@dataclass(frozen=True, slots=True)
class AwardShare:
    award_type: AwardType
    kind: SubjectKind
    count: int
    leaders: int
    direct: int
    first_time: int
    """How many are not known to have had the award before."""
    year_before: int
    """How many had it the year before too."""
    units: tuple[UnitShare, ...]

    @property
    def unknown(self) -> int:
        return self.count - self.leaders - self.direct

    @property
    def direct_percent(self) -> Decimal | None:
        """Of those of whom it is known."""
        known = self.leaders + self.direct
        return Decimal(100 * self.direct) / known if known else None


class Rotation:
    def __init__(self, store: Store, catalogue: Catalogue, periods: Periods) -> None:
        self._store = store
        self._catalogue = catalogue
        self._periods = periods

    def of(self, period: str, nominations: Sequence[Nomination]) -> tuple[AwardShare, ...]:
        """The nominations of one period by award and kind of recipient, the highest award first."""
        facts = FactBook(self._store)
        facts.gather(nomination.subject_uid for nomination in nominations)
        groups: dict[tuple[str, SubjectKind], list[Subject]] = defaultdict(list)
        for nomination in nominations:
            subject = facts.of(nomination.subject_uid).subject
            groups[nomination.award_type, subject.kind].append(subject)
        known = {each.code: each for each in self._periods.all()}
        now = known.get(period) or period_of_code(period)
        units = {unit.uid: unit.name for unit in self._store.units.all()}
        active = self._store.subjects.count_active_by_unit()
        shares: list[AwardShare] = []
        for (code, kind), subjects in groups.items():
            last = [_last_year(facts, subject.uid, code, now, known) for subject in subjects]
            classes = Counter(subject.holder_class for subject in subjects)
            nominated = Counter(subject.unit_uid for subject in subjects)
            given = self._store.awards.last_by_unit(code, now.starts_on.year)
            shares.append(
                AwardShare(
                    award_type=self._catalogue.award_type(code),
                    kind=kind,
                    count=len(subjects),
                    leaders=classes["leader"],
                    direct=classes["direct"],
                    first_time=last.count(None),
                    year_before=last.count(now.starts_on.year - 1),
                    units=tuple(
                        UnitShare(
                            unit,
                            units.get(unit or "", "Chưa ghi đơn vị"),
                            count,
                            active.get((unit, kind), 0),
                            given.get(unit),
                        )
                        for unit, count in nominated.most_common()
                    ),
                )
            )
        return tuple(sorted(shares, key=lambda share: (share.award_type.rank, share.kind)))


def _last_year(
    facts: FactBook, subject_uid: str, code: str, now: Period, known: dict[str, Period]
) -> int | None:
    """The year for which the subject last had the award, before ``now``."""
    years: list[int] = []
    for held in facts.of(subject_uid).held:
        if held.award.award_type != code or held.award.period == now.code:
            continue
        period = known.get(held.award.period or "")
        if period is not None:
            years.append(period.starts_on.year)
        elif held.decided_on is not None:
            years.append(held.decided_on.year)
    return max((year for year in years if year < now.starts_on.year), default=None)
