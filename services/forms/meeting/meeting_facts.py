"""What the papers of a council meeting say, gathered from the records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.councils import BallotKind, Council, CouncilMember, Meeting
from models.nominations import Override
from models.problems import Refused
from models.subjects import Subject
from models.vietnamese import lower_first
from services.agenda import AgendaLine
from services.concluding import MeetingFacts
from services.decision_lines import counted_kinds, position_and_unit
from services.documents.document import Run, Text, bold
from services.meetings import Seat
from services.recipient_line import honorific_of
from services.services import Services


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
        return lower_first(called) if _address(self.line.subject) else called


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

    def on_ballots(self) -> tuple[Candidate, ...]:
        """Those with a secret ballot; before anything is counted all may still have one.

        Raises ``Refused`` when they were voted on openly.
        """
        counted = any(each.line.vote.agree is not None for each in self.candidates)
        return (
            self.secret() if counted else self.voted("secret") or self.candidates or self.secret()
        )

    def recusals(self, candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
        """By the uid of the member who stands aside."""
        found: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            for uid in candidate.line.vote.recused:
                found.setdefault(uid, []).append(candidate)
        return found


def meeting_facts(services: Services, uid: str) -> MeetingPaperFacts:
    facts = _addressed(services, services.voting.facts(uid))
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
    addressed = _address(subject)
    return Candidate(
        line,
        f"{addressed} {subject.name}".strip(),
        position_and_unit(subject.position, unit, subject.name),
    )


def _address(subject: Subject) -> str:
    return "" if subject.kind == "collective" else honorific_of(subject)


def _addressed(services: Services, facts: MeetingFacts) -> MeetingFacts:
    """With members called as the directory knows them where nothing was written."""
    known = {each.member.subject_uid for each in facts.seats if each.member.subject_uid}
    called = {each.uid: _address(each) for each in services.store.subjects.get_many(list(known))}
    seats = tuple(
        replace(seat, member=replace(member, honorific=called.get(member.subject_uid or "", "")))
        if not (member := seat.member).honorific
        else seat
        for seat in facts.seats
    )
    return replace(facts, seats=seats)


def by_award(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """By the name of the award, from the highest to the lowest."""
    found: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault(candidate.line.award.name, []).append(candidate)
    return found


def summed_up(candidates: Iterable[Candidate]) -> list[str]:
    """ "Lao động tiên tiến: 12 cá nhân", one per award."""
    return [f"{name}: {_counts(group)}" for name, group in by_award(candidates).items()]


def _counts(candidates: Iterable[Candidate]) -> str:
    return counted_kinds(candidate.line.subject.kind for candidate in candidates)
