"""The first steps: the register, decisions with their awards, packages, and how all is logged."""

from __future__ import annotations

from sqlite_utils import Database

from models.migrations.step import APPLICATION_ID, IDENTITY, log_changes, step
from models.vietnamese import fold


@step
def m001_create_change_log(db: Database) -> None:
    db.execute(f"pragma application_id = {APPLICATION_ID}")
    db.execute("""
        create table batches (
            id integer primary key,
            uid text not null unique,
            title text not null,
            kind text not null,
            created_at text not null,
            reverses integer references batches (id),
            reversed_by integer references batches (id)
        ) strict""")
    db.execute("""
        create table changes (
            id integer primary key,
            batch_id integer not null references batches (id),
            table_name text not null,
            record_uid text not null,
            old text,
            new text
        ) strict""")
    db.execute("create index changes_by_batch on changes (batch_id)")
    db.execute("create index changes_by_record on changes (record_uid, table_name)")
    db.execute("""
        create table session (
            only_row integer primary key check (only_row = 1),
            batch_id integer,
            unlocked integer not null default 0
        ) strict""")
    db.execute("insert into session (only_row) values (1)")


@step
def m002_create_settings(db: Database) -> None:
    db.execute("create table settings (key text primary key, value text not null) strict")
    db.execute(f"""
        create table signers ({IDENTITY},
            name text not null,
            position text not null,
            authority text not null,
            valid_from text,
            valid_to text,
            rank integer not null
        ) strict""")
    db.execute("""
        create table drafts (
            key text primary key,
            content text not null,
            saved_at text not null
        ) strict""")
    log_changes(db, "settings", key="key")
    log_changes(db, "signers")


@step
def m003_create_register(db: Database) -> None:
    db.execute(f"""
        create table units ({IDENTITY},
            name text not null,
            kind text not null,
            parent_uid text references units (uid),
            position integer not null,
            former_name text not null,
            note text not null,
            sort_key text not null,
            search_key text not null,
            canonical_key text not null,
            tree_key text not null
        ) strict""")
    db.execute("create index units_by_parent on units (parent_uid)")
    db.execute("create index units_by_tree on units (tree_key)")
    db.execute(f"""
        create table subjects ({IDENTITY},
            kind text not null check (kind in ('individual', 'collective', 'household')),
            name text not null,
            sort_name text not null,
            honorific text not null,
            sex text not null check (sex in ('', 'male', 'female')),
            birth_date text not null,
            personal_id text not null,
            ethnicity text not null,
            position text not null,
            holder_class text not null check (holder_class in ('', 'leader', 'direct')),
            unit_uid text references units (uid),
            address text not null,
            former_unit text not null,
            status text not null,
            note text not null,
            sort_key text not null,
            search_key text not null,
            canonical_key text not null
        ) strict""")
    # Whole indexes: SQLite would walk a partial one for every count and fetch each row of it.
    # The bin stands before the name, so that who is not in it is found in the order of the names.
    db.execute("create index subjects_by_name on subjects (deleted_at, sort_key)")
    db.execute("create index subjects_by_kind on subjects (kind, deleted_at, sort_key)")
    db.execute("create index subjects_by_unit on subjects (unit_uid, deleted_at, sort_key)")
    db.execute("create index subjects_by_spelling on subjects (canonical_key, kind)")
    db.execute("create index subjects_by_number on subjects (personal_id) where personal_id <> ''")
    db.execute("create index subjects_in_bin on subjects (deleted_at) where deleted_at is not null")
    db.execute(
        "create virtual table subjects_found using fts5 "
        "(search_key, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3')"
    )
    db.execute(
        "create trigger subjects_found_insert after insert on subjects begin "
        "insert into subjects_found (rowid, search_key) values (new.id, new.search_key); end"
    )
    db.execute(
        "create trigger subjects_found_update after update of search_key on subjects "
        "when old.search_key <> new.search_key begin "
        "update subjects_found set search_key = new.search_key where rowid = new.id; end"
    )
    db.execute(
        "create trigger subjects_found_delete after delete on subjects begin "
        "delete from subjects_found where rowid = old.id; end"
    )
    log_changes(db, "units")
    log_changes(db, "subjects")


@step
def m004_create_registrations(db: Database) -> None:
    db.execute(f"""
        create table periods ({IDENTITY},
            code text not null unique,
            kind text not null check (kind in ('year', 'school_year', 'campaign')),
            name text not null,
            starts_on text not null,
            ends_on text not null
        ) strict""")
    db.execute(f"""
        create table movements ({IDENTITY},
            name text not null,
            theme text not null,
            launched_by text not null,
            document text not null,
            starts_on text,
            ends_on text,
            note text not null,
            search_key text not null
        ) strict""")
    db.execute(f"""
        create table registrations ({IDENTITY},
            period text not null references periods (code),
            subject_uid text not null references subjects (uid),
            award_type text not null,
            registered_on text,
            initiative text not null,
            note text not null
        ) strict""")
    # Worded so that SQLite uses it to keep the rule only, never to read the table through it.
    db.execute(
        "create unique index registrations_once on registrations "
        "(period, subject_uid, award_type) where ifnull(deleted_at, '') = ''"
    )
    db.execute(
        "create index registrations_of_period on registrations "
        "(period, award_type, subject_uid, deleted_at)"
    )
    db.execute("create index registrations_of_subject on registrations (subject_uid)")
    log_changes(db, "periods")
    log_changes(db, "movements")
    log_changes(db, "registrations")


