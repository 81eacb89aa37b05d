"""Mẫu giấy khen: those of the program are only looked at, the commune's own are kept and handed on."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from models.certificates import CertificateLayout
from services.certificates.layout_file import read_layout, shipped_layouts, written
from tests.choosing import choose_row
from tests.watching import dialog_of
from ui.dialogs.calibrations_dialog import CalibrationsDialog
from ui.dialogs.layout_dialog import LayoutDialog
from ui.dialogs.layout_name_dialog import LayoutNameDialog
from ui.dialogs.layouts_dialog import LayoutsDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.question import Question
from ui.pages.printing_page import PrintingPage

A4 = next(layout for layout in shipped_layouts() if layout.code == "giay-khen-a4")


@pytest.fixture
def dialog(workspace, opened) -> LayoutsDialog:
    return opened(LayoutsDialog(workspace))


@pytest.fixture
def from_file(monkeypatch, tmp_path):
    """Chooses a file with this content in the window of the system."""

    def choose(content: str) -> None:
        path = tmp_path / "mau-giay-khen.toml"
        path.write_text(content, encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))

    return choose


def names(dialog: LayoutsDialog) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(dialog: LayoutsDialog, name: str) -> None:
    choose_row(dialog.list, names(dialog).index(name))


def copied(dialog: LayoutsDialog, name: str) -> None:
    choose(dialog, "Giấy khen khổ A4")
    dialog.copy_button.click()
    asked = dialog_of(dialog, LayoutNameDialog)
    asked.findChild(QLineEdit, "name").setText(name)
    asked.accept()


def test_layouts_of_the_program_are_shown_with_days_citation_and_how_sure_they_are(dialog):
    model = dialog.list.model()
    row = names(dialog).index("Giấy khen khổ A4")
    cells = [model.index(row, column).data() for column in range(model.columnCount())]
    assert cells[1:3] == ["Có sẵn", "A4 ngang"]
    assert cells[6] in ("Cần đối chiếu", "Đã đối chiếu")
    assert A4.citation in cells


def test_a_layout_of_the_program_is_neither_edited_renamed_nor_deleted(dialog):
    choose(dialog, "Giấy khen khổ A4")
    for button in (dialog.edit_button, dialog.rename_button, dialog.delete_button):
        assert not button.isEnabled()
    for button in (dialog.copy_button, dialog.preview_button, dialog.export_button):
        assert button.isEnabled()


def test_a_copy_is_the_communes_own_and_chosen(dialog):
    copied(dialog, "Phôi nhà in 2026")
    assert dialog.chosen is not None
    assert dialog.chosen.own
    assert dialog.chosen.name == "Phôi nhà in 2026"
    assert dialog.chosen.layout.fields == A4.fields
    assert dialog.edit_button.isEnabled()


def test_a_copy_without_a_name_or_with_a_name_twice_is_told_at_the_name(dialog):
    copied(dialog, "Phôi nhà in 2026")
    copied(dialog, "Phôi nhà in 2026")
    asked = dialog_of(dialog, LayoutNameDialog)
    assert "tên khác" in asked.problem_shown_at("name")
    asked.findChild(QLineEdit, "name").clear()
    asked.accept()
    assert asked.problem_shown_at("name") == "Hãy gõ tên mẫu."


def test_a_layout_is_renamed(dialog):
    copied(dialog, "Phôi cũ")
    dialog.rename_button.click()
    asked = dialog_of(dialog, LayoutNameDialog)
    asked.findChild(QLineEdit, "name").setText("Phôi mới")
    asked.accept()
    assert "Phôi mới" in names(dialog)
    assert "Phôi cũ" not in names(dialog)


def test_what_is_done_can_be_taken_back_in_the_dialog(dialog):
    copied(dialog, "Phôi nhà in 2026")
    dialog.delete_button.click()
    dialog_of(dialog, Question).yes.click()
    assert "Phôi nhà in 2026" not in names(dialog)
    dialog.message.action.click()
    assert "Phôi nhà in 2026" in names(dialog)


def test_the_editor_opens_with_enter_on_an_own_layout(dialog):
    copied(dialog, "Phôi nhà in 2026")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    editor = dialog_of(dialog, LayoutDialog)
    assert editor.layout_now.name == "Phôi nhà in 2026"


def test_a_layout_goes_into_a_file_and_comes_back_the_same(dialog, saved_as, from_file):
    target = saved_as("mau.toml")
    choose(dialog, "Giấy khen khổ A4")
    dialog.export_button.click()
    content = target.read_text("utf-8")
    assert read_layout(content, target.name) == A4
    from_file(content)
    dialog.import_button.click()
    assert dialog.chosen is not None
    assert dialog.chosen.own
    assert dialog.chosen.layout.fields == A4.fields


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (written(msgspec.structs.replace(A4, width=150.0)), "ngoài trang giấy"),
        (written(A4).replace('key = "title"', 'key = "tittle"'), "không phải là ô dùng được"),
        (written(A4).replace("width", "widht", 1), "widht"),
        ("không phải TOML", "viết sai cách"),
        ("", "mau-giay-khen.toml"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence_and_changes_nothing(dialog, from_file, content, said):
    before = names(dialog)
    from_file(content)
    dialog.import_button.click()
    sentence = dialog.message.text.text()
    assert said in sentence
    assert "mau-giay-khen.toml" in sentence
    assert sentence.count("\n") == 0
    assert names(dialog) == before


def test_a_file_that_cannot_be_written_is_told(dialog, saved_as, tmp_path):
    target: Path = saved_as("mau.toml")
    target.mkdir()
    choose(dialog, "Giấy khen khổ A4")
    dialog.export_button.click()
    assert "mau.toml" in dialog.message.text.text()
    assert dialog.message.property("tone") == "bad"


def test_the_preview_shows_a_page_of_the_layouts_size(dialog, settle):
    choose(dialog, "Giấy khen khổ A3")
    dialog.preview_button.click()
    settle()
    preview = dialog_of(dialog, PreviewDialog)
    assert preview.view.page_count == 1


def test_the_picture_follows_the_chosen_layout(dialog):
    choose(dialog, "Giấy khen khổ A4")
    picture = dialog.picture.pixmap()
    choose(dialog, "Bằng chứng nhận danh hiệu khổ A4")
    assert dialog.picture.pixmap().toImage() != picture.toImage()
    assert "Bằng chứng nhận" in dialog.picture.accessibleName()


def test_a_layout_that_cannot_be_read_is_told_beside_the_others(workspace, opened):
    store = workspace.services.store
    with store.action("Ghi"):
        store.certificate_layouts.save(CertificateLayout(name="Phôi hỏng", body="fields = ["))
    dialog = opened(LayoutsDialog(workspace))
    assert "Giấy khen khổ A4" in names(dialog)
    assert "Phôi hỏng" in dialog.message.text.text()


def test_a_letter_that_cannot_be_drawn_leaves_the_list_to_choose_another(workspace, opened):
    own = msgspec.structs.replace(A4, name="Phôi vui")
    body = written(own).replace('key = "country"', 'key = "country"\ntext = "🎉"')
    store = workspace.services.store
    with store.action("Ghi"):
        store.certificate_layouts.save(CertificateLayout(name="Phôi vui", body=body))
    dialog = opened(LayoutsDialog(workspace))
    choose(dialog, "Phôi vui")
    assert dialog.picture.pixmap().isNull()
    assert "U+1F389" in dialog.message.text.text()
    choose(dialog, A4.name)
    assert not dialog.picture.pixmap().isNull()


@pytest.mark.parametrize(
    ("verb", "kind"), [("layouts", LayoutsDialog), ("calibrate", CalibrationsDialog)]
)
def test_in_an_opens_layouts_and_printers(workspace, shown, verb, kind):
    page = shown(PrintingPage(workspace))
    page.find_action(verb).trigger()
    assert dialog_of(page, kind).isVisible()
