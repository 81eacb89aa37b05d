"""In: what a page prints besides its list, in the menu of its print action."""

from __future__ import annotations

from ui.icons import beside_icon
from ui.pages.paper_menu import PaperMenu
from ui.pages.stored_list_page import StoredListPage


class PrintMenu(PaperMenu):
    """``page`` has its paper actions already; Ctrl+P prints its list as before."""

    def __init__(self, page: StoredListPage) -> None:
        super().__init__(page.name, page.desk, page.list.current_uid, page)
        printing = page.find_action("print")
        assert printing is not None
        printing.setText("In")
        printing.setIconText(beside_icon("In"))
        self.add("shown", "Danh sách đang xem", "list-checks", page.print_list)
        self.addSeparator()
        self.open_from(page)
