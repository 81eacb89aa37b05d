"""Bố cục giấy khen: what stands where on the page, in millimetres from its upper left corner."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

import msgspec
from msgspec import Struct

import resources
from models.problems import Refused
from services.catalogue_file import explained
from services.certificates.keys import BLANKS, KEYS, NEEDED
from services.law import AwardKind, Dated
from services.toml_places import Path, TomlPlaces

FieldAlign = Literal["left", "center", "right"]
VerticalAlign = Literal["top", "middle", "bottom"]
FontName = Literal["Times New Roman", "Inter"]
FrameStyle = Literal["none", "lines", "ornate"]

ALIGNS: dict[FieldAlign, str] = {"left": "Trái", "center": "Giữa", "right": "Phải"}
VERTICAL_ALIGNS: dict[VerticalAlign, str] = {
    "top": "Trên", "middle": "Giữa", "bottom": "Dưới",
}  # fmt: skip
FONTS: tuple[FontName, ...] = ("Times New Roman", "Inter")
FRAME_STYLES: dict[FrameStyle, str] = {
    "none": "Không có khung",
    "lines": "Khung đường thẳng",
    "ornate": "Khung hoa văn",
}
SMALLEST_PAGE, LARGEST_PAGE = 70.0, 600.0
SMALLEST_TYPE, LARGEST_TYPE = 5.0, 120.0
MOST_LINES = 8
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_BLANK = re.compile(r"\{([^{}]*)\}")
_TINY = 1e-6


class Field(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A box in which one text stands."""

    key: str
    """Of ``KEYS``."""
    x: float
    y: float
    """Of the left upper corner."""
    width: float
    height: float
    size: float
    """In points."""
    least: float = 0.0
    """The smallest size to which a text too long is set; 0: it keeps its size."""
    lines: int = 1
    """The most."""
    wraps: bool = False
    """Whether a long text is first broken into lines, and only then made smaller."""
    align: FieldAlign = "center"
    vertical: VerticalAlign = "middle"
    leading: float = 1.25
    """From line to line, as a multiple of the size."""
    font: FontName = "Times New Roman"
    colour: str = "#000000"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    """A rule below it as long as the text."""
    capitals: bool = False
    text: str = ""
    """Instead of what such a field usually says."""
    blank_only: bool = False
    """Printed on the stock already, and so drawn on blank paper alone."""

    @property
    def label(self) -> str:
        return KEYS[self.key].label

    @property
    def template(self) -> str:
        return self.text or KEYS[self.key].text

    @property
    def floor(self) -> float:
        return self.least or self.size

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Frame(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Drawn on blank paper alone."""

    style: FrameStyle = "none"
    inset: float = 10.0
    """From the edge of the paper."""


class Emblem(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A star in a wreath, drawn on blank paper alone."""

    x: float
    """Of its middle."""
    y: float
    """Of its upper edge."""
    size: float


class Layout(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: str
    name: str
    citation: str = ""
    width: float
    height: float
    """Of the paper as it goes through the printer, in millimetres."""
    awards: tuple[str, ...] = ()
    """Codes of the awards whose certificate it usually is."""
    award_kinds: tuple[AwardKind, ...] = ()
    """It is also that of every award of these kinds that no other layout names."""
    signature_space: float = 35.0
    """Left for signature and seal below the position."""
    frame: Frame = Frame()
    emblem: Emblem | None = None
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field | None:
        return next((field for field in self.fields if field.key == key), None)


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a layout from being used."""

    path: Path
    """Where in the file: ``("fields", 2, "x")``."""
    reason: str
    """Follows the name of the place: "nằm ngoài trang giấy"."""
    field: str = ""
    """Key of the field, when it is one's."""

    @property
    def sentence(self) -> str:
        """For somebody who looks at the field itself."""
        if self.field in KEYS:
            return f"Ô “{KEYS[self.field].label}” {self.reason}."
        return f"{self.reason[:1].upper()}{self.reason[1:]}."


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


def problems_of(layout: Layout) -> list[Problem]:
    """Everything that keeps ``layout`` from being used, for a file and for the editor."""
    return [*_page_problems(layout), *_field_problems(layout), *_problems_between(layout)]


def overlaps(layout: Layout) -> list[tuple[Field, Field]]:
    """Fields whose boxes lie over each other: their texts could touch."""
    return [
        (one, other)
        for one, other in combinations(layout.fields, 2)
        if one.x < other.right - _TINY
        and other.x < one.right - _TINY
        and one.y < other.bottom - _TINY
        and other.y < one.bottom - _TINY
    ]


def _page_problems(layout: Layout) -> Iterator[Problem]:
    if not layout.name.strip():
        yield Problem(("name",), "chưa có tên bố cục")
    for side in ("width", "height"):
        if not SMALLEST_PAGE <= getattr(layout, side) <= LARGEST_PAGE:
            yield Problem((side,), "phải từ 70 đến 600 mm")
    if layout.since and layout.until and layout.since > layout.until:
        yield Problem(("to",), "có ngày thôi dùng trước ngày bắt đầu dùng")
    if not 0 <= layout.signature_space <= 80:
        yield Problem(("signature_space",), "phải từ 0 đến 80 mm")
    if not 0 <= layout.frame.inset <= min(layout.width, layout.height) / 4:
        yield Problem(("frame", "inset"), "phải từ 0 đến một phần tư cạnh ngắn của giấy")
    emblem = layout.emblem
    if emblem and not (
        emblem.size > 0
        and emblem.x - emblem.size / 2 >= 0
        and emblem.x + emblem.size / 2 <= layout.width
        and emblem.y >= 0
        and emblem.y + emblem.size <= layout.height
    ):
        yield Problem(("emblem",), f"nằm ngoài trang giấy {_measures(layout)}")


def _problems_between(layout: Layout) -> Iterator[Problem]:
    """Of fields that are missing, and of the room between two."""
    keys = {field.key for field in layout.fields}
    for key in NEEDED:
        if key not in keys:
            yield Problem(("fields",), f'thiếu ô “{KEYS[key].label}” (key = "{key}")')
    position, signer = layout.field("position"), layout.field("signer")
    if position and signer and signer.y - position.bottom < layout.signature_space - _TINY:
        room = f"{layout.signature_space:g}".replace(".", ",")
        yield Problem(
            ("fields", layout.fields.index(signer), "y"),
            f"chưa chừa đủ {room} mm dưới chức vụ để ký, đóng dấu",
            "signer",
        )


def _field_problems(layout: Layout) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, field in enumerate(layout.fields):
        for name, reason in _wrong(field, layout, seen):
            yield Problem(("fields", index, name), reason, field.key)
        seen.add(field.key)


def _wrong(field: Field, layout: Layout, seen: set[str]) -> Iterator[tuple[str, str]]:
    if field.key not in KEYS:
        yield "key", f"không phải là ô dùng được; các ô dùng được: {', '.join(KEYS)}"
        return
    if field.key in seen:
        yield "key", "có hai lần"
    if not (field.width > 0 and field.height > 0):
        yield "width", "phải rộng và cao hơn 0 mm"
    elif not (
        field.x >= 0
        and field.y >= 0
        and field.right <= layout.width + _TINY
        and field.bottom <= layout.height + _TINY
    ):
        yield "x", f"nằm ngoài trang giấy {_measures(layout)}"
    if not SMALLEST_TYPE <= field.size <= LARGEST_TYPE:
        yield "size", "phải có cỡ chữ từ 5 đến 120"
    elif field.least and not SMALLEST_TYPE <= field.least <= field.size:
        yield "least", "phải có cỡ chữ nhỏ nhất từ 5 đến cỡ chữ thường"
    if not 1 <= field.lines <= MOST_LINES:
        yield "lines", f"phải có từ 1 đến {MOST_LINES} dòng"
    if not 0.8 <= field.leading <= 3:
        yield "leading", "phải có khoảng cách dòng từ 0,8 đến 3"
    if not _COLOUR.fullmatch(field.colour):
        yield "colour", f"có màu “{field.colour}” không đúng cách viết #rrggbb, ví dụ #c8102e"
    for blank in _BLANK.findall(field.text):
        if blank not in BLANKS:
            yield "text", f"có chỗ điền {{{blank}}} không dùng được"
    rest = _BLANK.sub("", field.text)
    if "{" in rest or "}" in rest:
        yield "text", "có dấu { } không đi đủ cặp"


def _measures(layout: Layout) -> str:
    return f"{layout.width:g} × {layout.height:g} mm".replace(".", ",")


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
