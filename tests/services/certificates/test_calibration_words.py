"""What a printer does is said in words that can be checked against the sheet."""

from __future__ import annotations

import pytest

from models.certificates import Calibration
from services.certificates.calibration_words import (
    calibration_warning,
    calibration_words,
    off_by,
    stretched_by,
)

A4 = (297.0, 210.0)


def set_right(x: float = 0.0, y: float = 0.0, wide: float = 1.0, tall: float = 1.0) -> Calibration:
    return Calibration(printer="Canon", shift_x=x, shift_y=y, scale_x=wide, scale_y=tall)


@pytest.mark.parametrize(
    ("calibration", "said"),
    [
        (set_right(x=-2.5), "lệch sang phải 2,5 mm."),
        (set_right(x=2.5), "lệch sang trái 2,5 mm."),
        (set_right(y=-1), "lệch xuống dưới 1 mm."),
        (set_right(y=1), "lệch lên trên 1 mm."),
        (set_right(x=-2.5, y=1), "lệch sang phải 2,5 mm và lên trên 1 mm."),
    ],
)
def test_a_page_that_is_moved_back_was_printed_the_other_way(calibration, said):
    assert f"Máy in in {said}" in calibration_words(calibration, *A4)


def test_a_page_that_is_made_smaller_was_stretched():
    around_the_middle = set_right(x=297 / 2 * 0.005, wide=0.995)
    said = calibration_words(around_the_middle, *A4)
    assert "chiều ngang giãn 0,5%" in said
    assert "lệch" not in said


def test_nothing_is_said_of_what_nobody_sees():
    assert "đúng chỗ" in calibration_words(set_right(x=0.03, wide=1.0001), *A4)


@pytest.mark.parametrize(
    ("calibration", "said"),
    [
        (set_right(x=9), "khổ giấy"),
        (set_right(y=-9), "khổ giấy"),
        (set_right(x=-297 / 2 * 0.03, wide=1.03), "100%"),
        (set_right(x=7.5), ""),
        (set_right(), ""),
    ],
)
def test_what_is_hard_to_believe_is_warned_of(calibration, said):
    warning = calibration_warning(calibration, *A4)
    assert said in warning
    assert bool(warning) == bool(said)


def test_shift_and_scale_are_told_as_the_printer_makes_them():
    calibration = set_right(x=-1.0, wide=0.99)
    across, _down = off_by(calibration, *A4)
    assert across == pytest.approx((148.5 + 1) / 0.99 - 148.5)
    assert stretched_by(calibration)[0] == pytest.approx(100 / 0.99 - 100)
