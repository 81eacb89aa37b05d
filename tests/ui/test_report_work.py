"""Reports of achievements and papers of hamlets, from the pages where their records are."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from models.household_reviews import HouseholdReview
from models.nominations import Nomination
from services.services import Services
from tests.choosing import choose_row
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.profile_dialog import ProfileDialog
from ui.pages.books.hamlet_papers import CHOOSE, ENTRIES
from ui.pages.books.household_reviews_part import HouseholdReviewsPart
from ui.pages.directory_page import DirectoryPage
from ui.pages.nominations.nominations_part import NominationsPart
from ui.workspace import Workspace


@pytest.fixture
def person(services: Services) -> str:
    (uid,) = add_subjects(services, 1, unit=add_unit(services, "Trường Mầm non Hoa Ban"))
    return uid


def close(page) -> None:
    dialog_of(page, PreviewDialog).reject()


def test_answers_are_typed_once_and_printed_from_the_directory(
    workspace: Workspace, shown, settle, person: str
) -> None:
    page = shown(DirectoryPage(workspace))
    choose_row(page.list, 0)
    said = told(page)
    page.find_action("profile").trigger()
    dialog = dialog_of(page, ProfileDialog)
    dialog.findChild(QLineEdit, "home").setText("xã Nậm Hua")
    dialog.findChild(QPlainTextEdit, "duties").setPlainText("Dạy lớp 5 tuổi.")
    dialog.save_button.click()
    assert said == ["Đã lưu lý lịch cho báo cáo của Lò Văn Sáng."]
    answers = workspace.services.profiles.of(person).answers
    assert answers == {"home": "xã Nậm Hua", "duties": "Dạy lớp 5 tuổi."}
    page.find_action("profile").trigger()
    again = dialog_of(page, ProfileDialog)
    assert again.findChild(QLineEdit, "home").text() == "xã Nậm Hua"
    again.reject()
    page.find_action("report").trigger()
    settle()
    close(page)


@pytest.mark.parametrize("kind", ["individual", "collective", "household"])
def test_a_nomination_is_reported_by_the_form_of_its_subject(
    workspace: Workspace, shown, settle, kind
) -> None:
    services = workspace.services
    (subject,) = add_subjects(services, 1, kind)
    with services.store.action("Đề nghị"):
        services.store.nominations.save(
            Nomination(period="2026", subject_uid=subject, award_type="GK_XA")
        )
    page = shown(NominationsPart(workspace))
    settle()
    choose_row(page.list, 0)
    page.find_action("report").trigger()
    settle()
    close(page)
    page.find_action("profile").trigger()
    dialog_of(page, ProfileDialog).reject()


def test_the_papers_of_a_hamlet_are_printed_for_the_chosen_household(
    workspace: Workspace, shown, settle
) -> None:
    services = workspace.services
    unit = add_unit(services, "Bản Co Muông")
    homes = add_subjects(services, 3, "household", unit=unit)
    page = shown(HouseholdReviewsPart(workspace))
    refused: list[str] = []
    page.refused.connect(refused.append)
    page.find_action("print_minutes").trigger()
    assert refused == [CHOOSE]
    with services.store.action("Bình xét"):
        services.store.household_reviews.save_many(
            HouseholdReview(period="2026", subject_uid=uid, score=95, met_on=date(2026, 11, 2))
            for uid in homes
        )
    workspace.changes.announce_all()
    settle()
    choose_row(page.list, 0)
    for verb, *_ in ENTRIES:
        page.find_action(f"print_{verb}").trigger()
        settle()
        close(page)
    page.list.clearSelection()
    page.units.choose(unit.uid)
    page.find_action("print_request").trigger()
    settle()
    close(page)


def test_a_school_year_has_no_papers_of_hamlets(workspace: Workspace, shown, settle) -> None:
    unit = add_unit(workspace.services, "Bản Co Muông")
    add_subjects(workspace.services, 1, "household", unit=unit)
    page = shown(HouseholdReviewsPart(workspace))
    workspace.period.choose("2025-2026")
    page.units.choose(unit.uid)
    failed: list[str] = []
    workspace.jobs.refused.connect(lambda refused: failed.append(str(refused)))
    page.find_action("print_summary").trigger()
    settle()
    assert failed == ["Gia đình văn hóa bình xét theo năm; hãy chọn một năm rồi in lại."]
