"""The tree of units and hamlets that people, collectives and households belong to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

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
    note: str = ""
    tree_key: str = ""
    """Place in the whole tree: begins with the parent's key and sorts in tree order."""


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
        parent_key = self.get(unit.parent_uid).tree_key if unit.parent_uid else ""
        position = unit.position or self._next_position(unit.parent_uid)
        below = self.below(unit)[1:] if unit.tree_key else []
        placed = self.save(
            replace(unit, position=position, tree_key=f"{parent_key}{position:05d}.")
        )
        if unit.tree_key and placed.tree_key != unit.tree_key:
            cut = len(unit.tree_key)
            self.save_many(
                replace(child, tree_key=placed.tree_key + child.tree_key[cut:]) for child in below
            )
        return placed

    def count_members(self, uid: str) -> int:
        """Subjects that belong to this very unit and are not in the bin."""
        return self._db.execute(
            "select count(*) from subjects where unit_uid = ? and deleted_at is null", [uid]
        ).fetchone()[0]

    def _next_position(self, parent_uid: str | None) -> int:
        return self._db.execute(
            "select coalesce(max(position), 0) + 1 from units where parent_uid is ?", [parent_uid]
        ).fetchone()[0]
