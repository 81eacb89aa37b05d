"""What was sent to the printer is known until its results are recorded, also after the program was killed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.certificates import Stock
from models.problems import Refused, Rejected
from services.certificates.print_register import Run
from services.certificates.sent_runs import SentRun
from tests.paid_decisions import issued
from tests.small_commune import add_subjects, small_commune

TODAY = date(2026, 11, 20)
RECEIVED = date(2026, 9, 1)


@pytest.fixture
def awards(services) -> list[str]:
    return services.deciding.listed(issued(services, "GK_XA", add_subjects(services, 4)).uid)


@pytest.fixture
def stock(services) -> Stock:
    return services.stock.save(
        Stock(name="Phôi giấy khen A4", first_serial=11, quantity=30, received_on=RECEIVED)
    )


def planned(services, awards, stock: Stock | None = None) -> SentRun:
    run = Run(
        layout="giay-khen-a4",
        stock_uid=stock.uid if stock else None,
        printed_on=TODAY,
        printed_by="Lường Thị Ánh",
        printer="Máy thử",
        tray="manual",
    )
    sheets = services.print_register.plan(run, awards)
    return SentRun(run=run, sheets=sheets, path=Path("Giấy khen 4 tờ.pdf"))


def test_a_run_is_known_until_it_is_recorded(services, awards, stock):
    sent = services.sent_runs.keep(planned(services, awards, stock))
    (known,) = services.sent_runs.all()
    assert (known.run, known.sheets, known.path) == (sent.run, sent.sheets, sent.path)
    assert known.sent_at == "2026-11-20T02:00:00Z"
    services.sent_runs.record(known, known.sheets)
    assert services.sent_runs.all() == []
    assert len(services.store.certificate_prints.all()) == 4
    assert services.history.undo().title == "In 4 tờ giấy khen"


def test_what_came_out_so_far_takes_the_place_of_what_was_planned(services, awards):
    sent = services.sent_runs.keep(planned(services, awards))
    spoiled = replace(sent.sheets[0], status="spoiled", reason="Kẹt giấy")
    services.sent_runs.keep(replace(sent, sheets=[spoiled]))
    (known,) = services.sent_runs.all()
    assert known.sheets == [spoiled]


def test_a_run_that_cannot_be_recorded_is_still_known(services, awards):
    sent = services.sent_runs.keep(planned(services, awards))
    unsigned = replace(sent, run=replace(sent.run, printed_by=""))
    with pytest.raises(Rejected):
        services.sent_runs.record(unsigned, sent.sheets)
    assert [known.uid for known in services.sent_runs.all()] == [sent.uid]
    services.sent_runs.forget(sent.uid)
    assert services.sent_runs.all() == []


def test_frames_leave_with_the_good_sheets_in_the_same_step(services, awards):
    frames = services.stock.save(
        Stock(name="Khung A4", kind="frame", quantity=9, received_on=RECEIVED)
    )
    assert services.sent_runs.frames() == frames
    sent = services.sent_runs.keep(planned(services, awards))
    sheets = [*sent.sheets[:3], replace(sent.sheets[3], status="spoiled", reason="Kẹt giấy")]
    services.sent_runs.record(sent, sheets, frames.uid)
    assert services.stock.count(frames.uid).remaining == 6
    (move,) = services.stock.moves(frames.uid)
    assert move.decision_uid == services.deciding.award(awards[0]).decision_uid
    services.history.undo()
    assert services.stock.count(frames.uid).remaining == 9
    assert services.store.certificate_prints.all() == []


def test_frames_with_numbers_leave_from_the_first_one_left(services, awards):
    frames = services.stock.save(
        Stock(name="Khung", kind="frame", first_serial=1, quantity=6, received_on=RECEIVED)
    )
    services.sent_runs.record(planned(services, awards[:1]), planned(services, awards[:1]).sheets)
    first = services.stock.moves(frames.uid)
    assert first == []
    sent = planned(services, awards[1:])
    services.sent_runs.record(sent, sent.sheets, frames.uid)
    assert services.stock.sheets(frames.uid).free_ranges() == [(4, 6)]


def test_too_few_frames_leave_everything_as_it_was(services, awards):
    frames = services.stock.save(
        Stock(name="Khung A4", kind="frame", quantity=2, received_on=RECEIVED)
    )
    sent = services.sent_runs.keep(planned(services, awards))
    with pytest.raises(Refused, match="chỉ còn 2 khung"):
        services.sent_runs.record(sent, sent.sheets, frames.uid)
    assert services.store.certificate_prints.all() == []
    assert len(services.sent_runs.all()) == 1


def test_without_frames_none_are_offered(services):
    assert services.sent_runs.frames() is None


SEND_AND_DIE = """
import sys
from datetime import date
from pathlib import Path
from models.data_folder import DataFolder
from services.certificates.print_register import Run
from services.certificates.sent_runs import SentRun
from services.services import open_services

with open_services(DataFolder(Path(sys.argv[1]))) as services:
    awards = services.deciding.listed(services.store.decisions.all()[0].uid)
    run = Run(layout="giay-khen-a4", printed_on=date.today(), printed_by="Ánh")
    sheets = services.print_register.plan(run, awards)
    sent = services.sent_runs.keep(SentRun(run=run, sheets=sheets, path=Path("x.pdf")))
    if sys.argv[2] == "recording":
        with services.store.action("Ghi"):
            services.sent_runs.record(sent, sheets)
            print("there", flush=True)
            sys.stdin.read()
    print("there", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("moment", ["sent", "recording"])
def test_a_run_outlives_the_program_that_dies_before_it_is_recorded(tmp_path, moment):
    with small_commune(tmp_path / "data") as services:
        issued(services, "GK_XA", add_subjects(services, 4))
    program = subprocess.Popen(
        [sys.executable, "-c", SEND_AND_DIE, str(tmp_path / "data"), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "there"
        program.kill()
        program.wait()
    with small_commune(tmp_path / "data", named=False) as services:
        (known,) = services.sent_runs.all()
        assert len(known.sheets) == 4
        assert services.store.certificate_prints.all() == []
