"""What is typed about a layout of certificates: one field of it, or the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QPlainTextEdit, QPushButton

from models.numbers import format_number
from services.certificates.keys import BLANKS
from services.certificates.layout import (
    ALIGNS,
    FONTS,
    FRAME_STYLES,
    VERTICAL_ALIGNS,
    Emblem,
    Field,
    Frame,
    Layout,
)
from ui.widgets.checked_menu import CheckedMenu
from ui.widgets.choice import Choice
from ui.widgets.colour_field import ColourField
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.live_fields import LiveFields
from ui.widgets.number_field import NumberField

SHEETS: dict[str, tuple[float, float]] = {
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "A5": (210.0, 148.0),
}
"""Lying; the long side first."""
OWN_SIZE = ""
LYING, STANDING = "lying", "standing"
PLACE = ("x", "y", "width", "height")


class FieldPanel(LiveFields):
    """``changed`` names an attribute of ``Field``."""

    def __init__(self) -> None:
        super().__init__()
        self.insert_button = QPushButton("Chèn chỗ điền…")
        self.insert_button.setAutoDefault(False)
        self.insert_menu = QMenu(self.insert_button)
        self.insert_button.setMenu(self.insert_menu)
        self._text = long_text_field(lines=3)
        for name, label in (
            ("x", "Cách trái (mm)"),
            ("y", "Cách trên (mm)"),
            ("width", "Rộng (mm)"),
            ("height", "Cao (mm)"),
        ):
            self.add_field(name, label, _number(), half=True)
        self.add_field("text", "Nội dung", self._text)
        self.add_widget(self.insert_button)
        self.add_field("font", "Phông chữ", Choice([(font, font) for font in FONTS]))
        self.add_field("size", "Cỡ chữ", _number(), half=True)
        self.add_field("leading", "Cách dòng (lần)", _number(), half=True)
        self.add_field("bold", "Đậm", QCheckBox("Đậm"), half=True)
        self.add_field("italic", "Nghiêng", QCheckBox("Nghiêng"), half=True)
        self.add_field("capitals", "Chữ in hoa", QCheckBox("Chữ in hoa"), half=True)
        self.add_field("underline", "Gạch dưới", QCheckBox("Gạch dưới"), half=True)
        self.add_field("colour", "Màu chữ", ColourField())
        self.add_field("align", "Ngang trong ô", Choice(list(ALIGNS.items())), half=True)
        self.add_field("vertical", "Dọc trong ô", Choice(list(VERTICAL_ALIGNS.items())), half=True)
        self.add_section("Khi chữ dài")
        self.add_field("lines", "Nhiều nhất (dòng)", NumberField(), half=True)
        self.add_field("least", "Cỡ nhỏ nhất", _number("như cỡ chữ"), half=True)
        self.add_field(
            "wraps", "Xuống dòng trước, thu nhỏ sau", QCheckBox("Xuống dòng trước khi thu nhỏ")
        )
        self.add_field(
            "blank_only",
            "Chỉ in trên giấy trắng",
            QCheckBox("Chỉ in trên giấy trắng"),
            help="Đánh dấu khi phôi đã in sẵn dòng này.",
        )
        for blank, explained in BLANKS.items():
            action = QAction(f"{{{blank}}}: {explained}", self.insert_menu)
            action.triggered.connect(lambda _on=False, blank=blank: self._insert(blank))
            self.insert_menu.addAction(action)

    def show_field_of(self, field: Field) -> None:
        self._text.setPlaceholderText(field.template)
        values: dict[str, Any] = {
            name: getattr(field, name)
            for name in (
                *PLACE, "text", "font", "size", "bold", "italic", "capitals", "underline",
                "colour", "align", "vertical", "lines", "leading", "wraps", "blank_only",
            )
        }  # fmt: skip
        self.fill(values | {"least": field.least or None})

    def focus_on(self, name: str) -> None:
        widget = self.widget(name)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(widget, NumberField):
            widget.selectAll()

    def _insert(self, blank: str) -> None:
        """Where the cursor is; into the usual words when there are none of its own."""
        text: QPlainTextEdit = self._text
        if not text.toPlainText():
            text.setPlainText(text.placeholderText())
            cursor = text.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            text.setTextCursor(cursor)
        text.insertPlainText(f"{{{blank}}}")
        text.setFocus(Qt.FocusReason.OtherFocusReason)


class LayoutPanel(LiveFields):
    """``changed`` names an attribute of ``Layout``, or a part of its paper, frame or emblem."""

    def __init__(self, awards: Sequence[tuple[str, str]]) -> None:
        """``awards``: (code, name) of those that may have a certificate."""
        super().__init__()
        self.add_field("name", "Tên mẫu", text_field("Giấy khen phôi 2026"))
        self.add_field(
            "sheet",
            "Khổ giấy",
            Choice([*((name, name) for name in SHEETS), (OWN_SIZE, "Khổ khác")]),
            half=True,
        )
        self.add_field(
            "way", "Chiều giấy", Choice([(LYING, "Ngang"), (STANDING, "Dọc")]), half=True
        )
        self.add_field("width", "Rộng (mm)", _number(), half=True)
        self.add_field("height", "Cao (mm)", _number(), half=True)
        self.add_field(
            "signature_space",
            "Chừa để ký, đóng dấu (mm)",
            _number(),
            help="Giữa chức vụ và họ tên người ký.",
        )
        self.add_section("Chỉ in trên giấy trắng")
        self.add_field("frame_style", "Khung", Choice(list(FRAME_STYLES.items())), half=True)
        self.add_field("frame_inset", "Cách mép (mm)", _number(), half=True)
        self.add_field("emblem", "Hình trang trí", QCheckBox("Vẽ ngôi sao trong vòng hoa"))
        self.add_field("emblem_x", "Tâm, ngang (mm)", _number(), half=True)
        self.add_field("emblem_y", "Đỉnh, dọc (mm)", _number(), half=True)
        self.add_field("emblem_size", "Cỡ hình (mm)", _number(), half=True)
        self.add_section("Dùng khi nào")
        self.add_field("awards", "Dùng cho", CheckedMenu(awards, blank="Chọn khi in"))
        self.add_field("since", "Từ ngày", DateField(), half=True)
        self.add_field("until", "Đến ngày", DateField(), half=True)
        self.add_field("citation", "Căn cứ", text_field("Mẫu phôi đặt in năm 2026"))

    def show_layout(self, layout: Layout) -> None:
        emblem = layout.emblem
        for name in ("emblem_x", "emblem_y", "emblem_size"):
            self.show_field(name, emblem is not None)
        self.show_field("frame_inset", layout.frame.style != "none")
        sheet, way = sheet_of(layout)
        self.fill(
            {
                "name": layout.name,
                "sheet": sheet,
                "way": way,
                "width": layout.width,
                "height": layout.height,
                "signature_space": layout.signature_space,
                "frame_style": layout.frame.style,
                "frame_inset": layout.frame.inset,
                "emblem": emblem is not None,
                "emblem_x": emblem.x if emblem else None,
                "emblem_y": emblem.y if emblem else None,
                "emblem_size": emblem.size if emblem else None,
                "awards": layout.awards,
                "since": layout.since,
                "until": layout.until,
                "citation": layout.citation,
            }
        )


def sheet_of(layout: Layout) -> tuple[str, str]:
    """The size of the paper by name, and which way it is turned."""
    long, short = max(layout.width, layout.height), min(layout.width, layout.height)
    way = LYING if layout.width >= layout.height else STANDING
    for name, size in SHEETS.items():
        if abs(size[0] - long) < 0.5 and abs(size[1] - short) < 0.5:
            return name, way
    return OWN_SIZE, way


def sheet_words(layout: Layout) -> str:
    """ "A4 ngang", "khổ 320 × 230 mm"."""
    name, way = sheet_of(layout)
    if name:
        return f"{name} {'ngang' if way == LYING else 'dọc'}"
    return f"khổ {_said(layout.width)} × {_said(layout.height)} mm"


def changed_emblem(layout: Layout, name: str, value: Any) -> Emblem | None:
    """The emblem after one of the fields ``emblem…`` was changed."""
    emblem = layout.emblem or Emblem(x=layout.width / 2, y=22.0, size=24.0)
    match name:
        case "emblem":
            return emblem if value else None
        case "emblem_x":
            return Emblem(x=value, y=emblem.y, size=emblem.size)
        case "emblem_y":
            return Emblem(x=emblem.x, y=value, size=emblem.size)
        case _:
            return Emblem(x=emblem.x, y=emblem.y, size=value)


def changed_frame(layout: Layout, name: str, value: Any) -> Frame:
    if name == "frame_style":
        return Frame(style=value, inset=layout.frame.inset)
    return Frame(style=layout.frame.style, inset=value)


def _said(millimetres: float) -> str:
    return format_number(round(millimetres))


def _number(placeholder: str = "") -> NumberField:
    return NumberField(placeholder, fractions=True)
