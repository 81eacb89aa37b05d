"""Where the records stand on which findings rest."""

from __future__ import annotations

from services.rules.finding import Evidence
from services.services import Services
from tests.small_commune import add_decision, add_subjects
from ui.pages.nominations.evidence import place_of


def test_an_award_is_shown_with_its_decision(services: Services) -> None:
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    (award,) = services.store.awards.of_decision(decision.uid)
    assert place_of(services, Evidence("awards", award.uid, "")) == f"decisions#{decision.uid}"


def test_a_record_with_a_list_of_its_own_is_shown_there(services: Services) -> None:
    assert place_of(services, Evidence("ratings", "u", "")) == "books/ratings#u"
    assert place_of(services, Evidence("subjects", "u", "")) == "directory#u"


def test_what_is_gone_or_has_no_page_is_only_named(services: Services) -> None:
    assert place_of(services, Evidence("awards", "gone", "")) == ""
    assert place_of(services, Evidence("council_members", "u", "")) == ""
