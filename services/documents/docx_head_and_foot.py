"""The letterhead and the signatures of an official paper in Word: tables without lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.xmlchemy import BaseOxmlElement

from services.documents.document import RECIPIENTS_LABEL, Letterhead, SignatureBlock, Signer, Text
from services.documents.docx_table import cell_element, grid, keep_with_next, row_element
from services.documents.docx_xml import Form, paragraph
from services.documents.layout import Layout
from services.documents.sheet_layout import POINTS_PER_MM, letterhead_halves, signature_columns
from services.documents.typesetting import Typesetter

_BETWEEN = 6.0
_PADDING = 3.0


def letterhead_table(
    block: Letterhead, width: float, layout: Layout, typesetter: Typesetter
) -> BaseOxmlElement:
    left, right, sizes = letterhead_halves(block, width, layout, typesetter)
    measures, usual = layout.letterhead, layout.sizes
    gap = width - left - right

    def line(
        style: str,
        text: Text,
        size: float,
        usual: float,
        before: float | None = None,
        apart: float | None = None,
    ) -> BaseOxmlElement:
        own = None if size == usual else round(size, 1)
        return paragraph(style, text, Form(size=own, before=before, right=apart))

    def rule(length: float, room: float, apart: float = 0.0) -> BaseOxmlElement:
        side = max((room - length) / 2, 0.0)
        thick = measures.rule_points
        form = Form(before=1.0, after=2.0, left=side, right=side + apart, rule=thick)
        return paragraph("DuongKe", form=form)

    def row(agency: Iterable[BaseOxmlElement], *country: BaseOxmlElement) -> BaseOxmlElement:
        return row_element(cell_element(left + gap, *agency), cell_element(right, *country))

    last = typesetter.lines(block.agency[-1], sizes.agency, left, bold=True)[-1]
    agency = [
        *(
            line("CoQuanChuQuan", text, sizes.parent, usual.parent, apart=gap)
            for text in block.parent
        ),
        *(
            line("CoQuanBanHanh", text, sizes.agency, usual.agency, apart=gap)
            for text in block.agency
        ),
        rule(last.width * measures.agency_rule, left, gap),
    ]
    motto = typesetter.fitting(block.motto, sizes.motto, right, bold=True)
    country = [
        line("QuocHieu", block.country, sizes.country, usual.country),
        line("TieuNgu", block.motto, motto, usual.motto),
        rule(typesetter.width(block.motto, motto, bold=True), right),
    ]
    result = grid((left + gap, right), rule=0.0, padding=0.0)
    result.append(row(agency, *country))
    number = [line("SoKyHieu", block.number, sizes.number, usual.number, _BETWEEN, gap)]
    if block.about:
        number.append(line("TrichYeuCongVan", block.about, sizes.about, usual.about, apart=gap))
    dated = typesetter.fitting(block.place_date, sizes.place_date, right, italic=True)
    place = line("DiaDanh", block.place_date, dated, usual.place_date, _BETWEEN)
    if block.number or block.about or block.place_date:
        result.append(row(number, place))
    return result


def signature_tables(
    block: SignatureBlock, width: float, layout: Layout, typesetter: Typesetter
) -> Iterator[BaseOxmlElement]:
    """One table; a second one for the recipients below several signers."""
    left, columns = signature_columns(block, width, layout)
    received = _recipients(block)
    if len(block.signers) == 1:
        result = grid((left, columns[0]), rule=0.0, padding=0.0)
        [signer] = block.signers
        signed = [*_heads(signer), _name(signer, block, layout)]
        if signer.place_date:
            signed.insert(0, _dated(signer, columns[0], layout, typesetter))
        result.append(
            row_element(
                cell_element(left, *(received or [paragraph("NoiNhanMuc")])),
                cell_element(columns[0], *signed),
            )
        )
        yield result
        return
    if block.signers:
        yield _side_by_side(block, columns, layout, typesetter)
    if received:
        result = grid((width / 2, width / 2), rule=0.0, padding=0.0)
        result.append(
            row_element(
                cell_element(width / 2, *received), cell_element(width / 2, paragraph("NoiNhanMuc"))
            )
        )
        yield result


def _side_by_side(
    block: SignatureBlock, columns: list[float], layout: Layout, typesetter: Typesetter
) -> BaseOxmlElement:
    signers = block.signers
    result = grid(tuple(columns), rule=0.0, padding=_PADDING)
    if any(signer.place_date for signer in signers):
        dates = (
            [_dated(signer, width, layout, typesetter)]
            for signer, width in zip(signers, columns, strict=True)
        )
        result.append(_row(dates, columns, keep=True))
    result.append(_row((_heads(signer) for signer in signers), columns, keep=True))
    names = ([_name(signer, block, layout)] for signer in signers)
    result.append(_row(names, columns, keep=False))
    return result


def _row(
    contents: Iterable[list[BaseOxmlElement]], columns: list[float], *, keep: bool
) -> BaseOxmlElement:
    cells = (
        cell_element(width, *content) for content, width in zip(contents, columns, strict=True)
    )
    result = row_element(*cells)
    if keep:
        keep_with_next(result)
    return result


def _dated(signer: Signer, width: float, layout: Layout, typesetter: Typesetter) -> BaseOxmlElement:
    usual, room = layout.sizes.place_date, width - 4 * _PADDING
    size = typesetter.fitting(signer.place_date, usual, room, italic=True)
    own = None if size == usual else int(size * 2) / 2
    return paragraph("DiaDanh", signer.place_date, Form(size=own, keep=True))


def _heads(signer: Signer) -> list[BaseOxmlElement]:
    result = [paragraph("ChucVu", line) for line in signer.authority]
    if signer.hint:
        result.append(paragraph("HuongDanKy", signer.hint))
    return result or [paragraph("ChucVu")]


def _name(signer: Signer, block: SignatureBlock, layout: Layout) -> BaseOxmlElement:
    usual = layout.spacing.signature
    space = block.seal_space(usual)
    own = None if space == usual else space * POINTS_PER_MM
    return paragraph("HoTen", signer.name, Form(before=own))


def _recipients(block: SignatureBlock) -> list[BaseOxmlElement]:
    if not block.recipients:
        return []
    items = [paragraph("NoiNhanMuc", line) for line in block.recipient_lines]
    return [paragraph("NoiNhan", RECIPIENTS_LABEL), *items]
