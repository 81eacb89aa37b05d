import pytest
from PySide6.QtCore import QUrl

import resources
from ui.dialogs.help_dialog import HelpDialog
from ui.pages.pages import pages


@pytest.fixture
def help_dialog(qtbot, look, tmp_path):
    (tmp_path / "home.md").write_text("# Trang chủ\n\nViệc đến hạn.\n", encoding="utf-8")
    (tmp_path / "directory.md").write_text(
        "# Danh bạ\n\n## Thêm người\n\nBấm **Thêm người**. Xem [Trang chủ](home.md).\n",
        encoding="utf-8",
    )
    dialog = HelpDialog("home", folder=tmp_path)
    qtbot.addWidget(dialog)
    return dialog


def test_shows_the_help_of_a_page(help_dialog):
    help_dialog.show_page("directory")
    assert help_dialog.list.currentItem().text() == "Danh bạ"
    assert "Thêm người" in help_dialog.browser.toPlainText()


def test_a_page_without_help_leads_to_the_first(help_dialog):
    help_dialog.show_page("decisions")
    assert help_dialog.name == "home"


def test_links_lead_from_page_to_page(help_dialog):
    help_dialog.show_page("directory")
    help_dialog.browser.anchorClicked.emit(QUrl("home.md"))
    assert help_dialog.name == "home"


def test_search_needs_no_tone_marks(help_dialog):
    help_dialog.search.setText("them nguoi")
    hidden = [help_dialog.list.item(row).isHidden() for row in range(2)]
    assert hidden == [True, False]


def test_every_page_has_help_that_begins_with_its_name(workspace):
    for page in pages(workspace):
        text = resources.path(f"help/{page.name}.md").read_text(encoding="utf-8")
        assert text.startswith(f"# {page.title}\n")


def test_how_to_begin_comes_first(qtbot, look):
    dialog = HelpDialog("directory")
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text() == "Bắt đầu dùng chương trình"
    assert dialog.name == "directory"
