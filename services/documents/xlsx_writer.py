"""Writes a document as an Excel file: a sheet for each section, columns that can be sorted and summed."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from pathlib import Path

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.progress import SILENT, Progress
from services.documents.characters import clean
from services.documents.document import (
    AppendixHeading,
    Block,
    Document,
    Heading,
    Section,
    Table,
    plain,
)
from services.documents.fonts import TYPEFACE, paper_faces
from services.documents.layout import Layout
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import margins_of, text_width
from services.documents.table_layout import measures
from services.documents.typesetting import Typesetter
from services.documents.xlsx_blocks import fill_blocks
from services.documents.xlsx_sheet import Formats, SheetFiller, letters
from services.documents.xlsx_table import least_widths

_DOING = "Đang dựng tệp Excel"
_PAPER_CODES = {"A3": 8, "A4": 9, "A5": 11, "A6": 70}
_MM_PER_INCH = 25.4
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_PROSE_COLUMNS = 6


def write_xlsx(document: Document, path: Path, progress: Progress = SILENT) -> None:
    """The same document gives the same bytes."""
    size = document.layout.sizes.table
    content = io.BytesIO()
    workbook = Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": TYPEFACE, "font_size": size},
        },
    )
    workbook.set_properties(
        {
            "title": clean(document.title),
            "author": clean(document.author),
            "created": datetime.combine(document.dated, time()),
        }
    )
    formats = Formats(workbook)
    typesetter = Typesetter(paper_faces(), drawing=False)
    counted = RowProgress(document.row_count, progress, _DOING)
    names: list[str] = []
    for section, blocks in document.sections():
        names.append(_sheet_name(section, blocks, names))
        sheet = workbook.add_worksheet(names[-1])
        _set_up(sheet, section, document.layout)
        widths = _widths(section, blocks, document.layout, typesetter)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, letters(width))
        filler = SheetFiller(sheet, widths, formats, document.layout, typesetter)
        fill_blocks(blocks, filler, counted)
        sheet.set_h_pagebreaks(filler.page_breaks)
    workbook.close()
    path.write_bytes(content.getvalue())


def _set_up(sheet: Worksheet, section: Section, layout: Layout) -> None:
    margins = margins_of(section, layout)
    sheet.set_paper(_PAPER_CODES[section.paper])
    if section.landscape:
        sheet.set_landscape()
    sheet.set_margins(
        left=margins.left / _MM_PER_INCH,
        right=margins.right / _MM_PER_INCH,
        top=margins.top / _MM_PER_INCH,
        bottom=margins.bottom / _MM_PER_INCH,
    )
    sheet.fit_to_pages(1, 0)
    sheet.set_start_page(1)
    sheet.hide_gridlines(1)
    if section.page_numbers:
        sheet.set_header("&C&P", {"margin": margins.page_number / _MM_PER_INCH})


def _widths(
    section: Section, blocks: tuple[Block, ...], layout: Layout, typesetter: Typesetter
) -> list[float]:
    """Of the sheet's columns in points: as the widest of the section's tables has them."""
    room = text_width(section, layout)
    tables = [block for block in blocks if isinstance(block, Table)]
    if not tables:
        return [room / _PROSE_COLUMNS] * _PROSE_COLUMNS
    table = max(tables, key=lambda one: len(one.leaves))
    measured = measures(table, room, layout, typesetter)
    size = table.size or layout.sizes.table
    enlarged = [width * size / measured.size for width in measured.widths]
    return least_widths(table, enlarged, size)


def _sheet_name(section: Section, blocks: tuple[Block, ...], taken: list[str]) -> str:
    headings = (block.title for block in blocks if isinstance(block, Heading | AppendixHeading))
    wanted = section.name or next(headings, "") or f"Trang {len(taken) + 1}"
    name = _FORBIDDEN.sub(" ", clean(plain(wanted))).strip(" '")[:_LONGEST_NAME].strip() or "Trang"
    number = 2
    result = name
    while result.casefold() in (one.casefold() for one in taken):
        suffix = f" ({number})"
        result = name[: _LONGEST_NAME - len(suffix)] + suffix
        number += 1
    return result
