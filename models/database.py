"""Opens the SQLite file, refuses what must not be opened, and brings it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from models.files import plain_errors, visible_folder, write_whole
from models.migrations import APPLICATION_ID, migrations, step_names
from models.problems import Refused
from models.vietnamese import fold, text_key

LOCKED = "issued decision is locked"
"""What the triggers of an issued decision say."""
SQLITE_HEADER = b"SQLite format 3\0"
SECONDS_TO_WAIT = 10
"""For another connection's commit, which locks everybody out while it is written to the disk."""


def prepare_database(path: Path, before_upgrade: Path) -> None:
    """Make the file at ``path`` or bring it up to date; what is not ours or newer is refused.

    Before an existing file is upgraded it is copied to ``before_upgrade``.
    """
    with plain_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        is_new = not path.exists()
    with _all_in_words(path):
        if is_new:
            with write_whole(path) as partial:
                _upgrade(partial)
            return
        _refuse_foreign(path)
        with closing(_connection(path)) as connection:
            db = Database(connection, execute_plugins=False)
            _refuse_newer(db, path)
            is_old = bool(migrations.pending(db))
        if is_old:
            copy_database(path, before_upgrade)
            _upgrade(path)


def _upgrade(path: Path) -> None:
    """Every missing step, or none of them."""
    # Foreign keys are off here: a step that rebuilds a table must not cascade.
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection, execute_plugins=False)
        with db.atomic():
            migrations.apply(db)


def _connection(path: Path) -> _Connection:
    """To a file that is there: left alone, SQLite would make a missing one."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=SECONDS_TO_WAIT, factory=_Connection)
    connection.path = path
    return connection


class _Connection(sqlite3.Connection):
    """Its cursors say in plain words what is found damaged only when a row is fetched."""

    path: Path

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(sql, parameters)


class _Cursor(sqlite3.Cursor):
    connection: _Connection

    # No context managers here: they would cost more than the row that is fetched.

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.Error as error:
            raise Refused(sentence_for(error, self.connection.path)) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            raise Refused(sentence_for(error, self.connection.path)) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.Error as error:
            raise Refused(sentence_for(error, self.connection.path)) from error


class OpenDatabase(Database):
    """Says in plain words what kept a statement from being carried out, unless it is a bug."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._path = path
        super().__init__(connection, execute_plugins=False)

    def execute(
        self, sql: str, parameters: Sequence[Any] | dict[str, Any] | None = None
    ) -> sqlite3.Cursor:
        with plain_failures(self._path):
            return super().execute(sql, parameters)

    def query(
        self, sql: str, params: Sequence[Any] | dict[str, Any] | None = None
    ) -> Generator[dict[str, Any], None, None]:
        with plain_failures(self._path):
            return super().query(sql, params)


def connect(path: Path) -> Database:
    """One connection, for one thread. Raises ``Refused``."""
    with plain_failures(path):
        connection = _connection(path)
        # A plain journal: a closed database is one file that can be carried. EXTRA lost nothing
        # in simulated power cuts.
        for pragma in ("journal_mode = delete", "synchronous = extra", "foreign_keys = on"):
            connection.execute(f"pragma {pragma}")
    connection.create_function("text_key", 1, _sort_key, deterministic=True)
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("capitalised", 1, _capitalised, deterministic=True)
    return OpenDatabase(connection, path)


@contextmanager
def plain_failures(path: Path) -> Iterator[None]:
    """Turn what SQLite cannot do into one sentence. What is our own mistake passes through."""
    try:
        yield
    except sqlite3.Error as error:
        if LOCKED not in str(error) and _is_bug(error):
            raise
        raise Refused(sentence_for(error, path)) from error


def _is_bug(error: sqlite3.Error) -> bool:
    return isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError) or any(
        text in str(error) for text in ("no such", "syntax error", "has no column")
    )


