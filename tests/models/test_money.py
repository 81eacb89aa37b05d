"""Money: digits, words, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.money import amount_in_words, format_money, parse_money
from models.problems import Refused

DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


def read_aloud(words: str) -> int:
    """What a listener writes down when the amount is read to them."""
    total = group = 0
    for word in words.lower().removesuffix(" đồng").split():
        match word:
            case "tỷ":
                total, group = (total + group) * 10**9, 0
            case "triệu" | "nghìn" | "ngàn":
                total, group = total + group * (10**6 if word == "triệu" else 1000), 0
            case "trăm":
                group *= 100
            case "mười":
                group += 10
            case "mươi":
                group = group - group % 10 + group % 10 * 10
            case "lẻ" | "linh":
                pass
            case _:
                group += DIGITS[word]
    return total + group


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (702_000, "Bảy trăm lẻ hai nghìn đồng"),
        (1_053_000, "Một triệu không trăm năm mươi ba nghìn đồng"),
        (3_795_000, "Ba triệu bảy trăm chín mươi lăm nghìn đồng"),
        (21_005_000, "Hai mươi mốt triệu không trăm lẻ năm nghìn đồng"),
        (24_150_000, "Hai mươi tư triệu một trăm năm mươi nghìn đồng"),
        (1_000_015_000, "Một tỷ không trăm mười lăm nghìn đồng"),
        (1_001_001, "Một triệu không trăm lẻ một nghìn không trăm lẻ một đồng"),
        (0, "Không đồng"),
        (14, "Mười bốn đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (1_005_000, "Một triệu không trăm lẻ năm nghìn đồng"),
        (2_340_000, "Hai triệu ba trăm bốn mươi nghìn đồng"),
        (10**9, "Một tỷ đồng"),
        (10**15, "Một triệu tỷ đồng"),
        (-5_000, "Âm năm nghìn đồng"),
    ],
)
def test_amounts_in_words(amount: int, words: str) -> None:
    assert amount_in_words(amount) == words


def test_the_house_style_of_the_words_can_be_chosen() -> None:
    assert amount_in_words(105_024, zero_tens="linh", thousand="ngàn", four="bốn") == (
        "Một trăm linh năm ngàn không trăm hai mươi bốn đồng"
    )
    assert amount_in_words(1_800_000, exact=True) == "Một triệu tám trăm nghìn đồng chẵn"
    assert amount_in_words(1_138_500, exact=True).endswith("năm trăm đồng")


@given(
    st.integers(min_value=0, max_value=10**9 - 1) | st.integers(min_value=0, max_value=10**17),
    st.sampled_from(["lẻ", "linh"]),
    st.sampled_from(["tư", "bốn"]),
    st.sampled_from(["nghìn", "ngàn"]),
)
def test_an_amount_read_aloud_is_the_same_amount(
    amount: int, zero_tens: str, four: str, thousand: str
) -> None:
    words = amount_in_words(amount, zero_tens=zero_tens, four=four, thousand=thousand)
    assert read_aloud(words) == amount


@given(st.integers(min_value=0, max_value=10**12))
def test_every_written_amount_is_read_back(amount: int) -> None:
    assert parse_money(format_money(amount)) == amount


@pytest.mark.parametrize(
    "typed", ["702000", "702.000", "702.000đ", "702.000 đồng", "702,000 VNĐ", " 702 000 đ. "]
)
def test_one_amount_in_all_the_ways_it_is_typed(typed: str) -> None:
    assert parse_money(typed) == 702_000


def test_what_is_no_amount_is_refused() -> None:
    with pytest.raises(Refused, match="không phải là số"):
        parse_money("bảy trăm nghìn")
