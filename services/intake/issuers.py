"""Tells which level decided from what a list writes: its level, or whoever signed."""

from __future__ import annotations

import re

from models.decisions import Level
from models.vietnamese import fold

_CITIES = "hà nội|hải phòng|huế|đà nẵng|hồ chí minh|cần thơ"
"""Those that are provinces; other cities were districts."""
_OFFICES: tuple[tuple[Level, str], ...] = (
    ("state", "chủ tịch nước|chính phủ|thủ tướng|quốc hội|nhà nước|trung ương"),
    ("province", rf"(?:ubnd )?(?:tỉnh|(?:tp|thành phố) (?:{_CITIES}))|sở|giám đốc sở"),
    ("district", "(?:ubnd )?(?:huyện|quận|thị xã)"),
    ("commune", "(?:ubnd )?(?:xã|phường|thị trấn|đặc khu)"),
    ("ministry", "bộ trưởng|bộ(?! đội| chỉ huy)|tổng cục|tổng liên đoàn"),
)
_LEVELS: dict[Level, str] = {
    "commune": "commune|xã|phường|xã, phường|cơ sở",
    "district": "district|huyện|quận",
    "province": "province|tỉnh|thành phố",
    "ministry": "ministry|bộ|bộ, ngành|bộ, ban, ngành",
    "state": "state|nhà nước|trung ương|chính phủ",
}


def _folded(pattern: str) -> str:
    """The pattern for folded text; what is not a letter in it stays."""
    return re.sub(r"[^\W\d_]+", lambda word: fold(word[0]), pattern)


_STARTS: list[tuple[Level, re.Pattern[str]]] = [
    (level, re.compile(rf"(?:{_folded(words)})\b")) for level, words in _OFFICES
]
_WRITTEN: dict[str, Level] = {
    fold(word): level for level, words in _LEVELS.items() for word in words.split("|")
}
_PERSON = re.compile(_folded("(?:phó )?chủ tịch (?!nước)"))


def level_written(text: str) -> Level | None:
    """The level that a column of levels names: "Cấp tỉnh", "Xã"."""
    return _WRITTEN.get(fold(text).removeprefix("cap "))


def level_of_issuer(issuer: str) -> Level | None:
    """The level of whoever issued: "Chủ tịch UBND huyện Hòa An" is of a district."""
    text = _office(issuer)
    return next((level for level, start in _STARTS if start.match(text)), None)


def same_issuer(one: str, other: str) -> bool:
    """Whether two texts can name one issuer; nothing written contradicts nothing."""
    first, second = _office(one), _office(other)
    return not first or not second or first.startswith(second) or second.startswith(first)


def _office(issuer: str) -> str:
    return _PERSON.sub("", fold(issuer).replace("ui ban nhan dan", "ubnd"), count=1)
