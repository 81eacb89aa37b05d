"""Files appear whole or not at all, and what the system refuses is said in one sentence."""

from __future__ import annotations

import errno
import os
import re
import sys
import threading
from pathlib import Path

import pytest

from models.files import STAGING, plain_errors, remove_file, temporary_folder, write_whole
from models.problems import Refused
from models.windows_errors import number_on_windows

on_windows = pytest.mark.skipif(
    sys.platform != "win32", reason="elsewhere a file that is open can be replaced"
)


def _write(target, text: str, fail: BaseException | None = None) -> None:
    with write_whole(target) as partial:
        partial.write_text(text, encoding="utf-8")
        assert not target.exists() or target.read_text(encoding="utf-8") == "cũ"
        if fail:
            raise fail


def test_a_file_appears_when_it_is_whole(tmp_path):
    target = tmp_path / "Quyết định số 05.docx"
    _write(target, "mới")
    assert target.read_text(encoding="utf-8") == "mới"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_replaces_the_one_before(tmp_path):
    target = tmp_path / "danh sách.xlsx"
    target.write_text("cũ", encoding="utf-8")
    _write(target, "mới")
    assert target.read_text(encoding="utf-8") == "mới"


@pytest.mark.parametrize("fail", [ValueError("x"), KeyboardInterrupt(), Refused("Không được.")])
def test_a_file_that_is_not_finished_leaves_the_one_before(tmp_path, fail):
    target = tmp_path / "danh sách.xlsx"
    target.write_text("cũ", encoding="utf-8")
    with pytest.raises(type(fail)):
        _write(target, "mới", fail)
    assert target.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [target]


def test_the_partial_file_has_the_ending_of_the_whole_one(tmp_path):
    with write_whole(tmp_path / "biểu đồ.svg") as partial:
        assert (partial.suffix, partial.parent) == (".svg", tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such mode")
def test_a_file_is_as_readable_as_others_of_the_user(tmp_path):
    beside = tmp_path / "khác.txt"
    beside.write_text("")
    _write(tmp_path / "tệp.txt", "mới")
    assert (tmp_path / "tệp.txt").stat().st_mode == beside.stat().st_mode


def test_a_file_that_a_virus_scanner_looks_at_is_replaced_when_it_is_done(tmp_path):
    target = tmp_path / "Quyết định.docx"
    target.write_text("cũ", encoding="utf-8")
    scanner = target.open("rb")
    done = threading.Timer(0.3, scanner.close)
    done.start()
    _write(target, "mới")
    done.join()
    assert target.read_text(encoding="utf-8") == "mới"
    assert list(tmp_path.iterdir()) == [target]


@on_windows
def test_a_file_that_stays_open_elsewhere_is_said_and_kept(tmp_path):
    target = tmp_path / "Quyết định.docx"
    target.write_text("cũ", encoding="utf-8")
    with target.open("rb"):
        with pytest.raises(Refused, match=r"Tệp Quyết định\.docx .* đang mở ở chương trình khác"):
            _write(target, "mới")
        with pytest.raises(Refused, match="đang mở ở chương trình khác"), plain_errors(target):
            remove_file(target)
    assert target.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [target]


@on_windows
@pytest.mark.parametrize("name", ["CON.docx", "aux", "NUL.pdf", "com1.xlsx"])
def test_a_device_of_windows_is_not_written_to(tmp_path, name):
    with pytest.raises(Refused, match="đặt tên khác"):
        _write(tmp_path / name, "mới")


@on_windows
def test_letters_that_windows_does_not_take_are_said(tmp_path):
    with pytest.raises(Refused, match="có dấu mà ổ đĩa không nhận"):
        _write(tmp_path / "số 05?.docx", "mới")


@on_windows
def test_a_drive_that_is_gone_is_said():
    gone = next(f"{letter}:\\" for letter in "QRSTUVW" if not os.path.exists(f"{letter}:\\"))
    with pytest.raises(Refused, match="cắm lại USB"):
        _write(Path(gone) / "Sổ" / "tệp.txt", "mới")


def test_a_temporary_folder_is_gone_in_the_end_whatever_happens(tmp_path):
    def fail_in(folder: Path) -> None:
        (folder / "nửa.db").write_bytes(b"half")
        assert folder.name.startswith(STAGING)
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"), temporary_folder(tmp_path) as folder:
        fail_in(folder)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Refused, match="Không tìm thấy"), temporary_folder(tmp_path / "USB"):
        pytest.fail("there is no such folder")


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Refused, match="Không tìm thấy"):
        _write(tmp_path / "USB" / "tệp.txt", "mới")
    (tmp_path / "tệp").write_text("")
    with pytest.raises(Refused, match="Không tìm thấy"):
        _write(tmp_path / "tệp" / "tệp.txt", "mới")


