"""The provinces and communes of the country, found by their names of today and of before July 2025."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import resources
from models.vietnamese import canonical, fold, text_key

_FORMER_KINDS = {"P": "phường", "X": "xã", "T": "thị trấn", "H": "huyện"}


@dataclass(frozen=True, slots=True)
class Province:
    code: str
    name: str
    kind: str
    former: tuple[str, ...]
    """The provinces it was made of, itself included: "Tỉnh Hà Giang"."""

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Commune:
    code: str
    name: str
    kind: str
    province_code: str
    _former: str = field(repr=False, compare=False)

    @property
    def full_name(self) -> str:
        """Xã Văn Lang"""
        return f"{self.kind} {self.name}"

    @property
    def former(self) -> list[tuple[str, list[str]]]:
        """By code of the former district: the communes it was made of, wholly or in part."""
        parts = (part.partition(":") for part in self._former.split(";"))
        return [
            (code, [f"{_FORMER_KINDS[name[0]]} {name[2:]}" for name in names.split(",")])
            for code, _, names in parts
        ]


@dataclass(frozen=True, slots=True)
class CommuneMatch:
    commune: Commune
    province: Province
    note: str
    """Empty when today's name matched, else "trước đây: xã Cao Xá, huyện Lâm Thao, ..."."""


class _Entry(NamedTuple):
    """One name under which a commune is found: its own, a former one, or where it lay before."""

    group: int
    """0 today's name, 1 a former commune, 2 a former district, 3 a former province."""
    commune: Commune
    name: str
    around: tuple[str, ...]
    key: str
    """The folded words of the name, each with a blank before it."""
    key_around: str
    """The same of what the place lies in."""


class CommuneList:
    """All provinces and communes as of ``effective``; names of before are read when first asked."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._provinces: dict[str, Province] = {}
        self._communes: dict[str, Commune] = {}
        self._districts: dict[str, tuple[str, str]] = {}
        for line in lines:
            match line.split("\t"):
                case ["commune", code, name, kind, province, former]:
                    self._communes[code] = Commune(code, name, kind, province, former)
                case ["district", code, name, kind, province]:
                    self._districts[code] = (
                        f"{kind.lower()} {name}",
                        _within_a_sentence(province),
                    )
                case ["province", code, name, kind, former]:
                    self._provinces[code] = Province(code, name, kind, tuple(former.split(";")))
                case ["effective", day]:
                    self.effective = date.fromisoformat(day)
                case _:
                    pass

    def provinces(self) -> tuple[Province, ...]:
        return tuple(sorted(self._provinces.values(), key=lambda p: text_key(p.name)))

    def province(self, code: str) -> Province:
        return self._provinces[code]

    def communes(self, province_code: str | None = None) -> tuple[Commune, ...]:
        inside = (c for c in self._communes.values() if province_code in (None, c.province_code))
        return tuple(sorted(inside, key=lambda commune: text_key(commune.name)))

    def by_code(self, code: str) -> Commune | None:
        return self._communes.get(code)

    def former_names(self, commune: Commune) -> tuple[str, ...]:
        """The communes it was made of, with their districts and provinces of before July 2025."""
        return tuple(
            f"{name}, {self._districts[code][0]}, {self._districts[code][1]}"
            for code, names in commune.former
            for name in names
        )

    def find(
        self, text: str, province_code: str | None = None, limit: int = 50
    ) -> list[CommuneMatch]:
        """Communes whose names begin with the words of ``text``, marks or not; new names first.

        Words after the name may be those of the district or province.
        """
        words = [f" {word}" for word in fold(text).split()]
        typed = canonical(text)
        searched = [province_code] if province_code else list(self._provinces)
        hits = [
            (
                rank > _IN_ONE_PIECE,
                entry.group,
                rank,
                rank == 1 and not _spelt_so(entry.name, typed),
                text_key(entry.commune.name),
                code,
                place,
            )
            for code in searched
            for place, entry in enumerate(self._entries.get(code, []))
            if (rank := _rank(entry, words, typed)) is not None
        ]
        found: dict[str, CommuneMatch] = {}
        for *_, code, place in sorted(hits):
            entry = self._entries[code][place]
            found.setdefault(entry.commune.code, self._match(entry))
            if len(found) == limit:
                break
        return list(found.values())

    def _match(self, entry: _Entry) -> CommuneMatch:
        province = self._provinces[entry.commune.province_code]
        note = "" if entry.group == 0 else f"trước đây: {', '.join((entry.name, *entry.around))}"
        return CommuneMatch(entry.commune, province, note)

    @cached_property
    def _entries(self) -> dict[str, list[_Entry]]:
        """By code of the province."""
        by_province: dict[str, list[_Entry]] = {code: [] for code in self._provinces}
        provinces = {code: f" {fold(p.full_name)}" for code, p in self._provinces.items()}
        districts = {
            code: (district, province, f" {fold(district)}", f" {fold(province)}")
            for code, (district, province) in self._districts.items()
        }
        for commune in self._communes.values():
            entries = by_province[commune.province_code]
            today = provinces[commune.province_code]
            own = f" {fold(commune.full_name)}"
            entries.append(_Entry(0, commune, commune.full_name, (), own, today))
            lay_in: dict[str, str] = {}
            for code, names in commune.former:
                district, province, district_key, province_key = districts[code]
                around, key_around = (district, province), district_key + province_key
                for name in names:
                    key = f" {fold(name)}"
                    if key != own or canonical(name) != canonical(commune.full_name):
                        entries.append(_Entry(1, commune, name, around, key, key_around))
                entries.append(
                    _Entry(2, commune, district, (province,), district_key, province_key)
                )
                lay_in[province_key] = province
            for key, province in lay_in.items():
                if key != today:
                    entries.append(_Entry(3, commune, province, (), key, ""))
        return by_province


# Ranks of a match: with all marks 0, the whole name 1, its words with marks 2, without 3; up to
# here the words follow one another, from 4 on they stand anywhere in the name or around it.
_IN_ONE_PIECE = 3


def _rank(entry: _Entry, words: list[str], typed: str) -> int | None:
    key = entry.key
    if not words or words[0] not in key:
        return None
    folded = "".join(words)
    if folded not in key:
        *finished, last = words
        for rank, text in ((4, key), (5, key + entry.key_around)):
            if last in text and all(f"{word} " in f"{text} " for word in finished):
                return rank
        return None
    name = f" {canonical(entry.name)}"
    if name.endswith(f" {typed}") and key.endswith(folded) and _is_whole(key, words):
        return 0
    if key.endswith(folded) and _is_whole(key, words):
        return 1
    return 2 if f" {typed}" in name else 3


def _is_whole(key: str, words: list[str]) -> bool:
    """Nothing but the kind of place (xã, thị trấn) stands before the words."""
    return key.count(" ") <= len(words) + (
        2 if key.startswith((" dac khu", " thi ", " thanh")) else 1
    )


def _spelt_so(name: str, typed: str) -> bool:
    """But for the marks: "muong lay" is Mường Lay, not Mường Lai."""
    return _unmarked(name).endswith(_unmarked(typed))


def _unmarked(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _within_a_sentence(name: str) -> str:
    return name[0].lower() + name[1:]


def load_communes(path: Path | None = None) -> CommuneList:
    """The list shipped with the program, or a later one from a file of the same shape."""
    source = path or resources.path("communes/communes.tsv")
    return CommuneList(source.read_text("utf-8").splitlines())
