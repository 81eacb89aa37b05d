"""The ruler sheet: what is measured on it sets a printer right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.certificates import Calibration
from models.problems import Rejected
from services.certificates.ruler_sheet import MARK, measured_keys, solve, write_ruler
from services.documents.pages import page_sizes
from tests.services.documents.pdf_reading import page_texts

WIDTH, HEIGHT = 297.0, 210.0


def measured_on(scale_x: float, scale_y: float, moved_x: float, moved_y: float) -> dict[str, float]:
    """What a clerk measures on the sheet of a printer that puts x at ``x * scale + moved``."""

    def x(place: float) -> float:
        return place * scale_x + moved_x

    def y(place: float) -> float:
        return place * scale_y + moved_y

    left, right = x(MARK), WIDTH - x(WIDTH - MARK)
    top, bottom = y(MARK), HEIGHT - y(HEIGHT - MARK)
    return {
        "top_left_x": left, "top_left_y": top,
        "top_right_x": right, "top_right_y": top,
        "bottom_left_x": left, "bottom_left_y": bottom,
        "bottom_right_x": right, "bottom_right_y": bottom,
    }  # fmt: skip


@given(
    scale_x=st.floats(0.98, 1.02), scale_y=st.floats(0.98, 1.02),
    moved_x=st.floats(-5, 5), moved_y=st.floats(-5, 5),
    x=st.floats(0, WIDTH), y=st.floats(0, HEIGHT),
)  # fmt: skip
def test_what_is_solved_undoes_what_the_printer_does(scale_x, scale_y, moved_x, moved_y, x, y):
    solved = solve(measured_on(scale_x, scale_y, moved_x, moved_y), WIDTH, HEIGHT)
    drawn_x = x * solved.scale_x + solved.shift_x
    drawn_y = y * solved.scale_y + solved.shift_y
    assert drawn_x * scale_x + moved_x == pytest.approx(x, abs=1e-6)
    assert drawn_y * scale_y + moved_y == pytest.approx(y, abs=1e-6)
    assert not solved.aslant


def test_a_printer_that_is_right_needs_nothing():
    solved = solve(dict.fromkeys(measured_keys(), 20.0), WIDTH, HEIGHT)
    assert (solved.shift_x, solved.shift_y, solved.scale_x, solved.scale_y) == (0, 0, 1, 1)


def test_a_sheet_that_went_through_aslant_is_noticed():
    measured = dict.fromkeys(measured_keys(), 20.0) | {"bottom_left_x": 22.0}
    solved = solve(measured, WIDTH, HEIGHT)
    assert solved.aslant
    assert solved.skew == 2.0


@pytest.mark.parametrize("number", [0.0, 40.0, -20.0, float("nan"), float("inf")])
def test_a_number_that_cannot_be_is_told_at_its_corner(number):
    measured = dict.fromkeys(measured_keys(), 20.0) | {"top_right_y": number}
    with pytest.raises(Rejected) as raised:
        solve(measured, WIDTH, HEIGHT)
    assert set(raised.value.problems) == {"top_right_y"}
    assert "góc trên bên phải" in raised.value.problems["top_right_y"]


def test_every_missing_number_is_asked_for():
    with pytest.raises(Rejected) as raised:
        solve({}, WIDTH, HEIGHT)
    assert set(raised.value.problems) == set(measured_keys())


def test_a_sheet_printed_to_fit_the_page_is_to_be_printed_again():
    with pytest.raises(Rejected, match="100%"):
        solve(measured_on(0.93, 0.93, 10, 7), WIDTH, HEIGHT)


def test_marks_that_landed_on_each_other_are_told_instead_of_reckoned_with():
    with pytest.raises(Rejected) as raised:
        solve(dict.fromkeys(measured_keys(), 35.0), 70.0, 70.0)
    assert set(raised.value.problems) == {"top_right_x", "bottom_left_y"}


def test_the_sheet_has_the_paper_of_the_layout_and_its_instructions(tmp_path: Path):
    path = tmp_path / "thuoc.pdf"
    write_ruler(WIDTH, HEIGHT, path)
    assert page_sizes(path) == [pytest.approx((WIDTH, HEIGHT), abs=0.1)]
    (text,) = page_texts(path)
    assert "TỜ THƯỚC CĂN CHỈNH MÁY IN" in text
    assert text.count("Ngang: ") == 4
    write_ruler(WIDTH, HEIGHT, path, Calibration(printer="A", shift_x=1))
    assert "SAU KHI CĂN CHỈNH" in page_texts(path)[0]
