"""When and where a council meets, who leads, who writes, who counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models.councils import Council, Meeting
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets import fields
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

TEXTS = ("begins_at", "ends_at", "venue", "chaired_by", "secretary", "content", "note")


class MeetingFormDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, meeting: Meeting | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._meetings = services.meetings
        self._voting = services.voting
        self._councils = services.councils.all()
        period = workspace.period.code or services.periods.current_code()
        today = services.store.origin.today()
        usual = next(iter(services.councils.in_office(today)), None)
        self._new = meeting is None
        self._meeting = meeting or Meeting(
            council_uid=usual.uid if usual else "", period=period, held_on=today
        )
        super().__init__(
            "Sửa thông tin cuộc họp" if meeting else "Thêm cuộc họp Hội đồng",
            self._save_values,
            parent,
            verb="Lưu" if meeting else "Lưu và ghi tiếp",
            drafts=services.store.drafts,
            draft_key=f"meeting:{self._meeting.uid or period}",
        )
        self.council = Choice(
            [(each.uid, _called(each)) for each in self._councils], blank="Chọn Hội đồng"
        )
        self.add_field("council_uid", "Hội đồng", self.council, required=True)
        self.add_field(
            "period", "Kỳ xét", Choice(_periods(workspace, self._meeting.period)), required=True
        )
        self.add_field("held_on", "Ngày họp", DateField(), required=True)
        self.add_field("begins_at", "Bắt đầu lúc", text_field("08 giờ 00", 160), optional=True)
        self.add_field("venue", "Địa điểm", text_field("Phòng họp UBND xã"), optional=True)
        self.add_field("chaired_by", "Chủ trì", text_field(), optional=True)
        self.add_field("secretary", "Thư ký", text_field(), optional=True)
        self.add_field(
            "tellers",
            "Tổ kiểm phiếu",
            long_text_field("Mỗi dòng một người", lines=3),
            optional=True,
            help="Cần khi bỏ phiếu kín; người đứng đầu là tổ trưởng.",
        )
        self.add_field(
            "content",
            "Nội dung",
            long_text_field("Xét danh hiệu thi đua, hình thức khen thưởng năm 2026", lines=2),
            optional=True,
        )
        self.add_field("ends_at", "Kết thúc lúc", text_field("10 giờ 30", 160), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        told = {name: getattr(self._meeting, name) for name in TEXTS}
        told |= {
            name: getattr(self._meeting, name) for name in ("council_uid", "held_on", "period")
        }
        self.fill(told | {"tellers": "\n".join(self._meeting.tellers)})
        if self._new:
            self._suggest()
            self.council.edited.connect(self._suggest)

    def _suggest(self) -> None:
        """Who usually leads and writes in this council."""
        uid = self.council.value()
        if not uid:
            return
        begun = self._meetings.begun(
            replace(self._meeting, council_uid=uid, chaired_by="", secretary="")
        )
        for name in ("chaired_by", "secretary"):
            widget = self._fields[name].widget
            if isinstance(widget, QLineEdit):
                fields.write(widget, getattr(begun, name))

    def _save_values(self, values: dict[str, Any]) -> Meeting:
        if values["held_on"] is None:
            raise Rejected({"held_on": "Hãy nhập ngày họp."})
        tellers = self._fields["tellers"].widget
        lines = tellers.toPlainText().split("\n") if isinstance(tellers, QPlainTextEdit) else []
        values["tellers"] = tuple(name.strip(" ;,.") for name in lines if name.strip(" ;,."))
        values["council_uid"] = values["council_uid"] or ""
        return self._voting.save_meeting(replace(self._meeting, **values))


def _called(council: Council) -> str:
    return f"{council.name} ({council.document})" if council.document else council.name


def _periods(workspace: Workspace, chosen: str) -> list[tuple[str, str]]:
    options = [(code, title) for code, title in workspace.period.choices if code]
    if chosen not in dict(options):
        options.append((chosen, chosen))
    return options
