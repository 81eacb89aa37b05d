"""F05: the minutes of those who counted the secret ballots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.councils import Vote
from models.numbers import format_count, format_number
from services.documents.document import (
    Block,
    Cell,
    CellContent,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    SignatureBlock,
    Signer,
    Table,
)
from services.form_words import Sentence
from services.forms.form import Wanted
from services.forms.meeting.meeting_facts import (
    Candidate,
    MeetingPaperFacts,
    by_award,
    meeting_facts,
)
from services.forms.meeting.meeting_form import file_title, meeting_form
from services.forms.meeting.meeting_tables import ANSWERS, grouped, share_cell
from services.forms.meeting.meeting_words import filled_in, stood_aside, topic, when
from services.forms.official_paper import OfficialPaper, Own
from services.forms.signing import SIGN_HERE
from services.services import Services
from services.vote_rules import Roll

TELLERS = 3
HEAD, OTHERS = "TỔ TRƯỞNG", "TỔ VIÊN"


def make(services: Services, wanted: Wanted) -> Document:
    facts = meeting_facts(services, wanted.uid)
    candidates = facts.secret()
    meeting = facts.meeting
    paper = OfficialPaper(services, COUNTING_MINUTES, wanted, Own(dated_on=meeting.held_on))
    blocks: list[Block] = [
        replace(paper.letterhead(), place_date=""),
        Heading(
            "BIÊN BẢN KIỂM PHIẾU", paper.say("about", danh_hiệu=", ".join(by_award(candidates)))
        ),
        Paragraph(f"Thời gian: {when(meeting)}."),
        filled_in("Địa điểm", meeting.venue),
        *paper.paragraphs("opening", hội_đồng=facts.council.name),
        *_tellers(facts),
        topic(1, "Số phiếu"),
        *_who_votes(facts),
        _ballots_table(candidates, facts.facts.roll),
        topic(2, "Kết quả"),
        _results_table(candidates),
        *stood_aside(facts, candidates),
        *paper.paragraphs("end"),
        SignatureBlock(_signers(facts)),
    ]
    title = file_title("Biên bản kiểm phiếu", meeting)
    return Document(title=title, dated=meeting.held_on, blocks=tuple(blocks))


def _names(facts: MeetingPaperFacts) -> list[str]:
    """Room for three where nobody is named."""
    return list(facts.meeting.tellers) or [""] * TELLERS


def _tellers(facts: MeetingPaperFacts) -> list[Block]:
    blocks: list[Block] = []
    names = _names(facts)
    for number, name in enumerate(names, start=1):
        role = HEAD if number == 1 else OTHERS
        end = "." if number == len(names) else ";"
        said = f"- {name}, {role.lower()}{end}" if name else "- "
        blocks.append(Paragraph(said, leader=not name))
    return blocks


def _who_votes(facts: MeetingPaperFacts) -> list[Block]:
    total = format_count(len(facts.seats))
    if facts.about_to_be_held:
        return [Paragraph(f"Tổng số thành viên Hội đồng: {total}; có mặt: ......")]
    here = format_count(len(facts.facts.roll.present))
    said = f"Tổng số thành viên Hội đồng: {total}; có mặt: {here}"
    if opinions := facts.facts.roll.opinions:
        said += f"; vắng mặt gửi ý kiến bằng văn bản: {format_count(len(opinions))}"
    return [Paragraph(f"{said}.")]


def _ballots_table(candidates: Sequence[Candidate], roll: Roll) -> Table:
    """One row per award; where ballots of one award differ, who they were about."""
    columns = (
        Column("Danh hiệu, hình thức đề nghị", 1.0),
        *(
            Column(title, mm=21, align="center")
            for title in ("Phiếu phát ra", "Phiếu thu về", "Phiếu hợp lệ", "Phiếu không hợp lệ")
        ),
    )
    rows: list[Row] = []
    for award, group in by_award(candidates).items():
        alike: dict[tuple[CellContent, ...], list[str]] = {}
        for each in group:
            alike.setdefault(_ballots(each.line.vote, roll), []).append(each.name)
        for numbers, names in alike.items():
            called = award if len(alike) == 1 else f"{award}: {', '.join(names)}"
            rows.append(Row((called, *numbers)))
    return Table(columns, rows, size=12)


def _ballots(vote: Vote, roll: Roll) -> tuple[CellContent, ...]:
    """Not written otherwise, all who could vote got a ballot and what came back was counted."""
    if vote.agree is None:
        return ("", "", "", "")
    valid = vote.agree + vote.disagree + vote.other
    collected = valid + vote.invalid if vote.collected is None else vote.collected
    able = max(roll.voters_beside(vote.recused), collected)
    issued = able if vote.issued is None else vote.issued
    return tuple((each, format_number(each)) for each in (issued, collected, valid, vote.invalid))


def _results_table(candidates: Sequence[Candidate]) -> Table:
    of_members = {each.line.threshold.base for each in candidates} <= {"all_members"}
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Tên cá nhân, tập thể", 1.7),
        Column("Danh hiệu, hình thức đề nghị", 1.0),
        *(Column(answer, mm=17, align="center") for answer in ANSWERS),
        Column("Tổng số thành viên" if of_members else "Tính trên", mm=18, align="center"),
        Column("Tỷ lệ %", mm=15, align="center"),
    )
    return Table(columns, grouped(candidates, _result), size=12)


def _result(candidate: Candidate) -> tuple[CellContent, ...]:
    vote, base = candidate.line.vote, candidate.line.result.base
    counted = vote.agree is not None
    numbers = (vote.agree, vote.disagree, vote.other) if counted else (None, None, None)
    return (
        candidate.line.award.name,
        *("" if each is None else (each, format_number(each)) for each in numbers),
        Cell(format_number(base), base) if base else "",
        share_cell(candidate),
    )


def _signers(facts: MeetingPaperFacts) -> tuple[Signer, ...]:
    return tuple(
        Signer((HEAD if place == 0 else OTHERS,), name, hint=SIGN_HERE)
        for place, name in enumerate(_names(facts))
    )


COUNTING_MINUTES = meeting_form(
    "counting-minutes",
    "Biên bản kiểm phiếu",
    make,
    (
        Sentence("about", "Trích yếu", "Bỏ phiếu xét đề nghị: {danh_hiệu}", ("danh_hiệu", "xã")),
        Sentence(
            "opening",
            "Câu mở đầu",
            "{hội_đồng} bỏ phiếu kín. Tổ kiểm phiếu gồm:",
            ("hội_đồng", "xã"),
        ),
        Sentence(
            "end",
            "Câu kết thúc",
            "Tổ kiểm phiếu đã công bố kết quả trước Hội đồng; biên bản được lập kèm theo biên bản "
            "họp Hội đồng./.",
            ("xã",),
        ),
    ),
)
