"""Dates as clerks type them and as official papers write them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from models.problems import Refused
from models.vietnamese import fold

# A date of which perhaps only the year or the month is known: "1968", "1968-07" or "1968-07-05".
PartialDate = str

_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2200
_WORDS = re.compile(r"\b(?:ngai|thang|nam|sinh)\b")
_TIME = re.compile(r"(?<=\d)(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)$")
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_EXCEL_DAY_ZERO_1904 = date(1904, 1, 1)
# A bare number of five digits is the day as Excel counts it: 18/5/1927 to 25/12/2119.
_EXCEL_SERIAL = range(10_000, 80_350)
_EXAMPLE = "hãy ghi ngày trước, tháng sau, ví dụ 05/7/2026"


def parse_date(value: object, latest: date | None = None) -> date:
    """The day that a cell or a field means.

    A year of two digits is taken not later than ``latest`` (a birth date), else between 1950 and
    2049. Raises ``Refused`` with a sentence that names the value.
    """
    return _whole(value, parse_partial(value, latest))


def parse_partial(value: object, latest: date | None = None) -> PartialDate:
    """Like ``parse_date``, but the year alone, or month and year, are enough."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    typed = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    numbers = _numbers(typed)
    match len(numbers):
        case 1:
            numbers = _split_digits(numbers[0], typed)
        case 2 | 3 if len(numbers[0]) == 4:
            numbers.reverse()
        case _:
            pass
    if not 1 <= len(numbers) <= 3 or any(len(number) > 2 for number in numbers[:-1]):
        raise _not_a_date(typed)
    year = _year(numbers[-1], typed, latest, alone=len(numbers) == 2)
    day, month = ([0, 0] + [int(number) for number in numbers[:-1]])[-2:]
    return _checked(day, month, year, typed)


def _numbers(typed: str) -> list[str]:
    """The digits of a date, once the words of it and a time after it are taken away."""
    text = fold(_TIME.sub("", typed.strip()))
    rest = _WORDS.sub(" ", text).split()
    if not rest or not all(number.isascii() and number.isdigit() for number in rest):
        raise _not_a_date(typed)
    return rest


def _split_digits(digits: str, typed: str) -> list[str]:
    match len(digits):
        case 4:
            return [digits]
        case 5 if int(digits) in _EXCEL_SERIAL:
            day = from_serial(int(digits))
            return [str(day.day), str(day.month), str(day.year)]
        case 6 | 8:
            return [digits[:2], digits[2:4], digits[4:]]
        case _:
            raise _not_a_date(typed)


def _year(digits: str, typed: str, latest: date | None, *, alone: bool) -> int:
    if len(digits) == 2 and not (alone and int(digits) <= 12):
        year = 2000 + int(digits)
        return year - 100 if year > (latest.year if latest else 2049) else year
    if len(digits) != 4 or not _EARLIEST_YEAR <= int(digits) <= _LATEST_YEAR:
        raise _not_a_date(typed)
    return int(digits)


def _checked(day: int, month: int, year: int, typed: str) -> PartialDate:
    """``day`` and ``month`` are 0 where they are not known, as in 00/00/1968."""
    if month == 0 and day == 0:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        raise Refused(
            f"“{typed.strip()}” không phải là ngày vì không có tháng {month}; {_EXAMPLE}."
        )
    if day == 0:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise Refused(
            f"“{typed.strip()}” không phải là ngày vì tháng {month} năm {year} không có ngày {day}; {_EXAMPLE}."
        ) from None


def _whole(value: object, partial: PartialDate) -> date:
    if len(partial) < 10:
        raise Refused(f"“{str(value).strip()}” chưa đủ ngày, tháng, năm; {_EXAMPLE}.")
    return date.fromisoformat(partial)


def _not_a_date(typed: str) -> Refused:
    return Refused(f"“{typed.strip()}” không phải là ngày; {_EXAMPLE}.")


def from_serial(serial: float, *, since_1904: bool = False) -> date:
    """The day that Excel shows for a number; workbooks from old Macs count from 1904."""
    zero = _EXCEL_DAY_ZERO_1904 if since_1904 else _EXCEL_DAY_ZERO
    return zero + timedelta(days=int(serial))


def year_typed_as_date(day: date) -> int | None:
    """The year somebody typed into a cell that Excel keeps as a date: 14/6/1905 was 1992."""
    number = (day - _EXCEL_DAY_ZERO).days
    return number if 1900 <= number <= 2100 else None


def format_short(day: date) -> str:
    """05/7/2026: a zero before days below 10 and before months 1 and 2 only."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year}"


def format_long(day: date) -> str:
    """ngày 05 tháng 7 năm 2026"""
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def format_blank(year: int | None = None, month: int | None = None) -> str:
    """ngày    tháng 01 năm 2021: room for the pen where the day is not known yet."""
    written_month = "  " if month is None else _month(month)
    written_year = "    " if year is None else str(year)
    return f"ngày    tháng {written_month} năm {written_year}"


def format_partial(partial: PartialDate) -> str:
    """1968, 7/1968 or 05/7/1968; nothing for an unknown date."""
    match [int(number) for number in partial.split("-") if number]:
        case [year, month, day]:
            return format_short(date(year, month, day))
        case [year, month]:
            return f"{_month(month)}/{year}"
        case _:
            return partial


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)
