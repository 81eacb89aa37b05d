"""Any list of the program on paper; with all its columns as an Excel or CSV file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from models.dates import format_partial
from models.listing import Cell as StoredCell
from models.listing import Column as ListColumn
from models.listing import Listing
from models.numbers import format_number
from models.progress import Progress
from models.vietnamese import lower_first
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
from services.handing_out.list_csv import write_list_csv
from services.handing_out.listed import about_decision, listed
from services.services import Services
from services.year_steps import YearStep

PIXELS_PER_SHARE = 100
STEPS: dict[str, YearStep] = {
    "movement-list": "register",
    "registration-list": "register",
    "dossier-list": "nominate",
    "nomination-list": "nominate",
    "council-list": "nominate",
    "meeting-list": "nominate",
    "vote-list": "nominate",
    "submission-list": "send",
    "decision-list": "decide",
    "award-list": "decide",
    "stock-list": "present",
    "stock-move-list": "present",
    "certificate-print-list": "present",
}
"""Where a list belongs in the year."""


def list_form(listing: Listing) -> Form:
    """The form that prints ``listing``."""

    def make(services: Services, wanted: Wanted) -> Document:
        return list_document(services, listing.id, wanted)

    def file_name(services: Services, wanted: Wanted) -> str:
        about = about_decision(services, wanted.uid) if "decision" in listing.scopes else ""
        about = lower_first(about).replace("/", "-")
        public = "(công khai)" if wanted.public else ""
        return " ".join(filter(None, (listing.title, about or wanted.period, public)))

    def write_xlsx(services: Services, wanted: Wanted, path: Path, progress: Progress) -> None:
        from services.handing_out.list_xlsx import ListPaper, write_list_xlsx

        author = services.settings.get("commune_name")
        paper = ListPaper(_letterhead(services), _today(services), author)
        write_list_xlsx(listed(services, listing.id, wanted), paper, path, progress)

    def write_csv(services: Services, wanted: Wanted, path: Path, progress: Progress) -> None:
        write_list_csv(listed(services, listing.id, wanted), path, progress)

    return Form(
        listing.id,
        listing.title,
        (".pdf", ".docx", ".xlsx", ".csv"),
        make,
        file_name,
        record="decision" if "decision" in listing.scopes else "",
        step=STEPS.get(listing.id, "records"),
        by_period="period" in listing.scopes,
        has_private=any(column.private for column in listing.columns),
        is_list=True,
        writers={".xlsx": write_xlsx, ".csv": write_csv},
    )


def list_document(services: Services, list_id: str, wanted: Wanted) -> Document:
    """A letterhead, the title, and one row per record with what fits on paper."""
    whole = listed(services, list_id, wanted)
    shown = [(place, column) for place, column in enumerate(whole.columns) if column.on_paper]
    rows = [
        Row(((number, str(number)), *(_cell(column, cells[place]) for place, column in shown)))
        for number, cells in enumerate(whole.rows(), start=1)
    ]
    return Document(
        title=f"{whole.title} {whole.about}".strip(),
        dated=_today(services),
        blocks=(
            Section(landscape=True, name=whole.title),
            _letterhead(services),
            Heading(whole.title.upper(), whole.about),
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


def _letterhead(services: Services) -> Letterhead:
    return Letterhead(agency_lines(services), place_date=place_and_blank_day(services))


def _today(services: Services) -> date:
    return services.store.origin.today()


def _column(column: ListColumn) -> Column:
    return Column(
        column.title,
        width=column.width / PIXELS_PER_SHARE,
        align=column.align,
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
