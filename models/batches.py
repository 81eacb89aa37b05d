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
            "id >= ? and reverses is null and reversed_by is null "
            "and kind not in ('setup', 'upkeep')",
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

    def reverse(self, batch: Batch, by: Batch) -> set[str]:
        """Put back every old value; give the tables that were written.

        Call it inside the action ``by``, once no hold was found. Raises ``Refused``.
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

    def _select(self, where: str, values: list, order: str = "id") -> list[Batch]:
        rows = self._db.query(
            "select id, uid, title, kind, created_at, reverses, reversed_by from batches "
            f"where {where} order by {order}",
            values,
        )
        return [Batch(**row) for row in rows]
