"""Tìm mọi thứ (Ctrl+K): one line to type in, what was found in groups below it, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from services.search import Group, Hit
from ui.commands import Command, matching
from ui.dialogs.dialog_frame import fit_to_screen, stack_up, thin_line
from ui.icons import icon
from ui.latest import Latest
from ui.look import grid
from ui.widgets.found_list import FoundList
from ui.workspace import Workspace

MILLISECONDS_BEFORE_SEARCHING = 60
MOST_COMMANDS = 6
ICONS = {
    "subject": "users",
    "unit": "building-2",
    "decision": "stamp",
    "registration": "clipboard-pen",
    "movement": "flag",
    "initiative": "lightbulb",
    "file": "paperclip",
}
TIPS = (
    "Gõ tên có dấu hoặc không dấu, liền hay rời; số quyết định như 12/QĐ-UBND; năm; tên thôn, "
    "đơn vị cũ hoặc mới; hoặc tên việc cần làm như “in giấy khen”."
)


class SearchField(QLineEdit):
    """Also tells of letters that the keyboard is still composing, and of keys for the list below."""

    typed = Signal(str)
    moved = Signal(int)  # a key of Qt.Key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""
        self.textChanged.connect(lambda _text: self.typed.emit(self.whole_text()))

    def whole_text(self) -> str:
        """What stands in the field, with what is being composed."""
        place = self.cursorPosition()
        return self.text()[:place] + self._composing + self.text()[place:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self._composing
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        if self._composing != before:
            self.typed.emit(self.whole_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in steps:
            self.moved.emit(event.key())
        else:
            super().keyPressEvent(event)


class SearchDialog(QDialog):
    hit_chosen = Signal(object)  # Hit
    command_chosen = Signal(object)  # Command

    def __init__(
        self, workspace: Workspace, commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tìm mọi thứ")
        self.setModal(True)
        self._commands = commands
        self._asked = self._answered = ""
        self._enter_waits = False
        self.search = SearchField()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(
            "Tìm người, tập thể, đơn vị, quyết định, sáng kiến, tài liệu, việc cần làm"
        )
        self.search.setAccessibleName("Tìm mọi thứ")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = FoundList("Những gì tìm thấy")
        self.nothing = QLabel(TIPS)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("kind", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(grid(48), grid(48), grid(48), 0)
        self.hint = QLabel("↑ ↓ chọn   ·   Enter mở   ·   Esc đóng")
        self.hint.setProperty("kind", "small")
        self._latest: Latest[tuple[str, list[Group]]] = Latest(workspace, "Đang tìm", self._answer)
        self._search_soon = QTimer(self)
        self._search_soon.setSingleShot(True)
        self._search_soon.setInterval(MILLISECONDS_BEFORE_SEARCHING)
        self._arrange()

        self.search.typed.connect(self._typed_something)
        self.search.moved.connect(self.list.step)
        self.search.returnPressed.connect(self._open_current)
        self.list.chosen.connect(self._open)
        self._search_soon.timeout.connect(self._ask)

    def done(self, result: int) -> None:
        """What is still being asked for is not waited for."""
        self._search_soon.stop()
        self._asked = ""
        super().done(result)

    def _typed_something(self) -> None:
        self._enter_waits = False
        self._search_soon.start()

    def _typed_text(self) -> str:
        return " ".join(self.search.whole_text().split())

    def _ask(self) -> None:
        text = self._asked = self._typed_text()
        if text:
            self._latest.ask(lambda services: (text, services.search.find(text)))
        else:
            self._answered = ""
            self._tell(TIPS)

    def _answer(self, answer: tuple[str, list[Group]]) -> None:
        text, groups = answer
        if text != self._asked:
            return
        self._answered = text
        self._show(text, groups)
        if self._enter_waits:
            self._enter_waits = False
            self._open_current()

    def _show(self, text: str, groups: Sequence[Group]) -> None:
        commands = matching(self._commands, text)
        self.list.clear()
        for group in groups:
            self.list.add_heading(group.title, _count(group))
            for hit in group.hits:
                self.list.add(ICONS[hit.kind], hit.title, hit.detail, hit)
        if commands:
            self.list.add_heading("Trang và việc", format_number(len(commands)))
            for command in commands[:MOST_COMMANDS]:
                self.list.add(command.icon, command.title, "", command)
        if groups or commands:
            self.list.choose_first()
            self._stack.setCurrentWidget(self.list)
        else:
            self._tell(
                f"Không tìm thấy “{text}”. Có thể gõ ngắn hơn, không dấu, hoặc chỉ gõ số quyết định."
            )

    def _tell(self, sentence: str) -> None:
        self.list.clear()
        self.nothing.setText(sentence)
        self._stack.setCurrentWidget(self.nothing)

    def _open_current(self) -> None:
        """Enter is for what was typed last, also when its answer is still to come."""
        if self._typed_text() != self._answered:
            self._enter_waits = True
            self._search_soon.stop()
            self._ask()
        elif (thing := self.list.current_thing()) is not None:
            self._open(thing)

    def _open(self, thing: object) -> None:
        self.accept()
        if isinstance(thing, Hit):
            self.hit_chosen.emit(thing)
        else:
            self.command_chosen.emit(thing)

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.list)
        top = QVBoxLayout()
        top.setContentsMargins(grid(16), grid(16), grid(16), grid(8))
        top.addWidget(self.search)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(grid(16), grid(6), grid(16), grid(8))
        bottom.addWidget(self.hint)
        stack_up(self, top, self._stack, thin_line(), bottom, tall=self._stack)
        fit_to_screen(self, 720, 540)


def _count(group: Group) -> str:
    number = format_number(group.total)
    return f"hơn {number}" if group.more_than else number
