"""Opening a page with a long list against the same page with a short one; storing a block of cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings

from models.data_folder import DataFolder
from models.store import open_store
from services.catalogue_loading import load_catalogue
from services.commune_list import load_communes
from services.editing.cells import TypedCell
from services.editing.subject_grid import SubjectGrid
from services.law_in_force import LawInForce
from services.services import Services
from tests.benchmarks.floor import compare
from tests.benchmarks.test_lists_bench import fill
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.jobs import Jobs
from ui.pages.directory_page import DirectoryPage
from ui.workspace import Workspace

FEW, MANY = 100, 100_000
CELLS = 10_000


@contextmanager
def opened(folder: Path, count: int) -> Iterator[Services]:
    store = open_store(DataFolder(folder))
    fill(store, count)
    try:
        yield Services(store, load_communes(), LawInForce(load_catalogue()))
    finally:
        store.close()


def first_screen(workspace: Workspace) -> None:
    """Make the page, read its list, paint what is seen of it."""
    page = DirectoryPage(workspace)
    page.resize(1150, 640)
    page.show()
    QCoreApplication.processEvents()
    page.grab()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_opening_a_long_list(benchmark, request, look, tmp_path):
    measured = not request.config.getoption("benchmark_disable")
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    jobs = Jobs()
    with ExitStack() as stack:
        pages = [
            Workspace(
                stack.enter_context(opened(tmp_path / str(count), count)),
                Changes(),
                jobs,
                CurrentPeriod(),
                settings,
                lambda _next: None,
            )
            for count in (MANY if measured else FEW * 2, FEW)
        ]
        compare(benchmark, lambda: first_screen(pages[0]), lambda: first_screen(pages[1]), most=1.5)
        jobs.close()


@pytest.fixture
def people(request, tmp_path) -> Iterator[Services]:
    measured = not request.config.getoption("benchmark_disable")
    store = open_store(DataFolder(tmp_path))
    fill(store, CELLS if measured else FEW)
    yield Services(store, load_communes(), LawInForce(load_catalogue()))
    store.close()


def test_storing_a_block_of_cells(benchmark, people):
    """Against bare updates of the same rows, whose triggers write the change log all the same."""
    store = people.store
    uids = store.subjects.get_many([u for (u,) in store.db.execute("select uid from subjects")])
    names = [subject.uid for subject in uids]
    times = iter(range(1_000_000))

    def type_in() -> None:
        text = f"Bản {next(times)}"
        grid = SubjectGrid(store, people.directory)
        grid.store([TypedCell(uid, "address", text) for uid in names], deed="paste")

    def bare() -> None:
        text = f"Bản {next(times)}"
        with store.action("Ghi"):
            store.db.conn.executemany(
                "update subjects set address = ?, revision = revision + 1 where uid = ?",
                [(text, uid) for uid in names],
            )

    compare(benchmark, type_in, bare, most=5)
