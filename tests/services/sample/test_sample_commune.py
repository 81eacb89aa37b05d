"""The sample commune has what later steps count on, and breaks no rule."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from models.awards import Award
from models.decisions import DECISION_STATUSES, Decision
from models.subjects import Subject
from models.vietnamese import canonical, fold
from services.sample.names import STOCKS
from services.sample.posts import (
    CANDIDATE,
    CANDIDATE_WITH_GAP,
    LONG_POSITION,
    PROVINCIAL_FIGHTER,
)
from services.sample.units import (
    COMMUNE,
    COMMUNE_CODE,
    DISTRICT,
    FOREST_GROUP,
    FORMER_COMMUNES,
    PROVINCE,
)
from services.services import Services

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def subjects(sample: Services) -> list[Subject]:
    return sample.store.subjects.all()


@pytest.fixture(scope="session")
def decisions(sample: Services) -> dict[str, Decision]:
    return {decision.uid: decision for decision in sample.store.decisions.all()}


@pytest.fixture(scope="session")
def awards(sample: Services) -> list[Award]:
    return sample.store.awards.all()


def person(subjects: list[Subject], name: str) -> Subject:
    return next(s for s in subjects if s.kind == "individual" and s.name == name)


# What there is


def test_it_has_120_officials_260_teachers_45_collectives_and_1900_households(sample, subjects):
    assert Counter(s.kind for s in subjects) == {
        "individual": 380,
        "collective": 45,
        "household": 1900,
    }
    school_kinds = {u.uid for u in sample.directory.units() if u.kind == "school"}
    people = [s for s in subjects if s.kind == "individual"]
    assert sum(s.unit_uid in school_kinds for s in people) == 260


def test_it_has_five_schools_with_groups_and_24_hamlets_of_two_former_communes(sample):
    units = sample.directory.units()
    schools = [u for u in units if u.kind == "school" and u.parent_uid is None]
    assert len(schools) == 5
    assert all(any(u.parent_uid == school.uid for u in units) for school in schools)
    hamlets = [u for u in units if u.kind == "hamlet"]
    assert len(hamlets) == 24
    former = {u.former_name.rpartition("xã ")[2] for u in hamlets}
    assert former == set(FORMER_COMMUNES)


def test_everybody_belongs_to_a_unit_except_the_committees_that_are_gone(subjects):
    without = [s for s in subjects if s.unit_uid is None]
    assert {s.status for s in without} == {"dissolved"}
    assert len(without) == 2


def test_people_of_three_peoples_have_names_of_their_own_kind(subjects):
    people = [s for s in subjects if s.kind == "individual"]
    counts = Counter(s.ethnicity for s in people)
    assert min(counts[name] for name in ("Kinh", "Thái", "Hmông")) > 40
    families = {name: set(stock.families) for name, stock in STOCKS.items()}
    for one in people:
        if one.ethnicity in families:
            assert one.name.split()[0] in families[one.ethnicity]


def test_it_has_the_names_and_lines_that_are_hard_to_print_sort_and_match(subjects):
    people = [s for s in subjects if s.kind == "individual"]
    namesakes = [s for s in people if s.name == "Lò Văn Hùng"]
    assert len({s.unit_uid for s in namesakes}) == 2
    spellings = {s.name for s in people if canonical(s.name) == canonical("Trần Văn Hòa")}
    assert len(spellings) == 2
    assert person(subjects, "Y Brăm Niê").sort_name == "Niê Y Brăm"
    assert any(s.position == LONG_POSITION for s in people)
    assert any(s.name == FOREST_GROUP and s.kind == "collective" for s in subjects)


def test_every_year_and_school_year_of_ten_years_has_awards(awards):
    counts = Counter(award.period for award in awards)
    for year in range(2016, 2026):
        assert counts[str(year)] > 1000
        assert counts[f"{year - 1}-{year}"] > 100


def test_three_years_have_registrations_that_their_decisions_took_up(sample, awards):
    taken_up = Counter(a.period for a in awards if a.registration_uid)
    for year in (2023, 2024, 2025):
        for period in (str(year), f"{year - 1}-{year}"):
            assert len(sample.store.registrations.of_period(period)) > 100
            assert taken_up[period] > 100
    assert not sample.store.registrations.of_period("2022")


def test_the_current_year_has_registrations_that_are_not_complete(sample):
    for period in ("2026", "2026-2027"):
        summary = sample.registering.summary(period)
        assert sum(kind.total for kind in summary.kinds) > 100
    whole = {r.subject_uid for r in sample.store.registrations.of_period("2025")}
    begun = {r.subject_uid for r in sample.store.registrations.of_period("2026")}
    assert len(begun) < len(whole)


def test_the_current_year_has_decisions_at_every_step(decisions):
    ours = [d for d in decisions.values() if d.origin == "own" and d.period == "2026"]
    assert {d.status for d in ours} == set(DECISION_STATUSES)
    waiting = [d for d in ours if d.status == "signed"]
    assert all(not d.number and d.decided_on is None for d in waiting)


def test_decisions_of_every_level_are_on_record(decisions):
    assert {d.level for d in decisions.values()} == {
        "commune",
        "district",
        "province",
        "ministry",
        "state",
    }
    assert sum(d.award_type == "HCLD3" for d in decisions.values()) == 1


def test_praise_is_given_for_movements_and_for_brave_acts(decisions):
    grounds = Counter(d.ground for d in decisions.values() if d.award_type == "GK_XA")
    assert grounds["PHONG_TRAO"] > 30
    assert grounds["DOT_XUAT"] >= 4
    assert all(d.movement_uid for d in decisions.values() if d.ground == "PHONG_TRAO")


def test_the_history_of_a_person_spans_the_years(sample, subjects):
    past = sample.directory.past(person(subjects, PROVINCIAL_FIGHTER).uid)
    years = {decision.decided_on.year for _, decision in past.awards if decision.decided_on}
    assert len(years) >= 7
    assert {"CSTD_TINH", "CSTDCS", "LDTT"} <= {award.award_type for award, _ in past.awards}
    units = {award.unit_name for award, _ in past.awards}
    assert len(units) == 2  # the office before the merger, and the one after it


# Rules


def test_every_decision_is_of_a_level_that_may_decide_it_on_its_day(sample, awards, decisions):
    today = sample.store.origin.now().date()
    asked = {
        (award.award_type, decisions[award.decision_uid].level, decisions[award.decision_uid].decided_on or today)
        for award in awards
    }  # fmt: skip
    for code, level, day in sorted(asked):
        assert sample.catalogue.level_problem(code, level, day) is None


def test_every_award_is_given_to_a_kind_of_recipient_it_is_for(sample, awards):
    for code, kind in {(award.award_type, award.kind) for award in awards}:
        assert kind in sample.catalogue.award_type(code).recipients


def test_no_number_is_used_twice_by_one_issuer_in_one_year(decisions):
    issued = [d for d in decisions.values() if d.decided_on]
    keys = Counter((d.issuer, d.symbol, d.decided_on.year, d.number) for d in issued)  # type: ignore[union-attr]
    assert max(keys.values()) == 1


def test_numbers_of_certificates_run_through_each_year(awards, decisions):
    by_year: dict[int, list[int]] = {}
    for award in awards:
        if award.book_number:
            day = decisions[award.decision_uid].decided_on
            assert day is not None
            by_year.setdefault(day.year, []).append(int(award.book_number))
    assert set(by_year) == {2025, 2026}
    for numbers in by_year.values():
        assert sorted(numbers) == list(range(1, len(numbers) + 1))


def test_nobody_is_both_fighter_and_worker_of_one_period(awards):
    titles = Counter(
        (award.subject_uid, award.period)
        for award in awards
        if award.award_type in ("LDTT", "CSTT", "CSTDCS", "TTLDTT", "TTLDXS")
    )
    assert max(titles.values()) == 1


def test_no_more_than_15_percent_are_fighters_while_that_was_the_law(awards):
    for year in range(2016, 2024):
        for period in (str(year), f"{year - 1}-{year}"):
            counts = Counter(a.award_type for a in awards if a.period == period)
            assert counts["CSTDCS"] <= 0.15 * (counts["LDTT"] + counts["CSTDCS"])


def test_one_person_qualifies_as_fighter_of_the_province_and_one_has_a_gap(
    sample, subjects, awards
):
    def years(name: str) -> set[str | None]:
        uid = person(subjects, name).uid
        return {a.period for a in awards if a.subject_uid == uid and a.award_type == "CSTDCS"}

    assert years(PROVINCIAL_FIGHTER) >= {"2021", "2022", "2023"}
    assert years(CANDIDATE) >= {"2023", "2024", "2025"}
    assert "2023" not in years(CANDIDATE_WITH_GAP)
    registered = {
        r.subject_uid
        for r in sample.store.registrations.of_period("2025")
        if r.award_type == "CSTD_TINH"
    }
    assert registered == {person(subjects, n).uid for n in (CANDIDATE, CANDIDATE_WITH_GAP)}


def test_who_has_a_province_diploma_for_merit_was_a_fighter_two_years_running(awards):
    fighters = {(a.subject_uid, a.period) for a in awards if a.award_type == "CSTDCS"}

    def before(period: str) -> str:
        first, _, last = period.partition("-")
        return f"{int(first) - 1}-{int(last) - 1}" if last else str(int(first) - 1)

    diplomas = [
        a
        for a in awards
        if (a.award_type, a.ground, a.kind) == ("BK_TINH", "CONG_TRANG", "individual")
    ]
    assert diplomas
    for award in diplomas:
        assert award.period
        assert (award.subject_uid, award.period) in fighters
        assert (award.subject_uid, before(award.period)) in fighters


def test_families_praised_for_three_years_kept_their_title_in_each(awards):
    kept = {(a.subject_uid, a.period) for a in awards if a.award_type == "GDVH"}
    praised = [a for a in awards if a.award_type == "GK_GDVH"]
    assert praised
    for award in praised:
        year = int(award.period or 0)
        assert {(award.subject_uid, str(y)) for y in (year - 2, year - 1, year)} <= kept


def test_all_texts_are_composed(sample_folder):
    with closing(sqlite3.connect(sample_folder / "so-thi-dua.db")) as db:
        for table, columns in TEXTS.items():
            for row in db.execute(f"select {columns} from {table}"):
                assert all(unicodedata.is_normalized("NFC", text) for text in row)


TEXTS = {
    "subjects": "name, sort_name, position, address, former_unit, ethnicity",
    "units": "name, former_name",
    "movements": "name, theme, launched_by, document",
    "decisions": "summary, issuer, proposer, articles",
    "awards": "name, unit_name, subject_position, achievement",
    "registrations": "initiative",
    "signers": "name, position, authority",
}


# Invented


def test_the_commune_is_invented_and_its_province_is_real(sample):
    communes = sample.communes.communes()
    real = {fold(commune.full_name) for commune in communes}
    for commune in communes:
        for former in sample.communes.former_names(commune):
            real.update(fold(part) for part in former.split(", "))
    invented = {f"xã {name}" for name in (COMMUNE, *FORMER_COMMUNES)} | {f"huyện {DISTRICT}"}
    assert not real & {fold(name) for name in invented}
    assert fold("huyện Tuần Giáo") in real
    assert sample.communes.by_code(COMMUNE_CODE) is None
    assert PROVINCE in {province.name for province in sample.communes.provinces()}


def test_identity_numbers_are_of_a_province_that_does_not_exist(subjects):
    numbers = [s.personal_id for s in subjects if s.personal_id]
    assert len(set(numbers)) == len(numbers) == 380
    assert all(len(number) == 12 and number.startswith("099") for number in numbers)


# The same each time


def dump(database: Path) -> dict[str, list[tuple]]:
    with closing(sqlite3.connect(database)) as db:
        tables = [
            name
            for (name,) in db.execute("select name from sqlite_master where type = 'table'")
            if name != "_sqlite_migrations"
        ]
        return {name: db.execute(f"select * from {name}").fetchall() for name in tables}


def test_a_second_making_in_another_process_gives_the_same_rows(sample_folder, tmp_path):
    make = "import sys, pathlib; from services.sample.sample import make_sample; make_sample(pathlib.Path(sys.argv[1]))"
    subprocess.run(
        [sys.executable, "-c", make, str(tmp_path / "again")],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "4711", "TZ": "America/Lima", "LANG": "C.UTF-8"},
        check=True,
    )
    first = dump(sample_folder / "so-thi-dua.db")
    second = dump(tmp_path / "again" / "so-thi-dua.db")
    assert first.keys() == second.keys()
    for table, rows in first.items():
        assert rows == second[table], table
