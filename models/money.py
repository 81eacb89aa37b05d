"""Amounts of money in đồng: read, written with digits, and written in words."""

from __future__ import annotations

import re
from typing import Literal

from models.numbers import format_number, parse_integer
from models.vietnamese import nfc

_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)
# There is no part of a đồng, so that a comma before three digits can only part thousands.
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def parse_money(text: str) -> int:
    """702000, 702.000, 702,000 VNĐ and 702.000 đồng are one amount."""
    return parse_integer(_THOUSANDS.sub(".", _CURRENCY.sub("", nfc(text))))


def format_money(amount: int) -> str:
    """702.000 đồng"""
    return f"{format_number(amount)} đồng"


def amount_in_words(
    amount: int,
    *,
    zero_tens: Literal["lẻ", "linh"] = "lẻ",
    four: Literal["tư", "bốn"] = "tư",
    thousand: Literal["nghìn", "ngàn"] = "nghìn",
    exact: bool = False,
) -> str:
    """Bảy trăm lẻ hai nghìn đồng; ``exact`` adds "chẵn" to an amount of whole thousands.

    ``zero_tens`` stands for the zero in 105, ``four`` for the 4 in 24, ``thousand`` for 1000.
    """
    words = _Reading(zero_tens, four, thousand).number(abs(amount))
    if amount < 0:
        words = f"âm {words}"
    ending = " đồng chẵn" if exact and amount and amount % 1000 == 0 else " đồng"
    return words[0].upper() + words[1:] + ending


class _Reading:
    def __init__(self, zero_tens: str, four: str, thousand: str) -> None:
        self._zero_tens = zero_tens
        self._four = four
        self._scales = ((10**6, "triệu"), (10**3, thousand))

    def number(self, number: int) -> str:
        return " ".join(self._billions(number)) or _DIGITS[0]

    def _billions(self, number: int, *, inner: bool = False) -> list[str]:
        """``inner`` when larger groups were read before, so that empty hundreds are said."""
        billions, rest = divmod(number, 10**9)
        words: list[str] = []
        if billions:
            words = [*self._billions(billions, inner=inner), "tỷ"]
        for scale, name in self._scales:
            group, rest = divmod(rest, scale)
            if group:
                words += [*self._group(group, inner=inner or bool(words)), name]
        if rest:
            words += self._group(rest, inner=inner or bool(words))
        return words

    def _group(self, group: int, *, inner: bool) -> list[str]:
        hundreds, rest = divmod(group, 100)
        tens, ones = divmod(rest, 10)
        words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
        if tens == 0 and ones and words:
            words.append(self._zero_tens)
        elif tens == 1:
            words.append("mười")
        elif tens:
            words += [_DIGITS[tens], "mươi"]
        if ones:
            words.append(self._ones(tens, ones))
        return words

    def _ones(self, tens: int, ones: int) -> str:
        if ones == 1 and tens > 1:
            return "mốt"
        if ones == 4 and tens > 1:
            return self._four
        if ones == 5 and tens:
            return "lăm"
        return _DIGITS[ones]
