import importlib
import inspect
import pkgutil

import pytest
from PySide6.QtWidgets import QDialog

import ui.dialogs
from tests.pictured_dialogs import DIALOGS
from tests.pictured_pages import PAGES, SETTINGS_TABS
from ui.pages.pages import pages
from ui.pages.settings_page import SettingsPage


def dialogs():
    modules = [
        importlib.import_module(f"ui.dialogs.{found.name}")
        for found in pkgutil.iter_modules(ui.dialogs.__path__)
    ]
    return sorted(
        {
            thing
            for module in modules
            for _, thing in inspect.getmembers(module, inspect.isclass)
            if issubclass(thing, QDialog) and thing.__module__ == module.__name__
        },
        key=lambda dialog: dialog.__name__,
    )


@pytest.mark.parametrize("dialog", dialogs())
def test_every_dialog_is_pictured(dialog):
    assert dialog in {shot.shows for shot in DIALOGS}


def test_every_page_is_pictured(workspace):
    assert {entry.name for entry in pages(workspace)} == {shot.shows for shot in PAGES}


def test_every_tab_of_the_settings_is_pictured(workspace, shown):
    assert shown(SettingsPage(workspace)).tabs.count() == len(SETTINGS_TABS)


def test_no_two_pictures_have_one_name():
    names = [shot.name for shot in (*PAGES, *DIALOGS)]
    assert len(set(names)) == len(names)
