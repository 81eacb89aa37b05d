"""Backups: automatic copies, and the one file that goes to another place."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import zipfile
from pathlib import Path

import pytest

from models.database import check_database
from models.problems import Refused
from models.progress import Cancelled
from models.store import Store
from models.subjects import Subject
from services.backup import Backups
from services.backup.retention import NEWEST


class Recorder:
    def __init__(self, stop_after: int = -1) -> None:
        self.reports: list[tuple[int, int, str]] = []
        self.stop_after = stop_after

    def report(self, done: int, total: int, doing: str = "") -> None:
        self.reports.append((done, total, doing))
        if len(self.reports) == self.stop_after:
            raise Cancelled


def test_an_automatic_copy_is_a_whole_database_named_by_time_and_reason(store: Store) -> None:
    backups = Backups(store)
    assert backups.last() is None
    path = backups.automatic("Khi thoát")
    assert path.name.endswith("-khi-thoat.db")
    assert check_database(path) == []
    (made,) = backups.all()
    assert (made.path, made.reason, made.size) == (path, "khi-thoat", path.stat().st_size)
    assert backups.last() == made.made_at.astimezone()


def test_many_copies_of_one_day_leave_the_newest(store: Store) -> None:
    backups = Backups(store)
    made = [backups.automatic("tu-dong") for _ in range(NEWEST + 5)]
    assert {b.path for b in backups.all()} == set(made[-NEWEST:])


def test_what_the_clerk_puts_among_the_backups_stays(store: Store) -> None:
    store.folder.backups.mkdir()
    own = store.folder.backups / "bản của tôi.db"
    own.write_bytes(b"mine")
    for _ in range(NEWEST + 3):
        Backups(store).automatic("tu-dong")
    assert own.exists()


def test_a_copy_that_cannot_be_written_says_so_and_leaves_nothing(store: Store) -> None:
    store.folder.backups.write_bytes(b"a file where the folder should be")
    with pytest.raises(Refused):
        Backups(store).automatic("tu-dong")


@pytest.mark.parametrize("name", ["so-thi-dua.db", "keys/so-thi-dua.key", "mới.stdbak"])
def test_a_backup_never_takes_the_place_of_the_data(store: Store, name: str) -> None:
    target = store.folder.root / name
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(Refused, match="giữa các tệp dữ liệu"):
        Backups(store).save_to(target)
    assert (target.read_bytes() if target.exists() else None) == before


def test_a_backup_may_lie_among_the_automatic_ones(store: Store) -> None:
    Backups(store).automatic("tu-dong")
    path = Backups(store).save_to(store.folder.backups / "bàn giao.stdbak")
    assert path.exists()


def test_what_a_broken_off_backup_left_on_the_stick_is_cleared_away(
    store: Store, tmp_path: Path
) -> None:
    left, other = tmp_path / ".tmp-abc.stdbak", tmp_path / ".tmp-của tôi.docx"
    being_written = tmp_path / ".tmp-def.stdbak"
    for path in (left, other, being_written):
        path.write_bytes(b"half")
    for path in (left, other):
        os.utime(path, (0, 0))
    Backups(store).save_to(tmp_path / "USB.stdbak")
    assert [path.exists() for path in (left, other, being_written)] == [False, True, True]


def test_the_backup_file_holds_everything_and_lists_it(store: Store, tmp_path: Path) -> None:
    store.folder.profile.write_text('version = "1"', encoding="utf-8")
    progress = Recorder()
    path = Backups(store).save_to(tmp_path / "USB.stdbak", progress=progress)
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = set(archive.namelist()) - {"manifest.json"}
        for entry in manifest["files"]:
            content = archive.read(entry["name"])
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()
            assert entry["size"] == len(content)
        assert "KHÔNG có mật khẩu" in archive.read("doc-toi.txt").decode()
    assert {entry["name"] for entry in manifest["files"]} == names
    assert {"so-thi-dua.db", "profile.toml", "keys/so-thi-dua.key", "keys/so-thi-dua.pub"} <= names
    assert manifest["commune_name"] == "Xã Mường Xoan"
    assert manifest["keys"] == "plain"
    assert progress.reports[-1][0] == progress.reports[-1][1] > 0
    assert list(store.folder.root.glob(".tmp-*")) == []


def test_with_a_password_no_key_lies_open(store: Store, tmp_path: Path) -> None:
    path = Backups(store).save_to(tmp_path / "USB.stdbak", "mật khẩu dài")
    private = (store.folder.keys / "so-thi-dua.key").read_bytes()
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("manifest.json"))["keys"] == "sealed"
        assert not any(name.startswith("keys/") for name in archive.namelist())
        assert all(private not in archive.read(name) for name in archive.namelist())


def test_a_cancelled_backup_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "USB.stdbak"
    target.write_bytes(b"last week")
    for stop_after in (1, 2, 3, 4):
        with pytest.raises(Cancelled):
            Backups(store).save_to(target, progress=Recorder(stop_after))
    assert target.read_bytes() == b"last week"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["USB.stdbak", "data", "quyet-dinh.pdf"]
    assert list(store.folder.root.glob(".tmp-*")) == []


@pytest.mark.parametrize("target", ["khong-co/USB.stdbak", "data"])
def test_a_place_that_cannot_be_written_is_said(store: Store, tmp_path: Path, target: str) -> None:
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(Refused):
        Backups(store).save_to(tmp_path / target)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_two_backups_at_once_are_both_whole(store: Store, tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def save(name: str) -> None:
        try:
            with store.on_own_connection() as own:
                Backups(own).save_to(tmp_path / name)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=save, args=["USB.stdbak"]) for _ in range(2)]
    for thread in threads:
        thread.start()
    with store.action("Sửa"):
        store.subjects.save(Subject(kind="individual", name="Lò Thị Thử"))
    for thread in threads:
        thread.join()
    assert failures == []
    with zipfile.ZipFile(tmp_path / "USB.stdbak") as archive:
        assert archive.testzip() is None


def test_check_finds_nothing_wrong_with_whole_data(store: Store) -> None:
    assert Backups(store).check() == []


def test_check_names_what_is_wrong(store: Store) -> None:
    for path in store.folder.attachments.glob("*/*"):
        path.unlink()
    (store.folder.keys / "so-thi-dua.key").write_bytes(b"-----BEGIN")
    problems = Backups(store).check()
    assert len(problems) == 2
    assert "quyet-dinh.pdf" in problems[0]
    assert "Khóa ký" in problems[1]
