"""For which record of a commune each form can be printed: the one whose paper says most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.listing import Query
from models.problems import Refused
from services.documents.document import Document
from services.forms import FORMS
from services.forms.form import Form, RecordKind, Wanted
from services.services import Services

LIST_OF: dict[RecordKind, str] = {
    "decision": "decision-list",
    "subject": "subject-list",
    "dossier": "dossier-list",
    "nomination": "nomination-list",
    "meeting": "meeting-list",
    "submission": "submission-list",
}
MOST_TRIED = 40
"""Of the newest records, and again of all older ones."""


def printable_forms() -> list[Form]:
    """All but the papers of a package, which are written while it is sent."""
    return [form for form in FORMS if form.record != "package"]


def fullest(services: Services, form: Form) -> Wanted:
    """What to print of ``form``: of the records and units that it takes, the one with most rows."""
    best: tuple[int, Wanted] | None = None
    for wanted in _candidates(services, form):
        try:
            size = _size(form.make(services, wanted))
        except Refused:
            continue
        if best is None or size > best[0]:
            best = (size, wanted)
    assert best is not None, f"no record of the commune fits {form.id}"
    return best[1]


def _size(document: Document) -> int:
    return 1000 * document.row_count + len(document.blocks)


def _candidates(services: Services, form: Form) -> Iterator[Wanted]:
    period = services.periods.current_code() if form.by_period else ""
    if not form.record:
        records = [""]
    else:
        listed = services.lists.open(LIST_OF[form.record], Query()).uids()
        newest, older = listed[:MOST_TRIED], listed[MOST_TRIED:]
        records = [*newest, *older[:: len(older) // MOST_TRIED + 1]]
        if not form.needs_record:
            records = ["", *records[:3]]
    if form.by_unit:
        records = records[:20]
    for uid in records:
        wanted = Wanted(uid=uid, period="" if uid else period)
        if not form.by_unit:
            yield wanted
            continue
        yield from (replace(wanted, unit=unit.uid) for unit in services.store.units.all())
