"""A part of a paper that is standard wording until the clerk writes over it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.vietnamese import nfc
from ui.widgets.worded_field import WordedField

Lines = tuple[str, ...]
LEAST_LINES, MOST_LINES = 3, 18
STANDARD, OWN = "Đang dùng lời văn mặc định.", "Đã sửa khác lời văn mặc định."


class LinesField(WordedField):
    """Its value has an item for every line; nothing as long as the standard wording stands in it.

    A new standard takes the place of the old one unless something else was written.
    """

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(LEAST_LINES, MOST_LINES, placeholder, parent)
        self._standard: Lines = ()
        self.say_state()

    def set_standard(self, lines: Sequence[str]) -> None:
        standard = not self.is_own()
        self._standard = self.parsed(nfc(self.written(tuple(lines))))
        if standard:
            self.put_back()
        self.say_state()

    def value(self) -> Lines:
        items = self.parsed(nfc(self.text.toPlainText()))
        return () if items == self._standard else items

    def set_value(self, value: Sequence[str]) -> None:
        written = self.written(tuple(value) or self._standard)
        if written != self.text.toPlainText():
            self.text.setPlainText(written)

    def retype(self, typed: str) -> None:
        if typed:
            self.text.setPlainText(typed)
        else:
            self.put_back()

    def is_own(self) -> bool:
        return bool(self.value())

    def put_back(self) -> None:
        self.set_value(())

    def said(self, own: bool) -> str:
        return OWN if own else STANDARD if self._standard else ""

    def written(self, items: Lines) -> str:
        """With the signs at the ends that the paper puts there."""
        return ";\n".join(items) + ("." if items else "")

    def parsed(self, text: str) -> Lines:
        lines = (line.strip().rstrip(";.") for line in text.split("\n"))
        return tuple(line for line in lines if line)


class ArticlesField(LinesField):
    """Articles as they are printed, each opened by its number; lines without one belong to it."""

    _NUMBER = re.compile(r"^\s*điều\s+\d+\s*[.:]\s*", re.IGNORECASE)

    def written(self, items: Lines) -> str:
        return "\n".join(f"Điều {number}. {item}" for number, item in enumerate(items, start=1))

    def parsed(self, text: str) -> Lines:
        articles: list[list[str]] = []
        for line in text.split("\n"):
            opening = self._NUMBER.match(line)
            if opening or not articles:
                articles.append([])
            rest = line[opening.end() :] if opening else line
            if rest.strip():
                articles[-1].append(rest.strip())
        return tuple("\n".join(article) for article in articles if article)
