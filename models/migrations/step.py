"""How the database's shape is changed, one step after the other, each once.

Never edit a released step: add one. A step speaks to the database only. It must not import records
or tables, because those describe today's shape and the step runs against yesterday's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from sqlite3 import IntegrityError

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x53544431  # "STD1": tells our files from any other SQLite file

migrations = Migrations("so-thi-dua")
step_names: list[str] = []

IDENTITY = """
    id integer primary key autoincrement,
    uid text not null unique,
    revision integer not null,
    created_at text not null,
    changed_at text not null,
    deleted_at text"""
"""What every record that can travel begins with; times are UTC, ``deleted_at`` puts it in the bin.

An ``id`` is never given twice, so that a record that is brought back finds its own free.
"""


def step(change: Callable[[Database], None]) -> Callable[[Database], None]:
    """Register ``change``: it is applied once, in a transaction, and undone if it fails."""

    @wraps(change)
    def checked(db: Database) -> None:
        change(db)
        if db.execute("pragma foreign_key_check").fetchone():
            raise IntegrityError(f"{change.__name__} left a row pointing nowhere")

    step_names.append(change.__name__)
    return migrations()(checked)


def logged_table(db: Database, name: str, *columns: str) -> None:
    """Create a table of records that can travel; what it points at is indexed, its changes logged."""
    db.execute(f"create table {name} ({IDENTITY}, {', '.join(columns)}) strict")
    for key in db.table(name).foreign_keys:
        db.execute(f"create index {name}_by_{key.column} on {name} ({key.column})")
    log_changes(db, name)


def log_changes(db: Database, table: str, key: str = "uid") -> None:
    """Let triggers write the old and new values of every change of ``table`` to ``changes``.

    Call it again after a column was added. A write outside an action fails: it has no batch.
    """
    columns = [column.name for column in db.table(table).columns]

    def values(row: str) -> str:
        return "json_object(" + ", ".join(f"'{c}', {row}.{c}" for c in columns) + ")"

    events = {
        "insert": (f"new.{key}", "null", values("new")),
        "update": (f"new.{key}", values("old"), values("new")),
        "delete": (f"old.{key}", values("old"), "null"),
    }
    for event, (record, old, new) in events.items():
        db.execute(f"drop trigger if exists {table}_log_{event}")
        db.execute(
            f"create trigger {table}_log_{event} after {event} on {table} begin "
            "insert into changes (batch_id, table_name, record_uid, old, new) "
            f"values ((select batch_id from session), '{table}', {record}, {old}, {new}); end"
        )
