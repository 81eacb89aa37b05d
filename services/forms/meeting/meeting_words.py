"""How the papers of a council meeting say things: who is meant, when it is, how their parts open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.councils import COUNCIL_ROLES, CouncilMember, Meeting
from models.dates import format_long
from services.documents.document import Block, ListBlock, Paragraph, Run, bold
from services.forms.meeting.meeting_facts import Candidate, MeetingPaperFacts
from services.forms.meeting.meeting_tables import roman

STILL_COUNTED = "Thành viên không bỏ phiếu (vẫn tính trong tổng số để lấy tỷ lệ):"
UNSURE = " (cần đối chiếu)"
"""Said on screen of a rule that is still to be checked."""


def stood_aside(facts: MeetingPaperFacts, candidates: Sequence[Candidate]) -> list[Block]:
    """Who did not vote on whom."""
    members = facts.members
    told = [
        f"{addressed(members[uid])}, đối với đề nghị của "
        f"{', '.join(each.in_sentence for each in left_out)}"
        for uid, left_out in facts.recusals(candidates).items()
        if uid in members
    ]
    if not told:
        return []
    in_base = all(each.line.threshold.base != "voting" for each in candidates)
    opening = STILL_COUNTED if in_base else "Thành viên không bỏ phiếu:"
    return [Paragraph(opening, keep_with_next=True), listed(told)]


def rule_of(candidate: Candidate) -> str:
    """Of what the share is taken and how large it must be, in words."""
    return candidate.line.result.required.removesuffix(UNSURE)


def described(member: CouncilMember) -> str:
    """ "Ông Lò Văn Sáng, Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng"."""
    name = f"{member.honorific} {member.name}".strip()
    return ", ".join(filter(None, (name, member.position, COUNCIL_ROLES[member.role])))


def addressed(member: CouncilMember) -> str:
    return f"{member.honorific} {member.name}".strip()


def known_as(facts: MeetingPaperFacts, name: str) -> str:
    """Somebody who is named in the meeting, with what he is in the council."""
    member = sitting(facts, name)
    return described(member) if member else name


def sitting(facts: MeetingPaperFacts, name: str) -> CouncilMember | None:
    return next((seat.member for seat in facts.seats if seat.member.name == name), None)


def when(meeting: Meeting) -> str:
    """ "08 giờ 00, ngày 29 tháng 10 năm 2026"; room for the pen where the hour is not known."""
    return f"{meeting.begins_at or '.... giờ ....'}, {format_long(meeting.held_on)}"


def listed(items: Iterable[str]) -> ListBlock:
    """Each closed by a semicolon, the last by a full stop."""
    texts = [item.rstrip(" .;") for item in items]
    last = len(texts) - 1
    return ListBlock(
        tuple(f"{text}{'.' if place == last else ';'}" for place, text in enumerate(texts))
    )


def filled_in(label: str, text: str) -> Paragraph:
    """Dots to write on where nothing is known."""
    said = f"{text.rstrip('. ')}." if text else ""
    return Paragraph((Run(f"{label}: "), Run(said)), leader=not said)


def part(number: int, title: str) -> Paragraph:
    return Paragraph((bold(f"{roman(number)}. {title}"),), keep_with_next=True)


def topic(number: int, title: str) -> Paragraph:
    return Paragraph((bold(f"{number}. {title}"),), keep_with_next=True)


def sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
