"""A program that dies while it writes, and a window that reads while a big action is written."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing

import pytest

from models.database import check_database
from models.listing import Query
from models.lists import LISTS
from models.store import open_store
from models.subjects import Subject

ROWS = 13_000

WRITE = f"""
import sys
from pathlib import Path
from models.data_folder import DataFolder
from models.store import open_store
from models.subjects import Subject

def people():
    for number in range({ROWS}):
        if number == 6_000:
            print("half", flush=True)
        yield Subject(kind="individual", name=f"Lò Thị Số {{number}}")

store = open_store(DataFolder(Path(sys.argv[1])))
with store.action("Nhập danh sách"):
    store.subjects.save_many(people())
    print("written", flush=True)
    if sys.argv[2] == "written":
        sys.stdin.read()
print("committed", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("moment", ["half", "written", "committing", "committed"])
def test_a_program_that_dies_leaves_all_or_nothing(folder, moment):
    with closing(open_store(folder)) as store, store.action("Thêm"):
        store.subjects.save(Subject(kind="individual", name="Vàng A Dơ"))
    program = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(folder.root), moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    wanted = "written" if moment == "committing" else moment
    with program:
        assert program.stdout is not None
        while program.stdout.readline().strip() != wanted:
            assert program.poll() is None
        if moment == "committing":
            journal = folder.database.with_name("so-thi-dua.db-journal")
            while journal.exists() and not _has_grown(folder) and program.poll() is None:
                pass
        program.kill()
        program.wait()
    with closing(open_store(folder)) as store:
        counted = store.subjects.count()
        batches = len(store.batches.newest_first())
        logged = store.db.execute("select count(*) from changes").fetchone()[0]
        found = store.db.execute("select count(*) from subjects_found").fetchone()[0]
    assert check_database(folder.database) == []
    assert (counted, batches, logged, found) in [
        (1, 1, 1, 1),
        (1 + ROWS, 2, 1 + ROWS, 1 + ROWS),
    ]
    if moment == "committed":
        assert counted == 1 + ROWS
    if moment in ("half", "written"):
        assert counted == 1


def _has_grown(folder) -> bool:
    """Whether the commit has begun to write into the database itself."""
    return folder.database.stat().st_size > 1_000_000


def test_the_window_reads_while_a_big_action_is_written(store, commune):
    subjects = next(listing for listing in LISTS if listing.id == "subject-list")
    with store.on_own_connection() as window:

        def look() -> tuple[int, int, int]:
            return (
                window.count(subjects, Query()),
                len(window.rows(subjects, Query(search="lo thi"), 0, 50)),
                len(window.subjects.search("lò")),
            )

        assert look() == (3, 1, 1)
        with store.action("Nhập danh sách"):
            for start in range(0, ROWS, 1000):
                store.subjects.save_many(
                    Subject(kind="individual", name=f"Lò Thị Số {number}")
                    for number in range(start, start + 1000)
                )
                assert look() == (3, 1, 1)
        assert look() == (3 + ROWS, 50, 50)
