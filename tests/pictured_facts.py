"""Facts of a year for the pictures of Sổ sách: what the sample commune says nothing about."""

from __future__ import annotations

from datetime import date

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
    services.memberships.take_for_all(PERIOD, decided_on)
    for member in services.store.memberships.of_period(PERIOD)[:2]:
        reason = "Mới tuyển dụng dưới 6 tháng"
        services.memberships.set_counted([member.uid], counted=False, reason=reason)
