"""What points to the records of each table: only what nothing points to leaves the bin for good."""

from __future__ import annotations

ATTACHED = ("attachments", "owner_uid")
SUBJECT, DECISION = "subject_uid", "decision_uid"
REFERRING: dict[str, list[tuple[str, str]]] = {
    "attachments": [],
    "papers": [],
    "agency_heads": [],
    "certificate_layouts": [],
    "calibrations": [],
    "certificate_prints": [],
    "stock_moves": [],
    "stocks": [
        ("stock_moves", "stock_uid"),
        ("calibrations", "stock_uid"),
        ("certificate_prints", "stock_uid"),
    ],
    "profiles": [],
    "overrides": [],
    "fund_entries": [],
    "fund_years": [],
    "payments": [("fund_entries", "payment_uid")],
    "payment_lists": [("payments", "list_uid")],
    "amendments": [],
    "awards": [
        ("payments", "award_uid"),
        ("amendments", "award_uid"),
        ("certificate_prints", "award_uid"),
        ATTACHED,
    ],
    "votes": [],
    "attendances": [],
    "nominations": [("votes", "nomination_uid"), ("awards", "nomination_uid"), ATTACHED],
    "submissions": [("nominations", "submission_uid"), ATTACHED],
    "dossier_events": [],
    "dossiers": [
        ("nominations", "dossier_uid"),
        ("dossier_events", "dossier_uid"),
        ATTACHED,
    ],
    "registrations": [
        ("awards", "registration_uid"),
        ("nominations", "registration_uid"),
        ATTACHED,
    ],
    "decisions": [
        ("awards", DECISION),
        ("awards", "revoked_by"),
        ("decisions", "amends_uid"),
        ("amendments", DECISION),
        ("payment_lists", DECISION),
        ("stock_moves", DECISION),
        ATTACHED,
    ],
    "meetings": [
        ("attendances", "meeting_uid"),
        ("votes", "meeting_uid"),
        ("decisions", "meeting_uid"),
        ATTACHED,
    ],
    "council_members": [("attendances", "member_uid")],
    "councils": [("council_members", "council_uid"), ("meetings", "council_uid"), ATTACHED],
    "ratings": [ATTACHED],
    "initiative_authors": [],
    "initiatives": [("initiative_authors", "initiative_uid"), ATTACHED],
    "hindrances": [ATTACHED],
    "career": [ATTACHED],
    "memberships": [],
    "household_reviews": [ATTACHED],
    "subjects": [
        *(
            (table, SUBJECT)
            for table in (
                "registrations",
                "awards",
                "nominations",
                "ratings",
                "initiative_authors",
                "hindrances",
                "career",
                "memberships",
                "household_reviews",
                "council_members",
                "profiles",
            )
        ),
        ("memberships", "collective_uid"),
        ATTACHED,
    ],
    "units": [
        ("units", "parent_uid"),
        ("units", "successor_uid"),
        ("subjects", "unit_uid"),
        ("dossiers", "unit_uid"),
        ("payment_lists", "unit_uid"),
        ATTACHED,
    ],
    "movements": [("decisions", "movement_uid"), ("nominations", "movement_uid"), ATTACHED],
    "signers": [],
}
"""Tables with a bin, children first, and what points to each."""
