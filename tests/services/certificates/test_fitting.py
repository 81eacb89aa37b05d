"""A text in its box: measured, made smaller, broken at words, never over its edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import Refused
from services.certificates.fitting import POINTS_PER_MM, Fitted, block_height, fit
from services.certificates.layout import Field
from services.documents.fonts import vietnamese_letters

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy" + "".join(vietnamese_letters())
WORDS = st.text(LETTERS, min_size=1, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


def name_field(**other) -> Field:
    measures = {"x": 10, "y": 10, "width": 120, "height": 12, "size": 24, "least": 14, "lines": 2}
    return Field(key="name", bold=True, **{**measures, "leading": 1.15, **other})


def words_of(fitted: Fitted) -> list[str]:
    return " ".join(line.text for line in fitted.lines).split(" ")


def assert_within(field: Field, fitted: Fitted) -> None:
    room, height = field.width * POINTS_PER_MM, field.height * POINTS_PER_MM
    assert all(line.width <= room + 1e-6 for line in fitted.lines)
    assert block_height(field, fitted.size, len(fitted.lines)) <= height + 1e-6
    assert field.floor <= fitted.size <= field.size
    for line in fitted.lines:
        measured = sum(s.face.width(s.text, fitted.size) for s in line.stretches)
        assert line.width == pytest.approx(measured)


@given(
    text=NAMES, capitals=st.booleans(), bold=st.booleans(), italic=st.booleans(),
    wraps=st.booleans(), font=st.sampled_from(["Times New Roman", "Inter"]),
    width=st.floats(5, 250), height=st.floats(3, 40), size=st.floats(8, 50),
    share=st.floats(0.3, 1), lines=st.integers(1, 6),
)  # fmt: skip
def test_a_name_of_any_length_never_leaves_its_box(
    text, capitals, bold, italic, wraps, font, width, height, size, share, lines
):
    field = Field(
        key="name", x=0, y=0, width=width, height=height, size=size, least=size * share,
        lines=lines, wraps=wraps, capitals=capitals, bold=bold, italic=italic, font=font,
    )  # fmt: skip
    fitted = fit(field, text)
    if fitted.overflow:
        assert fitted.lines == ()
        return
    assert_within(field, fitted)
    assert len(fitted.lines) <= lines
    assert words_of(fitted) == (text.upper() if capitals else text).split(" ")


def test_a_short_name_keeps_its_size():
    fitted = fit(name_field(), "Bà Lò Thị Ễn")
    assert (fitted.size, len(fitted.lines)) == (24, 1)
    assert fitted == Fitted(fitted.lines, 24)


def test_a_longer_name_is_made_smaller_before_it_is_broken():
    fitted = fit(name_field(), "Bà Nguyễn Thị Phương Thảo Quỳnh Hoa")
    assert fitted.shrunk
    assert not fitted.broken
    assert 14 <= fitted.size < 24


def test_a_name_too_long_at_the_floor_is_broken_at_a_word():
    name = "Tập thể Trường Phổ thông dân tộc bán trú Tiểu học số 2 Nậm Pố"
    fitted = fit(name_field(), name)
    assert fitted.broken
    assert len(fitted.lines) == 2
    assert words_of(fitted) == name.split(" ")


def test_two_hundred_letters_are_reported_and_not_drawn():
    long = fit(name_field(), "Nguyễn " * 28 + "Anh")
    assert long.overflow
    assert long.lines == ()
    assert fit(name_field(), "N" * 200).overflow


def test_capitals_are_measured_as_capitals():
    name = "Bà Nguyễn Thị Phương Thảo Hoa"
    usual, capitals = fit(name_field(), name), fit(name_field(capitals=True), name)
    assert capitals.lines[0].text == name.upper()
    assert capitals.size < usual.size
    assert_within(name_field(), fit(name_field(), name.upper()))


def test_an_achievement_is_broken_before_it_is_made_smaller():
    field = name_field(wraps=True, lines=4, height=30, size=16, least=11)
    text = "Đã có thành tích xuất sắc trong phong trào thi đua xây dựng nông thôn mới năm 2026"
    fitted = fit(field, text)
    assert fitted.size == 16
    assert len(fitted.lines) == 2
    assert not fitted.broken


def test_lines_are_balanced():
    field = name_field(wraps=True, lines=4, height=30, size=16, least=11)
    fitted = fit(field, "thi đua xây dựng nông thôn mới " * 3)
    widths = [line.width for line in fitted.lines]
    assert min(widths) > 0.75 * max(widths)


def test_a_quoted_title_and_a_number_stay_with_their_words():
    field = name_field(wraps=True, lines=4, height=30, size=16, least=11, width=130)
    text = "Đã có thành tích xuất sắc trong phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” năm 2026"
    lines = [line.text for line in fit(field, text).lines]
    assert not any(line.endswith(("“Cả", "năm")) for line in lines)


def test_line_breaks_of_the_layout_are_kept_and_count_as_no_breaking():
    field = name_field(lines=2, height=20)
    fitted = fit(field, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    assert [line.text for line in fitted.lines] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert not fitted.broken


def test_room_for_the_pen_is_never_broken():
    room = "\xa0" * 12
    fitted = fit(name_field(width=40), f"ngày{room}tháng")
    assert fitted.lines == () or room in fitted.lines[0].text


def test_decomposed_text_is_composed():
    assert fit(name_field(), "Lo\u0300 Thi\u0323").lines[0].text == "Lò Thị"


def test_a_letter_that_no_face_has_is_refused_by_name():
    with pytest.raises(Refused, match="U\\+4E00"):
        fit(name_field(), "Lò 一 Ễn")


def test_a_letter_of_the_spare_face_is_drawn_in_it():
    (line,) = fit(name_field(), "Tổ ✓ một").lines
    assert len(line.stretches) > 1
    assert line.text == "Tổ ✓ một"


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b"])
def test_nothing_is_nothing(text):
    assert fit(name_field(), text) == Fitted((), 24)
