"""The nominations of the sample commune, and what is asked about them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.studio import KEEP, SELECT_ROWS, Studio, settle
from ui.dialogs.eligibility_dialog import EligibilityDialog
from ui.pages.nominations.nominations_part import NominationsPart


def part(studio: Studio, *chips: str) -> NominationsPart:
    studio.page("nominations")
    page = studio.session.window.page.show_part("nominations")
    studio.workspace.changes.announce("nominations")
    settle(studio)
    page.chips.choose(*chips)
    return page


def asked(studio: Studio, verb: str, *rows: int, chips: tuple[str, ...] = ()) -> QWidget:
    """The dialog that an action opens for some rows."""
    page = part(studio, *chips)
    page.list.clearSelection()
    for row in rows:
        index = page.list.model().index(row, 0)
        page.list.selectionModel().select(index, SELECT_ROWS)
        page.list.selectionModel().setCurrentIndex(index, KEEP)
    settle(studio)
    return studio.pressed(page.find_action(verb))


def eligible(studio: Studio, *chips: str) -> QWidget:
    dialog = EligibilityDialog(studio.workspace)
    studio.dialog(dialog)
    dialog.award_type.set_value("LDTT")
    dialog.find()
    settle(studio)
    if chips:
        dialog.chips.choose(*chips)
    return dialog
