"""Ai đủ điều kiện: of whom the records prove it, and nobody else."""

from __future__ import annotations

import pytest

from services.services import Services
from tests.services.rules.cases import Commune


@pytest.fixture
def commune(services: Services):
    with services.store.action("Xếp trường hợp", unlocked=True):
        yield Commune(services)


def names(commune: Commune, award: str) -> list[str]:
    found = commune.services.eligibility.find("2026", award)
    return [candidate.subject.name for candidate in found.qualified]


def test_whoever_is_put_forward_already_still_qualifies(commune: Commune) -> None:
    person = commune.person()
    commune.rating(person, "HTTNV")
    commune.nominate(person, "LDTT")
    (candidate,) = commune.services.eligibility.find("2026", "LDTT").qualified
    assert candidate.nominated


def test_whoever_has_it_already_does_not(commune: Commune) -> None:
    person = commune.person()
    commune.rating(person, "HTTNV")
    commune.award(person, "LDTT")
    assert names(commune, "LDTT") == []


def test_a_farmer_without_records_may_be_put_forward_but_is_not_found(commune: Commune) -> None:
    commune.person(unit_uid=commune.unit("Thôn Nà Sáy", kind="hamlet"))
    found = commune.services.eligibility.find("2026", "LDTT")
    (farmer,) = found.others
    assert not farmer.objections
    assert [doubt.rule.id for doubt in farmer.doubts] == ["L6"]


def test_what_is_only_for_information_proves_nothing(commune: Commune) -> None:
    """An earlier certificate is no reason for another one, nor is a registration."""
    person, hamlet = commune.person(), commune.collective(name="Bản Nà Sáng")
    commune.award(person, "GK_XA", "2025")
    commune.registration(hamlet, "THON_VH")
    assert names(commune, "GK_XA") == []
    assert names(commune, "THON_VH") == []
    assert not commune.services.eligibility.find("2026", "THON_VH").judged


def test_a_collective_is_proven_by_the_titles_of_its_members(commune: Commune) -> None:
    good, unknown = commune.collective(name="Tổ Một"), commune.collective(name="Tổ Hai")
    commune.rating(good, "HTXSNV")
    for _ in range(3):
        person = commune.person()
        commune.member(good, person)
        commune.award(person, "LDTT")
    assert unknown
    assert names(commune, "TTLDTT") == ["Tổ Một"]
    (candidate,) = commune.services.eligibility.find("2026", "TTLDTT").qualified
    proof = next(proof for proof in candidate.proofs if proof.rule.id == "X3")
    assert [evidence.table for evidence in proof.evidence].count("awards") == 3


def test_nobody_is_found_for_an_award_without_conditions(commune: Commune) -> None:
    commune.household()
    found = commune.services.eligibility.find("2026", "BK_TINH", kind="household")
    assert found.qualified == ()
