"""Danh sách khen thưởng của quyết định: whom a decision honours, in which order, for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from models.awards import Award
from models.decisions import Decision
from models.nominations import NOMINATION_STATUSES, NominationStatus
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject
from models.vietnamese import nfc
from services.catalogue import Catalogue
from services.decision_places import DecisionPlaces, called
from services.decision_rules import SAVING, Case, broken
from services.decision_wording import DecisionWording
from services.directory import Directory
from services.nomination_outcomes import NominationOutcomes
from services.periods import Periods
from services.prize_reckoning import PrizeReckoning
from services.recipient_line import Recipient, as_now, new_line
from services.rules.decision_reviewing import DecisionReviewing

DECIDED_FROM: tuple[NominationStatus, ...] = ("examined", "voted")
"""What may go into a decision; into one from above also what was submitted to it."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of recipients that were to be added to a decision."""

    added: int
    already: tuple[str, ...]
    """Names that stand in the decision already; nobody is awarded twice in one decision."""


class DecisionRecipients(DecisionPlaces):
    """The part of ``Deciding`` that keeps the list."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        directory: Directory,
        wording: DecisionWording,
        periods: Periods,
        prizes: PrizeReckoning,
    ) -> None:
        super().__init__(store, catalogue)
        self._directory = directory
        self._wording = wording
        self._periods = periods
        self._prizes = prizes
        self._outcomes = NominationOutcomes(store)

    def registrations_left(self, decision: Decision) -> list[Registration]:
        """Registrations for the decision's award and period that no decision has taken up yet."""
        if decision.period is None:
            return []
        decided = self._store.awards.registrations_decided(decision.period)
        return [
            r
            for r in self._store.registrations.of_period(decision.period)
            if r.award_type == decision.award_type and r.uid not in decided
        ]

    def add_registrations(
        self, uid: str, registration_uids: Sequence[str], progress: Progress = SILENT
    ) -> Added:
        """Add the registered subjects as recipients of what they registered for."""
        decision = self._open(uid)
        registrations = self._store.registrations.get_many(registration_uids)
        subjects = {
            s.uid: s for s in self._store.subjects.get_many([r.subject_uid for r in registrations])
        }
        recipients = [
            Recipient(subjects[r.subject_uid], r.award_type, registration=r) for r in registrations
        ]
        return self._add(decision, recipients, progress)

    def add_nominations(
        self, uid: str, nomination_uids: Sequence[str], progress: Progress = SILENT
    ) -> Added:
        """Add whom the nominations put forward, with what they are put forward for.

        Raises ``Rejected`` when one of them is not ready to be decided.
        """
        decision = self._open(uid)
        nominations = self._store.nominations.get_many(nomination_uids)
        ready = DECIDED_FROM if decision.origin == "own" else (*DECIDED_FROM, "submitted")
        if early := [n for n in nominations if n.status not in ready]:
            name = self._store.subjects.get(early[0].subject_uid).name
            step = NOMINATION_STATUSES[early[0].status]
            raise Rejected(
                {
                    "nominations": f"Đề nghị của {name} đang ở bước “{step}” nên không đưa vào quyết "
                    "định được; hãy bỏ ra khỏi danh sách."
                }
            )
        subjects = {
            s.uid: s for s in self._store.subjects.get_many([n.subject_uid for n in nominations])
        }
        recipients = [
            Recipient(subjects[n.subject_uid], n.award_type, nomination=n) for n in nominations
        ]
        with self._store.action(f"Đưa {len(nominations)} đề nghị vào {called(decision)}"):
            added = self._add(decision, recipients, progress)
            self._outcomes.taken_up(self._store.awards.of_decision(uid))
        return added

    def add_subjects(
        self,
        uid: str,
        subject_uids: Sequence[str],
        award_type: str = "",
        progress: Progress = SILENT,
    ) -> Added:
        """Add subjects of the directory as recipients of the decision's award."""
        decision = self._open(uid)
        code = award_type or decision.award_type
        subjects = self._store.subjects.get_many(subject_uids)
        return self._add(decision, [Recipient(subject, code) for subject in subjects], progress)

    def save_award(self, award: Award) -> Award:
        """Change one recipient's line: achievement, prize, title, note. Raises ``Rejected``."""
        decision = self._open(award.decision_uid)
        award = _cleaned_line(award)
        if problems := self.line_problems(award, decision):
            raise Rejected(problems)
        with (
            self._store.action(f"Sửa khen thưởng của {award.name}"),
            self.standard_summary_kept(decision.uid),
        ):
            return self._store.awards.save(award)

    def line_problems(self, award: Award, decision: Decision) -> dict[str, str]:
        """What keeps a recipient's line from being saved: field -> sentence."""
        award_type = self._catalogue.award_type(award.award_type)
        problems: dict[str, str] = {}
        if award.kind not in award_type.recipients:
            problems["award_type"] = f"{award_type.name} không dành cho đối tượng này."
        elif sentence := broken(
            SAVING, self._case(replace(decision, award_type=award.award_type))
        ).get("award_type"):
            problems["award_type"] = sentence
        if award.prize is not None and award.prize < 0:
            problems["prize"] = "Tiền thưởng không thể là số âm."
        return problems

    def describe_awards(self, uid: str, award_uids: Sequence[str], achievement: str) -> int:
        """Write one achievement into several lines."""
        self._open(uid)
        awards = self._store.awards.get_many(award_uids)
        text = nfc(achievement).strip()
        with self._store.action(f"Ghi thành tích cho {len(awards)} đối tượng"):
            self._store.awards.save_many(replace(award, achievement=text) for award in awards)
        return len(awards)

    def remove_awards(self, uid: str, award_uids: Sequence[str]) -> int:
        decision = self._open(uid)
        awards = self._store.awards.get_many(award_uids)
        whom = awards[0].name if len(awards) == 1 else f"{len(awards)} đối tượng"
        with (
            self._store.action(f"Bỏ {whom} khỏi quyết định"),
            self.standard_summary_kept(decision.uid),
        ):
            self._store.awards.delete_many(awards)
            self._outcomes.let_go(awards)
        return len(awards)

    def prize(self, award: Award, decision: Decision) -> int | None:
        """In đồng: what is written in the line, else what the law gives on the decision's day."""
        if award.prize is not None:
            return award.prize
        return self._catalogue.prize(award.award_type, award.kind, self._wording.day(decision))

    # Inside

    def _case(self, decision: Decision) -> Case:
        return Case(
            decision,
            self._store.awards.tally(decision.uid) if decision.uid else (),
            bool(self._store.decisions.same_number(decision)),
            self._store.origin.today(),
            self._catalogue,
            DecisionReviewing(self._store, self._catalogue),
        )

    def _add(
        self,
        decision: Decision,
        recipients: Sequence[Recipient],
        progress: Progress,
    ) -> Added:
        if decision.purpose != "award":
            raise Refused(
                "Quyết định đính chính, thu hồi không có danh sách khen thưởng; "
                "hãy lập quyết định khen thưởng riêng."
            )
        known = self._store.awards.of_decision(decision.uid)
        present = {award.subject_uid for award in known}
        place = max((award.position for award in known), default=0)
        already: list[str] = []
        fresh: list[Award] = []
        for done, recipient in enumerate(recipients):
            progress.report(done, len(recipients), "Đang thêm vào danh sách")
            subject = recipient.subject
            award_type = self._catalogue.award_type(recipient.award_type or decision.award_type)
            if subject.kind not in award_type.recipients:
                raise Rejected({"subjects": f"{award_type.name} không dành cho {subject.name}."})
            if subject.uid in present:
                already.append(subject.name)
                continue
            present.add(subject.uid)
            unit = self._directory.unit_name(subject.unit_uid)
            line = new_line(decision, recipient, unit)
            fresh.append(replace(line, position=place + len(fresh) + 1))
        with (
            self._store.action(f"Thêm {len(fresh)} vào quyết định {called(decision)}"),
            self.standard_summary_kept(decision.uid),
        ):
            self._store.awards.save_many(fresh)
        return Added(len(fresh), tuple(already))

    def _as_now(self, award: Award, subject: Subject) -> Award:
        return as_now(award, subject, self._directory.unit_name(subject.unit_uid))

    def _take_snapshots(self, decision: Decision, progress: Progress) -> None:
        """Every recipient with prize and place as they are on the day of the decision."""
        awards = self.awards(decision.uid)
        subjects = {
            s.uid: s for s in self._store.subjects.get_many([a.subject_uid for a in awards])
        }
        fresh: list[Award] = []
        for done, award in enumerate(awards):
            progress.report(done, len(awards), "Đang chốt danh sách")
            fresh.append(
                replace(
                    self._as_now(award, subjects[award.subject_uid]),
                    ground=decision.ground,
                    period=decision.period,
                    prize=self.prize(award, decision),
                    position=done + 1,
                )
            )
        self._store.awards.save_many(
            new for new, old in zip(fresh, awards, strict=True) if new != old
        )

    @contextmanager
    def standard_summary_kept(self, uid: str) -> Iterator[None]:
        """A summary that nobody wrote by hand follows whom the decision honours."""
        before = self._store.decisions.get(uid)
        standard = before.origin == "own" and before.summary == self._wording.summary(before)
        yield
        after = self._wording.summary(before)
        if standard and after != before.summary:
            self._store.decisions.save(replace(before, summary=after))


def _cleaned_line(award: Award) -> Award:
    texts = ("name", "honorific", "subject_position", "unit_name", "achievement", "note")
    return replace(award, **{name: nfc(getattr(award, name)).strip() for name in texts})
