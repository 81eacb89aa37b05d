"""The database's shape: each step from the shape before it, and what is made before an upgrade."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from models.database import check_connection, prepare_database
from models.migrations import APPLICATION_ID, log_changes, migrations, step_names


def _shape(path: Path) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "select type, name, tbl_name, sql from sqlite_master order by type, name"
        ).fetchall()


def _database_before(path: Path, step: str) -> Path:
    """A file as it was before ``step``; before the first there is none."""
    if step != step_names[0]:
        with closing(sqlite3.connect(path)) as connection:
            migrations.apply(Database(connection, execute_plugins=False), stop_before=step)
    return path


@pytest.fixture
def fresh(tmp_path) -> Path:
    path = tmp_path / "mới" / "so-thi-dua.db"
    prepare_database(path, tmp_path / "không dùng.db")
    return path


@pytest.mark.parametrize("step", step_names)
def test_a_file_from_before_a_step_reaches_the_shape_of_a_fresh_one(step, tmp_path, fresh):
    path = _database_before(tmp_path / "cũ.db", step)
    prepare_database(path, tmp_path / "sao lưu.db")
    assert _shape(path) == _shape(fresh)
    with closing(sqlite3.connect(path)) as connection:
        assert check_connection(connection) == []


@pytest.mark.parametrize("step", step_names[1:])
def test_a_step_keeps_what_is_stored(step, tmp_path):
    path = _database_before(tmp_path / "cũ.db", step)
    with closing(sqlite3.connect(path)) as connection:
        if step not in step_names[:2]:
            connection.execute("insert into batches values (1, 'b', 'Sửa', 'edit', '', null, null)")
            connection.execute("update session set batch_id = 1")
            connection.execute("insert into settings values ('commune_name', 'Xã Mường Xoan')")
            connection.execute("update session set batch_id = null")
            connection.commit()
    prepare_database(path, tmp_path / "sao lưu.db")
    with closing(sqlite3.connect(path)) as connection:
        stored = connection.execute("select key, value from settings").fetchall()
        logged = connection.execute("select new from changes").fetchall()
    if step not in step_names[:2]:
        assert stored == [("commune_name", "Xã Mường Xoan")]
        assert logged == [('{"key":"commune_name","value":"Xã Mường Xoan"}',)]


def test_the_file_says_whose_it_is(fresh):
    assert int.from_bytes(fresh.read_bytes()[68:72], "big") == APPLICATION_ID


def test_a_prepared_file_is_left_alone(fresh, tmp_path):
    before = fresh.read_bytes()
    prepare_database(fresh, tmp_path / "sao lưu.db")
    assert fresh.read_bytes() == before
    assert not (tmp_path / "sao lưu.db").exists()


def test_before_an_upgrade_the_file_is_copied_as_it_was(tmp_path):
    path = _database_before(tmp_path / "cũ.db", step_names[-1])
    before = _shape(path)
    backup = tmp_path / "backups" / "truoc-nang-cap.db"
    prepare_database(path, backup)
    assert _shape(backup) == before
    assert _shape(path) != before
    with closing(sqlite3.connect(backup)) as connection:
        assert check_connection(connection) == []
    prepare_database(backup, tmp_path / "khác.db")
    assert _shape(backup) == _shape(path)


def test_a_step_that_fails_leaves_the_old_file(tmp_path):
    path = _database_before(tmp_path / "cũ.db", step_names[2])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table awards (something text)")
    before = path.read_bytes()
    with pytest.raises(Exception, match="bị hỏng"):
        prepare_database(path, tmp_path / "sao lưu.db")
    assert path.read_bytes() == before


def test_a_new_file_appears_whole_or_not_at_all(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations._migrations[-1], "fn", fail)
    path = tmp_path / "so-thi-dua.db"
    with pytest.raises(KeyboardInterrupt):
        prepare_database(path, tmp_path / "sao lưu.db")
    assert list(tmp_path.iterdir()) == []


def test_every_table_of_records_is_logged_completely(store):
    unlogged = {"batches", "changes", "session", "drafts", "packages", "package_records"}
    tables = {
        name
        for name in store.db.table_names()
        if not name.startswith(("sqlite_", "_sqlite", "subjects_found"))
    } - unlogged
    triggers = {trigger.name: trigger.sql for trigger in store.db.triggers}
    for table in tables:
        columns = [column.name for column in store.db.table(table).columns]
        for event, rows in (("insert", "new"), ("update", "old new"), ("delete", "old")):
            sql = triggers[f"{table}_log_{event}"]
            for row in rows.split():
                assert all(f"'{column}', {row}.{column}" in sql for column in columns), table


def test_a_column_that_is_added_later_is_logged_once_the_log_is_told(store):
    store.db.execute("alter table signers add column phone text not null default ''")
    log_changes(store.db, "signers")
    with store.action("Thêm"):
        store.db.execute(
            "insert into signers (uid, revision, created_at, changed_at, name, position, authority,"
            " rank, phone) values ('u', 1, '', '', 'A', 'B', '', 1, '0912')"
        )
    assert '"phone":"0912"' in store.db.execute("select new from changes").fetchone()[0]
