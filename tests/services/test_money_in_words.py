"""Amounts written in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.money import amount_in_words, format_money
from services.money_in_words import count_written, disagreements

AMOUNTS = st.integers(min_value=1, max_value=999_000_000_000)
WAYS = st.fixed_dictionaries(
    {
        "zero_tens": st.sampled_from(["lẻ", "linh"]),
        "four": st.sampled_from(["tư", "bốn"]),
        "thousand": st.sampled_from(["nghìn", "ngàn"]),
        "exact": st.booleans(),
    }
)


@given(AMOUNTS, WAYS)
def test_every_way_of_saying_an_amount_is_right(amount, ways):
    text = f"Số tiền là {format_money(amount)} (Bằng chữ: {amount_in_words(amount, **ways)})."
    assert count_written(text) == 1
    assert disagreements(text) == []


@given(AMOUNTS, AMOUNTS)
def test_another_amount_is_wrong(amount, other):
    text = f"Số tiền là {format_money(amount)} (Bằng chữ: {amount_in_words(other)})."
    assert bool(disagreements(text)) == (amount != other)


@pytest.mark.parametrize(
    "text",
    [
        "702.000 đồng (bằng chữ: bảy trăm linh hai ngàn đồng chẵn)",
        "702.000đ (Viết bằng chữ: Bảy trăm lẻ hai nghìn đồng./.)",
        "702000 VNĐ (BẰNG CHỮ: Bảy trăm lẻ hai nghìn)",
    ],
)
def test_it_is_found_however_it_is_written(text):
    assert count_written(text) == 1
    assert disagreements(text) == []


def test_the_right_words_are_told():
    found = disagreements("Tổng: 1.404.000 đồng (Bằng chữ: Một triệu bốn trăm nghìn đồng).")
    assert [each.sentence for each in found] == [
        "1.404.000 đồng viết bằng chữ là “Một triệu bốn trăm nghìn đồng”, "
        "đúng ra là “Một triệu bốn trăm lẻ bốn nghìn đồng”"
    ]


def test_a_text_without_words_has_nothing_to_compare():
    assert count_written("Mỗi cá nhân 702.000 đồng, trích từ quỹ (năm 2026).") == 0
