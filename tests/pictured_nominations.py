"""Nominations for the pictures: out of the registrations of the sample commune, in several steps."""

from __future__ import annotations

from dataclasses import replace

from services.services import Services
from tests.pictured_facts import PERIOD, add_facts

ACHIEVEMENTS = (
    "Hoàn thành tốt nhiệm vụ chuyên môn, có sáng kiến áp dụng trong trường",
    "Vận động 12 hộ hiến 840 m² đất làm đường liên bản",
    "Hòa giải thành 12 vụ việc ở bản",
)


def add_nominations(services: Services) -> list[str]:
    """Uids, by steps; once, a second call adds nothing."""
    known = [n.uid for n in services.nominating.of_period(PERIOD) if n.registration_uid]
    if known:
        return known
    add_facts(services)
    open_ones = [r.uid for r in services.nominating.open_registrations(PERIOD)]
    uids = list(services.nominating.from_registrations(open_ones[:48]).uids)
    with services.store.action("Ghi thành tích"):
        services.nominating.save_checked(
            [
                replace(nomination, achievement=ACHIEVEMENTS[place % len(ACHIEVEMENTS)])
                for place, nomination in enumerate(services.nominating.get_many(uids[:12]))
            ]
        )
    services.nomination_steps.complete(uids[:30])
    services.nomination_steps.examine(uids[:20])
    services.nomination_steps.give_back(uids[30:31], "Thiếu báo cáo thành tích có xác nhận")
    return uids
