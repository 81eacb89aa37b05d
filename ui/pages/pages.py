"""The pages of the window, in the order of the year. A new page: its module, and one line here."""

from __future__ import annotations

from ui.main_window import PageEntry
from ui.pages.decisions_page import DecisionsPage
from ui.pages.directory_page import DirectoryPage
from ui.pages.home_page import HomePage
from ui.pages.movements_page import MovementsPage
from ui.pages.printing_page import PrintingPage
from ui.pages.registrations_page import RegistrationsPage
from ui.pages.sending_page import SendingPage
from ui.pages.settings_page import SettingsPage
from ui.workspace import Workspace


def pages(workspace: Workspace) -> list[PageEntry]:
    return [
        PageEntry("home", "Trang chủ", "house", lambda: HomePage(workspace)),
        PageEntry("directory", "Danh bạ", "users", lambda: DirectoryPage(workspace)),
        PageEntry("movements", "Phong trào", "flag", lambda: MovementsPage(workspace)),
        PageEntry(
            "registrations", "Đăng ký", "clipboard-pen", lambda: RegistrationsPage(workspace)
        ),
        PageEntry("decisions", "Quyết định", "stamp", lambda: DecisionsPage(workspace)),
        PageEntry("printing", "In ấn", "printer", lambda: PrintingPage(workspace)),
        PageEntry("sending", "Gửi cấp trên", "send", lambda: SendingPage(workspace)),
        PageEntry("settings", "Cài đặt", "settings", lambda: SettingsPage(workspace)),
    ]
