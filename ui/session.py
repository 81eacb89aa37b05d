"""One open data folder on screen: its window, and what ties the window to the services."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QSettings, Signal

from models.dates import format_short
from models.problems import Refused
from models.progress import Progress
from services.services import Services
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.dialogs.help_dialog import HelpDialog
from ui.jobs import Jobs
from ui.look import Look
from ui.main_window import MainWindow
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

        self.window.undo_wanted.connect(self.undo)
        self.window.redo_wanted.connect(self.redo)
        self.window.help_wanted.connect(self._show_help)
        self.window.bottom_bar.backup_pressed.connect(self.back_up)
        self.window.bottom_bar.unsent_pressed.connect(
            lambda: self.window.show_page_named("sending")
        )
        self.period.changed.connect(lambda code: settings.setValue("window/period", code))
        self.changes.history_changed.connect(self._show_history)
        self.changes.periods_changed.connect(self._offer_periods)
        self.changes.registrations_changed.connect(self._offer_periods)
        self.changes.packages_changed.connect(self._show_history)
        self._show_history()
        self._show_backup()

    def undo(self) -> None:
        self._take(lambda: f"Đã hoàn tác: {self.services.history.undo().title}.")

    def redo(self) -> None:
        self._take(lambda: f"Đã làm lại: {self.services.history.redo().title}.")

    def back_up(self) -> None:
        """Make a backup in the background and say so."""

        def work(services: Services, progress: Progress) -> None:
            services.backups.automatic("theo-yeu-cau")

        self.workspace.run(
            "Đang sao lưu",
            work,
            lambda _: (self._show_backup(), self.window.tell("Đã sao lưu dữ liệu.")),
            covers=False,
        )

    def close(self) -> None:
        """End what runs, and keep a backup of what was done."""
        self.jobs.close()
        if self.services.history.recent(limit=1):
            self.services.backups.automatic("khi-dong")

    def _take(self, step) -> None:
        try:
            sentence = step()
        except Refused as refused:
            self.window.tell_refused(str(refused))
            return
        self.changes.announce_all()
        self.window.tell(sentence)

    def _offer_periods(self) -> None:
        """This year and school year, and every period that has records; the newest first."""
        year = int(self.services.periods.current_code())
        known = {p.code: p.name for p in self.services.periods.all()}
        for offered in range(year - YEARS_OFFERED + 1, year + 2):
            known.setdefault(str(offered), f"Năm {offered}")
            known.setdefault(f"{offered - 1}-{offered}", f"Năm học {offered - 1}-{offered}")
        choices = sorted(known.items(), key=lambda item: (item[0][-4:], len(item[0])), reverse=True)
        remembered = str(self._settings.value("window/period") or year)
        first = None if self.period.code else remembered if remembered in known else str(year)
        self.period.offer(choices, first)

    def _show_history(self) -> None:
        again, back = self.services.history.to_redo(), self.services.history.to_undo()
        self.window.offer_undo(back.title if back else None, again.title if again else None)
        unsent = self.services.store.packages.unsent()
        self.window.bottom_bar.show_unsent(f"{unsent} thay đổi chưa gửi" if unsent else "")

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

    def _show_help(self, page: str) -> None:
        HelpDialog(page, self.window).show()
