"""Add some people to a collective."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import subject_picker
from ui.widgets.chosen_field import ChosenField
from ui.widgets.date_field import DateField
from ui.workspace import Workspace


class MembersDialog(FormDialog):
    """``saved`` brings how many members were added."""

    def __init__(
        self, workspace: Workspace, collective_uid: str = "", parent: QWidget | None = None
    ) -> None:
        directory = workspace.services.directory
        self._memberships = workspace.services.memberships
        self._period = workspace.period.code or workspace.services.periods.current_code()
        super().__init__(
            f"Thêm thành viên tập thể, kỳ {self._period}",
            self._save_values,
            parent,
            verb="Thêm",
            verb_again="Thêm và ghi tiếp",
            kept_again=("collective_uid", "counted_on"),
            drafts=workspace.services.store.drafts,
            draft_key=f"members:{self._period}",
        )
        self.collective = subject_picker(directory, "collective")
        self.people = ChosenField(subject_picker(directory, "individual"))
        self.add_field("collective_uid", "Tập thể", self.collective, required=True)
        self.add_field(
            "subjects", "Thành viên", self.people, required=True, help="Chọn được nhiều người."
        )
        self.add_field(
            "counted_on",
            "Ngày tính",
            DateField(),
            optional=True,
            help="Ngày chốt danh sách để tính tỷ lệ.",
        )
        if collective_uid:
            self.fill({"collective_uid": (collective_uid, directory.subject(collective_uid).name)})
        self.people.edited.connect(self._grow)

    def _save_values(self, values: dict[str, Any]) -> int:
        added = self._memberships.add(
            values["collective_uid"] or "", self._period, values["subjects"], values["counted_on"]
        )
        if not added:
            raise Rejected({"subjects": "Những người này đã là thành viên của tập thể trong kỳ."})
        return added
