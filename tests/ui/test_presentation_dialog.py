"""Ghi ngày trao: one day for all, exceptions by hand, from the decision and from its list."""

from __future__ import annotations

from datetime import date

import pytest

from tests.paid_decisions import issued
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.presentation_dialog import HERE, OFF, TO, PresentationDialog
from ui.pages.decisions_page import DecisionsPage
from ui.pages.recipients_page import RecipientsPage

TODAY = date(2026, 11, 20)


@pytest.fixture
def decision(services):
    return issued(services, "GK_XA", add_subjects(services, 3))


@pytest.fixture
def page(workspace, shown, decision):
    page = shown(DecisionsPage(workspace))
    page.reveal(decision.uid)
    return page


def opened(page) -> PresentationDialog:
    page.find_action("present").trigger()
    return page.findChildren(PresentationDialog)[-1]


def days(services, decision) -> list[date | None]:
    return [award.presented_on for award in services.deciding.awards(decision.uid)]


def test_a_whole_decision_is_presented_on_one_day_but_for_who_was_away(
    page, services, decision, qtbot
):
    dialog = opened(page)
    dialog.list.topLevelItem(1).setText(TO, "bà Lò Thị Hoa")
    dialog.list.topLevelItem(2).setText(TO, "ông Lò Văn Dơn")
    dialog.list.topLevelItem(2).setCheckState(HERE, OFF)
    assert dialog.list.topLevelItem(2).text(TO) == ""
    assert dialog.told.text() == "2 đã nhận (1 nhờ người nhận thay), 1 vắng mặt."
    with qtbot.waitSignal(page.told) as told:
        dialog.save_button.click()
    assert told.args == ["Đã ghi ngày trao cho 2 khen thưởng; 1 chưa trao.", True]
    assert days(services, decision) == [TODAY, TODAY, None]
    assert services.deciding.awards(decision.uid)[1].presented_to == "bà Lò Thị Hoa"
    assert len(opened(page).handed()) == 1


def test_a_name_typed_for_somebody_away_says_that_it_was_received(page):
    dialog = opened(page)
    dialog.none_button.click()
    dialog.list.topLevelItem(0).setText(TO, "bà Lò Thị Hoa")
    assert [each.here for each in dialog.handed()] == [True, False, False]


def test_a_day_that_cannot_be_is_told_and_nothing_is_lost(page, services, decision):
    dialog = opened(page)
    for typed, said in (("1/1/2020", "từ ngày của quyết định"), ("45/7/2026", "45/7/2026")):
        dialog.day.setText(typed)
        dialog.save_button.click()
        assert said in dialog.message.text.text()
    assert dialog.isVisible()
    assert days(services, decision) == [None] * 3


def test_selected_recipients_are_presented_from_the_list(
    workspace, shown, services, decision, qtbot
):
    page = shown(RecipientsPage(workspace, decision.uid))
    first = services.deciding.listed(decision.uid)[0]
    page.list.list_model.uid_at(0)
    assert page.list.select_uid(first)
    qtbot.waitUntil(lambda: page.find_action("present").isEnabled())
    dialog = opened(page)
    assert len(dialog.handed()) == 1
    dialog.save_button.click()
    assert days(services, decision) == [TODAY, None, None]
    facts = dict(page.details_of(first).sections[0].fields)
    assert facts["Ngày trao"] == "20/11/2026"


def test_a_decision_that_is_not_issued_offers_no_day(workspace, shown, services):
    draft = add_decision(services, subjects=add_subjects(services, 1))
    page = shown(DecisionsPage(workspace))
    page.reveal(draft.uid)
    assert not page.find_action("present").isVisible()
