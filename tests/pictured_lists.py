"""Lists of ratings and initiatives in the window that takes them in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from xlsxwriter import Workbook

from services.intake.plan import Choices, IntakeKind
from tests.studio import Studio, settle
from ui.dialogs.import_dialog import ImportDialog

RATINGS = [
    ["", "KẾT QUẢ XẾP LOẠI CÁN BỘ, CÔNG CHỨC", "", "", "", ""],
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Xếp loại 2024", "Xếp loại 2025"],
    [1, "Lường Văn Phương", "Công chức", "Văn phòng HĐND và UBND", "HTTNV", "HTXSNV"],
    [2, "Cà Thị Thương", "Công chức", "Phòng Kinh tế", "Hoàn thành tốt", "Giỏi"],
    [3, "Tòng Văn Dung", "Chuyên viên", "Phòng Kinh tế", "", "Hoàn thành nhiệm vụ"],
]
COUNCIL = "Hội đồng sáng kiến xã"
INITIATIVES = [
    ["STT", "Tên sáng kiến", "Tác giả", "Hội đồng công nhận", "Số quyết định", "Ngày công nhận"],
    [1, "Dạy hát dân ca Thái trong giờ ra chơi", "Lò Văn Hặc (60%), Lò Thị Ễn (40%)", COUNCIL,
     "12/QĐ-HĐSK", "05/6/2026"],
    [2, "Trả kết quả tại nhà cho người cao tuổi", "Cà Văn Ộc (80%)", COUNCIL, "12/QĐ-HĐSK",
     "05/6/2026"],
    ["", "", "Quàng Thị Dơ (40%)", "", "", ""],
]  # fmt: skip


def fact_list(studio: Studio, kind: IntakeKind, *, stored: bool = False) -> QWidget:
    """A list of the kind as it was read, or as it would stand in the book."""
    path = studio.services.folder.root / f"danh sach {kind}.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        for number, row in enumerate(RATINGS if kind == "ratings" else INITIATIVES):
            sheet.write_row(number, 0, row)
    choices = Choices(period="2026")
    dialog = ImportDialog(studio.workspace, kind, choices=choices, file=path)
    studio.dialog(dialog)
    if stored:
        settle(studio)
        dialog.preview.shows.choose("book")
    return dialog
