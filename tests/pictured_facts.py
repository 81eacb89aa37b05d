"""Facts of a year for the pictures of Sổ sách: what the sample commune says nothing about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.household_reviews import HouseholdReview
from services.household_reviews import MeetingFacts
from services.services import Services
from tests.pictured_lives import add_lives

PERIOD = "2026"


def add_facts(services: Services) -> None:
    """Once; a second call adds nothing."""
    if services.store.ratings.of_period(PERIOD):
        return
    people = services.ratings.registered(PERIOD, "individual")
    offices = services.ratings.registered(PERIOD, "collective")
    decided_on, document = date(2026, 11, 18), "Quyết định số 812/QĐ-UBND"
    services.ratings.rate(PERIOD, people[:-4], "HTTNV", decided_on, document)
    services.ratings.rate(PERIOD, people[:9], "HTXSNV", overwrite=True)
    services.ratings.rate(PERIOD, people[12:14], "HTNV", overwrite=True)
    services.ratings.rate(PERIOD, offices, "HTXSNV", decided_on, document)
    add_lives(services)
    add_household_reviews(services)
    services.memberships.take_for_all(PERIOD, decided_on)
    for member in services.store.memberships.of_period(PERIOD)[:2]:
        reason = "Mới tuyển dụng dưới 6 tháng"
        services.memberships.set_counted([member.uid], counted=False, reason=reason)


def add_household_reviews(services: Services) -> None:
    """Of one hamlet, with its meeting; the first household has an exclusion."""
    households = services.store.subjects.search("", "household", 1)
    homes = services.household_reviews.waiting(PERIOD, households[0].unit_uid)
    facts = MeetingFacts(
        met_on=date(2026, 11, 2),
        households=len(homes),
        present=len(homes) - 4,
        agreed=len(homes) - 5,
        posted_from=date(2026, 11, 3),
        posted_to=date(2026, 11, 13),
        received_on=date(2026, 11, 16),
    )
    services.household_reviews.record_meeting(PERIOD, homes, facts)
    with services.store.action("Ghi điểm"):
        for number, review in enumerate(services.store.household_reviews.of_period(PERIOD)):
            scored = replace(review, score=89.5 + number % 9)
            services.household_reviews.save(scored if number else _excluded(scored))


def _excluded(review: HouseholdReview) -> HouseholdReview:
    return replace(review, exclusions=("tax",), score=71.0)
