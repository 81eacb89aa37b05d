"""Writing what was planned: all of it or nothing, fast, and taken back as one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import xlsxwriter

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Cancelled
from services.backup.checking import check
from services.intake.carrying_out import ROWS_AT_ONCE, carry_out, take_in
from services.intake.plan import Choices, IntakeKind, Plan
from services.intake.planning import plan_intake
from services.lists import Query
from services.services import Services, open_services
from tests.small_commune import add_decision, name_of

HEADER = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký", "Năm học"]
HOUSEHOLDS_OF_A_DISTRICT = 12_595


def write(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("DS")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def registered(count: int) -> list[list[Any]]:
    return [
        HEADER,
        *(
            [number, f"{name_of(number)} {number}", f"Tổ {number % 7}", "LĐTT", "2022-2023"]
            for number in range(1, count + 1)
        ),
    ]


def planned(
    services: Services, path: Path, rows: Sequence[Sequence[Any]], kind: IntakeKind, **choices: str
) -> Plan:
    return plan_intake(services, write(path, rows), kind, Choices(**choices))


def everything(services: Services) -> list[str]:
    return list(services.store.db.iterdump())


class CancelAfter:
    def __init__(self, reports: int) -> None:
        self.left = reports

    def report(self, done: int, total: int, doing: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_one_batch_holds_all_and_takes_all_back(services: Services, tmp_path: Path) -> None:
    before = {t: services.store.db.table(t).count for t in ("subjects", "units", "periods")}
    batch = carry_out(
        services, planned(services, tmp_path / "ds.xlsx", registered(20), "registrations")
    )
    assert batch is not None
    assert batch.title == "Lấy từ Excel vào Đăng ký thi đua: ds.xlsx (20 dòng)"
    assert services.store.batches.counts(batch.id) == {
        "subjects": 20,
        "units": 7,
        "registrations": 20,
        "periods": 1,
    }
    services.history.reverse(batch.uid)
    after = {t: services.store.db.table(t).count for t in ("subjects", "units", "periods")}
    assert after == before
    assert services.store.registrations.of_period("2022-2023") == []
    assert services.periods.find("2022-2023") is None


def test_what_was_taken_back_can_be_taken_in_again(services: Services, tmp_path: Path) -> None:
    rows = registered(3)
    first = carry_out(services, planned(services, tmp_path / "ds.xlsx", rows, "registrations"))
    assert first is not None
    services.history.reverse(first.uid)
    again = planned(services, tmp_path / "ds.xlsx", rows, "registrations")
    assert again.count("added") == 3


def test_a_list_on_which_a_decision_rests_is_not_taken_back(
    services: Services, tmp_path: Path
) -> None:
    batch = carry_out(
        services, planned(services, tmp_path / "ds.xlsx", registered(5), "registrations")
    )
    assert batch is not None
    registrations = services.store.registrations.of_period("2022-2023")
    decision = add_decision(services, "LDTT", period="2022-2023")
    services.deciding.add_registrations(decision.uid, [r.uid for r in registrations[:3]])
    with pytest.raises(Refused, match="3 dòng của một quyết định đang soạn"):
        services.history.reverse(batch.uid)
    for _ in range(2):
        services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "145", date(2026, 11, 18))
    with pytest.raises(Refused, match="Quyết định số 145/QĐ-UBND đã ban hành"):
        services.history.reverse(batch.uid)


def test_recorded_decisions_are_taken_back_with_their_file(
    services: Services, tmp_path: Path
) -> None:
    rows = [
        ["Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định"],
        ["Lò Thị Ễn", "LĐTT", "145/QĐ-UBND", date(2026, 1, 12)],
    ]
    batch = carry_out(services, planned(services, tmp_path / "ds.xlsx", rows, "awards"))
    assert batch is not None
    assert services.store.decisions.count() == 1
    services.history.reverse(batch.uid)
    assert services.store.db.table("decisions").count == 0
    assert services.store.db.table("awards").count == 0


def test_nothing_to_write_leaves_no_trace(services: Services, tmp_path: Path) -> None:
    rows = registered(3)
    carry_out(services, planned(services, tmp_path / "ds.xlsx", rows, "registrations"))
    before = everything(services)
    assert take_in(services, planned(services, tmp_path / "ds.xlsx", rows, "registrations")) is None
    assert everything(services) == before
    assert not services.folder.backups.exists()


def test_a_copy_is_kept_before_anything_is_written(services: Services, tmp_path: Path) -> None:
    take_in(services, planned(services, tmp_path / "ds.xlsx", registered(3), "registrations"))
    (backup,) = services.backups.all()
    assert "truoc-khi-lay-excel" in backup.path.name


def test_what_is_not_written_leaves_no_copy_to_fill_the_disk(
    services: Services, tmp_path: Path
) -> None:
    plan = planned(services, tmp_path / "ds.xlsx", registered(3), "registrations")
    with pytest.raises(Cancelled):
        take_in(services, plan, CancelAfter(1))
    assert services.backups.all() == []
    take_in(services, plan)
    assert len(services.backups.all()) == 1


@pytest.mark.parametrize("reports", [0, 1, 3, 5])
def test_whoever_stops_it_finds_everything_as_it_was(
    services: Services, tmp_path: Path, reports: int
) -> None:
    plan = planned(services, tmp_path / "ds.xlsx", registered(3 * ROWS_AT_ONCE), "registrations")
    before = everything(services)
    with pytest.raises(Cancelled):
        carry_out(services, plan, CancelAfter(reports))
    assert everything(services) == before
    carry_out(services, plan)
    assert services.store.subjects.count() == 3 * ROWS_AT_ONCE


KILLED = """
import os, sys
from pathlib import Path
from models.data_folder import DataFolder
from services.intake.carrying_out import carry_out
from services.intake.plan import Choices
from services.intake.planning import plan_intake
from services.services import open_services

