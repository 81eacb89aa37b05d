"""How many registered for which title, as half-year reports print it."""

from __future__ import annotations

from models.numbers import format_number
from models.problems import Refused
from services.documents.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Table,
)
from services.forms.letterhead import agency_lines, place_and_blank_day
from services.registering import COUNTED_AS, KindCount
from services.reports.report import Figures, Report, Span
from services.services import Services

COLUMNS = ("TT", "Danh hiệu, hình thức đăng ký", "Đơn vị tính", "Số lượng")


def make(services: Services, span: Span) -> Figures:
    period = services.periods.find(span.period)
    if period is None:
        raise Refused(f"Kỳ {span.period} chưa có đăng ký nào; hãy chọn kỳ khác.")
    summary = services.registering.summary(span.period)
    rows: list[Row] = []
    sentences: list[Block] = []
    for count in summary.kinds:
        if not count.total:
            continue
        rows += _rows(services, count, span)
        sentences.append(Paragraph(f"- {services.registering.sentence(count)}"))
    title = f"Tổng hợp đăng ký thi đua {period.name[:1].lower()}{period.name[1:]}"
    document = Document(
        title=title,
        dated=services.store.origin.today(),
        blocks=(
            Letterhead(agency_lines(services), place_date=place_and_blank_day(services)),
            Heading("TỔNG HỢP", title.removeprefix("Tổng hợp ").capitalize()),
            *sentences,
            Table(
                (
                    Column(COLUMNS[0], mm=12, align="center"),
                    Column(COLUMNS[1], 4),
                    Column(COLUMNS[2], mm=30, align="center"),
                    Column(COLUMNS[3], mm=30, align="right"),
                ),
                rows,
            ),
        ),
    )
    texts = [tuple(_text(cell) for cell in row.cells) for row in rows]
    return Figures(title, COLUMNS, texts, document)


def _rows(services: Services, count: KindCount, span: Span) -> list[Row]:
    label, unit = COUNTED_AS[count.kind]
    total = count.registrations if span.all_registrations else count.total
    counted = count.by_award_all if span.all_registrations else count.by_award
    heading = Row(("", label, unit, Cell(format_number(total), total)), bold=True)
    return [heading] + [
        Row(
            (
                Cell(str(place), place),
                services.catalogue.award_type(code).name,
                unit,
                Cell(format_number(number), number),
            )
        )
        for place, (code, number) in enumerate(counted, start=1)
    ]


def _text(content: object) -> str:
    return str(content.text) if isinstance(content, Cell) else str(content)


REGISTRATION_SUMMARY = Report(
    "registration-summary", "Tổng hợp đăng ký thi đua", make, step="register"
)
