"""What an issued correction or revocation does to the awards of the decision that it amends."""

from __future__ import annotations

from dataclasses import replace

from models.decisions import Decision
from models.store import Store


def carry_out(store: Store, decision: Decision) -> None:
    """Part of an open, unlocked action."""
    amendments = store.amendments.of_decision(decision.uid)
    awards = {a.uid: a for a in store.awards.get_many([each.award_uid for each in amendments])}
    for each in amendments:
        revoked = each.kind == "revoke"
        change = {"revoked_by": decision.uid} if revoked else {each.field: each.after}
        awards[each.award_uid] = replace(awards[each.award_uid], **change)
    store.awards.save_many(awards.values())
