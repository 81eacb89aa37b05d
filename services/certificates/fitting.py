"""Lets a text stand in its box: measured letter by letter, in as large a type and as few lines as fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from models.problems import Refused
from services.certificates.layout import Field, FontName
from services.documents.characters import clean
from services.documents.fonts import Face, Faces, paper_faces, sans_faces

POINTS_PER_MM = 72 / 25.4
STEP = 0.25
"""Points by which a text is made smaller until it fits."""
DESCENT = 0.23
"""How far letters reach below the line, of the type's size."""
ASCENTS: dict[FontName, float] = {"Times New Roman": 0.92, "Inter": 1.11}
"""How far capitals with two marks reach up."""
_ALIKE = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2015": "—"})

_OPENING = ("“", "‘", "(", '"')

Measure = Callable[[str], float]


class Stretch(NamedTuple):
    """Letters of one face."""

    text: str
    face: Face
    width: float
    """In points, at the size of the text."""


class FittedLine(NamedTuple):
    stretches: tuple[Stretch, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


class Fitted(NamedTuple):
    """What is drawn in a box."""

    lines: tuple[FittedLine, ...]
    """None when the text does not fit even at its smallest."""
    size: float
    shrunk: bool = False
    broken: bool = False
    """Whether it stands on more lines than it would have in a wider box."""
    overflow: bool = False


def fit(field: Field, text: str) -> Fitted:
    """Shrink to the floor, then break at a word; ``field.wraps``: break first, then shrink.

    Never hyphenates, never leaves the box. Raises ``Refused`` for a letter that no face has.
    """
    text = clean(text)
    if field.capitals:
        text = text.upper()
    paragraphs = [
        line for line in (" ".join(p.split(" ")).strip(" ") for p in text.split("\n")) if line
    ]
    if not paragraphs:
        return Fitted((), field.size)
    faces = faces_of(field)
    look = faces.look(field.bold, field.italic)
    measure = _measure(look, faces)
    room = field.width * POINTS_PER_MM
    usual = len(paragraphs)
    for size, count in _attempts(field, usual):
        lines = _lines(paragraphs, measure, room / size, count)
        if lines is not None:
            return Fitted(
                tuple(_line(line, look, faces, size) for line in lines),
                size,
                shrunk=size < field.size,
                broken=len(lines) > usual and not field.wraps,
            )
    return Fitted((), field.floor, shrunk=True, overflow=True)


def block_height(field: Field, size: float, count: int) -> float:
    """Of so many lines, in points, with the marks over the first and the tails below the last."""
    return (ASCENTS[field.font] + DESCENT + (count - 1) * field.leading) * size


def faces_of(field: Field) -> Faces:
    return sans_faces() if field.font == "Inter" else paper_faces()


def _attempts(field: Field, least_lines: int) -> Sequence[tuple[float, int]]:
    """(size, most lines) in the order in which they are tried."""
    sizes = [field.size]
    while sizes[-1] > field.floor:
        sizes.append(max(sizes[-1] - STEP, field.floor))
    room = field.height * POINTS_PER_MM + 1e-6
    most = max(field.lines, least_lines)

    def fitting(size: float) -> int:
        """How many lines stand in the box."""
        return next(
            (count for count in range(most, 0, -1) if block_height(field, size, count) <= room), 0
        )

    if field.wraps:
        tried = [(size, fitting(size)) for size in sizes]
    else:
        tried = [
            (size, min(count, fitting(size))) for count in range(1, most + 1) for size in sizes
        ]
    return [(size, count) for size, count in tried if count >= least_lines]


def _lines(paragraphs: Sequence[str], measure: Measure, room: float, most: int) -> list[str] | None:
    """Balanced lines, as few as will do; None when they are more than ``most`` or a word is too long."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if measure(paragraph) <= room:
            lines.append(paragraph)
            continue
        words = paragraph.split(" ")
        widths = [measure(word) for word in words]
        if max(widths) > room:
            return None
        blank = measure(" ")
        count = len(_wrapped(widths, blank, room))
        if len(lines) + count > most:
            return None
        kept = _kept_together(words)
        kept_widths = [measure(group) for group in kept]
        if max(kept_widths) <= room and len(_wrapped(kept_widths, blank, room)) == count:
            words, widths = kept, kept_widths
        for start, end in _balanced(widths, blank, room, count):
            lines.append(" ".join(words[start:end]))
    return lines if len(lines) <= most else None


def _kept_together(words: Sequence[str]) -> list[str]:
    """Names, what follows an opening quote, and a number with its noun: not parted if it can be helped."""
    groups: list[str] = []
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        named = before[:1].isupper() and before[-1:].isalpha() and word[:1].isupper() and place > 1
        if before.startswith(_OPENING) or word[:1].isdigit() or named:
            groups[-1:] = [f"{groups[-1]} {word}"] if groups else [word]
        else:
            groups.append(word)
    return groups


def _wrapped(widths: Sequence[float], blank: float, room: float) -> list[tuple[int, int]]:
    """As many words on each line as stand there: the place of its first, and of the next line's."""
    lines: list[tuple[int, int]] = []
    start, used = 0, 0.0
    for place, width in enumerate(widths):
        if place > start and used + blank + width > room:
            lines.append((start, place))
            start, used = place, width
        else:
            used += width if place == start else blank + width
    return [*lines, (start, len(widths))]


def _balanced(
    widths: Sequence[float], blank: float, room: float, count: int
) -> list[tuple[int, int]]:
    """The same number of lines, the widest as narrow as can be."""
    low, high = max(max(widths), sum(widths) / count), room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_wrapped(widths, blank, middle)) <= count:
            high = middle
        else:
            low = middle
    return _wrapped(widths, blank, high)


def _measure(look: Face, faces: Faces) -> Measure:
    """The width of a text at size 1."""
    widths = look.widths

    def measure(text: str) -> float:
        try:
            return sum(map(widths.__getitem__, text))
        except KeyError:
            return sum(_width(letter, look, faces, text) for letter in text.translate(_ALIKE))

    return measure


def _line(text: str, look: Face, faces: Faces, size: float) -> FittedLine:
    try:
        width = look.width(text, size)
        return FittedLine((Stretch(text, look, width),), width)
    except KeyError:
        pass
    text = text.translate(_ALIKE)
    stretches: list[Stretch] = []
    for face, letters in groupby(text, lambda letter: _face(letter, look, faces, text)):
        part = "".join(letters)
        stretches.append(Stretch(part, face, face.width(part, size)))
    return FittedLine(tuple(stretches), sum(stretch.width for stretch in stretches))


def _width(letter: str, look: Face, faces: Faces, text: str) -> float:
    return _face(letter, look, faces, text).widths[letter]


def _face(letter: str, look: Face, faces: Faces, text: str) -> Face:
    for face in (look, faces.spare):
        if letter in face.widths:
            return face
    raise Refused(
        f"Không in được ký tự “{letter}” (mã U+{ord(letter):04X}) trong “{text[:60]}” vì phông chữ "
        "không có ký tự này; hãy sửa hoặc xóa ký tự đó rồi in lại."
    )
