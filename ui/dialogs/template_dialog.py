"""Xuất mẫu: for which units a template is written, and what it asks of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QWidget

from models.numbers import format_number
from models.problems import Rejected
from services.templates.signature import TemplateKind
from services.templates.writing_templates import TemplateWanted
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.unit_checks import UnitChecks
from ui.workspace import Workspace

KINDS: dict[TemplateKind, str] = {
    "subjects": "Sửa và bổ sung Danh bạ",
    "registrations": "Đăng ký thi đua",
}


class TemplateDialog(FormDialog):
    """``saved`` brings what is wanted, one for each file."""

    def __init__(
        self,
        workspace: Workspace,
        kind: TemplateKind,
        units: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``units`` are checked at first; "" stands for everybody in one file."""
        super().__init__(
            "Xuất mẫu gửi đơn vị",
            self._choose,
            parent,
            verb="Xuất mẫu",
            intro="Mỗi đơn vị một tệp Excel điền sẵn người của đơn vị. Đơn vị sửa, chọn danh hiệu, "
            "thêm người rồi gửi lại; bấm Lấy từ Excel để đưa những thay đổi vào sổ.",
        )
        directory = workspace.services.directory
        self.kind = Choice(list(KINDS.items()))
        self.period = Choice(workspace.period.choices)
        known = [unit for unit in directory.units() if unit.ended_on is None]
        self.units = UnitChecks(known, directory.unit_counts(), directory.count())
        self.every_unit = QPushButton("Chọn mọi đơn vị cấp trên cùng")
        self.every_unit.setProperty("kind", "link")
        self.every_unit.setAutoDefault(False)
        self.every_unit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("kind", "muted")
        self.private = QCheckBox("Kèm cột số định danh và dân tộc")
        self.add_field("kind", "Dùng để", self.kind)
        self.add_field("period", "Kỳ đăng ký", self.period)
        self.add_field("units", "Đơn vị", self.units, required=True)
        self.add_widget(self.every_unit)
        self.add_widget(self.told)
        self.add_field(
            "private",
            "Dữ liệu cá nhân",
            self.private,
            help="Chỉ kèm khi cần đơn vị bổ sung; tệp sẽ rời khỏi máy này.",
        )
        self.fill({"kind": kind, "period": workspace.period.code, "units": list(units)})
        self.kind.edited.connect(self._follow_kind)
        self.units.edited.connect(self._say_how_many)
        self.every_unit.clicked.connect(self.units.check_all)
        self._follow_kind()
        self._say_how_many()

    def _follow_kind(self) -> None:
        registering = self.kind.value() == "registrations"
        self._fields["period"].setVisible(registering)
        self._fields["private"].setVisible(not registering)

    def _say_how_many(self) -> None:
        count = len(self.units.value())
        self.told.setText(
            f"Sẽ ghi {format_number(count)} tệp; tệp của một đơn vị gồm cả người ở các đơn vị trực thuộc."
            if count
            else "Đánh dấu những đơn vị cần gửi; tệp của một đơn vị gồm cả các đơn vị trực thuộc."
        )
        self.save_button.setText(f"Xuất {format_number(count)} mẫu" if count > 1 else "Xuất mẫu")

    def _choose(self, values: dict[str, Any]) -> list[TemplateWanted]:
        kind = cast("TemplateKind", values["kind"])
        if not values["units"]:
            raise Rejected({"units": "Hãy đánh dấu ít nhất một đơn vị."})
        registering = kind == "registrations"
        period = (values["period"] or "") if registering else ""
        if registering and not period:
            raise Rejected({"period": "Hãy chọn kỳ đăng ký."})
        private = bool(values["private"]) and not registering
        return [TemplateWanted(kind, uid, period, private) for uid in values["units"]]
