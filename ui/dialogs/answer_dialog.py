"""Record in one step what the office above decided: its decision, who is granted, who is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from models.decisions import Level
from models.nominations import Nomination
from models.numbers import format_number
from models.problems import Rejected
from models.submissions import Submission
from services.submitting import Answer
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Họ và tên / Tên tập thể", width=220),
    Column("award", "Danh hiệu, hình thức", width=230),
    Column("unit", "Đơn vị", width=200),
)
"""Of whoever waits for an answer."""


class AnswerDialog(FormDialog):
    """``saved`` brings the answer; whoever is selected was granted what was proposed."""

    def __init__(
        self, workspace: Workspace, submission: Submission, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._services = services
        self._waiting = [
            nomination
            for nomination in services.submitting.nominations(submission.uid)
            if nomination.status == "submitted"
        ]
        super().__init__(
            "Ghi kết quả của cấp trên",
            self._checked,
            parent,
            verb="Ghi kết quả",
            width=WIDE,
            intro="Chọn những ai được khen trong quyết định; giữ Ctrl để chọn nhiều dòng.",
        )
        self._submission = submission
        self.list = ShortListView("answer", "Đề nghị đang chờ kết quả", COLUMNS, workspace.settings)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(grid(180))
        self.list.show_rows(self._rows_of(self._waiting))
        self.told = QLabel()
        self.told.setProperty("kind", "small")
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(4))
        layout.addWidget(self.list)
        layout.addWidget(self.told)
        self.add_widget(box)
        self.rest = Choice([("refused", "Không được khen"), ("waits", "Còn chờ quyết định khác")])
        self.add_field("rest", "Những ai không được chọn", self.rest)
        self.add_field(
            "refused",
            "Lý do không được khen",
            text_field("Chưa đủ thời gian giữ danh hiệu"),
            required=True,
        )
        levels = [(level.code, level.name) for level in services.catalogue.levels]
        self.add_section("Quyết định của cấp trên")
        self.add_field("level", "Cấp quyết định", Choice(levels))
        self.add_field(
            "issuer",
            "Người ban hành",
            text_field("Chủ tịch Ủy ban nhân dân tỉnh, Thủ tướng Chính phủ, Chủ tịch nước"),
            required=True,
        )
        self.add_field(
            "number", "Số, ký hiệu", text_field("1234/QĐ-UBND", width=200), required=True
        )
        self.add_field("decided_on", "Ngày quyết định", DateField(), required=True)
        signs = submission.addressee if submission.level == "province" else ""
        self.fill({"level": submission.level, "issuer": signs, "rest": "refused"})
        self.list.selected.connect(self._say_how_many)
        self.rest.edited.connect(self._say_how_many)
        self.list.selectAll()
        self._say_how_many()

    def _rows_of(self, nominations: Sequence[Nomination]) -> list[Row]:
        services = self._services
        subjects = {
            subject.uid: subject
            for subject in services.store.subjects.get_many([n.subject_uid for n in nominations])
        }
        return [
            Row(
                nomination.uid,
                (
                    subjects[nomination.subject_uid].name,
                    services.catalogue.award_type(nomination.award_type).name,
                    services.directory.unit_name(subjects[nomination.subject_uid].unit_uid),
                ),
            )
            for nomination in nominations
        ]

    def _say_how_many(self) -> None:
        granted = len(self.list.selected_uids())
        rest = len(self._waiting) - granted
        what = "không được khen" if self.rest.value() == "refused" else "còn chờ"
        self.told.setText(
            f"Được khen {format_number(granted)}; {what} {format_number(rest)} "
            f"trong {format_number(len(self._waiting))} đề nghị."
        )
        self.show_field("rest", rest > 0)
        self.show_field("refused", rest > 0 and self.rest.value() == "refused")

    def _checked(self, values: dict[str, Any]) -> Answer:
        granted = tuple(self.list.selected_uids())
        others = [n.uid for n in self._waiting if n.uid not in set(granted)]
        turned_down = others if values["rest"] == "refused" else []
        answer = Answer(
            number=values["number"],
            decided_on=values["decided_on"],
            level=cast("Level", values["level"]),
            issuer=values["issuer"],
            granted=granted,
            refused=dict.fromkeys(turned_down, str(values["refused"])),
        )
        if problems := self._services.submitting.answer_problems(self._submission.uid, answer):
            raise Rejected(problems)
        return answer
