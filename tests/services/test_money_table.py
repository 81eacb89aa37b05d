"""The prize of every award on both base salaries, in all three roundings, and each salary's first and last day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from services.catalogue_loading import load_catalogue

CATALOGUE = load_catalogue()
BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)
PERSON, GROUP, HOUSEHOLD = "individual", "collective", "household"
ROUNDINGS = ("none", "nearest10k", "up10k")
TABLE = [
    ((("LDTT", PERSON), ("GK_XA", PERSON)), "0.3", (702_000, 700_000, 710_000), (759_000, 760_000, 760_000)),
    ((("GK_XA", HOUSEHOLD),), "0.45", (1_053_000, 1_050_000, 1_060_000), (1_138_500, 1_140_000, 1_140_000)),
    ((("GK_XA", GROUP),), "0.6", (1_404_000, 1_400_000, 1_410_000), (1_518_000, 1_520_000, 1_520_000)),
    ((("TTLDTT", GROUP),), "0.8", (1_872_000, 1_870_000, 1_880_000), (2_024_000, 2_020_000, 2_030_000)),
    ((("CSTDCS", PERSON),), "1", (2_340_000,) * 3, (2_530_000,) * 3),
    (
        (("TTLDXS", GROUP), ("THON_VH", GROUP), ("BK_TINH", PERSON)),
        "1.5", (3_510_000,) * 3, (3_795_000, 3_800_000, 3_800_000),
    ),
    ((("XA_TB", GROUP),), "2", (4_680_000,) * 3, (5_060_000,) * 3),
    ((("BK_TINH", HOUSEHOLD),), "2.25", (5_265_000, 5_270_000, 5_270_000), (5_692_500, 5_690_000, 5_700_000)),
    ((("CSTD_TINH", PERSON), ("BK_TINH", GROUP)), "3", (7_020_000,) * 3, (7_590_000,) * 3),
    ((("BK_TTG", PERSON),), "3.5", (8_190_000,) * 3, (8_855_000, 8_860_000, 8_860_000)),
    ((("BK_TTG", GROUP),), "7", (16_380_000,) * 3, (17_710_000,) * 3),
    ((("CSTDTQ", PERSON), ("HCLD3", PERSON)), "4.5", (10_530_000,) * 3, (11_385_000, 11_390_000, 11_390_000)),
    ((("HCLD2", PERSON),), "7.5", (17_550_000,) * 3, (18_975_000, 18_980_000, 18_980_000)),
    ((("HCLD2", GROUP),), "15", (35_100_000,) * 3, (37_950_000,) * 3),
    ((("HCLD1", PERSON),), "9", (21_060_000,) * 3, (22_770_000,) * 3),
    ((("HCLD1", GROUP),), "18", (42_120_000,) * 3, (45_540_000,) * 3),
    ((("CO_TINH", GROUP),), "8", (18_720_000,) * 3, (20_240_000,) * 3),
    ((("CO_CP", GROUP),), "12", (28_080_000,) * 3, (30_360_000,) * 3),
]  # fmt: skip
CELLS = [
    pytest.param(code, kind, coefficient, day, rounding, amounts[place], amounts[0], id=f"{code}-{kind}-{day}-{rounding}")
    for awards, coefficient, before, after in TABLE
    for code, kind in awards
    for day, amounts in ((BEFORE, before), (AFTER, after))
    for place, rounding in enumerate(ROUNDINGS)
]  # fmt: skip
SALARIES = [
    (date(2013, 7, 1), 1_150_000),
    (date(2016, 5, 1), 1_210_000),
    (date(2017, 7, 1), 1_300_000),
    (date(2018, 7, 1), 1_390_000),
    (date(2019, 7, 1), 1_490_000),
    (date(2023, 7, 1), 1_800_000),
    (date(2024, 7, 1), 2_340_000),
    (date(2026, 7, 1), 2_530_000),
]


@pytest.mark.parametrize(
    ("code", "kind", "coefficient", "day", "rounding", "amount", "product"), CELLS
)
def test_every_cell_of_the_money_table(code, kind, coefficient, day, rounding, amount, product):
    terms = CATALOGUE.prize_terms(code, kind, day, rounding)
    assert terms is not None
    assert terms.coefficient == Decimal(coefficient)
    assert terms.amount == amount
    assert terms.product == product


@pytest.mark.parametrize(("first", "amount"), SALARIES)
def test_a_base_salary_begins_on_its_day_and_not_before(first, amount):
    salary, before = CATALOGUE.base_salary(first), CATALOGUE.base_salary(first - timedelta(days=1))
    assert salary is not None
    assert salary.amount == amount
    assert before is None or before.amount < amount


@pytest.mark.parametrize(("later", "earlier"), list(zip(SALARIES[1:], SALARIES[:-1], strict=True)))
def test_a_base_salary_holds_until_the_day_before_the_next(later, earlier):
    last = CATALOGUE.base_salary(later[0] - timedelta(days=1))
    assert last is not None
    assert last.amount == earlier[1]


@pytest.mark.parametrize(
    ("day", "rounding"),
    [
        (date(2023, 12, 31), "nearest10k"),
        (date(2024, 1, 1), "none"),
        (date(2025, 6, 30), "none"),
        (date(2025, 7, 1), "none"),
    ],
)
def test_the_regime_of_the_day_says_how_to_round(day, rounding):
    assert CATALOGUE.regime(day).rounding == rounding


@pytest.mark.parametrize(
    ("code", "kind", "product", "amount"),
    [
        ("GK_XA", PERSON, 223_500, 220_000),
        ("TTLDTT", GROUP, 1_192_000, 1_190_000),
        ("LDTT", PERSON, 447_000, 450_000),
    ],
)
def test_the_old_decree_is_rounded_to_the_nearest(code, kind, product, amount):
    terms = CATALOGUE.prize_terms(code, kind, date(2020, 1, 1))
    assert terms is not None
    assert (terms.product, terms.amount) == (product, amount)
