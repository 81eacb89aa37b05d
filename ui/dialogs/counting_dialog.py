"""Whether members of a collective are counted when shares are reckoned, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.lists.membership_list import COUNTED
from models.memberships import Membership
from models.numbers import format_number
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class CountingDialog(FormDialog):
    """``saved`` brings how many members were changed."""

    def __init__(
        self, workspace: Workspace, members: Sequence[Membership], parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._memberships = services.memberships
        self._members = members
        first = members[0]
        one = len(members) == 1
        whom = (
            services.directory.subject(first.subject_uid).name
            if one
            else f"{format_number(len(members))} thành viên"
        )
        super().__init__(
            f"Tính hay không tính {whom}",
            self._save_values,
            parent,
            intro="Người không tính không nằm trong mẫu số khi lấy tỷ lệ Lao động tiên tiến "
            "của tập thể.",
        )
        self.counted = Choice(list(COUNTED.items()))
        self.add_field("counted", "Tính tỷ lệ", self.counted)
        self.add_field(
            "reason",
            "Lý do không tính",
            text_field("Mới tuyển dụng dưới 6 tháng"),
        )
        self.add_field(
            "counted_on",
            "Ngày tính",
            DateField(),
            optional=True,
            help="" if one else "Để trống thì mỗi người giữ ngày đã ghi.",
        )
        self.fill({"counted": "yes" if first.counted else "no"})
        if one:
            self.fill({"reason": first.reason, "counted_on": first.counted_on})
        self.counted.edited.connect(self._switch)
        self._switch()

    def _switch(self) -> None:
        self._fields["reason"].setVisible(self.counted.value() == "no")
        self._grow()

    def _save_values(self, values: dict[str, Any]) -> int:
        return self._memberships.set_counted(
            [member.uid for member in self._members],
            counted=values["counted"] == "yes",
            reason=values["reason"],
            counted_on=values["counted_on"],
        )
