"""Cleans cells that hold days: birth dates of every shape, and days that must be whole."""

from __future__ import annotations

import math
import re
from datetime import date

from models.dates import format_short, parse_partial, year_typed_as_date
from models.problems import Refused
from services.intake.cell_values import Cell, ErrorCell
from services.intake.cells import Cleaned, error_sentence, quoted, text_of

_LONGEST_DATE = 60
_LONGEST_WRITTEN = 200
_USUAL = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|\d{4}")
_OLDEST = 125
_DAY_ZERO_1904 = date(1904, 1, 1)


def clean_birth_date(cell: Cell, today: date) -> Cleaned:
    """Year, year and month, or the whole day, as ISO text."""
    if isinstance(cell, ErrorCell):
        return "", error_sentence(cell)
    if isinstance(cell, date):
        return _typed_birth_date(cell, today)
    typed = text_of(cell) if isinstance(cell, str | bool) else cell
    if typed is None or typed in ("", 0, "0"):
        return "", None
    if isinstance(typed, float) and math.isfinite(typed):
        typed = str(int(typed)) if typed > 3000 else repr(typed)
    typed = str(typed)
    if len(typed) <= _LONGEST_WRITTEN and not _USUAL.fullmatch(typed):
        typed = _birth_date_written(typed)
    if len(typed) > _LONGEST_DATE:
        return "", f"Ngày sinh {quoted(typed)} không phải là ngày; hãy ghi như 05/7/1968 hoặc 1968."
    try:
        partial = parse_partial(typed, today)
    except Refused as refused:
        return "", f"Ngày sinh: {refused}"
    year = int(partial[:4])
    if year > today.year or today.year - year > _OLDEST:
        return "", f"Ngày sinh “{typed}” không hợp lý; hãy kiểm tra lại năm sinh."
    return partial, None


def _typed_birth_date(day: date, today: date) -> Cleaned:
    year = year_typed_as_date(day) or _year_typed_since_1904(day)
    if year is not None and day.year <= 1910 and today.year - _OLDEST <= year <= today.year:
        return str(year), (
            f"Ô ngày sinh ghi {format_short(day)}, có lẽ người nhập chỉ gõ năm {year}; "
            f"đã hiểu là sinh năm {year}, hãy kiểm tra lại."
        )
    if day > today or today.year - day.year > _OLDEST:
        return "", f"Ngày sinh {format_short(day)} không hợp lý; hãy kiểm tra lại năm sinh."
    return day.isoformat(), None


def _year_typed_since_1904(day: date) -> int | None:
    number = (day - _DAY_ZERO_1904).days
    return number if 1900 <= number <= 2100 else None


def _birth_date_written(typed: str) -> str:
    """Without what people add to it: "1968 (57 tuổi)", "SN 1968", "05061988"."""
    typed = re.sub(r"\(.*?\)|\b\d{1,3}\s*tuổi\b", " ", typed).strip(" .,;")
    typed = re.sub(r"^(?:sn|s\.n|ns|sinh năm|sinh ngày|sinh)\b[\s.:]*", "", typed, flags=re.I)
    return typed.zfill(8) if re.fullmatch(r"\d{7}", typed) else typed


def clean_date(cell: Cell) -> Cleaned:
    """A whole day, as a date."""
    if isinstance(cell, ErrorCell):
        return None, error_sentence(cell)
    if isinstance(cell, date):
        return cell, None
    typed = text_of(cell)
    if not typed or typed == "0":
        return None, None
    if len(typed) > _LONGEST_DATE:
        return None, f"{quoted(typed)} không phải là ngày; hãy ghi như 05/7/2026."
    try:
        partial = parse_partial(typed.replace(",", ".") if isinstance(cell, float) else typed)
    except Refused as refused:
        return None, str(refused)
    if len(partial) < 10:
        return None, f"“{typed}” chưa đủ ngày, tháng, năm; hãy ghi cả ba, ví dụ 05/7/2026."
    return date.fromisoformat(partial), None
