"""F03: asks the chairman to sign a decision that grants certificates."""

from __future__ import annotations

from services.documents.document import Document
from services.forms.decision_submission import (
    SENTENCES,
    TO_FORMS,
    decision_submission,
    file_name,
)
from services.forms.form import Form, Official, Wanted
from services.services import Services


def make(services: Services, wanted: Wanted) -> Document:
    return decision_submission(services, SUBMISSION_AWARDS, wanted, titles=False)


SUBMISSION_AWARDS = Form(
    "submission-awards",
    TO_FORMS,
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="decision",
    step="decide",
    official=Official("department", "TTr"),
    sentences=SENTENCES,
)
