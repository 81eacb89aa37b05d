"""Reads the TOML files of the catalogue and lays a province's own file over them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

import resources
from services.dossier_law import ForDossiers
from services.law import Dated
from services.profile_file import KEYS, Place, ProfileFile
from services.thresholds import Threshold, doubled

Record = TypeVar("Record", bound=msgspec.Struct)
Entry = Mapping[str, Any]

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
_BOUNDS = {">=": "từ {} trở lên", "<=": "đến {}", ">": "trên {}", "<": "dưới {}"}


def read_tables(profile: ProfileFile | None = None) -> dict[str, Any]:
    """All tables of the catalogue, the entries of ``profile`` laid over those with the same key."""
    tables: dict[str, Any] = {}
    for name in _FILES:
        text = resources.path(f"catalogue/{name}.toml").read_text("utf-8")
        tables |= tomllib.loads(text, parse_float=Decimal)
    if profile is not None:
        _lay_over(tables, profile)
    return tables


def _lay_over(tables: dict[str, Any], profile: ProfileFile) -> None:
    version = profile.tables.get("version")
    if isinstance(version, str) and version:
        tables["version"] = f"{tables['version']}+{version}"
    for table, entries in profile.tables.items():
        if table == "version":
            continue
        key = KEYS.get(table)
        if key is None:
            reason = f"không phải là một mục của danh mục{_meant(table, KEYS)}"
            raise profile.refusal(Place(table), reason)
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise profile.refusal(Place(table), f"phải viết thành các bảng [[{table}]]")
        known = {entry.get(key): entry for entry in tables[table]}
        for index, entry in enumerate(entries):
            if not isinstance(entry.get(key), str | date):
                at = (table, index)
                raise profile.refusal(Place(table), f"có một bảng thiếu “{key}”", at)
            known[entry[key]] = _laid_over(known.get(entry[key], {}), entry)
        tables[table] = list(known.values())


def _laid_over(known: Entry, entry: Entry) -> Entry:
    """What ``entry`` leaves out stays; of the same evaluator also single parameters and sentences.

    Whoever sets the parameters of a rule that is switched off means to use it.
    """
    laid = {**known, **entry}
    if entry.get("evaluator", known.get("evaluator")) == known.get("evaluator"):
        for name in ("parameters", "says"):
            if isinstance(known.get(name), dict) and isinstance(entry.get(name), dict):
                laid[name] = {**known[name], **entry[name]}
    if "parameters" in entry and "enabled" not in entry and known.get("enabled") is False:
        laid["enabled"] = True
    return laid


def convert(
    tables: Mapping[str, Any], table: str, kind: type[Record], profile: ProfileFile | None
) -> tuple[Record, ...]:
    """The entries of one table as records; a mistake can only be the profile's."""
    records: list[Record] = []
    for entry in tables[table]:
        place = Place(table, entry[KEYS[table]])
        try:
            record = msgspec.convert(entry, kind)
        except msgspec.ValidationError as error:
            if profile is None:
                raise
            inside, reason = explained(error, kind)
            raise profile.refusal(place.inside(*inside), reason) from None
        _check_dates(record, place, profile)
        records.append(record)
    return tuple(records)


def _check_dates(record: msgspec.Struct, place: Place, profile: ProfileFile | None) -> None:
    """No period may end before it begins."""
    nested = [entry for value in msgspec.structs.asdict(record).values() for entry in _dated(value)]
    for entry in [*_dated((record,)), *nested]:
        if entry.since and entry.until and entry.since > entry.until:
            raise refusal(profile, place, f"có “to” {entry.until} trước “from” {entry.since}")


def _dated(value: object) -> Sequence[Dated]:
    return (
        [entry for entry in value if isinstance(entry, Dated)] if isinstance(value, tuple) else []
    )


def check_beginnings(entries: Sequence[Dated], place: Place, profile: ProfileFile | None) -> None:
    """Refuse two entries that begin on the same day where only one can hold."""
    for since, count in Counter(entry.since for entry in entries).items():
        if count > 1:
            when = f"cùng bắt đầu từ {since}" if since else "cùng thiếu “from”"
            raise refusal(profile, place, f"có {count} bảng {when}")


def check_thresholds(
    thresholds: Sequence[Threshold], awards: Collection[str], profile: ProfileFile | None
) -> None:
    """Refuse one for an award that is not known, and two of which nobody could say which holds."""
    for threshold in thresholds:
        for code in threshold.awards:
            if code not in awards:
                place = Place("thresholds", threshold.id, ("awards",))
                raise refusal(profile, place, f"có mã “{code}” không có trong danh mục")
    if reason := doubled(thresholds):
        raise refusal(profile, Place("thresholds"), reason)


def check_for_dossiers(
    table: str,
    entries: Sequence[ForDossiers],
    awards: Collection[str],
    grounds: Collection[str],
    profile: ProfileFile | None,
) -> None:
    """Refuse one that is meant for an award or a ground that is not known."""
    for entry in entries:
        for field, codes, known in (
            ("awards", entry.awards, awards),
            ("grounds", entry.grounds, grounds),
        ):
            for code in codes:
                if code not in known:
                    place = Place(table, entry.code, (field,))
                    raise refusal(profile, place, f"có mã “{code}” không có trong danh mục")


def refusal(profile: ProfileFile | None, place: Place, reason: str) -> Exception:
    """What the catalogue itself does wrong is a bug."""
    return profile.refusal(place, reason) if profile else ValueError(f"{place} {reason}")


def explained(
    error: msgspec.ValidationError, kind: type[msgspec.Struct]
) -> tuple[tuple[str | int, ...], str]:
    """Where in the entry it is, and what is wrong, for somebody who has the file open."""
    reason, _, path = str(error).partition(" - at ")
    if found := re.match(r"`key` in `\$(.*)`", path):
        path = found[1]
    else:
        path = path.removeprefix("`$").rstrip("`")
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", path)
    inside = tuple(name or int(number) for name, number in steps)
    if found := re.match(r"Object missing required field `(\w+)`", reason):
        return inside, f"thiếu “{found[1]}”"
    if found := re.match(r"Object contains unknown field `(.+)`", reason):
        known = () if inside else kind.__struct_encode_fields__
        return (*inside, found[1]), f"là tên không dùng{_meant(found[1], known)}"
    if found := re.match(r"Invalid enum value '(.+)'", reason):
        return inside, f"có giá trị “{found[1]}” không dùng được"
    if found := re.match(r"Expected `(\w+)` (?:of length )?([<>]=?) (\d+)", reason):
        bound = _BOUNDS[found[2]].format(found[3])
        what = "danh sách có số phần tử" if found[1] == "array" else _NEEDS.get(found[1], found[1])
        return inside, f"cần {what} {bound}"
    if found := re.match(r"Expected `([\w |]+)`", reason):
        needed = " hoặc ".join(
            _NEEDS.get(name, name) for name in found[1].split(" | ") if name != "null"
        )
        return inside, f"cần {needed}"
    # What a record asks of its own fields is told in its words.
    return inside, reason if reason.startswith("phải ") else "có giá trị không dùng được"


def _meant(name: str, known: Collection[str]) -> str:
    """The name that was probably meant."""
    found = get_close_matches(name, list(known), 1)
    return f" (có phải “{found[0]}”?)" if found else ""
