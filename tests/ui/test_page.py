"""What every page does: tells a mistake of its own, keeps the keys, counts what is selected."""

import pytest
from PySide6.QtWidgets import QLineEdit

from models.problems import Refused
from ui.pages.page import Page


class Broken(Page):
    def refresh(self) -> None:
        int({})  # type: ignore[call-overload]


class TwoFields(Page):
    def __init__(self) -> None:
        super().__init__("two", "Hai ô")
        self.first, self.second = QLineEdit(), QLineEdit()
        for field in (self.first, self.second):
            self.body.addWidget(field)


@pytest.fixture
def page(qtbot, look) -> TwoFields:
    page = TwoFields()
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_page_that_cannot_be_read_is_a_bug_that_is_told(qtbot, look):
    page = Broken("broken", "Hỏng")
    qtbot.addWidget(page)
    with qtbot.captureExceptions() as caught:
        page.show()
    assert [kind for kind, *_ in caught] == [TypeError]
    assert page.isVisible()


def test_the_keys_go_to_the_first_field_then_to_where_they_were(page):
    page.take_focus()
    assert page.focusWidget() is page.first
    page.second.setFocus()
    page.take_focus()
    assert page.focusWidget() is page.second


def test_what_is_refused_is_told_and_what_is_done_too(page):
    said: list[tuple] = []
    page.refused.connect(lambda sentence: said.append(("refused", sentence)))
    page.told.connect(lambda sentence, undoable: said.append((sentence, undoable)))

    def refuse() -> None:
        raise Refused("Ổ đĩa đã đầy.")

    assert page.attempt(refuse, "Đã lưu.") is None
    assert page.attempt(lambda: 7, "Đã lưu.") == 7
    assert said == [("refused", "Ổ đĩa đã đầy."), ("Đã lưu.", True)]


def test_actions_follow_the_selection_and_say_how_many(page):
    one = page.add_action("edit", "Sửa", "pencil", lambda: None, needs="one")
    some = page.add_action("delete", "Xóa", "trash-2", lambda: None, needs="some")
    always = page.add_action("new", "Thêm", "plus", lambda: None)
    found = []
    for count in (0, 1, 1900):
        page.show_selected_count(count)
        found.append((one.isEnabled(), some.isEnabled(), always.isEnabled(), some.text()))
    assert found == [
        (False, False, True, "Xóa"),
        (True, True, True, "Xóa"),
        (False, True, True, "Xóa (1.900)"),
    ]
