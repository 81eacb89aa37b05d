"""Cleans one cell into the value of a field, and says in one sentence what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from models.dates import format_short
from models.money import parse_money
from models.numbers import parse_number
from models.problems import Refused
from models.subjects import STATUSES, HolderClass, Sex, Status, SubjectKind
from models.vietnamese import fold
from services.intake.cell_values import Cell, ErrorCell

Cleaned = tuple[Any, str | None]
"""The value, "" or None when there is none, and a sentence when something is wrong."""

# What people put where there is nothing to write.
_SIGNS_ONLY = " ._-–—…/\n"
_LONGEST_QUOTED = 40
_EXPONENT = re.compile(r"\d[.,]?\d*E\+?\d+", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"[\s.'`’-]")


def text_of(cell: Cell) -> str:
    """What a person would read in the cell; nothing for blanks, dashes and errors."""
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, date):
        return format_short(cell)
    if isinstance(cell, float):
        return repr(cell).replace(".", ",")
    text = str(cell)
    return text if text.strip(_SIGNS_ONLY) else ""


def quoted(text: str) -> str:
    """The text between quotation marks, cut short when it is long."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= _LONGEST_QUOTED else f"“{text[: _LONGEST_QUOTED - 1]}…”"


def error_sentence(cell: ErrorCell) -> str:
    return f"Ô này có lỗi ({cell.text}) nên để trống; hãy sửa ô đó trong Excel."


def clean_text(cell: Cell) -> Cleaned:
    if isinstance(cell, ErrorCell):
        return "", error_sentence(cell)
    return text_of(cell), None


def clean_position(cell: Cell) -> Cleaned:
    """Formulas that point at an empty cell show 0."""
    if cell == 0 or cell == "0":
        return "", None
    return clean_text(cell)


def clean_personal_id(cell: Cell) -> Cleaned:
    """Twelve digits, or the nine of the old identity card; always text."""
    if isinstance(cell, ErrorCell):
        return "", error_sentence(cell)
    if isinstance(cell, date):
        return "", "Ô số định danh lại ghi ngày tháng; hãy ghi đủ 12 chữ số."
    if isinstance(cell, float):
        return "", _rounded_number()
    typed = text_of(cell)
    if not typed or typed == "0":
        return "", None
    if len(typed) == 12 and typed.isascii() and typed.isdigit():
        return typed, None
    if _EXPONENT.fullmatch(typed):
        return "", _rounded_number()
    digits = _BETWEEN_DIGITS.sub("", typed)
    if not digits.isascii() or not digits.isdigit() or not 8 <= len(digits) <= 12:
        return "", f"Số định danh {quoted(typed)} không đúng; số định danh cá nhân có 12 chữ số."
    if len(digits) in (9, 12):
        return digits, None
    whole = digits.zfill(12 if len(digits) > 9 else 9)
    return whole, (
        f"Số định danh {quoted(typed)} bị Excel làm mất số 0 ở đầu; đã hiểu là {whole}, hãy kiểm tra lại."
    )


def _rounded_number() -> str:
    return "Số định danh đã bị Excel làm tròn nên không còn đúng; hãy ghi lại dưới dạng chữ."


_KINDS: dict[str, SubjectKind] = {
    "individual": "individual",
    "canhan": "individual",
    "cn": "individual",
    "khenthuongcanhan": "individual",
    "nguoi": "individual",
    "collective": "collective",
    "tapthe": "collective",
    "tt": "collective",
    "khenthuongtapthe": "collective",
    "donvi": "collective",
    "tochuc": "collective",
    "household": "household",
    "hogiadinh": "household",
    "ho": "household",
    "hgd": "household",
    "giadinh": "household",
    "khenthuonghogiadinh": "household",
}


def clean_kind(cell: Cell) -> Cleaned:
    if isinstance(cell, ErrorCell):
        return "", error_sentence(cell)
    typed = text_of(cell)
    kind = _KINDS.get(fold(typed).replace(" ", ""), "")
    if typed and not kind:
        return "", (
            f"Không hiểu loại đối tượng {quoted(typed)}; hãy ghi Cá nhân, Tập thể hoặc Hộ gia đình."
        )
    return kind, None


_SEXES: dict[str, Sex] = {
    "nam": "male",
    "m": "male",
    "male": "male",
    "trai": "male",
    "ong": "male",
    "nu": "female",
    "f": "female",
    "female": "female",
    "gai": "female",
    "ba": "female",
    "": "",
}

