"""What a paper consists of. Forms and reports build it; the writers turn it into files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from services.documents.layout import Layout, official_layout
from services.documents.table import (
    Cell,
    CellContent,
    Column,
    ColumnGroup,
    GroupRow,
    Row,
    Scalar,
    Table,
    cell,
)
from services.documents.text import Align, Run, Text, bold, italic, plain, runs

__all__ = [
    "RECIPIENTS_LABEL",
    "Addressees",
    "Align",
    "AppendixHeading",
    "AuthorityLine",
    "Block",
    "Cell",
    "CellContent",
    "Column",
    "ColumnGroup",
    "Document",
    "GroupRow",
    "Heading",
    "LegalBases",
    "Letterhead",
    "ListBlock",
    "Marker",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Row",
    "Run",
    "Scalar",
    "Section",
    "SignatureBlock",
    "Signer",
    "Table",
    "Text",
    "bold",
    "cell",
    "italic",
    "plain",
    "runs",
]

Paper = Literal["A3", "A4", "A5", "A6"]
Marker = Literal["", "-", "+", "1.", "a)"]
RECIPIENTS_LABEL = "Nơi nhận:"
_LETTERS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Section:
    """Begins a new sheet; pages are counted from 1 again and the first shows no number."""

    landscape: bool = False
    paper: Paper = "A4"
    name: str = ""
    """Of the sheet in a spreadsheet; empty: taken from the heading."""
    page_numbers: bool = True


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Agency left, country and motto right, number and place-date below. Lists may leave ``number`` empty."""

    agency: tuple[str, ...]
    parent: tuple[str, ...] = ()
    number: str = ""
    about: Text = ""
    """Trích yếu of a letter without a title, under the number."""
    place_date: str = ""
    country: str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    motto: str = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Heading:
    """Tên loại in capitals, trích yếu below, and a rule."""

    title: str
    about: Text = ""
    rule: bool = True


@dataclass(frozen=True, slots=True)
class AppendixHeading:
    """``Phụ lục I``, its title, and the italic line that says what it belongs to."""

    label: str
    title: str
    reference: str = ""
    rule: bool = True


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """Whoever decides, or ``QUYẾT ĐỊNH:``, bold in the middle."""

    text: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """``Kính gửi:`` one on the same line, several below each other."""

    names: tuple[str, ...]
    label: str = "Kính gửi:"

    @property
    def lines(self) -> tuple[str, ...]:
        return _closed(tuple(f"- {_open(name)}" for name in self.names))


@dataclass(frozen=True, slots=True)
class LegalBases:
    """Căn cứ, one per line; the signs at the ends are put by the document."""

    items: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return _closed(tuple(_open(item) for item in self.items))


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    align: Align = "justify"
    indent: bool = True
    """Whether the first line is set in, as the body of an official paper is."""
    left: float = 0.0
    """Millimetres by which all lines are set in."""
    keep_with_next: bool = False
    size: float | None = None
    leader: bool = False
    """Dots from the end of the text to the margin, to be filled in by hand."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Items as official papers set them: each a paragraph that opens with its marker."""

    items: tuple[Text | ListBlock, ...]
    marker: Marker = "-"
    start: int = 1

    def paragraphs(self) -> list[Paragraph]:
        result: list[Paragraph] = []
        position = self.start
        for item in self.items:
            if isinstance(item, ListBlock):
                result += item.paragraphs()
            else:
                sign = self._sign(position)
                result.append(Paragraph((Run(sign), *runs(item)) if sign else item))
                position += 1
        return result

    def _sign(self, position: int) -> str:
        match self.marker:
            case "1.":
                return f"{position}. "
            case "a)":
                times, letter = divmod(position - 1, len(_LETTERS))
                return f"{_LETTERS[letter] * (times + 1)}) "
            case "":
                return ""
            case sign:
                return f"{sign} "


@dataclass(frozen=True, slots=True)
class Signer:
    """``authority`` lines and position; ``hint`` as in ``(Ký, ghi rõ họ tên)``."""

    authority: tuple[str, ...]
    name: str = ""
    hint: str = ""
    place_date: str = ""
    seal_space: float | None = None
    """Millimetres left for signature and seal; None: as the layout has it."""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """One signer stands right, recipients left; several signers stand side by side above the recipients."""

    signers: tuple[Signer, ...]
    recipients: tuple[str, ...] = ()

    def seal_space(self, usual: float) -> float:
        """Millimetres between positions and names, which stand in one row."""
        own = (signer.seal_space for signer in self.signers)
        return max((usual if space is None else space for space in own), default=usual)

    @property
    def recipient_lines(self) -> tuple[str, ...]:
        return _closed(tuple(f"- {_open(item).removeprefix('- ')}" for item in self.recipients))


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block: TypeAlias = (
    Section
    | Letterhead
    | Heading
    | AppendixHeading
    | AuthorityLine
    | Addressees
    | LegalBases
    | Paragraph
    | ListBlock
    | Table
    | SignatureBlock
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    title: str
    """Of the file's properties."""
    dated: date
    """Of the file's properties: the same document gives the same bytes on any day."""
    blocks: tuple[Block, ...]
    author: str = ""
    layout: Layout = field(default_factory=official_layout)

    def sections(self) -> list[tuple[Section, tuple[Block, ...]]]:
        """The blocks of each section; what precedes the first ``Section`` stands on A4 upright."""
        result: list[tuple[Section, list[Block]]] = []
        for block in self.blocks:
            if isinstance(block, Section):
                result.append((block, []))
            else:
                if not result:
                    result.append((Section(), []))
                result[-1][1].append(block)
        if not result:
            result.append((Section(), []))
        return [(section, tuple(blocks)) for section, blocks in result]

    @property
    def row_count(self) -> int:
        return sum(len(block.rows) for block in self.blocks if isinstance(block, Table))


def _open(item: str) -> str:
    return item.strip().rstrip(";., ")


def _closed(items: tuple[str, ...]) -> tuple[str, ...]:
    last = len(items) - 1
    return tuple(f"{item}{'.' if place == last else ';'}" for place, item in enumerate(items))
