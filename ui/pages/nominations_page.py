"""Đề nghị & xét duyệt: from what was handed in to what the council said and what goes up."""

from __future__ import annotations

from ui.pages.nominations.dossiers_part import DossiersPart
from ui.pages.nominations.meetings_part import MeetingsPart
from ui.pages.nominations.nominations_part import NominationsPart
from ui.pages.nominations.submissions_part import SubmissionsPart
from ui.pages.tabbed_page import Part, TabbedPage
from ui.workspace import Workspace


class NominationsPage(TabbedPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "nominations",
            "Đề nghị & xét duyệt",
            [
                Part("dossiers", "Hồ sơ đến", lambda: DossiersPart(workspace)),
                Part("nominations", "Đề nghị", lambda: NominationsPart(workspace)),
                Part("meetings", "Họp Hội đồng", lambda: MeetingsPart(workspace)),
                Part("submissions", "Trình cấp trên", lambda: SubmissionsPart(workspace)),
            ],
            workspace.settings,
        )
