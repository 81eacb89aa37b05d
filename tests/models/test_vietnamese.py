"""Vietnamese text: stored form, search key, one-name key and sort keys."""

from __future__ import annotations

import random
import sqlite3
import unicodedata
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.vietnamese import canonical, fold, name_key, nfc, text_key

PERSONS = [
    "Nguyễn Văn An",
    "Trần Thị Ánh",
    "Lò Văn Ân",
    "Bé Đặng Chuyên",
    "Giàng A Dơ",
    "Đỗ Thị Dung",
    "Lê Văn Dũng",
    "Vàng Thị Đào",
    "Phạm Văn Đạt",
    "Hoàng Văn Đức",
    "Vũ Văn Đức",
    "Hà Mộng Hoa",
    "Trần Văn Hoà",
    "Lê Thị Hỏa",
    "Nguyễn Văn Hóa",
    "Lý Thị Họa",
    "Lường Văn Lả",
    "Quàng Văn Lén",
    "Tô Ngọc Liên",
    "Phạm Thị Oanh",
    "Lò Thị Piếng",
    "Mùa A Sơn",
    "Tô Quốc Sơn",
    "Ngô Văn Thuy",
    "Nguyễn Thị Thùy",
    "Lường Văn Thủy",
    "Nguyễn Thị Thúy",
    "Bùi Văn Thụy",
    "Âu Thị Tuyên",
]
PHRASES = [
    "Ban Chỉ huy Quân sự",
    "Bản Áng 1",
    "Bản Áng 2",
    "Bản Áng 10",
    "Bản Áng A",
    "Đội 9A",
    "Đội 9B",
    "Đội 10A",
    "Lan Anh",
    "Làn An",
    "lớp 1",
    "Lớp 1",
    "LỚP 1",
    "Tổ dân phố 2",
    "Tổ dân phố 10",
    "Tổ dân phố 100",
    "Ủy ban nhân dân xã",
    "Văn Lang",
    "Văn Lãng",
    "Văn Lạng",
    "Văn Lăng",
    "Văn Lâng",
]
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES_IN_ORDER = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]

any_text = st.text(
    st.characters(codec="utf-8")
    | st.sampled_from("đĐàảãáạằốưỷÝ\u0300\u0309\u00a0\u200b \n\t\r-'.,"),
    max_size=40,
)


def shuffled(rows: list[str]) -> list[str]:
    return random.Random(20260701).sample(rows, len(rows))


class TestStoredForm:
    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            (unicodedata.normalize("NFD", "Hồng Chuyên"), "Hồng Chuyên"),
            ("  Lò \u00a0 Văn\tÂn ", "Lò Văn Ân"),
            ("\ufeffLò\u200b Văn\u0000 Ân\u200e", "Lò Văn Ân"),
            (
                "dòng một \r\n  dòng   hai\rdòng ba\x0bdòng bốn\n",
                "dòng một\ndòng hai\ndòng ba\ndòng bốn",
            ),
            ("một\n\n hai", "một\n\nhai"),
            (" \n \u00a0", ""),
        ],
    )
    def test_stray_characters_go_and_blanks_collapse(self, typed: str, stored: str) -> None:
        assert nfc(typed) == stored

    def test_a_soft_hyphen_stays_so_that_old_encodings_can_still_be_read(self) -> None:
        assert nfc(" L\u00adêng ") == "L\u00adêng"

    @given(any_text)
    def test_storing_twice_changes_nothing(self, text: str) -> None:
        stored = nfc(text)
        assert nfc(stored) == stored
        assert unicodedata.is_normalized("NFC", stored)
        assert stored == stored.strip()


class TestSearchKey:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Nguyễn Hồng Chuyên", "nguyen hong chuyen"),
            ("ĐẶNG", "dang"),
            ("hòa", "hoà"),
            ("Thuỷ", "thủy"),
            ("chiến sĩ", "Chiến sỹ"),
            ("Lý", "Lí"),
            ("Thi đua - Khen thưởng", "thi đua, khen thưởng"),
            ("Thi đua – Khen thưởng", "thi đua khen thưởng"),
            ("H'Hen Niê", "h hen nie"),
            ("Ƀuôn Ĕa", "buon ea"),
            ("Lò\u200bVăn", "lovan"),
        ],
    )
    def test_what_people_type_finds_what_is_stored(self, one: str, other: str) -> None:
        assert fold(one) == fold(other)

    def test_the_key_itself(self) -> None:
        assert (
            fold("  (Số 05) Tổ dân phố 2/Phường Tô Hiệu! ") == "so 05 to dan pho 2 phuong to hieu"
        )
        assert fold("Thúy") == "thui"
        assert fold("...") == ""

    @given(any_text)
    def test_the_encoding_form_and_the_case_do_not_matter(self, text: str) -> None:
        assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
        assert fold(fold(text)) == fold(text)
        assert fold(nfc(text)) == fold(text.replace("\r", "\n"))


class TestOneName:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("hoà", "Hòa"),
            ("Thuỷ Ngân", "thủy  ngân"),
            ("khoẻ", "khỏe"),
            ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
            ("Lê Quí Hoá", "LÊ QUÍ HÓA"),
            ("qúy", "quý"),
            (unicodedata.normalize("NFD", "Loà"), "lòa"),
        ],
    )
    def test_spellings_of_one_name_share_a_key(self, one: str, other: str) -> None:
        assert canonical(one) == canonical(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Văn Lang", "Văn Lăng"), ("Hòa", "Hóa"), ("Hoa", "Hòa"), ("Sĩ", "Sỹ"), ("Dơ", "Đơ")],
    )
    def test_other_letters_and_other_tones_are_other_names(self, one: str, other: str) -> None:
        assert canonical(one) != canonical(other)

    @given(any_text)
    def test_the_key_of_a_key_is_itself(self, text: str) -> None:
        assert canonical(canonical(text)) == canonical(text)


