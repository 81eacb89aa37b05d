"""Fill the members of a collective with the people of its unit, or those of all collectives at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.numbers import format_number
from models.problems import Refused, Rejected
from models.units import UNIT_KINDS
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import subject_picker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.picker import Picker
from ui.workspace import Workspace

ONE, ALL = "one", "all"


@dataclass(frozen=True, slots=True)
class WantedMembers:
    """Without a collective: every one that registered and has no members yet."""

    period: str
    collective_uid: str
    unit_uid: str
    counted_on: date | None


class TakeMembersDialog(FormDialog):
    """``saved`` brings ``WantedMembers``."""

    def __init__(
        self, workspace: Workspace, collective_uid: str = "", parent: QWidget | None = None
    ) -> None:
        self._services = workspace.services
        self._memberships = workspace.services.memberships
        self._directory = workspace.services.directory
        self._period = workspace.period.code or workspace.services.periods.current_code()
        super().__init__(
            f"Lấy những người của đơn vị, kỳ {self._period}",
            self._choose,
            parent,
            verb="Lấy",
            intro="Ai đang hoạt động ở đơn vị được ghi là thành viên của tập thể; "
            "ai đã ghi rồi thì giữ nguyên.",
        )
        waiting = self._memberships.without_members(self._period)
        self.scope = Choice(
            [
                (ONE, "Một tập thể"),
                (
                    ALL,
                    f"Mọi tập thể đã đăng ký, chưa có thành viên ({format_number(len(waiting))})",
                ),
            ]
        )
        self.collective = subject_picker(self._directory, "collective")
        self.unit = Picker(self._find_units)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_field("scope", "Lấy cho", self.scope)
        self.add_field("collective_uid", "Tập thể", self.collective, required=True)
        self.add_field(
            "unit_uid",
            "Những người của đơn vị",
            self.unit,
            required=True,
            help="Gồm cả các đơn vị trực thuộc.",
        )
        self.add_field(
            "counted_on",
            "Ngày tính",
            DateField(),
            optional=True,
            help="Ngày chốt danh sách để tính tỷ lệ.",
        )
        self.add_widget(self.told)
        self.fill({"counted_on": self._day()})
        self.scope.edited.connect(self._switch)
        self.collective.edited.connect(self._offer_unit)
        self.unit.edited.connect(self._say_how_many)
        if collective_uid:
            name = self._directory.subject(collective_uid).name
            self.collective.set_value((collective_uid, name))
        elif waiting:
            self.scope.set_value(ALL)
        self._switch()

    def _day(self) -> date | None:
        """Today, while the period lasts."""
        today = self._services.store.origin.today()
        period = self._services.periods.find(self._period)
        return today if period and period.starts_on <= today <= period.ends_on else None

    def _find_units(self, text: str) -> list[tuple[str, str, str]]:
        units = self._directory.find_units(text)
        return [(unit.uid, unit.name, UNIT_KINDS[unit.kind]) for unit in units]

    def _switch(self) -> None:
        one = self.scope.value() == ONE
        for name in ("collective_uid", "unit_uid"):
            self._fields[name].setVisible(one)
        self._say_how_many()
        self._grow()

    def _offer_unit(self) -> None:
        uid = _value(self.collective)
        if not uid:
            return
        collective = self._directory.subject(uid)
        unit = self._memberships.own_unit(collective)
        if unit is None and collective.unit_uid:
            unit = self._directory.unit(collective.unit_uid)
        if unit is not None:
            self.unit.set_value((unit.uid, unit.name))
        self._say_how_many()

    def _say_how_many(self) -> None:
        if self.scope.value() == ALL:
            count = len(self._memberships.without_members(self._period))
            self.told.setText(
                "Tập thể nào không rõ là đơn vị nào thì được nêu tên để lấy riêng."
                if count
                else "Mọi tập thể đã đăng ký trong kỳ đều có thành viên rồi."
            )
            self.save_button.setEnabled(count > 0)
            self.save_button.setText(f"Lấy cho {format_number(count)} tập thể" if count else "Lấy")
            return
        collective, unit = _value(self.collective), _value(self.unit)
        self.save_button.setEnabled(True)
        self.save_button.setText("Lấy")
        self.told.clear()
        if collective and unit:
            people = self._memberships.to_take(collective, self._period, unit)
            self.told.setText(
                f"Sẽ thêm {format_number(len(people))} thành viên."
                if people
                else "Đơn vị này không còn ai chưa là thành viên của tập thể."
            )
            self.save_button.setEnabled(bool(people))
            if people:
                self.save_button.setText(f"Lấy {format_number(len(people))} người")

    def _choose(self, values: dict[str, Any]) -> WantedMembers:
        if values["scope"] == ALL:
            return WantedMembers(self._period, "", "", values["counted_on"])
        problems: dict[str, str] = {}
        if not values["collective_uid"]:
            problems["collective_uid"] = "Hãy chọn tập thể."
        if not values["unit_uid"]:
            problems["unit_uid"] = "Hãy chọn đơn vị."
        if problems:
            raise Rejected(problems)
        return WantedMembers(
            self._period, values["collective_uid"], values["unit_uid"], values["counted_on"]
        )


def _value(picker: Picker) -> str:
    """What is chosen; "" while what was typed is nothing yet."""
    try:
        return picker.value() or ""
    except Refused:
        return ""
