"""One open data folder on screen: its window, and what ties the window to the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Signal

from models.batches import Batch
from models.dates import format_short
from models.numbers import format_number
from models.progress import Progress
from services.periods import period_of_code
from services.services import Services
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.dialogs.help_dialog import HelpDialog
from ui.finding import Finding
from ui.jobs import Jobs
from ui.latest import Latest
from ui.look import Look
from ui.main_window import MainWindow
from ui.next_step import NextStep, own_folder
from ui.pages.pages import pages
from ui.workspace import Workspace

YEARS_OFFERED = 3
DAYS_BEFORE_REMINDING = 7


class Session(QObject):
    """``left`` says what is to be opened instead."""

    left = Signal(object)  # NextStep

    def __init__(self, services: Services, look: Look, settings: QSettings, title: str) -> None:
        super().__init__()
        self.services = services
        self.changes = Changes(self)
        self.jobs = Jobs(self)
        self.period = CurrentPeriod(self)
        self.workspace = Workspace(
            services, self.changes, self.jobs, self.period, settings, self.left.emit
        )
        self._settings = settings
        self._offer_periods()
        self.window = MainWindow(
            pages(self.workspace), look, self.jobs, self.period, settings, title
        )

        self._unsent: Latest[int] = Latest(
            self.workspace, "Đang đếm thay đổi chưa gửi", self._show_unsent
        )
        self.window.undo_wanted.connect(self.undo)
        self.window.redo_wanted.connect(self.redo)
        self.finding = Finding(self.workspace, self.window)
        self.window.search_wanted.connect(self.finding.open)
        self.window.help_wanted.connect(self._show_help)
        self.window.bottom_bar.backup_pressed.connect(self.back_up)
        self.window.bottom_bar.unsent_pressed.connect(
            lambda: self.window.show_page_named("sending")
        )
        self.period.changed.connect(lambda code: settings.setValue("window/period", code))
        self.changes.history_changed.connect(self._show_history)
        self.changes.periods_changed.connect(self._offer_periods)
        self.changes.registrations_changed.connect(self._offer_periods)
        self.period.changed.connect(lambda _code: self._show_history())
        self._show_history()
        if own_folder(services.folder) is not None:
            self.window.banner.acted.connect(self._leave_sample)
            self._say_it_is_a_sample()

    def undo(self) -> None:
        history = self.services.history
        batch = history.to_undo()
        if batch is None:
            self.window.tell_refused("Không còn thao tác nào để hoàn tác.")
            return
        self._reverse(
            batch.uid, "Đang hoàn tác", history.remember_undone, f"Đã hoàn tác: {batch.title}."
        )

    def redo(self) -> None:
        history = self.services.history
        batch = history.to_redo()
        if batch is None or batch.reversed_by is None:
            self.window.tell_refused("Không còn thao tác nào để làm lại.")
            return
        undoing = self.services.store.batches.get(batch.reversed_by)
        self._reverse(
            undoing.uid,
            "Đang làm lại",
            lambda _by: history.remember_redone(),
            f"Đã làm lại: {batch.title}.",
        )

    def back_up(self) -> None:
        """Make a backup in the background and say so."""

        def work(services: Services, progress: Progress) -> None:
            services.backups.automatic("theo-yeu-cau")

        self.workspace.run(
            "Đang sao lưu",
            work,
            lambda _: (self.changes.announce(), self.window.tell("Đã sao lưu dữ liệu.")),
            covers=False,
        )

    def close(self) -> None:
        """End what runs, empty the bin of what lay there a year, and keep a backup."""
        self.jobs.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # answers find their widgets
        self.services.history.empty_old_bin()
        if self.services.history.recent(limit=1):
            self.services.backups.automatic("khi-dong")

    def _reverse(
        self, uid: str, title: str, remember: Callable[[Batch], object], sentence: str
    ) -> None:
        """On the worker: what is taken back may be a whole file of records."""
        if self.jobs.working():
            return

        def then(by: Batch) -> None:
            remember(by)
            self.changes.announce_all()
            self.window.tell(sentence)

        self.workspace.run(title, lambda services, _progress: services.history.reverse(uid), then)

    def _offer_periods(self) -> None:
        """This year and school year, and every period that has records; the newest first."""
        year = int(self.services.periods.current_code())
        known = {period.code: period for period in self.services.periods.all()}
        for offered in range(year - YEARS_OFFERED + 1, year + 2):
            for code in (str(offered), f"{offered - 1}-{offered}"):
                known.setdefault(code, period_of_code(code))
        newest_first = sorted(known.values(), key=lambda period: period.starts_on, reverse=True)
        choices = [(period.code, period.name) for period in newest_first]
        remembered = str(self._settings.value("window/period") or year)
        first = None if self.period.code else remembered if remembered in known else str(year)
        self.period.offer(choices, first)

    def _show_history(self) -> None:
        again, back = self.services.history.to_redo(), self.services.history.to_undo()
        self.window.offer_undo(back.title if back else None, again.title if again else None)
        period = self.period.code
        self._show_backup()
        self._unsent.ask(lambda services: services.store.packages.unsent(period))

    def _show_unsent(self, unsent: int) -> None:
        self.window.bottom_bar.show_unsent(
            f"{format_number(unsent)} thay đổi chưa gửi" if unsent else ""
        )

    def _show_backup(self) -> None:
        last: datetime | None = self.services.backups.last()
        if last is None:
            self.window.bottom_bar.show_backup("Chưa có bản sao lưu", "warn")
            return
        days = (self.services.store.origin.now() - last).days
        local = last.astimezone()
        self.window.bottom_bar.show_backup(
            f"Sao lưu lúc {local:%H:%M} ngày {format_short(local.date())}",
            "warn" if days > DAYS_BEFORE_REMINDING else "plain",
        )

    def _say_it_is_a_sample(self) -> None:
        self.window.banner.tell(
            "Đây là xã mẫu để tập dùng; người và quyết định đều không có thật.",
            "warn",
            "Trở về sổ của xã",
            closable=False,
        )

    def _leave_sample(self) -> None:
        self._say_it_is_a_sample()
        if (own := own_folder(self.services.folder)) is not None:
            self.left.emit(NextStep(own))

    def _show_help(self, page: str) -> None:
        HelpDialog(page, self.window).show()
