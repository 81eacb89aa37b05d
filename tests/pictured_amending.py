"""Dialogs that follow from results and issued decisions, with real records in them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from services.following_results import waiting
from services.services import Services
from tests.council_results import add_voted
from tests.studio import Studio
from ui.dialogs.correct_dialog import CorrectDialog
from ui.dialogs.issue_many_dialog import IssueManyDialog
from ui.dialogs.results_dialog import ResultsDialog
from ui.dialogs.revoke_dialog import RevokeDialog


def results(studio: Studio) -> QWidget:
    services = studio.services
    if not waiting(services, "2026"):
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
