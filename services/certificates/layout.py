"""Bố cục giấy khen: what stands where on the page, in millimetres from its upper left corner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from msgspec import Struct

from services.certificates.keys import BLANKS, KEYS, NEEDED
from services.law import AwardKind, Dated
from services.toml_places import Path

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
    "none": "Không",
    "lines": "Đường thẳng",
    "ornate": "Hoa văn",
}
SMALLEST_PAGE, LARGEST_PAGE = 70.0, 600.0
SMALLEST_TYPE, LARGEST_TYPE = 5.0, 120.0
MOST_LINES = 8
LONGEST_NAME = 120
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
    elif len(layout.name) > LONGEST_NAME:
        yield Problem(("name",), f"có tên bố cục dài hơn {LONGEST_NAME} chữ")
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
