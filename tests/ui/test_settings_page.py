"""The settings with a real store: office, signers, backups, the law on a day, what was done."""

from dataclasses import replace
from datetime import date, timedelta
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from models.data_folder import DataFolder
from models.signers import Signer
from tests.choosing import choose_row
from tests.small_commune import add_subjects, small_commune
from tests.watching import dialog_of
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.dialogs.letterhead_dialog import LetterheadDialog
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.question import Question
from ui.dialogs.restore_dialog import RestoreDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.signer_dialog import SignerDialog
from ui.next_step import NextStep
from ui.pages.settings_page import SettingsPage
from ui.widgets.choice import Choice
from ui.workspace import Workspace


@pytest.fixture
def left() -> list[NextStep]:
    return []


@pytest.fixture
def workspace(services, jobs, window_settings, look, left) -> Workspace:
    period = CurrentPeriod()
    period.offer([("2026", "Năm 2026")], "2026")
    return Workspace(services, Changes(), jobs, period, window_settings, left.append)


@pytest.fixture
def page(workspace: Workspace, shown) -> SettingsPage:
    return shown(SettingsPage(workspace))


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


@pytest.fixture
def told(page, workspace) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    workspace.jobs.refused.connect(lambda refused: said.append(str(refused)))
    return said


def open_tab(page: SettingsPage, place: int):
    page.tabs.setCurrentIndex(place)
    return page.tabs.currentWidget()


def press(page, verb: str) -> None:
    button = page.findChild(QPushButton, f"action.settings.{verb}")
    assert button is not None
    button.click()


# The office


def test_what_papers_say_is_changed_group_by_group(page, told, services):
    tab = open_tab(page, 0)
    assert tab.value_shown("parent_line") == "Chưa ghi"
    press(page, "edit.agency_name")
    dialog = dialog_of(page, SettingsDialog)
    dialog.findChild(QLineEdit, "parent_line").setText("TỈNH ĐIỆN BIÊN")
    dialog.findChild(Choice, "inline_limit").set_value("10")
    dialog.save_button.click()
    assert told == ["Đã lưu cài đặt."]
    assert tab.value_shown("parent_line") == "TỈNH ĐIỆN BIÊN"
    assert tab.value_shown("inline_limit") == "10"
    assert services.settings.get("parent_line") == "TỈNH ĐIỆN BIÊN"


def test_a_wrong_code_is_said_at_its_field(page, services):
    press(page, "edit.commune_code")
    dialog = dialog_of(page, SettingsDialog)
    dialog.findChild(QLineEdit, "commune_code").setText("12")
    dialog.findChild(QLineEdit, "commune_name").setText("")
    dialog.save_button.click()
    assert "5 chữ số" in dialog.problem_shown_at("commune_code")
    assert dialog.problem_shown_at("commune_name")
    assert services.settings.get("commune_name") == "Xã Mường Xoan"


# Signers


def signers(page) -> list[tuple]:
    tab = open_tab(page, 1).signers
    return [record.cells for record in tab.list.list_model.source.rows(0, 10)]


def test_a_signer_is_added_put_first_and_deleted(page, told, services, type_text):
    tab = open_tab(page, 1).signers
    press(page, "add_signer")
    dialog = dialog_of(page, SignerDialog)
    type_text(dialog.findChild(QLineEdit, "name"), "Cầm Thị Ơn")
    dialog.findChild(Choice, "authority").set_value("KT. CHỦ TỊCH")
    assert dialog.findChild(QLineEdit, "position").text() == "PHÓ CHỦ TỊCH"
    type_text(dialog.findChild(QWidget, "valid_to"), "31/12/2025")
    dialog.save_button.click()
    assert [cells[1] for cells in signers(page)] == ["Lò Văn Hặc", "Quàng Thị Ễn", "Cầm Thị Ơn"]
    assert signers(page)[2][2] == "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    assert signers(page)[2][6] == "Không ký"
    tab.first_button.click()
    assert [cells[1] for cells in signers(page)] == ["Cầm Thị Ơn", "Lò Văn Hặc", "Quàng Thị Ễn"]
    assert not tab.first_button.isEnabled()
    tab.delete_button.click()
    dialog_of(page, Question).yes.click()
    assert [signer.name for signer in services.setup.signers()] == ["Lò Văn Hặc", "Quàng Thị Ễn"]
    assert told == [
        "Đã lưu người ký Cầm Thị Ơn.",
        "Cầm Thị Ơn đứng đầu danh sách người ký.",
        "Đã xóa người ký Cầm Thị Ơn.",
    ]


