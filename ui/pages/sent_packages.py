"""The packages that went out, the newest first; what is there before the first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from services.packages.sending import KINDS, Sent
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.empty_state import EmptyState
from ui.widgets.record_counts import counted

COLUMNS = (
    Column("when", "Ghi lúc", "moment", 140),
    Column("kind", "Loại", width=160),
    Column("period", "Kỳ", width=100),
    Column("sequence", "Lần", "number", 60),
    Column("code", "Mã đối chiếu", width=150),
    Column("age", "Đã gửi", width=110),
    Column("counts", "Trong gói", width=330),
    Column("folder", "Ghi vào", width=220),
    Column("file", "Tên tệp", width=330),
)


class SentPackages(QWidget):
    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ShortListView(
            "packages", "Các gói đã ghi", COLUMNS, settings, filterable=("kind", "period")
        )
        self.none = EmptyState()
        self.none.tell(
            "package", "Chưa ghi gói nào", "Gói đã ghi hiện ở đây, để ghi lại khi USB bị mất."
        )
        heading = QLabel("Các gói đã ghi")
        heading.setProperty("kind", "heading")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(heading)
        layout.addWidget(self._stack, 1)

    def show_history(self, history: Sequence[Sent]) -> None:
        self.list.show_rows([_row(sent) for sent in history])
        self._stack.setCurrentWidget(self.list if history else self.none)

    def chosen_uid(self) -> str | None:
        """Of the one package that is chosen."""
        chosen = self.list.selected_uids() if self.list.selected_count() == 1 else []
        return chosen[0] if chosen else None


def _row(sent: Sent) -> Row:
    package = sent.package
    moment = datetime.fromisoformat(package.created_at).astimezone()
    return Row(
        package.uid,
        (
            f"{moment:%Y-%m-%dT%H:%M}",
            KINDS[package.kind].title if package.kind in KINDS else package.kind,
            package.period,
            package.sequence,
            package.code,
            "hôm nay" if sent.age == 0 else f"{sent.age} ngày trước",
            counted(sent.records),
            package.folder,
            package.file_name,
        ),
    )
