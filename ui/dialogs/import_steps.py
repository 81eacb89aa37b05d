"""What the window for lists shows: where to drop a file, what it would do, what it did."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from services.intake.columns import EXPECTED, TITLES
from services.intake.plan import INTAKE_KINDS, Choices, IntakeKind, Plan
from ui.colours import colours
from ui.dialogs.import_options import ImportOptions
from ui.dialogs.import_preview import ImportPreview
from ui.intake.looking import Looked
from ui.intake.plan_sentences import count_of, sentence_about
from ui.intake.told import Told
from ui.look import grid
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drop import FileDrop
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace


class ImportSteps(QStackedWidget):
    def __init__(self, workspace: Workspace, kind: IntakeKind, choices: Choices) -> None:
        super().__init__()
        titles = ", ".join(f"“{TITLES[name]}”" for name in EXPECTED[kind])
        self.drop = FileDrop(
            "Thả tệp Excel vào đây",
            "Chọn tệp…",
            f"Danh sách cần một dòng tiêu đề với các cột như {titles}. "
            "Dòng tiêu đề đứng ở đâu, thứ tự cột thế nào cũng được. Xem trước rồi mới ghi.",
        )
        self.name = QLabel()
        self.name.setProperty("kind", "heading")
        self.sentence = ElidedLabel()
        self.sentence.setProperty("kind", "muted")
        self.remembered = MessageBar()
        self.options = ImportOptions(workspace, kind, choices)
        self.preview = ImportPreview(workspace)
        self.done_page = EmptyState()
        self._previewing = QWidget()
        inside = QVBoxLayout(self._previewing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(grid(8))
        heading = QHBoxLayout()
        heading.setSpacing(grid(12))
        heading.addWidget(self.name)
        heading.addWidget(self.sentence, 1)
        heading.addWidget(self.preview.shows)
        inside.addLayout(heading)
        inside.addWidget(self.remembered)
        inside.addWidget(self.options)
        inside.addWidget(self.preview, 1)
        self._dropping, self._done = _scrolled(self.drop), _scrolled(self.done_page)
        for step in (self._dropping, self._previewing, self._done):
            self.addWidget(step)

    @property
    def previewing(self) -> bool:
        return self.currentWidget() is self._previewing

    @property
    def done(self) -> bool:
        return self.currentWidget() is self._done

    def show_drop(self) -> None:
        self.setCurrentWidget(self._dropping)

    def show_looked(self, looked: Looked, told: Told, kind: IntakeKind) -> None:
        """``kind`` is what the file is taken to be."""
        plan = looked.plan
        self.name.setText(looked.workbook.file_name)
        self.options.show_looked(looked.view, plan)
        self.sentence.setText(sentence_about(plan, looked.view))
        if plan is not None and plan.remembered is not None:
            self.remembered.tell(
                "Đã nhớ cách đọc của mẫu này từ lần lấy trước.",
                "info",
                "Đọc lại từ đầu",
                closable=False,
            )
        else:
            self.remembered.clear()
        self.preview.show_looked(looked, told.reading, told.matches, kind)
        self.setCurrentWidget(self._previewing)

    def show_taken(self, plan: Plan) -> None:
        self.done_page.tell(
            "circle-check",
            f"Đã đưa {format_number(count_of(plan))} dòng vào {INTAKE_KINDS[plan.kind]}",
            f"{plan.summary()} Bản sao của sổ trước khi lấy đã được giữ trong các bản sao lưu.",
            colour=colours().good,
        )
        self.setCurrentWidget(self._done)

    def show_undone(self) -> None:
        self.done_page.tell("undo-2", "Đã hoàn tác", "Sổ đã trở lại như trước khi lấy tệp này.")
        self.setCurrentWidget(self._done)


def _scrolled(inside: QWidget) -> QScrollArea:
    """Scroll bars where the screen has no room, rather than buttons that cannot be reached."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
