"""What the page of decisions prints besides the decision: extracts, the ceremony, the book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.small_commune import add_decision, add_subjects, add_unit
from ui.dialogs.extract_unit_dialog import ExtractUnitDialog
from ui.pages.decisions_page import DecisionsPage


@pytest.fixture
def school(services):
    return add_unit(services, "Trường Mầm non Mường Xoan")


@pytest.fixture
def decision(services, school):
    ours = add_subjects(services, 2, unit=school, position="Giáo viên")
    draft = add_decision(services, "LDTT", [*ours, *add_subjects(services, 2, start=7)])
    with services.store.action("Ban hành"):
        return services.store.decisions.save(
            replace(
                services.deciding.get(draft.uid),
                status="issued",
                number="5",
                decided_on=date(2026, 11, 5),
            )
        )


@pytest.fixture
def page(workspace, shown):
    return shown(DecisionsPage(workspace))


def choose(page, uid):
    page.refresh()
    page.list.select_uid(uid)
    page.show_selected_count(1)


def preview(page, qtbot):
    qtbot.waitUntil(lambda: page.desk.preview is not None, timeout=20_000)
    title = page.desk.preview.windowTitle()
    page.desk.preview.reject()
    return title


def test_an_extract_asks_for_one_of_the_units_of_the_decision(page, qtbot, decision, school):
    choose(page, decision.uid)
    page.find_action("print_extract").trigger()
    dialog = page.findChild(ExtractUnitDialog)
    assert dialog._find("mam non") == [(school.uid, school.name, "2 đối tượng")]
    dialog.accept()
    assert "Hãy chọn đơn vị" in dialog.problem_shown_at("unit_uid")
    dialog.fill({"unit_uid": (school.uid, school.name)})
    dialog.accept()
    assert preview(page, qtbot) == (
        "Trích sao Quyết định số 05 ngày 05-11-2026 cho Trường Mầm non Mường Xoan"
    )


def test_without_a_unit_there_is_nothing_to_extract(page, services, qtbot):
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    choose(page, decision.uid)
    with qtbot.waitSignal(page.desk.refused) as refused:
        page.find_action("print_extract").trigger()
    assert "không trích sao được" in refused.args[0]


def test_of_what_is_not_issued_no_unit_is_asked(page, services, school, qtbot):
    draft = add_decision(services, "LDTT", add_subjects(services, 1, unit=school))
    choose(page, draft.uid)
    with qtbot.waitSignal(page.desk.refused) as refused:
        page.find_action("print_extract").trigger()
    assert "chưa ban hành" in refused.args[0]
    assert page.findChild(ExtractUnitDialog) is None


@pytest.mark.parametrize(
    ("verb", "title"),
    [
        ("order", "Thứ tự trao thưởng theo Quyết định số 05-QĐ-UBND ngày 05-11-2026"),
        ("cards", "Phiếu trao thưởng theo Quyết định số 05-QĐ-UBND ngày 05-11-2026"),
        ("register", "Sổ theo dõi khen thưởng năm 2026"),
    ],
)
def test_the_ceremony_and_the_book_are_printed(page, qtbot, decision, verb, title):
    choose(page, decision.uid)
    page.find_action(f"print_{verb}").trigger()
    assert preview(page, qtbot) == title
