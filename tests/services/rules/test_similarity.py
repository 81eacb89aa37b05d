"""How alike two achievements are told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.rules.similarity import count_words, likeness, same_numbers

RESCUE = "Dũng cảm cứu hai cháu nhỏ bị nước cuốn trôi"
TEXTS = st.text(alphabet="aăâbcdđeêgh iíoôơ 0123456789,.", max_size=60)


def test_marks_case_and_points_make_no_difference():
    assert likeness(RESCUE, "DUNG CAM cứu hai cháu nhỏ, bị nước cuốn trôi.") == 100


def test_a_few_other_words_leave_much_alike():
    assert 80 <= likeness(RESCUE, f"Đã {RESCUE.lower()} tại suối Nậm Lạn") < 100


def test_other_deeds_are_not_alike():
    assert likeness(RESCUE, "Dẫn đầu phong trào trồng rừng của bản") < 40


def test_a_formula_differs_by_its_numbers():
    assert not same_numbers("nhiệm vụ năm 2025", "nhiệm vụ năm 2026")
    assert same_numbers("cứu 02 người", "đã cứu 02 cháu")


@given(TEXTS)
def test_a_text_is_wholly_like_itself(text):
    assert likeness(text, text) == (100 if count_words(text) else 0)


@given(TEXTS, TEXTS)
def test_likeness_is_a_percentage(one, other):
    assert 0 <= likeness(one, other) <= 100
