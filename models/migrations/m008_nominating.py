"""What nominations need: facts about their subjects, the council, what amends, money."""

from __future__ import annotations

from sqlite_utils import Database

from models.migrations.step import log_changes, logged_table, step

SUBJECT = "subject_uid text not null references subjects (uid)"
ALIVE = "where ifnull(deleted_at, '') = ''"


@step
def m008_create_facts(db: Database) -> None:
    logged_table(
        db,
        "ratings",
        "period text not null references periods (code)",
        SUBJECT,
        "grade text not null",
        "decided_on text",
        "document text not null",
        "note text not null",
    )
    db.execute(f"create unique index ratings_once on ratings (subject_uid, period) {ALIVE}")
    logged_table(
        db,
        "initiatives",
        "title text not null",
        "kind text not null",
        "period text not null references periods (code)",
        "status text not null",
        "scope text not null",
        "field text not null",
        "recognised_by text not null",
        "recognised_on text",
        "document text not null",
        "note text not null",
        "search_key text not null",
    )
    logged_table(
        db,
        "initiative_authors",
        "initiative_uid text not null references initiatives (uid)",
        SUBJECT,
        "share integer",
    )
    db.execute(
        "create unique index authors_once on initiative_authors (initiative_uid, subject_uid) "
        f"{ALIVE}"
    )
    logged_table(
        db,
        "hindrances",
        SUBJECT,
        "kind text not null",
        "form text not null",
        "starts_on text not null",
        "ends_on text",
        "document text not null",
        "note text not null",
    )
    logged_table(
        db,
        "career",
        SUBJECT,
        "kind text not null",
        "starts_on text not null",
        "ends_on text",
        "unit_name text not null",
        "opinion text not null",
        "note text not null",
    )
    logged_table(
        db,
        "memberships",
        "collective_uid text not null references subjects (uid)",
        SUBJECT,
        "period text not null references periods (code)",
        "counted_on text",
        "counted integer not null",
        "reason text not null",
    )
    db.execute(
        "create unique index memberships_once on memberships (collective_uid, period, subject_uid) "
        f"{ALIVE}"
    )
    logged_table(
        db,
        "household_reviews",
        "period text not null references periods (code)",
        SUBJECT,
        "score real",
        "met_on text",
        "households integer",
        "present integer",
        "agreed integer",
        "posted_from text",
        "posted_to text",
        "received_on text",
        "exclusions text not null",
        "note text not null",
    )
    db.execute(
        f"create unique index household_reviews_once on household_reviews (subject_uid, period) {ALIVE}"
    )


@step
def m009_create_nominations(db: Database) -> None:
    logged_table(
        db,
        "dossiers",
        "number integer not null",
        "received_on text not null",
        "period text not null references periods (code)",
        "submitter text not null",
        "unit_uid text references units (uid)",
        "channel text not null",
        "award_type text not null",
        "ground text not null",
        "summary text not null",
        "items text not null",
        "status text not null",
        "completed_on text",
        "due_on text",
        "answered_on text",
        "reason text not null",
        "note text not null",
        "search_key text not null",
    )
    logged_table(
        db,
        "dossier_events",
        "dossier_uid text not null references dossiers (uid)",
        "step text not null",
        "who text not null",
        "happened_on text not null",
        "note text not null",
    )
    logged_table(
        db,
        "submissions",
        "period text not null references periods (code)",
        "level text not null",
        "addressee text not null",
        "number text not null",
        "symbol text not null",
        "submitted_on text",
        "summary text not null",
        "status text not null",
        "signer_name text not null",
        "signer_position text not null",
        "signer_authority text not null",
        "note text not null",
        "search_key text not null",
    )
    logged_table(
        db,
        "nominations",
        "period text not null references periods (code)",
        SUBJECT,
        "award_type text not null",
        "ground text not null",
        "movement_uid text references movements (uid)",
        "registration_uid text references registrations (uid)",
        "dossier_uid text references dossiers (uid)",
        "source text not null",
        "status text not null",
        "status_on text",
        "proposed_on text",
        "achievement text not null",
        "achieved_on text",
        "posthumous integer not null",
        "submission_uid text references submissions (uid)",
        "reason text not null",
        "note text not null",
    )
    db.execute("create index nominations_of_period on nominations (period, status)")
    logged_table(
        db,
        "overrides",
        "owner_uid text not null",
        "rule text not null",
        "sentence text not null",
        "reason text not null",
        "decided_by text not null",
    )
    db.execute("create index overrides_of_owner on overrides (owner_uid)")


