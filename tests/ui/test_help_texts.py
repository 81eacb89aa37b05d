"""What every help text has to be: reachable, Vietnamese, its pictures there and small enough."""

import re
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from ui.commands import COMMANDS
from ui.dialogs.help_dialog import HelpDialog
from ui.pages.pages import pages
from ui.widgets.illustrated_text import STORED_AT

FOLDER = resources.path("help")
TEXTS = sorted(FOLDER.glob("*.md"))
PICTURES = sorted((FOLDER / "pictures").iterdir())
ALL_PICTURES_AT_MOST = 500_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
TYPED = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
NAMED = re.compile(r"\*\*[^*]*\*\*")
"""Captions and names, some of them those of an English Windows."""
ENGLISH = re.compile(
    r"\b(the|and|for|with|not|you|your|this|that|files?|folder|click|button|window|update|install"
    r"|installer|setup|backup|restore|import|export|save|delete|open|close|error|warning|default"
    r"|download|upload|settings|computer|printer|user|password|database)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def text(request) -> Path:
    return request.param


def words(text: Path) -> str:
    return text.read_text(encoding="utf-8")


def test_every_picture_is_there_and_says_in_words_what_it_shows(text):
    for said, name in PICTURE.findall(words(text)):
        assert (FOLDER / name).is_file(), name
        assert said, name


def test_every_link_leads_to_a_text(text):
    for target in LINK.findall(words(text)):
        assert target.startswith("http") or (FOLDER / target).is_file(), target


def test_every_text_is_composed_vietnamese(text):
    assert unicodedata.is_normalized("NFC", words(text))


def test_no_english_but_captions_names_and_what_is_typed(text):
    said = NAMED.sub(" ", TYPED.sub(" ", LINK.sub(" ", PICTURE.sub(r" \1 ", words(text)))))
    assert not ENGLISH.findall(said)


def test_every_text_has_a_place_in_the_dialog(qtbot, look, text):
    dialog = HelpDialog(text.stem)
    qtbot.addWidget(dialog)
    assert dialog.name == text.stem


def test_every_text_is_led_to(workspace):
    led_to = {page.name for page in pages(workspace)}
    led_to |= {command.help for command in COMMANDS}
    for text in TEXTS:
        led_to |= {target.removesuffix(".md") for target in LINK.findall(words(text))}
    listed = {text.stem for text in TEXTS}
    assert listed - led_to <= {"lenh-va-tep"}


def test_no_picture_lies_about_unused():
    used = {FOLDER / name for text in TEXTS for _said, name in PICTURE.findall(words(text))}
    assert set(PICTURES) == used


def test_the_pictures_are_small():
    assert sum(picture.stat().st_size for picture in PICTURES) < ALL_PICTURES_AT_MOST


@pytest.mark.parametrize("width", [700, 900, 1300])
def test_pictures_are_never_wider_than_the_text(qtbot, look, width):
    dialog = HelpDialog("cai-dat-va-cap-nhat")
    qtbot.addWidget(dialog)
    dialog.resize(width, 600)
    dialog.show()
    qtbot.waitExposed(dialog)
    sizes = dialog.browser.shown_sizes()
    assert len(sizes) == len(PICTURES)
    room = dialog.browser.viewport().width()
    assert all(0 < size.width() < room for size in sizes)
    assert not dialog.browser.horizontalScrollBar().isVisible()


def test_pictures_keep_their_shape_and_are_not_blown_up(qtbot, look):
    dialog = HelpDialog("cai-dat-va-cap-nhat")
    qtbot.addWidget(dialog)
    names = [name for _said, name in PICTURE.findall(words(FOLDER / "cai-dat-va-cap-nhat.md"))]
    for name, shown in zip(names, dialog.browser.shown_sizes(), strict=True):
        stored = QImage(str(FOLDER / name)).size()
        assert shown.width() * STORED_AT <= stored.width()
        assert shown.width() / shown.height() == pytest.approx(
            stored.width() / stored.height(), rel=0.01
        )


def test_pictures_are_there_also_when_another_page_was_read_before(qtbot, look):
    dialog = HelpDialog("home")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for page in ("cai-dat-va-cap-nhat", "home", "cai-dat-va-cap-nhat"):
        dialog.show_page(page)
    sizes = dialog.browser.shown_sizes()
    assert sizes
    assert not [size for size in sizes if size.isEmpty()]
