"""The register of printed certificates: serial numbers, spoiled sheets, printing again, all or nothing."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.certificates import Stock
from models.data_folder import DataFolder
from models.problems import Refused, Rejected
from models.store import open_store
from services.certificates.print_register import PrintedSheet, Run
from tests.paid_decisions import DAY, issued
from tests.small_commune import add_decision, add_subjects, small_commune

TODAY = date(2026, 11, 20)


@pytest.fixture
def decision(services):
    return issued(services, "GK_XA", add_subjects(services, 5))


@pytest.fixture
def awards(services, decision) -> list[str]:
    return services.deciding.listed(decision.uid)


@pytest.fixture
def stock(services) -> Stock:
    return services.stock.save(
        Stock(
            name="Phôi giấy khen A4",
            serial_prefix="GK-",
            serial_digits=4,
            first_serial=1,
            quantity=10,
            received_on=date(2026, 9, 1),
        )
    )


def run(stock: Stock | None = None, **fields) -> Run:
    wanted = {"printed_on": TODAY, "printed_by": "Lường Thị Ánh"} | fields
    return Run(layout="giay-khen-a4", stock_uid=stock.uid if stock else None, **wanted)


def sheets(
    services, awards, stock: Stock | None = None, first: int | None = None
) -> list[PrintedSheet]:
    serials = services.print_register.serials(stock.uid if stock else None, first, len(awards))
    return [
        PrintedSheet(award_uid=uid, serial=serial)
        for uid, serial in zip(awards, serials, strict=True)
    ]


def problems_of(write) -> dict[str, str]:
    with pytest.raises(Rejected) as rejected:
        write()
    return rejected.value.problems


def test_a_run_writes_down_every_sheet_with_its_serial(services, awards, stock):
    made = services.print_register.record(run(stock), sheets(services, awards, stock, 3))
    assert [sheet.serial for sheet in made] == [f"GK-000{number}" for number in range(3, 8)]
    assert {sheet.printed_by for sheet in made} == {"Lường Thị Ánh"}
    assert services.print_register.printed(awards) == set(awards)
    assert services.print_register.not_printed(awards) == []
    assert services.stock.count(stock.uid).remaining == 5
    assert services.history.undo().title == "In 5 tờ giấy khen"
    assert services.stock.count(stock.uid).remaining == 10


def test_serials_begin_with_the_first_free_one_and_pass_over_used_ones(services, awards, stock):
    register = services.print_register
    register.record(run(stock), sheets(services, awards[:1], stock, 2))
    assert register.serials(stock.uid, None, 3) == ["GK-0001", "GK-0003", "GK-0004"]
    assert problems_of(lambda: register.serials(stock.uid, 2, 1)) == {
        "first_serial": "Tờ GK-0002 không còn trong đợt nhập này."
    }
    assert problems_of(lambda: register.serials(stock.uid, 9, 3)) == {
        "first_serial": "Từ tờ GK-0009 chỉ còn 2 tờ, không đủ 3 tờ."
    }
    assert problems_of(lambda: register.serials(stock.uid, 1, 10)) == {
        "stock_uid": "“Phôi giấy khen A4” chỉ còn 9 tờ, không đủ 10 tờ."
    }


def test_a_spoiled_sheet_uses_its_serial_and_leaves_its_recipient_to_print(services, awards, stock):
    ready = sheets(services, awards[:3], stock)
    ready[1] = replace(ready[1], status="spoiled", reason="Kẹt giấy")
    services.print_register.record(run(stock), ready)
    assert services.print_register.not_printed(awards[:3]) == [awards[1]]
    count = services.stock.count(stock.uid)
    assert (count.printed, count.print_spoiled, count.remaining) == (2, 1, 7)
    again = sheets(services, [awards[1]], stock)
    assert again[0].serial == "GK-0004"
    assert services.print_register.copies([awards[1]]) == {awards[1]: "first"}
    services.print_register.record(run(stock), again)
    assert services.stock.count(stock.uid).printed == 3


def test_a_spoiled_sheet_and_the_good_one_after_it_are_one_run(services, awards, stock):
    first, second = services.print_register.serials(stock.uid, None, 2)
    services.print_register.record(
        run(stock),
        [
            PrintedSheet(award_uid=awards[0], serial=first, status="spoiled", reason="Lem mực"),
            PrintedSheet(award_uid=awards[0], serial=second),
        ],
    )
    assert services.print_register.printed(awards) == {awards[0]}
    assert services.history.undo().title == "In 2 tờ giấy khen (1 tờ hỏng)"


def test_printing_again_needs_a_reason_and_takes_the_place_of_the_first(services, awards):
    register = services.print_register
    register.record(run(), sheets(services, awards))
    assert register.copies(awards[:1]) == {awards[0]: "again"}
    name = services.deciding.award(awards[0]).name
    assert problems_of(lambda: register.record(run(), [PrintedSheet(award_uid=awards[0])])) == {
        "awards": f"Giấy khen của {name} đã in; hãy chọn In lại và ghi lý do."
    }
    again = PrintedSheet(award_uid=awards[0], copy="again")
    assert problems_of(lambda: register.record(run(), [again])) == {
        "reason": f"Hãy ghi vì sao tờ của {name} in lại."
    }
    register.record(run(), [replace(again, reason="Sai chức vụ")])
    first, second = register.of_award(awards[0])
    assert (first.status, first.reason) == ("spoiled", "Đã in lại: Sai chức vụ")
    assert (second.status, second.copy) == ("printed", "again")


def test_a_reissued_certificate_leaves_the_first_and_is_replaced_when_printed_again(
    services, awards
):
    register = services.print_register
    register.record(run(), sheets(services, awards))
    assert set(register.copies(awards, reissue=True).values()) == {"reissue"}
    lost = PrintedSheet(award_uid=awards[0], copy="reissue", reason="Người được khen làm mất")
    register.record(run(), [lost])
    assert [sheet.status for sheet in register.of_award(awards[0])] == ["printed", "printed"]
    register.record(run(), [PrintedSheet(award_uid=awards[0], copy="again", reason="Ố màu")])
    kept = [(s.copy, s.status) for s in register.of_award(awards[0])]
    assert kept == [("first", "printed"), ("reissue", "spoiled"), ("again", "printed")]


def test_the_same_sheet_is_not_written_down_twice(services, awards, stock):
    register = services.print_register
    ready = sheets(services, awards, stock)
    register.record(run(stock), ready)
    assert "awards" in problems_of(lambda: register.record(run(stock), ready))
    taken = [PrintedSheet(award_uid=awards[0], serial="GK-0001", copy="again", reason="Sai tên")]
    assert problems_of(lambda: register.record(run(stock), taken)) == {
        "first_serial": "Tờ GK-0001 không còn trong đợt nhập này."
    }
    assert len(services.store.certificate_prints.all()) == 5


def test_one_run_has_one_good_sheet_of_each(services, awards, stock):
    name = services.deciding.award(awards[0]).name
    twice = [PrintedSheet(award_uid=awards[0]), PrintedSheet(award_uid=awards[0])]
    assert problems_of(lambda: services.print_register.record(run(), twice)) == {
        "awards": f"{name} có hai tờ dùng được trong một lần in."
    }
    same = [
        PrintedSheet(award_uid=awards[0], serial="GK-0001"),
        PrintedSheet(award_uid=awards[1], serial="GK-0001"),
    ]
    assert problems_of(lambda: services.print_register.record(run(stock), same)) == {
        "first_serial": "Tờ GK-0001 ghi cho hai lần in."
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("printed_on", None, "Hãy nhập ngày in."),
        ("printed_on", date(2026, 11, 21), "Ngày in 21/11/2026 chưa tới."),
        ("printed_on", date(2026, 8, 31), "Ngày in không thể trước ngày 01/9/2026."),
        ("printed_by", "  ", "Hãy ghi họ và tên người in."),
    ],
)
def test_an_absurd_run_is_refused_at_its_field(services, awards, stock, field, value, sentence):
    wanted = run(stock, **{field: value})
    assert problems_of(
        lambda: services.print_register.record(wanted, sheets(services, awards, stock))
    ) == {field: sentence}


def test_blank_paper_has_no_serials_and_stock_without_them_is_counted(services, awards):
    plain = services.stock.save(Stock(name="Phôi A3", quantity=3, received_on=DAY))
    register = services.print_register
    written = [PrintedSheet(award_uid=awards[0], serial="GK-0001")]
    assert "stock_uid" in problems_of(lambda: register.record(run(), written))
    assert "first_serial" in problems_of(lambda: register.record(run(plain), written))
    register.record(run(plain), sheets(services, awards[:3], plain))
    assert services.stock.count(plain.uid).remaining == 0
    assert "chỉ còn 0 tờ" in str(
        problems_of(lambda: register.record(run(plain), [PrintedSheet(award_uid=awards[4])]))
    )


def test_frames_do_not_go_through_the_printer(services, awards):
    frames = services.stock.save(Stock(name="Khung", kind="frame", quantity=9, received_on=DAY))
    assert "stock_uid" in problems_of(
        lambda: services.print_register.record(run(frames), [PrintedSheet(award_uid=awards[0])])
    )


def test_nothing_is_printed_for_who_was_taken_out_or_whose_award_was_taken_back(
    services, decision, awards
):
    with services.store.action("Thu hồi", unlocked=True):
        award = services.deciding.award(awards[0])
        services.store.awards.save(replace(award, revoked_by=decision.uid))
    assert services.print_register.obstacles(awards) == {
        awards[0]: f"Khen thưởng của {award.name} đã bị thu hồi nên không in giấy khen."
    }
    assert "awards" in problems_of(
        lambda: services.print_register.record(run(), [PrintedSheet(award_uid=awards[0])])
    )
    with pytest.raises(Refused, match="Không có tờ nào"):
        services.print_register.record(run(), [])


def test_what_the_decision_still_lacks_is_told(services, awards):
    assert services.print_register.concerns(awards) == []
    draft = add_decision(services, "GK_XA", add_subjects(services, 1, start=20))
    listed = services.deciding.listed(draft.uid)
    (sentence,) = services.print_register.concerns(listed)
    assert "chưa có số, ngày; giấy khen để trống chỗ ấy." in sentence


def test_a_sheet_is_marked_as_spoiled_later(services, awards, stock):
    register = services.print_register
    made = register.record(run(stock), sheets(services, awards, stock))
    assert problems_of(lambda: register.spoil([made[0].uid], " ")) == {
        "reason": "Hãy ghi vì sao tờ in bị hỏng."
    }
    register.spoil([made[0].uid, made[1].uid], "Đổ nước")
    assert register.not_printed(awards) == awards[:2]
    assert services.stock.count(stock.uid).print_spoiled == 2
    with pytest.raises(Refused, match="đã ghi là in hỏng rồi"):
        register.spoil([made[0].uid], "Đổ nước")


def test_numbers_of_the_golden_book_go_on_in_the_order_of_the_list(services, awards):
    with services.store.action("Ghi", unlocked=True):
        award = services.deciding.award(awards[3])
        services.store.awards.save(replace(award, book_number="041"))
    given = services.golden_book.assign(awards)
    assert [(a.uid, a.book_number) for a in given] == [
        (awards[0], "042"),
        (awards[1], "043"),
        (awards[2], "044"),
        (awards[4], "045"),
    ]
    assert services.golden_book.assign(awards) == []
    assert services.history.undo().title == "Ghi số sổ vàng cho 4 khen thưởng"
    assert len(services.golden_book.unnumbered(awards)) == 4


def test_one_sheet_is_not_used_twice_however_its_number_is_written(services, awards, stock):
    sheets = [
        PrintedSheet(award_uid=awards[0], serial="GK-0001"),
        PrintedSheet(award_uid=awards[1], serial="GK-1"),
    ]
    assert "hai lần in" in services.print_register.problems(run(stock), sheets)["first_serial"]


def test_a_batch_that_was_deleted_gives_no_more_sheets(services, awards, stock):
    planned = sheets(services, awards[:1], stock)
    services.stock.delete(stock.uid)
    told = problems_of(lambda: services.print_register.record(run(stock), planned))
    assert "đã bị xóa" in told["stock_uid"]


def test_an_award_that_is_gone_is_told(services, awards):
    sheets = [PrintedSheet(award_uid=uid) for uid in (awards[0], "gone")]
    told = problems_of(lambda: services.print_register.record(run(), sheets))
    assert list(told) == ["awards"]
    assert services.store.certificate_prints.all() == []


def test_each_year_has_its_own_golden_book(services, awards):
    earlier = issued(
        services,
        "GK_XA",
        add_subjects(services, 2, start=30),
        "9",
        date(2025, 12, 30),
        period="2025-2026",
    )
    old = services.deciding.listed(earlier.uid)
    given = {a.uid: a.book_number for a in services.golden_book.assign([*awards, *old])}
    assert [given[uid] for uid in old] == ["01", "02"]
    assert [given[uid] for uid in awards] == ["01", "02", "03", "04", "05"]


def test_what_others_decided_stands_in_their_book(services):
    above = add_decision(
        services,
        "BK_TINH",
        add_subjects(services, 1),
        origin="recorded",
        level="province",
        issuer="Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
        number="12",
        decided_on=DAY,
    )
    assert services.golden_book.assign(services.deciding.listed(above.uid)) == []


@settings(max_examples=25, deadline=None)
@given(
    results=st.lists(st.sampled_from(["printed", "spoiled"]), min_size=1, max_size=12),
    first=st.integers(1, 30),
)
def test_every_sheet_is_counted_once(tmp_path_factory, results, first):
    with small_commune(tmp_path_factory.mktemp("commune")) as services:
        decision = issued(services, "GK_XA", add_subjects(services, 12))
        awards = services.deciding.listed(decision.uid)
        stock = services.stock.save(
            Stock(name="Phôi", first_serial=1, quantity=60, received_on=date(2026, 9, 1))
        )
        serials = services.print_register.serials(stock.uid, first, len(results))
        services.print_register.record(
            run(stock),
            [
                PrintedSheet(award_uid=uid, serial=serial, status=status, reason="Lem mực")
                for uid, serial, status in zip(awards, serials, results, strict=False)
            ],
        )
        count = services.stock.count(stock.uid)
        assert count.printed == results.count("printed")
        assert count.print_spoiled == results.count("spoiled")
        assert (
            count.remaining
            == 60 - len(results)
            == len(list(services.stock.sheets(stock.uid).free()))
        )
        assert services.print_register.not_printed(awards[: len(results)]) == [
            uid for uid, status in zip(awards, results, strict=False) if status == "spoiled"
        ]


WRITE = """
import sys
from datetime import date
from pathlib import Path
from models.data_folder import DataFolder
from services.certificates.print_register import Run, PrintedSheet
from services.services import open_services

