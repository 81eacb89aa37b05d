"""Nominations for the pictures: out of the registrations of the sample commune, in several steps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from services.services import Services
from tests.pictured_facts import PERIOD, add_facts
from tests.studio import KEEP, SELECT_ROWS, Studio, settle
from ui.dialogs.eligibility_dialog import EligibilityDialog
from ui.pages.nominations.nominations_part import NominationsPart

ACHIEVEMENTS = (
    "Hoàn thành tốt nhiệm vụ chuyên môn, có sáng kiến áp dụng trong trường",
    "Vận động 12 hộ hiến 840 m² đất làm đường liên bản",
    "Hòa giải thành 12 vụ việc ở bản",
)


def add_nominations(services: Services) -> list[str]:
    """Uids, by steps; once, a second call adds nothing."""
    known = [n.uid for n in services.nominating.of_period(PERIOD) if n.registration_uid]
    if known:
        return known
    add_facts(services)
    open_ones = [r.uid for r in services.nominating.open_registrations(PERIOD)]
    uids = list(services.nominating.from_registrations(open_ones[:48]).uids)
    with services.store.action("Ghi thành tích"):
        services.nominating.save_checked(
            [
                replace(nomination, achievement=ACHIEVEMENTS[place % len(ACHIEVEMENTS)])
                for place, nomination in enumerate(services.nominating.get_many(uids[:12]))
            ]
        )
    services.nomination_steps.complete(uids[:30])
    services.nomination_steps.examine(uids[:20])
    services.nomination_steps.give_back(uids[30:31], "Thiếu báo cáo thành tích có xác nhận")
    return uids


def part(studio: Studio, *chips: str) -> NominationsPart:
    add_nominations(studio.services)
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
    add_facts(studio.services)
    dialog = EligibilityDialog(studio.workspace)
    studio.dialog(dialog)
    dialog.award_type.set_value("LDTT")
    dialog.find()
    settle(studio)
    if chips:
        dialog.chips.choose(*chips)
    return dialog
