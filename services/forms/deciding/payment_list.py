"""F16: the list on which recipients sign for their prize money."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.dates import format_long
from models.listing import Cell as ListCell
from models.listing import Column as ListColumn
from models.money import amount_in_words
from models.numbers import format_count, format_number
from models.progress import Progress
from models.vietnamese import lower_first
from services.documents.document import (
    Cell,
    Column,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Row,
    Run,
    Section,
    SignatureBlock,
    Signer,
    Table,
    bold,
    italic,
)
from services.forms.deciding.payment_facts import PaidLine, PaymentFacts, payment_facts
from services.forms.form import Form, Wanted
from services.forms.letterhead import agency_lines, parent_lines, place_and_blank_day
from services.forms.signing import SEAL_HERE, SIGN_HERE
from services.handing_out.list_csv import write_list_csv
from services.handing_out.listed import Listed
from services.services import Services

TITLE = "Danh sách chi tiền thưởng"
ROW_TO_SIGN = 11.0
COLUMNS = (
    ListColumn("name", "Họ và tên / Tên tập thể", ""),
    ListColumn("about", "Chức vụ, đơn vị", ""),
    ListColumn("award", "Danh hiệu, hình thức", ""),
    ListColumn("decision", "Số quyết định", ""),
    ListColumn("coefficient", "Hệ số", ""),
    ListColumn("base_salary", "Mức lương cơ sở", "", "money"),
    ListColumn("product", "Hệ số × lương cơ sở", "", "money"),
    ListColumn("amount", "Thành tiền", "", "money"),
    ListColumn("status", "Tình trạng", "", internal=True),
    ListColumn("paid_on", "Ngày chi", "", "date", internal=True),
    ListColumn("received_by", "Ký nhận", ""),
    ListColumn("note", "Ghi chú", "", internal=True),
)
"""Of the spreadsheet: real columns, from which a script can read everything back."""


def make(services: Services, wanted: Wanted) -> Document:
    facts = payment_facts(services, wanted)
    place = services.settings.get("place_name")
    dated = f"{place}, {format_long(facts.made_on)}" if facts.made_on and place else ""
    return Document(
        title=f"{TITLE} {facts.filed}".strip(),
        dated=facts.day,
        blocks=(
            Section(landscape=True, name=TITLE),
            Letterhead(
                agency_lines(services),
                parent=parent_lines(services),
                place_date=dated or place_and_blank_day(services),
            ),
            Heading(TITLE.upper(), facts.about),
            _table(facts, public=wanted.public),
            *_below(facts),
            SignatureBlock(
                (
                    Signer(("NGƯỜI LẬP",), services.settings.get("clerk_name"), hint=SIGN_HERE),
                    Signer(("KẾ TOÁN",), hint=SIGN_HERE),
                    Signer(("THỦ QUỸ",), hint=SIGN_HERE),
                    Signer(("CHỦ TÀI KHOẢN",), hint=SEAL_HERE),
                )
            ),
        ),
    )


def _table(facts: PaymentFacts, *, public: bool) -> Table:
    columns = (
        Column("STT", mm=11, align="center"),
        Column("Họ và tên / Tên tập thể", 3.4),
        Column("Danh hiệu, hình thức", 2.4),
        Column("Số quyết định", mm=27, align="center"),
        Column("Hệ số", mm=14, align="center"),
        Column("Mức lương cơ sở (đồng)", mm=24, align="right", number_format="#,##0"),
        Column("Thành tiền (đồng)", mm=26, align="right", number_format="#,##0"),
        Column("Ký nhận", mm=30),
        Column("Ghi chú", 1.8),
    )
    rows = [
        Row(((number, str(number)), *_cells(line, public=public)))
        for number, line in enumerate(facts.lines, start=1)
    ]
    count = f"Tổng cộng ({format_count(len(rows))})"
    total = Cell(count, span=6, align="center")
    rows.append(Row((total, Cell(format_number(facts.total), facts.total), "", ""), bold=True))
    return Table(columns, rows, size=11, row_height=ROW_TO_SIGN)


def _cells(line: PaidLine, *, public: bool) -> tuple[Cell | str, ...]:
    return (
        "\n".join(filter(None, (line.name, line.about))),
        line.award,
        line.decision,
        line.coefficient,
        _money(line.base_salary),
        Cell(format_number(line.amount), line.amount),
        line.received_by,
        "" if public else line.note,
    )


def _money(amount: int | None) -> Cell:
    return Cell("") if amount is None else Cell(format_number(amount), amount)


def _below(facts: PaymentFacts) -> list[Paragraph]:
    words = amount_in_words(facts.total, exact=True)
    told = [
        Paragraph(
            (Run("Số tiền bằng chữ: "), italic(f"{words}.")), indent=False, keep_with_next=True
        )
    ]
    if facts.source:
        source = Paragraph((Run("Nguồn: "), bold(facts.source)), indent=False, keep_with_next=True)
        told.append(source)
    return told


def sheet(services: Services, wanted: Wanted) -> Listed:
    """The same lines as real columns; the total stands under the title."""
    facts = payment_facts(services, wanted)
    columns = tuple(c for c in COLUMNS if not (wanted.public and c.internal))

    def rows() -> Iterator[tuple[ListCell, ...]]:
        return (tuple(_stored(line, column) for column in columns) for line in facts.lines)

    words = amount_in_words(facts.total, exact=True)
    total = f"Tổng cộng: {format_number(facts.total)} đồng ({words})"
    about = ". ".join(filter(None, (facts.about, total)))
    return Listed(TITLE, about, columns, len(facts.lines), rows)


def _stored(line: PaidLine, column: ListColumn) -> ListCell:
    value = getattr(line, column.name)
    if column.name == "product":
        return None if value is None else int(value)
    if column.kind == "date":
        return value.isoformat() if value else ""
    return value


def _write_xlsx(services: Services, wanted: Wanted, path: Path, progress: Progress) -> None:
    from services.handing_out.list_xlsx import ListPaper, write_list_xlsx

    letterhead = Letterhead(agency_lines(services), place_date=place_and_blank_day(services))
    author = services.settings.get("commune_name")
    paper = ListPaper(letterhead, services.store.origin.today(), author)
    write_list_xlsx(sheet(services, wanted), paper, path, progress)


def _write_csv(services: Services, wanted: Wanted, path: Path, progress: Progress) -> None:
    write_list_csv(sheet(services, wanted), path, progress)


def file_name(services: Services, wanted: Wanted) -> str:
    about = payment_facts(services, wanted).filed
    about = lower_first(about).replace("/", "-")
    return " ".join(filter(None, (TITLE, about, "(công khai)" if wanted.public else "")))


PAYMENT_LIST_FORM = Form(
    "payment-list",
    TITLE,
    (".pdf", ".docx", ".xlsx", ".csv"),
    make,
    file_name,
    record="decision",
    step="decide",
    by_period=True,
    is_list=True,
    writers={".xlsx": _write_xlsx, ".csv": _write_csv},
)
