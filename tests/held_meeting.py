"""A council of nine, a meeting of it, and nominations on its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.councils import Council, CouncilMember, Meeting
from models.nominations import Nomination
from services.services import Services
from tests.small_commune import add_subjects, name_of

FOUNDED = date(2026, 2, 10)
HELD = date(2026, 11, 18)
PROPOSED = date(2026, 11, 2)
NAME = "Hội đồng Thi đua - Khen thưởng xã Mường Xoan"
ROLES = ("chairman", "vice_chairman", "secretary")


def add_council(
    services: Services, members: int = 9, *, subjects: Sequence[str] = (), **fields
) -> Council:
    """``subjects``: who of the directory its first members are."""
    council = services.councils.save(
        Council(**{"name": NAME, "document": "Quyết định số 45/QĐ-UBND", "established_on": FOUNDED}
                | fields)
    )  # fmt: skip
    for place in range(members):
        services.councils.save_member(
            CouncilMember(
                council_uid=council.uid,
                subject_uid=subjects[place] if place < len(subjects) else None,
                name=name_of(100 + place),
                honorific="Bà" if "Thị" in name_of(100 + place) else "Ông",
                position=f"Chức vụ {place + 1}",
                role=ROLES[place] if place < len(ROLES) else "member",
            )
        )
    return council


def add_nominations(
    services: Services,
    count: int = 1,
    award_type: str = "GK_XA",
    *,
    subjects: Sequence[str] = (),
    start: int = 0,
    **fields,
) -> list[str]:
    """Uids of nominations that were examined."""
    uids = list(subjects) or add_subjects(services, count, start=start)
    told = {"status": "examined", "proposed_on": PROPOSED, "period": "2026"} | fields
    with services.store.action("Thêm đề nghị mẫu"):
        saved = services.store.nominations.save_many(
            Nomination(subject_uid=uid, award_type=award_type, **told) for uid in uids
        )
    return [nomination.uid for nomination in saved]


def add_meeting(services: Services, council: Council | None = None, **fields) -> Meeting:
    council = council or add_council(services)
    told = {"period": "2026", "held_on": HELD, "venue": "Phòng họp UBND xã"} | fields
    return services.meetings.save(services.meetings.begun(Meeting(council_uid=council.uid, **told)))


def absent(services: Services, meeting: Meeting, count: int, *, opinion: bool = False) -> None:
    """The last ``count`` members are not there."""
    seats = services.meetings.seats(meeting.uid)[-count:]
    services.voting.note(
        meeting.uid,
        [
            replace(seat.attendance, present=False, opinion=opinion, reason="Đi công tác")
            for seat in seats
        ],
    )
