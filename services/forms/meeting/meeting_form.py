"""What every paper of a council meeting is: about one meeting, under the letterhead of the council."""

from __future__ import annotations

from collections.abc import Callable

from models.councils import Meeting
from services.documents.document import Document
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.services import Services


def meeting_form(
    form_id: str,
    title: str,
    make: Callable[[Services, Wanted], Document],
    sentences: tuple[Sentence, ...],
    *,
    called: str = "",
    symbol: str = "",
) -> Form:
    """``called``: how its file is called, where not by the title; ``symbol``: in its number."""

    def file_name(services: Services, wanted: Wanted) -> str:
        return file_title(called or title, services.meetings.get(wanted.uid))

    return Form(
        form_id,
        title,
        (".pdf", ".docx"),
        make,
        file_name,
        needs_record=True,
        record="meeting",
        step="nominate",
        official=Official("council", symbol),
        sentences=sentences,
    )


def file_title(what: str, meeting: Meeting) -> str:
    return f"{what} ngày {meeting.held_on:%d-%m-%Y}"
