"""In giấy khen (n)…: the certificates of the chosen decision, from where it stands."""

from __future__ import annotations

from models.decisions import Decision
from models.numbers import format_number
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.unrecorded_bar import UnrecordedBar, recorded_words
from ui.icons import beside_icon
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace

TITLE = "In giấy khen"


class CertificatePrinting:
    """Adds its action to the page of decisions."""

    def __init__(self, page: StoredListPage, workspace: Workspace) -> None:
        self._page = page
        self._workspace = workspace
        self.action = page.add_action(
            "print_certificates", f"{TITLE}…", "award", self.print, shortcut="Ctrl+G", needs="one"
        )
        self.action.setVisible(False)
        self.unrecorded = UnrecordedBar(workspace)
        self.unrecorded.recorded.connect(
            lambda good, spoiled: page.told.emit(recorded_words(good, spoiled), True)
        )
        page.body.insertWidget(0, self.unrecorded)

    def show_for(self, decision: Decision | None) -> None:
        """Say how many certificates the decision has; one that was recorded has them elsewhere."""
        deciding = self._workspace.services.deciding
        count = 0
        if decision is not None and (decision.purpose, decision.origin) == ("award", "own"):
            count = sum(each.count for each in deciding.tally(decision.uid))
        text = f"{TITLE} ({format_number(count)})…" if count else f"{TITLE}…"
        self.action.setText(text)
        self.action.setIconText(beside_icon(text))
        self.action.setVisible(count > 0)

    def print(self) -> None:
        if uid := self._page.list.current_uid():
            awards = self._workspace.services.deciding.listed(uid)
            PrintCertificatesDialog(self._workspace, awards, parent=self._page).open()
