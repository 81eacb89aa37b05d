"""Reads what cells of lists of ratings and initiatives mean: grades, papers, scopes, kinds, results."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from models.dates import format_short
from models.initiatives import InitiativeKind, InitiativeStatus, Scope
from models.ratings import GRADES, Grade
from models.vietnamese import fold, nfc
from services.ratings import grade_meant

_PARENTHESES = re.compile(r"[(\[][^)\]]*[)\]]")
_BEFORE_GRADE = re.compile(r"^(?:(?:\d|xep loai|muc do|muc|loai|dat)\s+)+")
_AFTER_GRADE = re.compile(r"\s+(?:nhiem vu(?: duoc giao)?|nv)$")

_SCOPES: tuple[tuple[str, Scope], ...] = (
    ("toan quoc", "nation"),
    ("ca nuoc", "nation"),
    ("nha nuoc", "nation"),
    ("quoc gia", "nation"),
    ("tinh", "province"),
    ("thanh pho", "province"),
    ("bo", "province"),
    ("nganh", "province"),
    ("co so", "grassroots"),
    ("xa", "grassroots"),
    ("phuong", "grassroots"),
    ("huien", "grassroots"),
    ("truong", "grassroots"),
    ("don vi", "grassroots"),
)
_KINDS: tuple[tuple[str, InitiativeKind], ...] = (
    ("sang kien", "initiative"),
    ("giai phap", "initiative"),
    ("skkn", "initiative"),
    ("de tai", "research"),
    ("nghien cuu", "research"),
    ("de an", "scheme"),
    ("cong trinh", "scheme"),
)
_STATUSES: tuple[tuple[str, InitiativeStatus], ...] = (
    ("khong", "rejected"),
    ("chua", "applied"),
    ("cho", "applied"),
    ("dang", "applied"),
    ("cong nhan", "recognised"),
    ("dat", "recognised"),
    ("dong i", "recognised"),
)


@lru_cache(maxsize=1000)
def grade_in(text: str) -> Grade | None:
    """The grade that a cell names, also with what people write around it."""
    bare = fold(_PARENTHESES.sub(" ", text))
    core = _BEFORE_GRADE.sub("", bare)
    for said in (text, bare, core, _AFTER_GRADE.sub("", core)):
        if grade := grade_meant(said):
            return grade
    return None


def unknown_grade(shown: str) -> str:
    words = [f"{grade} ({name.lower()})" for grade, name in GRADES.items()]
    return f"Không hiểu mức xếp loại {shown}; hãy ghi {', '.join(words[:-1])} hoặc {words[-1]}."


def scope_in(text: str) -> Scope | None:
    return _first(_SCOPES, text)


def initiative_kind_in(text: str) -> InitiativeKind | None:
    return _first(_KINDS, text)


def initiative_status_in(text: str) -> InitiativeStatus | None:
    return _first(_STATUSES, text)


def _first(words: Any, text: str) -> Any:
    folded = f" {fold(text)} "
    return next((meant for word, meant in words if f" {word} " in folded), None)


def paper_of(values: Mapping[str, Any], *, dated: bool = False) -> str:
    """The paper that a row names, as it is written: "Quyết định số 812/QĐ-UBND"."""
    if document := values.get("document"):
        return nfc(str(document))
    number, symbol = values.get("decision_number"), values.get("decision_symbol")
    if not number:
        return ""
    paper = f"Quyết định số {number}/{symbol}" if symbol else f"Quyết định số {number}"
    day: date | None = values.get("decision_date")
    return f"{paper} ngày {format_short(day)}" if dated and day else paper
