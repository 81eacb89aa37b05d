"""Reads the TOML files of the catalogue and lays a province's own file over them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

import resources
from models.files import plain_errors
from models.problems import Refused
from services.law import Dated
from services.thresholds import Threshold, doubled

Record = TypeVar("Record", bound=msgspec.Struct)

# The tables of the catalogue and what tells their entries apart.
KEYS = {
    "award_types": "code",
    "base_salary": "from",
    "checklists": "code",
    "deadlines": "code",
    "grounds": "code",
    "holidays": "code",
    "instruments": "code",
    "levels": "code",
    "procedures": "code",
    "regimes": "code",
    "rules": "id",
    "special_days": "on",
    "thresholds": "id",
}
_FILES = (
    *("award_types", "base_salary", "checklists", "councils", "deadlines", "grounds", "holidays"),
    *("procedures", "regimes", "rules"),
)
_NEEDS = {
    "int": "số nguyên",
    "float": "số",
    "decimal": "số",
    "str": "chữ trong ngoặc kép",
    "date": "ngày dạng 2026-07-01",
    "array": "danh sách",
    "object": "bảng",
    "bool": "true hoặc false",
}


def read_tables(profile: Path | None) -> dict[str, Any]:
    """All tables of the catalogue, the entries of ``profile`` laid over those with the same key."""
    tables: dict[str, Any] = {}
    for name in _FILES:
        text = resources.path(f"catalogue/{name}.toml").read_text("utf-8")
        tables |= tomllib.loads(text, parse_float=Decimal)
    if profile is not None and profile.exists():
        _lay_over(tables, _read_profile(profile), profile)
    return tables


def _read_profile(profile: Path) -> dict[str, Any]:
    with plain_errors(profile):
        content = profile.read_bytes()
    try:
        return tomllib.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise _bad(profile, "tệp", "không được ghi bằng bảng mã UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"dòng {place[1]}, cột {place[2]}" if place else "cuối tệp"
        raise _bad(profile, where, "viết sai cách") from None


def _lay_over(tables: dict[str, Any], added: dict[str, Any], profile: Path) -> None:
    if isinstance(version := added.pop("version", ""), str) and version:
        tables["version"] = f"{tables['version']}+{version}"
    for table, entries in added.items():
        key = KEYS.get(table)
        if key is None:
            raise _bad(profile, table, "không phải là một mục của danh mục")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise _bad(profile, table, f"phải viết thành các bảng [[{table}]]")
        known = {entry.get(key): entry for entry in tables[table]}
        for entry in entries:
            if not isinstance(entry.get(key), str | date):
                raise _bad(profile, table, f"có một bảng thiếu “{key}”")
            known[entry[key]] = known.get(entry[key], {}) | entry
        tables[table] = list(known.values())


def convert(
    tables: Mapping[str, Any], table: str, kind: type[Record], profile: Path | None
) -> tuple[Record, ...]:
    """The entries of one table as records; a mistake can only be the profile's."""
    records: list[Record] = []
    for entry in tables[table]:
        place = f"{table} “{entry[KEYS[table]]}”"
        try:
            record = msgspec.convert(entry, kind)
        except msgspec.ValidationError as error:
            if profile is None:
                raise
            raise _bad(profile, *_place_and_reason(place, str(error))) from None
        _check_dates(record, place, profile)
        records.append(record)
    return tuple(records)


def _check_dates(record: msgspec.Struct, place: str, profile: Path | None) -> None:
    """No period may end before it begins."""
    nested = [entry for value in msgspec.structs.asdict(record).values() for entry in _dated(value)]
    for entry in [*_dated((record,)), *nested]:
        if entry.since and entry.until and entry.since > entry.until:
            raise _bad(profile, place, f"có “to” {entry.until} trước “from” {entry.since}")


def _dated(value: object) -> Sequence[Dated]:
    return (
        [entry for entry in value if isinstance(entry, Dated)] if isinstance(value, tuple) else []
    )


def check_beginnings(entries: Sequence[Dated], table: str, profile: Path | None) -> None:
    """Refuse two entries that begin on the same day where only one can hold."""
    for since, count in Counter(entry.since for entry in entries).items():
        if count > 1:
            when = f"cùng bắt đầu từ {since}" if since else "cùng thiếu “from”"
            raise _bad(profile, table, f"có {count} bảng {when}")


def check_thresholds(
    thresholds: Sequence[Threshold], awards: Collection[str], profile: Path | None
) -> None:
    """Refuse one for an award that is not known, and two of which nobody could say which holds."""
    for threshold in thresholds:
        for code in threshold.awards:
            if code not in awards:
                place = f"thresholds “{threshold.id}”, awards"
                raise _bad(profile, place, f"có mã “{code}” không có trong danh mục")
    if reason := doubled(thresholds):
        raise _bad(profile, "thresholds", reason)


def _place_and_reason(place: str, message: str) -> tuple[str, str]:
    """What msgspec says, for somebody who has the file open."""
    reason, _, path = message.partition(" - at `$")
    path = path.rstrip("`").lstrip(".")
    if path:
        place = f"{place}, {path}"
    if found := re.match(r"Object missing required field `(\w+)`", reason):
        return place, f"thiếu “{found[1]}”"
    if found := re.match(r"Object contains unknown field `(\w+)`", reason):
        return place, f"có “{found[1]}” là tên không dùng"
    if found := re.match(r"Invalid enum value '(.+)'", reason):
        return place, f"có giá trị “{found[1]}” không dùng được"
    if found := re.match(r"Expected `([\w |]+)`", reason):
        needed = " hoặc ".join(
            _NEEDS.get(name, name) for name in found[1].split(" | ") if name != "null"
        )
        return place, f"cần {needed}"
    return place, "có giá trị không dùng được"


def _bad(profile: Path | None, place: str, reason: str) -> Refused:
    return Refused(
        f"Trong tệp quy định riêng {profile}, {place} {reason};"
        " hãy sửa chỗ đó hoặc chuyển tệp ra khỏi thư mục rồi mở lại."
    )
