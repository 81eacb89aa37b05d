"""Rule K22: sums and percentages of the table of awards, as a real report had them wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.reports.award_sums import SummaryRow, disagreeing_cells

CERTIFICATES = SummaryRow(
    "Giấy khen",
    {3: 542, 4: 396, 6: 145, 8: 22, 9: 65, 10: 397, 12: 44, 13: 265},
    {5: "73%", 7: "27%", 11: "73%"},
)
PROVINCE = SummaryRow(
    "Bằng khen của tỉnh",
    {3: 48, 4: 30, 6: 47, 8: 29, 10: 1, 12: 1},
    {5: "62,5%", 7: "98%", 11: "2%"},
)
COLLECTIVES = SummaryRow("Tập thể lao động tiên tiến", {3: 148, 6: 148}, {7: "100%"})
COUNTS = st.integers(min_value=0, max_value=5000)


def told(*rows: SummaryRow) -> list[tuple[str, str]]:
    return [(warning.cell, warning.message) for warning in disagreeing_cells(rows)]


def test_a_table_that_agrees_has_nothing_to_tell():
    assert told(CERTIFICATES, PROVINCE, COLLECTIVES) == []


def test_individuals_that_do_not_add_up_are_named_with_the_difference():
    wrong = SummaryRow(
        "Giấy khen", dict(CERTIFICATES.counts) | {4: 364}, {5: "67%", 7: "27%", 11: "73%"}
    )
    assert told(wrong, PROVINCE) == [
        (
            "Dòng “Giấy khen”, cột (4)",
            "Ghi 364, còn (8) + (9) + (12) + (13) cộng lại là 396, lệch 32.",
        )
    ]


def test_a_total_that_does_not_add_up_is_named():
    wrong = SummaryRow("Giấy khen", {3: 540, 6: 145, 10: 397}, {})
    assert told(wrong) == [
        ("Dòng “Giấy khen”, cột (3)", "Ghi 540, còn (6) + (10) cộng lại là 542, lệch 2.")
    ]


def test_more_individuals_than_recipients_are_named():
    wrong = SummaryRow("Giấy khen", {3: 5, 4: 6, 6: 5}, {})
    assert told(wrong) == [
        ("Dòng “Giấy khen”, cột (4)", "Số cá nhân 6 lớn hơn tổng số 5 ở cột (3).")
    ]


def test_a_percentage_is_reckoned_to_the_digits_it_is_written_with():
    row = SummaryRow("Bằng khen", {3: 48, 4: 30, 6: 47, 10: 1}, {5: "62.5", 7: "97,9%", 11: "3%"})
    assert told(row) == [
        ("Dòng “Bằng khen”, cột (11)", "Ghi 3%, còn tính từ cột (10) và (3) là 2%.")
    ]


def test_what_is_no_number_is_told():
    row = SummaryRow("Giấy khen", {3: 2, 6: 2}, {7: "gần hết"})
    assert told(row) == [("Dòng “Giấy khen”, cột (7)", "“gần hết” không phải là tỷ lệ phần trăm.")]


def test_individuals_left_empty_are_not_taken_for_none_unless_their_parts_are_there():
    assert told(SummaryRow("Bằng khen Bộ", {3: 4, 6: 4}, {7: "100%"})) == []
    assert len(told(SummaryRow("Bằng khen Bộ", {3: 4, 6: 4, 8: 1}, {}))) == 1


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_table_made_from_its_parts_agrees(leaders, direct, other_leaders, others, collectives):
    merit, thematic = leaders + direct + collectives, other_leaders + others
    row = SummaryRow(
        "Giấy khen",
        {
            3: merit + thematic,
            4: leaders + direct + other_leaders + others,
            6: merit,
            8: leaders,
            9: direct,
            10: thematic,
            12: other_leaders,
            13: others,
        },
        {},
    )
    assert told(row) == []
