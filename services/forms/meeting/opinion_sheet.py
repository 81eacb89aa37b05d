"""Phiếu lấy ý kiến: on which a member of the council who is absent votes in writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.councils import COUNCIL_ROLES, CouncilMember
from models.dates import format_blank, format_long
from services.documents.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Section,
    SignatureBlock,
    Signer,
    bold,
)
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.meeting.meeting_facts import Candidate, MeetingPaperFacts, meeting_facts
from services.forms.meeting.meeting_form import file_title, meeting_form
from services.forms.meeting.meeting_tables import ballot_table
from services.forms.meeting.meeting_words import addressed, sitting
from services.forms.official_paper import OfficialPaper, Own
from services.forms.signing import SIGN_HERE
from services.services import Services

OPINION_LINES = 3


def make(services: Services, wanted: Wanted) -> Document:
    """A sheet for everybody who is absent; one without a name while nobody is known to be."""
    facts = meeting_facts(services, wanted.uid)
    held_on = facts.meeting.held_on
    paper = OfficialPaper(services, OPINION_SHEET, wanted, Own(dated_on=held_on))
    absent = [seat.member for seat in facts.seats if not seat.attendance.present]
    blocks: list[Block] = []
    for member in absent or [None]:
        blocks += _sheet(paper, facts, member)
    return Document(
        title=file_title("Phiếu lấy ý kiến họp Hội đồng", facts.meeting),
        dated=held_on,
        blocks=tuple(blocks),
    )


def _sheet(
    paper: OfficialPaper, facts: MeetingPaperFacts, member: CouncilMember | None
) -> list[Block]:
    place = paper.letterhead().place_date.partition(",")[0]
    year = facts.meeting.held_on.year
    return [
        Section(name="Phiếu lấy ý kiến"),
        replace(paper.letterhead(), place_date=""),
        Heading("PHIẾU LẤY Ý KIẾN", paper.say("about", hội_đồng=facts.council.name)),
        *_person(member),
        *paper.paragraphs("opening", ngày=format_long(facts.meeting.held_on)),
        *_lines(paper, facts, member),
        Paragraph((bold("Ý kiến khác: "),), leader=True),
        *(Paragraph("", leader=True) for _ in range(OPINION_LINES)),
        *paper.paragraphs("return", thư_ký=_secretary(facts)),
        SignatureBlock(
            (
                Signer(
                    ("THÀNH VIÊN HỘI ĐỒNG",),
                    member.name if member else "",
                    hint=SIGN_HERE,
                    place_date=f"{place}, {format_blank(year)}" if place else "",
                ),
            )
        ),
    ]


def _secretary(facts: MeetingPaperFacts) -> str:
    """Who gathers the sheets: "ông Sùng A Lử, thư ký Hội đồng"."""
    name = facts.meeting.secretary
    member = sitting(facts, name)
    called = f"{member.honorific.lower()} {name}".strip() if member else name
    return f"{called}, thư ký Hội đồng," if name else "thư ký Hội đồng"


def _person(member: CouncilMember | None) -> list[Block]:
    told = (
        ("Họ và tên thành viên", addressed(member) if member else ""),
        ("Chức vụ", member.position if member else ""),
        ("Chức danh trong Hội đồng", COUNCIL_ROLES[member.role] if member else ""),
    )
    return [Paragraph((Run(f"{label}: "), Run(text)), leader=not text) for label, text in told]


def _lines(
    paper: OfficialPaper, facts: MeetingPaperFacts, member: CouncilMember | None
) -> list[Block]:
    """Those on which the member votes; open and secret ones apart."""
    blocks: list[Block] = []
    for key, candidates in (("open", facts.voted("open")), ("secret", facts.voted("secret"))):
        if left := _left(candidates, member):
            blocks += [*paper.paragraphs(key), ballot_table(left)]
    if not blocks:
        blocks = [
            Paragraph("Nội dung lấy ý kiến: ", leader=True),
            *(Paragraph("", leader=True) for _ in range(OPINION_LINES)),
        ]
    return blocks


def _left(candidates: Sequence[Candidate], member: CouncilMember | None) -> list[Candidate]:
    uid = member.uid if member else ""
    return [each for each in candidates if uid not in each.line.vote.recused]


OPINION_SHEET = meeting_form(
    "opinion-sheet",
    "Phiếu lấy ý kiến thành viên Hội đồng vắng mặt",
    make,
    (
        Sentence("about", "Trích yếu", "Thành viên {hội_đồng}", ("hội_đồng", "xã")),
        Sentence(
            "opening",
            "Câu mở đầu",
            "Không dự được cuộc họp {ngày}, tôi cho ý kiến về các đề nghị sau (đánh dấu X vào một "
            "ô ở mỗi dòng):",
            ("ngày", "xã"),
        ),
        Sentence(
            "open", "Câu trên bảng biểu quyết công khai", "Đề nghị biểu quyết công khai:", ("xã",)
        ),
        Sentence("secret", "Câu trên bảng bỏ phiếu kín", "Đề nghị bỏ phiếu kín:", ("xã",)),
        Sentence(
            "return",
            "Câu hẹn gửi lại",
            "Phiếu để trong phong bì dán kín, gửi {thư_ký} trước giờ họp; ý kiến được tính là phiếu "
            "và ghi vào biên bản họp.",
            ("thư_ký", "xã"),
        ),
    ),
    called="Phiếu lấy ý kiến họp Hội đồng",
)
