"""Dialogs about layouts of certificates and printers that are set right, for their pictures."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from models.certificates import Calibration
from tests.studio import Studio, settle
from ui.dialogs.calibration_dialog import CalibrationDialog
from ui.dialogs.calibrations_dialog import CalibrationsDialog
from ui.dialogs.layout_dialog import LayoutDialog
from ui.dialogs.layout_name_dialog import LayoutNameDialog
from ui.dialogs.layouts_dialog import LayoutsDialog

MEASURED = {
    "top_left_x": 22.5,
    "top_left_y": 21.0,
    "top_right_x": 17.0,
    "top_right_y": 21.0,
    "bottom_left_x": 22.5,
    "bottom_left_y": 19.0,
    "bottom_right_x": 17.5,
    "bottom_right_y": 19.0,
}


def editor(studio: Studio, *, chosen: str = "", x: float | None = None, mode: str = "") -> QWidget:
    """The editor of the first layout, with a field chosen and perhaps moved off the paper."""
    known = studio.services.certificates.layout("giay-khen-a4")
    dialog = LayoutDialog(studio.workspace, known.layout)
    studio.dialog(dialog)
    settle(studio)
    if mode:
        dialog.bar.mode_choice.set_value(mode)
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


def calibration(studio: Studio, *, measured: bool = True) -> QWidget:
    known = Calibration(printer="HP LaserJet M404 phòng Văn hóa - Xã hội", tray="manual")
    dialog = CalibrationDialog(studio.workspace, known)
    if measured:
        dialog.fill({"measured": MEASURED})
    return studio.dialog(dialog)


def calibrations(studio: Studio) -> QWidget:
    certificates = studio.services.certificates
    if not certificates.calibrations():
        for printer, tray, shift in (
            ("HP LaserJet M404 phòng Văn hóa - Xã hội", "manual", 2.5),
            ("Canon LBP 2900", "", -1.2),
        ):
            certificates.save_calibration(
                Calibration(printer=printer, tray=tray, shift_x=shift, shift_y=0.4, scale_y=1.003)
            )
    return studio.dialog(CalibrationsDialog(studio.workspace))
