"""From one data folder to the next: first start, sample, restoring, what cannot be opened."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from models.data_folder import DataFolder
from models.store import lock_folder
from models.subjects import Subject
from tests.clerk import Clerk, Step
from tests.small_commune import small_commune
from ui.application import open_one_after_another
from ui.dialogs.cannot_open_dialog import CannotOpenDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.notice import Notice
from ui.dialogs.progress_dialog import ProgressDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.main_window import MainWindow
from ui.one_window import OneWindow


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def work(qtbot, look, folder):
    def run(*script: Step) -> int:
        clerk = Clerk(*script)
        code = open_one_after_another(folder, look, OneWindow(folder))
        clerk.timer.stop()
        assert [kind.__name__ for kind, _act in clerk.left] == []
        return code

    return run


def press(name: str) -> Callable[[QWidget], None]:
    def act(widget: QWidget) -> None:
        button = widget.findChild(QPushButton, name)
        assert button is not None
        button.click()

    return act


def close(widget: QWidget) -> None:
    widget.close()


def with_somebody(folder: DataFolder, *, backup: bool = False) -> None:
    with small_commune(folder.root) as services:
        services.directory.save(Subject(kind="individual", name="Lò Thị Ễn"))
        if backup:
            services.backups.automatic("khi-dong")


def people(folder: DataFolder) -> int:
    with closing(sqlite3.connect(folder.database)) as database:
        return database.execute("select count(*) from subjects").fetchone()[0]


def test_closing_the_first_start_ends_the_program(work, folder):
    assert work((FirstStartDialog, lambda start: start.reject())) == 0


def test_a_known_commune_opens_its_window_at_once(work, folder):
    with_somebody(folder)
    titles: list[str] = []

    def look_and_close(window: QWidget) -> None:
        titles.append(window.windowTitle())
        window.close()

    assert work((MainWindow, look_and_close)) == 0
    assert titles == ["Sổ Thi đua - Xã Mường Xoan"]


def test_the_sample_is_opened_beside_the_own_data_and_left_again(work, folder):
    with_somebody(DataFolder(folder.root / "xa-mau"))
    said: list[str] = []

    def leave(window) -> None:
        said.append(window.banner.text.text())
        window.banner.action.click()

    code = work(
        (FirstStartDialog, press("action.first_start.sample")),
        (MainWindow, leave),
        (FirstStartDialog, lambda start: start.reject()),
    )
    assert code == 0
    assert "xã mẫu để tập dùng" in said[0]


def test_making_the_sample_can_be_stopped_and_leaves_nothing_half(work, folder):
    notices: list[str] = []

    def read(notice) -> None:
        notices.append(notice.sentence.text())
        notice.accept()

    work(
        (FirstStartDialog, press("action.first_start.sample")),
        (ProgressDialog, lambda dialog: dialog.job_bar.cancel.click()),
        (Notice, read),
        (FirstStartDialog, lambda start: start.reject()),
    )
    assert notices == ["Đã dừng theo yêu cầu; dữ liệu vẫn như cũ."]
    assert not (folder.root / "xa-mau" / "so-thi-dua.db").exists()


def test_damaged_data_can_be_replaced_by_a_backup(work, folder):
    with_somebody(folder, backup=True)
    folder.database.write_bytes(b"no database any more" * 500)
    told: list[str] = []

    def look_and_close(window) -> None:
        told.append(window.bottom_bar.message.text.text())
        window.close()

    code = work(
        (CannotOpenDialog, lambda dialog: dialog.restore_button.click()),
        (RestoreDialog, lambda dialog: dialog.restore_button.click()),
        (MainWindow, look_and_close),
    )
    assert code == 0
    assert told[0].startswith("Đã lấy lại dữ liệu từ so-thi-dua-")
    assert people(folder) == 1


def test_data_of_a_newer_program_stay_untouched(work, folder):
    with_somebody(folder)
    with closing(sqlite3.connect(folder.database)) as database:
        database.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('so-thi-dua', 'm999_something_new', '')"
        )
        database.commit()
    before = folder.database.read_bytes()
    said: list[str] = []

    def read(dialog) -> None:
        said.append(dialog.sentence.text())
        dialog.close_button.click()

    assert work((CannotOpenDialog, read)) == 1
    assert "mới hơn" in said[0]
    assert folder.database.read_bytes() == before


def test_a_second_window_is_refused_until_the_first_is_closed(work, folder):
    with_somebody(folder)
    lock = lock_folder(folder)

    def close_the_first(dialog) -> None:
        lock.release()
        dialog.again_button.click()

    assert work((CannotOpenDialog, close_the_first), (MainWindow, close)) == 0


def test_what_is_no_backup_is_refused_and_the_data_stay(work, folder, tmp_path):
    with_somebody(folder)
    file = tmp_path / "thư.stdbak"
    file.write_text("Kính gửi", encoding="utf-8")
    notices: list[str] = []

    def restore(window) -> None:
        page = window.show_page_named("settings")
        page.tabs.setCurrentIndex(3)
        page.tabs.currentWidget()._restore(file, "")

    def read(notice) -> None:
        notices.append(notice.sentence.text())
        notice.accept()

    assert work((MainWindow, restore), (Notice, read), (MainWindow, close)) == 0
    assert file.name in notices[0]
    assert people(folder) == 1


def test_a_backup_from_elsewhere_replaces_what_is_there(work, folder, tmp_path):
    with_somebody(folder)
    with small_commune(tmp_path / "other") as other:
        for name in ("Cầm Thị Ơn", "Quàng Văn Ỹ"):
            other.directory.save(Subject(kind="individual", name=name))
        file = other.backups.save_to(tmp_path / "mang sang.stdbak")

    def restore(window) -> None:
        page = window.show_page_named("settings")
        page.tabs.setCurrentIndex(3)
        page.tabs.currentWidget()._restore(file, "")

    assert work((MainWindow, restore), (MainWindow, close)) == 0
    assert people(folder) == 2
