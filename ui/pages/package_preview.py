"""What a package would carry: its numbers, and what the clerk should know before it is written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.numbers import format_number
from services.packages.sending import Preview
from ui.look import grid
from ui.widgets.details_pane import Note, note_line
from ui.widgets.record_counts import RecordCounts


class PackagePreview(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("what_goes")
        self._counts = RecordCounts()
        self._notes = QVBoxLayout()
        self._notes.setSpacing(grid(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(self._counts)
        layout.addLayout(self._notes)

    @property
    def sentences(self) -> list[str]:
        """What is told, line by line."""
        return self._sentences

    def show_waiting(self) -> None:
        self._show({}, [Note("Đang đếm những gì sẽ gửi…")])

    def show_preview(self, preview: Preview, *, attachments: bool) -> None:
        counts = dict(preview.counts)
        if not attachments:
            counts.pop("attachments", None)
        self._show(counts, _notes(preview, attachments=attachments))

    def _show(self, counts: Mapping[str, int], notes: list[Note]) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._counts.show_counts(counts)
        for note in notes:
            self._notes.addWidget(note_line(note))
        self._sentences = [*self._counts.sentences, *(note.text for note in notes)]


def _notes(preview: Preview, *, attachments: bool) -> list[Note]:
    notes: list[Note] = []
    since = preview.since_last
    if preview.last is None:
        notes.append(Note("Đây là gói đầu tiên của kỳ và loại này.", "info"))
    elif since.any:
        told = (
            f"So với lần gửi trước: {format_number(since.new)} mới, {format_number(since.changed)} "
            f"đã sửa, {format_number(since.withdrawn)} rút lại, {format_number(since.same)} như cũ."
        )
        notes.append(Note(told, "info"))
    if preview.attachments and not attachments:
        told = f"Không kèm {format_number(preview.attachments)} tệp đính kèm."
        notes.append(Note(told, "info"))
    notes += [Note(problem, "bad") for problem in preview.problems]
    notes += [Note(warning, "warn") for warning in preview.warnings]
    return notes
