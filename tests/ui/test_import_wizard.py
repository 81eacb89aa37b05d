"""A clerk with a messy list: how it is read is seen and changed by a press, and few presses take it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from models.subjects import Subject
from models.units import Unit
from services.intake.workbook import read_workbook
from services.templates.writing_templates import TemplateWanted, write_template
from tests.dropping import drop_files
from tests.resaving import Resaved
from ui.dialogs.import_dialog import ImportDialog
from ui.intake.sheet_model import SheetModel
from ui.pages.directory_page import DirectoryPage
from ui.workspace import Workspace

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
SCHOOL = "Trường Mầm non Hoa Ban"


class Clerk:
    """Counts what is pressed after the file was chosen."""

    def __init__(self, qtbot, workspace: Workspace, folder: Path) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.services = workspace.services
        self.folder = folder
        self.presses = 0
        self.dialog: ImportDialog

    def workbook(self, write: Callable[[Any], None], name: str = "danh-sach.xlsx") -> Path:
        path = self.folder / name
        with xlsxwriter.Workbook(str(path)) as book:
            write(book)
        return path

    def rows(self, *rows: list[Any], name: str = "danh-sach.xlsx") -> Path:
        def write(book: Any) -> None:
            sheet = book.add_worksheet("DS")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)

        return self.workbook(write, name)

    def choose(self, path: Path, kind: Any = "subjects") -> ImportDialog:
        self.dialog = ImportDialog(self.workspace, kind, file=path)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(self.dialog)
        self.dialog.open()
        self.qtbot.waitExposed(self.dialog)
        self.settle()
        self.presses = 0
        return self.dialog

    def press(self, button: QPushButton) -> None:
        self.presses += 1
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def press_row(self, number: int, wanted: str) -> None:
        """On the gutter, then on a line of the menu that opens."""
        gutter = self.dialog.preview.sheet.gutter
        place = self.dialog.preview.sheet.sheet_model.place_of(number)
        assert place is not None
        at = QPoint(30, gutter.sectionViewportPosition(place) + 5)
        self.presses += 1
        self.qtbot.mouseClick(gutter.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self._choose(wanted)

    def press_column(self, column: int, wanted: str | None) -> None:
        sheet = self.dialog.preview.sheet
        heads = sheet.heads
        sheet.scrollTo(sheet.sheet_model.index(0, column))
        at = QPoint(heads.sectionViewportPosition(column) + 24, 8)
        self.presses += 1
        self.qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self._choose(wanted)

    def _choose(self, wanted: str | None) -> None:
        menu = self.dialog.preview.sheet.open_menu
        assert isinstance(menu, QMenu)
        action = next(a for a in menu.actions() if _offered(a) and a.data() == wanted)
        menu.close()
        self.presses += 1
        action.trigger()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.workspace.jobs.busy(), timeout=20_000)

    def labels(self) -> dict[int, str]:
        model = self.dialog.preview.sheet.sheet_model
        return {
            model.number_at(place): model.label_of(model.number_at(place))[0]
            for place in range(model.rowCount())
        }

    def names(self) -> list[str]:
        return sorted(subject.name for subject in self.services.store.subjects.all())

    def known(self, name: str, born: str = "", unit: str = SCHOOL, position: str = "") -> Subject:
        directory = self.services.directory
        found = next((u for u in directory.units() if u.name == unit), None)
        place = found or directory.save_unit(Unit(name=unit))
        subject = Subject(
            kind="individual", name=name, birth_date=born, unit_uid=place.uid, position=position
        )
        return directory.save(subject)


@pytest.fixture
def clerk(qtbot, workspace: Workspace, tmp_path: Path) -> Clerk:
    return Clerk(qtbot, workspace, tmp_path)


def _offered(action: QAction) -> bool:
    return action.isEnabled() and not action.isSeparator()


def messy(book: Any) -> None:
    """Letterhead, two-row header, column numbers, a sample, a total, signatures, a hidden sheet."""
    sheet = book.add_worksheet("Danh sách")
    sheet.merge_range("A1:C1", "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN")
    sheet.write("A3", "DANH SÁCH CÁN BỘ, GIÁO VIÊN")
    sheet.merge_range("A5:A6", "S\nT\nT")
    sheet.merge_range("B5:B6", "Họ và tên")
    sheet.merge_range("C5:D5", "Ngày tháng năm sinh")
    sheet.write_row("C6", ["Nam", "Nữ"])
    sheet.merge_range("E5:E6", "Đơn vị")
    sheet.merge_range("F5:F6", "Cỡ áo")
    sheet.write_row("A7", [1, 2, 3, 4, 5, 6])
    sheet.write_row("A8", ["", "Ví dụ: Nguyễn Văn A", "01/01/1980", "", SCHOOL])
    sheet.write_row("A9", [1, "LÒ THị ỄN", "", "05.7.1985", SCHOOL, "M"])
    sheet.write_row("A10", [2, "Ông Cà Văn Ộc", "1980", "", SCHOOL, "L"])
    sheet.write_row("A11", [3, "Quàng Thị Ửng", "", "31/2/1990", SCHOOL, "M"])
    sheet.write_row("A12", ["Tổng cộng", "3 người"])
    sheet.write("E14", "Mường Xoan, ngày 5 tháng 9 năm 2026")
    sheet.write("B15", "NGƯỜI LẬP BIỂU")
    book.add_worksheet("Lương").hide()


def test_a_messy_list_is_in_the_book_after_one_press(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    assert clerk.labels() == {
        **{1: "Phần đầu văn bản", 2: "", 3: "Tên của danh sách", 4: ""},
        **{5: "Tiêu đề cột", 6: "Tiêu đề cột", 7: "Số thứ tự cột", 8: "Ví dụ"},
        **{9: "Thêm mới", 10: "Thêm mới", 11: "Thêm mới"},
        **{12: "Tổng cộng", 13: "", 14: "Phần ký tên", 15: "Phần ký tên"},
    }
    assert "“Lương”" in dialog.steps.sentence.text()
    clerk.press(dialog.take_button)
    assert clerk.presses <= 3
    people = {subject.name: subject for subject in clerk.services.store.subjects.all()}
    assert sorted(people) == ["Cà Văn Ộc", "Lò Thị Ễn", "Quàng Thị Ửng"]
    assert people["Lò Thị Ễn"].sex == "female"
    assert people["Lò Thị Ễn"].birth_date == "1985-07-05"
    assert people["Quàng Thị Ửng"].birth_date == ""


def test_cells_show_what_becomes_of_them(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    model = dialog.preview.sheet.sheet_model
    assert model.shown(9, 1) == "LÒ THị ỄN → Lò Thị Ễn"
    assert model.shown(9, 3) == "05.7.1985 → 05/7/1985"
    assert model.shown(10, 1) == "Ông Cà Văn Ộc → Cà Văn Ộc"
    assert "31/2/1990" in " ".join(model.sentences(11, 3))
    assert model.taken_for(3) == "Năm sinh của nữ"
    assert model.taken_for(5) == "Bỏ qua"
    dialog.preview.sheet.go_to(11, 3)
    assert dialog.preview.said.text().startswith("D11: ")
    assert "31/2/1990" in dialog.preview.said.text()


def test_going_to_a_problem_goes_to_its_cell(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    dialog.preview.problems.selectRow(0)
    assert dialog.preview.sheet.current_cell() == (11, 3)


def test_a_row_is_left_out_and_taken_back_by_a_press(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    clerk.press_row(10, "leave")
    assert clerk.labels()[10] == "Bỏ qua"
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"
    clerk.press_row(10, "found")
    clerk.press_row(8, "record")
    assert dialog.take_button.text() == "Đưa vào sổ (4 dòng)"
    clerk.press_row(10, "last")
    assert clerk.labels()[11] == "Ngoài bảng"
    assert dialog.take_button.text() == "Đưa vào sổ (3 dòng)"


def test_the_header_is_told_where_none_was_found(clerk: Clerk) -> None:
    dialog = clerk.choose(
        clerk.rows(["Ai", "Ở đâu"], ["Lò Thị Ễn", SCHOOL], ["Cà Văn Ộc", "Trạm Y tế"])
    )
    assert "không có bảng nào nhận ra được" in dialog.message.text.text()
    assert not dialog.take_button.isEnabled()
    clerk.press_row(1, "header")
    clerk.press_column(0, "name")
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"
    clerk.press(dialog.take_button)
    assert clerk.names() == ["Cà Văn Ộc", "Lò Thị Ễn"]


def test_a_column_is_taken_for_something_else(clerk: Clerk) -> None:
    file = clerk.rows(
        ["STT", "Họ và tên", "Cơ quan chủ quản", "Ngày sinh"],
        [1, "Lò Thị Ễn", SCHOOL, "1985"],
    )
    dialog = clerk.choose(file)
    model = dialog.preview.sheet.sheet_model
    clerk.press_column(2, "unit")
    clerk.press_column(3, "")
    assert [model.taken_for(column) for column in range(4)][2:] == ["Đơn vị", "Bỏ qua"]
    clerk.press(dialog.take_button)
    (subject,) = clerk.services.store.subjects.all()
    assert clerk.services.directory.unit_name(subject.unit_uid) == SCHOOL
    assert subject.birth_date == ""
    dialog = clerk.choose(file)
    assert "Đã nhớ cách đọc" in dialog.steps.remembered.text.text()
    assert model.taken_for(2) == "Đơn vị"
    clerk.press(dialog.steps.remembered.action)
    assert not dialog.steps.remembered.isVisible()
    assert dialog.preview.sheet.sheet_model.taken_for(2) == "Bỏ qua"


def test_a_kind_of_cleaning_is_switched_off(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    switch = dialog.preview.cleaning.switches["titles"]
    assert switch.isChecked()
    switch.click()
    clerk.settle()
    assert not dialog.preview.cleaning.switches["titles"].isChecked()
    assert dialog.preview.sheet.sheet_model.shown(10, 1) == "Ông Cà Văn Ộc"
    clerk.press(dialog.take_button)
    assert "Ông Cà Văn Ộc" in clerk.names()


def test_an_old_font_is_turned_column_by_column(clerk: Clerk) -> None:
    dialog = clerk.choose(
        clerk.rows(HEADER, *([n, name, "", "", ""] for n, name in enumerate(OLD, start=1)))
    )
    model = dialog.preview.sheet.sheet_model
    assert model.shown(2, 1) == "NguyÔn ThÞ Hång → Nguyễn Thị Hồng"
    choice = dialog.preview.cleaning.fonts["B"]
    assert choice.value() == "tcvn3"
    choice.set_value("")
    clerk.settle()
    assert model.shown(2, 1) == "NguyÔn ThÞ Hång"
    dialog.preview.cleaning.fonts["B"].set_value("tcvn3")
    clerk.settle()
    clerk.press(dialog.take_button)
    assert "Nguyễn Thị Hồng" in clerk.names()


OLD = ("NguyÔn ThÞ Hång", "TrÇn V¨n §øc", "Lß ThÞ ÊÊm", "Hoµng V¨n Th¾ng", "Ph¹m ThÞ LuyÕn")


def test_whoever_may_be_known_is_asked_side_by_side(clerk: Clerk) -> None:
    known = clerk.known("Lò Thị Ễn", "1985-07-05", position="Giáo viên")
    file = clerk.rows(HEADER, [1, "Lò Thị Ễn", "05/7/1985", "Hiệu trưởng", "Trạm Y tế"])
    dialog = clerk.choose(file)
    matching = dialog.preview.matching
    assert matching.isVisible()
    assert matching.open_count == 1
    assert "khác đơn vị" in matching.reason.text()
    clerk.press(matching.same)
    assert matching.open_count == 0
    clerk.press(dialog.take_button)
    assert clerk.presses <= 3
    (subject,) = clerk.services.store.subjects.all()
    assert (subject.uid, subject.position) == (known.uid, "Hiệu trưởng")


def test_two_people_of_one_name_stay_two(clerk: Clerk) -> None:
    clerk.known("Lò Thị Ễn", "1985-07-05")
    file = clerk.rows(HEADER, [1, "Lò Thị Ễn", "05/7/1985", "Hiệu trưởng", "Trạm Y tế"])
    dialog = clerk.choose(file)
    clerk.press(dialog.preview.matching.new)
    clerk.press(dialog.take_button)
    assert clerk.names() == ["Lò Thị Ễn", "Lò Thị Ễn"]


def test_all_rows_of_one_kind_are_answered_together(clerk: Clerk) -> None:
    for number in range(3):
        clerk.known(f"Lò Văn Mẫu {number}", f"1985-07-0{number + 1}")
    rows = [[n, f"Lò Văn Mẫu {n}", f"0{n + 1}/7/1985", "", "Trạm Y tế"] for n in range(3)]
    dialog = clerk.choose(clerk.rows(HEADER, *rows))
    matching = dialog.preview.matching
    assert "3 dòng cùng loại" in matching.all_alike.text()
    matching.all_alike.setChecked(True)
    clerk.press(matching.same)
    clerk.press(dialog.take_button)
    assert len(clerk.names()) == 3


def test_a_row_that_may_be_somebody_can_be_left_out(clerk: Clerk) -> None:
    clerk.known("Lò Thị Ễn", "1985-07-05")
    rows = [
        [1, "Lò Thị Ễn", "05/7/1985", "", "Trạm Y tế"],
        [2, "Cà Văn Ộc", "1980", "", "Trạm Y tế"],
    ]
    dialog = clerk.choose(clerk.rows(HEADER, *rows))
    clerk.press(dialog.preview.matching.leave)
    assert clerk.labels()[2] == "Bỏ qua"
    clerk.press(dialog.take_button)
    assert clerk.names() == ["Cà Văn Ộc", "Lò Thị Ễn"]


def test_a_new_staff_list_says_who_left(clerk: Clerk) -> None:
    clerk.known("Lò Thị Ễn", "1985-07-05")
    gone = clerk.known("Cà Văn Ộc", "1965-02-01")
    file = clerk.rows(
        HEADER,
        [1, "Lò Thị Ễn", "05/7/1985", "", SCHOOL],
        [2, "Quàng Thị Ửng", "1991", "", SCHOOL],
    )
    dialog = clerk.choose(file)
    school = clerk.services.directory.units()[0]
    dialog.options.staff_of.set_value(school.uid)
    clerk.settle()
    staff = dialog.preview.staff
    dialog.preview.open_tab("staff")
    assert "Người mới 1" in staff.summary.text()
    assert "không còn trong danh sách 1" in staff.summary.text()
    staff.list.selectRow(0)
    clerk.press(staff.buttons["retired"])
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"
    clerk.press(dialog.take_button)
    assert clerk.services.directory.subject(gone.uid).status == "retired"


def test_the_result_is_undone_and_reported(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    clerk.press(dialog.take_button)
    target = clerk.folder / "báo cáo.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    clerk.press(dialog.buttons.report)
    cells = [
        str(cell) for sheet in read_workbook(target).sheets for row in sheet.rows for cell in row
    ]
    assert any("31/2/1990" in cell for cell in cells)
    assert dialog.buttons.open_list.isVisible()
    clerk.press(dialog.buttons.undo)
    assert clerk.names() == []
    assert "trở lại" in dialog.steps.done_page.sentence.text()


def test_a_number_filters_the_sheet(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    dialog.preview.counts.press("problems")
    assert list(clerk.labels()) == [11]
    dialog.preview.counts.press("problems")
    assert len(clerk.labels()) == 15


def test_the_kind_of_list_can_be_chosen(clerk: Clerk) -> None:
    file = clerk.rows(["Họ và tên", "Đơn vị", "Danh hiệu"], ["Lò Thị Ễn", SCHOOL, "LĐTT"])
    dialog = clerk.choose(file)
    dialog.options.kind.set_value("registrations")
    clerk.settle()
    assert dialog.windowTitle() == "Lấy từ Excel vào Đăng ký thi đua"
    clerk.press(dialog.take_button)
    assert len(clerk.services.store.registrations.of_period("2026")) == 1


def test_all_can_be_done_by_keyboard(clerk: Clerk, qtbot) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    sheet = dialog.preview.sheet
    sheet.setFocus()
    sheet.go_to(10, 1)
    qtbot.keyClick(sheet, Qt.Key.Key_F2)
    menu = sheet.open_menu
    assert menu is not None
    assert next(a.data() for a in menu.actions() if a.data()) == "record"
    menu.close()
    qtbot.keyClick(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = sheet.open_menu
    assert menu is not None
    assert any(action.isChecked() for action in menu.actions())
    menu.close()


def test_the_size_of_the_window_is_remembered(clerk: Clerk) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    dialog.resize(760, 520)
    dialog.reject()
    assert clerk.choose(clerk.workbook(messy)).size() == dialog.size()


def test_the_sheet_keeps_the_rules_of_its_kind(clerk: Clerk, qtbot) -> None:
    dialog = clerk.choose(clerk.workbook(messy))
    model = SheetModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(dialog.preview.sheet.sheet_model.looked, dialog.preview.sheet.reading)
    model.show(None, dialog.preview.sheet.reading)
    assert model.rowCount() == 0


def test_a_template_that_comes_back_asks_nothing(clerk: Clerk) -> None:
    clerk.known("Lò Thị Ễn", "1985-07-05", position="Giáo viên")
    school = clerk.services.directory.units()[0]
    wanted = TemplateWanted("subjects", school.uid, "2026")
    resaved = Resaved(write_template(clerk.services, wanted, clerk.folder / "mau.xlsx"))
    resaved.put(resaved.row_of("Lò Thị Ễn"), "Chức vụ", "Hiệu trưởng")
    dialog = clerk.choose(resaved.save())
    assert not dialog.options.isVisible()
    assert dialog.preview.counts.number("updated") == "1"
    rows = dialog.preview.rows
    assert rows.isVisible()
    place = rows.list_model.column_number("changes")
    assert rows.list_model.index(0, place).data() == "Chức vụ: Giáo viên → Hiệu trưởng"
    clerk.press(dialog.take_button)
    assert clerk.presses == 1
    (subject,) = clerk.services.store.subjects.all()
    assert subject.position == "Hiệu trưởng"


def test_what_is_said_of_one_sheet_is_not_said_of_another(clerk: Clerk) -> None:
    def write(book: Any) -> None:
        for name, person in (("Khối 1", "Lò Thị Ễn"), ("Khối 2", "Cà Văn Ộc")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, [1, person, "1985", "", SCHOOL])
            sheet.write_row(2, 0, [2, f"{person} Em", "1990", "", SCHOOL])

    dialog = clerk.choose(clerk.workbook(write))
    clerk.press_row(2, "leave")
    assert dialog.take_button.text() == "Đưa vào sổ (1 dòng)"
    dialog.options.sheet.set_value("Khối 2")
    clerk.settle()
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"
    clerk.press(dialog.take_button)
    assert clerk.names() == ["Cà Văn Ộc", "Cà Văn Ộc Em"]


def test_files_dropped_on_a_page_wait_for_each_other(clerk: Clerk, shown) -> None:
    page = shown(DirectoryPage(clerk.workspace))
    first = clerk.rows(HEADER, [1, "Lò Thị Ễn", "", "", SCHOOL], name="1.xlsx")
    second = clerk.rows(HEADER, [1, "Cà Văn Ộc", "", "", SCHOOL], name="2.xlsx")
    drop_files(page, first, second)
    (dialog,) = page.findChildren(ImportDialog)
    clerk.settle()
    assert dialog.steps.name.text() == "1.xlsx"
    dialog.take()
    clerk.settle()
    dialog.buttons.next_file.click()
    clerk.settle()
    dialog.take()
    clerk.settle()
    assert clerk.names() == ["Cà Văn Ộc", "Lò Thị Ễn"]
    dialog.reject()


def test_what_is_left_over_is_counted(clerk: Clerk) -> None:
    clerk.known("Lò Thị Ễn", "1985-07-05")
    file = clerk.rows(
        HEADER, [1, "Lò Thị Ễn", "05/7/1985", "", SCHOOL], [2, "", "1990", "", SCHOOL]
    )
    dialog = clerk.choose(file)
    assert "1 dòng đã có, 1 dòng bỏ qua" in dialog.steps.sentence.text()
    assert not dialog.take_button.isEnabled()
