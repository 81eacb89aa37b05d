"""Ghi ngày trao…: when awards were handed over, from the decision or from its list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.awards import Award
from models.decisions import Decision
from models.numbers import format_number
from ui.dialogs.presentation_dialog import PresentationDialog
from ui.pages.list_page import ListPage
from ui.pages.page import Needs
from ui.workspace import Workspace


class Presentation:
    """Adds its action to ``page``; ``chosen`` gives the awards that it is for.

    ``needs``: as many rows as that have to be selected ("one" decision, "some" recipients).
    """

    def __init__(
        self,
        page: ListPage,
        workspace: Workspace,
        chosen: Callable[[], Sequence[Award]],
        needs: Needs,
    ) -> None:
        self._page = page
        self._workspace = workspace
        self._chosen = chosen
        self.action = page.add_action(
            "present", "Ghi ngày trao…", "calendar", self.record, needs=needs
        )
        self.action.setVisible(False)

    def show_for(self, decision: Decision | None) -> None:
        """Only what is issued can have been presented."""
        issued = decision is not None and decision.status == "issued"
        self.action.setVisible(issued and decision.purpose == "award" if decision else False)

    def record(self) -> None:
        awards = [award for award in self._chosen() if award.revoked_by is None]
        if not awards:
            self._page.refused.emit("Không có ai để trao: khen thưởng đã chọn đều đã bị thu hồi.")
            return
        dialog = PresentationDialog(self._workspace, awards, self._page)
        dialog.recorded.connect(self._tell)
        dialog.open()

    def _tell(self, presented: int, away: int) -> None:
        said = f"Đã ghi ngày trao cho {format_number(presented)} khen thưởng"
        left = f"; {format_number(away)} chưa trao" if away else ""
        self._page.told.emit(f"{said}{left}.", True)
