"""Asks for the results of sheets that were printed and never written into the register, one run after the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.numbers import format_number
from services.certificates.sent_runs import SentRun
from ui.dialogs.drafts import wall_clock
from ui.dialogs.print_results_dialog import PrintResultsDialog, ask_to_discard
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace


class UnrecordedBar(MessageBar):
    """``recorded`` brings how many sheets are good and how many spoiled."""

    recorded = Signal(int, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._sent: SentRun | None = None
        self.acted.connect(self._open)
        self.dismissed.connect(self._ask_to_discard)
        workspace.changes.certificates_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask for the oldest run that nobody wrote down; hidden when there is none."""
        self._sent = next(iter(self._workspace.services.sent_runs.all()), None)
        if self._sent is None:
            self.clear()
            return
        self.tell(
            f"Lần in lúc {wall_clock(self._sent.sent_at)} "
            f"({format_number(len(self._sent.sheets))} tờ giấy khen) chưa ghi kết quả vào sổ in.",
            "warn",
            "Ghi bây giờ…",
            dismiss="Bỏ",
        )

    def _open(self) -> None:
        assert self._sent is not None
        dialog = PrintResultsDialog(
            self._workspace.services,
            self._sent,
            self.window(),
            intro=f"Lần in lúc {wall_clock(self._sent.sent_at)} chưa được ghi sổ. Hãy bỏ dấu ở cột đầu "
            "những tờ không ra, đánh dấu tờ bị hỏng rồi ghi sổ.",
        )
        dialog.recorded.connect(self._recorded)
        dialog.discarded.connect(self._announce)
        dialog.open()

    def _recorded(self, good: int, spoiled: int) -> None:
        self._announce()
        self.recorded.emit(good, spoiled)

    def _ask_to_discard(self) -> None:
        question = ask_to_discard(self.window())
        question.confirmed.connect(self._discard)
        question.declined.connect(self.look)

    def _discard(self) -> None:
        assert self._sent is not None
        self._workspace.services.sent_runs.forget(self._sent.uid)
        self._announce()

    def _announce(self) -> None:
        self._workspace.changes.announce("certificates")


def recorded_words(good: int, spoiled: int) -> str:
    """What was written into the register."""
    said = f"Đã ghi sổ {format_number(good)} tờ in tốt."
    if spoiled:
        said += f" {format_number(spoiled)} tờ hỏng cũng đã trừ vào phôi; chọn Chưa in để in lại."
    return said
