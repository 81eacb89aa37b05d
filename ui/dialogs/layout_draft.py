"""A layout while it is changed: each step can be taken back until the editor is closed."""

from __future__ import annotations

from typing import Any

import msgspec

from services.certificates.keys import KEYS
from services.certificates.layout import SMALLEST_PAGE, Emblem, Field, Layout

MOST_STEPS = 200
NEW_WIDTH, NEW_HEIGHT, NEW_SIZE = 120.0, 10.0, 14.0
"""Of a field that is added: millimetres, and points."""


class LayoutDraft:
    """Changes with the same ``mark``, one right after the other, are one step."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._begun = layout
        self._before: list[Layout] = []
        self._after: list[Layout] = []
        self._mark = ""

    @property
    def touched(self) -> bool:
        return self.layout != self._begun

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def change(self, layout: Layout, mark: str = "") -> bool:
        """Whether anything is different now."""
        if layout == self.layout:
            return False
        if not mark or mark != self._mark:
            self._before = [*self._before[1 - MOST_STEPS :], self.layout]
        self._after.clear()
        self._mark = mark
        self.layout = layout
        return True

    def change_field(self, key: str, mark: str = "", **values: Any) -> bool:
        changed = [
            msgspec.structs.replace(field, **values) if field.key == key else field
            for field in self.layout.fields
        ]
        return self.change(with_fields(self.layout, changed), mark)

    def change_page(self, mark: str = "", **values: Any) -> bool:
        return self.change(msgspec.structs.replace(self.layout, **values), mark)

    def add_field(self, key: str) -> bool:
        """In the middle of the page."""
        layout = self.layout
        width, height = min(NEW_WIDTH, layout.width), min(NEW_HEIGHT, layout.height)
        field = Field(
            key=key,
            x=round((layout.width - width) / 2, 1),
            y=round((layout.height - height) / 2, 1),
            width=width,
            height=height,
            size=NEW_SIZE,
            text="" if KEYS[key].text else "Nội dung dòng thêm",
        )
        return self.change(with_fields(self.layout, [*self.layout.fields, field]))

    def remove_field(self, key: str) -> bool:
        kept = [field for field in self.layout.fields if field.key != key]
        return self.change(with_fields(self.layout, kept))

    def settle(self) -> None:
        """The next change is a step of its own."""
        self._mark = ""

    def undo(self) -> None:
        if self._before:
            self._after.append(self.layout)
            self.layout = self._before.pop()
            self._mark = ""

    def redo(self) -> None:
        if self._after:
            self._before.append(self.layout)
            self.layout = self._after.pop()
            self._mark = ""


def with_fields(layout: Layout, fields: list[Field]) -> Layout:
    return msgspec.structs.replace(layout, fields=tuple(fields))


def turned_to(layout: Layout, width: float, height: float) -> Layout:
    """The same layout on paper of another size: everything keeps its share of the page."""
    across = width / layout.width if layout.width >= SMALLEST_PAGE else 1.0
    down = height / layout.height if layout.height >= SMALLEST_PAGE else 1.0
    fields = [
        msgspec.structs.replace(
            field,
            x=round(field.x * across, 1),
            y=round(field.y * down, 1),
            width=round(field.width * across, 1),
            height=round(field.height * down, 1),
        )
        for field in layout.fields
    ]
    emblem = layout.emblem and Emblem(
        x=round(layout.emblem.x * across, 1),
        y=round(layout.emblem.y * down, 1),
        size=round(layout.emblem.size * min(across, down), 1),
    )
    page = msgspec.structs.replace(layout, width=width, height=height, emblem=emblem)
    return with_fields(page, fields)