def test_somebody_signs_for_the_council_in_a_capacity_of_its_own(page, services, type_text):
    open_tab(page, 1)
    press(page, "add_signer")
    dialog = dialog_of(page, SignerDialog)
    type_text(dialog.findChild(QLineEdit, "name"), "Cầm Thị Ơn")
    dialog.findChild(Choice, "signs_for").set_value("council")
    assert dialog.findChild(QLineEdit, "position").text() == "CHỦ TỊCH HỘI ĐỒNG"
    dialog.findChild(Choice, "authority").set_value("KT. CHỦ TỊCH")
    assert dialog.findChild(QLineEdit, "position").text() == "PHÓ CHỦ TỊCH HỘI ĐỒNG"
    dialog.save_button.click()
    signer = services.letterheads.signer("council", services.store.origin.today())
    assert (signer.name, signer.authority) == ("Cầm Thị Ơn", "KT. CHỦ TỊCH")
    assert signers(page)[2][3] == "Hội đồng Thi đua - Khen thưởng"


def test_whoever_was_given_the_powers_of_the_head_signs_as_acting(
    page, workspace, services, type_text
):
    open_tab(page, 1)
    press(page, "add_signer")
    dialog = dialog_of(page, SignerDialog)
    type_text(dialog.findChild(QLineEdit, "name"), "Cầm Thị Ơn")
    dialog.findChild(Choice, "authority").set_value("Q.")
    dialog.save_button.click()
    signer = services.setup.signers()[2]
    assert (signer.authority, signer.position) == ("", "Q. CHỦ TỊCH")
    again = SignerDialog(workspace, signer, page)
    assert again.authority.value() == "Q."
    again.reject()


def test_the_position_that_was_typed_is_kept_when_the_capacity_changes(page, workspace, services):
    signer = services.setup.save_signer(
        Signer(name="Cầm Thị Ơn", position="CHÁNH VĂN PHÒNG", authority="TL. CHỦ TỊCH")
    )
    dialog = SignerDialog(workspace, signer, page)
    dialog.authority.set_value("TUQ. CHỦ TỊCH")
    assert dialog.position.text() == "CHÁNH VĂN PHÒNG"
    dialog.reject()


# Letterheads


def letterheads(page) -> dict[str, tuple]:
    rows = open_tab(page, 1).list.list_model.source.rows(0, 10)
    return {row.uid: row.cells for row in rows}


def test_every_kind_of_paper_has_its_usual_letterhead(page):
    assert [cells[1] for cells in letterheads(page).values()] == ["Đang dùng"] * 4
    tab = open_tab(page, 1)
    assert not tab.picture.pixmap().isNull()
    assert not tab.delete_button.isEnabled()


def test_a_letterhead_holds_from_its_day_and_can_be_taken_back(page, told, services):
    tab = open_tab(page, 1)
    tab.list.select_uid("usual:chairman")
    press(page, "add_letterhead")
    dialog = dialog_of(page, LetterheadDialog)
    dialog.findChild(QPlainTextEdit, "parent").setPlainText("TỈNH ĐIỆN BIÊN")
    dialog.findChild(QWidget, "seal_space").set_value(12)
    dialog.save_button.click()
    assert dialog.problem_shown_at("seal_space") == "Khoảng trống để ký, đóng dấu từ 15 đến 60 mm."
    before = dialog.picture.pixmap().height()
    dialog.findChild(QWidget, "seal_space").set_value(45)
    assert dialog.picture.pixmap().height() > before
    dialog.save_button.click()
    today = services.store.origin.today()
    head = services.letterheads.of("chairman", today)
    assert (head.parent, head.seal_space) == (("TỈNH ĐIỆN BIÊN",), 45.0)
    assert services.letterheads.of("chairman", today - timedelta(days=1)).parent == ()
    assert letterheads(page)[head.uid][2].startswith("TỈNH ĐIỆN BIÊN / ỦY BAN")
    tab.delete_button.click()
    dialog_of(page, Question).yes.click()
    assert services.letterheads.of("chairman", today).parent == ()
    assert told == ["Đã lưu tiêu đề văn bản.", "Đã trở về tiêu đề mặc định."]


