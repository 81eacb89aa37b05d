"""What the sample commune has printed and sent: its decisions, lists, reports, and one package."""

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
    made += [
        print_form(services, _form(form_id), Wanted(uid=uid), ".pdf")
        for form_id, uid in _papers(services, period)
    ]
    for list_id in ("subject-list", "registration-list", "nomination-list", "award-list"):
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


def _papers(services: Services, period: str) -> list[tuple[str, str]]:
    """A sheet of prize money, the steps of a dossier, and why somebody was turned down."""
    turned_down = Query(scope={"period": period, "status": "returned"})
    return [
        ("payment-list", _own_issued(services)[0]),
        ("step-sheet", services.lists.open("dossier-list", Query()).uids()[-2]),
        ("explanation", services.lists.open("nomination-list", turned_down).uids()[0]),
    ]


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
