"""Papers that the sample commune made in 2026: numbered ones, ones that wait, and its own wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.forms.official_paper import OfficialPaper, stored_paper
from services.printing import paper_title
from services.sample.proposals import PERIOD
from services.services import Services

CLOSING = (
    "Đề nghị các thành viên nghiên cứu trước tài liệu gửi kèm và dự họp đúng thời gian, thành phần. "
    "Thành viên không dự được báo lý do, gửi phiếu lấy ý kiến về Phòng Văn hóa - Xã hội trước giờ "
    "họp./."
)
"""How this commune ends its invitations."""
NEXT_MEETING = (
    "Đề nghị các thành viên dự họp đầy đủ; thủ trưởng các phòng, trung tâm có đề nghị chuẩn bị báo "
    "cáo giải trình khi Hội đồng yêu cầu./."
)
"""In the invitation to the next meeting alone."""
YEAR = int(PERIOD)
INVITATIONS, MINUTES = ("4", "11", "23"), ("3", "9", "20")
"""Numbers, by meeting."""
INVITED_BEFORE, LATEST_INVITATION = timedelta(days=7), date(2026, 11, 19)
ASKED = {
    "238": ("18", date(2026, 5, 13)),
    "393": ("29", date(2026, 8, 13)),
    "524": ("37", date(2026, 10, 30)),
    "548": ("41", date(2026, 11, 12)),
}
"""By the number of a decision: number and day of the submission that asked for it."""
HOUSEHOLDS_ASKED = date(2026, 11, 19)
SENT, SENT_ON = "52", date(2026, 11, 12)
"""The envelope that went to the province."""


@dataclass(frozen=True, slots=True)
class Made:
    form: str
    uid: str
    on: date
    number: str = ""
    """"" while it waits for the records office."""
    texts: dict[str, str] = field(default_factory=dict)


def make_papers(services: Services) -> None:
    form = _form("invitation")
    closing = next(sentence for sentence in form.sentences if sentence.key == "closing")
    services.form_words.save(form.id, closing, services.store.origin.today(), CLOSING)
    for made in (*_of_meetings(services), *_of_decisions(services), *_sent(services)):
        _keep(services, made)


def _of_meetings(services: Services) -> Iterator[Made]:
    meetings = [m for m in services.store.meetings.all("held_on, id") if m.held_on.year == YEAR]
    held = [meeting for meeting in meetings if meeting.status == "closed"]
    for meeting, invitation, minutes in zip(held, INVITATIONS, MINUTES, strict=True):
        yield Made("invitation", meeting.uid, meeting.held_on - INVITED_BEFORE, invitation)
        yield Made("minutes", meeting.uid, meeting.held_on, minutes)
    planned = next(meeting for meeting in meetings if meeting.status == "planned")
    yield Made("invitation", planned.uid, LATEST_INVITATION, texts={"closing": NEXT_MEETING})


def _of_decisions(services: Services) -> Iterator[Made]:
    """The submissions on which the chairman signed; that of households still has no number."""
    for decision in services.store.decisions.all():
        if decision.origin != "own" or decision.purpose != "award":
            continue
        asking = "submission-awards" if decision.award_type == "GK_XA" else "submission-titles"
        if decision.decided_on and decision.decided_on.year == YEAR and decision.number in ASKED:
            number, day = ASKED[decision.number]
            yield Made(asking, decision.uid, day, number)
        elif decision.status == "submitted":
            yield Made(asking, decision.uid, HOUSEHOLDS_ASKED)


def _sent(services: Services) -> Iterator[Made]:
    sent = next(s for s in services.store.submissions.all() if s.submitted_on == SENT_ON)
    yield Made("transmittal", sent.uid, SENT_ON, SENT)


def _keep(services: Services, made: Made) -> None:
    form, wanted = _form(made.form), Wanted(uid=made.uid)
    services.papers.save(
        replace(
            stored_paper(services, form, wanted),
            kind=form.title,
            title=paper_title(services, form, wanted),
            symbol=OfficialPaper(services, form, wanted).symbol,
            number=made.number,
            dated_on=made.on if made.number else None,
            made_on=made.on,
            texts=made.texts,
        ),
        form.sentences,
    )


def _form(form_id: str) -> Form:
    return next(form for form in FORMS if form.id == form_id)
