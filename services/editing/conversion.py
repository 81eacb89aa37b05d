"""Turns the text of a cell into the value of a field, as the readers of workbooks do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.dates import format_partial, format_short
from models.numbers import format_number
from models.subjects import SubjectKind
from models.units import Unit
from models.vietnamese import canonical, fold, nfc
from services.catalogue import Catalogue
from services.intake.cell_values import cell_of
from services.intake.cells import quoted, text_of
from services.intake.cleaners import cleaner_of


@dataclass(frozen=True, slots=True)
class Converted:
    value: Any
    sentence: str = ""
    ok: bool = True
    """A cell that is not ok is not stored; one that is may still have something to be checked."""
    missing_unit: str = ""
    """The name of a unit that there is not, when that is all that is wrong."""


def refused(sentence: str) -> Converted:
    return Converted(None, sentence, ok=False)


def cleaned(field: str, text: str, today: date) -> Converted:
    """By the cleaner of that field of a workbook."""
    value, sentence = cleaner_of(field, today)(cell_of(text))
    if sentence and value in ("", None):
        return refused(sentence)
    return Converted(value, sentence or "")


def plain(text: str) -> Converted:
    """One line of text."""
    return cleaned("", " ".join(text.split()), date.max)


def several_lines(text: str) -> Converted:
    return Converted(nfc(text))


def chosen(options: Sequence[tuple[str, str]], text: str) -> Converted:
    """The option that is meant, by its words without marks or by how they begin."""
    wanted = fold(text)
    if not wanted:
        if any(value == "" for value, _ in options):
            return Converted("")
        return refused(f"Ô này không để trống được; hãy chọn {_listed(options)}.")
    for value, shown in options:
        if wanted == fold(shown):
            return Converted(value)
    begun = [value for value, shown in options if value and fold(shown).startswith(wanted)]
    if len(begun) == 1:
        return Converted(begun[0])
    return refused(f"Không hiểu {quoted(text)}; hãy chọn {_listed(options)}.")


def _listed(options: Sequence[tuple[str, str]]) -> str:
    words = [shown for value, shown in options if value]
    return " hoặc ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


class UnitLabels:
    """Units as cells name them; where two bear one name, with the unit above them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Units that were merged can be named no more; whoever still belongs to one does."""
        names = {unit.uid: unit.name for unit in units}
        alive = [unit for unit in units if unit.ended_on is None]
        self._named: dict[str, list[Unit]] = {}
        for unit in alive:
            self._named.setdefault(canonical(unit.name), []).append(unit)
        self._labels = {unit.uid: unit.name for unit in units if unit.ended_on is not None}
        self._offered: dict[str, str] = {}
        self._by_label: dict[str, str] = {}
        self._former: dict[str, list[Unit]] = {}
        for unit in alive:
            twins = len(self._named[canonical(unit.name)]) > 1 and unit.parent_uid in names
            label = f"{unit.name} ({names[unit.parent_uid or '']})" if twins else unit.name
            self._offered[unit.uid] = label
            self._by_label.setdefault(canonical(label), unit.uid)
            for former in unit.former_names:
                self._former.setdefault(canonical(former), []).append(unit)
        self._labels |= self._offered

    def all(self) -> list[str]:
        return list(self._offered.values())

    def name(self, uid: str | None) -> str:
        return self._labels.get(uid or "", "")

    def convert(self, text: str, now: str | None) -> Converted:
        """The unit's uid; among units of one name it is the one the row has ``now``."""
        text = " ".join(text_of(cell_of(text)).split())
        if not text:
            return Converted(None)
        key = canonical(text)
        found = self._named.get(key) or self._former.get(key) or self._unmarked(text)
        if len(found) == 1:
            return Converted(found[0].uid)
        if any(unit.uid == now for unit in found):
            return Converted(now)
        if uid := self._by_label.get(key):
            return Converted(uid)
        if found:
            return refused(
                f"Có {len(found)} đơn vị tên {quoted(text)}; hãy chọn một đơn vị trong danh sách gợi ý."
            )
        sentence = f"Chưa có đơn vị {quoted(text)}; hãy chọn trong danh sách gợi ý hoặc thêm đơn vị đó trước."
        return Converted(None, sentence, ok=False, missing_unit=text)

    def _unmarked(self, text: str) -> list[Unit]:
        wanted = fold(text)
        return [units[0] for units in self._named.values() if fold(units[0].name) == wanted]


def award_of(catalogue: Catalogue, text: str, kind: SubjectKind) -> Converted:
    """The code of the award type that is meant."""
    text = " ".join(text_of(cell_of(text)).split())
    if not text:
        return refused("Hãy ghi danh hiệu hoặc hình thức khen thưởng.")
    award = catalogue.recognise(text, kind)
    if award is None:
        return refused(
            f"Không rõ {quoted(text)} là danh hiệu, hình thức nào; hãy chọn trong danh sách gợi ý."
        )
    return Converted(award.code)


def as_typed(value: Any) -> str:
    """A stored value as a clerk would type it."""
    match value:
        case None:
            return ""
        case date():
            return format_short(value)
        case int():
            return format_number(value)
        case _:
            return str(value)


def partial_as_typed(value: str) -> str:
    return format_partial(value) if value else ""
