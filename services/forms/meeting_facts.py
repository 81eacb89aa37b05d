"""What the papers of a council meeting say, gathered from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.councils import COUNCIL_ROLES, BallotKind, Council, CouncilMember, Meeting
from models.dates import format_long
from models.nominations import Override
from models.numbers import format_count, format_number
from models.problems import Refused
from models.subjects import SubjectKind
from services.agenda import AgendaLine
from services.concluding import MeetingFacts
from services.decision_lines import KIND_WORDS, position_and_unit
from services.documents.document import (
    Block,
    Cell,
    CellContent,
    Column,
    GroupRow,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from services.documents.text import bold
from services.meetings import Seat
from services.services import Services

SIGN_HERE = "(Ký, ghi rõ họ tên)"
BOX = "☐"
STILL_COUNTED = "Thành viên không bỏ phiếu (vẫn tính trong tổng số để lấy tỷ lệ):"
UNSURE = " (cần đối chiếu)"
"""Said on screen of a rule that is still to be checked."""
ANSWERS = ("Đồng ý", "Không đồng ý", "Ý kiến khác")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the agenda as papers name it."""

    line: AgendaLine
    name: str
    """ "Bà Lò Thị Ễn", "Trường Tiểu học Mường Xoan"."""
    about: str
    """Position and unit."""

    @property
    def named(self) -> Text:
        """The name, and what it is under it."""
        name = bold(self.name)
        return (name, Run(f"\n{self.about}")) if self.about else (name,)

    @property
    def titled(self) -> str:
        """ "Bà Lò Thị Ễn (Lao động tiên tiến)"."""
        return f"{self.name} ({self.line.award.name})"

    @property
    def in_sentence(self) -> str:
        """ "bà Lò Thị Ễn (Lao động tiên tiến)"."""
        called = self.titled
        addressed = self.line.subject.honorific and self.line.subject.kind != "collective"
        return called[:1].lower() + called[1:] if addressed else called


CellsAfterName = Callable[[Candidate], tuple[CellContent, ...]]
"""What stands in a row after number and name."""