def test_a_letterhead_of_a_later_day_tells_from_when_it_is_used(page, services):
    today = services.store.origin.today()
    head = replace(
        services.letterheads.of("chairman", today), valid_from=date(today.year + 1, 12, 1)
    )
    kept = services.letterheads.save(head)
    tab = open_tab(page, 1)
    tab._workspace.changes.announce("settings")
    assert letterheads(page)[kept.uid][1] == f"Sẽ dùng từ 01/12/{today.year + 1}"


def test_another_kind_of_paper_begins_with_its_usual_letterhead(page):
    open_tab(page, 1)
    press(page, "add_letterhead")
    dialog = dialog_of(page, LetterheadDialog)
    dialog.issuer.set_value("council")
    assert dialog.findChild(QLineEdit, "behalf").text() == "TM. HỘI ĐỒNG"
    assert dialog.findChild(QLineEdit, "symbol").text() == "HĐTĐKT"


def test_nothing_can_be_done_with_no_signer_selected(page):
    tab = open_tab(page, 1).signers
    tab.list.clearSelection()
    assert not any(
        button.isEnabled() for button in (tab.change_button, tab.first_button, tab.delete_button)
    )


# The law


def law_row(page, name: str) -> tuple:
    tab = open_tab(page, 4)
    rows = tab.list.list_model.source.rows(0, 200)
    return next(record.cells for record in rows if record.cells[0] == name)


def test_the_law_is_that_of_the_day(page):
    tab = open_tab(page, 4)
    assert "2.530.000 đồng" in tab.salary.text()
    now = law_row(page, "Lao động tiên tiến")
    tab.day.set_value(date(2025, 3, 1))
    tab.day.edited.emit()
    assert "2.340.000 đồng" in tab.salary.text()
    before = law_row(page, "Lao động tiên tiến")
    assert before[2] < now[2]
    assert before[1] != now[1]


def test_a_day_that_is_none_is_said_and_the_list_stays(page, type_text):
    tab = open_tab(page, 4)
    count = tab.list.list_model.rowCount()
    tab.day.selectAll()
    type_text(tab.day, "31/2/2026")
    tab.day.editingFinished.emit()
    assert "không có ngày 31" in tab.problem.text()
    assert tab.list.list_model.rowCount() == count > 0


# Backups


def test_a_backup_goes_into_a_file_with_a_password_typed_twice(
    page, told, idle, tmp_path, services
):
    tab = open_tab(page, 3)
    dialog = PasswordDialog(tab)
    dialog.saved.connect(lambda password: tab.save_to(tmp_path / "xã", password))
    dialog.open()
    dialog.findChild(QLineEdit, "password").setText("mật khẩu dài")
    dialog.findChild(QLineEdit, "again").setText("mật khẩu khác")
    dialog.save_button.click()
    assert dialog.problem_shown_at("again") == "Hai lần gõ không giống nhau."
    assert not (tmp_path / "xã.stdbak").exists()
    dialog.findChild(QLineEdit, "again").setText("mật khẩu dài")
    dialog.save_button.click()
    idle()
    assert told == [f"Đã sao lưu và đọc lại kiểm tra {tmp_path / 'xã.stdbak'}."]
    with ZipFile(tmp_path / "xã.stdbak") as archive:
        assert "so-thi-dua.db" in archive.namelist()


def test_a_password_may_be_none_but_not_short(page, qtbot):
    dialog = PasswordDialog(page)
    dialog.open()
    dialog.findChild(QLineEdit, "password").setText("abc")
    dialog.findChild(QLineEdit, "again").setText("abc")
    dialog.save_button.click()
    assert "ít nhất 6" in dialog.problem_shown_at("password")
    for name in ("password", "again"):
        dialog.findChild(QLineEdit, name).setText("")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save_button.click()
    assert saved.args == [""]