class KillInTheMiddle:
    def report(self, done, total, doing=""):
        if done > total // 2:
            os.kill(os.getpid(), 9)

with open_services(DataFolder(Path(sys.argv[1]))) as services:
    plan = plan_intake(services, Path(sys.argv[2]), "registrations", Choices())
    carry_out(services, plan, KillInTheMiddle())
"""


def test_a_program_killed_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    file = write(tmp_path / "ds.xlsx", registered(3000))
    with open_services(folder) as services:
        before = everything(services)
    script = [sys.executable, "-c", KILLED, str(folder.root), str(file)]
    ended = subprocess.run(script, cwd=Path(__file__).parents[3], check=False, timeout=60)
    assert ended.returncode in (-9, 9)
    with open_services(folder) as services:
        assert everything(services) == before
        assert services.history.recent() == []
    assert check(folder) == []


def test_the_households_of_a_district_are_taken_in_while_the_window_searches(
    services: Services, tmp_path: Path
) -> None:
    rows = [["STT", "Họ tên chủ hộ", "Thôn", "Địa chỉ"]] + [
        [n, f"{name_of(n)} {n // 60}", f"Bản số {n % 125}", f"Số nhà {n}"]
        for n in range(HOUSEHOLDS_OF_A_DISTRICT)
    ]
    file = write(tmp_path / "ho.xlsx", rows)
    everybody = services.lists.open("subject-list")
    failed: list[BaseException] = []

    def work() -> None:
        try:
            with services.on_own_connection() as own:
                carry_out(own, plan_intake(own, file, "households", Choices()))
        except BaseException as error:
            failed.append(error)

    worker = Thread(target=work)
    worker.start()
    seen: set[int] = set()
    while worker.is_alive():
        seen.add(everybody.count())
        everybody.asked(Query(search="lo van")).rows(0, 50)
        worker.join(0.02)
    assert failed == []
    assert seen <= {0, HOUSEHOLDS_OF_A_DISTRICT}
    assert everybody.count() == HOUSEHOLDS_OF_A_DISTRICT
    assert len(services.directory.units()) == 125
