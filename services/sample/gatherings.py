"""Who belonged to the collectives of the sample commune, and how the hamlets reviewed their households."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random

from models.household_reviews import Exclusion, HouseholdReview
from models.memberships import Membership
from models.store import Store
from services.sample.collectives import Collective
from services.sample.households import Household

FULL, ENOUGH = 100.0, 90.0
REACHED = 0.2
"""How likely awards must be for a household to be found good enough."""
EXCLUDED: dict[int, Exclusion] = {7: "administrative", 400: "tax", 800: "military"}
"""By the place among the households that were not good enough."""
UNCOUNTED = "Tuyển dụng dưới 06 tháng tính đến ngày xét"


def make_members(
    store: Store, period: str, year: int, collectives: Iterable[Collective], day: date
) -> None:
    """Who worked there that year; the last of the largest collective is not counted."""
    working = [c for c in collectives if c.works_in(year)]
    members = {c.subject.uid: [p for p in c.members if p.works_in(year)] for c in working}
    largest = max(members, key=lambda uid: len(members[uid]))
    store.memberships.save_many(
        Membership(
            collective_uid=uid,
            subject_uid=person.subject.uid,
            period=period,
            counted_on=day,
            counted=not fresh,
            reason=UNCOUNTED if fresh else "",
        )
        for uid, people in members.items()
        for place, person in enumerate(people)
        for fresh in [uid == largest and place == len(people) - 1]
    )


def make_reviews(
    store: Store, period: str, households: Sequence[Household], registered: set[str]
) -> None:
    """One meeting in each hamlet in November, its list posted for ten days, then handed in."""
    chance, reviews = Random(f"reviews {period}"), list[HouseholdReview]()
    by_hamlet: dict[str, list[Household]] = {}
    for household in households:
        by_hamlet.setdefault(household.hamlet, []).append(household)
    below = 0
    for place, homes in enumerate(by_hamlet.values()):
        aiming = [home for home in homes if home.subject.uid in registered]
        met = date(int(period), 10, 29) + timedelta(days=place % 5)
        present = len(homes) - chance.randint(2, len(homes) // 6)
        for home in aiming:
            good = home.merit > REACHED
            below += not good
            reviews.append(
                HouseholdReview(
                    period=period,
                    subject_uid=home.subject.uid,
                    score=_score(good, chance),
                    met_on=met,
                    households=len(homes),
                    present=present,
                    agreed=present - chance.randint(0, 4 if good else present // 2),
                    posted_from=met + timedelta(days=1),
                    posted_to=met + timedelta(days=11),
                    received_on=met + timedelta(days=13),
                    exclusions=() if good or below not in EXCLUDED else (EXCLUDED[below],),
                )
            )
    store.household_reviews.save_many(reviews)


def _score(good: bool, chance: Random) -> float:
    least, most = (ENOUGH, FULL) if good else (68.0, ENOUGH - 1)
    return round(2 * chance.uniform(least, most)) / 2
