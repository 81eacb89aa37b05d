"""Files that are handed over: shown at once, or kept until the main window can show them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from models.data_folder import DataFolder
from models.signers import Signer
from models.store import lock_folder
from models.subjects import Subject
from tests.clerk import Clerk, Step
from tests.small_commune import COMMUNE, add_subjects, small_commune
from ui.application import open_one_after_another
from ui.dialogs.cannot_open_dialog import CannotOpenDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.notice import Notice, tell
from ui.dialogs.package_dialog import PackageDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.main_window import MainWindow
from ui.one_window import OneWindow


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def one_window(qtbot, folder: DataFolder) -> OneWindow:
    return OneWindow(folder)


@pytest.fixture
def work(look, folder: DataFolder, one_window: OneWindow):
    def run(*script: Step) -> int:
        clerk = Clerk(*script)
        code = open_one_after_another(folder, look, one_window)
        clerk.timer.stop()
        assert [kind.__name__ for kind, _act in clerk.left] == []
        return code

    return run


@pytest.fixture
def package(tmp_path: Path) -> Path:
    with small_commune(tmp_path / "other") as services:
        services.registering.register("2026", add_subjects(services, 2), ["LDTT"])
        sent = services.sending.send("2026", "dang-ky", tmp_path)
    return (tmp_path / sent.file_name).rename(tmp_path / "gói xã bên.TDKT")


@pytest.fixture
def hand_over(one_window: OneWindow) -> Callable[..., None]:
    """As another start of the program does."""

    def hand_over(*files: Path) -> None:
        for file in files:
            one_window.files.append(file)
            one_window.called.emit()

    return hand_over


def with_somebody(folder: DataFolder) -> None:
    with small_commune(folder.root) as services:
        services.directory.save(Subject(kind="individual", name="Lò Thị Ễn"))


def look_and_close(dialog: QWidget) -> bool:
    """Read what is told of the package; not yet while it is still looked at."""
    assert isinstance(dialog, PackageDialog)
    if not dialog.facts:
        return False
    assert dialog.notes[0].text.startswith("Gói nguyên vẹn")
    dialog.close_button.click()
    return True


def reader(sentences: list[str]) -> Callable[[QWidget], None]:
    def read(notice: QWidget) -> None:
        assert isinstance(notice, Notice)
        sentences.append(notice.sentence.text())
        notice.accept()

    return read


def close(window: QWidget) -> None:
    window.close()


def test_the_file_of_the_first_start_is_shown_over_the_window(work, folder, one_window, package):
    with_somebody(folder)
    one_window.files.append(package)
    assert work((PackageDialog, look_and_close), (MainWindow, close)) == 0


def test_a_file_handed_over_later_is_shown_at_once(work, folder, hand_over, package):
    with_somebody(folder)
    assert (
        work(
            (MainWindow, lambda _window: hand_over(package)),
            (PackageDialog, look_and_close),
            (MainWindow, close),
        )
        == 0
    )


def test_several_files_are_shown_one_after_another(work, folder, hand_over, package, tmp_path):
    with_somebody(folder)
    second = Path(shutil.copy(package, tmp_path / "gói thứ hai.tdkt"))
    titles: list[str] = []

    def look(dialog) -> bool:
        seen = look_and_close(dialog)
        if seen:
            titles.append(dialog._file.name)
        return seen

    work(
        (MainWindow, lambda _window: hand_over(package, second)),
        (PackageDialog, look),
        (PackageDialog, look),
        (MainWindow, close),
    )
    assert titles == [package.name, second.name]


def test_a_dialog_that_is_open_is_not_disturbed(work, folder, hand_over, one_window, package):
    with_somebody(folder)
    told: list[str] = []

    def open_dialog(window) -> None:
        tell(window, "Ổ đĩa đã đầy; hãy xóa bớt tệp.")
        hand_over(package)
        told.append(window.bottom_bar.message.text.text())

    def accept(notice) -> None:
        assert one_window.files == [package]
        notice.accept()

    work(
        (MainWindow, open_dialog),
        (Notice, accept),
        (PackageDialog, look_and_close),
        (MainWindow, close),
    )
    assert told == ["Sẽ mở gói xã bên.TDKT khi đóng hộp thoại đang mở."]
    assert one_window.files == []


def test_a_file_waits_until_the_commune_is_named(work, folder, hand_over, package):
    def name_it(start) -> None:
        hand_over(package)
        start._services.setup.complete(COMMUNE, [Signer(name="Lò Văn Hặc", position="CHỦ TỊCH")])
        start.accept()

    work((FirstStartDialog, name_it), (PackageDialog, look_and_close), (MainWindow, close))


def test_a_file_is_shown_over_the_sample_too(work, folder, hand_over, package):
    with_somebody(DataFolder(folder.root / "xa-mau"))

    def to_the_sample(start) -> None:
        hand_over(package)
        start.findChild(QPushButton, "action.first_start.sample").click()

    work((FirstStartDialog, to_the_sample), (PackageDialog, look_and_close), (MainWindow, close))


def test_a_file_waits_until_the_data_can_be_opened(work, folder, hand_over, package):
    with_somebody(folder)
    lock = lock_folder(folder)

    def again(dialog) -> None:
        hand_over(package)
        lock.release()
        dialog.again_button.click()

    work((CannotOpenDialog, again), (PackageDialog, look_and_close), (MainWindow, close))


def test_a_backup_that_is_handed_over_is_restored_when_the_clerk_says_so(
    work, folder, one_window, tmp_path
):
    with_somebody(folder)
    with small_commune(tmp_path / "other") as other:
        add_subjects(other, 2)
        file = other.backups.save_to(tmp_path / "mang sang.stdbak")
    one_window.files.append(file)
    told: list[str] = []

    def restore(dialog) -> None:
        assert dialog.wanted() == file
        dialog.restore_button.click()

    def look(window) -> None:
        told.append(window.bottom_bar.message.text.text())
        window.close()

    assert work((RestoreDialog, restore), (MainWindow, look)) == 0
    assert told[0].startswith("Đã lấy lại dữ liệu từ mang sang.stdbak")


def test_what_waits_behind_a_backup_is_shown_when_that_is_restored(
    work, folder, one_window, package, tmp_path
):
    with_somebody(folder)
    with small_commune(tmp_path / "mang sang") as other:
        file = other.backups.save_to(tmp_path / "mang sang.stdbak")
    one_window.files += [file, package]
    work(
        (RestoreDialog, lambda dialog: dialog.restore_button.click()),
        (PackageDialog, look_and_close),
        (MainWindow, close),
    )


def test_a_backup_is_not_restored_into_the_sample(work, folder, hand_over, tmp_path):
    with_somebody(DataFolder(folder.root / "xa-mau"))
    file = tmp_path / "mang sang.stdbak"
    file.touch()
    sentences: list[str] = []
    work(
        (FirstStartDialog, lambda start: start.open_sample()),
        (MainWindow, lambda _window: hand_over(file)),
        (Notice, reader(sentences)),
        (MainWindow, close),
    )
    assert "hãy trở về sổ của xã" in sentences[0]


def test_other_files_and_missing_ones_are_answered_with_one_sentence(
    work, folder, hand_over, tmp_path
):
    with_somebody(folder)
    other = tmp_path / "danh sách.xlsx"
    other.touch()
    sentences: list[str] = []
    work(
        (
            MainWindow,
            lambda _window: hand_over(other, tmp_path / "đã xóa.tdkt", tmp_path),
        ),
        (Notice, reader(sentences)),
        (Notice, reader(sentences)),
        (Notice, reader(sentences)),
        (MainWindow, close),
    )
    assert sentences[0].startswith("Không mở được danh sách.xlsx bằng cách này")
    assert sentences[1].startswith("Không tìm thấy tệp đã xóa.tdkt")
    assert sentences[2].startswith("Không tìm thấy tệp")


def test_a_window_that_was_left_opens_nothing_any_more(
    work, folder, one_window, hand_over, package
):
    with_somebody(DataFolder(folder.root / "xa-mau"))
    waiting: list[Path] = []

    def hand_over_and_leave(start) -> None:
        hand_over(package)
        waiting.extend(one_window.files)
        start.reject()

    work(
        (FirstStartDialog, lambda start: start.open_sample()),
        (MainWindow, lambda window: window.banner.action.click()),
        (FirstStartDialog, hand_over_and_leave),
    )
    assert waiting == [package]
