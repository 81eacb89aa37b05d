"""What a printer does to a page, in words a clerk checks against the sheet in the hand."""

from __future__ import annotations

from decimal import Decimal

from models.certificates import Calibration
from models.numbers import format_number

NOT_SEEN = 0.05
"""Millimetres, and percent, that nobody sees."""
MUCH_OFF = 8.0
"""Millimetres from which on the size of the paper or the tray is more likely to be wrong."""
MUCH_STRETCHED = 2.0
"""Percent."""


def off_by(calibration: Calibration, width: float, height: float) -> tuple[float, float]:
    """Where the printer puts the middle of the page by itself: to the right, downwards."""
    return (
        (width / 2 - calibration.shift_x) / calibration.scale_x - width / 2,
        (height / 2 - calibration.shift_y) / calibration.scale_y - height / 2,
    )


def stretched_by(calibration: Calibration) -> tuple[float, float]:
    """By how many percent the printer makes the page longer by itself."""
    return (1 / calibration.scale_x - 1) * 100, (1 / calibration.scale_y - 1) * 100


def calibration_words(calibration: Calibration, width: float, height: float) -> str:
    across, down = off_by(calibration, width, height)
    moved = [
        f"{'sang phải' if across > 0 else 'sang trái'} {said_mm(across)} mm"
        if abs(across) >= NOT_SEEN
        else "",
        f"{'xuống dưới' if down > 0 else 'lên trên'} {said_mm(down)} mm"
        if abs(down) >= NOT_SEEN
        else "",
    ]
    wider, taller = stretched_by(calibration)
    stretched = [
        f"chiều ngang {'giãn' if wider > 0 else 'co'} {said_mm(wider)}%"
        if abs(wider) >= NOT_SEEN
        else "",
        f"chiều dọc {'giãn' if taller > 0 else 'co'} {said_mm(taller)}%"
        if abs(taller) >= NOT_SEEN
        else "",
    ]
    found = [" và ".join(part for part in parts if part) for parts in (moved, stretched)]
    if not any(found):
        return "Máy in in đúng chỗ; không phải dời trang."
    said = "; ".join(part for part in (found[0] and f"lệch {found[0]}", found[1]) if part)
    return f"Máy in in {said}. Khi in giấy khen, trang được dời và chỉnh lại cho đúng."


def calibration_warning(calibration: Calibration, width: float, height: float) -> str:
    """Why these numbers are hard to believe; "" when they are not."""
    if max(map(abs, off_by(calibration, width, height))) > MUCH_OFF:
        return (
            "Lệch hơn 8 mm là nhiều khác thường; hãy xem lại khổ giấy, khay giấy và cỡ in 100% "
            "trước khi lưu."
        )
    if max(map(abs, stretched_by(calibration))) > MUCH_STRETCHED:
        return (
            "Co giãn hơn 2% là nhiều khác thường; hãy in lại tờ thước ở cỡ thật (100%) rồi đo lại "
            "trước khi lưu."
        )
    return ""


def said_mm(number: float) -> str:
    """Without its sign: 2,5."""
    return format_number(Decimal(str(abs(round(number, 1 if abs(number) >= 1 else 2)))))
