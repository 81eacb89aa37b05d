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
        meeting = services.meetings.get(wanted.uid)
        return f"{file_title(called or title, meeting)}{_beside_others(services, meeting)}"

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


def _beside_others(services: Services, meeting: Meeting) -> str:
    """What tells a meeting from the others of its day: when it began, else which of them it is."""
    held = [each for each in services.store.meetings.all() if each.held_on == meeting.held_on]
    if len(held) == 1:
        return ""
    hours = [each.begins_at for each in held]
    if meeting.begins_at and hours.count(meeting.begins_at) == 1:
        return f" lúc {meeting.begins_at}"
    place = [each.uid for each in held].index(meeting.uid) + 1
    return f" cuộc họp thứ {place}"


def file_title(what: str, meeting: Meeting) -> str:
    return f"{what} ngày {meeting.held_on:%d-%m-%Y}"
