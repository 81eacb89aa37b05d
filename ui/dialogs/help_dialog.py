"""The help of the program: its pages at the left, the chosen one at the right; one can work beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

import resources
from models.vietnamese import fold, text_key
from ui.look import grid
from ui.widgets.illustrated_text import IllustratedText

PAGES = (
    "start",
    "home",
    "directory",
    "movements",
    "registrations",
    "nominations",
    "decisions",
    "printing",
    "reports",
    "books",
    "fund",
    "payments",
    "payment-lists",
    "ledger",
    "stock",
    "sending",
    "receiving",
    "settings",
)
"""How to begin, then the pages of the window in their order, as their help is listed."""


class HelpDialog(QDialog):
    """Opens at the help of ``page``; each help text is ``<page>.md`` and begins with its title."""

    def __init__(
        self, page: str, parent: QWidget | None = None, folder: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Hướng dẫn")
        self._folder = folder or resources.path("help")
        self._texts = _in_order(self._folder)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm trong hướng dẫn")
        self.search.setAccessibleName("Tìm trong hướng dẫn")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Các trang hướng dẫn")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser = IllustratedText()
        self.browser.setAccessibleName("Nội dung hướng dẫn")

        left = QVBoxLayout()
        left.setSpacing(grid(8))
        left.addWidget(self.search)
        left.addWidget(self.list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*(grid(16),) * 4)
        layout.setSpacing(grid(16))
        layout.addLayout(left, 1)
        layout.addWidget(self.browser, 3)
        room = self.screen().availableGeometry()
        width, height = room.width() - grid(32), room.height() - grid(48)
        self.resize(min(grid(900), width), min(grid(620), height))

        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda now, _before: self._show(now))
        self.browser.anchorClicked.connect(self._follow)

        for name, text in self._texts.items():
            item = QListWidgetItem(_title(text), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.show_page(page)

    def show_page(self, name: str) -> None:
        """The help of ``name``; the first text when there is none of that name."""
        names = list(self._texts)
        if names:
            self.list.setCurrentRow(names.index(name) if name in names else 0)

    @property
    def name(self) -> str:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            text = self._texts[item.data(Qt.ItemDataRole.UserRole)]
            self.browser.show_text(text, self._folder)

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            page = self._texts[item.data(Qt.ItemDataRole.UserRole)]
            item.setHidden(wanted not in fold(page))

    def _follow(self, link: QUrl) -> None:
        name = link.path().removesuffix(".md")
        if link.isRelative() and name in self._texts:
            self.show_page(name)
        elif link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)


def _in_order(folder: Path) -> dict[str, str]:
    """The pages as in the window, then what concerns the whole program, by title."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    places = {name: place for place, name in enumerate(PAGES)}
    names = sorted(texts, key=lambda n: (places.get(n, len(PAGES)), text_key(_title(texts[n]))))
    return {name: texts[name] for name in names}


def _title(text: str) -> str:
    return text.lstrip().partition("\n")[0].lstrip("# ").strip()
