"""Which names do not fit on their certificates: measured on the worker, told above the list before printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from models.certificates import Calibration
from models.numbers import format_number
from services.certificates.trouble import WHATS, Trouble
from ui.jobs import Job
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace


class SheetChecking(QObject):
    """``checked`` brings the troubles; ``bar`` tells of them and of what the decisions lack."""

    checked = Signal(list)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: Job | None = None
        self._award_uids: Sequence[str] = ()
        self.bar = MessageBar()

    def check(
        self,
        award_uids: Sequence[str],
        layout_id: str,
        calibration: Calibration | None,
        *,
        stock: bool,
    ) -> None:
        """Measure every name again: what is told must be what is printed."""
        self.stop()
        if not layout_id or not award_uids:
            return
        uids, mode = list(award_uids), "stock" if stock else "blank"
        self._award_uids = uids
        self._job = self._workspace.run(
            "Đang đo chữ",
            lambda services, progress: services.certificates.check(
                uids, services.certificates.layout(layout_id).layout, mode, calibration, progress
            ),
            self._measured,
            quiet=True,
        )

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _measured(self, troubles: list[Trouble]) -> None:
        self._job = None
        self._tell(troubles)
        self.checked.emit(troubles)

    def _tell(self, troubles: Sequence[Trouble]) -> None:
        sentences = self._workspace.services.print_register.concerns(self._award_uids)
        everywhere = [trouble.sentence for trouble in troubles if not trouble.award_uid]
        if seen := _counted(troubles):
            sentences.append(f"Cần xem trước khi in: {seen}.")
        if sentences := [*everywhere, *sentences]:
            stops = any(trouble.stops for trouble in troubles)
            self.bar.tell(
                " ".join(sentences),
                "bad" if stops else "warn",
                "Chỉ xem các dòng này" if seen else "",
                closable=False,
            )
        else:
            self.bar.clear()


def _counted(troubles: Sequence[Trouble]) -> str:
    """How many sheets are not as usual, the worst first: "1 tờ không vừa ô, 3 tờ ngắt xuống dòng"."""
    sheets = {(trouble.what, trouble.award_uid) for trouble in troubles if trouble.award_uid}
    counts = Counter(what for what, _award in sheets)
    return ", ".join(
        f"{format_number(counts[what])} tờ {text.lower()}"
        for what, text in WHATS.items()
        if counts[what]
    )
