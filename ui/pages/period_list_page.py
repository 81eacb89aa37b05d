"""A list by units of what is recorded in one period: the one that is chosen above."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import SignalInstance

from ui.pages.unit_list_page import UnitListPage

S = TypeVar("S")
T = TypeVar("T", covariant=True)


class PeriodRecords(Protocol[T]):
    """The service that keeps them."""

    def get(self, uid: str) -> Any: ...

    def unit_counts(self, period: str) -> tuple[dict[str, int], int]: ...

    def summary(self, period: str) -> T: ...


class PeriodListPage(UnitListPage, Generic[S]):
    """Subclasses say who keeps the records, and after what they are to be summed up again."""

    records: PeriodRecords[S]
    _summary: S | None = None

    def sum_up_after(self, *signals: SignalInstance) -> None:
        """Forget the summary after these signals; connect before ``follow``."""
        for signal in signals:
            signal.connect(self._forget_summary)

    def sum_up(self) -> None:
        self._summary = self.records.summary(self.workspace.period.code)

    def count_by_unit(self) -> tuple[dict[str, int], int]:
        return self.records.unit_counts(self.workspace.period.code)

    def widen_for(self, uid: str) -> None:
        self.workspace.period.choose(self.records.get(uid).period)
        super().widen_for(uid)

    def refresh(self) -> None:
        if self._summary is None:
            self.sum_up()
        super().refresh()

    def _forget_summary(self) -> None:
        self._summary = None
