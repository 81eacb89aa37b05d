"""Recognises what the heading of a column means, alone or below another heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from models.subjects import SubjectKind
from models.vietnamese import canonical, fold, nfc
from services.intake.columns import LIST_FIELDS, ListKind
from services.intake.fields import FIELDS
from services.ratings import grade_meant


@dataclass(frozen=True, slots=True)
class Heading:
    """What one column is headed: its field, and what the heading itself tells of the rows."""

    field: str
    kind: SubjectKind | None = None
    label: str = ""
    """Of a column to be ticked: what a tick in it means."""


_KIND_WORDS: tuple[tuple[str, SubjectKind], ...] = (
    ("tenho", "household"),
    ("hogiadinh", "household"),
    ("giadinh", "household"),
    ("tapthe", "collective"),
    ("donvi", "collective"),
    ("coquan", "collective"),
    ("truong", "collective"),
    ("thon", "collective"),
    ("hovaten", "individual"),
    ("hoten", "individual"),
    ("canhan", "individual"),
    ("tacgia", "individual"),
)
# Words at the end or the beginning of a heading that leave its meaning as it is.
_TRAILING = frozenset(
    fold(
        "nếu có theo ghi rõ hiện nay tại năm học đề nghị khen thưởng được đăng ký xét tặng của "
        "người cán bộ công chức viên cá nhân đơn vị đạt"
    ).split()
)
_LEADING = frozenset(fold("cột ghi đề nghị").split())
_PEOPLE = frozenset(("name", "name_and_position", "family_name", "given_name"))
_SHORT = 4
_LONGEST = 150
_YEAR_ONLY = re.compile(r"(?:năm(?:\s+học)?)?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?", re.I)
_PARENTHESES = re.compile(r"[(\[][^)\]]*[)\]]")
_LISTED = re.compile(r"[/,;\n+&]|\s[-–]\s")
_JOINED = re.compile(r"[/,;\n+&]|\s[-–]\s|\s(?:và|hoặc|hay)\s")


def key_of(text: str) -> str:
    """The key under which headings are compared: no marks, no case, no blanks."""
    return fold(text).replace(" ", "")


def _exact_key(text: str) -> str:
    """Short words keep their marks, for Kỳ is not Ký, Họ not Hộ and Năm not Nam."""
    key = key_of(text)
    return key if len(key) > _SHORT else "".join(canonical(text).split()).strip(".:*")


@cache
def _dictionary(kind: ListKind, weak: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in FIELDS:
        if field.name in LIST_FIELDS[kind]:
            for text in field.headers(weak=weak):
                found.setdefault(_exact_key(text), field.name)
    return found


def recognise(text: str, kind: ListKind, *, weakly: bool = False) -> Heading | None:
    """The field that a heading means in a list of ``kind``."""
    field = _field_of(nfc(text), _dictionary(kind, weakly))
    if field is None:
        return Heading("rating", label=text) if kind == "ratings" and _is_grade(text) else None
    return Heading(field, _kind_told(text) if field in _PEOPLE else None)


def _is_grade(text: str) -> bool:
    """Whether a column is headed by one grade, to be ticked; short words may mean anything."""
    return len(key_of(text)) > _SHORT - 1 and grade_meant(text) is not None


def _field_of(text: str, known: dict[str, str]) -> str | None:
    if not text or len(text) > _LONGEST:
        return None
    if found := known.get(_exact_key(text)):
        return found
    bare = _PARENTHESES.sub(" ", text)
    if found := known.get(_exact_key(bare)) or _without_additions(fold(bare).split(), known):
        return found
    for parts in (_LISTED.split(bare), _JOINED.split(bare)):
        fields = [known.get(_exact_key(part)) for part in parts if key_of(part)]
        if fields[:1] == ["name"] and fields[1:] and None not in fields and fields[1] != "name":
            return "name_and_position" if "name_and_position" in known.values() else None
        if len(set(fields)) == 1 and fields[0]:
            return fields[0]
    return None


def _without_additions(words: list[str], known: dict[str, str]) -> str | None:
    first, last = 0, len(words)
    while first < last:
        key = "".join(words[first:last])
        if len(key) > _SHORT and (found := known.get(key)):
            return found
        if words[last - 1] in _TRAILING or words[last - 1].isdigit():
            last -= 1
        elif words[first] in _LEADING or words[first].isdigit():
            first += 1
        else:
            break
    return None


def _kind_told(text: str) -> SubjectKind | None:
    """The kind of whoever stands under a heading, when it names one kind only."""
    key = key_of(text)
    if "chuho" in key:
        return "household"
    told: set[SubjectKind] = {kind for word, kind in _KIND_WORDS if word in key}
    return told.pop() if len(told) == 1 else None


def kind_told(field: str, text: str) -> SubjectKind | None:
    """The kind that the heading of a column tells, when the column holds names."""
    return _kind_told(text) if field in _PEOPLE else None


def recognise_under(group: str, text: str, siblings: set[str], kind: ListKind) -> Heading | None:
    """The field of a column headed ``text`` below ``group``; ``siblings`` are the keys beside it."""
    above = recognise(group, kind) or recognise(group, kind, weakly=True)
    if not text:
        return above
    key = key_of(text)
    if above is not None:
        inner = _UNDER.get((above.field, key))
        if key == "nam" and above.field in ("birth_date", "sex"):
            # Nam and Năm have one key, and NAM is written for both: what stands beside it tells.
            if "thang" in siblings:
                inner = "birth_year"
            elif "nu" not in siblings:
                inner = above.field
        if inner:
            return Heading(inner, _kind_told(text))
        if above.field in ("award", "rating") and _YEAR_ONLY.fullmatch(text.strip()):
            return above
        if above.field == "rating" and kind == "ratings" and grade_meant(text):
            return Heading("rating", label=text)
        if above.field == "award" and recognise(text, kind) is None:
            return Heading("award", label=text)
    return recognise(text, kind) or recognise(f"{group} {text}", kind)


_UNDER: dict[tuple[str, str], str] = {
    ("birth_date", "nam"): "birth_male",
    ("birth_date", "nu"): "birth_female",
    ("birth_date", "ngai"): "birth_day",
    ("birth_date", "thang"): "birth_month",
    ("sex", "nam"): "sex_male",
    ("sex", "nu"): "sex_female",
    ("name", "ho"): "family_name",
    ("name", "hodem"): "family_name",
    ("name", "hovatendem"): "family_name",
    ("name", "hovadem"): "family_name",
    ("name", "holot"): "family_name",
    ("name", "ten"): "given_name",
    ("name", "tapthe"): "name",
    ("name", "canhan"): "name",
    ("name", "hogiadinh"): "name",
    ("posted_from", "tu"): "posted_from",
    ("posted_from", "tungai"): "posted_from",
    ("posted_from", "batdau"): "posted_from",
    ("posted_from", "den"): "posted_to",
    ("posted_from", "denngai"): "posted_to",
    ("posted_from", "ketthuc"): "posted_to",
    ("decision_number", "so"): "decision_number",
    ("decision_number", "soqd"): "decision_number",
    ("decision_number", "sokihieu"): "decision_number",
    ("decision_number", "kihieu"): "decision_symbol",
    ("decision_number", "ngai"): "decision_date",
    ("decision_number", "ngaithang"): "decision_date",
    ("decision_number", "ngaithangnam"): "decision_date",
    ("decision_number", "ngaiki"): "decision_date",
    ("decision_number", "coquan"): "issuer",
    ("decision_number", "coquanbanhanh"): "issuer",
    ("decision_number", "nguoiki"): "issuer",
    ("decision_number", "cap"): "level",
}
