"""What a form or report asks for before it is made: the record, the unit, the period, private data."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.problems import Refused
from models.units import UNIT_KINDS
from services.forms.form import Form, Wanted
from services.forms.record_kinds import RECORD_KINDS, kinds_of, nouns_of
from services.reports.report import Report, Span
from ui.look import grid
from ui.widgets.choice import Choice
from ui.widgets.form_field import FormField
from ui.widgets.picker import Found, Picker
from ui.widgets.record_picker import RecordPicker
from ui.workspace import Workspace

EVERY_PERIOD = "Mọi kỳ"


class WantedFields(QWidget):
    """Shows the fields of one paper at a time; what is missing is said under its field."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._services = workspace.services
        self._form: Form | None = None
        self.record = RecordPicker(workspace)
        self.unit = Picker(self._find_units, hint="Gõ vài chữ của tên đơn vị, không cần dấu")
        self.period = Choice(blank=EVERY_PERIOD)
        self.private = QCheckBox("In cả số định danh và dân tộc")
        self.record_field = FormField("record", "Quyết định", self.record)
        self.unit_field = FormField("unit", "Đơn vị", self.unit)
        self.period_field = FormField("period", "Kỳ", self.period)
        self.private_field = FormField(
            "private",
            "Dữ liệu cá nhân",
            self.private,
            help="Chỉ in khi biểu mẫu cần; không dùng cho danh sách công khai.",
        )
        self._fields = (self.record_field, self.unit_field, self.period_field, self.private_field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(12))
        for field in self._fields:
            layout.addWidget(field)

        for field, picker in ((self.record_field, self.record), (self.unit_field, self.unit)):
            picker.edited.connect(lambda field=field: field.show_problem(""))

    def refresh(self) -> None:
        chosen = self.period.value() or self._workspace.period.code
        self.period.set_options(self._workspace.period.choices)
        self.period.set_value(chosen)
        self.record.refresh()

    def ask_for(self, paper: Form | Report) -> None:
        """Show what this paper needs, and nothing else."""
        form = self._form = paper if isinstance(paper, Form) else None
        for field in self._fields:
            field.show_problem("")
        asked = form is not None and bool(kinds_of(form))
        self.record_field.setVisible(asked)
        if form is not None and asked:
            nouns = nouns_of(form)
            self.record.look_for(form)
            self.record_field.relabel(nouns[:1].upper() + nouns[1:], optional=not form.needs_record)
        self.unit_field.setVisible(form is not None and bool(form.by_unit))
        self.unit_field.relabel("Đơn vị", optional=form is not None and form.by_unit == "optional")
        self.period_field.setVisible(form is None or form.by_period)
        self.period.set_blank(EVERY_PERIOD if form is not None and form.is_list else None)
        self.private_field.setVisible(form is not None and form.has_private)

    def wanted(self, form: Form) -> Wanted | None:
        """For what the form is made; None after saying what is missing."""
        uid = self._chosen(
            self.record_field,
            form.record in RECORD_KINDS,
            "" if not form.needs_record else f"Hãy chọn {nouns_of(form)} cần in.",
        )
        unit = self._chosen(
            self.unit_field,
            bool(form.by_unit),
            "Hãy chọn đơn vị cần in." if form.by_unit == "required" else "",
        )
        wrong = [field for field in self._fields if field.problem]
        if wrong:
            wrong[0].widget.setFocus()
            return None
        period = self.period.value() or "" if form.by_period and not uid else ""
        private = form.has_private and self.private.isChecked()
        return Wanted(uid=uid, unit=unit, period=period, private=private)

    def span(self) -> Span:
        """For what a report is made."""
        return Span(period=self.period.value() or self._workspace.period.code)

    def _chosen(self, field: FormField, asked: bool, missing: str) -> str:
        """The uid in a field; what is wrong with it is said there."""
        field.show_problem("")
        picker = field.widget
        if not asked or not isinstance(picker, Picker):
            return ""
        try:
            uid = picker.value() or ""
        except Refused as refused:
            field.show_problem(str(refused))
            return ""
        field.show_problem("" if uid else missing)
        return uid

    def _find_units(self, text: str) -> list[Found]:
        kinds = self._form.units if self._form else ()
        found = self._services.directory.find_units(text)
        return [
            (unit.uid, unit.name, UNIT_KINDS[unit.kind])
            for unit in found
            if not kinds or unit.kind in kinds
        ]
