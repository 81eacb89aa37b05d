"""Planning and writing 10,000 rows of a workbook, against merely reading it."""

from __future__ import annotations

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from models.data_folder import DataFolder
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
            most=45,
        )