def test_a_file_marked_as_read_only_is_never_replaced(tmp_path):
    target = tmp_path / "Quyết định đã ký.pdf"
    target.write_text("cũ", encoding="utf-8")
    target.chmod(0o444)
    with pytest.raises(Refused, match=r"Quyết định đã ký\.pdf được đặt là chỉ đọc"):
        _write(target, "mới")
    assert target.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_in_place_of_the_file_is_said_before_anything_is_written(tmp_path):
    (tmp_path / "xã mẫu").mkdir()
    with pytest.raises(Refused, match=r"xã mẫu là thư mục"), write_whole(tmp_path / "xã mẫu"):
        pytest.fail("nothing can be written there")


def test_a_folder_that_may_not_be_written_is_named_as_a_folder(tmp_path):
    with pytest.raises(Refused) as refused, plain_errors(tmp_path):
        raise PermissionError(errno.EACCES, "")
    assert f"ghi vào thư mục {tmp_path};" in str(refused.value)
    with pytest.raises(Refused) as refused, plain_errors(tmp_path, reading=True):
        raise PermissionError(errno.EACCES, "")
    assert f"đọc thư mục {tmp_path};" in str(refused.value)


def test_what_stands_in_the_way_is_named_not_what_was_to_be_made(tmp_path):
    blocked = tmp_path / "backups"
    blocked.write_text("")
    with (
        pytest.raises(Refused, match=f"^{re.escape(str(blocked))} là tệp"),
        plain_errors(blocked / "a.db"),
    ):
        blocked.mkdir()


def test_hidden_folders_of_unfinished_work_are_not_named(tmp_path):
    hidden = tmp_path / ".tmp-xyz" / "tmp123"
    with pytest.raises(Refused) as refused, plain_errors(hidden / "tóm tắt.pdf"):
        raise OSError(errno.ENOSPC, "")
    assert f"thư mục {tmp_path} đã đầy" in str(refused.value)


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.ENOSPC, "đã đầy"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.EACCES, "Không được phép ghi"),
        (errno.EPERM, "Không được phép ghi"),
        (errno.ENOENT, "Không tìm thấy"),
        (errno.EIO, "không trả lời"),
        (errno.ENODEV, "không trả lời"),
        (errno.EEXIST, "là tệp"),
        (errno.EISDIR, "là thư mục"),
        (errno.ENAMETOOLONG, "quá dài"),
        (errno.EBUSY, "đang mở ở chương trình khác"),
        (errno.EDOM, "hãy thử"),
    ],
)
def test_every_refusal_of_the_system_has_its_sentence(tmp_path, number, part):
    with pytest.raises(Refused) as refused, plain_errors(tmp_path / "tệp.txt"):
        raise OSError(number, os.strerror(number))
    assert part in str(refused.value)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count("\n") == 0


class _WindowsError(OSError):
    """As Windows raises it: with the number of its own beside that of the C library."""

    def __init__(self, number: int, winerror: int | None) -> None:
        super().__init__(number, "", "tệp")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("number", "winerror", "meant"),
    [
        (errno.EACCES, 19, errno.EROFS),
        (errno.EACCES, 21, errno.EIO),
        (errno.EINVAL, 1167, errno.ENODEV),
        (errno.EACCES, 32, errno.EBUSY),
        (errno.ENOSPC, 112, errno.ENOSPC),
        (errno.EINVAL, 39, errno.ENOSPC),
        (errno.EACCES, 5, errno.EACCES),
        (errno.EACCES, None, errno.EACCES),
        (errno.ENOENT, 3, errno.ENOENT),
        (errno.EINVAL, None, errno.EINVAL),
    ],
)
def test_one_number_of_the_c_library_means_several_failures_on_windows(number, winerror, meant):
    found = number_on_windows(_WindowsError(number, winerror), r"D:\Sổ Thi đua\tệp.docx")
    assert found == meant


def test_what_windows_does_not_find_may_have_too_long_a_name_or_path():
    missing = _WindowsError(errno.ENOENT, None)
    assert number_on_windows(missing, "C:\\" + "a" * 256) == errno.ENAMETOOLONG
    assert number_on_windows(missing, "C:\\" + "a" * 130 + "\\" + "b" * 130) == errno.ENAMETOOLONG
    assert number_on_windows(missing, "C:\\" + "a" * 200) == errno.ENOENT


def test_a_folder_opened_as_a_file_is_called_a_folder(tmp_path):
    denied = _WindowsError(errno.EACCES, None)
    assert number_on_windows(denied, str(tmp_path)) == errno.EISDIR
    assert number_on_windows(_WindowsError(errno.EACCES, 5), str(tmp_path)) == errno.EACCES
