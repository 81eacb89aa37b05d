"""The order that the fields of printing certificates stand for, and which printer setting belongs to it."""

from __future__ import annotations

from datetime import date, datetime

from models.certificates import Calibration
from models.dates import format_short
from models.problems import Rejected
from services.certificates.print_register import Run
from services.certificates.print_run import SheetOrder
from services.services import Services
from services.stock_serials import serial_typed
from ui.dialogs.sheet_fields import REISSUE, SheetFields
from ui.dialogs.sheet_recipients import SheetRecipients


class SheetOrderForm:
    def __init__(
        self, services: Services, fields: SheetFields, recipients: SheetRecipients
    ) -> None:
        self._services = services
        self._register = services.print_register
        self._fields = fields
        self._recipients = recipients

    def order(self) -> SheetOrder:
        """Everything as it is set now. Raises ``Rejected``."""
        values = self._fields.values()
        stock_uid = values["stock_uid"] or None
        run = Run(
            layout=values["layout"] or "",
            stock_uid=stock_uid,
            printed_on=values["printed_on"],
            printed_by=values["printed_by"],
            printer=values["printer"] or "",
            tray=values["tray"] or "",
        )
        if problems := self._register.run_problems(run):
            raise Rejected(problems)
        uids = self._recipients.printable()
        if not uids:
            raise Rejected({"whom": self._recipients.why_nobody()})
        first = None
        if stock_uid:
            first = serial_typed(self._services.stock.get(stock_uid), values["first_serial"])
        sheets = self._register.plan(
            run, uids, first, reissue=values["copy"] == REISSUE, reason=values["reason"]
        )
        if problems := self._register.problems(run, sheets):
            raise Rejected(problems)
        return SheetOrder(
            run=run, sheets=sheets, calibration=self.calibration(), numbers=values["numbers"]
        )

    def calibration(self) -> Calibration | None:
        """How the chosen printer was set right; None where it never was."""
        name = self._fields.printer.value()
        if not name:
            return None
        found = self._services.certificates.calibration(
            name, self._fields.tray.value() or "", self._fields.stock.value() or None
        )
        return found if found.uid else None

    def say_calibrated(self) -> None:
        known = self.calibration()
        if not self._fields.has_printer:
            self._fields.say_calibrated("")
        elif known is None:
            self._fields.say_calibrated("Chưa canh máy in này; chữ có thể lệch trên phôi.")
        else:
            day = format_short(_day_of(known))
            self._fields.say_calibrated(f"Đã canh máy in ngày {day}.")


def _day_of(calibration: Calibration) -> date:
    """The day on which it was measured, on the calendar of this machine."""
    return datetime.fromisoformat(calibration.changed_at).astimezone().date()
