"""A whole December in the window: 300 registrations of a year become issued decisions.

What the clerk does, every click and every key counted:

 1  Đăng ký                              the page
 2  Ctrl+A
 3  Lập đề nghị (300)
 4  Đề nghị & xét duyệt                  the page
 5  Đề nghị                              its tab
 6  Ctrl+A
 7  Đủ hồ sơ (300)
 8  Ctrl+A
 9  Đã thẩm định (300)
10  Họp Hội đồng                         the tab
11  Thêm cuộc họp
12  Lưu và ghi tiếp                      today, the council in office
13  Dự họp                               no longer ticked for the member who is absent
14  Bước sau
15  Đưa tất cả vào chương trình
16  Bước sau
17  Tất cả đồng ý
18  Bước sau
19  Kết luận cuộc họp
20  Đóng
21  Quyết định                           the page
22  Theo kết quả Hội đồng…
23  Lập 4 quyết định
24  Một dòng                             the list gets the keys
25  Ctrl+A
26  Ban hành…
27  Số                                   of the first decision; the others follow it
28  6
29  1
30  2
31  Tab
32  Ban hành và khóa 4 quyết định

Four decisions are issued, each with its list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QToolButton,
    QWidget,
)

from models.identity import SYSTEM, Origin
from models.initiatives import Initiative
from services.initiatives import Author
from services.services import Services
from tests.held_meeting import add_council
from tests.small_commune import add_subjects, add_unit, small_commune
from ui.dialogs.issue_many_dialog import IssueManyDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.meeting_form_dialog import MeetingFormDialog
from ui.dialogs.results_dialog import ResultsDialog
from ui.look import Look
from ui.session import Session

MOST = 40
PERIOD = "2026"
DECEMBER = Origin(SYSTEM.new_uid, lambda: datetime(2026, 12, 18, 2, tzinfo=UTC))
RATED = date(2026, 12, 4)
WORKERS, FIGHTERS, GROUPS, PRAISED = 240, 30, 20, 10
MILLISECONDS_FOR_WORK = 60_000


@pytest.fixture
def december(tmp_path: Path) -> Iterator[Services]:
    """What the year has left: registrations, ratings, initiatives, members and a council."""
    with small_commune(tmp_path / "data", origin=DECEMBER) as services:
        school = add_unit(services, "Trường Tiểu học Nà Xoan")
        people = add_subjects(services, WORKERS + FIGHTERS, unit=school, position="Giáo viên")
        groups = add_subjects(services, GROUPS, "collective", unit=school)
        workers, fighters = people[:WORKERS], people[WORKERS:]
        for award, uids in (
            ("LDTT", workers),
            ("CSTDCS", fighters),
            ("TTLDTT", groups),
            ("GK_XA", groups[:PRAISED]),
        ):
            services.registering.register(PERIOD, uids, [award], date(2026, 3, 10))
        services.ratings.rate(PERIOD, [*workers, *groups], "HTTNV", RATED)
        services.ratings.rate(PERIOD, fighters, "HTXSNV", RATED)
        for number, group in enumerate(groups):
            services.memberships.add(group, PERIOD, people[number * 12 : number * 12 + 12], RATED)
        services.initiatives.save(
            Initiative(
                title="Đọc sách cùng con ở nhà",
                period=PERIOD,
                recognised_by="Hội đồng Sáng kiến xã",
                recognised_on=RATED,
            ),
            [Author(uid) for uid in fighters],
        )
        add_council(services)
        yield services


@pytest.fixture
def session(qtbot, december: Services, look: Look, window_settings: QSettings) -> Iterator[Session]:
    session = Session(december, look, window_settings, "Sổ Thi đua - Xã Mường Xoan")
    qtbot.addWidget(session.window)
    session.window.showNormal()
    session.window.resize(1366, 728)
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    session.period.choose(PERIOD)
    yield session
    session.close()
    session.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class CountingClerk:
    """Clicks and types as hands do, and keeps what was done; waits for the work in between."""

    def __init__(self, qtbot, session: Session) -> None:
        self.done: list[str] = []
        self._bot = qtbot
        self._session = session

    def go_to(self, name: str) -> None:
        button = self._session.window.findChild(QToolButton, f"navigation.{name}")
        self.click(button)

    def show_part(self, title: str) -> None:
        tabs = self._session.window.page.tabs
        place = next(i for i in range(tabs.count()) if tabs.tabText(i) == title)
        self._click_at(tabs, tabs.tabRect(place).center(), title)
        assert tabs.currentIndex() == place

    def choose_all(self, page: QWidget) -> None:
        """Where the keys are not in the list yet, a click puts them there."""
        self._bot.waitUntil(lambda: page.list.list_model.rowCount() > 0)
        if not page.list.hasFocus():
            cell = page.list.visualRect(page.list.model().index(0, 0))
            self._click_at(page.list.viewport(), cell.center(), "Một dòng")
        self._key(page.list, Qt.Key.Key_A, "Ctrl+A", Qt.KeyboardModifier.ControlModifier)

    def act(self, page: QWidget, verb: str) -> None:
        """Press the button of an action; where there is no room for it, under "…"."""
        action: QAction = page.find_action(verb)
        assert action.isEnabled()
        assert action.isVisible()
        button = page.findChild(QToolButton, f"button.{page.name}.{verb}")
        if button is not None and button.isVisible():
            self.click(button)
            return
        more = page.action_row.more
        self._count("…")
        menu: QMenu = more.menu()
        menu.popup(more.mapToGlobal(QPoint(0, more.height())))
        self._bot.waitUntil(menu.isVisible)
        self._click_at(menu, menu.actionGeometry(action).center(), action.text())

    def click(self, button: QAbstractButton) -> None:
        assert button.isEnabled(), button.text()
        self._click_at(button, button.rect().center(), button.text())

    def tick(self, table: QWidget, row: int) -> None:
        item = table.item(row, 0)
        cell = table.visualItemRect(item)
        middle = QPoint(cell.left() + 16, cell.center().y())
        before = item.checkState()
        self._click_at(table.viewport(), middle, "Dự họp")
        assert table.item(row, 0).checkState() != before

    def type(self, field: QWidget, text: str) -> None:
        """Every letter counts, and the Tab that leaves the field."""
        self._click_at(field, field.rect().center(), "Số")
        assert field.hasFocus()
        for letter in text:
            self._bot.keyClicks(field, letter)
            self._count(letter)
        self._key(field, Qt.Key.Key_Tab, "Tab")

    def window(self, kind: type[QDialog]) -> QDialog:
        """The dialog that has come up."""
        self._bot.waitUntil(
            lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=10_000
        )
        return QApplication.activeModalWidget()

    def wait(self) -> None:
        """Until the work is done, also what begins a moment after the click."""
        QCoreApplication.processEvents()
        self._bot.waitUntil(lambda: not self._session.jobs.busy(), timeout=MILLISECONDS_FOR_WORK)

    def _click_at(self, widget: QWidget, place: QPoint, what: str) -> None:
        assert widget.isVisible(), what
        assert widget.rect().contains(place), what
        self._count(what)
        self._bot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self.wait()

    def _key(self, widget: QWidget, key: Qt.Key, name: str, *held: Qt.KeyboardModifier) -> None:
        self._count(name)
        self._bot.keyClick(widget, key, *held)
        self.wait()

    def _count(self, what: str) -> None:
        self.done.append(what.replace("&&", "&").strip())


def test_300_registrations_become_issued_decisions_in_under_40_clicks(
    qtbot, december: Services, session: Session
):
    clerk = CountingClerk(qtbot, session)
    window = session.window

    def statuses() -> dict[str, int]:
        return december.nominating.status_counts(PERIOD)

    clerk.go_to("registrations")
    clerk.choose_all(window.page)
    clerk.act(window.page, "nominate")
    assert statuses() == {"draft": 300}

    clerk.go_to("nominations")
    clerk.show_part("Đề nghị")
    part = window.page.part
    clerk.choose_all(part)
    clerk.act(part, "complete")
    assert statuses() == {"complete": 300}
    clerk.choose_all(part)
    clerk.act(part, "examine")
    assert statuses() == {"examined": 300}

    clerk.show_part("Họp Hội đồng")
    clerk.act(window.page.part, "new")
    clerk.click(clerk.window(MeetingFormDialog).save_button)
    meeting = clerk.window(MeetingDialog)
    clerk.tick(meeting.attendance.table, 8)
    clerk.click(meeting.next_button)
    clerk.click(meeting.agenda.all_button)
    clerk.click(meeting.next_button)
    clerk.act(meeting.votes, "all_agree")
    clerk.click(meeting.next_button)
    clerk.click(meeting.conclusion.conclude_button)
    assert statuses() == {"voted": 300}
    clerk.click(meeting.close_button)

    clerk.go_to("decisions")
    clerk.act(window.page, "follow")
    clerk.click(clerk.window(ResultsDialog).save_button)
    assert statuses() == {"decided": 300}
    clerk.choose_all(window.page)
    clerk.act(window.page, "issue")
    issuing = clerk.window(IssueManyDialog)
    clerk.type(next(iter(issuing.numbers.values())), "612")
    clerk.click(issuing.save_button)

    assert statuses() == {"awarded": 300}
    assert listed(december) == {"CSTDCS": 30, "LDTT": 240, "TTLDTT": 20, "GK_XA": 10}
    assert clerk.done == told_above()
    assert len(clerk.done) < MOST


def told_above() -> list[str]:
    """What the list at the top of this file says, in order."""
    lines = (__doc__ or "").splitlines()
    numbered = [line for line in lines if line[:2].strip().isdecimal()]
    assert [int(line[:2]) for line in numbered] == list(range(1, len(numbered) + 1))
    return [line[4:40].strip() for line in numbered]


def listed(services: Services) -> Counter[str]:
    """How many stand in the issued decisions of each award."""
    decisions = services.store.decisions.all()
    assert {decision.status for decision in decisions} == {"issued"}
    assert sorted(decision.number for decision in decisions) == ["612", "613", "614", "615"]
    return Counter(
        award.award_type
        for decision in decisions
        for award in services.deciding.awards(decision.uid)
    )