class Dies:
    def report(self, done, total, doing=""):
        if sys.argv[2] == "begun" or done:
            print("there", flush=True)
            sys.stdin.read()

with open_services(DataFolder(Path(sys.argv[1]))) as services:
    decision = services.store.decisions.all()[0]
    awards = services.deciding.listed(decision.uid)
    stock = services.stock.batches()[0]
    serials = services.print_register.serials(stock.uid, None, len(awards))
    run = Run(layout="giay-khen-a4", stock_uid=stock.uid, printed_on=date.today(), printed_by="Ánh")
    sheets = [PrintedSheet(award_uid=uid, serial=serial) for uid, serial in zip(awards, serials)]
    services.print_register.record(run, sheets, Dies())
"""


@pytest.mark.parametrize("moment", ["begun", "written"])
def test_a_program_that_dies_while_it_records_a_run_leaves_no_half_of_it(tmp_path, moment):
    with small_commune(tmp_path / "data") as services:
        issued(services, "GK_XA", add_subjects(services, 500))
        services.stock.save(
            Stock(name="Phôi", first_serial=1, quantity=600, received_on=date(2026, 9, 1))
        )
    program = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(tmp_path / "data"), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "there"
        program.kill()
        program.wait()
    with closing(open_store(DataFolder(tmp_path / "data"))) as store:
        assert store.certificate_prints.all() == []
    with small_commune(tmp_path / "data", named=False) as services:
        (stock,) = services.stock.batches()
        assert services.stock.count(stock.uid).remaining == 600
        awards = services.deciding.listed(services.store.decisions.all()[0].uid)
        ready = sheets(services, awards, stock)
        services.print_register.record(run(stock), ready)
        assert services.stock.count(stock.uid).remaining == 100
