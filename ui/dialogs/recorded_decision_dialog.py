"""Write down a decision that another office, or the commune itself long ago, made on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.problems import Refused
from ui.dialogs.decision_dialog import ground_choice, movement_choice, period_choice
from ui.dialogs.form_dialog import FormDialog
from ui.widgets import fields
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = (
    "level",
    "issuer",
    "number",
    "symbol",
    "decided_on",
    "award_type",
    "summary",
    "period",
    "ground",
    "movement_uid",
    "signer_name",
    "note",
)
MILLISECONDS_BEFORE_CHECKING = 250


class RecordedDecisionDialog(FormDialog):
    """``list_wanted`` when the clerk goes straight on to the list of recipients."""

    list_wanted = Signal(str)  # uid

    def __init__(
        self, workspace: Workspace, decision: Decision | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._deciding = services.deciding
        self._wording = services.wording
        self._decision = decision or Decision(
            origin="recorded",
            level="province",
            symbol="",
            period=workspace.period.code or services.periods.current_code(),
        )
        super().__init__(
            "Sửa quyết định đã ghi" if decision else "Ghi quyết định của cấp trên",
            self._save_values,
            parent,
            verb_again="Lưu và lập danh sách",
            intro="Ghi theo bản giấy đã ban hành; sau khi lập danh sách thì khóa lại.",
            drafts=services.store.drafts,
            draft_key=f"recorded-decision:{self._decision.uid}",
        )
        self._check_soon = QTimer(self)
        self._check_soon.setSingleShot(True)
        self._check_soon.setInterval(MILLISECONDS_BEFORE_CHECKING)
        self.award_type = AwardPicker(
            services.catalogue, self._decision.level, self._wording.day(self._decision)
        )
        levels = [(level.code, level.name) for level in services.catalogue.levels]
        self.add_field("level", "Cấp quyết định", Choice(levels))
        self.add_field(
            "issuer",
            "Người ban hành",
            text_field("Chủ tịch Ủy ban nhân dân tỉnh"),
            help="Ghi như dòng đứng trước các căn cứ trong quyết định; của xã thì có thể để trống.",
        )
        self.add_field(
            "number",
            "Số, ký hiệu",
            text_field("1234/QĐ-UBND", width=200),
            help="Có thể ghi sau; cần có trước khi khóa.",
        )
        self.add_field("decided_on", "Ngày ban hành", DateField())
        self.add_field(
            "award_type", "Danh hiệu, hình thức khen thưởng", self.award_type, required=True
        )
        self.add_field("summary", "Trích yếu", long_text_field(lines=2), optional=True)
        self.add_field("period", "Kỳ", period_choice(workspace, self._decision.period))
        self.add_field("ground", "Loại hình khen thưởng", ground_choice(services))
        self.add_field("movement_uid", "Phong trào", movement_choice(services))
        self.add_field("signer_name", "Người ký", text_field(), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        shown = {name: getattr(self._decision, name) for name in SHOWN if name != "symbol"}
        if self._decision.number:
            shown["number"] = self._decision.code
        self.fill(shown)
        self._check()

        self._check_soon.timeout.connect(self._check)
        for name in ("level", "award_type", "decided_on"):
            fields.watch(self._fields[name].widget, self._check_soon.start)

    def done(self, result: int) -> None:
        self._check_soon.stop()
        super().done(result)

    def save_and_again(self) -> None:
        """Save, and go on to the list instead of to another decision."""
        saved: list[Decision] = []
        self.saved.connect(saved.append)
        self.accept()
        if saved:
            self.list_wanted.emit(saved[0].uid)

    def _save_values(self, values: dict[str, Any]) -> Decision:
        return self._deciding.save(self._with(values))

    def _with(self, values: dict[str, Any]) -> Decision:
        values["award_type"] = values.get("award_type") or ""
        return replace(self._decision, **values, symbol="")

    def _check(self) -> None:
        """Say at once when this level cannot have decided this award on that day."""
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            try:
                values[name] = fields.read(field.widget)
            except Refused:
                continue
        decision = self._with(values)
        self.award_type.set_terms(decision.level, self._wording.day(decision))
        self._fields["award_type"].show_problem(self._deciding.level_problem(decision) or "")
