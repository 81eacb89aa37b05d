"""What the sample commune has printed and sent: papers of every step, lists, reports, one package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.listing import Query
from models.subjects import SubjectKind
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.printing import print_form, print_report
from services.reports import REPORTS
from services.reports.report import Span
from services.sample.posts import CANDIDATE
from services.services import Services

LATEST = 3
"""How many issued decisions are printed."""
PDF, BOTH = (".pdf",), (".pdf", ".docx")
REPORTS_OF: tuple[tuple[str, SubjectKind], ...] = (
    ("achievement-individual", "individual"),
    ("achievement-collective", "collective"),
    ("achievement-household", "household"),
)


def print_and_send(services: Services) -> list[Path]:
    """Fill ``prints/`` and ``packages/``; give every file made."""
    period = services.periods.current_code()
    made = [
        print_form(services, _form("decision"), Wanted(uid=uid), suffix)
        for uid in _own_issued(services)[:LATEST]
        for suffix in (".pdf", ".docx")
    ]
    made += [
        print_form(services, _form(form_id), wanted, suffix)
        for form_id, wanted, suffixes in _papers(services, period)
        for suffix in suffixes
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


def _papers(services: Services, period: str) -> Iterator[tuple[str, Wanted, tuple[str, ...]]]:
    """One of each kind that the work of a year ends in."""
    newest = Wanted(uid=_own_issued(services)[0])
    for form_id in ("submission-awards", "payment-list", "presentation-order", "certificate"):
        yield form_id, newest, PDF
    titles = next(d for d in services.store.decisions.all("id desc") if d.meeting_uid)
    yield "submission-titles", Wanted(uid=titles.uid), BOTH
    yield "award-register", Wanted(period=period), PDF

    meetings = services.meetings.of_period(period)
    held = Wanted(uid=next(m.uid for m in reversed(meetings) if m.status == "closed"))
    planned = Wanted(uid=next(m.uid for m in meetings if m.status == "planned"))
    yield "minutes", held, BOTH
    yield "counting-minutes", held, PDF
    yield "invitation", planned, BOTH
    yield "ballot", planned, PDF

    sent = services.store.submissions.of_period(period)[-1]
    yield "submission-upward", Wanted(uid=sent.uid), BOTH
    yield "transmittal", Wanted(uid=sent.uid), PDF
    for form_id, kind in REPORTS_OF:
        yield form_id, Wanted(uid=_nomination(services, kind)), BOTH

    turned_down = Query(scope={"period": period, "status": "returned"})
    dossiers = services.lists.open("dossier-list", Query()).uids()
    yield "step-sheet", Wanted(uid=dossiers[-2]), PDF
    returned = services.lists.open("nomination-list", turned_down).uids()
    yield "explanation", Wanted(uid=returned[0]), PDF


def _nomination(services: Services, kind: SubjectKind) -> str:
    """The newest of a kind; of people that of the one with most to tell."""
    for nomination in services.store.nominations.all("id desc"):
        subject = services.store.subjects.get(nomination.subject_uid)
        if subject.kind == kind and (kind != "individual" or subject.name == CANDIDATE):
            return nomination.uid
    raise LookupError(kind)


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
