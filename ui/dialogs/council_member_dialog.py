"""Add a member of a council, of the directory or typed, or change one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from models.councils import COUNCIL_ROLES, CouncilMember
from services.recipient_line import honorific_of
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import subject_picker
from ui.widgets import fields
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace

SHOWN = ("honorific", "name", "position", "role", "starts_on", "ends_on")


class CouncilMemberDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, member: CouncilMember, parent: QWidget | None = None
    ) -> None:
        """A member without a uid is a new one of its council."""
        services = workspace.services
        self._councils = services.councils
        self._directory = services.directory
        self._member = member
        super().__init__(
            "Sửa thành viên Hội đồng" if member.uid else "Thêm thành viên Hội đồng",
            self._save_values,
            parent,
            verb_again="" if member.uid else "Lưu và thêm tiếp",
            drafts=services.store.drafts,
            draft_key=f"council-member:{member.uid or member.council_uid}",
        )
        self.subject = subject_picker(self._directory, "individual")
        self.add_field(
            "subject_uid",
            "Người trong Danh bạ",
            self.subject,
            optional=True,
            help="Chọn để chương trình biết khi người này cũng được xét khen thưởng; "
            "ai không có trong Danh bạ thì chỉ gõ tên ở dưới.",
        )
        self.add_field("honorific", "Ông, bà", text_field("Ông", 120), optional=True)
        self.add_field("name", "Họ và tên", text_field(), required=True)
        self.add_field("position", "Chức vụ", text_field("Phó Chủ tịch UBND xã"), optional=True)
        self.add_field("role", "Trong Hội đồng", Choice(list(COUNCIL_ROLES.items())))
        self.add_field("starts_on", "Tham gia từ ngày", DateField(), optional=True)
        self.add_field("ends_on", "Đến hết ngày", DateField(), optional=True)
        self.fill({name: getattr(member, name) for name in SHOWN})
        if member.subject_uid:
            known = self._directory.subject(member.subject_uid)
            self.subject.set_value((known.uid, known.name))
        self.subject.chosen.connect(self._take)

    def _take(self, uid: str) -> None:
        """What the directory knows of somebody."""
        subject = self._directory.subject(uid)
        told = {
            "name": subject.name,
            "honorific": honorific_of(subject),
            "position": subject.position,
        }
        for field, text in told.items():
            widget = self._fields[field].widget
            if isinstance(widget, QLineEdit) and text:
                fields.write(widget, text)

    def _save_values(self, values: dict[str, Any]) -> CouncilMember:
        return self._councils.save_member(replace(self._member, **values))
