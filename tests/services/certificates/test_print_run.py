"""Making the file of a run: the numbers of the golden book and the file come together or not at all."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.problems import Refused
from models.progress import Cancelled
from services.certificates.print_register import Run
from services.certificates.print_run import SheetOrder, make_sheets
from tests.paid_decisions import issued
from tests.small_commune import add_subjects, small_commune

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def awards(services) -> list[str]:
    return services.deciding.listed(issued(services, "GK_XA", add_subjects(services, 3)).uid)


def order(services, awards) -> SheetOrder:
    run = Run(layout="giay-khen-a4", printed_on=date(2026, 11, 20), printed_by="Lường Thị Ánh")
    return SheetOrder(run=run, sheets=services.print_register.plan(run, awards))


def nothing_was_given(services, awards) -> bool:
    return len(services.golden_book.unnumbered(awards)) == len(awards)


def test_the_numbers_are_given_with_the_file(services, awards):
    made = make_sheets(services, order(services, awards))
    assert (made.numbered, len(made.sizes)) == (3, 3)
    assert services.golden_book.unnumbered(awards) == []
    assert make_sheets(services, order(services, awards)).numbered == 0


def test_a_name_that_does_not_fit_uses_up_no_number(services, awards):
    with services.store.action("Sửa tên", unlocked=True):
        services.store.awards.save(replace(services.deciding.award(awards[2]), name="Ơ" * 200))
    with pytest.raises(Refused, match="không vừa"):
        make_sheets(services, order(services, awards))
    assert nothing_was_given(services, awards)


def test_a_folder_that_cannot_be_written_uses_up_no_number(services, awards):
    services.folder.prints.write_text("a file where the folder should be")
    with pytest.raises(Refused, match="không phải thư mục"):
        make_sheets(services, order(services, awards))
    assert nothing_was_given(services, awards)


class Stopping:
    def report(self, done: int, total: int, doing: str = "") -> None:
        if done:
            raise Cancelled


def test_cancelling_uses_up_no_number(services, awards):
    with pytest.raises(Cancelled):
        make_sheets(services, order(services, awards), Stopping())
    assert nothing_was_given(services, awards)
    assert list(services.folder.prints.iterdir()) == []


MAKING = """
import sys
from datetime import date
from pathlib import Path
from models.data_folder import DataFolder
from services.certificates.print_register import Run
from services.certificates.print_run import SheetOrder, make_sheets
from services.services import open_services

class Stopping:
    def report(self, done, total, doing=""):
        if done:
            print("here", flush=True)
            sys.stdin.readline()

with open_services(DataFolder(Path(sys.argv[1]))) as services:
    run = Run(layout="giay-khen-a4", printed_on=date(2026, 11, 20), printed_by="A")
    sheets = services.print_register.plan(run, sys.argv[2:])
    make_sheets(services, SheetOrder(run=run, sheets=sheets), Stopping())
"""


def test_a_power_cut_uses_up_no_number(tmp_path):
    folder = tmp_path / "data"
    with small_commune(folder) as services:
        decision = issued(services, "GK_XA", add_subjects(services, 3))
        awards = services.deciding.listed(decision.uid)
    process = subprocess.Popen(
        [sys.executable, "-c", MAKING, str(folder), *awards],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    with closing(process.stdout), closing(process.stdin):
        assert process.stdout.readline().strip() == b"here"
        process.kill()
        process.wait()
    with small_commune(folder, named=False) as services:
        assert nothing_was_given(services, awards)
        assert make_sheets(services, order(services, awards)).numbered == 3
