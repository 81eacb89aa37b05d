"""The numbers of the first page."""

from datetime import date
from pathlib import Path

from models.certificates import Stock
from services.certificates.sent_runs import SentRun
from services.overview import overview
from tests.paid_decisions import DAY, issued
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


def test_stock_that_runs_low_and_sheets_nobody_recorded_are_told(services):
    services.stock.save(Stock(name="Phôi giấy khen A4", quantity=12, received_on=DAY))
    services.stock.save(Stock(name="Phôi A3", quantity=50, received_on=DAY))
    awards = services.deciding.listed(issued(services, "GK_XA", add_subjects(services, 1)).uid)
    run = services.print_register.usual_run("giay-khen-a4")
    sheets = services.print_register.plan(run, awards)
    sent = services.sent_runs.keep(SentRun(run=run, sheets=sheets, path=Path("x.pdf")))
    found = overview(services.store, services.lists, "2026")
    assert found.low_stock == ("Phôi giấy khen A4 chỉ còn 12 tờ, dưới mức báo 20 tờ.",)
    assert found.unrecorded == 1
    services.sent_runs.forget(sent.uid)
    assert overview(services.store, services.lists, "2026").unrecorded == 0
