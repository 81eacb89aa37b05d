"""Opens the program on a sample commune, on an empty one and on one without a name, and takes pictures."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAction, QCursor, QGuiApplication, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.data_folder import DataFolder
from models.listing import Query
from models.signers import Signer
from services.services import Services, open_services
from tests.pictures import TITLE_BAR
from ui.application import make_application, window_title
from ui.dialogs.progress_dialog import ProgressDialog
from ui.look import Look
from ui.session import Session
from ui.workspace import Workspace

PERIOD = "2026"
SELECT_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
KEEP = QItemSelectionModel.SelectionFlag.NoUpdate
MOST_WAITS = 250
MILLISECONDS_TO_SETTLE = 300
"""Longer than every timer that waits for the clerk to stop typing."""


@dataclass(frozen=True)
class Shot:
    """``show`` opens what is pictured: the page of this name, or a dialog of this class."""

    name: str
    shows: str | type[QDialog]
    show: Callable[[Studio], QWidget]


class Studio:
    def __init__(self, look: Look, sample: Services, empty: Services, unnamed: Services) -> None:
        self.look = look
        self.unnamed = unnamed
        self.session = _session(sample, look)
        self.empty_session = _session(empty, look)
        self.session.period.choose(PERIOD)

    @property
    def services(self) -> Services:
        return self.session.services

    @property
    def workspace(self) -> Workspace:
        return self.session.workspace

    def page(self, name: str) -> QWidget:
        """The window with this page of the sample commune."""
        return self._show(self.session, name)

    def empty_page(self, name: str) -> QWidget:
        return self._show(self.empty_session, name)

    def row(self, name: str, place: int = 0) -> QWidget:
        """The page with a row chosen, so that its details are seen."""
        window = self.page(name)
        self.session.window.page.list.selectRow(place)
        return window

    def dialog(self, dialog: QDialog) -> QWidget:
        dialog.open()
        return dialog

    def act(self, name: str, verb: str, *places: int) -> QWidget:
        """The dialog that an action of a page opens, for the rows at ``places``."""
        self.page(name)
        settle(self)
        page = self.session.window.page
        page.list.clearSelection()
        for place in places:
            index = page.list.model().index(place, 0)
            page.list.selectionModel().select(index, SELECT_ROWS)
            page.list.selectionModel().setCurrentIndex(index, KEEP)
        settle(self)
        return self.pressed(page.find_action(verb))

    def pressed(self, action: QAction) -> QWidget:
        """The dialog that an action opens, at once or when something has been made ready."""
        before = QApplication.activeModalWidget()
        action.trigger()
        for _ in range(MOST_WAITS):
            dialog = QApplication.activeModalWidget()
            if dialog not in (None, before) and not isinstance(dialog, ProgressDialog):
                return dialog
            QTest.qWait(20)
        raise LookupError(f"{action.objectName()} opened no dialog")

    def first(self, list_id: str, **scope: str) -> str:
        """Uid of the first record of a stored list."""
        return self.services.lists.open(list_id, Query(scope=scope)).uids()[0]

    def close(self) -> None:
        for session in (self.session, self.empty_session):
            session.window.close()
            session.close()

    def _show(self, session: Session, name: str) -> QWidget:
        window = session.window
        for other in (self.session.window, self.empty_session.window):
            if other is not window:
                other.hide()
        room = QGuiApplication.primaryScreen().size()
        window.showNormal()
        window.resize(room.width(), room.height() - TITLE_BAR)
        window.show_page_named(name)
        return window


def take_pictures(folder: Path, commune: Path, only: str) -> int:
    """Those whose names hold ``only``; 1 when one does not fit."""
    from tests.pictured_dialogs import DIALOGS
    from tests.pictured_pages import PAGES

    folder.mkdir(parents=True, exist_ok=True)
    too_large: list[str] = []
    with open_studio(commune) as studio:
        for shot in (*PAGES, *DIALOGS):
            if only not in shot.name:
                continue
            widget = shot.show(studio)
            settle(studio)
            if not fits(widget):
                too_large.append(f"{shot.name}: {widget.width()} x {widget.height()}")
            picture_of(widget).save(str(folder / f"{shot.name}.png"))
            put_away(widget)
    for line in too_large:
        print(f"Larger than the screen at {folder.name} %: {line}", file=sys.stderr)
    return 1 if too_large else 0


@contextmanager
def open_studio(commune: Path) -> Iterator[Studio]:
    """On a copy, so that nothing pictured changes the next picture."""
    application = make_application()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="so-thi-dua-")))
        shutil.copytree(commune, folder / "sample", ignore=shutil.ignore_patterns("*.lock"))
        sample, empty, unnamed = (
            stack.enter_context(open_services(DataFolder(folder / name)))
            for name in ("sample", "empty", "unnamed")
        )
        found = empty.communes.communes(empty.communes.provinces()[0].code)[0]
        empty.setup.complete(
            empty.setup.proposal(found), [Signer(name="Lò Văn Hặc", position="CHỦ TỊCH")]
        )
        QCursor.setPos(QGuiApplication.primaryScreen().geometry().bottomRight())
        studio = Studio(Look(application), sample, empty, unnamed)
        stack.callback(studio.close)
        yield studio


def settle(studio: Studio) -> None:
    """Until nothing is counted, searched or drawn any more."""
    QTest.qWait(MILLISECONDS_TO_SETTLE)
    while studio.session.jobs.busy() or studio.empty_session.jobs.busy():
        QTest.qWait(20)
    QTest.qWait(20)


def fits(widget: QWidget) -> bool:
    room = QGuiApplication.primaryScreen().size()
    if widget.isMaximized():
        least = widget.minimumSizeHint()
        return least.width() <= room.width() and least.height() <= room.height() - TITLE_BAR
    return widget.width() <= room.width() and widget.height() <= room.height() - TITLE_BAR


def picture_of(widget: QWidget) -> QPixmap:
    """The widget with the menu or list that hangs from it."""
    picture = widget.grab()
    popup = QApplication.activePopupWidget()
    if popup is None or popup is widget:
        return picture
    corner = widget.mapFromGlobal(popup.mapToGlobal(QPoint(0, 0)))
    whole = widget.rect().united(QRect(corner, popup.size()))
    ratio = widget.devicePixelRatioF()
    together = QPixmap(whole.size() * ratio)
    together.setDevicePixelRatio(ratio)
    together.fill(Qt.GlobalColor.lightGray)
    painter = QPainter(together)
    painter.drawPixmap(-whole.topLeft(), picture)
    painter.drawPixmap(corner - whole.topLeft(), popup.grab())
    painter.end()
    return together


def put_away(widget: QWidget) -> None:
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    while isinstance(dialog := QApplication.activeModalWidget() or widget, QDialog):
        dialog.hide()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if dialog is widget:
            return


def _session(services: Services, look: Look) -> Session:
    settings = QSettings(str(services.folder.window_settings), QSettings.Format.IniFormat)
    return Session(services, look, settings, window_title(services))
