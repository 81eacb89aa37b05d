"""A province's own file of rules as it is read, and how a mistake in it is told: file, line, what."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from models.files import plain_errors
from models.problems import Refused
from services.toml_places import TomlPlaces

# The tables of the catalogue and what tells their entries apart.
KEYS = {
    "award_types": "code",
    "base_salary": "from",
    "checklists": "code",
    "deadlines": "code",
    "grounds": "code",
    "holidays": "code",
    "instruments": "code",
    "levels": "code",
    "procedures": "code",
    "regimes": "code",
    "rules": "id",
    "special_days": "on",
    "thresholds": "id",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A table of the catalogue, an entry in it, or something in that entry."""

    table: str
    key: str | date | None = None
    path: tuple[str | int, ...] = ()

    def inside(self, *path: str | int) -> Place:
        return Place(self.table, self.key, (*self.path, *path))

    def __str__(self) -> str:
        text = self.table if self.key is None else f"{self.table} “{self.key}”"
        if not self.path:
            return text
        inside = ""
        for step in self.path:
            inside += f"[{step}]" if isinstance(step, int) else f".{step}"
        return f"{text}, {inside.removeprefix('.')}"


@dataclass(frozen=True, slots=True)
class ProfileFile:
    path: Path
    text: str
    tables: dict[str, Any]

    def refusal(
        self, place: Place, reason: str, at: tuple[str | int, ...] | None = None
    ) -> Refused:
        """``at`` is where it stands in the file, when ``place`` does not tell."""
        line = TomlPlaces(self.text).line(at or self._path_of(place))
        return _refusal(self.path, f"dòng {line}, {place}" if line else str(place), reason)

    def _path_of(self, place: Place) -> tuple[str | int, ...]:
        """Where the file itself writes it; its entries are not at the places of the catalogue's."""
        if place.key is None:
            return (place.table, *place.path)
        name = KEYS[place.table]
        entries = self.tables.get(place.table, [])
        found = [index for index, each in enumerate(entries) if each.get(name) == place.key]
        return (place.table, found[-1], *place.path) if found else ()


def read_profile(path: Path) -> ProfileFile:
    """Raises ``Refused`` when it is not TOML; what it says is not looked at yet."""
    with plain_errors(path):
        content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return ProfileFile(path, text, tomllib.loads(text, parse_float=Decimal))
    except UnicodeDecodeError:
        raise _refusal(path, "tệp", "không được ghi bằng bảng mã UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
        raise _refusal(path, where, "viết sai cách") from None


def _refusal(path: Path, where: str, reason: str) -> Refused:
    return Refused(
        f"Trong tệp quy định riêng {path}, {where} {reason}; hãy sửa chỗ đó rồi dùng lại tệp."
    )
