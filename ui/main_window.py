"""The main window: pages at the left, period and search above, what was done and what is due below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.colours import Tone
from ui.current_period import CurrentPeriod
from ui.dialogs.progress_dialog import ProgressDialog
from ui.dialogs.question import ask
from ui.icons import icon, program_icon
from ui.jobs import Job, Jobs
from ui.look import Look, grid
from ui.pages.page import Page
from ui.pages.tabbed_page import TabbedPage
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.navigation import PAGE_KEYS, Navigation
from ui.widgets.scrolling import Scrolling
from ui.widgets.top_bar import TopBar

NARROW = 1100
SMALLEST = (800, 440)
ROOMY = (1240, 720)
"""The first time; a screen with hardly more than that is filled."""
SECONDS_TOLD = 8.0


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the window; ``make`` is called when it is first shown."""

    name: str
    title: str
    icon: str
    make: Callable[[], QWidget]


class MainWindow(QMainWindow):
    undo_wanted = Signal()
    redo_wanted = Signal()
    search_wanted = Signal()
    help_wanted = Signal(str)  # name of the help text
    closed = Signal()

    def __init__(
        self,
        pages: Sequence[PageEntry],
        look: Look,
        jobs: Jobs,
        period: CurrentPeriod,
        settings: QSettings,
        title: str = "Sổ Thi đua",
    ) -> None:
        super().__init__()
        self._entries = list(pages)
        self._look = look
        self._jobs = jobs
        self._settings = settings
        self._made: dict[int, QWidget] = {}
        self.setWindowTitle(title)
        self.setWindowIcon(program_icon())
        self.navigation = Navigation([(page.name, page.title, page.icon) for page in pages])
        self.top_bar = TopBar(period)
        self.banner = MessageBar()
        self.message = MessageBar()
        self.job_bar = JobBar()
        self.bottom_bar = BottomBar()
        self._pages = QStackedWidget()

        self._make_actions()
        self._arrange()

        self.navigation.chosen.connect(self.show_page)
        self.bottom_bar.message.acted.connect(self.undo_wanted)
        jobs.started.connect(self._show_job)
        jobs.refused.connect(lambda refused: self.tell_refused(str(refused)))
        look.changed.connect(self._remember_size_of_text)
        self._restore()

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages.currentWidget()

    @property
    def page_name(self) -> str:
        return self._entries[self._place()].name

    def page_count(self) -> int:
        return len(self._entries)

    def show_page(self, place: int) -> QWidget:
        if place not in self._made:
            page = self._entries[place].make()
            self._made[place] = page
            self._pages.addWidget(page)
            if isinstance(page, Page):
                page.told.connect(self.tell)
                page.warned.connect(self.warn)
                page.refused.connect(self.tell_refused)
                page.moved_on.connect(self.message.clear)
                page.go_to.connect(self.show_page_named)
        if self._made[place] is not self.page:
            self.message.clear()
        page = self._made[place]
        self._pages.setCurrentWidget(page)
        self.navigation.choose(place)
        if isinstance(page, Page):
            page.take_focus()
        return page

    def show_page_named(self, name: str) -> QWidget:
        """``name`` of a page, or of a page and one of its parts: "nominations/meetings".

        With a record to show there: "nominations/meetings#uid".
        """
        name, _, uid = name.partition("#")
        name, _, part = name.partition("/")
        page = self.show_page([entry.name for entry in self._entries].index(name))
        if part and isinstance(page, TabbedPage):
            page.show_part(part)
        if uid and isinstance(page, Page) and not page.reveal(uid):
            self.tell_refused("Không còn thấy mục này trong danh sách; có thể vừa được xóa.")
        return page

    def tell(self, text: str, undoable: bool = False) -> None:
        """What was done, for some seconds; what stood in the way before does so no longer."""
        self._tell_below(text, "good", undoable)

    def warn(self, text: str, undoable: bool = False) -> None:
        """What was done in part only."""
        self._tell_below(text, "warn", undoable)

    def _tell_below(self, text: str, tone: Tone, undoable: bool) -> None:
        self.message.clear()
        self.bottom_bar.message.tell(
            text, tone, "Hoàn tác" if undoable else "", seconds=SECONDS_TOLD
        )

    def tell_refused(self, text: str) -> None:
        """What stands in the way, until it is closed or other work begins."""
        self.message.tell(text, "bad")

    def offer_undo(self, what: str | None, again: str | None = None) -> None:
        """What Ctrl+Z would undo and Ctrl+Y would do again; ``None`` when there is nothing."""
        for action, verb, key, name in (
            (self.undo_action, "Hoàn tác", "Ctrl+Z", what),
            (self.redo_action, "Làm lại", "Ctrl+Y", again),
        ):
            action.setEnabled(name is not None)
            action.setToolTip(f"{verb}: {name} ({key})" if name else f"{verb} ({key})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.show_titles(self.width() >= grid(NARROW))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._jobs.working():
            event.ignore()
            self._ask_to_stop()
            return
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/page", self.page_name)
        self._settings.sync()
        super().closeEvent(event)
        self.closed.emit()

    def _ask_to_stop(self) -> None:
        question = ask(
            self,
            "Dừng việc đang làm và đóng chương trình?",
            "Việc đang làm dở sẽ không ghi lại gì; những gì đã lưu vẫn còn nguyên.",
            "Dừng và đóng",
            "Chờ làm xong",
        )
        question.confirmed.connect(self._stop_and_close)

    def _stop_and_close(self) -> None:
        if self._jobs.working():
            self._jobs.became_idle.connect(self.close)
            self._jobs.cancel_all()
        else:
            self.close()

    def _make_actions(self) -> None:
        self.undo_action = self._action(
            "undo", "Hoàn tác", "undo-2", "Ctrl+Z", self.undo_wanted.emit
        )
        self.redo_action = self._action(
            "redo", "Làm lại", "redo-2", "Ctrl+Y", self.redo_wanted.emit
        )
        smaller = self._action(
            "smaller", "Chữ nhỏ hơn", "a-arrow-down", "Ctrl+-", self._look.smaller
        )
        larger = self._action("larger", "Chữ to hơn", "a-arrow-up", "Ctrl+=", self._look.larger)
        search = self._action("search", "Tìm mọi thứ", "search", "Ctrl+K", self.search_wanted.emit)
        self.top_bar.add_search(search)
        help = self._action(
            "help", "Hướng dẫn về trang này", "circle-question-mark", "F1", self._help
        )
        self.offer_undo(None)
        self.top_bar.add_actions(self.undo_action, self.redo_action, smaller, larger, help)
        normal = QShortcut(QKeySequence("Ctrl+0"), self)
        normal.activated.connect(self._look.normal)
        for place, key in zip(range(len(self._entries)), PAGE_KEYS, strict=False):
            shortcut = QShortcut(QKeySequence(f"Alt+{key}"), self)
            shortcut.activated.connect(lambda place=place: self.show_page(place))

    def _action(
        self, verb: str, text: str, drawing: str, key: str, run: Callable[[], object]
    ) -> QAction:
        action = QAction(icon(drawing), text, self)
        action.setObjectName(f"action.window.{verb}")
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{text} ({key})")
        action.triggered.connect(lambda: run())
        self.addAction(action)
        return action

    def _arrange(self) -> None:
        told = QHBoxLayout()
        told.setContentsMargins(grid(16), 0, grid(16), grid(8))
        told.addWidget(self.message)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.banner)
        right.addWidget(self._pages, 1)
        right.addLayout(told)
        right.addWidget(self.job_bar)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.navigation)
        beside.addLayout(right, 1)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(beside, 1)
        layout.addWidget(self.bottom_bar)
        self.setCentralWidget(Scrolling(middle, QSize(*SMALLEST)))

    def _restore(self) -> None:
        self.resize(*ROOMY)
        geometry = self._settings.value("window/geometry")
        room = self.screen().availableGeometry().size()
        if geometry is not None:
            self.restoreGeometry(geometry)
        elif room.width() < ROOMY[0] + grid(160) or room.height() < ROOMY[1] + grid(80):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        names = [entry.name for entry in self._entries]
        last = self._settings.value("window/page")
        if names:
            self.show_page(names.index(last) if last in names else 0)

    def _place(self) -> int:
        return next(place for place, page in self._made.items() if page is self.page)

    def _help(self) -> None:
        page = self.page
        self.help_wanted.emit(page.help if isinstance(page, Page) else self.page_name)

    def _show_job(self, job: Job) -> None:
        if job.shows_itself:
            return
        if job.covers:
            self.message.clear()
            ProgressDialog(job, self).open_soon()
        else:
            self.job_bar.follow(job)

    def _remember_size_of_text(self) -> None:
        self._settings.setValue("window/text_size", self._look.size)
