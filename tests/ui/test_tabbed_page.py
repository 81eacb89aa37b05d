"""The tabs of a page: changed by keys, and the last one shown again the next time."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit

from ui.pages.page import Page
from ui.pages.tabbed_page import Part, TabbedPage

CTRL = Qt.KeyboardModifier.ControlModifier


class FieldPage(Page):
    def __init__(self, name: str) -> None:
        super().__init__(name, name.title())
        self.field = QLineEdit()
        self.body.addWidget(self.field)


@pytest.fixture
def make_page(qtbot, look, tmp_path):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    def make() -> tuple[TabbedPage, list[str]]:
        made: list[str] = []

        def part(name: str) -> Part:
            return Part(name, name.title(), lambda: (made.append(name), FieldPage(name))[1])

        page = TabbedPage("books", "Sổ sách", [part("ratings"), part("career")], settings)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page, made

    return make


def test_keys_go_from_tab_to_tab_and_around(qtbot, make_page):
    page, made = make_page()
    page.part.field.setFocus()
    assert made == ["ratings"]
    qtbot.keyClick(page.part.field, Qt.Key.Key_PageDown, CTRL)
    assert page.part.name == "career"
    assert page.part.field.hasFocus()
    qtbot.keyClick(page.part.field, Qt.Key.Key_PageDown, CTRL)
    assert page.part.name == "ratings"
    qtbot.keyClick(page.part.field, Qt.Key.Key_PageUp, CTRL)
    assert page.part.name == "career"
    assert "Ctrl+PgDn" in page.tabs.tabToolTip(0)


def test_the_tab_shown_last_is_shown_the_next_time_and_alone_is_made(make_page):
    page, _ = make_page()
    page.show_part("career")
    again, made = make_page()
    assert again.part.name == "career"
    assert made == ["career"]
