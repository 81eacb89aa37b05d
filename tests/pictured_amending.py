"""Dialogs that follow from results and issued decisions, with real records in them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.hindrances import Hindrance
from models.submissions import Submission
from services.following_results import waiting
from services.forms.presenting.decision_extract import ByUnit
from services.profile_fields import TABLES
from services.province_profile import ProvinceProfile
from services.services import Services
from tests.council_results import add_voted
from tests.studio import Studio
from ui.dialogs.answer_dialog import AnswerDialog
from ui.dialogs.correct_dialog import CorrectDialog
from ui.dialogs.extract_unit_dialog import ExtractUnitDialog
from ui.dialogs.issue_many_dialog import IssueManyDialog
from ui.dialogs.mend_dialog import MendAwardDialog, RemoveRecordedDialog
from ui.dialogs.override_dialog import OverrideDecisionDialog
from ui.dialogs.profile_entry_dialog import ProfileEntryDialog
from ui.dialogs.results_dialog import ResultsDialog
from ui.dialogs.revoke_dialog import RevokeDialog
from ui.dialogs.submission_dialog import SendSubmissionDialog, SubmissionDialog


def results(studio: Studio) -> QWidget:
    services = studio.services
    if len(waiting(services, "2026")) == 1:
        people = [s.uid for s in services.store.subjects.all() if s.kind == "individual"]
        for award, some in (
            ("CSTDCS", people[:6]),
            ("LDTT", people[6:30]),
            ("BK_TINH", people[:2]),
        ):
            add_voted(services, some, award)
    return studio.dialog(ResultsDialog(studio.workspace, waiting(services, "2026")))


def issue_many(studio: Studio) -> QWidget:
    drafts = [each for each in studio.services.store.decisions.all() if each.status != "issued"]
    dialog = IssueManyDialog(studio.workspace, drafts[:3])
    first = next(iter(dialog.numbers.values()))
    first.setText("215")
    first.editingFinished.emit()
    return studio.dialog(dialog)


def issued(services: Services) -> Decision:
    return next(
        each
        for each in reversed(services.store.decisions.all())
        if each.status == "issued" and each.origin == "own" and each.purpose == "award"
    )


def correct(studio: Studio) -> QWidget:
    decision = issued(studio.services)
    dialog = CorrectDialog(studio.workspace, decision)
    award = studio.services.deciding.awards(decision.uid)[0]
    studio.dialog(dialog)
    dialog.recipient.set_value((award.uid, award.name))
    dialog.recipient.chosen.emit(award.uid)
    return dialog


def extract(studio: Studio) -> QWidget:
    decision = issued(studio.services)
    dialog = ExtractUnitDialog(studio.workspace, decision.uid)
    unit, _ = ByUnit(studio.services, studio.services.deciding.awards(decision.uid)).counts()[0]
    dialog.fill({"unit_uid": (unit.uid, unit.name)})
    return studio.dialog(dialog)


def revoke(studio: Studio) -> QWidget:
    decision = issued(studio.services)
    award = studio.services.deciding.awards(decision.uid)[0]
    return studio.dialog(RevokeDialog(studio.workspace, decision, chosen=[award.uid]))


def recorded(services: Services) -> Decision:
    return next(
        each
        for each in services.store.decisions.all()
        if each.status == "issued" and each.origin == "recorded"
    )


def sent(studio: Studio) -> Submission:
    """A submission that waits for its answer."""
    services = studio.services
    return next(each for each in services.store.submissions.all() if each.status == "sent")


def submission(studio: Studio) -> QWidget:
    return studio.dialog(SubmissionDialog(studio.workspace, sent(studio)))


def sending(studio: Studio) -> QWidget:
    return studio.dialog(SendSubmissionDialog(studio.workspace, sent(studio)))


def answer(studio: Studio) -> QWidget:
    return studio.dialog(AnswerDialog(studio.workspace, sent(studio)))


def mended_line(studio: Studio) -> QWidget:
    decision = recorded(studio.services)
    award = studio.services.deciding.awards(decision.uid)[0]
    return studio.dialog(MendAwardDialog(studio.workspace, award))


def removed(studio: Studio) -> QWidget:
    return studio.dialog(RemoveRecordedDialog(studio.workspace, recorded(studio.services)))


def rule(studio: Studio, name: str, key: str | date | None) -> QWidget:
    profile = ProvinceProfile(studio.services.folder.profile)
    table = next(table for table in TABLES if table.name == name)
    return studio.dialog(ProfileEntryDialog(studio.workspace, profile, table, key))


def objected(studio: Studio) -> QWidget:
    """A draft against whose first recipient a complaint is open."""
    services = studio.services
    draft = next(each for each in services.store.decisions.all() if each.status == "draft")
    award = services.deciding.awards(draft.uid)[0]
    if not services.hindrances.of_subject(award.subject_uid):
        services.hindrances.save(
            Hindrance(subject_uid=award.subject_uid, kind="complaint", starts_on=date(2026, 11, 3))
        )
    return studio.dialog(OverrideDecisionDialog(studio.workspace, draft))
