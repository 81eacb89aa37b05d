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


@dataclass(frozen=True, slots=True)
class SentRecord:
    """One record as it went out with a package."""

    table: str
    uid: str
    revision: int
    withdrawn: bool = False
    """It had gone out before, and this package took it back."""


class PackageTable:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, package: SentPackage, records: Iterable[SentRecord]) -> None:
        """``records``: everything inside. Needs an open action."""
        row = asdict(package)
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        self._db.conn.execute(f"insert into packages ({names}) values ({marks})", row)
        self._db.conn.executemany(
            "insert into package_records "
            "(package_uid, table_name, record_uid, revision, withdrawn) values (?, ?, ?, ?, ?)",
            (
                (package.uid, sent.table, sent.uid, sent.revision, int(sent.withdrawn))
                for sent in records
            ),
        )

    def find(self, uid: str) -> SentPackage | None:
        rows = self._db.query("select * from packages where uid = ?", [uid])
        return next((SentPackage(**row) for row in rows), None)

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

    def last_of(self, period: str, kind: str) -> SentPackage | None:
        rows = self._db.query(
            "select * from packages where period = ? and kind = ? order by sequence desc limit 1",
            [period, kind],
        )
        return next((SentPackage(**row) for row in rows), None)

    def sent_before(self, period: str, kind: str) -> dict[str, SentRecord]:
        """Every record that ever went out with this period and kind, as it last did, by its uid."""
        rows = self._db.execute(
            "select r.table_name, r.record_uid, r.revision, r.withdrawn, max(p.sequence) "
            "from package_records r join packages p on p.uid = r.package_uid "
            "where p.period = ? and p.kind = ? group by r.record_uid",
            [period, kind],
        )
        return {
            uid: SentRecord(table, uid, revision, bool(withdrawn))
            for table, uid, revision, withdrawn, _ in rows
        }

    def issued(self, period: str) -> tuple[list[str], list[str]]:
        """Uids of the issued decisions of ``period``, and of the awards in them that belong to it.

        What names no period belongs to the year of its decision.
        """
        awards = self._db.execute(
            "select a.decision_uid, a.uid from awards a join decisions d on d.uid = a.decision_uid "
            "where d.status = 'issued' and d.deleted_at is null and a.deleted_at is null "
            "and coalesce(a.period, d.period, substr(d.decided_on, 1, 4)) = ? "
            "order by d.decided_on, d.id, a.position, a.id",
            [period],
        ).fetchall()
        decisions = self._db.execute(
            "select uid from decisions where status = 'issued' and deleted_at is null "
            "and coalesce(period, substr(decided_on, 1, 4)) = ? order by decided_on, id",
            [period],
        ).fetchall()
        uids = dict.fromkeys([*(uid for (uid,) in decisions), *(uid for uid, _ in awards)])
        return list(uids), [uid for _, uid in awards]

    def open_decisions(self, period: str) -> int:
        """How many decisions of ``period`` are not issued yet."""
        return self._db.execute(
            "select count(*) from decisions where status <> 'issued' and deleted_at is null "
            "and period = ?",
            [period],
        ).fetchone()[0]

    def contains(self, record_uid: str) -> bool:
        return bool(
            self._db.execute(
                "select 1 from package_records where record_uid = ? limit 1", [record_uid]
            ).fetchone()
        )

    def unsent(self, period: str | None = None) -> int:
        """How many records of ``period`` changed since they last went out, among those that can go out.

        A decision goes out with its awards once it is issued; what went out before and was taken
        back or deleted since has to be said, too. Without ``period``: of all time.
        """
        return sum(
            self._db.execute(
                f"select count(*) from {table} t where revision > coalesce("
                "(select max(p.revision) from package_records p where p.record_uid = t.uid), "
                f"case when deleted_at is null and {ready} then 0 else revision end)"
                + (f" and {_OF_PERIOD[table]}" if period else ""),
                {"period": period} if period else {},
            ).fetchone()[0]
            for table, ready in _READY.items()
        )


_READY = {
    "registrations": "true",
    "decisions": "status = 'issued'",
    "awards": "(select d.status from decisions d where d.uid = t.decision_uid) = 'issued'",
}
"""What can go out for the first time."""

_OF_PERIOD = {
    "registrations": "t.period = :period",
    "decisions": "coalesce(t.period, substr(t.decided_on, 1, 4)) = :period",
    "awards": (
        "(t.period = :period or t.period is null and (select coalesce(d.period, "
        "substr(d.decided_on, 1, 4)) from decisions d where d.uid = t.decision_uid) = :period)"
    ),
}
"""What names no period belongs to the year of its decision."""
