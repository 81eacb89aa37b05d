"""Restoring: everything is checked first, and what was there before is kept."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Cancelled
from models.store import Store, open_store
from models.subjects import Subject
from services.attaching import Attaching
from services.backup import Backups, check, restore

PASSWORD = "một mật khẩu dài"


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    return Backups(store).save_to(tmp_path / "USB.stdbak")


@pytest.fixture
def elsewhere(tmp_path: Path) -> DataFolder:
    """Another computer, with other records of its own."""
    folder = DataFolder(tmp_path / "elsewhere")
    with closing(open_store(folder)) as store, store.action("Thêm"):
        store.subjects.save(Subject(kind="individual", name="Người cũ"))
    return folder


def names(folder: DataFolder) -> list[str]:
    with closing(open_store(folder)) as store:
        return [subject.name for subject in store.subjects.all()]


def everything(folder: DataFolder) -> dict[str, bytes]:
    return {
        p.relative_to(folder.root).as_posix(): p.read_bytes()
        for p in sorted(folder.root.rglob("*"))
        if p.is_file() and p.suffix != ".lock"
    }


def rewritten(backup: Path, target: Path, change) -> Path:
    """The same ZIP with its members as ``change`` makes them."""
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name, content in change({n: old.read(n) for n in old.namelist()}).items():
            new.writestr(name, content)
    return target


def test_a_backup_brings_everything_to_another_computer(backup: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new")
    report = restore(folder, backup)
    assert names(folder) == ["Lò Văn Thử"]
    assert check(folder) == []
    assert (folder.keys / "so-thi-dua.key").read_bytes() == (
        tmp_path / "data" / "keys" / "so-thi-dua.key"
    ).read_bytes()
    if os.name == "posix":
        assert (folder.keys / "so-thi-dua.key").stat().st_mode & 0o077 == 0
    assert (report.commune, report.attachments, report.kept, report.warnings) == (
        "Xã Mường Xoan",
        1,
        None,
        (),
    )


def test_what_was_there_before_is_kept(backup: Path, elsewhere: DataFolder) -> None:
    report = restore(elsewhere, backup)
    assert names(elsewhere) == ["Lò Văn Thử"]
    assert report.kept is not None
    assert report.kept.parent == elsewhere.backups
    assert "truoc-khoi-phuc" in report.kept.name
    restore(elsewhere, report.kept)
    assert names(elsewhere) == ["Người cũ"]


def test_a_damaged_database_is_kept_as_it_is(backup: Path, elsewhere: DataFolder) -> None:
    content = bytearray(elsewhere.database.read_bytes())
    content[4096 : 4096 + 2000] = bytes(2000)
    elsewhere.database.write_bytes(content)
    report = restore(elsewhere, backup)
    assert report.kept is not None
    assert report.kept.read_bytes() == content
    assert names(elsewhere) == ["Lò Văn Thử"]


def test_restoring_twice_is_the_same_as_once(backup: Path, elsewhere: DataFolder) -> None:
    restore(elsewhere, backup)
    once = names(elsewhere)
    restore(elsewhere, backup)
    assert names(elsewhere) == once


def test_a_bare_database_of_ours_is_taken(store: Store, elsewhere: DataFolder) -> None:
    report = restore(elsewhere, Backups(store).automatic("tay"))
    assert names(elsewhere) == ["Lò Văn Thử"]
    assert len(report.warnings) == 1
    assert "tệp đính kèm" in report.warnings[0]
    assert len(check(elsewhere)) == 1


def test_a_half_written_transaction_beside_a_bare_database_is_undone(
    store: Store, tmp_path: Path, elsewhere: DataFolder
) -> None:
    """As a stick looks after the computer lost its power in the middle of writing."""
    copy = Backups(store).automatic("tay")
    broken = tmp_path / "broken.db"
    with closing(sqlite3.connect(copy)) as writer:
        writer.execute("pragma cache_size = 1")
        writer.execute("begin")
        writer.execute("update session set batch_id = null")
        writer.execute("create table junk (text)")
        writer.executemany("insert into junk values (?)", [("x" * 500,)] * 2000)
        shutil.copyfile(copy, broken)
        shutil.copyfile(f"{copy}-journal", f"{broken}-journal")
        writer.rollback()
    restore(elsewhere, broken)
    assert names(elsewhere) == ["Lò Văn Thử"]
    with closing(sqlite3.connect(elsewhere.database)) as reader:
        assert reader.execute("select 1 from sqlite_master where name = 'junk'").fetchall() == []


def test_a_password_opens_the_key(store: Store, tmp_path: Path) -> None:
    sealed = Backups(store).save_to(tmp_path / "sealed.stdbak", PASSWORD)
    folder = DataFolder(tmp_path / "new")
    with pytest.raises(Refused, match="Mật khẩu không đúng"):
        restore(folder, sealed, "mật khẩu khác")
    assert not folder.database.exists()
    restore(folder, sealed, PASSWORD)
    assert (
        everything(folder)["keys/so-thi-dua.key"] == everything(store.folder)["keys/so-thi-dua.key"]
    )


def test_a_forgotten_password_costs_only_the_key(store: Store, tmp_path: Path) -> None:
    sealed = Backups(store).save_to(tmp_path / "sealed.stdbak", PASSWORD)
    folder = DataFolder(tmp_path / "new")
    report = restore(folder, sealed)
    assert names(folder) == ["Lò Văn Thử"]
    assert not folder.keys.exists()
    assert any("mật khẩu" in warning for warning in report.warnings)


@pytest.mark.skipif(os.name != "nt", reason="elsewhere a file that is open can be replaced")
def test_data_that_another_program_holds_are_named_and_stay(backup: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new")
    restore(folder, backup)
    (folder.keys / "so-thi-dua.pub").write_bytes(b"other")
    before = everything(folder)
    with (
        folder.database.open("rb"),
        pytest.raises(Refused, match=r"Tệp so-thi-dua\.db .* đang mở ở chương trình khác"),
    ):
        restore(folder, backup)
    assert {n: c for n, c in everything(folder).items() if "backups/" not in n} == before
    restore(folder, backup)
    assert names(folder) == ["Lò Văn Thử"]


def test_an_open_folder_is_refused(store: Store, backup: Path) -> None:
    with pytest.raises(Refused, match="đang mở"):
        restore(store.folder, backup)


def test_a_good_attachment_is_not_replaced_by_a_damaged_one(
    store: Store, tmp_path: Path, elsewhere: DataFolder
) -> None:
    (attachment,) = store.attachments.all()
    content = Attaching(store).path(attachment)
    good = content.read_bytes()
    place = elsewhere.attachments / attachment.sha256[:2] / attachment.sha256
    place.parent.mkdir(parents=True)
    place.write_bytes(good)
    content.write_bytes(b"bad")
    restore(elsewhere, Backups(store).save_to(tmp_path / "bad.stdbak"))
    assert place.read_bytes() == good


def spoiled_database(kind: str, source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    with closing(sqlite3.connect(target)) as db, db:
        match kind:
            case "foreign":
                db.execute("pragma application_id = 0")
            case "newer":
                db.execute(
                    "insert into _sqlite_migrations (migration_set, name, applied_at) "
                    "values ('so-thi-dua', 'm999_the_future', '')"
                )
            case "dangling":
                db.execute("drop trigger subjects_log_update")
                db.execute("update subjects set unit_uid = 'nowhere'")
    if kind == "corrupt":
        content = bytearray(target.read_bytes())
        content[8192:12288] = b"\xff" * 4096
        target.write_bytes(content)
    return target


@pytest.mark.parametrize("kind", ["foreign", "newer", "dangling", "corrupt"])
@pytest.mark.parametrize("inside", [False, True])
def test_a_database_that_is_not_whole_and_ours_replaces_nothing(
    kind: str, inside: bool, store: Store, backup: Path, tmp_path: Path, elsewhere: DataFolder
) -> None:
    file = spoiled_database(kind, Backups(store).automatic("tay"), tmp_path / "bad.db")
    if inside:
        content = file.read_bytes()
        store.folder.database.write_bytes(content)  # so that the manifest agrees
        file = rewritten(backup, tmp_path / "bad.stdbak", lambda m: resealed(m, content))
    before = everything(elsewhere)
    with pytest.raises(Refused):
        restore(elsewhere, file)
    assert everything(elsewhere) == before


def resealed(members: dict[str, bytes], database: bytes) -> dict[str, bytes]:
    """A manifest that agrees with another database."""
    manifest = json.loads(members["manifest.json"])
    for entry in manifest["files"]:
        if entry["name"] == "so-thi-dua.db":
            entry |= {"size": len(database), "sha256": hashlib.sha256(database).hexdigest()}
    return members | {
        "so-thi-dua.db": database,
        "manifest.json": json.dumps(manifest).encode(),
    }


def flipped(members: dict[str, bytes], name: str) -> dict[str, bytes]:
    content = bytearray(members[name])
    content[len(content) // 2] ^= 1
    return members | {name: bytes(content)}


def with_version(members: dict[str, bytes], number: int) -> dict[str, bytes]:
    manifest = json.loads(members["manifest.json"]) | {
        "format_version": number,
        "least_reader_version": number,
    }
    return members | {"manifest.json": json.dumps(manifest).encode()}


TAMPERED = {
    "a changed database": lambda m: flipped(m, "so-thi-dua.db"),
    "a changed key": lambda m: flipped(m, "keys/so-thi-dua.key"),
    "no database": lambda m: {n: c for n, c in m.items() if n != "so-thi-dua.db"},
    "no manifest": lambda m: {n: c for n, c in m.items() if n != "manifest.json"},
    "a missing attachment": lambda m: {n: c for n, c in m.items() if "attachments" not in n},
    "an extra member": lambda m: m | {"extra.txt": b"x"},
    "a path out of the folder": lambda m: m | {"../evil.txt": b"x"},
    "an absolute path": lambda m: m | {"/tmp/evil.txt": b"x"},
    "a Windows path": lambda m: m | {"..\\evil.txt": b"x"},
    "names that are one on Windows": lambda m: m | {"SO-THI-DUA.DB": b"x"},
    "a newer format": lambda m: with_version(m, 2),
    "no JSON": lambda m: m | {"manifest.json": b"{"},
    "a bomb": lambda m: m | {"bomb": bytes(50_000_000)},
}


@pytest.mark.parametrize("change", list(TAMPERED.values()), ids=list(TAMPERED))
def test_a_backup_file_that_was_tampered_with_replaces_nothing(
    change, backup: Path, tmp_path: Path, elsewhere: DataFolder
) -> None:
    file = rewritten(backup, tmp_path / "bad.stdbak", change)
    before, around = everything(elsewhere), sorted(tmp_path.iterdir())
    with pytest.raises(Refused):
        restore(elsewhere, file)
    assert everything(elsewhere) == before
    assert sorted(tmp_path.iterdir()) == around


@pytest.mark.parametrize("content", [b"", b"PK", b"SQLite format 3\0", b"no file of ours" * 99])
def test_any_other_file_is_refused(content: bytes, tmp_path: Path, elsewhere: DataFolder) -> None:
    file = tmp_path / "la.bin"
    file.write_bytes(content)
    before = everything(elsewhere)
    with pytest.raises(Refused, match=r"la\.bin"):
        restore(elsewhere, file)
    assert everything(elsewhere) == before


def test_a_missing_file_is_refused(tmp_path: Path, elsewhere: DataFolder) -> None:
    with pytest.raises(Refused, match="Không tìm thấy"):
        restore(elsewhere, tmp_path / "khong-co.stdbak")


def test_a_backup_cut_short_anywhere_is_refused(
    backup: Path, tmp_path: Path, elsewhere: DataFolder
) -> None:
    content = backup.read_bytes()
    before = everything(elsewhere)
    for part in range(1, 12):
        file = tmp_path / "cut.stdbak"
        file.write_bytes(content[: len(content) * part // 12])
        with pytest.raises(Refused):
            restore(elsewhere, file)
    assert everything(elsewhere) == before


def test_a_cancelled_restore_replaces_nothing(backup: Path, elsewhere: DataFolder) -> None:
    class Stopping:
        def __init__(self, after: int) -> None:
            self.left = after

        def report(self, done: int, total: int, doing: str = "") -> None:
            self.left -= 1
            if self.left == 0:
                raise Cancelled

    before = everything(elsewhere)
    for after in (1, 2, 3):
        with pytest.raises(Cancelled):
            restore(elsewhere, backup, progress=Stopping(after))
        assert everything(elsewhere) == before


def test_what_a_broken_off_restore_left_behind_is_cleared_away(
    backup: Path, elsewhere: DataFolder
) -> None:
    (elsewhere.root / ".tmp-restore-old" / "keys").mkdir(parents=True)
    restore(elsewhere, backup)
    assert list(elsewhere.root.glob(".tmp-*")) == []


def test_a_failing_move_takes_everything_back(backup: Path, elsewhere: DataFolder) -> None:
    elsewhere.keys.write_bytes(b"a file where the folder should be")
    elsewhere.profile.write_bytes(b"old rules")
    old = elsewhere.database.read_bytes()
    with pytest.raises(Refused):
        restore(elsewhere, backup)
    assert elsewhere.profile.read_bytes() == b"old rules"
    assert elsewhere.database.read_bytes() == old
    assert not any(p.is_file() for p in elsewhere.attachments.rglob("*"))
