"""One page after the other of a PDF: text and rules put at points, page numbers, paper sizes."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from services.documents.document import Align, Section
from services.documents.layout import Layout
from services.documents.page_text import PageText
from services.documents.sheet_layout import POINTS_PER_MM, margins_of, sheet_mm
from services.documents.typesetting import BOXES, Line, Span, Typesetter, ascent, line_height

_BOX_RULE = 0.6
_SQUARE_ENDS = 2


class Sheet:
    """The page being filled. ``cursor`` is where the next thing begins, in points from the lower edge."""

    def __init__(self, canvas: Canvas, layout: Layout, typesetter: Typesetter) -> None:
        self.layout = layout
        self.typesetter = typesetter
        self._canvas = canvas
        self._section = Section()
        self._margins = layout.margins
        self._number = 0
        self._open = False
        self.left = self.right = self.top = self.bottom = self.cursor = 0.0

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def room(self) -> float:
        return self.cursor - self.bottom

    @property
    def untouched(self) -> bool:
        return self.cursor == self.top

    def begin_section(self, section: Section) -> None:
        self.finish()
        self._section = section
        self._number = 0
        width, height = (side * POINTS_PER_MM for side in sheet_mm(section))
        margins = self._margins = margins_of(section, self.layout)
        self.left = margins.left * POINTS_PER_MM
        self.right = width - margins.right * POINTS_PER_MM
        self.top = height - margins.top * POINTS_PER_MM
        self.bottom = margins.bottom * POINTS_PER_MM
        self._canvas.setPageSize((width, height))
        self._begin_page()

    def next_page(self) -> None:
        self.finish()
        self._begin_page()

    def finish(self) -> None:
        """Put what was gathered for the page onto it, and close it."""
        if not self._open:
            return
        self._canvas.drawText(self._text)
        self._canvas.setLineCap(_SQUARE_ENDS)
        for thickness, rules in self._rules.items():
            self._canvas.setLineWidth(thickness)
            self._canvas.lines(rules)
        for (x, thickness), (start, end) in self._uprights.items():
            self._canvas.setLineWidth(thickness)
            self._canvas.line(x, start, x, end)
        self._canvas.showPage()
        self._open = False

    def line(self, line: Line, x: float, baseline: float, width: float, align: Align) -> None:
        """``line`` between ``x`` and ``x + width``."""
        stretch = 0.0
        spare = width - line.width
        if align == "center":
            x += spare / 2
        elif align == "right":
            x += spare
        elif align == "justify" and not line.last:
            blanks = sum(span.text.count(" ") + span.text.count("\xa0") for span in line.spans)
            stretch = spare / blanks if blanks else 0.0
        for span in line.spans:
            drawn = span.width
            if stretch:
                drawn += stretch * (span.text.count(" ") + span.text.count("\xa0"))
            self._span(span, x, baseline, stretch, drawn)
            x += drawn

    def lines(
        self, lines: Sequence[Line], x: float, top: float, width: float, align: Align, step: float
    ) -> None:
        """Lines one below the other, the first beginning at ``top``."""
        if not lines:
            return
        size = max((span.size for span in lines[0].spans), default=0.0)
        baseline = top - (step - line_height(size)) / 2 - ascent(size)
        for line in lines:
            self.line(line, x, baseline, width, align)
            baseline -= step

    def rule(self, x: float, end: float, y: float, thickness: float) -> None:
        self._rules.setdefault(thickness, []).append((x, y, end, y))

    def upright(self, x: float, top: float, bottom: float, thickness: float) -> None:
        """A vertical rule; one that begins where the last at this place ended makes that longer."""
        before = self._uprights.get((x, thickness))
        if before and before[1] == top:
            self._uprights[x, thickness] = (before[0], bottom)
            return
        if before:
            self._rules.setdefault(thickness, []).append((x, before[0], x, before[1]))
        self._uprights[x, thickness] = (top, bottom)

    def _begin_page(self) -> None:
        self._number += 1
        self._open = True
        self._text = PageText(self._canvas)
        self._face: tuple[str, float] | None = None
        self._word_space = self._rise = 0.0
        self._rules: dict[float, list[tuple[float, float, float, float]]] = {}
        self._uprights: dict[tuple[float, float], tuple[float, float]] = {}
        self.cursor = self.top
        if self._number > 1 and self._section.page_numbers:
            self._write_number()

    def _write_number(self) -> None:
        size = self.layout.sizes.page_number
        [line] = self.typesetter.lines(str(self._number), size, self.width)
        edge = self.top + (self._margins.top - self._margins.page_number) * POINTS_PER_MM
        self.line(line, self.left, edge - ascent(size), self.width, "center")

    def _span(self, span: Span, x: float, baseline: float, stretch: float, drawn: float) -> None:
        if span.face == BOXES:
            self._boxes(span, x, baseline)
            return
        text = self._text
        look = (span.face.name, span.size)
        if look != self._face:
            text.setFont(*look)
            self._face = look
        if stretch != self._word_space:
            text.setWordSpace(stretch)
            self._word_space = stretch
        text.put(x, baseline + span.rise, span.text)
        if span.underline:
            self.rule(x, x + drawn, baseline - span.size * 0.11, span.size * 0.05)

    def _boxes(self, span: Span, x: float, baseline: float) -> None:
        """Squares to tick: empty, ticked, crossed."""
        size, rules = span.size, self._rules.setdefault(_BOX_RULE, [])
        side, low = size * 0.68, baseline - size * 0.06
        high = low + side
        for sign in span.text:
            end = x + side
            rules += [(x, low, end, low), (x, high, end, high)]
            rules += [(x, low, x, high), (end, low, end, high)]
            if sign == "☒":
                rules += [(x, low, end, high), (x, high, end, low)]
            elif sign == "☑":
                turn = (x + side * 0.4, low + side * 0.2)
                rules += [(x + side * 0.18, low + side * 0.5, *turn)]
                rules += [(*turn, x + side * 0.85, low + side * 0.85)]
            x += size * 0.8