class TestSorting:
    def test_persons_sort_by_given_name_then_by_the_rest(self) -> None:
        assert sorted(shuffled(PERSONS), key=name_key) == PERSONS

    def test_phrases_sort_syllable_by_syllable_and_numbers_as_numbers(self) -> None:
        assert sorted(shuffled(PHRASES), key=text_key) == PHRASES

    def test_all_letters_in_all_tones_are_in_dictionary_order(self) -> None:
        vowels = set("aăâeêioôơuưy")
        letters = [
            unicodedata.normalize("NFC", letter + tone)
            for letter in ALPHABET
            for tone in (TONES_IN_ORDER if letter in vowels else [""])
        ]
        both_cases = [form for letter in letters for form in (letter, letter.upper())]
        assert sorted(shuffled(both_cases), key=text_key) == both_cases

    def test_old_and_new_tone_placement_stay_together(self) -> None:
        assert name_key("Trần Văn Hoà") == name_key("Trần Văn Hòa")
        assert text_key("Thuỷ Nguyên") == text_key("Thủy Nguyên")
        assert name_key("Hoà") < name_key("Hỏa") < name_key("Hoạ") == name_key("Họa")

    def test_the_database_compares_keys_as_python_does(self) -> None:
        keys = [name_key(person) for person in PERSONS] + [text_key(phrase) for phrase in PHRASES]
        assert sorted(keys) == sorted(keys, key=lambda key: key.encode())

    def test_names_of_one_word_and_of_none_have_keys(self) -> None:
        assert name_key("") == name_key(" - ") == ""
        assert name_key("Đức") == text_key("Đức")
        assert name_key("Lò Văn Ân .") == name_key("Lò Văn Ân")

    def test_the_first_letter_of_a_number_is_its_length(self) -> None:
        numbers = [str(10**power) for power in range(30)]
        assert sorted(shuffled(numbers), key=text_key) == numbers
        assert text_key("Tổ 02") == text_key("Tổ 2")

    @given(any_text)
    def test_the_encoding_form_does_not_change_the_order(self, text: str) -> None:
        decomposed = unicodedata.normalize("NFD", text)
        composed = unicodedata.normalize("NFC", text)
        assert text_key(decomposed) == text_key(composed)
        assert name_key(decomposed) == name_key(composed)


SYLLABLES = st.builds(
    lambda onset, vowel, tone, coda: unicodedata.normalize("NFC", onset + vowel + tone + coda),
    st.sampled_from(["", "b", "d", "đ", "l", "ng", "ngh", "nh", "qu", "th", "tr", "x"]),
    st.sampled_from([*"aăâeêioôơuưy", "iê", "uô", "ươ"]),
    st.sampled_from(TONES_IN_ORDER),
    st.sampled_from(["", "c", "n", "ng", "nh", "t", "u"]),
)
"""Invented: most of them are no words of any language."""


def dictionary_place(syllable: str) -> tuple[list[int], int]:
    """Worked out by hand: the letters in the order of the alphabet, then the tone."""
    letters, tone = "", 0
    for letter in syllable.lower():
        base = unicodedata.normalize("NFD", letter)
        marks = [mark for mark in base if mark in TONES_IN_ORDER[1:]]
        tone = TONES_IN_ORDER.index(marks[0]) if marks else tone
        letters += unicodedata.normalize("NFC", "".join(m for m in base if m not in marks))
    return [ALPHABET.index(letter) for letter in letters], tone


def syllables_in_order(words: list[str]) -> tuple:
    return tuple(map(dictionary_place, words))


class TestAnyOrder:
    @given(st.lists(st.lists(SYLLABLES, min_size=1, max_size=4), max_size=12), st.randoms())
    def test_phrases_come_back_from_every_shuffle(self, phrases, random) -> None:
        written = [" ".join(words) for words in phrases]
        expected = sorted(set(written), key=lambda phrase: syllables_in_order(phrase.split()))
        mixed = random.sample(expected, len(expected))
        assert sorted(mixed, key=text_key) == expected

    @given(st.lists(st.lists(SYLLABLES, min_size=1, max_size=4), max_size=12), st.randoms())
    def test_persons_come_back_by_given_name_then_by_the_rest(self, persons, random) -> None:
        written = {" ".join(word.title() for word in words) for words in persons}
        expected = sorted(
            written,
            key=lambda name: syllables_in_order([name.split()[-1], *name.split()[:-1]]),
        )
        mixed = random.sample(expected, len(expected))
        assert sorted(mixed, key=name_key) == expected

    @given(st.lists(SYLLABLES, min_size=1, max_size=3), st.randoms())
    def test_of_one_phrase_the_lower_case_comes_first(self, words, random) -> None:
        lower = " ".join(words)
        forms = list(dict.fromkeys([lower, lower.title(), lower.upper()]))
        first = sorted(random.sample(forms, len(forms)), key=text_key)[0]
        assert first == lower

    @given(st.lists(st.lists(SYLLABLES, min_size=1, max_size=4), max_size=12))
    def test_the_database_has_the_order_of_the_program(self, phrases) -> None:
        keys = [text_key(" ".join(words)) for words in phrases]
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("create table keys (key text)")
            connection.executemany("insert into keys values (?)", [(key,) for key in keys])
            found = connection.execute("select key from keys order by key").fetchall()
        assert [key for (key,) in found] == sorted(keys)
