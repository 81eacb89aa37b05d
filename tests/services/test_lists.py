"""The lists as they are shown: codes in words, personal data only on request."""

from __future__ import annotations

import pytest

from models.listing import Query
from models.subjects import Subject
from tests.small_commune import add_decision, add_subjects


@pytest.fixture
def filled(services):
    people = add_subjects(services, 3)
    services.directory.save(
        Subject(kind="household", name="Quàng Văn Lả", personal_id="011190000001")
    )
    collectives = add_subjects(services, 1, "collective")
    services.registering.register("2026", people, ["LDTT"])
    services.registering.register("2026", people[:1], ["CSTD_TINH"])
    services.registering.register("2026", collectives, ["TTLDTT"])
    add_decision(services, "LDTT", people)
    return services


def _column(opened, name: str) -> list:
    place = [column.name for column in opened.columns].index(name)
    return [row.cells[place] for row in opened.rows()]


def test_codes_are_shown_in_words(filled):
    registrations = filled.lists.open("registration-list")
    names = {filled.catalogue.award_type(c).name for c in ("LDTT", "CSTD_TINH", "TTLDTT")}
    assert set(_column(registrations, "award")) == names
    assert set(_column(registrations, "kind")) == {"Cá nhân", "Tập thể"}
    assert set(_column(registrations, "decided")) == {"Chưa"}
    awards = filled.lists.open("award-list")
    assert set(_column(awards, "level")) == {filled.catalogue.level_name("commune")}
    assert set(_column(awards, "ground")) == {filled.catalogue.ground("CONG_TRANG").name}
    assert set(_column(filled.lists.open("decision-list"), "status")) == {"Nháp"}


def test_personal_data_is_shown_only_on_request(filled):
    public = filled.lists.open("subject-list")
    assert not {"personal_id", "ethnicity"} & {column.name for column in public.columns}
    assert "011190000001" not in {cell for row in public.rows() for cell in row.cells}
    private = filled.lists.open("subject-list", private=True)
    assert "011190000001" in _column(private, "personal_id")


def test_the_values_of_a_column_are_stored_shown_and_counted(filled):
    opened = filled.lists.open("registration-list")
    values = opened.values("award")
    assert [(stored, count) for stored, _, count in values] == [
        *(("CSTD_TINH", 1), ("TTLDTT", 1), ("LDTT", 3))
    ]
    assert values[2][1] == filled.catalogue.award_type("LDTT").name
    assert filled.lists.open("subject-list").values("position") == [("", "", 5)]
    counted = filled.lists.open("decision-list").values("awards")
    assert counted == [("3", "3", 1)]


def test_titles_are_ordered_from_high_to_low(filled):
    opened = filled.lists.open("registration-list", Query(order=[("award", False)]))
    ranks = [filled.catalogue.award_type(code).rank for code in ("CSTD_TINH", "TTLDTT", "LDTT")]
    assert ranks == sorted(ranks)
    names = [filled.catalogue.award_type(c).name for c in ("CSTD_TINH", "TTLDTT", "LDTT")]
    assert list(dict.fromkeys(_column(opened, "award"))) == names


@pytest.mark.parametrize(
    "list_id",
    [
        "subject-list",
        "registration-list",
        "decision-list",
        "award-list",
        "movement-list",
        "initiative-list",
        "career-list",
        "hindrance-list",
    ],
)
def test_every_list_opens_counts_and_pages(filled, list_id):
    opened = filled.lists.open(list_id)
    assert opened.count() == len(opened.rows()) == len(opened.uids())
    assert opened.rows(0, 1) == opened.rows()[:1]
    assert opened.asked(Query(search="zzz")).count() == 0
    assert filled.lists.open(list_id).listing.id in {known.id for known in filled.lists.all()}


def test_an_unknown_list_is_a_mistake_of_the_program(services):
    with pytest.raises(KeyError):
        services.lists.open("no-such-list")
