"""The pane at the right of a list: what is known of the selected record, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.colours import TONE_ICONS, Tone, colours
from ui.icons import icon
from ui.look import grid
from ui.widgets.picture import Picture
from ui.widgets.stepper import Stepper
from ui.widgets.tool_button import ToolButton


@dataclass(frozen=True, slots=True)
class Link:
    """A record that a line rests on; pressing it opens the record."""

    text: str
    open: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Note:
    """One line with its state: a finding, an entry of the history, an award."""

    text: str
    tone: Tone = "plain"
    caption: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Under one heading: label and value pairs, then lines, then what opens something."""

    title: str
    fields: Sequence[tuple[str, str]] = ()
    notes: Sequence[Note] = ()
    actions: Sequence[QAction] = ()


@dataclass(frozen=True, slots=True)
class Details:
    title: str
    caption: str = ""
    state: Note | None = None
    steps: Sequence[str] = ()
    step: int = 0
    sections: Sequence[Section] = ()
    next_actions: Sequence[QAction] = field(default=())


class DetailsPane(QFrame):
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName("Chi tiết")
        self.setMinimumWidth(grid(280))
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x"))
        self.close_button.setToolTip("Đóng phần chi tiết (Esc)")
        self.close_button.setAccessibleName("Đóng phần chi tiết")
        self.close_button.hide()
        self._title = _label("heading")
        self._caption = _label("muted")
        heading = QVBoxLayout()
        heading.setSpacing(grid(2))
        heading.addWidget(self._title)
        heading.addWidget(self._caption)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(grid(16), grid(12), grid(8), grid(8))
        self._top.addLayout(heading, 1)
        self._top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self._scroll, 1)
        self.close_button.clicked.connect(self.closed)
        self.show_hint("Chọn một dòng để xem chi tiết.")

    def show_hint(self, sentence: str) -> None:
        """When there is no one record to show."""
        self._title.setText("")
        self._title.hide()
        self._caption.setText(sentence)
        self._caption.show()
        self._scroll.setWidget(_content([]))

    def show_details(self, details: Details) -> None:
        self._title.setText(details.title)
        self._title.show()
        self._caption.setText(details.caption)
        self._caption.setVisible(bool(details.caption))
        parts: list[QWidget] = []
        if details.steps:
            parts.append(Stepper(details.steps, details.step))
        if details.state is not None:
            parts.append(note_line(details.state))
        parts += [_section(section) for section in details.sections]
        if details.next_actions:
            parts.append(_actions(details.next_actions))
        self._scroll.setWidget(_content(parts))


def _content(parts: Sequence[QWidget]) -> QWidget:
    content = QWidget()
    content.setObjectName("details_content")
    layout = QVBoxLayout(content)
    layout.setContentsMargins(grid(16), grid(4), grid(16), grid(16))
    layout.setSpacing(grid(16))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch()
    return content


def _section(section: Section) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(grid(6))
    title = _label("section")
    title.setText(section.title)
    layout.addWidget(title)
    if section.fields:
        table = QGridLayout()
        table.setHorizontalSpacing(grid(12))
        table.setVerticalSpacing(grid(6))
        table.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(section.fields):
            left, right = _label("muted"), _label("")
            left.setText(name)
            left.setFixedWidth(grid(104))
            right.setText(value or "–")
            right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            table.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(right, row, 1)
        layout.addLayout(table)
    for note in section.notes:
        layout.addWidget(note_line(note))
    for action in section.actions:
        button = ToolButton(action, "plain")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout.addWidget(button)
    return box


def note_line(note: Note) -> QWidget:
    """The line with the icon of its state."""
    box = QWidget()
    layout = QGridLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setHorizontalSpacing(grid(8))
    layout.setVerticalSpacing(0)
    layout.setColumnStretch(1, 1)
    mark = Picture(TONE_ICONS[note.tone], grid(16), colours().of(note.tone))
    text = _label("")
    text.setText(note.text)
    text.setStyleSheet(f"color: {colours().of(note.tone)}")
    layout.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 0, 1)
    if note.caption:
        caption = _label("small")
        caption.setText(note.caption)
        layout.addWidget(caption, 1, 1)
    for row, link in enumerate(note.links, start=2):
        layout.addWidget(LinkLabel(link), row, 1)
    return box


class LinkLabel(QLabel):
    """A link that wraps like the text around it; Tab reaches it, Enter opens it."""

    def __init__(self, link: Link) -> None:
        super().__init__(f'<a href="#">{escape(link.text)}</a>')
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        by = Qt.TextInteractionFlag
        self.setTextInteractionFlags(by.LinksAccessibleByMouse | by.LinksAccessibleByKeyboard)
        self.setProperty("kind", "small")
        self.setAccessibleName(f"Mở {link.text}")
        self.setToolTip(f"Mở {link.text}")
        self.linkActivated.connect(lambda _target: link.open())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.linkActivated.emit("#")
        else:
            super().keyPressEvent(event)


def _actions(actions: Sequence[QAction]) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(grid(6))
    title = _label("section")
    title.setText("Việc tiếp theo")
    layout.addWidget(title)
    for action in actions:
        button = ToolButton(action, "plain")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(button)
    return box


def _label(kind: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label
