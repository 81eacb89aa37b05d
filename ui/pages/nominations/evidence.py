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


PARENTS = {
    "awards": ("decisions", "decision_uid"),
    "votes": ("meetings", "meeting_uid"),
    "initiative_authors": ("initiatives", "initiative_uid"),
}
"""What is no row of a list is shown with what it belongs to."""


def place_of(services: Services, evidence: Evidence) -> str:
    """The page and the record in it, as pages call each other; "" when there is none any more."""
    table, uid = evidence.table, evidence.uid
    if table in PARENTS:
        record = getattr(services.store, table).find(uid)
        table, owner = PARENTS[table]
        uid = getattr(record, owner) if record is not None else ""
    return f"{PAGES[table]}#{uid}" if uid and table in PAGES else ""
