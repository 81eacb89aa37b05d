"""Knows the units by what lists call them, also by the names they had before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.subjects import SubjectKind
from models.units import Unit, UnitKind
from models.vietnamese import canonical, nfc

_KINDS: tuple[tuple[UnitKind, str], ...] = (
    ("school", r"trường|nhà trẻ|lớp mẫu giáo|trung tâm giáo dục"),
    (
        "hamlet",
        r"thôn|bản|xóm|ấp|buôn|làng|khóm|tổ dân phố|tdp|khu phố|khu dân cư|khối phố|tiểu khu",
    ),
    (
        "organisation",
        r"hội(?! đồng)|đoàn|mặt trận|ubmttq|ủy ban mttq|uỷ ban mttq|liên đoàn|công đoàn",
    ),
    ("enterprise", r"công ty|doanh nghiệp|hợp tác xã|htx|hộ kinh doanh|nhà máy|xí nghiệp|cửa hàng"),
    (
        "agency",
        r"phòng|ban|văn phòng|ubnd|ủy ban|uỷ ban|hđnd|hội đồng|đảng ủy|đảng uỷ|công an|trạm|sở|"
        r"chi cục|cục|trung tâm|bệnh viện|quân sự|tòa án|toà án|viện",
    ),
)
_BEGINNINGS: list[tuple[UnitKind, re.Pattern[str]]] = [
    (kind, re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _KINDS
]


class UnitNames:
    """Two ways of placing a tone mark are one unit, unless one file makes two units of them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Units that were merged are known as what they became."""
        units = [unit for unit in units if unit.ended_on is None]
        self._written = {_as_written(unit.name): unit for unit in reversed(units)}
        self._keys: dict[str, str] = {}
        self._alike = {canonical(unit.name): unit for unit in reversed(units)}
        for unit in units:
            for former in (unit.former_name, *unit.former_names):
                if former:
                    self._alike.setdefault(canonical(former), unit)

    def find(self, name: str) -> Unit | None:
        return self._written.get(_as_written(name)) or self._alike.get(canonical(name))

    def key(self, name: str) -> str:
        """Under which two names are one unit when people are looked for; "" for none."""
        key = self._keys.get(name)
        if key is None:
            unit = self.find(name)
            key = self._keys[name] = canonical(unit.name if unit else name)
        return key

    def remember(self, unit: Unit) -> None:
        """A unit that was made for this file."""
        self._written[_as_written(unit.name)] = unit
        self._keys.clear()

    def alike(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of names of units yet to be made that differ only by where a tone mark stands."""
        first: dict[str, str] = {}
        pairs: dict[str, tuple[str, str]] = {}
        for name in dict.fromkeys(names):
            if name and self.find(name) is None:
                one = first.setdefault(canonical(name), name)
                if _as_written(one) != _as_written(name):
                    pairs.setdefault(_as_written(name), (one, name))
        return list(pairs.values())


def _as_written(name: str) -> str:
    return nfc(name).casefold()


def unit_kind_of(name: str, member: SubjectKind) -> UnitKind:
    """What kind of unit a name tells of; households live in hamlets."""
    name = nfc(name)
    for kind, beginning in _BEGINNINGS:
        if beginning.match(name):
            return kind
    return "hamlet" if member == "household" else "other"
