"""Turns what stands in the catalogue or the profile into what a form shows, and back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from models.numbers import format_number, parse_integer, parse_number
from models.problems import Refused
from models.vietnamese import fold
from services.catalogue import Catalogue
from services.profile_fields import ProfileField


def value_at(entry: Mapping[str, Any], name: str) -> Any:
    """What stands in an entry under the name of a field."""
    value: Any = entry
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def shown(catalogue: Catalogue, field: ProfileField, value: Any) -> Any:
    """A stored value as the widget of the form takes it."""
    match field.kind:
        case "code":
            return _name(catalogue, field, value) if value else ""
        case "codes":
            return "; ".join(_name(catalogue, field, code) for code in value or ())
        case "integer" | "decimal":
            return "" if value is None else format_number(Decimal(str(value)))
        case "text":
            return "" if value is None else str(value)
        case "choice":
            return "" if value is None else value
        case _:
            return value


def stored(catalogue: Catalogue, field: ProfileField, typed: Any) -> Any:
    """What the widget gives, as it is written in the file; None for nothing. Raises ``Refused``."""
    if field.required and typed in ("", None):
        raise Refused("Hãy nhập mục này.")
    match field.kind:
        case "code":
            return _code(catalogue, field, typed) if typed else None
        case "codes":
            names = [each.strip() for each in str(typed).split(";")]
            return [_code(catalogue, field, each) for each in names if each]
        case "integer":
            return parse_integer(typed) if typed else None
        case "decimal":
            return parse_number(typed) if typed else None
        case "choice":
            return typed if typed in field.choices else typed or None
        case "text":
            return typed or None
        case _:
            return typed


def _name(catalogue: Catalogue, field: ProfileField, code: str) -> str:
    if code in field.choices:
        return field.choices[code]
    known = {award.code: award.abbreviation or award.name for award in catalogue.award_types()}
    grounds = {ground.code: ground.name for ground in catalogue.grounds}
    deadlines = {deadline.code: deadline.name for deadline in catalogue.deadlines}
    return known.get(code) or grounds.get(code) or deadlines.get(code) or code


def _code(catalogue: Catalogue, field: ProfileField, name: str) -> str:
    for code, text in field.choices.items():
        if fold(name) in (fold(text), fold(code)):
            return code
    if field.choices:
        raise Refused(f"Không có mục “{name}”; hãy ghi: {'; '.join(field.choices.values())}.")
    if award := catalogue.recognise(name):
        return award.code
    if ground := catalogue.recognise_ground(name):
        return ground.code
    for deadline in catalogue.deadlines:
        if fold(name) in (fold(deadline.name), fold(deadline.code)):
            return deadline.code
    raise Refused(
        f"Danh mục không có “{name}”; hãy ghi tên hoặc chữ viết tắt, cách nhau bằng dấu ;"
    )
