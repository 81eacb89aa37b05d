"""Add a person, a collective or a household, or change one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS, Subject, SubjectKind
from models.units import UNIT_KINDS, Unit
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace

NAME_LABELS: dict[SubjectKind, str] = {
    "individual": "Họ và tên",
    "collective": "Tên tập thể",
    "household": "Họ tên chủ hộ",
}
UNIT_LABELS: dict[SubjectKind, str] = {
    "individual": "Đơn vị",
    "collective": "Thuộc đơn vị",
    "household": "Thôn, bản, tổ dân phố",
}


class SubjectDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        subject: Subject | None = None,
        kind: SubjectKind = "individual",
        unit_uid: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._workspace = workspace
        self._directory = workspace.services.directory
        self._subject = subject or Subject(kind=kind, name="", unit_uid=unit_uid)
        kind = self._subject.kind
        label = SUBJECT_KINDS[kind].lower()
        super().__init__(
            f"Sửa {label}" if subject else f"Thêm {label}",
            self._save_values,
            parent,
            verb_again="" if subject else "Lưu và thêm tiếp",
            kept_again=("unit_uid", "holder_class"),
            drafts=workspace.services.store.drafts,
            draft_key=f"subject:{kind}:{self._subject.uid}",
        )
        self.name = text_field()
        self.namesakes = QLabel()
        self.namesakes.setWordWrap(True)
        self.namesakes.setProperty("kind", "muted")
        self.namesakes.hide()
        self.unit = Picker(self._find_units, new_text="Thêm đơn vị “{}”")
        self.add_field("name", NAME_LABELS[kind], self.name, required=True)
        self.add_widget(self.namesakes)
        shown = ["name"]
        if kind != "collective":
            self.add_field(
                "honorific", "Danh xưng", text_field("Ông, Bà", width=160), optional=True
            )
            shown.append("honorific")
        if kind == "individual":
            self.add_field("position", "Chức vụ", text_field("Giáo viên"), optional=True)
            shown.append("position")
        self.add_field("unit_uid", UNIT_LABELS[kind], self.unit, optional=True)
        if kind == "individual":
            self.add_field(
                "holder_class",
                "Lãnh đạo hay người trực tiếp",
                Choice(list(HOLDER_CLASSES.items())),
                help="Biểu tổng hợp đếm riêng lãnh đạo, quản lý và người trực tiếp lao động.",
            )
            shown.append("holder_class")
        if kind != "collective":
            self.add_field(
                "birth_date", "Ngày sinh", DateField(partial=True, latest=date.today), optional=True
            )
            self.add_field("sex", "Giới tính", Choice(list(SEXES.items())))
            shown += ["birth_date", "sex"]
        self.add_field("address", "Địa chỉ", text_field(), optional=True)
        self.add_field("status", "Tình trạng", Choice(list(STATUSES.items())))
        self.add_field("former_unit", "Đơn vị cũ", text_field(), optional=True)
        shown += ["address", "status", "former_unit"]
        if kind != "collective":
            self.add_section("Chỉ nhập khi biểu mẫu cần")
            self.add_field(
                "personal_id",
                "Số định danh cá nhân",
                text_field("12 chữ số", width=200),
                optional=True,
                help="Không in trong danh sách công khai.",
            )
            self.add_field("ethnicity", "Dân tộc", text_field(width=200), optional=True)
            shown += ["personal_id", "ethnicity"]
        if kind == "individual":
            self.add_field(
                "sort_name",
                "Tên để xếp thứ tự",
                text_field(),
                optional=True,
                help="Chỉ cần khi tên gọi không đứng cuối, ví dụ Y Thông Niê ghi là Niê Y Thông.",
            )
            shown.append("sort_name")
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        shown.append("note")
        self.fill({name: getattr(self._subject, name) for name in shown})
        if self._subject.unit_uid:
            self.unit.set_value(
                (self._subject.unit_uid, self._directory.unit_name(self._subject.unit_uid))
            )
        self.name.editingFinished.connect(self._show_namesakes)
        self.unit.new_wanted.connect(self._add_unit)

    def _find_units(self, text: str) -> list[tuple[str, str, str]]:
        return [
            (unit.uid, unit.name, UNIT_KINDS[unit.kind])
            for unit in self._directory.find_units(text)
        ]

    def _add_unit(self, name: str) -> None:
        kind = "hamlet" if self._subject.kind == "household" else "other"
        unit = self._directory.save_unit(Unit(name=name, kind=kind))
        self._workspace.changes.announce("units")
        self.unit.set_value((unit.uid, unit.name))

    def _show_namesakes(self) -> None:
        """Two people may share a name; the clerk only has to know."""
        others = self._directory.namesakes(replace(self._subject, name=self.name.text()))
        places = [
            f"{other.name} ({self._directory.unit_name(other.unit_uid) or 'chưa có đơn vị'})"
            for other in others[:3]
        ]
        self.namesakes.setText(f"Danh bạ đã có: {'; '.join(places)}.")
        self.namesakes.setVisible(bool(others))

    def _save_values(self, values: dict[str, Any]) -> Subject:
        values["birth_date"] = values.get("birth_date") or ""
        return self._directory.save(replace(self._subject, **values))
