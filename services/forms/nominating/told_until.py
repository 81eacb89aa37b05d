"""Up to which day a paper that asks for an award tells what somebody has already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from models.nominations import Nomination
from services.services import Services


def told_until(services: Services, nominations: Sequence[Nomination]) -> dict[str, date]:
    """By nomination: the day of its submission, else the one before it was granted.

    Those that are under way have none: everything known so far is told of them.
    """
    store = services.store
    until: dict[str, date] = {}
    awards = store.awards.of_nominations([nomination.uid for nomination in nominations])
    decisions = {d.uid: d for d in store.decisions.get_many([a.decision_uid for a in awards])}
    for award in awards:
        decision = decisions[award.decision_uid]
        if award.nomination_uid and decision.status == "issued" and decision.decided_on:
            before = decision.decided_on - timedelta(days=1)
            until[award.nomination_uid] = min(until.get(award.nomination_uid, before), before)
    sent = list({n.submission_uid for n in nominations if n.submission_uid})
    days = {s.uid: s.submitted_on for s in store.submissions.get_many(sent)}
    for nomination in nominations:
        if day := days.get(nomination.submission_uid or ""):
            until[nomination.uid] = day
    return until
