"""Any list of the program on paper, or with all its columns as a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.dates import format_partial, format_short
from models.listing import Cell as StoredCell
from models.listing import Column as ListColumn
from models.listing import Listing
from models.numbers import format_number
from services.documents.document import (
    Cell,
    CellContent,
    Column,
    Document,
    Heading,
    Letterhead,
    Row,
    Section,
    Table,
)
from services.forms.form import Form, Wanted
from services.forms.letterhead import agency_lines, place_and_blank_day
from services.services import Services
from services.year_steps import YearStep

PIXELS_PER_SHARE = 100
STEPS: dict[str, YearStep] = {
    "movement-list": "register",
    "registration-list": "register",
    "decision-list": "decide",
    "award-list": "decide",
}
"""Where a list belongs in the year."""


def list_form(listing: Listing) -> Form:
    """The form that prints ``listing``."""

    def make(services: Services, wanted: Wanted) -> Document:
        return list_document(services, listing.id, wanted)

    def file_name(services: Services, wanted: Wanted) -> str:
        about = _of_decision(services, wanted) if "decision" in listing.scopes else ""
        about = about[:1].lower() + about[1:].replace("/", "-")
        return f"{listing.title} {about or wanted.period}".strip()

    return Form(
        listing.id,
        listing.title,
        (".pdf", ".docx", ".xlsx"),
        make,
        file_name,
        record="decision" if "decision" in listing.scopes else "",
        step=STEPS.get(listing.id, "records"),
        by_period="period" in listing.scopes,
        has_private=any(column.private for column in listing.columns),
    )


def list_document(services: Services, list_id: str, wanted: Wanted) -> Document:
    """A letterhead, the title, and one row per record."""
    query = wanted.query
    opened = services.lists.open(list_id, private=wanted.private)
    if wanted.period and "period" in opened.listing.scopes:
        query = replace(query, scope={**query.scope, "period": wanted.period})
    if wanted.uid and "decision" in opened.listing.scopes:
        query = replace(query, scope={**query.scope, "decision": wanted.uid})
    opened = opened.asked(query)
    shown = [
        (place, column)
        for place, column in enumerate(opened.columns)
        if wanted.spreadsheet or column.on_paper
    ]
    rows = [
        Row(
            (
                (number, str(number)),
                *(_cell(column, record.cells[place]) for place, column in shown),
            )
        )
        for number, record in enumerate(opened.rows(), start=1)
    ]
    period = services.periods.find(wanted.period) if wanted.period else None
    about = period.name if period else ""
    if "decision" in opened.listing.scopes:
        about = _of_decision(services, wanted) or about
    return Document(
        title=f"{opened.listing.title} {about}".strip(),
        dated=services.store.origin.now().astimezone().date(),
        blocks=(
            Section(landscape=True, name=opened.listing.title),
            Letterhead(agency_lines(services), place_date=place_and_blank_day(services)),
            Heading(opened.listing.title.upper(), about),
            Table(
                (
                    Column("STT", mm=11, align="center"),
                    *(_column(column) for _, column in shown),
                ),
                rows,
                size=11,
            ),
        ),
    )


def _of_decision(services: Services, wanted: Wanted) -> str:
    if not wanted.uid:
        return ""
    decision = services.deciding.get(wanted.uid)
    day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    number = f"số {decision.code}" if decision.number else "chưa có số"
    return f"Theo Quyết định {number}{day}"


def _column(column: ListColumn) -> Column:
    return Column(
        column.title,
        width=column.width / PIXELS_PER_SHARE,
        align=column.align,
        number_format="#,##0" if column.kind == "money" else "",
    )


def _cell(column: ListColumn, value: StoredCell) -> CellContent:
    if value is None or value == "":
        return ""
    if column.kind == "date":
        text = str(value)
        return (date.fromisoformat(text) if len(text) == 10 else text, format_partial(text))
    if isinstance(value, int):
        return Cell(format_number(value), value)
    return value
