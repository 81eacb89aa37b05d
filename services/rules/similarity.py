"""How alike two texts are, so that one achievement told twice is seen."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from models.vietnamese import fold


def likeness(one: str, other: str) -> int:
    """Percent of the words, in their order, that two texts share; marks and case do not count."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0
    if first == second:
        return 100
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return min(99, int(matcher.ratio() * 100))


def same_numbers(one: str, other: str) -> bool:
    """A formula repeated with another year or figure tells of another achievement."""
    return _numbers(one) == _numbers(other)


def count_words(text: str) -> int:
    return len(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)
