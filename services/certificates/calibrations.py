"""Căn chỉnh máy in: what each printer does to a page, by tray and batch of stock."""

from __future__ import annotations

from dataclasses import replace

from models.certificates import Calibration
from models.problems import Rejected
from models.store import Store

LARGEST_SHIFT = 50.0
LARGEST_STRETCH = 0.1


class Calibrations:
    def __init__(self, store: Store) -> None:
        self._store = store

    def calibration(
        self, printer: str, tray: str = "", stock_uid: str | None = None
    ) -> Calibration:
        """How a printer is set right for a tray and a batch; what was measured for less where
        nothing was for these, and a new one that changes nothing where nothing was at all."""
        stored = self._store.calibrations.of_printer(printer)
        for wanted in ((tray, stock_uid), (tray, None), ("", stock_uid), ("", None)):
            for one in stored:
                if (one.tray, one.stock_uid) == wanted:
                    return one
        return Calibration(printer=printer, tray=tray, stock_uid=stock_uid)

    def own_calibration(
        self, printer: str, tray: str = "", stock_uid: str | None = None
    ) -> Calibration:
        """The one of exactly these; a new one to be filled in where there is none."""
        found = self.calibration(printer, tray, stock_uid)
        if (found.tray, found.stock_uid) == (tray, stock_uid):
            return found
        return Calibration(printer=printer, tray=tray, stock_uid=stock_uid)

    def calibrations(self) -> list[Calibration]:
        return self._store.calibrations.all("printer, tray, id")

    def save_calibration(self, calibration: Calibration) -> Calibration:
        """Raises ``Rejected``. There is one per printer, tray and batch: it takes the place of that."""
        problems: dict[str, str] = {}
        for name in ("shift_x", "shift_y"):
            if not abs(getattr(calibration, name)) <= LARGEST_SHIFT:
                problems[name] = "Độ lệch phải từ -50 đến 50 mm."
        for name in ("scale_x", "scale_y"):
            if not abs(getattr(calibration, name) - 1) <= LARGEST_STRETCH:
                problems[name] = "Tỷ lệ phải từ 0,9 đến 1,1 (90% đến 110%)."
        known = self.own_calibration(calibration.printer, calibration.tray, calibration.stock_uid)
        if known.uid and calibration.uid not in ("", known.uid):
            problems["printer"] = (
                "Máy in, khay và lô phôi này đã được canh; hãy sửa số canh ấy hoặc xóa đi trước."
            )
        if problems:
            raise Rejected(problems)
        if known.uid and not calibration.uid:
            calibration = replace(
                calibration,
                uid=known.uid,
                revision=known.revision,
                created_at=known.created_at,
                changed_at=known.changed_at,
            )
        with self._store.action(f"Ghi căn chỉnh máy in {calibration.printer}".rstrip()):
            return self._store.calibrations.save(calibration)

    def delete_calibration(self, uid: str) -> None:
        record = self._store.calibrations.get(uid)
        with self._store.action(f"Xóa căn chỉnh máy in {record.printer}".rstrip()):
            self._store.calibrations.delete(record)
