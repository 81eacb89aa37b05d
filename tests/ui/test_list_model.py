from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from ui.tables.list_model import BLOCK, ListModel
from ui.tables.source import Column, Row, ShortList

COLUMNS = (
    Column("name", "Họ và tên"),
    Column("born", "Ngày sinh", "date"),
    Column("amount", "Số tiền", "money"),
    Column("state", "Trạng thái", "choice"),
)


@dataclass
class Numbers:
    """A hundred thousand rows that notes which stretches were read."""

    total: int = 100_000
    columns: tuple = COLUMNS
    asked: list = field(default_factory=list)

    def count(self):
        return self.total

    def rows(self, offset, limit):
        self.asked.append((offset, limit))
        last = min(offset + limit, self.total)
        return [
            Row(f"u{n}", (f"Người {n}", "1985-02", n * 1000, "Nháp")) for n in range(offset, last)
        ]


def shown(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_is_a_well_behaved_qt_model(qtmodeltester):
    qtmodeltester.check(ListModel(Numbers(total=500)))


def test_an_empty_list_is_well_behaved_too(qtmodeltester):
    qtmodeltester.check(ListModel(ShortList(COLUMNS)))


def test_cells_are_written_as_officials_write_them(qapp):
    rows = [Row("a", ("Lò Thị Ễn", "2026-07-05", 1940000, None))]
    model = ListModel(ShortList(COLUMNS, rows))
    assert shown(model, 0) == ["Lò Thị Ễn", "05/7/2026", "1.940.000", ""]


def test_only_the_rows_near_the_screen_are_read(qapp):
    source = Numbers()
    model = ListModel(source)
    for row in range(40):
        shown(model, row)
    assert source.asked == [(0, BLOCK)]
    shown(model, 73_456)
    assert source.asked == [(0, BLOCK), (73_400, BLOCK)]


def test_rows_far_from_the_screen_are_let_go(qapp):
    source = Numbers()
    model = ListModel(source)
    for row in range(0, 100_000, BLOCK):
        shown(model, row)
    source.asked.clear()
    shown(model, 0)
    assert source.asked == [(0, BLOCK)]


def test_a_row_that_is_gone_meanwhile_is_blank(qapp):
    source = Numbers(total=10)
    model = ListModel(source)
    source.total = 5
    assert shown(model, 7) == [None] * 4
    assert model.uid_at(7) is None


def test_a_state_has_an_icon_and_a_colour(qapp):
    model = ListModel(Numbers(), tones={"state": {"Nháp": "draft"}})
    state = model.index(0, 3)
    assert not state.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert state.data(Qt.ItemDataRole.ForegroundRole).name() == "#52606d"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
