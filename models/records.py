"""What all stored records share, and the one way in which they are read and written."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec
from sqlite_utils import Database

from models.identity import Origin
from models.problems import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record that can travel to another installation. A ``uid`` of "" means: not stored yet."""

    uid: str = ""
    revision: int = 0
    """Counts up at each change."""
    created_at: str = ""
    changed_at: str = ""
    """UTC."""
    deleted_at: str | None = None
    """When it was put into the bin."""


R = TypeVar("R", bound=Record)
_LISTS = ("tuple", "dict", "list")
"""How the types of fields begin that are stored as JSON."""


class RecordTable(Generic[R]):
    """Reads and writes one kind of record; the only place that knows its table.

    Writes need an open action of the store, which gives them their transaction and batch.
    """

    name: str
    record: type[R]

    def __init__(self, db: Database, origin: Origin) -> None:
        self._db = db
        self._origin = origin
        types = {field.name: str(field.type) for field in dataclasses.fields(self.record)}
        self._truths = [name for name, written in types.items() if written == "bool"]
        self._lists = [name for name, written in types.items() if written.startswith(_LISTS)]

    def derived(self, record: R) -> dict[str, Any]:
        """The columns computed from ``record``: keys for sorting and searching."""
        return {}

    def get(self, uid: str) -> R:
        """The record of ``uid``, also when it lies in the bin. Raises ``KeyError``."""
        found = next(self._select("uid = ?", [uid]), None)
        if found is None:
            raise KeyError(f"{self.name} {uid}")
        return found

    def find(self, uid: str) -> R | None:
        return next(self._select("uid = ?", [uid]), None)

    def get_many(self, uids: Sequence[str]) -> list[R]:
        """Each once, in the order of ``uids``; unknown ones are left out."""
        found: dict[str, R] = {}
        for start in range(0, len(uids), 500):
            some = uids[start : start + 500]
            marks = ", ".join("?" * len(some))
            found |= {r.uid: r for r in self._select(f"uid in ({marks})", list(some))}
        return [found[uid] for uid in dict.fromkeys(uids) if uid in found]

    def all(self, order: str = "id") -> list[R]:
        """Everything that is not in the bin."""
        return list(self._select("deleted_at is null", [], order))

    def count(self) -> int:
        return self._db.execute(
            f"select count(*) from {self.name} where deleted_at is null"
        ).fetchone()[0]

    def save(self, record: R) -> R:
        """Insert a new record or change a known one; return it as stored. Raises ``Refused``."""
        return self.save_many([record])[0]

    def save_many(self, records: Iterable[R]) -> list[R]:
        """Raises ``Refused`` when one of them was changed elsewhere since it was read."""
        now = self._origin.timestamp()
        saved, new_rows, old_rows = [], [], []
        for record in records:
            known = bool(record.uid and record.revision)
            row = msgspec.to_builtins(record)
            row["uid"] = record.uid or self._origin.new_uid()
            row["revision"] = record.revision + 1
            row["created_at"] = record.created_at or now
            row["changed_at"] = now
            record = msgspec.convert(row, self.record)
            saved.append(record)
            (old_rows if known else new_rows).append(self._row(record, row))
        if new_rows:
            names = list(new_rows[0])
            self._db.conn.executemany(
                f"insert into {self.name} ({', '.join(names)}) "
                f"values ({', '.join(':' + name for name in names)})",
                new_rows,
            )
        if old_rows:
            changed = ", ".join(f"{name} = :{name}" for name in old_rows[0] if name != "uid")
            found = self._db.conn.executemany(
                f"update {self.name} set {changed} where uid = :uid and revision = :revision - 1",
                old_rows,
            ).rowcount
            if found != len(old_rows):
                raise Refused(_CHANGED_ELSEWHERE)
        return saved

    def delete(self, record: R) -> R:
        """Put ``record`` into the bin, where it stays for a year."""
        return self.delete_many([record])[0]

    def delete_many(self, records: Iterable[R]) -> list[R]:
        now = self._origin.timestamp()
        return self.save_many(dataclasses.replace(record, deleted_at=now) for record in records)

    def restore(self, record: R) -> R:
        return self.restore_many([record])[0]

    def restore_many(self, records: Iterable[R]) -> list[R]:
        return self.save_many(dataclasses.replace(record, deleted_at=None) for record in records)

    def deleted_with(self, subject_uid: str, column: str = "subject_uid") -> list[R]:
        """Those of a subject in the bin that the same action put there."""
        return list(
            self._select(
                f"deleted_at is not null and {column} = :subject and uid in "
                f"(select record_uid from changes where table_name = '{self.name}' and batch_id = "
                "(select max(batch_id) from changes "
                "where record_uid = :subject and table_name = 'subjects'))",
                {"subject": subject_uid},
            )
        )

    def _row(self, record: R, row: dict[str, Any]) -> dict[str, Any]:
        """``row``, the fields of ``record``, as it is stored."""
        for name in self._truths:
            row[name] = int(row[name])
        for name in self._lists:
            row[name] = msgspec.json.encode(row[name]).decode()
        row.update(self.derived(record))
        return row

    def _select(
        self,
        where: str,
        values: Sequence[Any] | dict[str, Any],
        order: str = "id",
        limit: int = -1,
    ) -> Iterator[R]:
        """Records for which the SQL condition ``where`` holds; a limit below 0 is none."""
        rows = self._db.query(
            f"select * from {self.name} where {where} order by {order} limit {limit:d}", values
        )
        return (self._from_row(row) for row in rows)

    def _of_many(self, column: str, values: Sequence[str], order: str = "id") -> list[R]:
        """All records not in the bin whose ``column`` is one of ``values``."""
        found: list[R] = []
        wanted = list(dict.fromkeys(values))
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ", ".join("?" * len(some))
            found += self._select(f"{column} in ({marks}) and deleted_at is null", some, order)
        return found

    def _from_row(self, row: dict[str, Any]) -> R:
        for name in self._lists:
            row[name] = msgspec.json.decode(row[name])
        return msgspec.convert(row, self.record, strict=False)


_CHANGED_ELSEWHERE = (
    "Nội dung này đã được sửa hoặc xóa ở một việc khác sau khi mở ra; "
    "hãy mở lại để thấy nội dung mới rồi sửa tiếp."
)
