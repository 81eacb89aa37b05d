"""Text of old fonts: what each of its letters is, and telling it from Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.legacy_encoding import (
    Encoding,
    decoded,
    detected,
    fits,
    tcvn3_table,
    vni_table,
)

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcghklmnpqrstvx"
NAMES = ["Lò Thị Mẫu", "Quàng Văn Hưởng", "Nguyễn Đức Tuyến", "Bế Ngọc Ỷ", "Lường Thị Huyền"]


def encoded(text: str, encoding: Encoding) -> str:
    table = tcvn3_table() if encoding == "tcvn3" else vni_table()
    codes: dict[str, str] = {}
    for code, letter in table.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, letter) for letter in text)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_every_letter_of_either_case_comes_back(encoding: Encoding) -> None:
    for letter in LETTERS + LETTERS.upper():
        assert decoded(encoded(f"{letter} n", encoding), encoding) == f"{letter} n"


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=30))
@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_column_of_names_comes_back(encoding: Encoding, names: list[str]) -> None:
    old = [encoded(name, encoding) for name in names]
    assert [decoded(name, encoding) for name in old] == names


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_a_column_is_told_by_its_words(encoding: Encoding) -> None:
    assert detected([encoded(name, encoding) for name in NAMES]) == encoding
    assert detected(NAMES) is None


@given(st.text(alphabet=LETTERS + LETTERS.upper() + " .,/-()0123456789²×·"))
def test_text_with_a_letter_of_unicode_alone_stays(text: str) -> None:
    modern = text + " Đặng"
    assert decoded(modern, "tcvn3") == decoded(modern, "vni") == modern


@pytest.mark.parametrize(
    "text",
    ["Hoà Bình, toà án hoà giải", "Giá 5 × 3 · 2 = 30", "Café", "Tù và rõ ràng", "100 m²", "Bé"],
)
def test_unicode_that_looks_old_is_left_alone(text: str) -> None:
    assert detected([text]) is None


def test_one_word_goes_with_the_sheet_it_stands_in() -> None:
    assert fits(["Sè"], "tcvn3")
    assert not fits(["Nguyễn"], "tcvn3")
    assert not fits(["12"], "tcvn3")


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    detected([text])
    assert isinstance(decoded(text, "tcvn3"), str)
    assert isinstance(decoded(text, "vni"), str)
