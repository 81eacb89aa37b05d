"""Sync files that were written, and which revision of each record went out with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPackage:
    uid: str
    file_name: str
    folder: str
    kind: str
    period: str
    sequence: int
    created_at: str
    size: int
    sha256: str
    counts: str
    """JSON: records by kind and awards by type."""
    previous_uid: str | None
    code: str
    """The short readable code on the hand-over sheet."""


class PackageTable:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, package: SentPackage, records: Iterable[tuple[str, str, int]]) -> None:
        """``records``: table, uid and revision of everything inside. Needs an open action."""
        row = asdict(package)
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        self._db.conn.execute(f"insert into packages ({names}) values ({marks})", row)
        self._db.conn.executemany(
            "insert into package_records (package_uid, table_name, record_uid, revision) "
            "values (?, ?, ?, ?)",
            [(package.uid, *record) for record in records],
        )

    def newest_first(self) -> list[SentPackage]:
        rows = self._db.query("select * from packages order by created_at desc, uid desc")
        return [SentPackage(**row) for row in rows]

    def last(self) -> SentPackage | None:
        return next(iter(self.newest_first()), None)

    def next_sequence(self, period: str, kind: str) -> int:
        return self._db.execute(
            "select coalesce(max(sequence), 0) + 1 from packages where period = ? and kind = ?",
            [period, kind],
        ).fetchone()[0]

    def contains(self, record_uid: str) -> bool:
        return bool(
            self._db.execute(
                "select 1 from package_records where record_uid = ? limit 1", [record_uid]
            ).fetchone()
        )

    def unsent(self) -> int:
        """How many registrations, decisions and awards changed since they last went out."""
        return sum(
            self._db.execute(
                f"select count(*) from {table} t where revision > coalesce((select max(revision) "
                "from package_records p where p.record_uid = t.uid), 0) "
                "and (deleted_at is null or exists "
                "(select 1 from package_records p where p.record_uid = t.uid))"
            ).fetchone()[0]
            for table in ("registrations", "decisions", "awards")
        )
