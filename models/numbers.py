"""Numbers as Vietnamese papers write them: a dot for thousands, a comma for decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from models.problems import Refused

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+")
TOO_LARGE = 10**15
"""No count and no amount of a commune comes near it; larger ones do not fit where they are kept."""


def parse_number(text: str) -> Decimal:
    """The number that was typed: 1.984 is 1984; 62,5 and 62.5 and 62,5% are sixty-two and a half."""
    number = _parsed(text)
    if abs(number) >= TOO_LARGE:
        raise Refused(f"“{text.strip()}” là số quá lớn; hãy kiểm tra lại số chữ số.")
    return number


def _parsed(text: str) -> Decimal:
    sign, digits = _sign_and_digits(text)
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal = "," if digits.rfind(",") > digits.rfind(".") else "."
        whole, _, fraction = digits.partition(decimal)
        if not _GROUPED.fullmatch(whole) or not fraction.isdecimal():
            raise _not_a_number(text)
        return sign * Decimal(_bare(whole) + "." + fraction)
    if (dots or commas > 1) and _GROUPED.fullmatch(digits):
        return sign * Decimal(_bare(digits))
    if not _PLAIN.fullmatch(digits):
        raise _not_a_number(text)
    return sign * Decimal(digits.replace(",", "."))


def parse_integer(text: str) -> int:
    number = parse_number(text)
    if number != number.to_integral_value():
        raise Refused(f"“{text.strip()}” không phải là số nguyên; hãy ghi số không có phần lẻ.")
    return int(number)


def _sign_and_digits(text: str) -> tuple[int, str]:
    digits = "".join(text.split()).removesuffix("%").replace("\u2212", "-")
    if not digits.isascii():
        raise _not_a_number(text)
    if digits.startswith("-"):
        return -1, digits[1:]
    return 1, digits.removeprefix("+")


def _bare(digits: str) -> str:
    return digits.replace(".", "").replace(",", "")


def _not_a_number(text: str) -> Refused:
    return Refused(
        f"“{text.strip()}” không phải là số; hãy ghi bằng chữ số, ví dụ 1.984 hoặc 62,5."
    )


def format_number(number: int | Decimal, decimals: int | None = None) -> str:
    """1.940 or 37.554,5; ``decimals`` fixes how many digits follow the comma."""
    spec = ",f" if decimals is None else f",.{decimals}f"
    text = format(Decimal(number), spec)
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.translate(_SWAPPED)


_SWAPPED = str.maketrans(",.", ".,")


def format_count(count: int, *, padded: bool = True) -> str:
    """A count inside a sentence: 05 tập thể, 12 cá nhân, 1.255 hộ. Tables are not padded."""
    return f"{count:02d}" if padded and 0 <= count < 10 else format_number(count)