_NOT_KNOWN = ("chua ro", "khong ro")


def clean_sex(cell: Cell) -> Cleaned:
    if isinstance(cell, ErrorCell):
        return "", error_sentence(cell)
    typed = text_of(cell)
    if fold(typed) in _NOT_KNOWN:
        return "", None
    sex = _SEXES.get(fold(typed).replace(" ", ""))
    if sex is None or (typed and not sex):
        return "", f"Không hiểu giới tính {quoted(typed)}; hãy ghi Nam hoặc Nữ."
    return sex, None


_STATUS_WORDS: dict[str, Status] = {
    **{fold(word): status for status, word in STATUSES.items()},
    "dang cong tac": "active",
    "dang lam viec": "active",
    "chuyen di": "moved",
    "chuyen cong tac": "moved",
    "da chuyen cong tac": "moved",
    "thoi viec": "moved",
    "nghi huu": "retired",
    "nghi che do": "retired",
    "tu tran": "deceased",
    "qua doi": "deceased",
    "da tu tran": "deceased",
    "giai the": "dissolved",
    "sap nhap": "dissolved",
}


def clean_status(cell: Cell) -> Cleaned:
    if isinstance(cell, ErrorCell):
        return "", error_sentence(cell)
    typed = text_of(cell)
    status = _STATUS_WORDS.get(fold(typed), "")
    if typed and not status:
        return "", f"Không hiểu tình trạng {quoted(typed)}; hãy ghi {_either(STATUSES.values())}."
    return status, None


def _either(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} hoặc {last}"


def holder_class_of(text: str) -> HolderClass:
    """Whether a classification of people means leaders or direct workers; "" when neither."""
    folded = fold(text)
    if "truc tiep" in folded:
        return "direct"
    return "leader" if re.search(r"\b(?:lanh dao|quan li|leader)\b", folded) else ""


def clean_money(cell: Cell) -> Cleaned:
    if isinstance(cell, ErrorCell):
        return None, error_sentence(cell)
    if isinstance(cell, bool | date):
        return None, "Ô tiền thưởng không phải là số tiền; hãy ghi như 702.000."
    if isinstance(cell, int | float):
        if isinstance(cell, float) and not math.isfinite(cell):
            return None, "Ô tiền thưởng không phải là số tiền; hãy ghi như 702.000."
        return round(cell), None
    typed = text_of(cell)
    if not typed:
        return None, None
    if len(typed) > _LONGEST_QUOTED:
        return None, f"Tiền thưởng {quoted(typed)} không phải là số tiền; hãy ghi như 702.000."
    try:
        return parse_money(typed), None
    except Refused as refused:
        return None, f"Tiền thưởng: {refused}"


def clean_number(cell: Cell) -> Cleaned:
    if isinstance(cell, ErrorCell):
        return None, error_sentence(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell, None
    typed = text_of(cell)
    if not typed:
        return None, None
    if len(typed) > _LONGEST_QUOTED:
        return None, f"{quoted(typed)} không phải là số; hãy ghi bằng chữ số, ví dụ 92,5."
    try:
        number = float(parse_number(typed))
    except Refused as refused:
        return None, str(refused)
    return int(number) if number.is_integer() and abs(number) < 2**53 else number, None


_COUNTED = re.compile(r"\s*(?:hộ gia đình|hộ|phiếu|người)\s*", re.IGNORECASE)


def clean_count(cell: Cell) -> Cleaned:
    """A whole number: "45", "45 hộ"."""
    number, fault = clean_number(_COUNTED.sub("", cell) if isinstance(cell, str) else cell)
    if isinstance(number, float):
        return (
            None,
            f"{quoted(text_of(cell))} không phải là số hộ; hãy ghi một số nguyên, ví dụ 45.",
        )
    return number, fault


_TICKS = frozenset(("x", "✓", "✔", "☑", "v", "1", "co", "true", "dk", "dang ki", "tick", "yes"))
_NO_TICKS = frozenset(("", "0", "khong", "false", "no"))


def is_tick(cell: Cell) -> bool:
    """Whether a column to be ticked is ticked; whatever is written there counts, except a "no"."""
    if isinstance(cell, bool):
        return cell
    typed = text_of(cell)
    if typed in ("✓", "✔", "☑"):
        return True
    folded = fold(typed)
    return folded in _TICKS or (bool(typed) and folded not in _NO_TICKS)
