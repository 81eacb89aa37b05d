"""Dialogs about layouts of certificates and printers that are set right, for their pictures."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from tests.studio import Studio, settle
from ui.dialogs.layout_dialog import LayoutDialog
from ui.dialogs.layout_name_dialog import LayoutNameDialog
from ui.dialogs.layouts_dialog import LayoutsDialog


def editor(studio: Studio, *, chosen: str = "", x: float | None = None, mode: str = "") -> QWidget:
    """The editor of the first layout, with a field chosen and perhaps moved off the paper."""
    known = studio.services.certificates.layout("giay-khen-a4")
    dialog = LayoutDialog(studio.workspace, known.layout)
    studio.dialog(dialog)
    settle(studio)
    if mode:
        dialog.mode.set_value(mode)
    if chosen:
        dialog.choose(chosen)
    if x is not None:
        dialog.picture.moved.emit(chosen, x, 95.0)
    return dialog


def layouts(studio: Studio) -> QWidget:
    """With one of the commune's own, chosen."""
    certificates = studio.services.certificates
    if not any(known.own for known in certificates.layouts()):
        shipped = certificates.layout("giay-khen-a4").layout
        named = msgspec.structs.replace(shipped, name="Giấy khen, phôi in năm 2026")
        certificates.save_layout(named)
    dialog = LayoutsDialog(studio.workspace)
    return studio.dialog(dialog)


def named(studio: Studio) -> QWidget:
    return studio.dialog(
        LayoutNameDialog(
            "Tạo bản sao của mẫu", "Tạo bản sao", "Giấy khen khổ A4 (bản sao)", lambda name: name
        )
    )
