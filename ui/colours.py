"""The colours of the program, and those used when the system asks for high contrast."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

Tone = Literal["plain", "good", "warn", "bad", "draft", "locked", "info"]
"""What a state means; always shown with an icon and a word as well."""

TONE_ICONS: dict[Tone, str] = {
    "plain": "circle-dot",
    "good": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "draft": "circle-dashed",
    "locked": "lock",
    "info": "info",
}


@dataclass(frozen=True, slots=True)
class Colours:
    ink: str = "#1F2933"
    muted: str = "#52606D"
    faded: str = "#8D99A6"
    line: str = "#E4E7EB"
    edge: str = "#B8C2CC"
    page: str = "#FFFFFF"
    panel: str = "#F7F8FA"
    pressed: str = "#ECEFF3"
    accent: str = "#A61B1B"
    accent_hover: str = "#8F1717"
    accent_tint: str = "#FBEDED"
    on_accent: str = "#FFFFFF"
    gold: str = "#C9971C"
    good: str = "#1E7B4F"
    good_tint: str = "#E9F5EF"
    warn: str = "#8A5A00"
    warn_tint: str = "#FFF6E0"
    bad: str = "#B42318"
    bad_tint: str = "#FDEEEC"
    info: str = "#1F4E79"
    info_tint: str = "#EDF3F9"

    def of(self, tone: Tone) -> str:
        match tone:
            case "good":
                return self.good
            case "warn":
                return self.warn
            case "bad":
                return self.bad
            case "info":
                return self.info
            case "draft" | "locked":
                return self.muted
            case _:
                return self.ink

    def palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette(QColor(self.panel), QColor(self.page))
        for colour, roles in (
            (self.page, (role.Base, role.Window, role.ToolTipBase)),
            (self.panel, (role.AlternateBase, role.Button)),
            (self.ink, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
            (self.muted, (role.PlaceholderText,)),
            (self.accent_tint, (role.Highlight,)),
            (self.ink, (role.HighlightedText,)),
            (self.accent, (role.Link, role.LinkVisited, role.Accent)),
        ):
            for each in roles:
                palette.setColor(each, QColor(colour))
        for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(self.faded))
        return palette

    def tokens(self) -> dict[str, str]:
        return asdict(self)


PAPER = Colours()


def colours() -> Colours:
    """Those the application wears now; what is painted by hand asks here each time."""
    application = QCoreApplication.instance()
    worn = application.property("colours") if application else None
    return worn if isinstance(worn, Colours) else PAPER


def high_contrast(system: QPalette) -> Colours:
    """The system's own colours in every role, for people who need them."""
    ink = system.color(QPalette.ColorRole.WindowText).name()
    page = system.color(QPalette.ColorRole.Window).name()
    chosen = system.color(QPalette.ColorRole.Highlight).name()
    on_chosen = system.color(QPalette.ColorRole.HighlightedText).name()
    every_ink = {
        name: ink
        for name in ("ink", "muted", "faded", "line", "edge", "gold", "good", "warn", "bad", "info")
    }
    every_page = {
        name: page
        for name in ("page", "panel", "pressed", "good_tint", "warn_tint", "bad_tint", "info_tint")
    }
    return Colours(
        **every_ink,
        **every_page,
        accent=chosen,
        accent_hover=chosen,
        accent_tint=page,
        on_accent=on_chosen,
    )


def system_wants_high_contrast() -> bool:
    """Windows says so itself; elsewhere no setting is asked."""
    if sys.platform != "win32":
        return False
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint),
            ("flags", ctypes.c_uint),
            ("scheme", ctypes.c_wchar_p),
        )

    get_high_contrast, high_contrast_on = 0x0042, 0x1
    answer = HighContrast(size=ctypes.sizeof(HighContrast))
    asked = ctypes.windll.user32.SystemParametersInfoW(
        get_high_contrast, answer.size, ctypes.byref(answer), 0
    )
    return bool(asked and answer.flags & high_contrast_on)
