"""Batches of blank certificates and frames: which sheets are left, and what may be written down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.certificates import CertificatePrint, Stock, StockMove
from models.problems import Refused, Rejected
from services.stock_serials import ranges_in_words, serial_parts, serial_typed
from tests.paid_decisions import issued
from tests.small_commune import add_subjects

CAME_IN, LATER, TODAY = date(2026, 9, 1), date(2026, 10, 5), date(2026, 11, 20)


def batch(services, quantity: int = 100, first: int | None = 101, **fields) -> Stock:
    numbered = {} if first is None else {"serial_prefix": "GK-", "serial_digits": 6}
    wanted = {"name": "Phôi giấy khen A4", "received_on": CAME_IN} | numbered | fields
    return services.stock.save(Stock(quantity=quantity, first_serial=first, **wanted))


def moved(services, stock: Stock, quantity: int, kind="out", first: int | None = None, **fields):
    wanted = {"moved_on": LATER, "reason": "Chi bộ mượn"} | fields
    return services.stock.move(
        StockMove(stock_uid=stock.uid, kind=kind, quantity=quantity, first_serial=first, **wanted)
    )


def sheet(services, stock: Stock, number: int | None, status="printed") -> None:
    award = next(iter(services.store.awards.all()), None)
    if award is None:
        decision = issued(services, "GK_XA", add_subjects(services, 1))
        (award,) = services.deciding.awards(decision.uid)
    with services.store.action("In"):
        services.store.certificate_prints.save(
            CertificatePrint(
                award_uid=award.uid,
                layout="giay-khen-a4",
                stock_uid=stock.uid,
                serial="" if number is None else stock.serial(number),
                printed_on=TODAY,
                status=status,
            )
        )


def problems_of(write) -> dict[str, str]:
    with pytest.raises(Rejected) as rejected:
        write()
    return rejected.value.problems


def left(services, stock: Stock) -> str:
    return ranges_in_words(stock, services.stock.sheets(stock.uid).free_ranges())


def test_a_batch_knows_which_of_its_sheets_are_left(services):
    stock = batch(services)
    moved(services, stock, 10, first=101)
    moved(services, stock, 2, "spoiled", first=150, reason="Ướt mưa")
    sheet(services, stock, 111)
    sheet(services, stock, 112, "spoiled")
    count = services.stock.count(stock.uid)
    assert (count.printed, count.print_spoiled, count.out, count.spoiled) == (1, 1, 10, 2)
    assert count.remaining == 86
    assert left(services, stock) == "GK-000113 đến GK-000149; GK-000152 đến GK-000200"


def test_sheets_without_numbers_are_only_counted(services):
    stock = batch(services, 30, None)
    moved(services, stock, 5)
    sheet(services, stock, None)
    assert services.stock.count(stock.uid).remaining == 24
    assert problems_of(lambda: moved(services, stock, 1, first=7)) == {
        "first_serial": "Đợt nhập này không có số sê-ri; hãy để trống."
    }


def test_no_more_leaves_than_there_is(services):
    stock = batch(services, 10, None)
    assert problems_of(lambda: moved(services, stock, 11)) == {
        "quantity": "Đợt nhập này chỉ còn 10 tờ, không đủ 11 tờ."
    }
    assert "quantity" in problems_of(lambda: moved(services, stock, 0))
    assert "quantity" in problems_of(lambda: moved(services, stock, -1))


def test_a_sheet_leaves_once(services):
    stock = batch(services, 10)
    moved(services, stock, 3, first=104)
    assert problems_of(lambda: moved(services, stock, 3, first=102)) == {
        "first_serial": "Tờ GK-000104 không còn trong đợt nhập này; "
        "còn GK-000101 đến GK-000103; GK-000107 đến GK-000110."
    }
    assert "first_serial" in problems_of(lambda: moved(services, stock, 3, first=109))
    assert problems_of(lambda: moved(services, stock, 3)) == {
        "first_serial": "Hãy ghi số sê-ri của tờ đầu tiên."
    }


def test_batches_with_the_same_numbers_are_refused(services):
    batch(services, 100)
    assert problems_of(lambda: batch(services, 10, 200)) == {
        "first_serial": "Số sê-ri GK-000200 đến GK-000209 trùng với đợt nhập ngày 01/9/2026 "
        "(GK-000101 đến GK-000200)."
    }
    batch(services, 10, 201)
    batch(services, 10, 150, serial_prefix="GKA-")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("quantity", 0),
        ("quantity", 100_001),
        ("received_on", date(2026, 11, 21)),
        ("received_on", date(1999, 12, 31)),
        ("unit_price", -1),
        ("warn_below", -1),
    ],
)
def test_an_absurd_batch_is_refused_at_its_field(services, field, value):
    assert list(problems_of(lambda: batch(services, **{field: value}))) == [field]


def test_an_absurd_day_of_a_move_is_refused(services):
    stock = batch(services)
    early = {"moved_on": date(2026, 8, 31), "first": 101}
    assert problems_of(lambda: moved(services, stock, 1, **early)) == {
        "moved_on": "Ngày ghi không thể trước ngày 01/9/2026."
    }
    late = {"moved_on": date(2026, 11, 21), "first": 101}
    assert list(problems_of(lambda: moved(services, stock, 1, **late))) == ["moved_on"]


def test_what_is_spoiled_or_missing_needs_a_reason(services):
    stock = batch(services)
    for kind in ("spoiled", "correction"):
        assert problems_of(
            lambda kind=kind: moved(services, stock, 1, kind, first=101, reason=" ")
        ) == {"reason": "Hãy ghi lý do."}
    moved(services, stock, 1, "out", first=101, reason="")


def test_missing_sheets_are_found_again(services):
    stock = batch(services, 10)
    moved(services, stock, 4, "correction", first=101, reason="Đếm thiếu")
    assert services.stock.count(stock.uid).remaining == 6
    moved(services, stock, -2, "correction", first=103, reason="Thấy trong tủ")
    assert services.stock.count(stock.uid).remaining == 8
    assert left(services, stock) == "GK-000103 đến GK-000110"
    moved(services, stock, 1, "out", first=103)
    assert left(services, stock) == "GK-000104 đến GK-000110"
    assert problems_of(
        lambda: moved(services, stock, -1, "correction", first=110, reason="Thấy")
    ) == {"first_serial": "Tờ GK-000110 chưa ghi xuất, hỏng hay thiếu nên không tìm lại được."}


def test_no_more_is_found_than_came_in(services):
    stock = batch(services, 10, None)
    assert problems_of(lambda: moved(services, stock, -1, "correction", reason="Thừa")) == {
        "quantity": "Đợt nhập này chỉ có 10 tờ; "
        "nếu lúc nhập ghi thiếu, hãy sửa số lượng của đợt nhập."
    }


def test_a_used_batch_keeps_the_sheets_that_were_used(services):
    stock = batch(services, 100)
    sheet(services, stock, 150)
    save = services.stock.save
    assert problems_of(lambda: save(replace(stock, quantity=40))) == {
        "first_serial": "Tờ GK-000150 đã dùng sẽ nằm ngoài đợt nhập."
    }
    assert "first_serial" in problems_of(lambda: save(replace(stock, serial_prefix="GX-")))
    assert "first_serial" in problems_of(lambda: save(replace(stock, first_serial=None)))
    assert "received_on" not in services.stock.problems(replace(stock, received_on=TODAY))
    changed = save(replace(stock, quantity=60, supplier="  Nhà in Điện Biên "))
    assert (changed.quantity, changed.supplier) == (60, "Nhà in Điện Biên")


def test_a_used_batch_came_in_before_its_first_sheet_was_used(services):
    stock = batch(services, 10)
    moved(services, stock, 3, first=101)
    assert problems_of(
        lambda: services.stock.save(replace(stock, received_on=date(2026, 10, 6)))
    ) == {"received_on": "Đã dùng tờ đầu tiên ngày 05/10/2026; ngày nhập không thể sau ngày ấy."}


def test_only_an_unused_batch_is_deleted(services):
    used, unused = batch(services, 10), batch(services, 10, 500)
    moved(services, used, 1, first=101)
    with pytest.raises(Refused, match="nên không xóa được"):
        services.stock.delete(used.uid)
    services.stock.delete(unused.uid)
    assert services.stock.batches() == [used]


def test_a_move_is_mended_and_taken_out_again(services):
    stock = batch(services, 10)
    move = moved(services, stock, 3, first=101)
    services.stock.move(replace(move, quantity=4))
    assert services.stock.count(stock.uid).remaining == 6
    services.stock.delete_move(move.uid)
    assert services.stock.count(stock.uid).remaining == 10


def test_a_move_on_which_a_later_one_rests_is_kept(services):
    stock = batch(services, 10)
    missing = moved(services, stock, 3, "correction", first=101, reason="Thiếu")
    found = moved(services, stock, -1, "correction", first=102, reason="Thấy")
    with pytest.raises(Refused, match="GK-000102 của lần ghi này về sau đã ghi khác"):
        services.stock.delete_move(missing.uid)
    sheet(services, stock, 102)
    with pytest.raises(Refused, match="GK-000102"):
        services.stock.delete_move(found.uid)


def test_one_undo_takes_a_step_back(services):
    stock = batch(services, 10)
    moved(services, stock, 3, first=101)
    assert services.history.undo().title == "Xuất kho “Phôi giấy khen A4”, 3 tờ"
    assert services.stock.count(stock.uid).remaining == 10
    services.history.redo()
    assert services.stock.count(stock.uid).remaining == 7


def test_a_batch_is_not_undone_under_its_sheets(services):
    stock = batch(services, 10)
    uid = services.history.to_undo().uid
    moved(services, stock, 3, first=101)
    with pytest.raises(Refused, match="hãy hoàn tác thao tác sau trước"):
        services.history.reverse(uid)


def test_low_stock_is_told_once_for_each_sort(services):
    first = batch(services, 10, None, warn_below=5, layout="giay-khen-a4")
    batch(services, 30, None, name="Khung A4", kind="frame", warn_below=0)
    assert services.stock.warnings() == []
    moved(services, first, 8)
    assert services.stock.warnings() == ["Phôi giấy khen A4 chỉ còn 2 tờ, dưới mức báo 5 tờ."]
    second = batch(services, 4, None, warn_below=5, layout="giay-khen-a4", name="Phôi mới")
    assert services.stock.warnings() == []
    moved(services, first, 2)
    moved(services, second, 4)
    assert services.stock.warnings() == ["Phôi mới đã hết."]
    assert services.stock.usable() == []


def test_a_serial_is_read_as_it_is_printed():
    assert serial_parts(" GK-000123 ") == ("GK-", 123, 6)
    assert serial_parts("0007") == ("", 7, 4)
    assert serial_parts("2026/A15") == ("2026/A", 15, 2)
    for wrong in ("", "GK", "GK-12-", "GK-١٢"):
        with pytest.raises(Rejected):
            serial_parts(wrong)


def test_a_serial_of_a_batch_is_typed_with_or_without_its_letters(services):
    stock = batch(services)
    assert serial_typed(stock, "123") == 123
    assert serial_typed(stock, "gk-000123") == 123
    assert serial_typed(stock, " ") is None
    with pytest.raises(Rejected, match="không thuộc đợt nhập này"):
        serial_typed(stock, "BK-000123")
