"""The search over everything among a million names, against the bare query on the same file."""

from __future__ import annotations

from functools import partial

import pytest

from models.data_folder import DataFolder
from models.store import Store, open_store
from models.subject_finder import MOST_LOOKED_AT
from services.catalogue_loading import load_catalogue
from services.search import SHOWN_ALONE, Search
from tests.benchmarks.floor import compare
from tests.benchmarks.test_lists_bench import FEW, MANY, bare, fill

BARE = (
    "select s.uid, s.kind, s.name, s.birth_date, s.position from (select rowid as id "
    f"from subjects_found where subjects_found match ? limit {MOST_LOOKED_AT}) f "
    "join subjects s on s.id = f.id where s.deleted_at is null "
    f"order by instr(s.canonical_key, ?) = 0, s.sort_key limit {SHOWN_ALONE}"
)


@pytest.fixture(scope="module")
def people(request, tmp_path_factory):
    measured = request.config.getoption("benchmark_enable")
    store = open_store(DataFolder(tmp_path_factory.mktemp("people")))
    fill(store, MANY if measured else FEW)
    yield store
    store.close()


def searched(benchmark, people: Store, typed: str, match: str, exact: str, most: float) -> None:
    search = Search(people, load_catalogue())
    compare(
        benchmark, lambda: search.find(typed), partial(bare, people, BARE, match, exact), most=most
    )


def test_a_first_letter(benchmark, people):
    searched(benchmark, people, "l", '"l"*', "l", 3)


def test_a_name_without_marks(benchmark, people):
    searched(benchmark, people, "lo van dao", '"lo"* "van"* "dao"*', "lo van dao", 3)


def test_a_name_without_spaces(benchmark, people):
    searched(benchmark, people, "lovandao", '"lo van dao" *', "lo van dao", 3)