@dataclass(frozen=True, slots=True)
class MeetingPaperFacts:
    facts: MeetingFacts
    candidates: tuple[Candidate, ...]
    overrides: tuple[tuple[Candidate, Override], ...]
    """What rules objected to, and why the council went on."""

    @property
    def meeting(self) -> Meeting:
        return self.facts.meeting

    @property
    def council(self) -> Council:
        return self.facts.council

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.facts.seats

    @property
    def about_to_be_held(self) -> bool:
        """Whether nothing is known yet of who was there and how they voted."""
        return (
            self.meeting.status == "planned"
            and not any(seat.attendance.uid for seat in self.seats)
            and all(candidate.line.vote.agree is None for candidate in self.candidates)
        )

    @property
    def members(self) -> dict[str, CouncilMember]:
        return {seat.member.uid: seat.member for seat in self.seats}

    def voted(self, ballot: BallotKind) -> tuple[Candidate, ...]:
        return tuple(each for each in self.candidates if each.line.vote.ballot == ballot)

    def secret(self) -> tuple[Candidate, ...]:
        """Those with a secret ballot. Raises ``Refused`` when there is none."""
        if found := self.voted("secret"):
            return found
        raise Refused(
            "Cuộc họp này không có đề nghị nào bỏ phiếu kín nên không có phiếu bầu; hãy chọn "
            "“Bỏ phiếu kín” ở bước Kiểm phiếu của cuộc họp rồi in lại."
        )

    def stood_aside(self, candidates: Sequence[Candidate]) -> list[Block]:
        """Who did not vote on whom."""
        members = self.members
        told = [
            f"{addressed(members[uid])}, đối với đề nghị của "
            f"{', '.join(each.in_sentence for each in left_out)}"
            for uid, left_out in self.recusals(candidates).items()
            if uid in members
        ]
        if not told:
            return []
        in_base = all(each.line.threshold.base != "voting" for each in candidates)
        opening = STILL_COUNTED if in_base else "Thành viên không bỏ phiếu:"
        return [Paragraph(opening, keep_with_next=True), listed(told)]

    def recusals(self, candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
        """By the uid of the member who stands aside."""
        found: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            for uid in candidate.line.vote.recused:
                found.setdefault(uid, []).append(candidate)
        return found


def meeting_facts(services: Services, uid: str) -> MeetingPaperFacts:
    facts = services.voting.facts(uid)
    units = {unit.uid: unit.name for unit in services.directory.units()}
    candidates = tuple(_candidate(line, units) for line in facts.lines)
    by_nomination = {each.line.nomination.uid: each for each in candidates}
    overrides = services.overriding.of(list(by_nomination))
    return MeetingPaperFacts(
        facts, candidates, tuple((by_nomination[each.owner_uid], each) for each in overrides)
    )


def _candidate(line: AgendaLine, units: dict[str, str]) -> Candidate:
    subject = line.subject
    unit = units.get(subject.unit_uid or "", "")
    addressed = subject.honorific if subject.kind != "collective" else ""
    return Candidate(
        line,
        f"{addressed} {subject.name}".strip(),
        position_and_unit(subject.position, unit, subject.name),
    )


def by_award(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """By the name of the award, from the highest to the lowest."""
    found: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.line.award.name, []).append(candidate)
    return found


def counted_kinds(candidates: Sequence[Candidate]) -> str:
    """ "05 tập thể, 06 cá nhân"."""
    kinds: dict[SubjectKind, int] = dict.fromkeys(KIND_WORDS, 0)
    for candidate in candidates:
        kinds[candidate.line.subject.kind] += 1
    said = [f"{format_count(count)} {KIND_WORDS[kind]}" for kind, count in kinds.items() if count]
    return ", ".join(said)


def summed_up(candidates: Iterable[Candidate]) -> list[str]:
    """ "Lao động tiên tiến: 12 cá nhân", one per award."""
    return [f"{name}: {counted_kinds(group)}" for name, group in by_award(candidates).items()]


def vote_table(candidates: Sequence[Candidate]) -> Table:
    """The count of each line, award by award; blank cells where it is not counted yet."""
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Tên cá nhân, tập thể", 1.7),
        Column("Danh hiệu, hình thức đề nghị", 1.0),
        *(Column(answer, mm=17, align="center") for answer in ANSWERS),
        Column("Tỷ lệ %", mm=15, align="center"),
    )
    return Table(columns, grouped(candidates, _counts), size=12)


def _counts(candidate: Candidate) -> tuple[CellContent, ...]:
    vote = candidate.line.vote
    if vote.agree is None:
        return (candidate.line.award.name, "", "", "", "")
    numbers = (vote.agree, vote.disagree, vote.other)
    return (
        candidate.line.award.name,
        *((number, format_number(number)) for number in numbers),
        share_cell(candidate),
    )


def share_cell(candidate: Candidate) -> CellContent:
    """The share of the votes in favour, as in "88,9"; blank until it is counted."""
    result = candidate.line.result
    if result.agree is None or not result.base:
        return ""
    share = (Decimal(100 * result.agree) / result.base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return (share, format_number(share))


def grouped(candidates: Sequence[Candidate], rest: CellsAfterName) -> list[Row | GroupRow]:
    """A title per award where there are several, its lines numbered under it."""
    groups = by_award(candidates)
    rows: list[Row | GroupRow] = []
    for place, (award, group) in enumerate(groups.items(), start=1):
        if len(groups) > 1:
            rows.append(GroupRow(award, roman(place)))
        for number, each in enumerate(group, start=1):
            rows.append(Row(((number, str(number)), Cell(each.named, each.name), *rest(each))))
    return rows


def roman(number: int) -> str:
    """I, II, III: of the parts of a paper."""
    signs = (("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
    text = ""
    for sign, worth in signs:
        text += sign * (number // worth)
        number %= worth
    return text


def ballot_table(candidates: Sequence[Candidate]) -> Table:
    """A box for each answer."""
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Tên cá nhân, tập thể", 1.7),
        Column("Danh hiệu, hình thức đề nghị", 1.0),
        *(Column(answer, mm=19, align="center") for answer in ANSWERS),
    )
    return Table(
        columns,
        grouped(candidates, lambda each: (each.line.award.name, BOX, BOX, BOX)),
        row_height=11,
    )


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


def file_title(what: str, meeting: Meeting) -> str:
    return f"{what} ngày {meeting.held_on:%d-%m-%Y}"
