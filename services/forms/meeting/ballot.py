"""F05: the paper on which a member of the council votes in secret."""

from __future__ import annotations

from dataclasses import replace

from models.dates import format_long
from services.documents.document import Block, Document, Heading, Paragraph, Section, italic
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.meeting.meeting_facts import (
    Candidate,
    MeetingPaperFacts,
    by_award,
    meeting_facts,
)
from services.forms.meeting.meeting_form import file_title, meeting_form
from services.forms.meeting.meeting_tables import ballot_table
from services.forms.official_paper import OfficialPaper, Own
from services.services import Services


def make(services: Services, wanted: Wanted) -> Document:
    """Each sort of ballot once, to be copied: nobody is handed a line from which he stands aside."""
    facts = meeting_facts(services, wanted.uid)
    held_on = facts.meeting.held_on
    paper = OfficialPaper(services, BALLOT, wanted, Own(dated_on=held_on))
    blocks: list[Block] = []
    for candidates in ballots(facts):
        awards = ", ".join(by_award(candidates))
        blocks += [
            Section(name="Phiếu bầu"),
            replace(paper.letterhead(), place_date=""),
            Heading("PHIẾU BẦU", paper.say("about", danh_hiệu=awards)),
            Paragraph(
                (italic(f"(Cuộc họp {format_long(held_on)})"),),
                align="center",
                indent=False,
            ),
            *paper.paragraphs("guide"),
            ballot_table(candidates),
        ]
    return Document(
        title=file_title("Phiếu bầu", facts.meeting), dated=held_on, blocks=tuple(blocks)
    )


def ballots(facts: MeetingPaperFacts) -> list[tuple[Candidate, ...]]:
    """The candidates on every sort of ballot, the one with most of them first."""
    secret = facts.on_ballots()
    aside = facts.recusals(secret)
    voters = facts.facts.roll.voters or frozenset(facts.facts.roll.members)
    sorts: dict[tuple[Candidate, ...], None] = {}
    for uid in voters or {""}:
        left_out = {each.line.vote.uid for each in aside.get(uid, ())}
        rest = tuple(each for each in secret if each.line.vote.uid not in left_out)
        if rest:
            sorts[rest] = None
    places = {each.line.vote.uid: place for place, each in enumerate(secret)}
    return sorted(
        sorts, key=lambda sort: (-len(sort), [places[each.line.vote.uid] for each in sort])
    )


BALLOT = meeting_form(
    "ballot",
    "Phiếu bầu",
    make,
    (
        Sentence("about", "Trích yếu", "Xét đề nghị khen thưởng: {danh_hiệu}", ("danh_hiệu", "xã")),
        Sentence(
            "guide",
            "Hướng dẫn bỏ phiếu",
            "Đánh dấu X vào một trong ba ô ở mỗi dòng. Dòng không đánh dấu hoặc đánh dấu từ hai ô "
            "trở lên là không hợp lệ. Phiếu không ghi tên người bỏ phiếu.",
            ("xã",),
        ),
    ),
)
