"""The pages of the window, in the order of the year. A new page: its module, its maker, one line.

A page's module is loaded when the page is first shown: the window need not wait for all of them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.main_window import PageEntry
from ui.workspace import Workspace


def pages(workspace: Workspace) -> list[PageEntry]:
    return [
        PageEntry("home", "Trang chủ", "house", lambda: _home(workspace)),
        PageEntry("directory", "Danh bạ", "users", lambda: _directory(workspace)),
        PageEntry("movements", "Phong trào", "flag", lambda: _movements(workspace)),
        PageEntry("registrations", "Đăng ký", "clipboard-pen", lambda: _registrations(workspace)),
        PageEntry("nominations", "Đề nghị & xét duyệt", "award", lambda: _nominations(workspace)),
        PageEntry("decisions", "Quyết định", "stamp", lambda: _decisions(workspace)),
        PageEntry("printing", "In ấn", "printer", lambda: _printing(workspace)),
        PageEntry("books", "Sổ sách", "book-open", lambda: _books(workspace)),
        PageEntry("fund", "Quỹ & phôi", "wallet", lambda: _fund(workspace)),
        PageEntry("sending", "Gửi cấp trên", "send", lambda: _sending(workspace)),
        PageEntry("settings", "Cài đặt", "settings", lambda: _settings(workspace)),
    ]


def _home(workspace: Workspace) -> QWidget:
    from ui.pages.home_page import HomePage

    return HomePage(workspace)


def _directory(workspace: Workspace) -> QWidget:
    from ui.pages.directory_page import DirectoryPage

    return DirectoryPage(workspace)


def _movements(workspace: Workspace) -> QWidget:
    from ui.pages.movements_page import MovementsPage

    return MovementsPage(workspace)


def _registrations(workspace: Workspace) -> QWidget:
    from ui.pages.registrations_page import RegistrationsPage

    return RegistrationsPage(workspace)


def _nominations(workspace: Workspace) -> QWidget:
    from ui.pages.nominations_page import NominationsPage

    return NominationsPage(workspace)


def _decisions(workspace: Workspace) -> QWidget:
    from ui.pages.decisions_page import DecisionsPage

    return DecisionsPage(workspace)


def _printing(workspace: Workspace) -> QWidget:
    from ui.pages.printing_page import PrintingPage

    return PrintingPage(workspace)


def _books(workspace: Workspace) -> QWidget:
    from ui.pages.books_page import BooksPage

    return BooksPage(workspace)


def _fund(workspace: Workspace) -> QWidget:
    from ui.pages.fund_page import FundPage

    return FundPage(workspace)


def _sending(workspace: Workspace) -> QWidget:
    from ui.pages.sending_page import SendingPage

    return SendingPage(workspace)


def _settings(workspace: Workspace) -> QWidget:
    from ui.pages.settings_page import SettingsPage

    return SettingsPage(workspace)
