"""Rows of a Word table written as text: a node for each of their parts would take several times as long."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from services.documents.docx_xml import element

_TEXT = qn("w:t")
_HOLE = "\ue000"
_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_PLACE = re.compile(rb'<w:tr w:rsidR="(\d+)"/>')


class RowTemplate:
    """One row, of which copies with other texts are made."""

    def __init__(self, row: BaseOxmlElement) -> None:
        for node in row.iter(_TEXT):
            node.text = _HOLE
        written = _NAMESPACE.sub("", etree.tostring(row, encoding="unicode"))
        self._parts = written.split(_HOLE)

    def written(self, texts: Sequence[str]) -> str:
        """``texts``: one for each text of the row, without line breaks."""
        parts: list[str] = [self._parts[0]]
        for text, part in zip(texts, self._parts[1:], strict=True):
            parts += (escape(text, quote=False), part)
        return "".join(parts)


class WrittenRows:
    """Holds what is written as text, until the document is saved."""

    def __init__(self) -> None:
        self._stretches: list[str] = []

    def place(self, rows: Sequence[str]) -> BaseOxmlElement:
        """What stands in the document in place of ``rows``."""
        self._stretches.append("".join(rows))
        return element("tr", rsidR=len(self._stretches) - 1)

    def put_in(self, content: bytes) -> bytes:
        """A part of the file with the rows in their places."""
        return _PLACE.sub(lambda found: self._stretches[int(found[1])].encode(), content)
