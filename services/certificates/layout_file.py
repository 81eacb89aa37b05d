"""Tệp bố cục giấy khen: read with every mistake named by file, line and field, and written back."""

from __future__ import annotations

import functools
import re
import tomllib
from datetime import date

import msgspec

import resources
from models.problems import Refused
from services.catalogue_file import explained
from services.certificates.keys import KEYS
from services.certificates.layout import Field, Layout, problems_of
from services.toml_places import Path, TomlPlaces


@functools.cache
def shipped_layouts() -> tuple[Layout, ...]:
    files = sorted(resources.path("certificates").glob("*.toml"))
    return tuple(read_layout(file.read_text("utf-8"), file.name) for file in files)


def read_layout(text: str, name: str) -> Layout:
    """The layout that ``text`` describes. Raises ``Refused`` naming the file ``name`` and the field."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
        raise _refusal(name, where, "viết sai cách") from None
    except (RecursionError, ValueError):  # brackets in brackets without end, a number of a book
        raise _refusal(name, "tệp", "viết sai cách") from None
    try:
        layout = msgspec.convert(tables, Layout)
    except msgspec.ValidationError as error:
        path, reason = explained(error, Layout)
        raise _refusal(name, _where(text, path, tables), reason) from None
    for problem in problems_of(layout):
        raise _refusal(name, _where(text, problem.path, tables), problem.reason)
    return layout


def written(layout: Layout) -> str:
    """``layout`` as the text of a TOML file; ``read_layout`` gives it back."""
    lines: list[str] = []
    tables = msgspec.to_builtins(layout, builtin_types=(date,))
    for name, value in tables.items():
        if name in ("fields", "frame", "emblem") or value is None:
            continue
        lines.append(f"{name} = {_toml(value)}")
    for name in ("frame", "emblem"):
        if tables[name] is not None:
            pairs = ", ".join(f"{key} = {_toml(value)}" for key, value in tables[name].items())
            lines.append(f"{name} = {{ {pairs} }}")
    usual = {field.name: field.default for field in msgspec.structs.fields(Field)}
    for field in tables["fields"]:
        said = {key: value for key, value in field.items() if value != usual[key]}
        lines += ["", "[[fields]]", *(f"{key} = {_toml(value)}" for key, value in said.items())]
    return "\n".join(lines) + "\n"


def _where(text: str, path: Path, tables: dict[str, object]) -> str:
    """ "dòng 12, ô “Tên người, tập thể, hộ”, x"."""
    parts: list[str] = []
    if line := TomlPlaces(text).line(path):
        parts.append(f"dòng {line}")
    match path:
        case ("fields", int(index), *rest):
            fields = tables.get("fields")
            entry = fields[index] if isinstance(fields, list) else {}
            key = entry.get("key", "") if isinstance(entry, dict) else ""
            known = KEYS.get(key) if isinstance(key, str) else None
            parts.append(f"ô “{known.label if known else key or index + 1}”")
            parts += [str(step) for step in rest if known]
        case _:
            parts += [str(step) for step in path]
    return ", ".join(parts) or "tệp"


def _refusal(name: str, where: str, reason: str) -> Refused:
    return Refused(
        f"Trong bố cục giấy khen {name}, {where} {reason}; hãy sửa chỗ đó rồi dùng lại bố cục."
    )


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{round(value, 3):g}" if abs(value) < 100000 else str(value)
        case str():
            return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
        case list() | tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            return str(value)
