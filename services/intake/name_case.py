"""Names in capitals, whole or half: tells them, and writes them as names are written."""

from __future__ import annotations

import re

from services.intake.switches import CleaningKind

_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 4
LONGEST_NAME = 250
"""Of a person or a collective; what is longer is no name."""


def name_case(name: str) -> str:
    """Each part with a capital first: "HOÀNG THị LUYếN" is Hoàng Thị Luyến, "K'BRƠI" K'Brơi."""
    return _LETTERS.sub(lambda part: part[0][:1].upper() + part[0][1:].lower(), name)


def capitals_kind(name: str) -> CleaningKind | None:
    """In which way the capitals of a person's name are amiss; None when they are not."""
    if len(name) > LONGEST_NAME or name.istitle():
        return None
    letters = "".join(_LETTERS.findall(name))
    if letters.isupper():
        return "capitals" if len(letters) >= _FEWEST else None
    if (_half(letters) or any(map(_half_word, name.split()))) and name_case(name) != name:
        return "half_capitals"
    return None


def _half(letters: str) -> bool:
    """Whether only letters with marks are small, as old conversions of capitals leave them."""
    plain = [letter for letter in letters if letter.isascii()]
    return len(plain) >= 2 and all(letter.isupper() for letter in plain)


def _half_word(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    small = [letter for letter in word if letter.islower()]
    return capitals >= 2 and bool(small) and not any(letter.isascii() for letter in small)
