"""Actions that changed something, what each changed, and how one is taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from models.problems import Refused

KEYS = {"settings": "key"}
"""The column that names a record, where it is not ``uid``."""

_IN_EFFECT = "b.reversed_by is null and (b.reverses is null or b.reverses < :batch)"
"""What ``b`` did still holds: it was not taken back, nor is it an undoing of what came between."""


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
    """How many records rest on it; awards, where there is a decision."""


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

    def last_in_effect(self, since: int) -> Batch | None:
        """The newest action from id ``since`` on that somebody did and nobody has taken back."""
        found = self._select(
            "id >= ? and reverses is null and reversed_by is null and kind <> 'upkeep'",
            [since],
            "id desc limit 1",
        )
        return found[0] if found else None

    def last_id(self) -> int:
        return self._db.execute("select coalesce(max(id), 0) from batches").fetchone()[0]

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
        return (
            self._issued_later(batch)
            or self._touched_later(batch)
            or self._referred_to_later(batch)
            or self._removed_later(batch)
        )

    def reverse(self, batch: Batch, by: Batch) -> set[str]:
        """Put back every old value; give the tables that were written.

        Call it inside the action ``by``, after ``hold`` said None. Raises ``Refused``.
        """
        tables: set[str] = set()
        try:
            for change in self.changes(batch.id):
                self._put_back(change, by)
                tables.add(change.table)
        except sqlite3.IntegrityError as error:
            raise Refused(
                f"Không hoàn tác được “{batch.title}” vì sau đó đã ghi nội dung trùng với nội dung cần "
                "trả lại; hãy xóa nội dung ghi sau hoặc sửa trực tiếp."
            ) from error
        self._db.execute("update batches set reversed_by = ? where id = ?", [by.id, batch.id])
        self._db.execute("update batches set reverses = ? where id = ?", [batch.id, by.id])
        if batch.reverses is not None:
            self._db.execute("update batches set reversed_by = null where id = ?", [batch.reverses])
        return tables

    def _put_back(self, change: Change, by: Batch) -> None:
        key = KEYS.get(change.table, "uid")
        if change.old is None:
            self._db.execute(f"delete from {change.table} where {key} = ?", [change.uid])
            return
        row = dict(change.old)
        if "revision" in row:
            # A revision never counts back, so that what was sent can be told from what came after.
            row |= {"revision": self._revision(change) + 1, "changed_at": by.created_at}
        if change.new is None:
            names = ", ".join(row)
            marks = ", ".join(f":{name}" for name in row)
            self._db.execute(f"insert into {change.table} ({names}) values ({marks})", row)
        else:
            assignments = ", ".join(f"{name} = :{name}" for name in row)
            self._db.execute(f"update {change.table} set {assignments} where {key} = :{key}", row)

    def _revision(self, change: Change) -> int:
        """The highest that the record ever had."""
        current = self._db.execute(
            f"select revision from {change.table} where uid = ?", [change.uid]
        ).fetchone()
        return current[0] if current else (change.old or {})["revision"]

    def _issued_later(self, batch: Batch) -> Hold | None:
        """A decision that was issued after the batch wrote to it or to its awards."""
        row = self._db.execute(
            "select later.batch_id, later.record_uid, sum(mine.table_name = 'awards') "
            "from (select distinct table_name, record_uid, case table_name "
            "when 'decisions' then record_uid "
            "else json_extract(coalesce(new, old), '$.decision_uid') end as decision_uid "
            "from changes where batch_id = :batch and table_name in ('awards', 'decisions')) mine "
            "join changes later on later.record_uid = mine.decision_uid "
            "and later.table_name = 'decisions' and later.batch_id > :batch "
            "and json_extract(later.new, '$.status') = 'issued' "
            "and coalesce(json_extract(later.old, '$.status'), '') <> 'issued' "
            f"join batches b on b.id = later.batch_id and {_IN_EFFECT} "
            "group by later.batch_id, later.record_uid order by later.batch_id limit 1",
            {"batch": batch.id},
        ).fetchone()
        return Hold(self.get(row[0]), row[1], row[2]) if row else None

    def _touched_later(self, batch: Batch) -> Hold | None:
        row = self._db.execute(
            "select later.batch_id, count(distinct later.record_uid) "
            "from changes mine join changes later on later.record_uid = mine.record_uid "
            "and later.table_name = mine.table_name and later.batch_id > mine.batch_id "
            f"join batches b on b.id = later.batch_id and {_IN_EFFECT} "
            "where mine.batch_id = :batch "
            "group by later.batch_id order by later.batch_id limit 1",
            {"batch": batch.id},
        ).fetchone()
        return Hold(self.get(row[0]), None, row[1]) if row else None

    def _referred_to_later(self, batch: Batch) -> Hold | None:
        """What the batch inserted and a record from elsewhere points to."""
        for child, column, parent, parent_column in self._references():
            found = (
                f"from changes mine join {parent} p on p.uid = mine.record_uid "
                f"join {child} c on c.{column} = p.{parent_column} "
                "where mine.batch_id = :batch and mine.table_name = :parent and mine.old is null "
                "and c.uid not in (select record_uid from changes where batch_id = :batch "
                "and table_name = :child)"
            )
            values = {"batch": batch.id, "parent": parent, "child": child}
            if child == "awards":
                row = self._db.execute(
                    "select c.decision_uid, count(distinct c.uid), max(c.uid) "
                    f"{found} and c.deleted_at is null group by c.decision_uid order by "
                    "(select status from decisions d where d.uid = c.decision_uid) <> 'issued', "
                    "count(*) desc limit 1",
                    values,
                ).fetchone()
                if row:
                    return Hold(self._last_batch(child, row[2]), row[0], row[1])
            row = self._db.execute(
                f"select count(distinct c.uid), max(c.uid) {found}", values
            ).fetchone()
            if row[0]:
                return Hold(self._last_batch(child, row[1]), None, row[0])
        return None

    def _removed_later(self, batch: Batch) -> Hold | None:
        """What the values to be put back point to and is gone by now, or in the bin."""
        for child, column, parent, parent_column in self._references():
            row = self._db.execute(
                "select mine.pointed_to, p.uid from (select min(id), "
                f"json_extract(old, '$.{column}') as pointed_to, "
                "json_extract(old, '$.deleted_at') as deleted_at from changes "
                "where batch_id = :batch and table_name = :child group by record_uid) mine "
                f"left join {parent} p on p.{parent_column} = mine.pointed_to "
                "where mine.pointed_to is not null and mine.deleted_at is null "
                "and (p.uid is null or p.deleted_at is not null) "
                "and not exists (select 1 from changes own where own.batch_id = :batch "
                "and own.table_name = :parent and own.old is not null and "
                f"json_extract(own.old, '$.{parent_column}') = mine.pointed_to) limit 1",
                {"batch": batch.id, "child": child, "parent": parent},
            ).fetchone()
            if row:
                return Hold(self._last_batch(parent, row[1] or row[0]), None, 1)
        return None

    def _last_batch(self, table: str, record_uid: str) -> Batch:
        """The action that wrote the record last."""
        batch_id = self._db.execute(
            "select max(batch_id) from changes where record_uid = ? and table_name = ?",
            [record_uid, table],
        ).fetchone()[0]
        return self.get(batch_id)

    def _references(self) -> list[tuple[str, str, str, str]]:
        """(child table, its column, parent table, parent's column) of every logged table."""
        tables = sorted(self._logged_tables())
        found = [
            (table, key.column, key.other_table, key.other_column)
            for table in tables
            for key in self._db.table(table).foreign_keys
            if key.column and key.other_column
        ]
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
