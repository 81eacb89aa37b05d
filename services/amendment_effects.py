"""What an issued correction or revocation does to the awards of the decision that it amends."""

from __future__ import annotations

from dataclasses import replace

from models.dates import format_short
from models.decisions import Decision
from models.store import Store
from services.nomination_outcomes import NominationOutcomes


def stale(store: Store, decision: Decision) -> dict[str, str]:
    """What keeps it from being issued: the lines are not any more what it speaks of, by field."""
    problems: dict[str, str] = {}
    amended = store.decisions.find(decision.amends_uid) if decision.amends_uid else None
    if amended is None:
        return problems
    first, day = amended.decided_on, decision.decided_on
    if first and day and day < first:
        problems["decided_on"] = (
            f"Ngày {format_short(day)} trước ngày của Quyết định số {amended.code} "
            f"({format_short(first)})."
        )
    amendments = store.amendments.of_decision(decision.uid)
    awards = {a.uid: a for a in store.awards.get_many([each.award_uid for each in amendments])}
    for each in amendments:
        award = awards[each.award_uid]
        if award.revoked_by is not None:
            problems["awards"] = (
                f"Khen thưởng của {award.name} đã bị thu hồi bằng quyết định khác; "
                "hãy xóa quyết định này."
            )
        elif each.kind == "correct" and getattr(award, each.field) != each.before:
            problems["awards"] = (
                f"Dòng của {award.name} đã được đính chính bằng quyết định khác sau khi soạn; "
                "hãy xóa quyết định này rồi lập lại."
            )
    return problems


def carry_out(store: Store, decision: Decision) -> None:
    """Part of an open, unlocked action."""
    amendments = store.amendments.of_decision(decision.uid)
    awards = {a.uid: a for a in store.awards.get_many([each.award_uid for each in amendments])}
    for each in amendments:
        revoked = each.kind == "revoke"
        change = {"revoked_by": decision.uid} if revoked else {each.field: each.after}
        awards[each.award_uid] = replace(awards[each.award_uid], **change)
    store.awards.save_many(awards.values())
    gone = [awards[each.award_uid] for each in amendments if each.kind == "revoke"]
    NominationOutcomes(store).revoked(gone, decision)
