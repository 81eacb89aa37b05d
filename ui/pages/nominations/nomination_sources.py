"""Where nominations come from: registrations, who qualifies by the records, and the clerk's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from models.numbers import format_number
from models.subjects import SubjectKind
from services.nominating import Added, Moved
from ui.dialogs.eligibility_dialog import EligibilityDialog
from ui.dialogs.from_registrations_dialog import (
    FromRegistrationsDialog,
    Open,
    open_registrations,
)
from ui.dialogs.nomination_dialog import NominationDialog
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.pages.nominations.nominations_part import NominationsPart


class NominationSources(QObject):
    """Adds its actions to the page."""

    def __init__(self, page: NominationsPart, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        page.add_action(
            "from_registrations", "Từ đăng ký…", "clipboard-pen", self.ask_registrations, main=True
        )
        page.add_action("eligible", "Ai đủ điều kiện?…", "search", self.ask_eligible)
        page.add_action("new", "Thêm đề nghị…", "plus", self.ask_new, shortcut="Ctrl+N")

    def ask_registrations(self) -> None:
        period = self._workspace.period.code
        self._workspace.run(
            "Đang xem đăng ký",
            lambda services, _progress: open_registrations(services, period),
            self._offer_registrations,
        )

    def ask_eligible(self) -> None:
        dialog = EligibilityDialog(self._workspace, self._page.chosen_unit, self._page)
        dialog.chosen.connect(self._nominate_eligible)
        dialog.open()

    def ask_new(self) -> None:
        kinds = self._page.list.filters.get("kind", [])
        kind = cast("SubjectKind", kinds[0]) if kinds else "individual"
        dialog = NominationDialog(self._workspace, None, kind, self._page)
        dialog.saved.connect(self._added_by_hand)
        dialog.open()

    def _offer_registrations(self, found: Open) -> None:
        if not found:
            self._page.refused.emit("Kỳ này không còn đăng ký nào chưa lập đề nghị.")
            return
        dialog = FromRegistrationsDialog(self._workspace, found, self._page.chosen_unit, self._page)
        dialog.saved.connect(self._nominate_registrations)
        dialog.open()

    def _nominate_registrations(self, uids: list[str]) -> None:
        self._workspace.run(
            f"Đang lập {format_number(len(uids))} đề nghị",
            lambda services, progress: services.nominating.from_registrations(uids, progress),
            self._tell,
            "nominations",
            "registrations",
        )

    def _nominate_eligible(self, award_type: str, uids: list[str]) -> None:
        period = self._workspace.period.code
        self._workspace.run(
            f"Đang lập {format_number(len(uids))} đề nghị",
            lambda services, progress: services.eligibility.nominate(
                period, award_type, uids, progress
            ),
            self._tell,
            "nominations",
            "registrations",
        )

    def _added_by_hand(self, added: Added) -> None:
        self._workspace.changes.announce("nominations", "periods")
        self._tell(added)
        self._page.list.select_uid(added.uids[0])

    def _tell(self, added: Added) -> None:
        self._page.work.tell(Moved(len(added.uids), added.held), "lập")
