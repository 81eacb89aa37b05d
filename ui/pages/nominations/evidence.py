"""Where the records stand on which a finding rests."""

from __future__ import annotations

from services.rules.finding import Evidence
from services.services import Services

PAGES = {
    "ratings": "books/ratings",
    "initiatives": "books/initiatives",
    "hindrances": "books/hindrances",
    "career": "books/career",
    "memberships": "books/memberships",
    "household_reviews": "books/household-reviews",
    "registrations": "registrations",
    "nominations": "nominations/nominations",
    "decisions": "decisions",
    "subjects": "directory",
    "movements": "movements",
    "meetings": "nominations/meetings",
    "dossiers": "nominations/dossiers",
    "submissions": "nominations/submissions",
}


def place_of(services: Services, evidence: Evidence) -> str:
    """The page and the record in it, as pages call each other; "" when there is none."""
    table, uid = evidence.table, evidence.uid
    match table:
        case "awards":
            table, uid = "decisions", services.store.awards.get(uid).decision_uid
        case "votes":
            table, uid = "meetings", services.store.votes.get(uid).meeting_uid
        case "initiative_authors":
            table, uid = "initiatives", services.store.initiative_authors.get(uid).initiative_uid
        case _:
            pass
    return f"{PAGES[table]}#{uid}" if table in PAGES else ""
