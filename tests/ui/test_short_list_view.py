"""A list with all its rows at hand: sorts, filters, keeps its place."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from tests.choosing import choose_row
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row

COLUMNS = (
    Column("name", "Họ và tên"),
    Column("when", "Lúc", "moment"),
    Column("number", "Lần", "number"),
)
ROWS = [
    Row("1", ("Đặng Thị Ễn", "2026-07-05T14:05", 10)),
    Row("2", ("Điêu Văn Ỹ", "2025-12-31T08:00", 9)),
    Row("3", ("Ánh", "", None)),
]


@pytest.fixture
def view(qtbot, look) -> ShortListView:
    view = ShortListView("some", "Vài dòng", COLUMNS, filterable=("name",))
    qtbot.addWidget(view)
    view.show_rows(ROWS)
    return view


def uids(view) -> list[str]:
    return list(view.list_model.source.uids())


def sort(view, *order) -> list[str]:
    view.set_order(list(order))
    view.order_changed.emit(list(order))
    return uids(view)


def test_a_moment_is_written_as_day_and_time(view):
    index = view.list_model.index(0, 1)
    assert index.data() == "05/7/2026 14:05"
    assert view.list_model.index(2, 1).data() == ""


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([("name", False)], ["3", "1", "2"]),
        ([("when", False)], ["3", "2", "1"]),
        ([("number", False)], ["3", "2", "1"]),
        ([("number", True)], ["1", "2", "3"]),
        ([], ["1", "2", "3"]),
    ],
)
def test_sorts_texts_moments_and_numbers(view, order, expected):
    assert sort(view, *order) == expected


def test_a_filter_can_let_through_again_what_it_hides(view):
    view.set_filter("name", ["Ánh"])
    assert uids(view) == ["3"]
    assert len(view.list_model.source.values("name")) == 3
    view.set_filter("name", None)
    assert uids(view) == ["1", "2", "3"]


def test_new_rows_keep_order_filter_and_selection(view):
    sort(view, ("number", True))
    choose_row(view, 1)
    view.show_rows([*ROWS, Row("4", ("Bạc", "", 99))])
    assert uids(view) == ["4", "1", "2", "3"]
    assert view.selected_uids() == ["2"]


def test_the_model_behaves(view):
    tester = QAbstractItemModelTester(
        view.list_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    sort(view, ("name", True))
    view.show_rows([])
    del tester
