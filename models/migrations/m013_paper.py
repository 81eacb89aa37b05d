"""What paper needs: letterheads, papers with their numbers, reports, certificates and their stock."""

from __future__ import annotations

from sqlite_utils import Database

from models.migrations.step import log_changes, logged_table, step

ALIVE = "where ifnull(deleted_at, '') = ''"


@step
def m013_create_papers(db: Database) -> None:
    db.execute("alter table signers add column signs_for text not null default 'committee'")
    log_changes(db, "signers")
    logged_table(
        db,
        "agency_heads",
        "issuer text not null",
        "agency text not null",
        "parent text not null",
        "behalf text not null",
        "symbol text not null",
        "seal_space real not null",
        "valid_from text",
        "valid_to text",
    )
    logged_table(
        db,
        "papers",
        "form text not null",
        "about_uid text not null",
        "unit_uid text not null",
        "period text not null",
        "kind text not null",
        "title text not null",
        "numbered integer not null",
        "number text not null",
        "symbol text not null",
        "dated_on text",
        "signer_name text not null",
        "signer_position text not null",
        "signer_authority text not null",
        "addressees text not null",
        "bases text not null",
        "recipients text not null",
        "texts text not null",
        "made_on text",
        "search_key text not null",
    )
    db.execute(
        f"create unique index papers_once on papers (form, about_uid, unit_uid, period) {ALIVE}"
    )
    logged_table(
        db,
        "profiles",
        "subject_uid text not null references subjects (uid)",
        "answers text not null",
    )
    db.execute(f"create unique index profiles_once on profiles (subject_uid) {ALIVE}")


@step
def m014_create_certificates(db: Database) -> None:
    logged_table(db, "certificate_layouts", "name text not null", "body text not null")
    logged_table(
        db,
        "stocks",
        "kind text not null",
        "name text not null",
        "layout text not null",
        "serial_prefix text not null",
        "first_serial integer",
        "serial_digits integer not null",
        "quantity integer not null",
        "received_on text not null",
        "supplier text not null",
        "unit_price integer",
        "warn_below integer not null",
        "note text not null",
        "search_key text not null",
    )
    logged_table(
        db,
        "stock_moves",
        "stock_uid text not null references stocks (uid)",
        "kind text not null",
        "quantity integer not null",
        "first_serial integer",
        "moved_on text not null",
        "decision_uid text references decisions (uid)",
        "reason text not null",
    )
    logged_table(
        db,
        "calibrations",
        "printer text not null",
        "tray text not null",
        "stock_uid text references stocks (uid)",
        "shift_x real not null",
        "shift_y real not null",
        "scale_x real not null",
        "scale_y real not null",
        "measured text not null",
        "note text not null",
    )
    db.execute(
        "create unique index calibrations_once on calibrations "
        f"(printer, tray, ifnull(stock_uid, '')) {ALIVE}"
    )
    logged_table(
        db,
        "certificate_prints",
        "award_uid text not null references awards (uid)",
        "layout text not null",
        "stock_uid text references stocks (uid)",
        "serial text not null",
        "printed_on text not null",
        "printed_by text not null",
        "printer text not null",
        "tray text not null",
        "status text not null",
        "copy text not null",
        "reason text not null",
    )


@step
def m015_add_presentation(db: Database) -> None:
    """When an award was presented, and who received it for somebody else."""
    db.execute("alter table awards add column presented_on text")
    db.execute("alter table awards add column presented_to text not null default ''")
    log_changes(db, "awards")