def test_backing_up_now_says_when_the_last_was(page, told, idle):
    tab = open_tab(page, 3)
    assert tab.last.text() == "Chưa có bản sao lưu nào."
    press(page, "backup_now")
    idle()
    assert "Đã sao lưu vào so-thi-dua-" in told[0]
    assert tab.last.text().startswith("Bản gần nhất:")


def test_a_place_that_cannot_be_written_is_said(page, told, idle, tmp_path):
    tab = open_tab(page, 3)
    tab.save_to(tmp_path / "không có" / "xã.stdbak", "")
    idle()
    assert "không có" in told[0]


def test_sound_data_is_said_to_be_sound(page, told, idle):
    open_tab(page, 3)
    press(page, "check")
    idle()
    assert told == ["Dữ liệu và các tệp đính kèm đều nguyên vẹn."]


def test_restoring_leaves_for_the_backup_that_is_chosen(page, left, services):
    services.backups.automatic("khi-dong")
    open_tab(page, 3)
    press(page, "restore")
    dialog = dialog_of(page, RestoreDialog)
    cells = dialog.list.list_model.source.rows(0, 1)[0].cells
    assert cells[1] == "Khi đóng chương trình"
    dialog.restore_button.click()
    (step,) = left
    assert step.folder == services.folder
    assert step.backup == services.backups.all()[0].path
    assert step.password is None


def test_a_file_from_elsewhere_can_be_restored(page, left, tmp_path):
    with small_commune(tmp_path / "other") as other:
        file = other.backups.save_to(tmp_path / "mang sang.stdbak")
    open_tab(page, 3)
    press(page, "restore")
    dialog = dialog_of(page, RestoreDialog)
    assert not dialog.restore_button.isEnabled()
    dialog.choose_file(file)
    assert str(file) in dialog.other.text()
    dialog.restore_button.click()
    assert left[0].backup == file


# What was done


def done(page) -> list[tuple]:
    tab = open_tab(page, 6)
    return [record.cells for record in tab.list.list_model.source.rows(0, 100)]


def reverse(page, tab, qtbot, title: str) -> None:
    """Choose what is called ``title`` among what was done, and have it taken back."""
    tab.list.clearSelection()
    choose_row(tab.list, [cells[1] for cells in done(page)].index(title))
    qtbot.waitUntil(tab.reverse_button.isEnabled)
    tab.reverse_button.click()
    dialog_of(page, Question).yes.click()


def test_what_was_done_is_taken_back_and_done_again(page, told, idle, services, qtbot):
    add_subjects(services, 3)
    page_tab = open_tab(page, 6)
    reverse(page, page_tab, qtbot, "Thêm đối tượng mẫu")
    idle()
    assert services.directory.count() == 0
    titles = {cells[1]: cells[2] for cells in done(page)}
    assert titles["Thêm đối tượng mẫu"] == "Đã hoàn tác"
    assert told == ["Đã xong: Hoàn tác: Thêm đối tượng mẫu."]

    reverse(page, page_tab, qtbot, "Hoàn tác: Thêm đối tượng mẫu")
    idle()
    assert services.directory.count() == 3


def test_what_something_newer_rests_on_says_why_it_stays(page, told, idle, services, qtbot):
    people = add_subjects(services, 1)
    services.registering.register("2026", people, ["LDTT"])
    tab = open_tab(page, 6)
    reverse(page, tab, qtbot, "Thêm đối tượng mẫu")
    idle()
    assert "Không hoàn tác được “Thêm đối tượng mẫu”" in told[0]
    assert services.directory.count() == 1


def test_what_was_undone_cannot_be_undone_again(page, idle, services):
    add_subjects(services, 1)
    services.history.undo()
    tab = open_tab(page, 6)
    choose_row(tab.list, [cells[1] for cells in done(page)].index("Thêm đối tượng mẫu"))
    assert not tab.reverse_button.isEnabled()


# The program


def test_the_program_tells_where_the_data_lie_and_opens_the_sample(page, left, services):
    tab = open_tab(page, 7)
    texts = [label.text() for label in tab.findChildren(QLabel)]
    assert str(services.folder.root) in texts
    press(page, "open_sample")
    assert left == [NextStep(DataFolder(services.folder.root / "xa-mau"), sample=True)]
