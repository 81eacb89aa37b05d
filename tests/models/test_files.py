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
    ],
)
def test_every_refusal_of_the_system_has_its_sentence(tmp_path, number, part):
    with pytest.raises(Refused) as refused, plain_errors(tmp_path / "tệp.txt"):
        raise OSError(number, os.strerror(number))
    assert part in str(refused.value)
    assert str(refused.value).endswith(".")
    assert str(refused.value).count("\n") == 0
