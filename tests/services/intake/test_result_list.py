"""The file that goes back to whoever sent the list: their rows, and what became of each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.problems import Refused
from services.intake.carrying_out import carry_out
from services.intake.cell_values import ErrorCell, Sheet, Workbook
from services.intake.plan import Choices
from services.intake.planning import plan_workbook
from services.intake.result_list import write_result_list
from services.services import Services

ROWS = [
    ["Danh sách"],
    ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Số CCCD"],
    [1, "Lò Văn Mẫu", date(1968, 7, 5), "Trường A", 14068001234],
    [2, "=Quàng Thị Mẫu", "10/20/1959", "Trường A", ErrorCell("#N/A")],
    [3, None, 1970, "Trường A"],
    ["Tổng cộng", None, 3],
]


def test_original_rows_keep_their_places_with_remarks_beside(
    services: Services, tmp_path: Path
) -> None:
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=ROWS),))
    plan = plan_workbook(services, workbook, "subjects", Choices())
    path = write_result_list(plan, tmp_path / "ket-qua.xlsx")
    sheet = openpyxl.load_workbook(path)["Kết quả"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][:2] + rows[1][5:] == ["STT", "Họ và tên", "Kết quả", "Điều cần xem"]
    assert rows[2][1:6] == ["Lò Văn Mẫu", rows[2][2], "Trường A", 14068001234, "Thêm mới"]
    assert rows[2][2].date() == date(1968, 7, 5)
    assert rows[3][1] == "=Quàng Thị Mẫu"
    assert sheet["B4"].data_type == "s"
    assert "Cột C: Ngày sinh: “10/20/1959” không phải là ngày" in rows[3][6]
    assert "Cột E: Ô này có lỗi (#N/A)" in rows[3][6]
    assert rows[4][5:] == ["Bỏ qua", "Cột B: Dòng này không có tên nên không lấy được."]
    assert rows[5][5:] == ["Không lấy", "Đây là dòng tổng cộng."]
    assert sheet["C4"].fill.bgColor.rgb != sheet["D4"].fill.bgColor.rgb


def test_those_who_are_missing_from_a_staff_list_are_on_their_own_sheet(
    services: Services, tmp_path: Path
) -> None:
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=ROWS),))
    carry_out(services, plan_workbook(services, workbook, "subjects", Choices()))
    (unit,) = services.store.units.named("Trường A")
    shorter = Workbook("ds.xlsx", (Sheet("DS", rows=ROWS[:3]),))
    plan = plan_workbook(services, shorter, "subjects", Choices(staff_of=unit.uid))
    path = write_result_list(plan, tmp_path / "ket-qua.xlsx")
    sheet = openpyxl.load_workbook(path)["Không có trong tệp"]
    assert sheet["A2"].value == "=Quàng Thị Mẫu"
    assert sheet["E2"].value == "Giữ nguyên"


def test_a_place_that_cannot_be_written_to_is_said(services: Services, tmp_path: Path) -> None:
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=ROWS),))
    plan = plan_workbook(services, workbook, "subjects", Choices())
    with pytest.raises(Refused):
        write_result_list(plan, tmp_path / "khong-co" / "ket-qua.xlsx")
