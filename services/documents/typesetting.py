"""Breaks text into lines by the widths of the letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

from models.problems import Refused
from services.documents.characters import clean
from services.documents.document import Run, Text
from services.documents.fonts import Face, Faces

BOXES = Face("boxes", {"☐": 0.8, "☑": 0.8, "☒": 0.8})
"""Signs that no face has; whoever draws a line draws them as squares."""

_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2015": "—", "✔": "✓", "□": "☐"})
_LINE_HEIGHT = 1.149
_TINY = 1e-6
_ASCENT = 0.891
_SUPERSCRIPT = 0.62
_BREAK_AFTER = "-/_.,@"
_CONTEXT = 40


class Span(NamedTuple):
    """A stretch of one line in one face."""

    text: str
    face: Face
    size: float
    width: float
    underline: bool = False
    rise: float = 0.0


class Line(NamedTuple):
    spans: tuple[Span, ...]
    width: float
    last: bool
    """Of its paragraph, and so not justified."""


@dataclass(frozen=True, slots=True)
class _Word:
    spans: tuple[Span, ...]
    width: float
    space: Span
    """The blank that follows, in the look of the word's end."""


def line_height(size: float) -> float:
    """In whole twentieths of a point, as word processors set lines."""
    return ceil(size * _LINE_HEIGHT * 20 - _TINY) / 20


def ascent(size: float) -> float:
    return size * _ASCENT


class Typesetter:
    """``drawing``: what no face can draw is refused; who only measures takes its width as that of an M."""

    def __init__(self, faces: Faces, *, drawing: bool = True) -> None:
        self.faces = faces
        self._drawing = drawing
        self._word_widths: dict[str, dict[str, float]] = {}

    def lines(
        self,
        text: Text,
        size: float,
        width: float,
        *,
        first: float = 0.0,
        bold: bool = False,
        italic: bool = False,
    ) -> list[Line]:
        """``text`` in lines no wider than ``width`` points, the first set in by ``first``."""
        if isinstance(text, str):
            face = self.faces.look(bold, italic)
            try:
                return list(self._plain_lines(clean(text), face, size, width, first))
            except KeyError:
                text = (Run(text, bold, italic),)
        return list(self._rich_lines(text, size, width, first))

    def width(self, text: Text, size: float, *, bold: bool = False, italic: bool = False) -> float:
        """The width of the widest line when nothing but its own line breaks breaks the text."""
        lines = self.lines(text, size, float("inf"), bold=bold, italic=italic)
        return max(line.width for line in lines)

    def fitting(
        self, text: Text, size: float, width: float, *, bold: bool = False, italic: bool = False
    ) -> float:
        """``size``, or less where ``text`` would not stand on one line."""
        natural = self.width(text, size, bold=bold, italic=italic)
        return size if natural <= width else size * width / natural * 0.999

    def widest_word(self, words: Collection[str], size: float, *, bold: bool = False) -> float:
        face = self.faces.look(bold, False)
        try:
            return max((face.width(word, size) for word in words), default=0.0)
        except KeyError:
            return max(self.width(word, size, bold=bold) for word in words)

    def _plain_lines(
        self, text: str, face: Face, size: float, width: float, first: float
    ) -> Iterator[Line]:
        known = self._word_widths.setdefault(face.name, {})
        blank = face.widths[" "] * size
        room = width - first
        for paragraph in text.split("\n"):
            start, used, words = 0, 0.0, paragraph.split(" ")
            for place, word in enumerate(words):
                word_width = known.get(word)
                if word_width is None:
                    word_width = known[word] = face.width(word, 1.0)
                word_width *= size
                if word_width > width:
                    rest = self._run(" ".join(words[start:]), face)
                    yield from self._rich_lines((rest,), size, width, width - room)
                    break
                if place == start:
                    used = word_width
                elif used + blank + word_width > room + 1e-6:
                    yield _plain_line(words[start:place], face, size, used, last=False)
                    start, used, room = place, word_width, width
                else:
                    used += blank + word_width
            else:
                yield _plain_line(words[start:], face, size, used, last=True)
            room = width

    def _run(self, text: str, face: Face) -> Run:
        look = self.faces
        return Run(
            text,
            bold=face in (look.bold, look.bold_italic),
            italic=face in (look.italic, look.bold_italic),
        )

    def _rich_lines(
        self, text: tuple[Run, ...], size: float, width: float, first: float
    ) -> Iterator[Line]:
        room = width - first
        for paragraph in _paragraphs(text):
            line: list[_Word] = []
            used = 0.0
            for word in self._words(paragraph, size, width):
                gap = line[-1].space.width if line else 0.0
                if line and used + gap + word.width > room + 1e-6:
                    yield _rich_line(line, used, last=False)
                    line, used, room = [word], word.width, width
                else:
                    line.append(word)
                    used += gap + word.width
            yield _rich_line(line, used, last=True)
            room = width

    def _words(self, paragraph: list[Run], size: float, width: float) -> Iterator[_Word]:
        current: list[Span] = []
        space = self._space(Run(""), size)
        for run in paragraph:
            space = self._space(run, size)
            for place, chunk in enumerate(run.text.split(" ")):
                if place:
                    yield from self._fitted(current, space, width)
                    current = []
                if chunk:
                    current += self._spans(chunk, run, size)
        yield from self._fitted(current, space, width)

    def _space(self, run: Run, size: float) -> Span:
        face = self.faces.look(run.bold, run.italic)
        return Span(" ", face, size, face.widths[" "] * size, run.underline)

    def _spans(self, text: str, run: Run, size: float) -> list[Span]:
        rise = size * 0.35 if run.superscript else 0.0
        size = size * _SUPERSCRIPT if run.superscript else size
        look = self.faces.look(run.bold, run.italic)
        if not all(character in look.widths for character in text):
            text = text.translate(_ALIKE)
        choices = (look, BOXES, self.faces.spare)
        if not self._drawing:
            text = "".join(
                letter if any(letter in face.widths for face in choices) else "M" for letter in text
            )
        result: list[Span] = []
        for face, letters in groupby(text, lambda letter: _face_for(letter, choices, run.text)):
            part = "".join(letters)
            result.append(Span(part, face, size, face.width(part, size), run.underline, rise))
        return result

    def _fitted(self, spans: list[Span], space: Span, width: float) -> Iterator[_Word]:
        """The word; one too wide for any line comes in parts that follow each other without a blank."""
        total = sum(span.width for span in spans)
        if total <= width + 1e-6:
            yield _Word(tuple(spans), total, space)
            return
        none = space._replace(text="", width=0.0)
        part: list[Span] = []
        used = 0.0
        for letters in (part for span in spans for part in _broken(span, width)):
            if part and used + letters.width > width:
                yield _Word(tuple(part), used, none)
                part, used = [], 0.0
            part.append(letters)
            used += letters.width
        yield _Word(tuple(part), used, space)


