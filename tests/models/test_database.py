"""Which files are opened, which are refused untouched, and in which words."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.database import check_database, copy_database, sentence_for
from models.migrations import APPLICATION_ID
from models.problems import Refused
from models.store import open_store
from models.subjects import Subject


@pytest.fixture
def closed(folder, add_people, store) -> DataFolder:
    """A folder with a database that nobody has open."""
    add_people(*(f"Lò Văn {number}" for number in range(300)))
    store.close()
    return folder


def _refusal(folder: DataFolder) -> str:
    """Why it is not opened; it must still be what it was."""
    before = folder.database.read_bytes()
    with pytest.raises(Refused) as refused:
        open_store(folder)
    assert folder.database.read_bytes() == before
    assert {p.name for p in folder.root.iterdir()} - {"so-thi-dua.lock"} == {"so-thi-dua.db"}
    return str(refused.value)


def test_a_file_that_a_newer_program_wrote_is_refused_untouched(closed):
    with closing(sqlite3.connect(closed.database)) as connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) "
            "values ('so-thi-dua', 'm999_something_new', '')"
        )
        connection.commit()
    assert "phiên bản mới hơn" in _refusal(closed)


@pytest.mark.parametrize("application", [0, APPLICATION_ID + 1])
def test_the_database_of_another_program_is_refused_untouched(folder, application):
    folder.root.mkdir()
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute(f"pragma application_id = {application}")
        connection.execute("create table subjects (name text)")
        connection.commit()
    assert "không phải dữ liệu của Sổ Thi đua" in _refusal(folder)


def test_another_program_s_database_keeps_even_its_unfinished_log(folder):
    folder.root.mkdir()
    connection = sqlite3.connect(folder.database)
    connection.execute("pragma journal_mode = wal")
    connection.execute("create table notes (name text)")
    connection.commit()
    log = folder.database.with_name("so-thi-dua.db-wal")
    before = folder.database.read_bytes(), log.read_bytes()
    with pytest.raises(Refused):
        open_store(folder)
    assert (folder.database.read_bytes(), log.read_bytes()) == before
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"Khong phai co so du lieu" * 100,
        lambda content: b"\0" * len(content),
        lambda content: content[: len(content) // 2],
        lambda content: content[:100],
        lambda content: content[:3],
        lambda content: content[:100] + b"\xff" * 20_000 + content[20_100:],
    ],
    ids=["text", "zeros", "half", "header only", "three bytes", "first pages overwritten"],
)
def test_a_damaged_file_is_refused_untouched(closed, damage):
    closed.database.write_bytes(damage(closed.database.read_bytes()))
    assert "bị hỏng" in _refusal(closed)


def test_an_empty_file_is_what_a_broken_disk_left_and_never_a_new_beginning(closed):
    closed.database.write_bytes(b"")
    assert "bị hỏng" in _refusal(closed)
    assert "bị hỏng" in _why_not_checked(closed.database)


def test_a_folder_in_place_of_the_file_is_named(folder):
    folder.database.mkdir(parents=True)
    with pytest.raises(Refused, match=r"so-thi-dua\.db là thư mục"):
        open_store(folder)
    assert "so-thi-dua.db là thư mục" in _why_not_checked(folder.database)


def _why_not_checked(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        check_database(path)
    return str(refused.value)


def test_letters_of_the_shape_that_are_none_are_damage(closed):
    content = closed.database.read_bytes()
    assert content.count(b"insert into changes") > 10
    closed.database.write_bytes(content.replace(b"insert into changes", b"ins\xe5rt into changes"))
    assert "bị hỏng" in _refusal(closed)
    assert check_database(closed.database) != []


def test_letters_of_a_record_that_are_none_are_damage(store, add_people, folder):
    add_people("Lò Văn Thử")
    content = folder.database.read_bytes()
    folder.database.write_bytes(
        content.replace("Lò Văn Thử".encode(), b"L\xff V\xc4n Th\xe1\xbb\xad  ")
    )
    with store.on_own_connection() as other:
        for read in (
            lambda: list(other.db.query("select name from subjects")),
            lambda: other.db.execute("select name from subjects").fetchone(),
            lambda: other.db.execute("select name from subjects").fetchall(),
            other.subjects.all,
        ):
            with pytest.raises(Refused, match="bị hỏng"):
                read()


def test_data_that_somebody_keeps_locked_is_not_called_damaged(closed, monkeypatch, tmp_path):
    monkeypatch.setattr("models.database.SECONDS_TO_WAIT", 0.1)
    with closing(sqlite3.connect(closed.database, isolation_level=None)) as other:
        other.execute("begin exclusive")
        assert "đang được một việc khác ghi" in _why_not_checked(closed.database)
        with pytest.raises(Refused, match="đang được một việc khác ghi"):
            copy_database(closed.database, tmp_path / "bản sao.db")
    assert check_database(closed.database) == []


def test_a_missing_folder_is_made_with_those_above_it(tmp_path):
    folder = DataFolder(tmp_path / "Sổ" / "xã Mường Xoan #1" / "dữ liệu")
    with closing(open_store(folder)):
        assert folder.database.exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "dữ liệu").write_text("")
    with pytest.raises(Refused, match="là tệp"):
        open_store(DataFolder(tmp_path / "dữ liệu"))
    with pytest.raises(Refused, match=r"Không tìm thấy|là tệp"):
        open_store(DataFolder(tmp_path / "dữ liệu" / "xã"))


@pytest.mark.skipif(os.name != "nt", reason="only Windows has letters for drives")
def test_a_drive_whose_letter_is_gone_is_said():
    gone = next(f"{letter}:\\" for letter in "QRSTUVW" if not os.path.exists(f"{letter}:\\"))
    with pytest.raises(Refused, match=r"Không tìm thấy .*cắm lại USB"):
        open_store(DataFolder(Path(gone) / "Sổ Thi đua"))


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder that somebody without the administrator's rights works in."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        is_administrator = os.geteuid() == 0
        if is_administrator:
            os.chown(root, 65534, 65534)
            os.seteuid(65534)
        try:
            yield root
        finally:
            if is_administrator:
                os.seteuid(0)
            root.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="folders of Windows have no such mode")
def test_a_folder_that_may_not_be_written_is_refused(ordinary_user):
    ordinary_user.chmod(0o500)
    with pytest.raises(Refused, match="Không được phép ghi"):
        open_store(DataFolder(ordinary_user))
    with pytest.raises(Refused, match="Không được phép ghi"):
        open_store(DataFolder(ordinary_user / "dữ liệu"))
    assert list(ordinary_user.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="folders of Windows have no such mode")
def test_a_file_that_may_only_be_read_opens_and_refuses_each_change(ordinary_user):
    folder = DataFolder(ordinary_user)
    open_store(folder).close()
    folder.database.chmod(0o400)
    before = folder.database.read_bytes()
    with closing(open_store(folder)) as store:
        assert store.subjects.all() == []
        with pytest.raises(Refused, match="Không được phép ghi vào tệp dữ liệu"), store.action("A"):
            store.subjects.save(Subject(kind="individual", name="Lò Thị Ánh"))
    assert folder.database.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a file that is open")
def test_a_database_that_vanished_is_not_made_anew_in_silence(store, folder):
    folder.database.unlink()
    with pytest.raises(Refused, match="Không mở được"), store.on_own_connection():
        pass
    assert not folder.database.exists()


def test_reading_what_is_damaged_is_told_in_plain_words(store, add_people, folder):
    add_people(*(f"Lò Văn {number}" for number in range(300)))
    with store.on_own_connection() as other:
        with folder.database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xee" * 400_000)
        with pytest.raises(Refused, match="bị hỏng"):
            other.subjects.all()
        with pytest.raises(Refused, match="bị hỏng"):
            other.batches.newest_first()


def test_a_wrong_statement_is_a_bug_and_passes_through(store):
    for sql in ("select * from nothing", "selec 1", "select nothing from subjects"):
        with pytest.raises(sqlite3.OperationalError):
            store.db.execute(sql)


def test_a_copy_has_everything_and_is_one_file(store, add_people, tmp_path):
    add_people("Lò Thị Ánh", "Vàng A Dơ")
    target = tmp_path / "sao lưu" / "bản sao.db"
    store.copy_to(target)
    assert [path.name for path in target.parent.iterdir()] == ["bản sao.db"]
    assert check_database(target) == []
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("select count(*) from subjects").fetchone() == (2,)


def test_a_copy_of_a_damaged_file_is_not_kept(closed, tmp_path):
    content = bytearray(closed.database.read_bytes())
    content[5 * 4096 : 40 * 4096] = b"\xee" * (35 * 4096)
    closed.database.write_bytes(content)
    target = tmp_path / "bản sao.db"
    target.write_bytes(b"the copy from before")
    with pytest.raises(Refused, match="hỏng"):
        copy_database(closed.database, target)
    assert target.read_bytes() == b"the copy from before"
    assert check_database(closed.database) != []


def test_a_check_finds_a_row_that_points_nowhere(closed):
    with closing(sqlite3.connect(closed.database)) as connection:
        connection.execute("update session set batch_id = 1")
        connection.execute("update subjects set unit_uid = 'gone' where id = 1")
        connection.execute("update session set batch_id = null")
        connection.commit()
    assert check_database(closed.database) == ["subjects 1 -> units"]


def test_a_check_refuses_what_is_not_ours(tmp_path):
    with closing(sqlite3.connect(tmp_path / "khác.db")) as connection:
        connection.execute("create table notes (name text)")
        connection.commit()
    with pytest.raises(Refused, match="không phải dữ liệu"):
        check_database(tmp_path / "khác.db")
    with pytest.raises(Refused, match="Không tìm thấy"):
        check_database(tmp_path / "không có.db")


@pytest.mark.parametrize(
    ("error", "part"),
    [
        ("database is locked", "đang được một việc khác ghi"),
        ("issued decision is locked", "đã ban hành nên không sửa được"),
        ("database or disk is full", "đã đầy"),
        ("attempt to write a readonly database", "Không được phép ghi"),
        ("unable to open database file", "Không mở được"),
        ("disk I/O error", "không trả lời"),
        ("database disk image is malformed", "bị hỏng"),
        ("file is not a database", "bị hỏng"),
    ],
)
def test_what_sqlite_says_becomes_a_sentence_for_the_clerk(error, part):
    assert part in sentence_for(sqlite3.OperationalError(error))


def test_a_full_disk_is_named_by_its_folder(tmp_path):
    full = sqlite3.OperationalError("database or disk is full")
    hidden = tmp_path / ".tmp-restore-x" / "ready" / "so-thi-dua.db"
    for path in (tmp_path / "so-thi-dua.db", hidden):
        assert f"Ổ đĩa chứa thư mục {tmp_path} đã đầy" in sentence_for(full, path)
