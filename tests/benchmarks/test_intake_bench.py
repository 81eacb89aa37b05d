"""Planning and writing 10,000 rows of a workbook, against merely reading it."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from models.data_folder import DataFolder
from services.intake.carrying_out import carry_out
from services.intake.plan import Choices
from services.intake.planning import plan_intake
from services.services import open_services
from tests.benchmarks.floor import compare

FEW, MANY = 200, 10_000
TITLES = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Danh hiệu đăng ký")


@pytest.fixture
def workbook(benchmark, tmp_path):
    path = tmp_path / "danh-sach.xlsx"
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, TITLES)
        for number in range(1, (MANY if benchmark.enabled else FEW) + 1):
            row = (number, f"Lò Văn Số {number}", 1970 + number % 30, "Giáo viên")
            sheet.write_row(number, 0, (*row, f"Trường số {number % 40}", "Lao động tiên tiến"))
    return path


def test_dry_run(benchmark, workbook, tmp_path):
    with open_services(DataFolder(tmp_path / "data")) as services:
        compare(
            benchmark,
            lambda: plan_intake(services, workbook, "registrations", Choices(period="2026")),
            lambda: CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python(),
            most=8,
        )


@pytest.fixture
def staff_list(benchmark, tmp_path):
    """With namesakes, dates as text, numbers and all that a list of people has."""
    path = tmp_path / "can-bo.xlsx"
    families, given = (
        ["Lò", "Quàng", "Lường", "Cà", "Tòng", "Bạc", "Vì"],
        ["Hoa", "Lan", "Sơn", "Thủy", "Hà", "Linh"],
    )
    titles = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Dân tộc", "Chức vụ")
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Cán bộ")
        sheet.write_row(0, 0, (*titles, "Đơn vị", "Địa chỉ"))
        for number in range(1, (MANY if benchmark.enabled else FEW) + 1):
            name = f"{families[number % 7]} Thị {given[number % 6]} {given[number // 9 % 6]}"
            year = 1960 + number % 40
            row = (number, name, f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{year}", "Nữ")
            identity = f"0141{year % 100:02d}{number:06d}"
            rest = ("Giáo viên", f"Trường số {number % 40}", f"Bản {number % 60}")
            sheet.write_row(number, 0, (*row, identity, "Thái", *rest))
    return path


def test_dry_run_of_people(benchmark, staff_list, tmp_path):
    with open_services(DataFolder(tmp_path / "data")) as services:
        compare(
            benchmark,
            lambda: plan_intake(services, staff_list, "subjects", Choices()),
            lambda: CalamineWorkbook.from_path(staff_list).get_sheet_by_index(0).to_python(),
            most=8,
        )


TABLES = ("periods", "units", "subjects", "registrations")


def test_writing(benchmark, workbook, tmp_path):
    """Against the same rows given to the same tables at once, with their triggers and indexes."""
    choices = Choices(period="2026")
    planned, floors = [], []
    rounds = 6 if benchmark.enabled else 1
    with ExitStack() as opened:

        def book(name):
            return opened.enter_context(open_services(DataFolder(tmp_path / name)))

        pattern = book("pattern")
        carry_out(pattern, plan_intake(pattern, workbook, "registrations", choices))
        rows = {table: _rows_of(pattern, table) for table in TABLES}
        for number in range(rounds):
            ours = book(f"ours {number}")
            planned.append((ours, plan_intake(ours, workbook, "registrations", choices)))
            floors.append(book(f"floor {number}"))
        compare(
            benchmark,
            lambda: carry_out(*planned.pop()) if planned else None,
            lambda: _insert(floors.pop().store, rows) if floors else None,
            most=1.5,
        )


def _rows_of(services, table):
    cursor = services.store.db.conn.execute(f"select * from {table} order by id")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _insert(store, rows):
    with store.action("Bench", "import", unlocked=True):
        for table, records in rows.items():
            names = list(records[0])
            places = ", ".join(f":{name}" for name in names)
            store.db.conn.executemany(
                f"insert into {table} ({', '.join(names)}) values ({places})", records
            )
