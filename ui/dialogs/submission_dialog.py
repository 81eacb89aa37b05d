"""The words of a submission upward, and sending it with its number and day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from models.decisions import Level
from models.submissions import Submission
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("level", "addressee", "summary", "symbol", "note")
UPWARD: tuple[Level, ...] = ("province", "ministry", "state")


class SubmissionDialog(FormDialog):
    """Of nominations that were chosen, a new submission; else the words of a known one."""

    def __init__(
        self,
        workspace: Workspace,
        submission: Submission,
        nomination_uids: list[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._submitting = services.submitting
        self._submission = submission
        self._nominations = nomination_uids
        count = len(nomination_uids or ())
        super().__init__(
            "Sửa tờ trình" if nomination_uids is None else f"Lập tờ trình cho {count} đề nghị",
            self._save_values,
            parent,
            verb="Lưu" if nomination_uids is None else "Lập tờ trình",
        )
        levels = [
            (level.code, level.name) for level in services.catalogue.levels if level.code in UPWARD
        ]
        self.level = Choice(levels)
        self.add_field("level", "Cấp quyết định", self.level)
        self.add_field("addressee", "Kính gửi", text_field(), required=True)
        self.add_field(
            "summary",
            "Trích yếu",
            long_text_field("Về việc đề nghị tặng Bằng khen năm 2026", lines=2),
            optional=True,
        )
        self.add_field("symbol", "Ký hiệu", text_field("TTr-UBND", width=160))
        self.add_field("note", "Ghi chú nội bộ", text_field(), optional=True)
        self.fill({name: getattr(submission, name) for name in SHOWN})
        self.level.edited.connect(self._offer_addressee)

    def _offer_addressee(self) -> None:
        level = cast("Level", self.level.value())
        self.fill({"addressee": self._submitting.addressee(level)})

    def _save_values(self, values: dict[str, Any]) -> Submission:
        submission = replace(self._submission, **values)
        if self._nominations is None:
            return self._submitting.save(submission)
        return self._submitting.prepare(submission, self._nominations)


class SendSubmissionDialog(FormDialog):
    """``saved`` brings the submission as it was sent."""

    def __init__(
        self, workspace: Workspace, submission: Submission, parent: QWidget | None = None
    ) -> None:
        self._submitting = workspace.services.submitting
        self._uid = submission.uid
        super().__init__(
            "Gửi tờ trình",
            self._send,
            parent,
            verb="Ghi đã gửi",
            intro="Ghi số, ngày văn thư cấp; từ đây tờ trình chờ kết quả của cấp trên.",
        )
        self.add_field("number", "Số tờ trình", text_field("27", width=120), required=True)
        self.add_field("submitted_on", "Ngày tờ trình", DateField(), required=True)
        today = workspace.services.store.origin.today()
        self.fill({"number": submission.number, "submitted_on": submission.submitted_on or today})

    def _send(self, values: dict[str, Any]) -> Submission:
        return self._submitting.send(self._uid, values["number"], values["submitted_on"])
