"""The next meeting of the sample commune's council, as it looks while the votes are counted."""

from __future__ import annotations

from dataclasses import replace

from models.councils import Meeting
from services.services import Services
from tests.held_meeting import absent


def counted_meeting(services: Services) -> Meeting:
    """Two are absent, one line fails, one is not counted yet; a second call gives the same."""
    meeting = next(m for m in services.meetings.of_period("2026") if m.status == "planned")
    votes = services.store.votes.of_meeting(meeting.uid)
    if any(vote.agree is not None for vote in votes):
        return meeting
    absent(services, meeting, 2, opinion=True)
    services.voting.all_agree(meeting.uid, [vote.uid for vote in votes[:-1]])
    against = services.store.votes.of_meeting(meeting.uid)[1]
    services.voting.count([replace(against, agree=3, disagree=5, other=1)])
    return services.meetings.get(meeting.uid)
