"""A province's file of rules with a mistake in it: the window opens, says so, and takes a good one."""

from __future__ import annotations

import pytest

from services.law_in_force import law_in_force
from ui.pages.page import Page
from ui.pages.settings.rules_tab import RulesTab

GOOD = '[[rules]]\nid = "L1"\nseverity = "warn"\n'


@pytest.fixture
def tab(workspace, shown) -> RulesTab:
    folder = workspace.services.folder
    folder.profile.write_text(GOOD, "utf-8")
    law_in_force(folder)
    folder.profile.write_text(f"{GOOD}enabeld = false\n", "utf-8")
    workspace.services.law = law_in_force(folder)
    page = Page("settings", "Cài đặt")
    page.tab = RulesTab(workspace, page)
    page.body.addWidget(page.tab)
    return shown(page).tab


def test_it_names_the_line_and_shows_what_holds(tab):
    assert "dòng 4, rules “L1”, enabeld" in tab.applied.text.text()
    assert "Quy định riêng trước đó vẫn được dùng" in tab.applied.text.text()
    assert tab._profile.own("rules") == {"L1"}


def test_a_good_file_takes_its_place(tab, workspace, tmp_path):
    other = tmp_path / "quy-dinh.toml"
    other.write_text(GOOD, "utf-8")
    tab._adopt(other)
    assert law_in_force(workspace.services.folder).problem == ""


def test_nothing_is_changed_in_a_broken_file(tab, workspace):
    broken = workspace.services.folder.profile.read_bytes()
    tab.list.select_uid("L1")
    tab.reset_button.click()
    assert workspace.services.folder.profile.read_bytes() == broken
