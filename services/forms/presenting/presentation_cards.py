"""F17: a card of A6 for each recipient, in the hand of whoever hands the certificates up."""

from __future__ import annotations

from services.documents.document import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Section,
    bold,
    italic,
)
from services.forms.decision_named import decision_named
from services.forms.form import Form, Wanted
from services.forms.letterhead import agency_lines
from services.forms.presenting.presentation_facts import (
    BOX,
    FOR_THE_DEAD,
    Presented,
    presented,
    presented_about,
    presented_file,
)
from services.services import Services

TITLE = "Phiếu trao thưởng"
NOBODY = "Chưa có ai được khen thưởng."
LARGE, SMALL = 16.0, 11.0


def make(services: Services, wanted: Wanted) -> Document:
    lines = presented(services, wanted)
    agency = " ".join(agency_lines(services))
    blocks: list[Block] = [Section(paper="A6", name=TITLE, page_numbers=False)]
    for each in lines:
        if each.number > 1:
            blocks.append(PageBreak())
        blocks += _card(agency, decision_named(services, each.decision), each)
    if not lines:
        blocks += [Heading(TITLE.upper()), _centred(NOBODY)]
    return Document(
        title=f"{TITLE} {presented_about(services, wanted)}",
        dated=services.store.origin.today(),
        blocks=tuple(blocks),
    )


def _card(agency: str, by_what: str, each: Presented) -> list[Block]:
    line = each.line
    blocks: list[Block] = [
        _centred(agency, SMALL),
        Heading(TITLE.upper(), f"Số thứ tự {each.number}, nhóm {each.group_number}"),
        _centred(each.name, LARGE, strong=True),
    ]
    if line.about:
        blocks.append(_centred(line.about))
    blocks += [
        _centred(line.award.name, strong=True),
        Paragraph((italic(by_what),), align="center", indent=False, size=SMALL),
        Paragraph("Người trao: ", indent=False, leader=True),
        Paragraph(f"{BOX} Có mặt     {BOX} Vắng mặt", indent=False),
        Paragraph(
            f"{FOR_THE_DEAD}: " if line.posthumous else f"{BOX} Ủy quyền cho: ",
            indent=False,
            leader=True,
        ),
    ]
    return blocks


def _centred(text: str, size: float | None = None, *, strong: bool = False) -> Paragraph:
    look = bold(text) if strong else Run(text)
    return Paragraph((look,), align="center", indent=False, size=size)


def file_name(services: Services, wanted: Wanted) -> str:
    return presented_file(TITLE, services, wanted)


PRESENTATION_CARDS = Form(
    "presentation-cards",
    TITLE,
    (".pdf", ".docx"),
    make,
    file_name,
    record="decision",
    step="present",
    by_period=True,
)
