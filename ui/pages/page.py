"""The shape of every page: a title with one sentence, a row of actions, and what the page is about."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal, TypeVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.numbers import format_number
from models.problems import Refused
from ui.colours import colours
from ui.icons import beside_icon
from ui.icons import icon as drawn_icon
from ui.look import grid
from ui.widgets.action_row import ActionRow

Needs = Literal["nothing", "one", "some"]
Result = TypeVar("Result")


class Page(QWidget):
    """Subclasses add actions and put their widgets into ``body``; ``refresh`` reads everything again."""

    told = Signal(str, bool)  # what was done; whether it can be undone
    warned = Signal(str, bool)  # what was done in part only; whether that can be undone
    refused = Signal(str)  # what stands in the way
    moved_on = Signal()  # what stood in the way before does so no longer
    go_to = Signal(str)  # name of the page to show next, with "#uid" a record in it

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.title = title
        self._needs: dict[QAction, tuple[Needs, str]] = {}
        self._stale = True
        self._entered = False
        self.setObjectName(f"page.{name}")
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self._title = QLabel(title)
        self._title.setProperty("kind", "title")
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "muted")
        self.sentence.setWordWrap(True)
        self.action_row = ActionRow()
        self.body = QVBoxLayout()
        self.body.setSpacing(grid(8))
        heading = QVBoxLayout()
        heading.setSpacing(grid(2))
        heading.addWidget(self._title)
        heading.addWidget(self.sentence)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(grid(12))
        self.set_margins(top=grid(12), sides=grid(16), bottom=grid(8))
        self._layout.addLayout(heading)
        self._layout.addWidget(self.action_row)
        self._layout.addLayout(self.body, 1)

    @property
    def help(self) -> str:
        """The name of the help text that tells about what is shown."""
        return self.name

    def set_margins(self, *, top: int, sides: int, bottom: int) -> None:
        self._layout.setContentsMargins(sides, top, sides, bottom)

    def hide_heading(self, *, keep_sentence: bool = False) -> None:
        """Where something else already says what the page is called."""
        self._title.hide()
        self.sentence.setVisible(keep_sentence)

    def add_action(
        self,
        verb: str,
        text: str,
        icon: str,
        run: Callable[[], object],
        *,
        main: bool = False,
        rare: bool = False,
        shortcut: str = "",
        needs: Needs = "nothing",
    ) -> QAction:
        """``needs``: how many rows must be selected; with "some" the text tells how many are."""
        tint = colours().on_accent if main else None
        action = QAction(drawn_icon(icon, tint), text, self)
        action.setObjectName(f"action.{self.name}.{verb}")
        key = shortcut.replace("Return", "Enter")
        action.setToolTip(f"{text} ({key})" if key else text)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setIconText(beside_icon(text))
        self.addAction(action)
        self._needs[action] = (needs, text)
        action.setEnabled(needs == "nothing")
        action.triggered.connect(lambda: (self.moved_on.emit(), run()))
        self.action_row.add(action, main=main, rare=rare, counts=needs == "some")
        return action

    def row_actions(self) -> list[QAction]:
        """What can be done with the selected rows."""
        return [action for action, (needs, _) in self._needs.items() if needs != "nothing"]

    def find_action(self, verb: str) -> QAction | None:
        return self.findChild(QAction, f"action.{self.name}.{verb}")

    def take_focus(self) -> None:
        """Let keys work on this page: where they worked before, else at its first widget."""
        wanted = self.focusWidget() if self._entered else self.first_widget()
        self._entered = True
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_widget(self) -> QWidget | None:
        """Where the keys go when the page is first shown."""
        return next(
            (
                child
                for child in self.findChildren(QWidget)
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus
                and child.isEnabled()
                and child.isVisibleTo(self)
            ),
            None,
        )

    def follow(self, *signals: SignalInstance) -> None:
        """Refresh after these signals: at once when the page is seen, else when it is shown next."""
        for signal in signals:
            signal.connect(self.refresh_when_seen)

    def refresh_when_seen(self) -> None:
        if self.isVisible():
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Read again what the page shows."""

    def attempt(
        self, work: Callable[[], Result], done: str = "", *, undoable: bool = True
    ) -> Result | None:
        """Do something short; tell ``done`` afterwards, or why it could not be done."""
        try:
            result = work()
        except Refused as refused:
            self.refused.emit(str(refused))
            return None
        self.moved_on.emit()
        if done:
            self.told.emit(done, undoable)
        return result

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            try:
                self.refresh()
            except Exception as error:  # from here it would end the program instead of being told
                sys.excepthook(type(error), error, error.__traceback__)

    def reveal(self, uid: str) -> bool:
        """Show one record, selected, whatever was searched for before; False when it is not here."""
        return False

    def show_selected_count(self, count: int) -> None:
        """Let the actions follow how many rows are selected."""
        for action, (needs, text) in self._needs.items():
            action.setEnabled(needs == "nothing" or (count == 1 if needs == "one" else count > 0))
            if needs == "some":
                told = f"{text} ({format_number(count)})" if count > 1 else text
                action.setText(told)
                action.setIconText(beside_icon(told))
