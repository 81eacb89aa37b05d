"""What the sample commune has printed and sent: its decisions, lists, a report, and one package."""

from __future__ import annotations

from pathlib import Path

from models.listing import Query
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.printing import print_form, print_report
from services.reports import REPORTS
from services.reports.report import Span
from services.services import Services

LATEST = 3
"""How many issued decisions are printed."""


def print_and_send(services: Services) -> list[Path]:
    """Fill ``prints/`` and ``packages/``; give every file made."""
    period = services.periods.current_code()
    made = [
        print_form(services, _form("decision"), Wanted(uid=uid), suffix)
        for uid in _own_issued(services)[:LATEST]
        for suffix in (".pdf", ".docx")
    ]
    for list_id in ("subject-list", "registration-list", "award-list"):
        wanted = Wanted(period="" if list_id == "subject-list" else period)
        made += [
            print_form(services, _form(list_id), wanted, suffix) for suffix in (".pdf", ".xlsx")
        ]
    made += [
        print_report(services, report, Span(period=period), suffix)
        for report in REPORTS
        for suffix in (".pdf", ".docx", ".xlsx")
    ]
    services.folder.packages.mkdir(exist_ok=True)
    sent = services.sending.send(period, "toan-bo", services.folder.packages)
    return [*made, Path(sent.folder) / sent.file_name]


def _own_issued(services: Services) -> list[str]:
    decided = services.lists.open("decision-list", Query(scope={"status": "issued"})).uids()
    return [
        uid
        for uid in decided
        if services.deciding.get(uid).level == "commune"
        and services.deciding.get(uid).origin == "own"
    ]


def _form(form_id: str) -> Form:
    return next(form for form in FORMS if form.id == form_id)
