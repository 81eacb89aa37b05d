"""Every list by every column: filtered, ordered, paged, counted; and nothing typed becomes SQL."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.awards import Award
from models.councils import Attendance, Council, CouncilMember, Meeting, Vote
from models.data_folder import DataFolder
from models.decisions import Decision
from models.holds import HoldFinder
from models.listing import Listing, Query
from models.lists import LISTS
from models.lists.award_list import AWARD_LIST
from models.lists.decision_list import DECISION_LIST
from models.lists.registration_list import REGISTRATION_LIST
from models.lists.subject_list import SUBJECT_LIST
from models.movements import Movement
from models.nominations import Nomination
from models.periods import Period
from models.registrations import Registration
from models.store import Store, open_store
from models.subjects import Subject
from models.units import Unit
from tests.stored_records import add_facts, add_money, add_sheets, add_way

EVERY_COLUMN = [(listing, column.name) for listing in LISTS for column in listing.columns]
each_column = pytest.mark.parametrize(
    ("listing", "column"), EVERY_COLUMN, ids=lambda value: getattr(value, "id", value)
)
each_list = pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.id)


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """A few dozen records of everything, with blanks in every column that may be blank."""
    store = open_store(DataFolder(tmp_path_factory.mktemp("dữ liệu")))
    with store.action("Nhập"):
        khu = store.units.place(Unit(name="Khu 1"))
        dong = store.units.place(Unit(name="Bản Đông", parent_uid=khu.uid, kind="hamlet"))
        ap = store.units.place(Unit(name="Ấp Thượng", kind="hamlet"))
        for code in ("2025", "2026"):
            first, last = date(int(code), 1, 1), date(int(code), 12, 31)
            store.periods.save(
                Period(code=code, kind="year", name=f"Năm {code}", starts_on=first, ends_on=last)
            )
        movements = store.movements.save_many(
            [
                Movement(name="Ủng hộ vùng lũ", theme="Lá lành", starts_on=date(2026, 1, 5)),
                Movement(name="Ấm no", note="'"),
                Movement(name="Văn hóa", ends_on=date(2026, 5, 5)),
            ]
        )
        positions = ["Ủy viên", "Văn thư", "Đội trưởng", "", "Ấp trưởng", "kế toán"]
        names = [
            "Lò Thị Ánh",
            "Vàng A Dơ",
            "Đỗ Thị Dung",
            "Hoàng Văn Đức",
            "Lê Thị Hỏa",
            "Lò Văn Anh",
        ]
        subjects = store.subjects.save_many(
            Subject(
                kind="household" if number % 7 == 0 else "individual",
                name=names[number % 6],
                position=positions[number // 6 % 6],
                unit_uid=[khu.uid, dong.uid, ap.uid, None][number % 4],
                sex="female" if number % 3 else "",
                birth_date="" if number % 5 == 0 else str(1960 + number % 9),
                personal_id=f"0111{number:08d}" if number % 2 else "",
                note="100%_" if number == 3 else "",
            )
            for number in range(36)
        )  # fmt: skip
        registrations = store.registrations.save_many(
            Registration(
                period="2026" if number % 3 else "2025",
                subject_uid=subject.uid,
                award_type="CSTDCS" if number % 4 == 0 else "LDTT",
                registered_on=date(2026, 1, 10) if number % 2 else None,
            )
            for number, subject in enumerate(subjects)
        )
        nominations = store.nominations.save_many(
            Nomination(
                period="2026",
                subject_uid=registration.subject_uid,
                award_type=registration.award_type,
                registration_uid=registration.uid if number % 2 else None,
                status="examined" if number % 3 else "returned",
                status_on=date(2026, 11, number % 20 + 1),
                achievement="Dạy giỏi" if number % 5 else "",
                achieved_on=date(2026, 3, 8) if number % 7 == 0 else None,
                reason="" if number % 3 else "Thiếu hồ sơ",
            )
            for number, registration in enumerate(registrations)
        )
        council = store.councils.save(Council(name="Hội đồng", established_on=date(2026, 1, 5)))
        members = store.council_members.save_many(
            CouncilMember(
                council_uid=council.uid,
                name=names[number],
                position="Ủy viên" if number % 2 else "",
                ends_on=date(2026, 12, 1) if number == 3 else None,
                place=number,
            )
            for number in range(4)
        )
        meetings = store.meetings.save_many(
            Meeting(council_uid=council.uid, period="2026", held_on=day, venue=venue)
            for day, venue in ((date(2026, 11, 3), "Hội trường"), (date(2026, 12, 3), ""))
        )
        store.attendances.save(
            Attendance(meeting_uid=meetings[0].uid, member_uid=members[1].uid, present=False)
        )
        store.votes.save_many(
            Vote(
                meeting_uid=meetings[number % 2].uid,
                nomination_uid=nomination.uid,
                place=number,
                ballot="secret" if number % 5 == 0 else "open",
                agree=number % 4 or None,
                collected=4 if number % 3 else None,
                base=4,
                passed=None if number % 4 == 0 else number % 4 > 2,
                recused=(members[0].uid, members[2].uid) if number % 6 == 0 else (),
            )
            for number, nomination in enumerate(nominations)
        )
        decisions = store.decisions.save_many(
            Decision(
                number=number,
                decided_on=decided_on,
                award_type="LDTT",
                period=period,
                issuer="Chủ tịch Ủy ban nhân dân xã",
                movement_uid=movement,
                status="draft",
            )
            for number, decided_on, period, movement in [
                ("5", date(2026, 2, 3), "2026", movements[0].uid),
                ("12", date(2026, 2, 3), "2026", movements[0].uid),
                ("", None, "2026", None),
                ("7a", date(2025, 2, 3), None, movements[1].uid),
            ]
        )
        store.awards.save_many(
            Award(
                decision_uid=decisions[number % 3].uid,
                subject_uid=subject.uid,
                registration_uid=registrations[number].uid if number % 2 else None,
                award_type="LDTT",
                ground="CONG_TRANG",
                period=None if number % 5 == 0 else "2026",
                position=number,
                kind=subject.kind,
                name=subject.name,
                subject_position=subject.position,
                unit_name="Ấp Thượng" if number % 2 else "Trường",
                prize=[None, 0, 702_000, 1_053_000][number % 4],
            )
            for number, subject in enumerate(subjects)
        )
        add_facts(store, subjects)
        add_way(store)
        add_money(store)
        add_sheets(store)
        store.subjects.delete(subjects[35])
        store.awards.delete(store.awards.all()[34])
        store.decisions.save(replace(store.decisions.get(decisions[0].uid), status="issued"))
    yield store
    store.close()


def _all(store: Store, listing: Listing, query: Query) -> list[str]:
    return [row.uid for row in store.rows(listing, query)]


def _shown(store: Store, listing: Listing, query: Query, column: str) -> list:
    place = [each.name for each in listing.columns].index(column)
    return [row.cells[place] for row in store.rows(listing, query)]


@each_list
def test_every_column_and_condition_of_a_list_is_right_sql(stored, listing):
    assert store_counts(stored, listing, Query()) > 0
    for scope in listing.scopes:
        assert store_counts(stored, listing, Query(scope={scope: "x"})) == 0
    assert len({column.name for column in listing.columns}) == len(listing.columns)


def store_counts(store: Store, listing: Listing, query: Query) -> int:
    """The count, after seeing that every way of reading the list agrees with it."""
    count = store.count(listing, query)
    rows = store.rows(listing, query)
    assert len(rows) == count
    assert store.uids(listing, query) == [row.uid for row in rows]
    for offset in range(0, count + 10, 10):
        assert store.rows(listing, query, offset, 10) == rows[offset : offset + 10]
    return count


@each_column
def test_the_values_of_a_column_filter_it(stored, listing, column):
    values = stored.values(listing, Query(), column)
    length = 4 if listing.column(column).kind == "date" else None
    shown = _shown(stored, listing, Query(), column)
    occurring = Counter("" if v is None else v[:length] if length else v for v in shown)
    assert dict(values) == occurring
    assert len(values) == len(set(values))
    for value, count in values:
        query = Query(filters={column: [str(value)]})
        assert store_counts(stored, listing, query) == count
        left = _shown(stored, listing, query, column)
        assert {"" if v is None else v[:length] if length else v for v in left} == {value}
    everything = Query(filters={column: [str(value) for value, _ in values]})
    assert store_counts(stored, listing, everything) == stored.count(listing, Query())
    assert store_counts(stored, listing, Query(filters={column: []})) == 0
    assert store_counts(stored, listing, Query(filters={column: ["no such value"]})) == 0


@each_column
def test_a_column_orders_its_list_both_ways(stored, listing, column):
    rising = _shown(stored, listing, Query(order=[(column, False)]), column)
    falling = _shown(stored, listing, Query(order=[(column, True)]), column)
    assert Counter(rising) == Counter(falling)
    runs = [value for n, value in enumerate(rising) if n == 0 or rising[n - 1] != value]
    if column != "name":
        assert len(runs) == len(set(rising)), "equal values stand together"
        assert [v for n, v in enumerate(falling) if n == 0 or falling[n - 1] != v] == runs[::-1]
    store_counts(stored, listing, Query(order=[(column, True)]))


@each_column
def test_the_values_of_a_column_do_not_depend_on_its_own_filter(stored, listing, column):
    alone = stored.values(listing, Query(), column)
    assert stored.values(listing, Query(filters={column: [str(alone[0][0])]}), column) == alone


def test_text_sorts_as_a_vietnamese_dictionary_does(stored):
    shown = _shown(stored, SUBJECT_LIST, Query(order=[("position", False)]), "position")
    assert list(dict.fromkeys(shown)) == [
        *("", "Ấp trưởng", "Đội trưởng", "kế toán", "Ủy viên", "Văn thư")
    ]
    assert [value for value, _ in stored.values(SUBJECT_LIST, Query(), "position")] == [
        *("", "Ấp trưởng", "Đội trưởng", "kế toán", "Ủy viên", "Văn thư")
    ]
    shown = _shown(stored, AWARD_LIST, Query(order=[("unit", False)]), "unit")
    assert list(dict.fromkeys(shown)) == ["Ấp Thượng", "Trường"]


def test_codes_sort_as_they_are_declared(stored):
    shown = _shown(stored, SUBJECT_LIST, Query(order=[("kind", False)]), "kind")
    assert list(dict.fromkeys(shown)) == ["individual", "household"]


def test_numbers_of_decisions_sort_and_print_as_numbers(stored):
    shown = _shown(stored, DECISION_LIST, Query(order=[("code", False)]), "code")
    assert shown == ["", "05/QĐ-UBND", "7a/QĐ-UBND", "12/QĐ-UBND"]


def test_what_awaits_its_number_comes_before_the_newest(stored):
    assert _shown(stored, DECISION_LIST, Query(), "code") == [
        *("", "12/QĐ-UBND", "05/QĐ-UBND", "7a/QĐ-UBND")
    ]


def test_several_keys_order_one_within_the_other(stored):
    query = Query(order=[("position", True), ("birth_date", False)])
    positions = _shown(stored, SUBJECT_LIST, query, "position")
    births = _shown(stored, SUBJECT_LIST, query, "birth_date")
    for position in set(positions):
        within = [b for p, b in zip(positions, births, strict=True) if p == position]
        assert within == sorted(within)


def test_the_bin_is_in_no_list(stored):
    assert stored.count(SUBJECT_LIST, Query()) == 35
    assert stored.count(AWARD_LIST, Query()) == 35


def test_a_unit_brings_all_that_is_below_it(stored):
    khu = stored.units.named("Khu 1")[0]
    dong = stored.units.named("Bản Đông")[0]
    of_khu = store_counts(stored, SUBJECT_LIST, Query(unit=khu.uid))
    assert (of_khu, store_counts(stored, SUBJECT_LIST, Query(unit=dong.uid))) == (18, 9)
    assert store_counts(stored, REGISTRATION_LIST, Query(unit=khu.uid)) == 18
    assert store_counts(stored, SUBJECT_LIST, Query(unit="unknown")) == 0


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("lo thi anh", 6),
        ("LÒ ANH", 11),
        ("dung do", 6),
        ("đo", 12),
        ("nh", 0),
        ("zz", 0),
        ("-", 35),
    ],
)
def test_a_search_asks_for_the_beginning_of_every_word(stored, typed, count):
    assert store_counts(stored, SUBJECT_LIST, Query(search=typed)) == count


def test_a_search_without_full_text_asks_for_the_same(stored):
    assert store_counts(stored, AWARD_LIST, Query(search="lo anh")) == 12
    assert store_counts(stored, AWARD_LIST, Query(search="nh")) == 0
    assert store_counts(stored, DECISION_LIST, Query(search="05 qd")) == 1


@pytest.mark.parametrize("listing", [SUBJECT_LIST, AWARD_LIST, DECISION_LIST])
def test_a_whole_page_of_text_can_be_searched_for(stored, listing):
    page = " ".join(f"từ{number}" for number in range(3000))
    assert store_counts(stored, listing, Query(search=page)) == 0


def test_everything_that_is_asked_holds_together(stored):
    khu = stored.units.named("Khu 1")[0]
    query = Query(
        search="lo",
        unit=khu.uid,
        filters={"position": ["", "Văn thư", "Ủy viên"], "sex": ["female"]},
        order=[("unit", True), ("name", False)],
        scope={"kind": "individual"},
    )
    uids = set(_all(stored, SUBJECT_LIST, query))
    expected = {
        subject.uid
        for subject in stored.subjects.all()
        if subject.name.startswith("Lò")
        and subject.unit_uid in {u.uid for u in stored.units.below(khu)}
        and subject.position in ("", "Văn thư", "Ủy viên")
        and subject.sex == "female"
        and subject.kind == "individual"
    }
    assert uids == expected
    assert expected
    store_counts(stored, SUBJECT_LIST, query)


def test_paging_is_steady_where_names_are_alike(stored):
    uids = [
        row.uid
        for offset in range(0, 35, 3)
        for row in stored.rows(SUBJECT_LIST, Query(order=[("sex", False)]), offset, 3)
    ]
    assert len(set(uids)) == 35


NASTY = ["'", '"', "'; drop table subjects; --", "%", "_", "\\", "\0", "null", ") or 1=1 --", "?1"]


@each_list
@pytest.mark.parametrize("text", NASTY)
def test_whatever_is_typed_stays_text(stored, listing, text):
    column = listing.columns[0].name
    unit = Query(unit=text) if listing.unit else Query()
    for query in (Query(search=text), Query(filters={column: [text, ""]}), unit):
        stored.rows(listing, query, 0, 5)
    for scope in listing.scopes:
        assert stored.count(listing, Query(scope={scope: text})) == 0
    assert stored.subjects.count() == 35


@each_list
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=12))
def test_any_text_can_be_searched_for(stored, listing, text):
    store_counts(stored, listing, Query(search=text))


@each_list
def test_an_unknown_column_or_scope_is_a_mistake_of_the_program(stored, listing):
    for query in (
        Query(filters={"x": ["1"]}),
        Query(order=[("1; drop table subjects", False)]),
        Query(scope={"x": "1"}),
    ):
        with pytest.raises(KeyError):
            stored.rows(listing, query)
    with pytest.raises(KeyError):
        stored.values(listing, Query(), "x")


# Without sleeping or measuring: what SQLite says it will do.


def _plan(store: Store, sql: str, values: list | dict) -> str:
    rows = store.db.execute(f"explain query plan {sql}", values)
    return "\n".join(row[3] for row in rows)


def _plans_of(store: Store, work) -> str:
    """The plans of every query that ``work`` asks."""
    asked: list[tuple[str, object]] = []
    with store.db.tracer(lambda sql, values: asked.append((sql, values))):
        work()
    plans = [
        _plan(store, sql, values if isinstance(values, list | dict) else [])
        for sql, values in asked
        if sql.lstrip().startswith("select")
    ]
    return "\n".join(plans)


def test_the_first_page_of_a_list_is_walked_in_order(stored):
    page = _plans_of(stored, lambda: stored.rows(SUBJECT_LIST, Query(), 0, 50))
    assert "SEARCH t USING COVERING INDEX subjects_by_name (deleted_at=?)" in page
    assert "TEMP B-TREE" not in page
    page = _plans_of(
        stored, lambda: stored.rows(SUBJECT_LIST, Query(scope={"kind": "household"}), 0, 50)
    )
    assert "subjects_by_kind (kind=? AND deleted_at=?)" in page
    assert "TEMP B-TREE" not in page
    page = _plans_of(stored, lambda: stored.rows(AWARD_LIST, Query(), 0, 50))
    assert "SCAN d USING INDEX decisions_by_date" in page
    assert "awards_in_order (decision_uid=?)" in page
    page = _plans_of(stored, lambda: stored.rows(AWARD_LIST, Query(order=[("name", False)]), 0, 50))
    assert "SCAN t USING INDEX awards_by_name" in page


def test_counting_reads_an_index_only(stored):
    for listing, query in [
        (SUBJECT_LIST, Query()),
        (SUBJECT_LIST, Query(scope={"kind": "household"})),
        (SUBJECT_LIST, Query(unit="x")),
    ]:
        plan = _plans_of(stored, lambda a=listing, b=query: stored.count(a, b))
        assert " t USING COVERING INDEX" in plan
        assert "LEFT-JOIN" not in plan


def test_what_belongs_to_one_record_is_found_by_an_index(stored):
    subject = stored.subjects.all()[0].uid
    for work in (
        lambda: stored.awards.of_subject(subject),
        lambda: stored.awards.of_decision("x"),
        lambda: stored.awards.count_of("x"),
        lambda: stored.awards.registrations_decided("2026"),
        lambda: stored.registrations.of_subject(subject),
        lambda: stored.registrations.of_period("2026"),
        lambda: stored.registrations.titles_by_subject("2026"),
        lambda: stored.attachments.of(subject),
        lambda: stored.subjects.get(subject),
        lambda: stored.units.count_members("x"),
        lambda: stored.count(AWARD_LIST, Query(scope={"subject": subject})),
        lambda: stored.count(AWARD_LIST, Query(scope={"period": "2026"})),
        lambda: stored.count(AWARD_LIST, Query(scope={"decision": "x"})),
        lambda: stored.count(REGISTRATION_LIST, Query(scope={"period": "2026"})),
        lambda: stored.batches.history_of(subject),
        lambda: stored.batches.counts(1),
        lambda: list(stored.batches.changes(1)),
        lambda: HoldFinder(stored.db, stored.batches).first(stored.batches.get(1)),
    ):
        plan = _plans_of(stored, work)
        assert plan
        scanned = {line for line in plan.splitlines() if line.startswith("SCAN")}
        assert scanned <= {"SCAN sqlite_master", "SCAN mine"}


def test_a_filter_on_dates_goes_by_years(stored):
    years = stored.values(SUBJECT_LIST, Query(), "birth_date")
    assert all(len(value) in (0, 4) for value, _count in years)
    for year, count in years:
        query = Query(filters={"birth_date": [year]})
        rows = stored.rows(SUBJECT_LIST, query)
        assert len(rows) == count == stored.count(SUBJECT_LIST, query)


@pytest.mark.parametrize("looked_at", [0, 3, 20_000])
def test_a_narrowed_page_is_the_same_whether_walked_or_sorted(stored, monkeypatch, looked_at):
    query = Query(filters={"sex": ["female", ""]})
    whole = stored.rows(SUBJECT_LIST, query)
    monkeypatch.setattr("models.listing.MOST_WALKED", looked_at)
    for offset in range(len(whole)):
        assert stored.rows(SUBJECT_LIST, query, offset, 2) == whole[offset : offset + 2]
