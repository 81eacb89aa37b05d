"""The head of an official paper on a PDF page: agency left, country and motto right, number and date below."""

from __future__ import annotations

from services.documents.document import Letterhead, Text, italic, runs
from services.documents.layout import Layout
from services.documents.pdf_flow import Piece
from services.documents.pdf_sheet import Sheet
from services.documents.sheet_layout import letterhead_halves
from services.documents.typesetting import Line, Typesetter, line_height

_RULE_ROOM = 4.0
_BETWEEN = 6.0


class _Column:
    """Centred lines below each other, with rules between them."""

    def __init__(self, x: float, width: float, typesetter: Typesetter) -> None:
        self.x, self.width, self.height = x, width, 0.0
        self._typesetter = typesetter
        self._lines: list[tuple[float, Line, float]] = []
        self._rules: list[tuple[float, float]] = []

    def add(self, text: Text, size: float, *, bold: bool = False) -> float:
        """Width of the last line."""
        lines = self._typesetter.lines(text, size, self.width, bold=bold)
        for line in lines:
            step = line_height(size)
            self._lines.append((self.height, line, step))
            self.height += step
        return lines[-1].width

    def rule(self, width: float) -> None:
        self._rules.append((self.height + _RULE_ROOM / 3, width))
        self.height += _RULE_ROOM

    def draw(self, sheet: Sheet, top: float, thickness: float) -> None:
        left = sheet.left + self.x
        for down, line, step in self._lines:
            sheet.lines([line], left, top - down, self.width, "center", step)
        for down, width in self._rules:
            start = left + (self.width - width) / 2
            sheet.rule(start, start + width, top - down, thickness)


class LetterheadPiece(Piece):
    def __init__(
        self, block: Letterhead, width: float, layout: Layout, typesetter: Typesetter
    ) -> None:
        left, right, sizes = letterhead_halves(block, width, layout, typesetter)
        self._thickness = layout.letterhead.rule_points
        agency = _Column(0.0, left, typesetter)
        country = _Column(width - right, right, typesetter)
        for line in block.parent:
            agency.add(line, sizes.parent)
        last = 0.0
        for line in block.agency:
            last = agency.add(line, sizes.agency, bold=True)
        agency.rule(last * layout.letterhead.agency_rule)
        country.add(block.country, sizes.country, bold=True)
        motto = typesetter.fitting(block.motto, sizes.motto, right, bold=True)
        country.rule(country.add(block.motto, motto, bold=True))
        number = _Column(0.0, left, typesetter)
        place = _Column(width - right, right, typesetter)
        if block.number:
            number.add(block.number, sizes.number)
        if block.about:
            number.add(runs(block.about), sizes.about)
        if block.place_date:
            place_date = (italic(block.place_date),)
            place.add(place_date, typesetter.fitting(place_date, sizes.place_date, right))
        self._upper, self._lower = (agency, country), (number, place)
        self._second = max(agency.height, country.height)
        lower = max(number.height, place.height)
        if lower:
            self._second += _BETWEEN
        self.height = self._second + lower

    def draw(self, sheet: Sheet, top: float) -> None:
        for column in self._upper:
            column.draw(sheet, top, self._thickness)
        for column in self._lower:
            column.draw(sheet, top - self._second, self._thickness)
