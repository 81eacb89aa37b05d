"""The tree of units and hamlets that people, collectives and households belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from models.problems import Refused
from models.records import Record, RecordTable
from models.vietnamese import canonical, fold, text_key

UnitKind = Literal["agency", "school", "hamlet", "organisation", "enterprise", "other"]

UNIT_KINDS: dict[UnitKind, str] = {
    "agency": "Cơ quan, phòng, ban",
    "school": "Trường học",
    "hamlet": "Thôn, bản, tổ dân phố",
    "organisation": "Đoàn thể, hội",
    "enterprise": "Doanh nghiệp, hợp tác xã",
    "other": "Đơn vị khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    name: str
    kind: UnitKind = "other"
    parent_uid: str | None = None
    position: int = 0
    """Place among its siblings; 0 lets the table put it last."""
    former_name: str = ""
    """Names it had before, and those of the units that were merged into it, parted by ";"."""
    note: str = ""
    successor_uid: str | None = None
    """Which unit it was merged into."""
    ended_on: date | None = None
    """Since when it is no more; such units are kept for the past only."""
    tree_key: str = ""
    """Place in the whole tree: begins with the parent's key and sorts in tree order."""

    @property
    def former_names(self) -> tuple[str, ...]:
        return tuple(name for part in self.former_name.split(";") if (name := part.strip()))


class UnitTable(RecordTable[Unit]):
    name = "units"
    record = Unit

    def derived(self, record: Unit) -> dict[str, Any]:
        return {
            "sort_key": text_key(record.name),
            "search_key": fold(f"{record.name} {record.former_name}"),
            "canonical_key": canonical(record.name),
        }

    def in_order(self) -> list[Unit]:
        """The whole tree, parents before their children."""
        return self.all("tree_key")

    def merged_into(self, uid: str) -> list[Unit]:
        """What was merged into the unit, the last first."""
        return list(
            self._select(
                "successor_uid = ? and deleted_at is null", [uid], "ended_on desc, tree_key"
            )
        )

    def named(self, name: str) -> list[Unit]:
        """Units of this name, in any spelling of its tone marks."""
        return list(
            self._select("canonical_key = ? and deleted_at is null", [canonical(name)], "tree_key")
        )

    def below(self, unit: Unit) -> list[Unit]:
        """``unit`` and everything under it."""
        return list(
            self._select(
                "tree_key >= ? and tree_key < ? and deleted_at is null",
                [unit.tree_key, unit.tree_key + "~"],
                "tree_key",
            )
        )

    def place(self, unit: Unit) -> Unit:
        """Save ``unit`` where its parent and position say, and everything under it with it."""
        uid = unit.uid or self._origin.new_uid()
        position = unit.position or self._next_position(unit.parent_uid)
        parent_key = self.get(unit.parent_uid).tree_key if unit.parent_uid else ""
        placed = replace(unit, uid=uid, position=position)
        placed = self.save(replace(placed, tree_key=parent_key + _own_key(placed)))
        if unit.revision:
            self.rekey()
        return self.get(uid)

    def rekey(self) -> None:
        """Give every unit, also in the bin, the key of its place. Raises ``Refused`` for a circle."""
        units = {unit.uid: unit for unit in self._select("1", [])}
        keys: dict[str, str] = {}
        for unit in units.values():
            path: list[Unit] = []
            above: Unit | None = unit
            while above is not None and above.uid not in keys:
                if above in path:
                    raise Refused(_CIRCLE)
                path.append(above)
                above = units[above.parent_uid] if above.parent_uid else None
            key = keys[above.uid] if above else ""
            for below in reversed(path):
                key += _own_key(below)
                keys[below.uid] = key
        self.save_many(
            replace(unit, tree_key=keys[uid])
            for uid, unit in units.items()
            if unit.tree_key != keys[uid]
        )

    def count_members(self, uid: str) -> int:
        """Subjects that belong to this very unit and are not in the bin."""
        return self._db.execute(
            "select count(*) from subjects where unit_uid = ? and deleted_at is null", [uid]
        ).fetchone()[0]

    def count_all_members(self) -> dict[str, int]:
        """For each unit the subjects that belong to it or to anything below it."""
        own = self._db.execute(
            "select unit_uid, count(*) from subjects "
            "where deleted_at is null and unit_uid is not null group by unit_uid"
        )
        return self.with_those_below(dict(own.fetchall()))

    def with_those_below(self, own: Mapping[str, int]) -> dict[str, int]:
        """``own`` counts by unit, with the counts of everything below added to each."""
        units = self.in_order()
        totals = {unit.uid: own.get(unit.uid, 0) for unit in units}
        for unit in reversed(units):
            if unit.parent_uid in totals:
                totals[unit.parent_uid] += totals[unit.uid]
        return totals

    def _next_position(self, parent_uid: str | None) -> int:
        return self._db.execute(
            "select coalesce(max(position), 0) + 1 from units where parent_uid is ?", [parent_uid]
        ).fetchone()[0]


def _own_key(unit: Unit) -> str:
    """Its part of a tree key; the end of its uid keeps siblings of one position apart."""
    return f"{unit.position:05d}-{unit.uid[-8:]}."


_CIRCLE = (
    "Không xếp được cây đơn vị vì có đơn vị nằm dưới chính nó; "
    "hãy hoàn tác thao tác chuyển đơn vị sau trước."
)
