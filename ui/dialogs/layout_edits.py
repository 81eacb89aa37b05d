"""What is dragged on the page or typed beside it becomes the layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.dialogs.layout_draft import LayoutDraft, turned_to
from ui.dialogs.layout_panels import (
    LYING,
    SHEETS,
    FieldPanel,
    LayoutPanel,
    changed_emblem,
    changed_frame,
    sheet_of,
)
from ui.widgets.page_picture import PagePicture

NO_NUMBER = "Hãy gõ một số."


class LayoutEdits:
    """``show`` is called after each change."""

    def __init__(
        self,
        draft: LayoutDraft,
        picture: PagePicture,
        field_panel: FieldPanel,
        page_panel: LayoutPanel,
        show: Callable[[], object],
    ) -> None:
        self._draft = draft
        self._picture = picture
        self._field_panel = field_panel
        self._page_panel = page_panel
        self._show = show
        picture.moved.connect(self._move)
        picture.stretched.connect(self._stretch)
        picture.let_go.connect(draft.settle)
        field_panel.changed.connect(self._type)
        page_panel.changed.connect(self._type_page)

    def _move(self, key: str, x: float, y: float) -> None:
        self._change_field(key, f"{key}.place", x=x, y=y)

    def _stretch(self, key: str, width: float, height: float) -> None:
        self._change_field(key, f"{key}.size", width=width, height=height)

    def _type(self, name: str, value: Any) -> None:
        """Something was typed about the chosen field."""
        key = self._picture.chosen_key
        if not name or not key:
            return
        if value is None and name == "least":
            value = 0.0
        if value is None:
            self._field_panel.show_problems({name: NO_NUMBER})
            return
        self._change_field(key, f"{key}.{name}", **{name: value})

    def _type_page(self, name: str, value: Any) -> None:
        layout, mark = self._draft.layout, f"page.{name}"
        if value is None and name not in ("since", "until", "sheet"):
            if name:
                self._page_panel.show_problems({name: NO_NUMBER})
            return
        if name in ("sheet", "way"):
            self._turn(name, value)
        elif name.startswith("emblem"):
            self._draft.change_page(mark, emblem=changed_emblem(layout, name, value))
        elif name.startswith("frame_"):
            self._draft.change_page(mark, frame=changed_frame(layout, name, value))
        else:
            self._draft.change_page(mark, **{name: value})
        self._show()

    def _turn(self, name: str, value: str | None) -> None:
        layout = self._draft.layout
        sheet, way = sheet_of(layout)
        sheet, way = (value or "", way) if name == "sheet" else (sheet, value or way)
        long, short = SHEETS.get(
            sheet, (max(layout.width, layout.height), min(layout.width, layout.height))
        )
        width, height = (long, short) if way == LYING else (short, long)
        self._draft.change(turned_to(layout, width, height))

    def _change_field(self, key: str, mark: str, **values: Any) -> None:
        if self._draft.change_field(key, mark, **values):
            self._show()
