"""Which households something is done for: those selected, those registered, or those of a unit."""

from __future__ import annotations

from collections.abc import Sequence

from models.numbers import format_number
from models.problems import Refused, Rejected
from models.units import UNIT_KINDS
from services.services import Services
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.picker import Picker

SELECTED, REGISTERED, UNIT, UNIT_WAITING = "selected", "registered", "unit", "unit_waiting"


class HouseholdChoice:
    """Two fields of a form; ``uids`` are the households that are meant now."""

    def __init__(
        self,
        dialog: FormDialog,
        services: Services,
        period: str,
        offered: Sequence[str],
        selected: Sequence[str] = (),
        unit_uid: str | None = None,
    ) -> None:
        self._services = services
        self._reviews = services.household_reviews
        self._period = period
        self._selected = list(selected)
        self._registered = self._reviews.waiting(period, registered=True)
        labels = {
            SELECTED: f"Những hộ đang chọn ({format_number(len(selected))})",
            REGISTERED: f"Mọi hộ đã đăng ký, chưa bình xét ({format_number(len(self._registered))})",
            UNIT: "Mọi hộ của một thôn, bản, tổ dân phố",
            UNIT_WAITING: "Những hộ chưa bình xét của một thôn, bản, tổ dân phố",
        }
        there = {SELECTED: bool(selected), REGISTERED: bool(self._registered)}
        self.whom = Choice([(code, labels[code]) for code in offered if there.get(code, True)])
        self.unit = Picker(self._find_units)
        dialog.add_field("subjects", "Những hộ nào", self.whom, required=True)
        dialog.add_field("unit_uid", "Thôn, bản, tổ dân phố", self.unit, required=True)
        if unit_uid:
            name = services.directory.unit_name(unit_uid)
            dialog.fill({"unit_uid": (unit_uid, name)})
            if not selected:
                self.whom.set_value(next(code for code in offered if code in (UNIT, UNIT_WAITING)))

    @property
    def by_unit(self) -> bool:
        return self.whom.value() in (UNIT, UNIT_WAITING)

    def uids(self) -> list[str]:
        """Nobody while the unit is not chosen yet."""
        match self.whom.value():
            case "selected":
                return self._selected
            case "registered":
                return self._registered
            case code:
                try:
                    unit = self.unit.value()
                except Refused:
                    return []
                if unit is None:
                    return []
                waiting = self._reviews.waiting(self._period, unit)
                if code == UNIT_WAITING:
                    return waiting
                reviewed = self._reviews.of_unit(self._period, unit)
                return [*(review.subject_uid for review in reviewed), *waiting]

    def checked(self) -> list[str]:
        """Raises ``Rejected`` while nobody is meant."""
        uids = self.uids()
        if not uids and self.by_unit:
            text = self.unit.text().strip()
            raise Rejected(
                {
                    "unit_uid": f"“{text}” không còn hộ nào như vậy."
                    if text
                    else "Hãy chọn thôn, bản hoặc tổ dân phố."
                }
            )
        if not uids:
            raise Rejected({"subjects": "Chưa có hộ nào để ghi."})
        return uids

    def _find_units(self, text: str) -> list[tuple[str, str, str]]:
        units = self._services.directory.find_units(text)
        return [(unit.uid, unit.name, UNIT_KINDS[unit.kind]) for unit in units]
