"""Files appear whole or not at all, and what the system refuses is said in one sentence."""

from __future__ import annotations

import errno
import os

import pytest

from models.files import plain_errors, write_whole
from models.problems import Refused


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
    with pytest.raises(Refused, match=f"^{blocked} là tệp"), plain_errors(blocked / "a.db"):
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
        (errno.EBUSY, "hãy thử"),
    ],
)
def test_every_refusal_of_the_system_has_its_sentence(tmp_path, number, part):
    with pytest.raises(Refused) as refused, plain_errors(tmp_path / "tệp.txt"):
        raise OSError(number, os.strerror(number))
    assert part in str(refused.value)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count("\n") == 0
