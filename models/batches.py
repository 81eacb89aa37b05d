"""Actions that changed something, what each changed, and how one is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

KEYS = {"settings": "key"}
"""The column that names a record, where it is not ``uid``."""


@dataclass(frozen=True, slots=True)
class Batch:
    id: int
    uid: str
    title: str
    """What was done, for the screen: "Lấy từ Excel: danh sách.xlsx (385 đăng ký)"."""
    kind: str
    created_at: str
    reverses: int | None
    reversed_by: int | None


@dataclass(frozen=True, slots=True)
class Change:
    table: str
    uid: str
    old: dict | None
    new: dict | None


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a batch cannot be taken back: a later one rests on what it did."""

    batch: Batch
    """The later one."""
    decision_uid: str | None
    """The decision that rests on it, where there is one."""
    count: int


class BatchTable:
    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, batch_id: int) -> Batch:
        found = self._select("id = ?", [batch_id])
        if not found:
            raise KeyError(f"batch {batch_id}")
        return found[0]

    def of_uid(self, uid: str) -> Batch | None:
        found = self._select("uid = ?", [uid])
        return found[0] if found else None

    def newest_first(self, kind: str | None = None, limit: int = 200) -> list[Batch]:
        return self._select("? is null or kind = ?", [kind, kind], f"id desc limit {limit:d}")

    def changes(self, batch_id: int) -> Iterator[Change]:
        """What the batch changed, newest first."""
        rows = self._db.execute(
            "select table_name, record_uid, old, new from changes where batch_id = ? "
            "order by id desc",
            [batch_id],
        ).fetchall()
        return (
            Change(
                table,
                uid,
                msgspec.json.decode(old) if old else None,
                msgspec.json.decode(new) if new else None,
            )
            for table, uid, old, new in rows
        )

    def counts(self, batch_id: int) -> dict[str, int]:
        """How many records of each table the batch touched."""
        return dict(
            self._db.execute(
                "select table_name, count(distinct record_uid) from changes where batch_id = ? "
                "group by table_name",
                [batch_id],
            ).fetchall()
        )

    def history_of(self, record_uid: str) -> list[tuple[Batch, Change]]:
        """Every change of one record with the action that made it, newest first."""
        rows = self._db.execute(
            "select batch_id, table_name, old, new from changes where record_uid = ? "
            "order by id desc",
            [record_uid],
        ).fetchall()
        return [
            (
                self.get(batch_id),
                Change(
                    table,
                    record_uid,
                    msgspec.json.decode(old) if old else None,
                    msgspec.json.decode(new) if new else None,
                ),
            )
            for batch_id, table, old, new in rows
        ]

    def hold(self, batch: Batch) -> Hold | None:
        """The first later batch, still in effect, that rests on what ``batch`` did."""
        return self._touched_later(batch) or self._referred_to_later(batch)

    def reverse(self, batch: Batch, by: Batch) -> None:
        """Put back every old value. Call it inside the action ``by``, after ``hold`` said None."""
        for change in self.changes(batch.id):
            key = KEYS.get(change.table, "uid")
            if change.new is None and change.old is not None:
                self._insert(change.table, self._bumped(change.old, change.old))
            elif change.old is None:
                self._db.execute(f"delete from {change.table} where {key} = ?", [change.uid])
            else:
                self._update(change, key)
        self._db.execute("update batches set reversed_by = ? where id = ?", [by.id, batch.id])
        self._db.execute("update batches set reverses = ? where id = ?", [batch.id, by.id])
        if batch.reverses is not None:
            self._db.execute("update batches set reversed_by = null where id = ?", [batch.reverses])

    def _update(self, change: Change, key: str) -> None:
        current = next(
            iter(self._db.query(f"select * from {change.table} where {key} = ?", [change.uid]))
        )
        row = self._bumped(change.old or {}, current)
        assignments = ", ".join(f"{name} = :{name}" for name in row)
        self._db.execute(f"update {change.table} set {assignments} where {key} = :{key}", row)

    def _insert(self, table: str, row: dict) -> None:
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        self._db.execute(f"insert into {table} ({names}) values ({marks})", row)

    @staticmethod
    def _bumped(row: dict, current: dict) -> dict:
        """A revision never counts back, so that what was sent can be told from what came after."""
        if "revision" in row:
            return row | {"revision": current["revision"] + 1}
        return row

    def _touched_later(self, batch: Batch) -> Hold | None:
        row = self._db.execute(
            "select later.batch_id, max(case later.table_name when 'decisions' then "
            "later.record_uid end), count(distinct later.record_uid) "
            "from changes mine join changes later on later.record_uid = mine.record_uid "
            "and later.table_name = mine.table_name and later.batch_id > mine.batch_id "
            "join batches b on b.id = later.batch_id "
            "where mine.batch_id = ? and b.reverses is null and b.reversed_by is null "
            "group by later.batch_id order by later.batch_id limit 1",
            [batch.id],
        ).fetchone()
        return Hold(self.get(row[0]), row[1], row[2]) if row else None

    def _referred_to_later(self, batch: Batch) -> Hold | None:
        """What the batch inserted and a record from elsewhere points to."""
        for child, column, parent, parent_column in self._references():
            decision = "c.decision_uid" if child == "awards" else "null"
            row = self._db.execute(
                f"select min(c.id), {decision}, count(*), max(c.uid) from changes mine "
                f"join {parent} p on p.uid = mine.record_uid "
                f"join {child} c on c.{column} = p.{parent_column} "
                "where mine.batch_id = :batch and mine.table_name = :parent and mine.old is null "
                "and c.uid not in (select record_uid from changes where batch_id = :batch "
                "and table_name = :child and old is null)",
                {"batch": batch.id, "parent": parent, "child": child},
            ).fetchone()
            if row and row[2]:
                later = self._db.execute(
                    "select min(batch_id) from changes where record_uid = ? and table_name = ?",
                    [row[3], child],
                ).fetchone()[0]
                return Hold(self.get(later), row[1], row[2])
        return None

    def _references(self) -> list[tuple[str, str, str, str]]:
        """(child table, its column, parent table, parent's column) of every logged table."""
        found = []
        for table in sorted(self._logged_tables()):
            for key in self._db.table(table).foreign_keys:
                found.append((table, key.column, key.other_table, key.other_column))
        # Awards first: their sentence names the decision.
        return sorted(found, key=lambda reference: reference[0] != "awards")

    def _logged_tables(self) -> set[str]:
        suffix = "_log_insert"
        names = (trigger.name for trigger in self._db.triggers)
        return {name[: -len(suffix)] for name in names if name.endswith(suffix)}

    def _select(self, where: str, values: list, order: str = "id") -> list[Batch]:
        rows = self._db.query(
            "select id, uid, title, kind, created_at, reverses, reversed_by from batches "
            f"where {where} order by {order}",
            values,
        )
        return [Batch(**row) for row in rows]