@step
def m010_create_councils(db: Database) -> None:
    logged_table(
        db,
        "councils",
        "name text not null",
        "document text not null",
        "established_on text",
        "ends_on text",
        "note text not null",
    )
    logged_table(
        db,
        "council_members",
        "council_uid text not null references councils (uid)",
        "subject_uid text references subjects (uid)",
        "name text not null",
        "honorific text not null",
        "position text not null",
        "role text not null",
        "starts_on text",
        "ends_on text",
        "place integer not null",
    )
    db.execute("create index members_of_council on council_members (council_uid, place)")
    logged_table(
        db,
        "meetings",
        "council_uid text not null references councils (uid)",
        "period text not null references periods (code)",
        "held_on text not null",
        "begins_at text not null",
        "ends_at text not null",
        "venue text not null",
        "chaired_by text not null",
        "secretary text not null",
        "content text not null",
        "conclusion text not null",
        "tellers text not null",
        "status text not null",
        "note text not null",
    )
    db.execute("create index meetings_of_period on meetings (period, held_on)")
    logged_table(
        db,
        "attendances",
        "meeting_uid text not null references meetings (uid)",
        "member_uid text not null references council_members (uid)",
        "present integer not null",
        "reason text not null",
        "opinion integer not null",
    )
    db.execute(
        f"create unique index attendances_once on attendances (meeting_uid, member_uid) {ALIVE}"
    )
    logged_table(
        db,
        "votes",
        "meeting_uid text not null references meetings (uid)",
        "nomination_uid text not null references nominations (uid)",
        "place integer not null",
        "ballot text not null",
        "issued integer",
        "collected integer",
        "invalid integer not null",
        "agree integer",
        "disagree integer not null",
        "other integer not null",
        "recused text not null",
        "base integer",
        "required text not null",
        "passed integer",
        "nomination_was text",
        "note text not null",
    )
    db.execute(f"create unique index votes_once on votes (meeting_uid, nomination_uid) {ALIVE}")


@step
def m011_let_decisions_follow_and_amend(db: Database) -> None:
    db.execute("alter table decisions add column purpose text not null default 'award'")
    db.execute("alter table decisions add column amends_uid text references decisions (uid)")
    db.execute("alter table decisions add column meeting_uid text references meetings (uid)")
    db.execute("create index decisions_by_amended on decisions (amends_uid)")
    db.execute("create index decisions_by_meeting on decisions (meeting_uid)")
    log_changes(db, "decisions")
    db.execute("alter table awards add column nomination_uid text references nominations (uid)")
    db.execute("alter table awards add column revoked_by text references decisions (uid)")
    db.execute("create index awards_of_nomination on awards (nomination_uid)")
    db.execute("create index awards_by_revoking on awards (revoked_by)")
    log_changes(db, "awards")
    logged_table(
        db,
        "amendments",
        "decision_uid text not null references decisions (uid)",
        "award_uid text not null references awards (uid)",
        "kind text not null",
        "field text not null",
        "before text not null",
        "after text not null",
        "reason text not null",
    )


@step
def m012_create_payments(db: Database) -> None:
    logged_table(
        db,
        "payment_lists",
        "decision_uid text not null references decisions (uid)",
        "unit_uid text references units (uid)",
        "fund_year integer not null",
        "made_on text not null",
        "source text not null",
        "note text not null",
    )
    db.execute("create index lists_of_year on payment_lists (fund_year)")
    logged_table(
        db,
        "payments",
        "award_uid text not null references awards (uid)",
        "list_uid text references payment_lists (uid)",
        "coefficient text not null",
        "base_salary integer",
        "product text not null",
        "amount integer not null",
        "override_reason text not null",
        "status text not null",
        "status_reason text not null",
        "paid_on text",
        "received_by text not null",
        "note text not null",
    )
    db.execute(f"create unique index payments_once on payments (award_uid) {ALIVE}")
    logged_table(
        db,
        "fund_entries",
        "year integer not null",
        "kind text not null",
        "entered_on text not null",
        "amount integer not null",
        "source text not null",
        "document text not null",
        "payment_uid text references payments (uid)",
        "note text not null",
        "search_key text not null",
    )
    db.execute("create index fund_entries_of_year on fund_entries (year, entered_on)")
    logged_table(
        db,
        "fund_years",
        "year integer not null",
        "regular_spending integer",
        "percent text not null",
        "ceiling integer",
        "note text not null",
    )
    db.execute(f"create unique index fund_years_once on fund_years (year) {ALIVE}")
