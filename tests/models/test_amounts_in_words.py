"""Every amount up to 999 tỷ: said as Vietnamese says numbers, and understood as that amount again.

The reader below follows the grammar of spoken numbers and refuses what nobody would say; it knows
nothing of how the words are made.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.money import amount_in_words

MOST = 999 * 10**9 + 999_999_999
UNITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
AFTER_TENS = {
    "mốt": 1, "hai": 2, "ba": 3, "tư": 4, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
AFTER_TEN = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = ("tỷ", "triệu", "nghìn")


class Misspoken(Exception):
    pass


class Reader:
    """Takes the words one by one from the left."""

    def __init__(self, words: str) -> None:
        self.words = words.split(" ")

    def next(self) -> str:
        return self.words[0] if self.words else ""

    def take(self, *wanted: str) -> bool:
        if tuple(self.words[: len(wanted)]) == wanted:
            del self.words[: len(wanted)]
            return True
        return False

    def number(self) -> int:
        if self.words == ["không"]:
            return 0
        total, smallest, first = 0, len(SCALES) + 1, True
        while self.words:
            group = self.group(full=not first)
            place = SCALES.index(self.next()) if self.next() in SCALES else len(SCALES)
            if place < len(SCALES):
                del self.words[0]
            if not first and place <= smallest:
                raise Misspoken("the scales must go down")
            total += group * 1000 ** (len(SCALES) - place)
            smallest, first = place, False
            if place == len(SCALES) and self.words:
                raise Misspoken(f"{self.words} after the last group")
        return total

    def group(self, *, full: bool) -> int:
        """Below a thousand; ``full`` where something was said before: its hundreds are said too."""
        hundreds = 0
        if self.take("không", "trăm"):
            if not full:
                raise Misspoken("an amount does not begin with no hundreds")
            said = True
        elif said := len(self.words) > 1 and self.words[1] == "trăm":
            hundreds = UNITS.get(self.next(), 0)
            if not hundreds:
                raise Misspoken(f"{self.next()} trăm")
            del self.words[:2]
        if full and not said:
            raise Misspoken("the hundreds of a later group are always said")
        value = hundreds * 100 + self.below_hundred(after_hundreds=said)
        if value == 0:
            raise Misspoken("an empty group is not said")
        return value

    def below_hundred(self, *, after_hundreds: bool) -> int:
        if self.take("lẻ"):
            if not after_hundreds:
                raise Misspoken("lẻ follows hundreds only")
            return self.one_of(UNITS)
        if self.take("mười"):
            return 10 + (self.one_of(AFTER_TEN) if self.next() in AFTER_TEN else 0)
        if len(self.words) > 1 and self.words[1] == "mươi":
            tens = self.one_of(UNITS)
            if tens < 2:
                raise Misspoken("một mươi")
            del self.words[0]
            return tens * 10 + (self.one_of(AFTER_TENS) if self.next() in AFTER_TENS else 0)
        if after_hundreds:
            return 0
        return self.one_of(UNITS)

    def one_of(self, known: dict[str, int]) -> int:
        word = self.next()
        if word not in known:
            raise Misspoken(f"“{word}” cannot stand here, before {self.words[1:]}")
        del self.words[0]
        return known[word]


def understood(said: str) -> int:
    assert said[0].isupper()
    assert said.endswith(" đồng")
    words = said[0].lower() + said[1:].removesuffix(" đồng")
    return Reader(words).number()


def test_every_amount_up_to_two_thousand_is_said_right():
    assert [understood(amount_in_words(n)) for n in range(2001)] == list(range(2001))


def test_around_every_power_of_ten_amounts_are_said_right():
    around = {
        factor * 10**power + step
        for power in range(12)
        for factor in (1, 2, 4, 5, 9, 10, 11, 14, 15, 21, 24, 25, 99, 100, 101, 105, 110, 999)
        for step in (-10_001, -1001, -11, -1, 0, 1, 4, 5, 10, 11, 14, 15, 21, 104, 1000, 10_005)
    }
    amounts = sorted(amount for amount in around | {MOST} if 0 <= amount <= MOST)
    assert [understood(amount_in_words(amount)) for amount in amounts] == amounts


@settings(max_examples=600)
@given(st.integers(min_value=0, max_value=MOST))
def test_any_amount_is_understood_as_itself(amount: int):
    assert understood(amount_in_words(amount)) == amount


@given(st.integers(min_value=1, max_value=999_999_999))
def test_whole_thousands_end_evenly_and_nothing_else_does(thousands: int):
    said = amount_in_words(thousands * 1000, exact=True)
    assert said.endswith(" đồng chẵn")
    assert understood(said.removesuffix(" chẵn")) == thousands * 1000
    assert not amount_in_words(thousands * 1000 + 1, exact=True).endswith("chẵn")


@given(st.lists(st.integers(min_value=0, max_value=999), min_size=4, max_size=4))
def test_groups_with_zeros_in_them_are_understood(groups: list[int]):
    billions, millions, thousands, rest = groups
    amount = ((billions * 1000 + millions) * 1000 + thousands) * 1000 + rest
    assert understood(amount_in_words(amount)) == amount


@pytest.mark.parametrize(
    "wrong",
    [
        "Hai mươi một đồng",
        "Hai mươi năm đồng",
        "Mười năm đồng",
        "Hai mươi bốn đồng",
        "Một mươi đồng",
        "Một triệu năm đồng",
        "Một nghìn lẻ năm đồng",
        "Một trăm năm đồng",
        "Không trăm năm mươi đồng",
        "Một nghìn không nghìn năm đồng",
        "Một nghìn một trăm triệu đồng",
    ],
)
def test_the_reader_refuses_what_nobody_says(wrong: str):
    with pytest.raises(Misspoken):
        understood(wrong)
