"""How each block is set in Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from services.documents.document import (
    Addressees,
    AppendixHeading,
    AuthorityLine,
    Block,
    Heading,
    LegalBases,
    Letterhead,
    ListBlock,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Table,
    Text,
    plain,
)
from services.documents.docx_head_and_foot import letterhead_table, signature_tables
from services.documents.docx_rows import WrittenRows
from services.documents.docx_styles import Styles
from services.documents.docx_table import WordTable, keep_with_next
from services.documents.docx_xml import PLAIN, Form, element, paragraph
from services.documents.layout import Layout
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import POINTS_PER_MM
from services.documents.typesetting import Typesetter

_KEPT_WITH_SIGNATURE = 2
_LINES_BELOW_TABLE = 6
"""So few lines between a table and a signature go with the last rows of the table."""
_LETTERS_OF_A_LINE = 80
_TABLE_TAG, _ROW_TAG, _PARAGRAPH_TAG, _TEXT_TAG = (
    element(name).tag for name in ("tbl", "tr", "p", "t")
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting a block needs to know."""

    layout: Layout
    typesetter: Typesetter
    width: float
    """Between the margins, in points."""
    counted: RowProgress
    styles: Styles
    rows: WrittenRows

    def points(self, millimetres: float) -> float:
        return millimetres * POINTS_PER_MM


def block_elements(blocks: Iterable[Block], setting: Setting) -> Iterator[BaseOxmlElement]:
    """Each element must be placed before the next is asked for."""
    written: list[BaseOxmlElement] = []
    rows = 0
    for block in blocks:
        if isinstance(block, Table):
            rows = block.end(_KEPT_WITH_SIGNATURE)
        if isinstance(block, SignatureBlock):
            _keep_end(written, rows)
        for part in _SETTERS[type(block)](block, setting):
            written.append(part)
            yield part


def blank(height: float) -> BaseOxmlElement:
    """A paragraph too small to see that holds room, or parts two tables."""
    return paragraph("KhoangCach", form=Form(after=max(height - 1.0, 0.0)))


def _keep_end(written: list[BaseOxmlElement], last_rows: int) -> None:
    """Tie the ``last_rows`` of a table with the few lines below it, or the last lines, to a signature.

    A letterhead right above it, as an extract has one, goes with it whole.
    """
    kept: list[BaseOxmlElement] = []
    lines = 0
    for part in reversed(written):
        if _is_ruled(part):
            rows = [row for row in part if row.tag == _ROW_TAG]
            kept += rows[-max(last_rows, 1) :]
            break
        if not lines and part.tag == _TABLE_TAG:
            kept.append(part)
            break
        if part.tag != _PARAGRAPH_TAG or lines > _LINES_BELOW_TABLE or _breaks_page(part):
            kept = kept[: _paragraphs_of_end(kept)]
            break
        kept.append(part)
        lines += _lines_of(part)
    else:
        kept = kept[: _paragraphs_of_end(kept)]
    for part in kept:
        keep_with_next(part)


def _paragraphs_of_end(backwards: list[BaseOxmlElement]) -> int:
    """How many paragraphs hold the last lines that go with a signature."""
    lines = 0
    for place, part in enumerate(backwards, start=1):
        lines += _lines_of(part)
        if lines >= _KEPT_WITH_SIGNATURE:
            return place
    return len(backwards)


def _lines_of(part: BaseOxmlElement) -> int:
    letters = sum(len(text.text or "") for text in part.iter(_TEXT_TAG))
    return min(letters, 1) + letters // _LETTERS_OF_A_LINE


def _is_ruled(part: BaseOxmlElement) -> bool:
    """Whether it is a table of rows, not one that only holds texts side by side."""
    return part.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None


def _breaks_page(part: BaseOxmlElement) -> bool:
    return any(each.get(qn("w:type")) == "page" for each in part.iter(qn("w:br")))


def _paragraph(
    block: Paragraph, setting: Setting, style: str = "NoiDung"
) -> Iterator[BaseOxmlElement]:
    form = Form(
        align=None if block.align == "justify" else block.align,
        left=setting.points(block.left) if block.left else None,
        first=None if block.indent else 0.0,
        size=block.size,
        keep=block.keep_with_next,
        leader=setting.width if block.leader else None,
    )
    yield paragraph(style, block.text, form)


def _list(block: ListBlock, setting: Setting) -> Iterator[BaseOxmlElement]:
    for one in block.paragraphs():
        yield from _paragraph(one, setting)


