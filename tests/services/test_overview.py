"""The numbers of the first page."""

from datetime import date

from services.overview import overview
from tests.small_commune import add_decision, add_subjects


def test_an_empty_commune_counts_nothing(services):
    found = overview(services.store, services.lists, "2026")
    assert (found.subjects, found.registrations, found.decisions, found.awards) == (0, 0, 0, 0)
    assert (found.undecided, found.waiting, found.unsent, found.by_year) == (0, (), 0, ())


def test_counts_are_those_of_the_period(services):
    people = add_subjects(services, 5)
    services.registering.register("2026", people[:3], ["LDTT"])
    services.registering.register("2025", people[:1], ["LDTT"])
    decision = add_decision(services, subjects=people[:2], number="7", decided_on=date(2026, 11, 2))
    add_decision(services, "GK_XA", subjects=people[4:])
    for _ in range(3):
        services.deciding.advance(decision.uid)
    found = overview(services.store, services.lists, "2026")
    assert (found.subjects, found.registrations, found.decisions, found.awards) == (5, 3, 1, 2)
    assert found.waiting == (("draft", 1),)
    assert found.by_year == (("2026", 2),)
    assert found.unsent == 3 + 1 + 2
    assert overview(services.store, services.lists, "2025").unsent == 1


def test_what_was_sent_is_no_longer_counted(services, tmp_path):
    people = add_subjects(services, 2)
    services.registering.register("2026", people, ["LDTT"])
    services.registering.register("2025", people, ["LDTT"])
    stick = tmp_path / "USB"
    stick.mkdir()
    services.sending.send("2026", "toan-bo", stick)
    assert overview(services.store, services.lists, "2026").unsent == 0
    assert overview(services.store, services.lists, "2025").unsent == 2
