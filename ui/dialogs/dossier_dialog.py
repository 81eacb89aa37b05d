"""Take a dossier in, or change what was mistyped: the papers it holds and the day of return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.dates import format_short
from models.dossiers import CHANNELS, Dossier
from models.problems import Refused, Rejected
from models.units import UNIT_KINDS
from services.working_days import WEEKEND
from ui.dialogs.decision_dialog import ground_choice, period_choice
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.look import grid
from ui.widgets import fields
from ui.widgets.award_picker import AwardPicker
from ui.widgets.checklist import ChecklistField
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.message_bar import MessageBar
from ui.widgets.picker import Picker
from ui.workspace import Workspace

SHOWN = (
    "received_on", "submitter", "channel", "period", "award_type", "ground", "summary", "items",
    "note",
)  # fmt: skip


class DossierDialog(FormDialog):
    """``saved`` brings the dossier as it stands in the register."""

    def __init__(
        self, workspace: Workspace, dossier: Dossier | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._services = services
        self._dossiers = services.dossiers
        self._today = services.store.origin.today()
        period = workspace.period.code or services.periods.current_code()
        self._dossier = dossier or Dossier(
            number=0, received_on=self._today, period=period, submitter=""
        )
        super().__init__(
            f"Sửa hồ sơ đến số {dossier.code}" if dossier else "Tiếp nhận hồ sơ",
            self._save_values,
            parent,
            verb="Lưu" if dossier else "Tiếp nhận",
            verb_again="" if dossier else "Tiếp nhận và nhập tiếp",
            kept_again=("received_on", "channel", "period", "who"),
            width=WIDE,
            drafts=services.store.drafts,
            draft_key=f"dossier:{self._dossier.uid}",
        )
        self.items = ChecklistField()
        self.promise = MessageBar()
        self.add_field(
            "received_on", "Ngày nhận", DateField(latest=lambda: self._today), required=True
        )
        self.add_field(
            "submitter",
            "Người hoặc đơn vị nộp hồ sơ",
            text_field("Trường Mầm non Mường Xoan"),
            required=True,
        )
        self.add_field(
            "award_type",
            "Danh hiệu, hình thức đề nghị",
            AwardPicker(services.catalogue),
            optional=True,
            help="Quyết định thành phần hồ sơ; để trống khi một danh sách có nhiều danh hiệu.",
        )
        self.add_field("ground", "Loại hình khen thưởng", ground_choice(services))
        self.add_field("items", "Giấy tờ đã nhận", self.items)
        self.add_field(
            "summary", "Nội dung", text_field("Đề nghị khen thưởng năm 2026"), optional=True
        )
        self.add_field("unit_uid", "Đơn vị trong Danh bạ", Picker(self._find_units), optional=True)
        self.add_field("channel", "Cách nhận", Choice(list(CHANNELS.items())))
        self.add_field("period", "Kỳ thi đua", period_choice(workspace, self._dossier.period))
        if dossier is None:
            self.add_field("who", "Người tiếp nhận", text_field(), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        self._keep_in_sight(self.promise)
        self._fill(dossier)
        for name in ("received_on", "award_type", "ground", "items"):
            fields.watch(self._fields[name].widget, self._reckon)
        self._reckon()

    def _keep_in_sight(self, widget: QWidget) -> None:
        """Above the buttons, where it does not scroll away."""
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(grid(24), grid(8), grid(24), grid(8))
        inside.addWidget(widget)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, box)

    def _fill(self, dossier: Dossier | None) -> None:
        shown = self._dossier
        self.items.set_documents(self._documents(shown))
        self.fill({name: getattr(shown, name) for name in SHOWN})
        if shown.unit_uid:
            name = self._services.directory.unit_name(shown.unit_uid)
            self.fill({"unit_uid": (shown.unit_uid, name)})
        if dossier is None:
            self.fill({"who": self._services.settings.get("clerk_name")})

    def _documents(self, dossier: Dossier) -> tuple[Any, ...]:
        checklist = self._dossiers.checklist(dossier)
        return checklist.documents if checklist else ()

    def _find_units(self, text: str) -> list[tuple[str, str, str]]:
        return [
            (unit.uid, unit.name, UNIT_KINDS[unit.kind])
            for unit in self._services.directory.find_units(text)
        ]

    def _reckon(self) -> None:
        """Let the papers and the day of return follow what was typed."""
        try:
            dossier = self._as_typed()
        except Refused:
            self.promise.clear()
            return
        self.items.set_documents(self._documents(dossier))
        dossier = replace(dossier, items=self.items.value())
        try:
            tone, text = self._promised(dossier)
        except Refused as refused:
            tone, text = "bad", str(refused)
        self.promise.tell(text, tone, closable=False)
        if self.isVisible():
            self._grow()

    def _promised(self, dossier: Dossier) -> tuple[Any, str]:
        missing = self._dossiers.missing(dossier)
        if missing:
            names = "; ".join(document.name for document in missing)
            return (
                "warn",
                f"Còn thiếu: {names}. Chưa hẹn ngày trả; thời hạn tính từ ngày nhận đủ hồ sơ.",
            )
        completed_on = dossier.completed_on or dossier.received_on
        if dossier.completed_on == self._dossier.received_on:
            completed_on = dossier.received_on
        due_on = self._dossiers.due_on(dossier, completed_on)
        procedure = self._dossiers.procedure(dossier)
        if due_on is None or procedure is None:
            return "info", "Hồ sơ đã đủ; chưa có quy trình nên không hẹn được ngày trả."
        text = (
            f"Hồ sơ đã đủ; hẹn trả kết quả ngày {format_short(due_on)} "
            f"({procedure.working_days} ngày làm việc{self._passed_over(completed_on, due_on)})."
        )
        if not self._services.catalogue.calendar.knows(due_on):
            return "warn", f"{text} Chưa có lịch nghỉ lễ, tết năm {due_on.year}."
        return "good", text

    def _passed_over(self, first: date, last: date) -> str:
        """Names the holidays that the count passes over."""
        calendar = self._services.catalogue.calendar
        days = (date.fromordinal(day) for day in range(first.toordinal() + 1, last.toordinal()))
        names = [reason for day in days if (reason := calendar.why_off(day)) not in ("", WEEKEND)]
        told = ", ".join(dict.fromkeys(names))
        return f", không tính {told}" if told else ""

    def _as_typed(self) -> Dossier:
        """Raises ``Refused`` while a field cannot be understood."""
        read = {
            name: fields.read(self._fields[name].widget)
            for name in ("received_on", "award_type", "ground", "items")
        }
        if not isinstance(read["received_on"], date):
            raise Refused("Hãy nhập ngày nhận.")
        read["award_type"] = read["award_type"] or ""
        return replace(self._dossier, **read)

    def _save_values(self, values: dict[str, Any]) -> Dossier:
        who = values.pop("who", "")
        if values["received_on"] is None:
            raise Rejected({"received_on": "Hãy nhập ngày nhận hồ sơ."})
        values["award_type"] = values["award_type"] or ""
        values["period"] = values["period"] or ""
        dossier = replace(self._dossier, **values)
        if dossier.uid:
            return self._dossiers.change(dossier)
        return self._dossiers.receive(dossier, who)
