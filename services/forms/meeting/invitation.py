"""Giấy mời: asks the members of the council to a meeting."""

from __future__ import annotations

from dataclasses import replace

from models.councils import Meeting
from models.dates import format_long
from services.documents.document import Block, Document, Heading, Paragraph, Run, bold
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.meeting.meeting_facts import meeting_facts, summed_up
from services.forms.meeting.meeting_form import file_title, meeting_form
from services.forms.meeting.meeting_words import described, known_as, listed
from services.forms.official_paper import OfficialPaper
from services.services import Services

WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")


def make(services: Services, wanted: Wanted) -> Document:
    facts = meeting_facts(services, wanted.uid)
    meeting = facts.meeting
    paper = OfficialPaper(services, INVITATION, wanted)
    chair = known_as(facts, meeting.chaired_by) if meeting.chaired_by else ""
    blocks: list[Block] = [
        paper.letterhead(),
        Heading("GIẤY MỜI", paper.say("about", hội_đồng=facts.council.name)),
        replace(
            paper.addressees(*(described(seat.member) for seat in facts.seats)), label="Kính mời:"
        ),
        *paper.paragraphs("opening", hội_đồng=facts.council.name),
    ]
    if meeting.content or not facts.candidates:
        blocks.append(_told("Nội dung", meeting.content))
    if facts.candidates:
        blocks += [Paragraph("Các đề nghị đưa ra cuộc họp:", keep_with_next=True)]
        blocks += [listed(summed_up(facts.candidates))]
    blocks += [
        _told("Chủ trì", chair),
        _told("Thời gian", _time(meeting)),
        _told("Địa điểm", meeting.venue),
        *paper.paragraphs("closing"),
        paper.signature("Như trên", paper.filing()),
    ]
    return Document(
        title=file_title("Giấy mời họp Hội đồng", meeting), dated=paper.day, blocks=tuple(blocks)
    )


def _told(label: str, text: str) -> Paragraph:
    said = f"{text.rstrip('. ')}." if text else ""
    return Paragraph((bold(f"{label}: "), Run(said)), leader=not said)


def _time(meeting: Meeting) -> str:
    """ "08 giờ 00, thứ Sáu, ngày 27 tháng 11 năm 2026"."""
    day = meeting.held_on
    weekday = "Chủ nhật" if day.weekday() == len(WEEKDAYS) else f"thứ {WEEKDAYS[day.weekday()]}"
    return f"{meeting.begins_at or '.... giờ ....'}, {weekday}, {format_long(day)}"


INVITATION = meeting_form(
    "invitation",
    "Giấy mời họp Hội đồng",
    make,
    (
        Sentence("about", "Trích yếu", "Họp {hội_đồng}", ("hội_đồng", "xã")),
        Sentence(
            "opening",
            "Câu mời",
            "{hội_đồng} trân trọng kính mời các thành viên tới dự cuộc họp:",
            ("hội_đồng", "xã"),
        ),
        Sentence(
            "closing",
            "Câu kết",
            "Đề nghị các thành viên dự họp đầy đủ, đúng giờ. Thành viên không dự được báo trước lý "
            "do và gửi ý kiến bằng văn bản về thư ký Hội đồng trước giờ họp./.",
            ("xã",),
        ),
        Sentence("addressees", "Người được mời", "", lines=True),
        Sentence("recipients", "Nơi nhận", "", lines=True, per_regime=True),
    ),
    symbol="GM",
)
