"""Records of nobody's unit: counted beside the units, and shown by a press."""

from __future__ import annotations

import pytest

from models.listing import NO_UNIT
from models.nominations import Nomination
from services.services import Services
from tests.small_commune import add_subjects
from ui.pages.directory_page import DirectoryPage
from ui.pages.nominations.nominations_part import NominationsPart
from ui.pages.registrations_page import RegistrationsPage


@pytest.fixture
def services(workspace) -> Services:
    return workspace.services


@pytest.fixture
def people(services) -> list[str]:
    """Five of a school and four of no unit."""
    school = services.directory.ensure_unit("Trường Mầm non Hoa Ban")
    inside = add_subjects(services, 5, unit=school)
    return inside + add_subjects(services, 4, start=10)


def unplaced(page) -> list[str]:
    items = [page.units.topLevelItem(n) for n in range(page.units.topLevelItemCount())]
    return [item.text(1) for item in items if item.text(0) == "Chưa có đơn vị"]


def test_the_tree_shows_who_has_no_unit(services, people, workspace, shown) -> None:
    services.registering.register("2026", people, ["LDTT"])
    page = shown(RegistrationsPage(workspace))
    assert unplaced(page) == ["4"]
    page.units.choose(NO_UNIT)
    assert page.list.list_model.rowCount() == 4
    assert page.chosen_unit is None
    assert page.narrowed
    page.clear_search()
    assert page.list.list_model.rowCount() == 9


def test_the_tree_says_nothing_where_everybody_has_a_unit(services, workspace, shown) -> None:
    school = services.directory.ensure_unit("Trường Mầm non Hoa Ban")
    add_subjects(services, 3, unit=school)
    assert unplaced(shown(DirectoryPage(workspace))) == []


def test_somebody_who_gets_a_unit_leaves_the_others(services, people, workspace, shown) -> None:
    page = shown(DirectoryPage(workspace))
    page.units.choose(NO_UNIT)
    assert page.list.list_model.rowCount() == 4
    school = services.directory.ensure_unit("Trường Mầm non Hoa Ban")
    services.directory.move(people[5:], school.uid)
    workspace.changes.announce("subjects")
    assert unplaced(page) == []
    assert page.units.value() == ""
    assert page.list.list_model.rowCount() == 9


def test_nominations_of_no_unit_are_offered(services, people, workspace, shown, qtbot) -> None:
    model = Nomination(period="2026", subject_uid="", award_type="LDTT")
    services.nominating.add_subjects(model, people)
    page = shown(NominationsPart(workspace))
    qtbot.waitUntil(lambda: not workspace.jobs.busy())
    page.unit.set_value(NO_UNIT)
    page.refresh()
    assert page.unit.currentText() == "Chưa có đơn vị (4)"
    assert page.list.list_model.rowCount() == 4
    assert page.chosen_unit == ""
