"""Taking a file in by mouse and keyboard: look first, choose what is missing, write once, take back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from services.intake.plan import Choices
from services.intake.workbook import read_workbook
from tests.dropping import drop_files
from ui.dialogs.import_dialog import LAST_FOLDER, ImportDialog
from ui.pages.decisions_page import DecisionsPage
from ui.workspace import Workspace

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu đăng ký"]
PEOPLE = [
    HEADER,
    [1, "Lò Thị Ễn", "1985", "Trường Mầm non Hoa Ban", "LĐTT"],
    [2, "Cà Văn Ộc", "31/2/1980", "Trường Mầm non Hoa Ban", "LĐTT"],
    [3, "Vàng A Dơ", "1990", "Trạm Y tế", ""],
]
MANY = [HEADER, *([n, f"Lò Văn {n}", "", "Bản Mới", "LĐTT"] for n in range(4000))]


class Desk:
    """A dialog on the screen and the files it is given."""

    def __init__(self, qtbot, workspace: Workspace, folder: Path) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.services = workspace.services
        self.folder = folder
        self.taken: list[tuple[Any, str]] = []

    def file(self, rows: Sequence[Sequence[Any]], name: str = "danh-sach.xlsx") -> Path:
        path = self.folder / name
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("DS")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        return path

    def open(self, kind="registrations", **given) -> ImportDialog:
        dialog = ImportDialog(self.workspace, kind, **given)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(dialog)
        dialog.taken_in.connect(lambda batch, said: self.taken.append((batch, said)))
        dialog.open()
        self.qtbot.waitExposed(dialog)
        return dialog

    def look(self, dialog: ImportDialog, path: Path) -> None:
        dialog.look_at(path)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.workspace.jobs.busy(), timeout=20_000)

    def registered(self) -> int:
        return len(self.services.store.registrations.of_period("2026"))


@pytest.fixture
def desk(qtbot, workspace: Workspace, tmp_path: Path) -> Desk:
    return Desk(qtbot, workspace, tmp_path)


def texts(list_view) -> list[list[str]]:
    model = list_view.list_model
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_file_is_shown_before_anything_is_written(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(PEOPLE))
    numbers = [
        dialog.preview.counts.number(name) for name in ("added", "updated", "same", "skipped")
    ]
    assert numbers == ["2", "0", "0", "1"]
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"
    rows = texts(dialog.preview.rows)
    assert [row[:3] for row in rows] == [
        ["2", "Thêm mới", "Lò Thị Ễn"],
        ["3", "Thêm mới", "Cà Văn Ộc"],
        ["4", "Bỏ qua", "Vàng A Dơ"],
    ]
    problems = texts(dialog.preview.problems)
    assert [(row, column, name) for row, column, _, name in problems] == [
        ("3", "C", "Cà Văn Ộc"),
        ("4", "E", "Vàng A Dơ"),
    ]
    assert dialog.preview.tabs.currentWidget() is dialog.preview.wrong
    assert desk.registered() == 0
    assert desk.services.store.subjects.count() == 0


def test_only_what_the_file_leaves_open_is_asked(desk: Desk) -> None:
    dialog = desk.open()
    options = dialog.options
    desk.look(dialog, desk.file(PEOPLE))
    assert options.award.isVisibleTo(dialog)
    assert options.period.isVisibleTo(dialog)
    assert not options.level.isVisibleTo(dialog)
    assert not options.decision.isVisibleTo(dialog)
    told = [[*HEADER, "Năm"], *([*row, "2025"] for row in PEOPLE[1:3])]
    desk.look(dialog, desk.file(told, "khac.xlsx"))
    assert not options.award.isVisibleTo(dialog)
    assert not options.period.isVisibleTo(dialog)


def test_a_choice_is_taken_at_once(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(PEOPLE))
    dialog.options.award.set_value("CSTDCS")
    desk.settle()
    assert dialog.take_button.text() == "Đưa vào sổ (3 dòng)"
    dialog.options.period.set_value("2025-2026")
    desk.settle()
    dialog.take_button.click()
    desk.settle()
    stored = desk.services.store.registrations.of_period("2025-2026")
    assert [r.award_type for r in stored] == ["LDTT", "LDTT", "CSTDCS"]


def test_two_clicks_write_once(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(PEOPLE))
    dialog.take_button.click()
    dialog.take_button.click()
    dialog.take()
    desk.settle()
    assert desk.registered() == 2
    ((batch, said),) = desk.taken
    assert batch.title.endswith("danh-sach.xlsx (2 dòng)")
    assert said == "Đã lấy 2 dòng từ danh-sach.xlsx."
    assert "Đã đưa 2 dòng vào Đăng ký thi đua" in dialog.steps.done_page.title.text()
    assert len(desk.services.backups.all()) == 1
    assert not dialog.take_button.isVisible()


def test_what_was_taken_in_can_be_taken_back(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(PEOPLE))
    dialog.take_button.click()
    desk.settle()
    with desk.qtbot.waitSignal(desk.workspace.changes.registrations_changed):
        dialog.buttons.undo.click()
    desk.settle()
    assert desk.registered() == 0
    assert desk.services.store.subjects.count() == 0
    assert not dialog.buttons.undo.isVisible()
    desk.look(dialog, desk.file(PEOPLE))
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"


def test_a_file_taken_in_before_has_nothing_to_give(desk: Desk) -> None:
    dialog = desk.open()
    file = desk.file(PEOPLE[:3])
    desk.look(dialog, file)
    dialog.take_button.click()
    desk.settle()
    desk.look(dialog, file)
    assert not dialog.take_button.isEnabled()
    assert "Cả 2 dòng đã có trong sổ" in dialog.steps.sentence.text()


def test_a_file_without_a_list_is_shown_so_that_its_header_can_be_told(desk: Desk) -> None:
    told = []
    desk.workspace.jobs.refused.connect(told.append)
    dialog = desk.open()
    desk.look(dialog, desk.file([["Xin chào"]]))
    assert "danh-sach.xlsx không có bảng nào nhận ra được" in dialog.message.text.text()
    assert dialog.preview.sheet.isVisible()
    assert not dialog.take_button.isEnabled()
    assert told == []


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(desk: Desk) -> None:
    damaged = desk.folder / "hong.xlsx"
    damaged.write_bytes(b"PK\x03\x04" + bytes(200))
    dialog = desk.open()
    desk.look(dialog, damaged)
    assert "hong.xlsx" in dialog.message.text.text()
    assert dialog.isVisible()
    assert dialog.drop.isVisible()
    desk.look(dialog, desk.file(PEOPLE))
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"


def test_whoever_stops_the_writing_finds_nothing_written(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(MANY))
    dialog.take_button.click()
    dialog.job_bar.cancel.click()
    desk.settle()
    assert desk.registered() == 0
    assert desk.taken == []
    assert dialog.take_button.isEnabled()
    dialog.take_button.click()
    desk.settle()
    assert desk.registered() == 4000


def test_closing_while_it_writes_stops_it_first(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(MANY))
    dialog.take_button.click()
    dialog.reject()
    assert dialog.isVisible()
    desk.settle()
    assert not dialog.isVisible()
    assert desk.registered() in (0, 4000)
    assert bool(desk.registered()) == bool(desk.taken)


def test_closing_while_it_reads_leaves_at_once(desk: Desk) -> None:
    dialog = desk.open()
    dialog.look_at(desk.file(MANY))
    dialog.reject()
    assert not dialog.isVisible()
    desk.settle()
    assert desk.taken == []


def test_a_file_can_be_dropped_on_it(desk: Desk) -> None:
    dialog = desk.open()
    drop_files(dialog.drop, desk.file(PEOPLE))
    desk.settle()
    assert dialog.steps.name.text() == "danh-sach.xlsx"
    assert desk.workspace.settings.value(LAST_FOLDER) == str(desk.folder)
    drop_files(dialog, desk.file(PEOPLE, "khac.xlsx"))
    desk.settle()
    assert dialog.steps.name.text() == "khac.xlsx"


def test_several_files_are_taken_in_one_after_the_other(desk: Desk) -> None:
    others = [HEADER, [1, "Quàng Thị Ửng", "1991", "Trạm Y tế", "LĐTT"]]
    dialog = desk.open()
    drop_files(dialog, desk.file(PEOPLE, "1.xlsx"), desk.file(others, "2.xlsx"))
    desk.settle()
    assert dialog.steps.name.text() == "1.xlsx"
    dialog.take_button.click()
    desk.settle()
    assert dialog.buttons.next_file.text() == "Tệp tiếp theo (còn 1)"
    dialog.buttons.next_file.click()
    desk.settle()
    assert dialog.steps.name.text() == "2.xlsx"
    dialog.take_button.click()
    desk.settle()
    assert not dialog.buttons.next_file.isVisible()
    assert desk.registered() == 3


def test_the_folder_chosen_last_is_offered_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent, _title, folder, _kinds):
        offered.append(folder)
        return str(desk.file(PEOPLE)), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    dialog = desk.open()
    dialog.drop.browse.click()
    desk.settle()
    dialog.buttons.other.click()
    desk.settle()
    assert offered[1] == str(desk.folder)


def test_the_problems_can_be_copied_and_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(PEOPLE))
    dialog.preview.problems.selectAll()
    qtbot.keyClick(dialog.preview.problems, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "3\tC\tNgày sinh: “31/2/1980”" in QApplication.clipboard().text()
    target = desk.folder / "cần xem.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.preview.wrong.save_button.click()
    desk.settle()
    assert "Đã lưu cần xem.xlsx" in dialog.message.text.text()
    (sheet,) = read_workbook(target).sheets
    assert list(sheet.rows[0]) == [*HEADER, "Kết quả", "Điều cần xem"]
    assert list(sheet.rows[1]) == [*PEOPLE[1], "Thêm mới"]
    assert sheet.rows[3][:2] == [3, "Vàng A Dơ"]
    assert "không ghi danh hiệu" in str(sheet.rows[3][6])


def test_a_number_shows_only_its_rows(desk: Desk) -> None:
    dialog = desk.open()
    desk.look(dialog, desk.file(PEOPLE))
    dialog.preview.counts.press("skipped")
    assert [row[2] for row in texts(dialog.preview.rows)] == ["Vàng A Dơ"]
    dialog.preview.counts.press("skipped")
    assert len(texts(dialog.preview.rows)) == 3


def test_awards_ask_for_the_draft_and_the_level(desk: Desk) -> None:
    rows = [
        ["Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định"],
        ["Lò Thị Ễn", "LĐTT", "", ""],
        ["Cà Văn Ộc", "Bằng khen của Chủ tịch UBND tỉnh", "15", "03/02/2026"],
    ]
    dialog = desk.open("awards", file=desk.file(rows))
    desk.settle()
    options = dialog.options
    assert options.decision.isVisibleTo(dialog)
    assert options.decision.currentText() == "Một quyết định nháp mới"
    assert options.level.isVisibleTo(dialog)
    options.level.set_value("ministry")
    desk.settle()
    dialog.take_button.click()
    desk.settle()
    levels = {d.number: (d.level, d.status) for d in desk.services.store.decisions.all()}
    assert levels["15"] == ("ministry", "issued")


def test_another_sheet_can_be_chosen(desk: Desk) -> None:
    path = desk.folder / "hai-trang.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, count in (("Khối 1", 1), ("Khối 2", 2)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            for number in range(1, count + 1):
                sheet.write_row(number, 0, [number, f"Lò Văn {name}", "", f"Tổ {number}", "LĐTT"])
    dialog = desk.open()
    desk.look(dialog, path)
    assert dialog.options.sheet.isVisibleTo(dialog)
    dialog.options.sheet.set_value("Khối 2")
    desk.settle()
    assert dialog.take_button.text() == "Đưa vào sổ (2 dòng)"
    assert dialog.options.sheet.value() == "Khối 2"


def test_the_period_of_the_page_is_proposed(desk: Desk) -> None:
    dialog = desk.open(choices=Choices(period="2025-2026"), file=desk.file(PEOPLE))
    desk.settle()
    assert dialog.options.period.currentText() == "Năm học 2025-2026"


def test_a_file_dropped_on_the_decisions_brings_awards(desk: Desk, shown) -> None:
    page = shown(DecisionsPage(desk.workspace))
    rows = [
        ["Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định"],
        ["Lò Thị Ễn", "LĐTT", "15/QĐ-UBND", "03/02/2026"],
    ]
    drop_files(page, desk.file(rows))
    (dialog,) = page.findChildren(ImportDialog)
    desk.settle()
    dialog.take_button.click()
    desk.settle()
    assert page.list.list_model.rowCount() == 1
    dialog.reject()
