"""F03: asks the chairman to sign a decision that recognises titles."""

from __future__ import annotations

from services.documents.document import Document
from services.forms.decision_submission import (
    SENTENCES,
    TO_TITLES,
    decision_submission,
    file_name,
)
from services.forms.form import Form, Official, Wanted
from services.services import Services


def make(services: Services, wanted: Wanted) -> Document:
    return decision_submission(services, SUBMISSION_TITLES, wanted, titles=True)


SUBMISSION_TITLES = Form(
    "submission-titles",
    TO_TITLES,
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="decision",
    step="decide",
    official=Official("department", "TTr"),
    sentences=SENTENCES,
)