@step
def m005_create_decisions(db: Database) -> None:
    db.execute(f"""
        create table decisions ({IDENTITY},
            origin text not null check (origin in ('own', 'recorded')),
            status text not null check (status in ('draft', 'submitted', 'signed', 'issued')),
            level text not null,
            issuer text not null,
            number text not null,
            symbol text not null,
            decided_on text,
            summary text not null,
            period text references periods (code),
            award_type text not null,
            ground text not null,
            movement_uid text references movements (uid),
            proposer text not null,
            bases text not null,
            articles text not null,
            recipients text not null,
            signer_name text not null,
            signer_position text not null,
            signer_authority text not null,
            list_order text not null,
            note text not null,
            search_key text not null
        ) strict""")
    db.execute("create index decisions_by_date on decisions (decided_on)")
    db.execute("create index decisions_of_period on decisions (period)")
    db.execute("create index decisions_of_movement on decisions (movement_uid)")
    db.execute(f"""
        create table awards ({IDENTITY},
            decision_uid text not null references decisions (uid),
            subject_uid text not null references subjects (uid),
            registration_uid text references registrations (uid),
            award_type text not null,
            ground text not null,
            period text references periods (code),
            position integer not null,
            kind text not null,
            name text not null,
            honorific text not null,
            birth_date text not null,
            subject_position text not null,
            unit_name text not null,
            holder_class text not null,
            achievement text not null,
            prize integer,
            book_number text not null,
            posthumous integer not null,
            note text not null,
            sort_key text not null,
            search_key text not null
        ) strict""")
    db.execute(
        "create unique index awards_once on awards (decision_uid, subject_uid) "
        "where ifnull(deleted_at, '') = ''"
    )
    db.execute("create index awards_by_name on awards (sort_key, deleted_at)")
    db.execute("create index awards_of_period on awards (period, award_type)")
    db.execute("create index awards_in_order on awards (decision_uid, position)")
    db.execute("create index awards_of_subject on awards (subject_uid)")
    db.execute("create index awards_of_registration on awards (registration_uid)")
    log_changes(db, "decisions")
    log_changes(db, "awards")
    _lock_issued(db)


def _lock_issued(db: Database) -> None:
    """An issued decision and its awards stay as they are unless the action is unlocked."""
    refuse = "begin select raise(abort, 'issued decision is locked'); end"
    db.execute(
        "create trigger decisions_locked before update on decisions "
        "when old.status = 'issued' and (select unlocked from session) = 0 " + refuse
    )
    db.execute(
        "create trigger decisions_kept before delete on decisions "
        "when old.status = 'issued' and (select unlocked from session) = 0 " + refuse
    )
    decisions = {
        "insert": "new.decision_uid",
        "update": "old.decision_uid, new.decision_uid",
        "delete": "old.decision_uid",
    }
    for event, uids in decisions.items():
        db.execute(
            f"create trigger awards_locked_{event} before {event} on awards "
            "when (select unlocked from session) = 0 and exists (select 1 from decisions "
            f"where uid in ({uids}) and status = 'issued') " + refuse
        )


@step
def m006_create_attachments_and_packages(db: Database) -> None:
    db.execute(f"""
        create table attachments ({IDENTITY},
            owner_uid text not null,
            name text not null,
            sha256 text not null,
            size integer not null,
            note text not null
        ) strict""")
    db.execute("create index attachments_of_owner on attachments (owner_uid)")
    db.execute("""
        create table packages (
            uid text primary key,
            file_name text not null,
            folder text not null,
            kind text not null,
            period text not null,
            sequence integer not null,
            created_at text not null,
            size integer not null,
            sha256 text not null,
            counts text not null,
            previous_uid text,
            code text not null
        ) strict""")
    db.execute("""
        create table package_records (
            package_uid text not null references packages (uid),
            table_name text not null,
            record_uid text not null,
            revision integer not null,
            withdrawn integer not null,
            primary key (package_uid, record_uid)
        ) strict, without rowid""")
    db.execute("create index package_records_by_record on package_records (record_uid, revision)")
    log_changes(db, "attachments")


@step
def m007_let_units_end_and_files_be_found(db: Database) -> None:
    db.execute("alter table units add column successor_uid text references units (uid)")
    db.execute("alter table units add column ended_on text")
    db.execute("create index units_by_successor on units (successor_uid)")
    log_changes(db, "units")
    db.execute("drop trigger attachments_log_update")
    db.execute("alter table attachments add column search_key text not null default ''")
    for uid, name in db.execute("select uid, name from attachments").fetchall():
        db.execute("update attachments set search_key = ? where uid = ?", [fold(name), uid])
    log_changes(db, "attachments")
