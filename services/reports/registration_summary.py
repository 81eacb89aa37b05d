"""How many registered for which title, in the sentences of half-year reports, by title and by unit."""

from __future__ import annotations

from collections import Counter

from models.numbers import format_number
from models.periods import Period
from models.problems import Refused
from services.documents.document import (
    Block,
    Cell,
    CellContent,
    Column,
    ColumnGroup,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Signer,
    Table,
)
from services.forms.letterhead import agency_lines, parent_lines, place_and_blank_day
from services.forms.registering.registered import period_words, registered
from services.registering import COUNTED_AS, KindCount
from services.reports.report import Figures, Report, Span
from services.services import Services

COLUMNS = ("TT", "Danh hiệu, hình thức đăng ký", "Đơn vị tính", "Số lượng")
NO_UNIT = "Chưa rõ đơn vị"


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
    title = f"Tổng hợp đăng ký thi đua {period_words(period)}"
    if sentences:
        sentences.insert(0, Paragraph(f"Kết quả đăng ký thi đua {period_words(period)} như sau:"))
    document = Document(
        title=title,
        dated=services.store.origin.today(),
        blocks=(
            Letterhead(
                agency_lines(services),
                parent=parent_lines(services),
                place_date=place_and_blank_day(services),
            ),
            Heading("BẢNG TỔNG HỢP", f"Đăng ký thi đua {period_words(period)}"),
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
            _signature(services),
            *_by_unit(services, period, span),
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


def _by_unit(services: Services, period: Period, span: Span) -> list[Block]:
    """The same counts once more, a row for each unit; nothing when nobody registered."""
    units = {unit.uid: unit.name for unit in services.store.units.in_order()} | {"": NO_UNIT}
    counts: dict[str, Counter[tuple[str, str]]] = {}
    awards: dict[tuple[str, str], tuple[int, str]] = {}
    for each in registered(services, period.code):
        for award in each.awards if span.all_registrations else each.awards[:1]:
            key = (each.kind, award.code)
            awards[key] = (award.rank, award.abbreviation or award.name)
            own = each.subject.unit_uid or ""
            counts.setdefault(own if own in units else "", Counter())[key] += 1
    if not counts:
        return []
    columns = [
        (kind, code)
        for kind in COUNTED_AS
        for code in sorted(
            (code for known, code in awards if known == kind),
            key=lambda code: awards[kind, code][0],
        )
    ]
    with_any = [(counts[uid], name) for uid, name in units.items() if uid in counts]
    rows = [
        Row(((number, str(number)), name, *_figures(own, columns)))
        for number, (own, name) in enumerate(with_any, start=1)
    ]
    total: Counter[tuple[str, str]] = Counter()
    for own in counts.values():
        total.update(own)
    rows.append(Row(("", "Tổng cộng", *_figures(total, columns)), bold=True))
    groups = [
        ColumnGroup(
            COUNTED_AS[kind][0],
            tuple(
                Column(awards[kind, code][1], 1, align="center")
                for known, code in columns
                if known == kind
            ),
        )
        for kind in COUNTED_AS
        if any(known == kind for known, _ in columns)
    ]
    return [
        Section(landscape=True, name="Theo đơn vị"),
        Heading("BẢNG TỔNG HỢP", f"Đăng ký thi đua {period_words(period)} theo đơn vị"),
        Table(
            (Column("TT", mm=11, align="center"), Column("Đơn vị", 4), *groups),
            rows,
            size=12,
        ),
    ]


def _figures(
    counted: Counter[tuple[str, str]], columns: list[tuple[str, str]]
) -> list[CellContent]:
    """Nothing is written for 0."""
    return [
        Cell(format_number(counted[key]), counted[key]) if counted[key] else "" for key in columns
    ]


def _signature(services: Services) -> SignatureBlock:
    letterheads, day = services.letterheads, services.store.origin.today()
    head = letterheads.of("committee", day)
    signer = letterheads.signer("committee", day) or letterheads.head("committee", day)
    lines = letterheads.opening(head, signer)
    filing = services.settings.get("filing_unit")
    office = services.settings.get("office_name")
    recipients = [*([office] if office else []), f"Lưu: VT, {filing}" if filing else "Lưu: VT"]
    return SignatureBlock(
        (Signer(lines, signer.name, seal_space=head.seal_space),), tuple(recipients)
    )


def _text(content: object) -> str:
    return str(content.text) if isinstance(content, Cell) else str(content)


REGISTRATION_SUMMARY = Report(
    "registration-summary", "Tổng hợp đăng ký thi đua", make, step="register"
)
