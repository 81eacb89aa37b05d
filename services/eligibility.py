"""Ai đủ điều kiện: everybody of whom the records say that they qualify for an award in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.listing import Query
from models.nominations import Nomination
from models.progress import SILENT, Progress
from models.store import Store
from models.subjects import Subject, SubjectKind
from services.catalogue import Catalogue
from services.lists import Lists
from services.nominating import ENDED, Added, Nominating
from services.rules.finding import Finding
from services.rules.reviewing import Reviewing

THOUGHT = "thought"
"""How the uid of a nomination begins that is not stored."""


def thought_nomination(period: str, award_type: str, subject_uid: str) -> Nomination:
    """One that nobody has made, to see what the rules would say; its uid tells what it is."""
    return Nomination(
        uid=":".join((THOUGHT, subject_uid, award_type, period)),
        period=period,
        subject_uid=subject_uid,
        award_type=award_type,
        source="eligible",
    )


def thought_of(uid: str) -> Nomination | None:
    """The nomination in thought that a uid tells of; None for any other uid."""
    parts = uid.split(":", 3)
    if len(parts) < 4 or parts[0] != THOUGHT:
        return None
    _, subject_uid, award_type, period = parts
    return thought_nomination(period, award_type, subject_uid)


def _of_this_award(finding: Finding) -> bool:
    """Whether its rule is a condition of the award, not of every award and not for information."""
    return bool(finding.rule.awards) and finding.rule.severity != "info"


@dataclass(frozen=True, slots=True)
class Candidate:
    subject: Subject
    findings: tuple[Finding, ...]
    nominated: bool
    """Whether a nomination for this award of this period is there already."""
    judged_uid: str
    """Of the nomination that was looked at, stored or in thought."""

    @property
    def objections(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.objects and f.rule.severity != "info")

    @property
    def proofs(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.result == "met")

    @property
    def qualifies(self) -> bool:
        """Nothing stands against it, and records prove a condition of this very award."""
        proven = any(_of_this_award(proof) and proof.evidence for proof in self.proofs)
        return proven and not self.objections

    @property
    def doubts(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.result == "review")


@dataclass(frozen=True, slots=True)
class Eligible:
    period: str
    award_type: str
    qualified: tuple[Candidate, ...]
    others: tuple[Candidate, ...]
    """Whoever does not qualify."""
    judged: bool
    """Whether the catalogue has any condition for this award at all."""


class Eligibility:
    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        lists: Lists,
        reviewing: Reviewing,
        nominating: Nominating,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._lists = lists
        self._reviewing = reviewing
        self._nominating = nominating

    def find(
        self,
        period: str,
        award_type: str,
        unit: str | None = None,
        kind: SubjectKind | None = None,
        progress: Progress = SILENT,
    ) -> Eligible:
        """Look at everybody active of a kind that can get the award, of ``unit`` and below it."""
        subjects = self._subjects(award_type, unit, kind)
        stored = {
            n.subject_uid: n
            for n in self._store.nominations.of_period(period)
            if n.award_type == award_type and n.status not in ENDED
        }
        judged = [
            stored.get(subject.uid) or thought_nomination(period, award_type, subject.uid)
            for subject in subjects
        ]
        found = self._reviewing.review(judged, progress)
        candidates = [
            Candidate(subject, tuple(found[nomination.uid]), subject.uid in stored, nomination.uid)
            for subject, nomination in zip(subjects, judged, strict=True)
        ]
        return Eligible(
            period,
            award_type,
            tuple(candidate for candidate in candidates if candidate.qualifies),
            tuple(candidate for candidate in candidates if not candidate.qualifies),
            any(_of_this_award(f) for candidate in candidates for f in candidate.findings),
        )

    def nominate(
        self,
        period: str,
        award_type: str,
        subject_uids: Sequence[str],
        progress: Progress = SILENT,
    ) -> Added:
        """Put forward those who were found."""
        registered = {
            registration.subject_uid: registration.uid
            for registration in self._nominating.open_registrations(period)
            if registration.award_type == award_type
        }
        nominations = [
            Nomination(
                period=period,
                subject_uid=uid,
                award_type=award_type,
                registration_uid=registered.get(uid),
                source="eligible",
            )
            for uid in dict.fromkeys(subject_uids)
        ]
        return self._nominating.add(nominations, progress=progress)

    def _subjects(
        self, award_type: str, unit: str | None, kind: SubjectKind | None
    ) -> list[Subject]:
        recipients = self._catalogue.award_type(award_type).recipients
        kinds = [each for each in recipients if kind in (None, each)]
        query = Query(unit=unit, filters={"kind": kinds, "status": ["active"]})
        return self._store.subjects.get_many(self._lists.open("subject-list", query).uids())
