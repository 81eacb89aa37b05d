"""Nominations that a council's meeting has passed, for tests and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.councils import Council, Meeting, Vote
from models.nominations import Nomination
from services.services import Services

HELD_ON = date(2026, 11, 12)


def add_voted(services: Services, subjects: Sequence[str], award: str) -> list[Nomination]:
    """A nomination of each of ``subjects`` for 2026, passed by the one meeting."""
    store = services.store
    with store.action("Họp Hội đồng"):
        held = store.meetings.of_period("2026")
        council = store.councils.save(Council(name="Hội đồng Thi đua - Khen thưởng"))
        meeting = (
            held[0]
            if held
            else store.meetings.save(
                Meeting(council_uid=council.uid, period="2026", held_on=HELD_ON, status="closed")
            )
        )
        saved = store.nominations.save_many(
            Nomination(
                period="2026",
                subject_uid=uid,
                award_type=award,
                status="voted",
                status_on=HELD_ON,
                achievement=f"Có thành tích số {number}",
            )
            for number, uid in enumerate(subjects)
        )
        store.votes.save_many(
            Vote(meeting_uid=meeting.uid, nomination_uid=each.uid, agree=9, passed=True)
            for each in saved
        )
    return saved  # fmt: skip