@contextmanager
def _all_in_words(path: Path) -> Iterator[None]:
    """Where our statements are beyond doubt, whatever goes wrong is the fault of the file.

    SQLite quotes what it finds damaged, in letters that may be none.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise Refused(sentence_for(error, path)) from error


@lru_cache(maxsize=50_000)
def _folded(text: str | None) -> str:
    return fold(text or "")


def _capitalised(text: str | None) -> str | None:
    """Of every letter, where SQLite knows only those without marks."""
    return text and text[:1].upper() + text[1:]


def _sort_key(text: str | None) -> str | None:
    """Sorts what a cell says as a Vietnamese dictionary does."""
    return None if text is None else text_key(text)


def copy_database(source: Path, target: Path) -> None:
    """Copy through SQLite itself, so that nothing unwritten is left behind, and check the copy.

    The copy appears whole or not at all. Raises ``Refused``.
    """
    with plain_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    with write_whole(target) as partial:
        with (
            _all_in_words(source),
            closing(_connection(source)) as old,
            closing(sqlite3.connect(partial)) as new,
        ):
            # Left alone, the copying waits without end for somebody who keeps the file locked.
            old.execute("begin")
            old.execute("select 1 from sqlite_master")
            old.backup(new)
            problems = check_connection(new)
        if problems:
            raise Refused(
                f"Bản sao của {source.name} không đọc lại được nên đã bỏ; "
                "hãy kiểm tra dữ liệu trong phần Cài đặt, rồi kiểm tra ổ đĩa."
            )


def check_database(path: Path) -> list[str]:
    """What SQLite finds wrong with the file at ``path``, in its own words; nothing when whole.

    Raises ``Refused`` for a file that is not ours, or newer.
    """
    _refuse_foreign(path)
    try:
        with closing(_connection(path)) as connection:
            _refuse_newer(Database(connection, execute_plugins=False), path)
            return check_connection(connection)
    except (
        sqlite3.OperationalError
    ) as error:  # locked, not readable: nothing is known of the content
        raise Refused(sentence_for(error, path)) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]


def check_connection(connection: sqlite3.Connection) -> list[str]:
    found = [row[0] for row in connection.execute("pragma integrity_check(20)") if row[0] != "ok"]
    for table, row_id, parent, _ in connection.execute("pragma foreign_key_check"):
        found.append(f"{table} {row_id} -> {parent}")
    return found


def sentence_for(error: Exception, path: Path | None = None) -> str:
    """What a failure of SQLite means for the clerk, and what to do."""
    text = str(error)
    name = path.name if path else "so-thi-dua.db"
    if LOCKED in text:
        return "Quyết định đã ban hành nên không sửa được nữa; hãy dùng quyết định đính chính hoặc thu hồi."
    if "locked" in text:
        return "Dữ liệu đang được một việc khác ghi; hãy đợi việc đó xong rồi làm lại."
    if "full" in text:
        where = f"Ổ đĩa chứa thư mục {visible_folder(path.parent)}" if path else "Ổ đĩa"
        return f"{where} đã đầy nên chưa ghi được gì; hãy giải phóng chỗ trống rồi làm lại."
    if "readonly" in text or "read-only" in text:
        return f"Không được phép ghi vào tệp dữ liệu {name}; hãy kiểm tra quyền của thư mục hoặc chép dữ liệu sang thư mục khác."
    if "unable to open" in text:
        return f"Không mở được tệp dữ liệu {path or name}; hãy kiểm tra thư mục có tồn tại và được phép ghi."
    if "disk I/O" in text:
        return f"Ổ đĩa chứa {name} không trả lời; hãy kiểm tra ổ đĩa hoặc cắm lại USB rồi làm lại."
    return _damaged(name)


def _damaged(name: str) -> str:
    return (
        f"Tệp dữ liệu {name} bị hỏng hoặc không phải dữ liệu của Sổ Thi đua; "
        "hãy dùng Khôi phục để lấy lại bản sao lưu gần nhất."
    )


def _refuse_foreign(path: Path) -> None:
    """Look at the first bytes only: SQLite itself may write when it opens a file."""
    with plain_errors(path, reading=True), path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(SQLITE_HEADER):
        raise Refused(_damaged(path.name))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Refused(f"Tệp {path.name} không phải dữ liệu của Sổ Thi đua nên không mở.")


def _refuse_newer(db: Database, path: Path) -> None:
    if unknown := {step.name for step in migrations.applied(db)} - set(step_names):
        raise Refused(
            f"Dữ liệu trong {path.name} do phiên bản mới hơn của Sổ Thi đua ghi "
            f"({len(unknown)} thay đổi chưa biết); hãy cài phiên bản mới rồi mở lại."
        )


def discard(connection: Database) -> None:
    with suppress(sqlite3.Error):
        connection.conn.close()


def sqlite_version() -> str:
    return sqlite3.sqlite_version
