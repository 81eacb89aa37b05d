"""F17: in which order awards are presented, by whom, and who is there to receive them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from models.numbers import format_count
from services.documents.document import (
    Cell,
    Column,
    Document,
    GroupRow,
    Heading,
    Row,
    Run,
    Section,
    SignatureBlock,
    Signer,
    Table,
    Text,
    bold,
)
from services.form_words import Sentence
from services.forms.decision_named import decision_named
from services.forms.form import Form, Official, Wanted
from services.forms.official_paper import OfficialPaper
from services.forms.presenting.presentation_facts import (
    BOX,
    Presented,
    presented,
    presented_about,
    presented_file,
)
from services.forms.signing import SIGN_HERE
from services.services import Services

TITLE = "Thứ tự trao thưởng"


def make(services: Services, wanted: Wanted) -> Document:
    lines = presented(services, wanted)
    paper = OfficialPaper(services, PRESENTATION_ORDER, wanted)
    about = presented_about(services, wanted)
    named = decision_named(services, services.deciding.get(wanted.uid)) if wanted.uid else about
    clerk = services.settings.get("clerk_name")
    return Document(
        title=f"{TITLE} {about}",
        dated=paper.day,
        blocks=(
            Section(landscape=True, name=TITLE),
            paper.letterhead(),
            Heading("THỨ TỰ TRAO THƯỞNG", named),
            *paper.paragraphs("opening", số=format_count(len(lines))),
            order_table(lines),
            SignatureBlock((Signer(("NGƯỜI LẬP",), clerk, hint=SIGN_HERE),)),
        ),
    )


def order_table(lines: Sequence[Presented]) -> Table:
    """Group by group; blank cells for who presents, boxes for who came."""
    columns = (
        Column("Thứ tự", mm=14, align="center"),
        Column("Người, tập thể nhận", 2.2),
        Column("Danh hiệu, hình thức", 1.3),
        Column("Người trao", 1.1),
        Column("Có mặt", mm=16, align="center"),
        Column("Vắng mặt", mm=16, align="center"),
        Column("Ủy quyền nhận", mm=20, align="center"),
        Column("Ghi chú", mm=38),
    )
    rows: list[Row | GroupRow] = []
    for (place, group), members in groupby(lines, key=lambda each: (each.group_number, each.group)):
        together = list(members)
        rows.append(GroupRow(f"Nhóm {place}: {group} ({format_count(len(together))})"))
        rows += [_row(each) for each in together]
    return Table(columns, rows, size=12, row_height=9)


def _row(each: Presented) -> Row:
    name: Text = (bold(each.name), Run(f"\n{each.line.about}")) if each.line.about else each.name
    told = ", ".join(part for part in (each.name, each.line.about) if part)
    award = each.line.award.name
    number = (each.number, str(each.number))
    return Row((number, Cell(name, told), award, "", BOX, BOX, BOX, each.note))


def file_name(services: Services, wanted: Wanted) -> str:
    return presented_file(TITLE, services, wanted)


PRESENTATION_ORDER = Form(
    "presentation-order",
    TITLE,
    (".pdf", ".docx", ".xlsx"),
    make,
    file_name,
    record="decision",
    step="present",
    by_period=True,
    official=Official("committee"),
    sentences=(
        Sentence(
            "opening",
            "Câu mở đầu",
            "Trao lần lượt theo nhóm, từ danh hiệu, hình thức cao đến thấp; tất cả {số} lượt nhận.",
            ("số", "xã"),
        ),
    ),
)
