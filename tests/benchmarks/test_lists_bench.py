"""A page of a long list, and searching while typing, against the bare query on the same file."""

from __future__ import annotations

import itertools

import pytest

from models.data_folder import DataFolder
from models.listing import Query
from models.store import Store, open_store
from models.subjects import match_words
from models.vietnamese import canonical, fold, name_key
from services.catalogue_loading import load_catalogue
from services.lists import Lists
from tests.benchmarks.floor import compare

FEW, MANY = 2_000, 1_000_000
PAGE = 200
FAMILIES = ("Lò", "Quàng", "Giàng", "Nguyễn", "Trần", "Cà", "Sùng", "Lường", "Vàng", "Phạm")
MIDDLES = ("Văn", "Thị", "A", "Thị Minh", "Đức", "Hồng", "Ngọc", "Xuân", "Bá", "Thị Thanh")
POSITIONS = ("Giáo viên", "Hiệu trưởng", "Trưởng bản", "Công chức", "Bí thư chi bộ", "")
GIVEN = ("Đào", "Hòa", "Ánh", "Sơn", "Lén", "Dơ", "Thủy", "Piếng", "Chuyên", "Đạt")


def fill(store: Store, count: int) -> None:
    """Invented people straight into the table: the change log is not what is measured."""
    names = [" ".join(parts) for parts in itertools.product(FAMILIES, MIDDLES, GIVEN)]
    keys = [(name, name_key(name), fold(name), canonical(name)) for name in names]
    blank = ("honorific", "personal_id", "ethnicity", "address")
    columns = (
        "uid, revision, created_at, changed_at, kind, name, sort_name, sex, holder_class, status, "
        f"former_unit, note, birth_date, position, {', '.join(blank)}, "
        "sort_key, search_key, canonical_key"
    )
    connection = store.db.conn
    connection.execute("drop trigger subjects_log_insert")
    connection.executemany(
        f"insert into subjects ({columns}) values (?, 1, '', '', 'individual', ?, '', ?, '', "
        "'active', '', '', ?, ?, '', '', '', '', ?, ?, ?)",
        (_person(number, *keys[number * 7919 % len(keys)]) for number in range(count)),
    )
    connection.commit()
    connection.execute("analyze")


def _person(number: int, name: str, *keys: str) -> tuple[str, ...]:
    return (
        f"{number:036d}",
        name,
        ("male", "female", "")[number % 3],
        f"{1950 + number * 31 % 55}-{1 + number * 7 % 12:02d}-{1 + number % 28:02d}",
        POSITIONS[number * 13 % len(POSITIONS)],
        *keys,
    )


@pytest.fixture(scope="module")
def people(request, tmp_path_factory):
    measured = request.config.getoption("benchmark_enable")
    store = open_store(DataFolder(tmp_path_factory.mktemp("people")))
    fill(store, MANY if measured else FEW)
    yield store
    store.close()


def bare(store: Store, sql: str, *values: object) -> list:
    return store.db.conn.execute(sql, values).fetchall()


CELLS = (
    "t.uid, t.name, t.kind, t.position, u.name, t.birth_date, t.sex, t.honorific, t.holder_class, "
    "t.address, t.status, t.former_unit, t.note"
)
FROM = "subjects t left join units u on u.uid = t.unit_uid where t.deleted_at is null"
"""What the list shows, as one would ask for it by hand."""


def opened(store: Store, query: Query):
    return Lists(store, load_catalogue()).open("subject-list", query)


def test_first_page_by_name(benchmark, people):
    shown = opened(people, Query(scope={"kind": "individual"}))
    compare(
        benchmark,
        lambda: shown.rows(0, PAGE),
        lambda: bare(
            people,
            f"select {CELLS} from {FROM} and t.kind = 'individual' order by t.sort_key limit ?",
            PAGE,
        ),
        most=2,
    )


@pytest.mark.parametrize(
    ("order", "sql"),
    [
        ((), "t.sort_key"),
        ((("birth_date", True),), "t.birth_date desc, t.sort_key"),
        ((("position", True),), "text_key(t.position) desc, t.position desc, t.sort_key"),
    ],
    ids=["name", "birth date", "position"],
)
def test_filtered_and_sorted_page(benchmark, people, order, sql):
    shown = opened(people, Query(filters={"sex": ["female"]}, order=order))
    compare(
        benchmark,
        lambda: shown.rows(0, PAGE),
        lambda: bare(
            people,
            f"select {CELLS} from {FROM} and t.sex = 'female' order by {sql} limit ?",
            PAGE,
        ),
        most=2,
    )


def test_search_while_typing(benchmark, people):
    shown = opened(people, Query(search="lo van dao"))
    compare(
        benchmark,
        lambda: shown.rows(0, PAGE),
        lambda: bare(
            people,
            "select uid, name from subjects where id in (select rowid from subjects_found "
            "where subjects_found match ?) and deleted_at is null order by sort_key limit ?",
            match_words(["lo", "van", "dao"]),
            PAGE,
        ),
        most=2,
    )


def test_counting_a_search(benchmark, people):
    shown = opened(people, Query(search="giang a so"))
    compare(
        benchmark,
        shown.count,
        lambda: bare(
            people,
            "select count(*) from subjects where id in (select rowid from subjects_found "
            "where subjects_found match ?) and deleted_at is null",
            match_words(["giang", "a", "so"]),
        ),
        most=2,
    )
