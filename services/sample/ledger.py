"""Writes the registrations and decisions of the sample commune, through the program's own rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from models.awards import Award
from models.decisions import Decision, DecisionStatus
from models.signers import Signer
from models.store import Store
from models.subjects import HolderClass, Subject
from services.deciding import Deciding
from services.registering import Registering
from services.sample.issuers import OWN, Issuer, Numbers
from services.sample.origin import SampleClock

WITH_CERTIFICATE = {"GK_XA", "CSTDCS", "THON_VH", "GK_GDVH", "GK_KDC"}
PROPOSER = "Trưởng phòng Văn hóa - Xã hội"


class Laureate(Protocol):
    @property
    def subject(self) -> Subject: ...

    def on(self, day: date) -> tuple[str, str, HolderClass]:
        """(position, unit, class) on that day."""
        ...


@dataclass(frozen=True, slots=True)
class Paper:
    """What a decision says beside its list."""

    issuer: Issuer
    day: date
    award_type: str
    summary: str
    """"" leaves a decision of the commune to the standard wording."""
    period: str
    ground: str = "CONG_TRANG"
    movement_uid: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    laureate: Laureate
    achievement: str = ""
    name: str = ""
    """The recipient's name on that day, where it was another."""


class Ledger:
    def __init__(
        self, store: Store, registering: Registering, deciding: Deciding, clock: SampleClock
    ) -> None:
        self._store = store
        self._registering = registering
        self._deciding = deciding
        self._clock = clock
        self._numbers = Numbers()
        self._registered: dict[tuple[str, str, str], str] = {}
        self._books: dict[int, int] = {}

    def register(
        self,
        period: str,
        award_type: str,
        laureates: Iterable[Laureate],
        day: date,
        initiative: str = "",
    ) -> None:
        uids = [laureate.subject.uid for laureate in laureates]
        if uids:
            self._registering.register(period, uids, [award_type], day, initiative)

    def remember(self, period: str) -> None:
        """Let the decisions for ``period`` find what was registered for it."""
        for registration in self._store.registrations.of_period(period):
            key = (period, registration.subject_uid, registration.award_type)
            self._registered[key] = registration.uid

    def is_registered(self, period: str, laureate: Laureate, award_type: str) -> bool:
        return (period, laureate.subject.uid, award_type) in self._registered

    def record(self, paper: Paper, lines: Sequence[Line]) -> None:
        """Enter a decision that was made on paper, with the recipients as they were on its day."""
        if not lines:
            return
        decision = self._deciding.save(
            Decision(
                origin="recorded",
                level=paper.issuer.level,
                issuer=paper.issuer.name,
                number=self._numbers.next(paper.issuer, paper.day),
                symbol=paper.issuer.symbol,
                decided_on=paper.day,
                summary=paper.summary,
                period=paper.period,
                award_type=paper.award_type,
                ground=paper.ground,
                movement_uid=paper.movement_uid,
                signer_name=paper.issuer.signer,
                signer_position=paper.issuer.position if paper.issuer.signer else "",
            )
        )
        self._store.awards.save_many(
            self._line(decision, line, paper.day, place) for place, line in enumerate(lines, 1)
        )
        self._deciding.advance(decision.uid)

    def decide(
        self,
        paper: Paper,
        lines: Sequence[Line],
        signer: Signer,
        until: DecisionStatus = "issued",
    ) -> None:
        """Take a decision of the commune through its steps, as far as ``until``."""
        self._clock.set(paper.day)
        decision = self._deciding.save(
            Decision(
                issuer=OWN.name,
                symbol=OWN.symbol,
                summary=paper.summary,
                period=paper.period,
                award_type=paper.award_type,
                ground=paper.ground,
                movement_uid=paper.movement_uid,
                proposer=PROPOSER,
                signer_name=signer.name,
                signer_position=signer.position,
                signer_authority=signer.authority,
            )
        )
        uids = [line.laureate.subject.uid for line in lines]
        registered = {
            uid: self._registered[key]
            for uid in uids
            if (key := (paper.period, uid, paper.award_type)) in self._registered
        }
        self._deciding.add_registrations(decision.uid, list(registered.values()))
        self._deciding.add_subjects(decision.uid, [uid for uid in uids if uid not in registered])
        self._complete(decision, lines, numbered=until == "issued")
        while decision.status != until:
            issued = self._deciding.next_step(decision) == "issued"
            decision = self._deciding.advance(
                decision.uid,
                self._numbers.next(OWN, paper.day) if issued else "",
                paper.day if issued else None,
            )

    def issue(self, decision: Decision, day: date, signer: Signer) -> Decision:
        """Have a draft that followed from something signed, numbered and issued that day."""
        self._clock.set(day)
        decision = self._deciding.save(
            replace(
                decision,
                issuer=OWN.name,
                symbol=OWN.symbol,
                proposer=PROPOSER,
                signer_name=signer.name,
                signer_position=signer.position,
                signer_authority=signer.authority,
            )
        )
        return self._deciding.issue_all({decision.uid: self._numbers.next(OWN, day)}, day)[0]

    def _complete(self, decision: Decision, lines: Sequence[Line], *, numbered: bool) -> None:
        """Write into the lines what they were awarded for, and the numbers of certificates."""
        merits = {line.laureate.subject.uid: line.achievement for line in lines}
        year = self._clock.now().year
        completed: list[Award] = []
        for award in self._deciding.awards(decision.uid):
            book_number = ""
            if numbered and award.award_type in WITH_CERTIFICATE:
                self._books[year] = self._books.get(year, 0) + 1
                book_number = f"{self._books[year]:03d}"
            changed = replace(award, achievement=merits[award.subject_uid], book_number=book_number)
            if changed != award:
                completed.append(changed)
        self._store.awards.save_many(completed)

    def _line(self, decision: Decision, line: Line, day: date, place: int) -> Award:
        subject = line.laureate.subject
        position, unit_name, holder_class = line.laureate.on(day)
        key = (decision.period or "", subject.uid, decision.award_type)
        return Award(
            decision_uid=decision.uid,
            subject_uid=subject.uid,
            registration_uid=self._registered.get(key),
            award_type=decision.award_type,
            ground=decision.ground,
            period=decision.period,
            position=place,
            kind=subject.kind,
            name=line.name or subject.name,
            honorific=subject.honorific,
            birth_date=subject.birth_date,
            subject_position=position,
            unit_name=unit_name,
            holder_class=holder_class,
            achievement=line.achievement,
        )
