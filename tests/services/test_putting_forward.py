"""From registrations to the list of a draft decision."""

from __future__ import annotations

from datetime import date

import pytest

from models.problems import Rejected
from services.putting_forward import offered, put_forward
from services.services import Services
from tests.small_commune import add_decision, add_subjects


def register(services: Services, count: int, *titles: str, start: int = 0) -> list[str]:
    subjects = add_subjects(services, count, start=start)
    services.registering.register("2026", subjects, titles)
    return subjects


def uids(services: Services) -> list[str]:
    return [r.uid for r in services.store.registrations.of_period("2026")]


def test_titles_are_offered_from_high_to_low_with_what_the_commune_may_not_decide(services):
    register(services, 3, "LDTT")
    register(services, 2, "CSTDCS", "BK_TINH", start=10)
    found = offered(services, uids(services))
    assert [(t.award_type.code, t.count, bool(t.problem)) for t in found.titles] == [
        ("BK_TINH", 2, True),
        ("CSTDCS", 2, False),
        ("LDTT", 3, False),
    ]
    assert (found.period, found.decided) == ("2026", 0)


def test_chosen_titles_make_a_new_draft_in_one_action(services):
    register(services, 3, "LDTT")
    register(services, 2, "CSTDCS", start=10)
    before = services.history.recent()
    result = put_forward(services, uids(services), {"LDTT", "CSTDCS"})
    assert (result.added, result.already) == (5, ())
    assert (result.decision.status, result.decision.award_type) == ("draft", "LDTT")
    assert result.decision.period == "2026"
    assert len(services.history.recent()) == len(before) + 1
    services.history.undo()
    assert services.store.decisions.all() == []


def test_registrations_go_into_a_draft_that_is_there(services):
    people = register(services, 3, "LDTT")
    draft = add_decision(services, "LDTT", people[:1])
    result = put_forward(services, uids(services), ["LDTT"], draft.uid)
    assert (result.added, len(result.already)) == (2, 1)
    assert result.decision.uid == draft.uid


def test_what_stands_in_a_decision_is_not_offered_again(services):
    register(services, 3, "LDTT")
    put_forward(services, uids(services)[:2], ["LDTT"])
    found = offered(services, uids(services))
    assert (found.decided, found.titles[0].count) == (2, 1)


def test_nothing_chosen_is_said(services):
    register(services, 1, "LDTT")
    with pytest.raises(Rejected):
        put_forward(services, uids(services), ["CSTDCS"])


def test_a_decision_made_so_can_be_issued(services):
    register(services, 2, "LDTT")
    decision = put_forward(services, uids(services), ["LDTT"]).decision
    for _ in range(2):
        services.deciding.advance(decision.uid)
    issued = services.deciding.advance(decision.uid, "145", date(2026, 11, 18))
    assert issued.status == "issued"
