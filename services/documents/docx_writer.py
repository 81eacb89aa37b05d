"""Writes a document as a Word file, which the clerk edits and hands to the province's system."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as WordSection
from docx.shared import Mm

from models.progress import SILENT, Progress
from services.documents.characters import clean
from services.documents.document import Document, Section
from services.documents.docx_blocks import Setting, block_elements
from services.documents.docx_rows import WrittenRows
from services.documents.docx_styles import Styles
from services.documents.docx_xml import element, page_number_field, paragraph
from services.documents.fonts import paper_faces
from services.documents.layout import Layout
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import margins_of, sheet_mm, text_width
from services.documents.typesetting import Typesetter

_DOING = "Đang dựng tệp Word"
_BODY = "word/document.xml"
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings")


def write_docx(document: Document, path: Path, progress: Progress = SILENT) -> None:
    """The same document gives the same bytes."""
    word = docx.Document()
    _strip(word)
    styles = Styles(document.layout)
    _fill_settings(word)
    _fill_properties(word, document)
    typesetter = Typesetter(paper_faces(), drawing=False)
    counted = RowProgress(document.row_count, progress, _DOING)
    rows = WrittenRows()
    body = word.element.body
    for place, (section, blocks) in enumerate(document.sections()):
        own = word.add_section(WD_SECTION.NEW_PAGE) if place else word.sections[0]
        if place:
            _make_small(body[-2])
        _fill_section(own, section, document.layout, first=place == 0)
        width = text_width(section, document.layout)
        setting = Setting(document.layout, typesetter, width, counted, styles, rows)
        for part in block_elements(blocks, setting):
            body[-1].addprevious(part)
    styles.fill(word.styles.element)
    _save(word, path, document, rows)


def _strip(word: WordDocument) -> None:
    """Leave out what the library's template brings along and no paper needs."""
    package = word.part.package
    assert package is not None
    for part in (word.part, package):
        for identifier, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                part.rels.pop(identifier)


def _fill_settings(word: WordDocument) -> None:
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)
    compatibility = element("compat", element("doNotUseHTMLParagraphAutoSpacing"))
    mode = element("compatSetting", name="compatibilityMode", val=15)
    mode.set(qn("w:uri"), "http://schemas.microsoft.com/office/word")
    compatibility.append(mode)
    settings.append(element("zoom", percent=100))
    settings.append(element("defaultTabStop", val=720))
    settings.append(compatibility)
    settings.append(element("themeFontLang", val="vi-VN"))
    settings.append(element("decimalSymbol", val=","))
    settings.append(element("listSeparator", val=";"))


def _fill_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    written = datetime.combine(document.dated, time())
    properties.title = clean(document.title)
    properties.author = properties.last_modified_by = clean(document.author)
    properties.comments = properties.keywords = properties.subject = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = written
    properties.revision = 1


def _fill_section(own: WordSection, section: Section, layout: Layout, *, first: bool) -> None:
    width, height = sheet_mm(section)
    margins = margins_of(section, layout)
    own.page_width, own.page_height = Mm(width), Mm(height)
    own.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    own.top_margin, own.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    own.left_margin, own.right_margin = Mm(margins.left), Mm(margins.right)
    own.header_distance = own.footer_distance = Mm(margins.page_number)
    own.different_first_page_header_footer = True
    properties = own._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    if first:
        properties.find(qn("w:pgMar")).addnext(element("pgNumType", start=1))
    header = own.header
    header.is_linked_to_previous = False
    for blank in header.paragraphs:
        header._element.remove(blank._element)
    number = paragraph("SoTrang")
    if section.page_numbers:
        number.extend(page_number_field())
    header._element.append(number)


def _make_small(section_end: BaseOxmlElement) -> None:
    """The paragraph that ends a section takes no room on the page."""
    section_end.find(qn("w:pPr")).insert(0, element("pStyle", val="KhoangCach"))


def _save(word: WordDocument, path: Path, document: Document, rows: WrittenRows) -> None:
    buffer = io.BytesIO()
    word.save(buffer)
    written = (*document.dated.timetuple()[:3], 0, 0, 0)
    with ZipFile(buffer) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, written)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            content = source.read(name)
            target.writestr(entry, rows.put_in(content) if name == _BODY else content)
