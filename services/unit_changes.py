"""Đổi tên, sáp nhập đơn vị: what units were called and what became of them is never lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.dates import format_short
from models.problems import Rejected
from models.store import Store
from models.subjects import Subject
from models.units import Unit
from models.vietnamese import canonical, nfc
from services.directory import Directory


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of units that were merged."""

    into: Unit
    units: int
    subjects: int
    """How many belong to the new unit now instead."""
    below: int
    """Units below those that were merged, now below the new one."""


class UnitChanges:
    def __init__(self, store: Store, directory: Directory) -> None:
        self._store = store
        self._directory = directory

    def rename(self, uid: str, name: str, on: date | None = None, document: str = "") -> Unit:
        """Give the unit another name; it is still found by the old one. Raises ``Rejected``."""
        unit = self._store.units.get(uid)
        name = nfc(name)
        if not name:
            raise Rejected({"name": "Hãy nhập tên mới của đơn vị."})
        if name == unit.name:
            raise Rejected({"name": "Tên mới giống hệt tên đang dùng; hãy nhập tên khác."})
        note = _sentence(f"Đổi tên từ “{unit.name}”", on, document)
        with self._store.action(f"Đổi tên đơn vị {unit.name} thành {name}"):
            return self._directory.save_unit(
                replace(
                    unit,
                    name=name,
                    former_name=_names([unit.name, *unit.former_names], without=name),
                    note=_lines(unit.note, note),
                )
            )

    def merge(
        self,
        uids: Sequence[str],
        into: str,
        on: date | None = None,
        document: str = "",
        *,
        new: Unit | None = None,
    ) -> Merged:
        """Let units go into another one, whoever and whatever belongs to them with them.

        ``into`` is the uid of a known unit, or "" for the ``new`` one. The old units stay for the
        past. Raises ``Rejected``.
        """
        units = [u for u in self._store.units.get_many(uids) if u.uid != into]
        if problems := self._problems(units, into, new):
            raise Rejected(problems)
        called = new.name if new is not None and not into else self._store.units.get(into).name
        with self._store.action(f"Sáp nhập {len(units)} đơn vị thành {called}"):
            target = self._store.units.get(into) if into else self._store.units.place(_clean(new))
            notes = [_sentence(f"Sáp nhập từ “{unit.name}”", on, document) for unit in units]
            former = [name for unit in units for name in (unit.name, *unit.former_names)]
            target = self._store.units.save(
                replace(
                    target,
                    former_name=_names([*target.former_names, *former], without=target.name),
                    note=_lines(target.note, *notes),
                )
            )
            subjects = self._move_subjects(units, target)
            below = self._move_units(units, target)
            self._move_dossiers(units, target)
            for unit in units:
                self._end(unit, target, on, document)
            self._store.units.rekey()
        return Merged(self._store.units.get(target.uid), len(units), subjects, below)

    def before(self, uid: str) -> list[Unit]:
        """The units that were merged into this one."""
        return self._store.units.merged_into(uid)

    def now(self, unit: Unit) -> Unit:
        """What the unit became; itself while it is there."""
        seen = {unit.uid}
        while unit.successor_uid and unit.successor_uid not in seen:
            seen.add(unit.successor_uid)
            unit = self._store.units.get(unit.successor_uid)
        return unit

    def _problems(self, units: Sequence[Unit], into: str, new: Unit | None) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not units:
            problems["units"] = "Hãy chọn ít nhất một đơn vị được sáp nhập."
        ended = next((unit for unit in units if unit.successor_uid or unit.ended_on), None)
        if ended is not None:
            problems["units"] = (
                f"Đơn vị “{ended.name}” đã sáp nhập trước đó; hãy bỏ khỏi danh sách."
            )
        if not into:
            if new is None or not nfc(new.name):
                problems["into"] = "Hãy chọn hoặc đặt tên đơn vị mới sau sáp nhập."
            elif any(
                twin.parent_uid == new.parent_uid and twin.ended_on is None
                for twin in self._store.units.named(nfc(new.name))
                if twin.uid not in {unit.uid for unit in units}
            ):
                problems["into"] = f"Đã có đơn vị “{nfc(new.name)}”; hãy chọn đơn vị đó."
            return problems
        target = self._store.units.get(into)
        if target.ended_on or target.successor_uid:
            problems["into"] = f"Đơn vị “{target.name}” không còn hoạt động; hãy chọn đơn vị khác."
        above = {unit.uid for unit in units for unit in self._store.units.below(unit)}
        if into in above:
            problems["into"] = (
                f"Đơn vị “{target.name}” đang thuộc một đơn vị được sáp nhập; "
                "hãy chuyển đơn vị này ra ngoài trước."
            )
        return problems

    def _move_subjects(self, units: Sequence[Unit], target: Unit) -> int:
        moved: list[Subject] = []
        for unit in units:
            for subject in self._store.subjects.of_unit(unit.uid):
                former = _names([unit.name, *_parts(subject.former_unit)])
                moved.append(replace(subject, unit_uid=target.uid, former_unit=former))
        self._store.subjects.save_many(moved)
        return len(moved)

    def _move_dossiers(self, units: Sequence[Unit], target: Unit) -> None:
        """Those that are not answered yet are from now on the new unit's."""
        self._store.dossiers.save_many(
            replace(dossier, unit_uid=target.uid)
            for unit in units
            for dossier in self._store.dossiers.of_unit(unit.uid)
            if dossier.status not in ("refused", "answered")
        )

    def _move_units(self, units: Sequence[Unit], target: Unit) -> int:
        ends = {unit.uid for unit in units}
        below = [
            unit
            for unit in self._store.units.in_order()
            if unit.parent_uid in ends and unit.uid not in ends and unit.uid != target.uid
        ]
        for unit in below:
            self._store.units.place(replace(unit, parent_uid=target.uid, position=0))
        return len(below)

    def _end(self, unit: Unit, target: Unit, on: date | None, document: str) -> None:
        unit = self._store.units.get(unit.uid)
        day = on or self._store.origin.today()
        note = _sentence(f"Sáp nhập vào “{target.name}”", on, document)
        self._store.units.save(
            replace(unit, successor_uid=target.uid, ended_on=day, note=_lines(unit.note, note))
        )


def _clean(unit: Unit | None) -> Unit:
    assert unit is not None
    return replace(unit, name=nfc(unit.name))


def _sentence(what: str, on: date | None, document: str) -> str:
    day = f" từ ngày {format_short(on)}" if on else ""
    paper = f", theo {nfc(document)}" if nfc(document) else ""
    return f"{what}{day}{paper}."


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _names(names: Iterable[str], without: str = "") -> str:
    """Each once, in any spelling of its tone marks."""
    kept: dict[str, str] = {}
    for name in names:
        if name and canonical(name) != canonical(without):
            kept.setdefault(canonical(name), name)
    return "; ".join(kept.values())


def _parts(names: str) -> list[str]:
    return [part.strip() for part in names.split(";")]
