from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog

from models.problems import Refused, Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.question import Question
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field


@dataclass(frozen=True)
class KeptDraft:
    content: dict[str, str]
    saved_at: str = "2026-07-05T07:05:00Z"


@dataclass
class Drafts:
    kept: dict[str, KeptDraft] = field(default_factory=dict)

    def load(self, key):
        return self.kept.get(key)

    def keep(self, key, content):
        self.kept[key] = KeptDraft(content)

    def forget(self, key):
        self.kept.pop(key, None)


class PersonForm(FormDialog):
    def __init__(self, save, drafts=None):
        super().__init__(
            "Thêm người", save, verb_again="Lưu và thêm tiếp", drafts=drafts, draft_key="person.new"
        )
        self.name = text_field("Ví dụ Lò Văn Sáng")
        self.born = DateField(partial=True)
        self.add_field("name", "Họ và tên", self.name, required=True)
        self.add_field("born", "Ngày sinh", self.born, optional=True, help="Năm cũng được.")
        self.add_field(
            "kind", "Đối tượng", Choice([("direct", "Trực tiếp"), ("leader", "Lãnh đạo")])
        )
        self.add_field("note", "Ghi chú", long_text_field(), optional=True)
        self.add_field("member", "Đảng viên", QCheckBox("Là đảng viên"))


@pytest.fixture
def saved():
    return []


@pytest.fixture
def open_form(qtbot, look, saved):
    def open_(save=saved.append, drafts=None):
        form = PersonForm(save, drafts)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(form)
        form.open()
        qtbot.waitExposed(form)
        return form

    return open_


def test_saves_what_was_typed(open_form, saved, type_text):
    form = open_form()
    type_text(form.name, "  Lò Thị Ễn ")
    type_text(form.born, "5/7/85")
    form.save_button.click()
    assert form.result() == QDialog.DialogCode.Accepted
    assert saved == [
        {"name": "Lò Thị Ễn", "born": "1985-07-05", "kind": "direct", "note": "", "member": False}
    ]


def test_every_problem_stands_under_its_field_and_the_first_has_the_focus(qtbot, open_form):
    def refuse(values):
        raise Rejected({"born": "Ngày sinh ở tương lai.", "name": "Chưa ghi họ và tên."})

    form = open_form(refuse)
    form.born.setFocus()
    form.save_button.click()
    assert form.isVisible()
    assert form.problem_shown_at("name") == "Chưa ghi họ và tên."
    assert form.problem_shown_at("born") == "Ngày sinh ở tương lai."
    assert form.problem_shown_at("note") == ""
    assert form.focusWidget() is form.name
    assert form.name.accessibleDescription() == "Chưa ghi họ và tên."


def test_a_problem_goes_away_once_mended(open_form, saved, type_text):
    def save(values):
        if not values["name"]:
            raise Rejected({"name": "Chưa ghi họ và tên."})
        saved.append(values)

    form = open_form(save)
    form.save_button.click()
    type_text(form.name, "Sáng")
    form.save_button.click()
    assert form.problem_shown_at("name") == ""
    assert len(saved) == 1


def test_a_problem_of_no_field_is_told_above(open_form):
    def refuse(values):
        raise Refused("Quyết định đã ban hành nên không sửa được nữa.")

    form = open_form(refuse)
    form.save_button.click()
    assert form.message.text.text() == "Quyết định đã ban hành nên không sửa được nữa."
    assert form.message.isVisible()


def test_a_date_that_is_none_is_told_before_anything_is_saved(open_form, saved, type_text):
    form = open_form()
    type_text(form.born, "31/2/1985")
    form.save_button.click()
    assert "tháng 2 năm 1985 không có ngày 31" in form.problem_shown_at("born")
    assert saved == []


def test_escape_closes_an_untouched_form_at_once(qtbot, open_form):
    form = open_form()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_escape_asks_when_something_would_be_lost(qtbot, open_form, type_text):
    form = open_form()
    type_text(form.name, "Lò")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    question = form.findChild(Question)
    assert (question.yes.text(), question.no.text()) == ("Bỏ và đóng", "Gõ tiếp")
    question.yes.click()
    assert not form.isVisible()


def test_enter_goes_on_to_the_next_field(qtbot, open_form, saved):
    form = open_form()
    assert form.focusWidget() is form.name
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.focusWidget() is form.born
    assert saved == []


def test_control_enter_saves_and_starts_again(qtbot, open_form, saved, type_text):
    form = open_form()
    for name in ("Lò Văn Sáng", "Cầm Thị Ơn"):
        type_text(form.name, name)
        qtbot.keyClick(form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [values["name"] for values in saved] == ["Lò Văn Sáng", "Cầm Thị Ơn"]
    assert form.isVisible()
    assert form.name.text() == ""


def test_what_was_typed_survives_a_power_cut(qtbot, open_form, type_text):
    drafts = Drafts()
    form = open_form(drafts=drafts)
    type_text(form.name, "Lò Văn")
    type_text(form.born, "1985-")
    qtbot.waitUntil(lambda: "person.new" in drafts.kept)

    again = open_form(drafts=drafts)
    assert "gõ dở lúc" in again.draft_offer.text.text()
    again.draft_offer.action.click()
    assert (again.name.text(), again.born.text()) == ("Lò Văn", "1985-")


def test_a_saved_form_leaves_no_draft(qtbot, open_form, type_text):
    drafts = Drafts()
    form = open_form(drafts=drafts)
    type_text(form.name, "Lò Văn")
    qtbot.waitUntil(lambda: "person.new" in drafts.kept)
    form.save_button.click()
    assert drafts.kept == {}


def test_a_draft_that_is_not_wanted_is_forgotten(open_form):
    drafts = Drafts({"person.new": KeptDraft({"name": "Lò"})})
    form = open_form(drafts=drafts)
    form.draft_offer.dismiss_button.click()
    assert drafts.kept == {}
    assert form.name.text() == ""