def _face_for(letter: str, choices: tuple[Face, ...], text: str) -> Face:
    for face in choices:
        if letter in face.widths:
            return face
    place = text.find(letter)
    context = text[max(place - _CONTEXT, 0) : place + _CONTEXT]
    raise Refused(
        f"Không in được ký tự “{letter}” (mã U+{ord(letter):04X}) trong “{context}” vì phông chữ không có ký tự này; "
        "hãy sửa hoặc xóa ký tự đó rồi in lại."
    )


def _paragraphs(text: tuple[Run, ...]) -> Iterator[list[Run]]:
    current: list[Run] = []
    for run in text:
        for place, part in enumerate(clean(run.text).split("\n")):
            if place:
                yield current
                current = []
            if part:
                current.append(Run(part, run.bold, run.italic, run.underline, run.superscript))
    yield current


def _broken(span: Span, width: float) -> Iterator[Span]:
    """Parts of ``span`` after its hyphens and slashes, and single letters where even these are too wide."""
    start = 0
    for end in range(1, len(span.text) + 1):
        if end == len(span.text) or span.text[end - 1] in _BREAK_AFTER:
            part = span.text[start:end]
            part_width = span.face.width(part, span.size)
            if part_width <= width:
                yield span._replace(text=part, width=part_width)
            else:
                for letter in part:
                    yield span._replace(text=letter, width=span.face.width(letter, span.size))
            start = end


def _plain_line(words: list[str], face: Face, size: float, width: float, *, last: bool) -> Line:
    return Line((Span(" ".join(words), face, size, width),), width, last)


def _rich_line(words: list[_Word], width: float, *, last: bool) -> Line:
    spans = [span for word in words for span in (*word.spans, word.space) if span.text]
    if spans and words[-1].space.text:
        spans.pop()
    return Line(tuple(_joined(spans)), width, last)


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Neighbours in one look as one span."""
    for _look, group in groupby(spans, lambda span: (span.face.name, *span[2:3], *span[4:])):
        alike = list(group)
        text = "".join(span.text for span in alike)
        yield alike[0]._replace(text=text, width=sum(span.width for span in alike))
