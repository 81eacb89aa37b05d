"""Why an action cannot be taken back: something later rests on what it did."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from models.batches import KEYS, Batch, BatchTable

_IN_EFFECT = "b.reversed_by is null and (b.reverses is null or b.reverses < :batch)"
"""What ``b`` did still holds: it was not taken back, nor is it an undoing of what came between."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a batch cannot be taken back: a later one rests on what it did."""

    batch: Batch
    """The later one."""
    decision_uid: str | None
    """The decision that rests on it, where there is one."""
    count: int
    """How many records rest on it; awards, where there is a decision."""


class HoldFinder:
    def __init__(self, db: Database, batches: BatchTable) -> None:
        self._db = db
        self._batches = batches

    def first(self, batch: Batch) -> Hold | None:
        """The first later batch, still in effect, that rests on what ``batch`` did."""
        return (
            self._issued_later(batch)
            or self._referred_to_later(batch)
            or self._touched_later(batch)
            or self._removed_later(batch)
            or self._rests_on_issue(batch)
        )

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
        return Hold(self._batches.get(row[0]), row[1], row[2]) if row else None

    def _rests_on_issue(self, batch: Batch) -> Hold | None:
        """Money reckoned for a decision that the batch issued, or a decision that amends it."""
        issued = (
            "(select record_uid from changes where batch_id = :batch and table_name = 'decisions' "
            "and json_extract(new, '$.status') = 'issued' "
            "and coalesce(json_extract(old, '$.status'), '') <> 'issued')"
        )
        resting = {
            "payments": "select p.uid from payments p join awards a on a.uid = p.award_uid "
            f"where p.deleted_at is null and a.deleted_at is null and a.decision_uid in {issued}",
            "decisions": "select uid from decisions "
            f"where deleted_at is null and amends_uid in {issued}",
        }
        for table, found in resting.items():
            count, last = self._db.execute(
                f"select count(*), max(uid) from ({found}) where uid not in (select record_uid "
                "from changes where batch_id = :batch and table_name = :table)",
                {"batch": batch.id, "table": table},
            ).fetchone()
            if count:
                return Hold(self._last_batch(table, last), None, count)
        return None

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
        return Hold(self._batches.get(row[0]), None, row[1]) if row else None

    def _referred_to_later(self, batch: Batch) -> Hold | None:
        """What would be gone, or in the bin again, and a record from elsewhere points to."""
        for child, column, parent, parent_column in self._references + self._attached:
            alive = " and c.deleted_at is null" if child == "attachments" else ""
            found = (
                f"from changes mine join {parent} p on p.uid = mine.record_uid "
                f"join {child} c on c.{column} = p.{parent_column} "
                "where mine.batch_id = :batch and mine.table_name = :parent and (mine.old is null "
                "or (json_extract(mine.old, '$.deleted_at') is not null and c.deleted_at is null "
                "and exists (select 1 from changes later where later.record_uid = c.uid "
                "and later.table_name = :child and later.batch_id > :batch))) "
                "and c.uid not in (select record_uid from changes where batch_id = :batch "
                f"and table_name = :child){alive}"
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
        for child, column, parent, parent_column in self._references:
            row = self._db.execute(
                "select mine.pointed_to, p.uid from (select min(id), "
                f"json_extract(old, '$.{column}') as pointed_to, "
                "json_extract(old, '$.deleted_at') as deleted_at from changes "
                "where batch_id = :batch and table_name = :child group by record_uid) mine "
                f"left join {parent} p on p.{parent_column} = mine.pointed_to "
                "where mine.pointed_to is not null and mine.deleted_at is null "
                "and (p.uid is null or p.deleted_at is not null) "
                f"and mine.pointed_to not in (select json_extract(old, '$.{parent_column}') "
                "from changes where batch_id = :batch and table_name = :parent "
                "and old is not null) limit 1",
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
        return self._batches.get(batch_id)

    @cached_property
    def _references(self) -> list[tuple[str, str, str, str]]:
        """(child table, its column, parent table, parent's column) of every logged table."""
        tables = sorted(self._logged_tables)
        found = [
            (table, key.column, key.other_table, key.other_column)
            for table in tables
            for key in self._db.table(table).foreign_keys
            if key.column and key.other_column
        ]
        # Awards first: their sentence names the decision.
        return sorted(found, key=lambda reference: reference[0] != "awards")

    @cached_property
    def _attached(self) -> list[tuple[str, str, str, str]]:
        """The same of attachments, whose owner can be of any table."""
        return [
            ("attachments", "owner_uid", table, "uid")
            for table in sorted(self._logged_tables - set(KEYS))
        ]

    @cached_property
    def _logged_tables(self) -> set[str]:
        suffix = "_log_insert"
        names = (trigger.name for trigger in self._db.triggers)
        return {name[: -len(suffix)] for name in names if name.endswith(suffix)}
