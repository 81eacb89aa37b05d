"""A page of several lists that belong together, each under a tab of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from ui.look import grid
from ui.pages.page import Page

KEYS = {"Ctrl+PgDown": 1, "Ctrl+PgUp": -1}
SAID = "Ctrl+PgUp, Ctrl+PgDn để sang thẻ bên cạnh"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the lists; ``make`` is called when it is first shown."""

    name: str
    title: str
    make: Callable[[], Page]


class TabbedPage(Page):
    """The tabs stand where the title of a page is; what a part tells, the page tells.

    ``settings`` remember which tab was shown last.
    """

    def __init__(
        self, name: str, title: str, parts: Sequence[Part], settings: QSettings | None = None
    ) -> None:
        super().__init__(name, title)
        self._parts = list(parts)
        self._settings = settings
        self._key = f"tabs/{name}"
        self._made: dict[int, Page] = {}
        self.hide_heading()
        self.action_row.hide()
        self.tabs = QTabBar()
        self.tabs.setObjectName(f"{name}_tabs")
        self.tabs.setAccessibleName(title)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for place, part in enumerate(self._parts):
            self.tabs.addTab(part.title)
            self.tabs.setTabToolTip(place, f"{part.title} ({SAID})")
        for key, step in KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._step(step))
        self._stack = QStackedWidget()
        self.body.setSpacing(0)
        beside = QHBoxLayout()
        beside.setContentsMargins(grid(16), 0, grid(16), 0)
        beside.addWidget(self.tabs, 1)
        self.body.addLayout(beside)
        self.body.addWidget(self._stack, 1)
        self.set_margins(top=grid(8), sides=0, bottom=0)
        self.tabs.setCurrentIndex(self._remembered())
        self._show(self.tabs.currentIndex())
        self.tabs.currentChanged.connect(self._show)
        self.tabs.currentChanged.connect(self._remember)

    @property
    def part(self) -> Page:
        """The part that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    @property
    def help(self) -> str:
        return self.part.help

    def show_part(self, name: str) -> Page:
        """Raises ``ValueError`` for a name that is none of the parts'."""
        self.tabs.setCurrentIndex([part.name for part in self._parts].index(name))
        return self.part

    def first_widget(self) -> QWidget | None:
        return self.part.first_widget()

    def find_action(self, verb: str) -> QAction | None:
        return self.part.find_action(verb)

    def reveal(self, uid: str) -> bool:
        return self.part.reveal(uid)

    def _step(self, by: int) -> None:
        self.moved_on.emit()
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _remembered(self) -> int:
        last = self._settings.value(self._key) if self._settings is not None else None
        names = [part.name for part in self._parts]
        return names.index(str(last)) if last in names else 0

    def _remember(self, place: int) -> None:
        if self._settings is not None:
            self._settings.setValue(self._key, self._parts[place].name)

    def _show(self, place: int) -> None:
        if place not in self._made:
            page = self._parts[place].make()
            page.hide_heading(keep_sentence=True)
            page.told.connect(self.told)
            page.warned.connect(self.warned)
            page.refused.connect(self.refused)
            page.moved_on.connect(self.moved_on)
            page.go_to.connect(self.go_to)
            self._made[place] = page
            self._stack.addWidget(page)
        page = self._made[place]
        had_keys = self._stack.isAncestorOf(self.window().focusWidget() or self)
        self._stack.setCurrentWidget(page)
        if had_keys and (widget := page.first_widget()) is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
