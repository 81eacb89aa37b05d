"""The named styles of a Word document, so that whoever edits it changes a style and not every line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docx.oxml.xmlchemy import BaseOxmlElement

from services.documents.document import Align
from services.documents.docx_xml import element, twips
from services.documents.fonts import TYPEFACE
from services.documents.layout import Layout
from services.documents.sheet_layout import POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    """As Word shows it."""
    size: float
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    first: float = 0.0
    keep: bool = False
    outline: int | None = None
    exact_line: float | None = None


def style_definitions(layout: Layout) -> dict[str, Style]:
    """By the identifiers the blocks use."""
    sizes, spacing = layout.sizes, layout.spacing
    around = spacing.around_heading * POINTS_PER_MM
    after = spacing.paragraph_points
    first = spacing.first_line * POINTS_PER_MM
    cell = layout.table.padding_y_points
    return {
        "CoQuanChuQuan": Style("Cơ quan chủ quản", sizes.parent, "center"),
        "CoQuanBanHanh": Style("Cơ quan ban hành", sizes.agency, "center", bold=True),
        "QuocHieu": Style("Quốc hiệu", sizes.country, "center", bold=True),
        "TieuNgu": Style("Tiêu ngữ", sizes.motto, "center", bold=True),
        "SoKyHieu": Style("Số và ký hiệu", sizes.number, "center"),
        "TrichYeuCongVan": Style("Trích yếu công văn", sizes.about, "center"),
        "DiaDanh": Style("Địa danh và thời gian", sizes.place_date, "center", italic=True),
        "TenLoai": Style(
            "Tên loại văn bản",
            sizes.title,
            "center",
            bold=True,
            before=around,
            keep=True,
            outline=0,
        ),
        "TrichYeu": Style("Trích yếu nội dung", sizes.title, "center", bold=True, keep=True),
        "ThamQuyen": Style(
            "Thẩm quyền ban hành",
            sizes.title,
            "center",
            bold=True,
            before=after,
            after=after,
            keep=True,
        ),
        "KinhGui": Style("Kính gửi", sizes.body, after=after, keep=True),
        "CanCu": Style(
            "Căn cứ ban hành", sizes.body, "justify", italic=True, after=after, first=first
        ),
        "NoiDung": Style("Nội dung văn bản", sizes.body, "justify", after=after, first=first),
        "PhuLuc": Style("Phụ lục", sizes.appendix, "center", bold=True, keep=True, outline=0),
        "TenPhuLuc": Style("Tên phụ lục", sizes.appendix, "center", bold=True, keep=True),
        "KemTheo": Style("Kèm theo", sizes.appendix, "center", italic=True, keep=True),
        "DauBang": Style(
            "Đầu bảng", sizes.table, "center", bold=True, before=cell, after=cell, keep=True
        ),
        "SoCot": Style(
            "Số thứ tự cột", sizes.table, "center", italic=True, before=cell, after=cell, keep=True
        ),
        "ChuBang": Style("Chữ trong bảng", sizes.table, before=cell, after=cell),
        "ChucVu": Style("Quyền hạn và chức vụ", sizes.position, "center", bold=True, keep=True),
        "HuongDanKy": Style("Hướng dẫn ký", sizes.position - 1, "center", italic=True, keep=True),
        "HoTen": Style(
            "Họ tên người ký",
            sizes.signer,
            "center",
            bold=True,
            before=spacing.signature * POINTS_PER_MM,
        ),
        "NoiNhan": Style("Nơi nhận", sizes.recipients_head, bold=True, italic=True),
        "NoiNhanMuc": Style("Danh sách nơi nhận", sizes.recipients),
        "SoTrang": Style("Số trang", sizes.page_number, "center"),
        "DuongKe": Style("Đường kẻ", 1.0, exact_line=1.0),
        "KhoangCach": Style("Khoảng cách", 1.0, exact_line=1.0),
    }


class Styles:
    """The styles of one document."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._definitions = style_definitions(layout)

    def sized(self, identifier: str, size: float) -> str:
        """The style like ``identifier`` in another size; made when there is none yet."""
        style = self._definitions[identifier]
        if style.size == size:
            return identifier
        other = f"{identifier}{round(size * 2)}"
        self._definitions[other] = replace(style, name=f"{style.name} cỡ {size:g}", size=size)
        return other

    def fill(self, styles: BaseOxmlElement) -> None:
        """Put these in the place of the styles of the library's template."""
        for child in list(styles):
            styles.remove(child)
        styles.append(_defaults(self._layout))
        styles.append(_built_in("paragraph", "Normal", "Normal"))
        styles.append(_built_in("character", "DefaultParagraphFont", "Default Paragraph Font"))
        styles.append(_table_default())
        styles.append(_built_in("numbering", "NoList", "No List"))
        for identifier, style in self._definitions.items():
            styles.append(_definition(identifier, style, self._layout))


def _defaults(layout: Layout) -> BaseOxmlElement:
    size = round(layout.sizes.body * 2)
    look = element(
        "rPr",
        element("rFonts", ascii=TYPEFACE, hAnsi=TYPEFACE, eastAsia=TYPEFACE, cs=TYPEFACE),
        element("sz", val=size),
        element("szCs", val=size),
        element("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA"),
    )
    shape = element("pPr", element("spacing", before=0, after=0, line=240, lineRule="auto"))
    return element("docDefaults", element("rPrDefault", look), element("pPrDefault", shape))


def _built_in(kind: str, identifier: str, name: str) -> BaseOxmlElement:
    return element("style", element("name", val=name), type=kind, default=1, styleId=identifier)


def _table_default() -> BaseOxmlElement:
    style = _built_in("table", "TableNormal", "Normal Table")
    margins = [element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    style.append(element("tblPr", element("tblCellMar", *margins)))
    return style


def _definition(identifier: str, style: Style, layout: Layout) -> BaseOxmlElement:
    shape = element("pPr")
    if style.keep:
        shape.append(element("keepNext"))
    shape.append(element("widowControl"))
    exact = style.exact_line
    line = twips(exact) if exact is not None else round(240 * layout.spacing.line)
    shape.append(
        element(
            "spacing",
            before=twips(style.before),
            after=twips(style.after),
            line=line,
            lineRule="auto" if exact is None else "exact",
        )
    )
    if style.first:
        shape.append(element("ind", firstLine=twips(style.first)))
    justification = "both" if style.align == "justify" else style.align
    shape.append(element("jc", val=justification))
    if style.outline is not None:
        shape.append(element("outlineLvl", val=style.outline))
    look = element("rPr")
    if style.bold:
        look.append(element("b"))
    if style.italic:
        look.append(element("i"))
    look.append(element("sz", val=round(style.size * 2)))
    look.append(element("szCs", val=round(style.size * 2)))
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        shape,
        look,
        type="paragraph",
        customStyle=1,
        styleId=identifier,
    )