def _legal_bases(block: LegalBases, setting: Setting) -> Iterator[BaseOxmlElement]:
    for line in block.lines:
        yield paragraph("CanCu", line)


def _addressees(block: Addressees, setting: Setting) -> Iterator[BaseOxmlElement]:
    spacing = setting.layout.spacing
    around = setting.points(spacing.around_heading)
    if len(block.names) == 1:
        text = f"{block.label} {block.names[0]}"
        yield paragraph("KinhGui", text, Form(align="center"))
    else:
        label = Form(left=setting.points(spacing.addressee_label))
        yield paragraph("KinhGui", block.label, label)
        names = Form(left=setting.points(spacing.addressee_names))
        for line in block.lines:
            yield paragraph("KinhGui", line, names)
    yield blank(around)


def _heading(block: Heading, setting: Setting) -> Iterator[BaseOxmlElement]:
    size = setting.layout.sizes.title
    yield paragraph("TenLoai", block.title)
    if block.about:
        yield paragraph("TrichYeu", block.about)
    yield _end_of_heading(block.about or block.title, size, block.rule, setting, bold=True)


def _appendix_heading(block: AppendixHeading, setting: Setting) -> Iterator[BaseOxmlElement]:
    size = setting.layout.sizes.appendix
    last = ""
    for style, text in (
        ("PhuLuc", block.label),
        ("TenPhuLuc", block.title),
        ("KemTheo", block.reference),
    ):
        if text:
            yield paragraph(style, text)
            last = text
    bold = not block.reference
    yield _end_of_heading(last, size, block.rule, setting, bold=bold, italic=not bold)


def _end_of_heading(
    text: Text,
    size: float,
    rule: bool,
    setting: Setting,
    *,
    bold: bool = False,
    italic: bool = False,
) -> BaseOxmlElement:
    """The room below a heading, with a rule of a third of its widest line."""
    around = setting.points(setting.layout.spacing.around_heading)
    measures = setting.layout.letterhead
    if not rule:
        return paragraph("KhoangCach", form=Form(after=around - 1.0, keep=True))
    lines = setting.typesetter.lines(plain(text), size, setting.width, bold=bold, italic=italic)
    length = max(line.width for line in lines) * measures.heading_rule
    side = (setting.width - length) / 2
    form = Form(
        before=2.0, after=around + 2.0, left=side, right=side, rule=measures.rule_points, keep=True
    )
    return paragraph("DuongKe", form=form)


def _authority(block: AuthorityLine, setting: Setting) -> Iterator[BaseOxmlElement]:
    yield paragraph("ThamQuyen", block.text)


def _letterhead(block: Letterhead, setting: Setting) -> Iterator[BaseOxmlElement]:
    yield letterhead_table(block, setting.width, setting.layout, setting.typesetter)
    yield blank(setting.points(setting.layout.spacing.after_letterhead))


def _table(block: Table, setting: Setting) -> Iterator[BaseOxmlElement]:
    table = WordTable(block, setting.width, setting.layout, setting.typesetter, setting.styles)
    yield table.element
    table.fill(setting.counted, setting.rows)
    yield blank(setting.layout.spacing.paragraph_points)


def _signature(block: SignatureBlock, setting: Setting) -> Iterator[BaseOxmlElement]:
    room = setting.points(setting.layout.spacing.signature_before)
    yield paragraph("KhoangCach", form=Form(after=room - 1.0, keep=True))
    tables = signature_tables(block, setting.width, setting.layout, setting.typesetter)
    for place, table in enumerate(tables):
        if place:
            yield blank(setting.layout.spacing.paragraph_points)
        yield table
    yield blank(1.0)


def _page_break(block: PageBreak, setting: Setting) -> Iterator[BaseOxmlElement]:
    result = paragraph("KhoangCach", form=PLAIN)
    result.append(element("r", element("br", type="page")))
    yield result


_SETTERS: dict[type, Callable[[Any, Setting], Iterator[BaseOxmlElement]]] = {
    Addressees: _addressees,
    AppendixHeading: _appendix_heading,
    AuthorityLine: _authority,
    Heading: _heading,
    LegalBases: _legal_bases,
    Letterhead: _letterhead,
    ListBlock: _list,
    PageBreak: _page_break,
    Paragraph: _paragraph,
    SignatureBlock: _signature,
    Table: _table,
}
