"""A block of cells from the clipboard: from Excel, from a table of Word or of a web page, or plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

Block = list[list[str]]

LARGEST = 1_000_000
"""Characters of a table in HTML that are looked at; what is larger is taken as text."""

WIDEST = 1000
"""Columns of a table in HTML; what merged cells claim beyond is no table of a clerk."""

_SPREADSHEET = (
    "urn:schemas-microsoft-com:office:excel",
    "LibreOffice",
    "OpenOffice",
    'data-from="so-thi-dua"',
)
"""Programs whose text has every cell as it is, also with line breaks."""
_BREAKS = frozenset(("br", "p", "div", "li"))
_UNSEEN = frozenset(("style", "script", "head", "title"))


def pasted(mime: QMimeData) -> Block:
    """The rows of the clipboard, all of one length; none when it holds no text."""
    html = mime.html() if mime.hasHtml() else ""
    by_text = len(html) > LARGEST or any(name in html[:4000] for name in _SPREADSHEET)
    block = [] if by_text else table_of_html(html)
    return block or table_of_text(mime.text())


def table_of_text(text: str) -> Block:
    """Cells parted by tabs; one between quotation marks may hold tabs and line breaks."""
    if not text:
        return []
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\0").removesuffix("\n")
    if '"' not in text:
        return _of_one_length([line.split("\t") for line in text.split("\n")])
    rows: Block = [[]]
    place = 0
    while True:
        cell, place = _cell(text, place)
        rows[-1].append(cell)
        if place >= len(text):
            return _of_one_length(rows)
        if text[place] == "\n":
            rows.append([])
        place += 1


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_BARE = re.compile(r"[^\t\n]*")


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that begins at ``place``, and where it ends."""
    if found := _QUOTED.match(text, place):
        return found[1].replace('""', '"'), found.end()
    found = _BARE.match(text, place)
    assert found is not None
    return found[0], found.end()


def table_of_html(html: str) -> Block:
    """The rows of every table in it; a merged cell stands in its first place."""
    reader = _TableReader()
    reader.feed(_without_remarks(html))
    reader.close()
    return _of_one_length([row for row in reader.rows if row])


_NO_TAG = re.compile(r"<[!?][^<>]*>?|</(?![A-Za-z])[^<>]*>?|</?[A-Za-z][^<>]*(?=<|\Z)")


def _without_remarks(html: str) -> str:
    """Without comments, declarations and tags that do not end, in which the parser looks for an end again and again."""
    kept, *remarks = html.split("<!--")
    for remark in remarks:
        _, closed, after = remark.partition("-->")
        kept += after if closed else ""
    return _NO_TAG.sub("", kept)


class _TableReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Block = []
        self._cell: list[str] | None = None
        self._width = 1
        self._held: dict[int, int] = {}
        """Columns that a cell of an earlier row still fills, and for how many rows more."""
        self._height = 1
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_cell()
            self._held = {}
        elif tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            self._skip_held()
            spans = dict(attrs)
            self._width, self._height = _span(spans.get("colspan")), _span(spans.get("rowspan"))
            self._cell = []
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag in ("td", "th", "table"):
            self._end_cell()
        elif tag == "tr":
            self._end_cell()
            self._skip_held()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = "".join(self._cell).split("\n")
        text = "\n".join(line.strip(" ").replace("\xa0", " ") for line in lines).strip("\n")
        self._cell = None
        row = self.rows[-1]
        for place in range(min(self._width, WIDEST - len(row))):
            if self._height > 1:
                self._held[len(row)] = self._height - 1
            row.append(text if place == 0 else "")

    def _skip_held(self) -> None:
        row = self.rows[-1] if self.rows else []
        while len(row) < WIDEST and self._held.get(len(row)):
            self._held[len(row)] -= 1
            row.append("")


def _span(written: str | None) -> int:
    return min(int(written), 1000) if written and written.isdecimal() and int(written) else 1


def _of_one_length(rows: Block) -> Block:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
