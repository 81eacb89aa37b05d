"""Cleaning cells: names, birth dates, identity numbers, kinds, decisions, money."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.cell_values import Cell, ErrorCell, cell_of, column_letter, column_number
from services.intake.cells import (
    clean_kind,
    clean_money,
    clean_number,
    clean_personal_id,
    clean_position,
    clean_sex,
    clean_text,
    holder_class_of,
    is_tick,
    text_of,
)
from services.intake.cleaners import cleaner_of
from services.intake.date_cells import clean_birth_date, clean_date
from services.intake.decision_cells import clean_decision
from services.intake.fields import FIELDS
from services.intake.names import collective_told, oddly_written, split_name

TODAY = date(2026, 11, 21)
ANY_CELL: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=60),
    st.sampled_from(["#N/A", "10/20/1959", "Ông", "/QĐ-UBND", "1e9", "٣٤", "x" * 5000, "Hộ "]),
    st.integers(),
    st.floats(),
    st.dates(),
    st.booleans(),
    st.just(ErrorCell("#REF!")),
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (1968, "1968"),
        ("1968", "1968"),
        (date(1985, 3, 9), "1985-03-09"),
        ("09/03/1985", "1985-03-09"),
        ("9.3.1985", "1985-03-09"),
        ("05.06/1988", "1988-06-05"),
        ("9 - 3 - 1985", "1985-03-09"),
        ("ngày 09 tháng 3 năm 1985", "1985-03-09"),
        (32032, "1987-09-12"),
        ("32032", "1987-09-12"),
        (32032.75, "1987-09-12"),
        ("12/1967", "1967-12"),
        (6.1988, "1988-06"),
        ("00/00/1950", "1950"),
        ("…/…/1950", "1950"),
        ("1968 (57 tuổi)", "1968"),
        ("SN 1968", "1968"),
        ("Sinh ngày 05/6/1988", "1988-06-05"),
        ("05061988", "1988-06-05"),
        (5061988, "1988-06-05"),
        ("05/06/88", "1988-06-05"),
        (None, ""),
        ("", ""),
        (" - ", ""),
        (0, ""),
    ],
)
def test_a_birth_date_is_read_in_every_shape(cell: Cell, value: str) -> None:
    assert clean_birth_date(cell, TODAY) == (value, None)


@pytest.mark.parametrize("day", [date(1905, 6, 14), date(1909, 6, 15)])
def test_a_year_typed_into_a_date_cell_is_offered_as_a_year(day: date) -> None:
    value, sentence = clean_birth_date(day, TODAY)
    assert value == "1992"
    assert sentence is not None
    assert "1992" in sentence


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("10/20/1959", "tháng 20"),
        ("30/2/1990", "ngày 30"),
        ("01/04/20274", "20274"),
        (12.199, "12.199"),
        (ErrorCell("#N/A"), "#N/A"),
        ("không rõ", "không rõ"),
        ("x" * 5000, "x…"),
        (date(2030, 1, 1), "2030"),
        ("1790", "1790"),
    ],
)
def test_an_impossible_birth_date_is_left_empty_and_said_never_swapped(
    cell: Cell, word: str
) -> None:
    value, sentence = clean_birth_date(cell, TODAY)
    assert value == ""
    assert sentence is not None
    assert word in sentence
    assert len(sentence) < 250


def test_a_day_must_be_whole() -> None:
    assert clean_date("12/3/2025") == (date(2025, 3, 12), None)
    assert clean_date(date(2025, 3, 12)) == (date(2025, 3, 12), None)
    assert clean_date(None) == (None, None)
    value, sentence = clean_date("3/2025")
    assert value is None
    assert "chưa đủ" in str(sentence)


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("014198001234", "014198001234", False),
        ("0141 9800 1234", "014198001234", False),
        ("'014198001234", "014198001234", False),
        (14198001234, "014198001234", True),
        ("12345678", "012345678", True),
        ("123456789", "123456789", False),
        (None, "", False),
        (1.4198e10 + 0.5, "", True),
        ("1.4198E+10", "", True),
        ("12345", "", True),
        ("1234567890123", "", True),
        ("chưa có", "", True),
        (date(2020, 1, 1), "", True),
    ],
)
def test_an_identity_number_keeps_its_zeros(cell: Cell, value: str, said: bool) -> None:
    cleaned, sentence = clean_personal_id(cell)
    assert cleaned == value
    assert (sentence is not None) == said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Cá nhân", "individual"),
        ("CANHAN", "individual"),
        ("Khen thưởng cá nhân", "individual"),
        ("Tập thể", "collective"),
        ("TAPTHE", "collective"),
        ("TT", "collective"),
        ("Hộ gia đình", "household"),
        ("HOGIADINH", "household"),
        ("household", "household"),
    ],
)
def test_the_kind_is_read_in_words_and_in_codes(text: str, kind: str) -> None:
    assert clean_kind(text) == (kind, None)


def test_an_unknown_kind_or_sex_is_said_and_never_guessed() -> None:
    for cleaner, text in ((clean_kind, "Công chức"), (clean_sex, "?!")):
        value, sentence = cleaner(text)
        assert value == ""
        assert text in str(sentence)
    assert clean_sex("") == ("", None)
    assert clean_sex("Nữ") == ("female", None)
    assert clean_sex("Chưa rõ") == ("", None)


@pytest.mark.parametrize(
    ("text", "name", "honorific", "rank"),
    [
        ("Ông Lò Văn Mẫu", "Lò Văn Mẫu", "Ông", ""),
        ("BÀ QUÀNG THỊ MẪU", "QUÀNG THỊ MẪU", "Bà", ""),
        ("Ông (Bà) Lò Mẫu", "Lò Mẫu", "", ""),
        ("Đ/c: Lò Văn Mẫu", "Lò Văn Mẫu", "Đồng chí", ""),
        ("Đại tá Lê Văn Mẫu", "Lê Văn Mẫu", "", "Đại tá"),
        ("ThS.BS. Lò Thị Mẫu", "Lò Thị Mẫu", "", "ThS.BS."),
        ("Ông TS. Lê Văn Mẫu", "Lê Văn Mẫu", "Ông", "TS."),
        ("1. Bà Lò Thị Mẫu", "Lò Thị Mẫu", "Bà", ""),
        ("- Ông Lò Văn Mẫu,", "Lò Văn Mẫu", "Ông", ""),
        ("Anh Thơ", "Anh Thơ", "", ""),
        ("H - Dom Eyă", "H - Dom Eyă", "", ""),
        ("K'Brơi", "K'Brơi", "", ""),
        ("Y Thông Niê", "Y Thông Niê", "", ""),
        ("Bàn Văn Mẫu", "Bàn Văn Mẫu", "", ""),
        ("LUYếN", "LUYếN", "", ""),
        ("Bà", "Bà", "", ""),
    ],
)
def test_address_and_rank_are_kept_apart_from_the_name(
    text: str, name: str, honorific: str, rank: str
) -> None:
    parts = split_name(text)
    assert (parts.name, parts.honorific, parts.rank) == (name, honorific, rank)


def test_a_household_is_known_by_the_words_before_its_head() -> None:
    for text in ("Hộ ông Lò Văn Mẫu", "Gia đình ông Lò Văn Mẫu", "Hộ gia đình ông Lò Văn Mẫu"):
        parts = split_name(text)
        assert (parts.name, parts.honorific, parts.kind) == ("Lò Văn Mẫu", "Ông", "household")
    assert split_name("Hộ gia đình Lò Văn Mẫu").kind == "household"
    assert split_name("Hộ nghèo").kind is None


def test_collectives_are_told_from_people_of_like_names() -> None:
    for name in ("Trường Mầm non Mẫu", "UBND xã Mẫu", "Bản Mẫu 2", "Khoa Nhi", "Đoàn xã Mẫu"):
        assert collective_told(name), name
    for name in ("Bàn Văn Mẫu", "Lăng Thị Mẫu", "Đoàn Văn Mẫu", "Phong Thị Mẫu", "Ban Văn Mẫu"):
        assert not collective_told(name), name


def test_odd_capitals_are_pointed_out() -> None:
    assert oddly_written("HOÀNG THị LUYếN")
    assert oddly_written("NguyễnThị Mẫu")
    assert not oddly_written("H'Hen Niê")
    assert not oddly_written("LÒ VĂN MẪU")


@pytest.mark.parametrize(
    ("cell", "number", "symbol", "day"),
    [
        ("145/QĐ-UBND", "145", "QĐ-UBND", None),
        ("Số: 145/QĐ-UBND", "145", "QĐ-UBND", None),
        ("145 / QĐ – UBND", "145", "QĐ-UBND", None),
        ("QĐ số 05/QĐ-UBND ngày 12/3/2025", "05", "QĐ-UBND", date(2025, 3, 12)),
        ("145/QĐ-UBND, ngày 12 tháng 3 năm 2025", "145", "QĐ-UBND", date(2025, 3, 12)),
        ("145/2024/QĐ-UBND", "145", "2024/QĐ-UBND", None),
        (145, "145", "", None),
        ("05", "05", "", None),
    ],
)
def test_a_decision_gives_number_symbol_and_day(
    cell: Cell, number: str, symbol: str, day: date | None
) -> None:
    parts, sentence = clean_decision(cell)
    assert sentence is None
    assert parts is not None
    assert (parts.number, parts.symbol, parts.day) == (number, symbol, day)


def test_a_decision_that_cannot_be_read_is_said() -> None:
    for cell in ("QĐ-UBND", date(2025, 3, 12), ErrorCell("#REF!")):
        parts, sentence = clean_decision(cell)
        assert parts is None
        assert sentence is not None
    parts, sentence = clean_decision("145/QĐ-UBND ngày 32/3/2025")
    assert parts is not None
    assert parts.number == "145"
    assert "32/3/2025" in str(sentence)


def test_small_values() -> None:
    assert clean_money("702.000 đồng") == (702000, None)
    assert clean_money(702000.0) == (702000, None)
    assert clean_money("hai triệu")[0] is None
    assert clean_number("92,5") == (92.5, None)
    assert clean_number(0) == (0, None)
    assert clean_position(0) == ("", None)
    assert clean_text(ErrorCell("#N/A"))[0] == ""
    assert text_of(1668477383) == "1668477383"
    assert text_of(date(2025, 7, 5)) == "05/7/2025"
    assert holder_class_of("Các cấp lãnh đạo từ phó phòng trở lên") == "leader"
    assert holder_class_of("Người trực tiếp công tác") == "direct"
    assert holder_class_of("Cơ quan hành chính") == ""
    assert [is_tick(cell) for cell in ("x", "X", "✓", 1, True, "có")] == [True] * 6
    assert [is_tick(cell) for cell in (None, "", "không", 0, False, "-")] == [False] * 6


def test_columns_are_lettered_as_in_excel() -> None:
    for number, letters in ((0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16_383, "XFD")):
        assert column_letter(number) == letters
        assert column_number(letters) == number


@settings(deadline=None)
@given(cell=ANY_CELL, field=st.sampled_from([field.name for field in FIELDS]))
def test_any_cell_gives_a_value_and_perhaps_a_sentence(cell: Any, field: str) -> None:
    value, sentence = cleaner_of(field, TODAY)(cell)
    assert sentence is None or (sentence.endswith(".") and len(sentence) < 400)
    assert value is None or isinstance(value, str | int | float | date | tuple)
    clean_decision(cell)


@settings(deadline=None)
@given(text=st.text(max_size=80))
def test_any_name_keeps_its_letters(text: str) -> None:
    cell = cell_of(text)
    if isinstance(cell, str):
        parts = split_name(cell)
        assert parts.name
        assert parts.name in " ".join(cell.split())
