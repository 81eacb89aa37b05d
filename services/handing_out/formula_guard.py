"""Keeps a spreadsheet from taking a text of a CSV file for a formula; reading it takes the guard off."""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """``=1+1`` becomes ``'=1+1``; what bears such a guard of its own gets another."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
