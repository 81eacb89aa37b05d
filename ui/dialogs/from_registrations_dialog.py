"""Choose which registrations become nominations: all, or those of a unit and of some awards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.numbers import format_number
from models.problems import Rejected
from models.registrations import Registration
from services.services import Services
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.workspace import Workspace

Open = Sequence[tuple[Registration, str]]
"""(registration, uid of its subject's unit)"""
EVERYWHERE = ""


def open_registrations(services: Services, period: str) -> Open:
    """Those that may become nominations, with their units: for the worker."""
    found = services.nominating.open_registrations(period)
    subjects = services.store.subjects.get_many([r.subject_uid for r in found])
    units = {subject.uid: subject.unit_uid or "" for subject in subjects}
    return [(registration, units.get(registration.subject_uid, "")) for registration in found]


class FromRegistrationsDialog(FormDialog):
    """``saved`` brings the uids of the registrations."""

    def __init__(
        self, workspace: Workspace, found: Open, unit: str = "", parent: QWidget | None = None
    ) -> None:
        self._found = found
        title = workspace.period.title.lower()
        super().__init__(
            "Lập đề nghị từ đăng ký",
            self._choose,
            parent,
            intro=f"Có {format_number(len(found))} đăng ký của {title} chưa lập đề nghị và chưa ở "
            "trong quyết định nào. Mỗi đăng ký thành một đề nghị; thành tích ghi tiếp trong bảng.",
        )
        units = {each.uid: each.name for each in workspace.services.directory.units()}
        counts = Counter(unit_uid for _registration, unit_uid in found)
        self.unit = Choice(
            [
                (EVERYWHERE, f"Mọi đơn vị ({format_number(len(found))})"),
                *(
                    (uid, f"{name} ({format_number(counts[uid])})")
                    for uid, name in units.items()
                    if counts[uid]
                ),
            ]
        )
        self.unit.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_field("unit", "Đơn vị", self.unit)
        self.awards: dict[str, QCheckBox] = {}
        codes = {registration.award_type for registration, _unit in found}
        award_types = map(workspace.services.catalogue.award_type, codes)
        for award in sorted(award_types, key=lambda award: award.rank):
            box = QCheckBox(award.name)
            box.setChecked(True)
            box.toggled.connect(self._say_how_many)
            self.awards[award.code] = box
            self.add_field(award.code, award.name, box)
        self._names = {code: box.text() for code, box in self.awards.items()}
        self.unit.set_value(unit if counts[unit] else EVERYWHERE)
        self.unit.edited.connect(self._say_how_many)
        self._say_how_many()

    def chosen(self) -> list[str]:
        return [r.uid for r in self._here() if self.awards[r.award_type].isChecked()]

    def _here(self) -> list[Registration]:
        unit = self.unit.value() or EVERYWHERE
        return [r for r, unit_uid in self._found if unit in (EVERYWHERE, unit_uid)]

    def _say_how_many(self) -> None:
        counts = Counter(registration.award_type for registration in self._here())
        for code, box in self.awards.items():
            box.setText(f"{self._names[code]} ({format_number(counts[code])})")
        count = len(self.chosen())
        self.save_button.setText(f"Lập {format_number(count)} đề nghị" if count else "Lập đề nghị")
        self.save_button.setEnabled(count > 0)

    def _choose(self, _values: dict[str, Any]) -> list[str]:
        if not (uids := self.chosen()):
            raise Rejected({"unit": "Hãy chọn ít nhất một danh hiệu có đăng ký."})
        return uids
