"""Gathers what is known of many subjects at once: ratings, awards, initiatives, discipline, ..."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.awards import Award
from models.career import CareerSpan
from models.councils import CouncilMember
from models.decisions import Decision
from models.hindrances import Hindrance
from models.household_reviews import HouseholdReview
from models.initiatives import Initiative
from models.memberships import Membership
from models.nominations import Nomination
from models.ratings import Rating
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject
from models.vietnamese import canonical


@dataclass(frozen=True, slots=True)
class Held:
    """An award in an issued decision."""

    award: Award
    decision: Decision

    @property
    def decided_on(self) -> date | None:
        return self.decision.decided_on


@dataclass(frozen=True, slots=True)
class Authored:
    initiative: Initiative
    share: int | None
    """Percent; None where it is not told."""


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    subject: Subject
    ratings: dict[str, Rating]
    """By the code of their period."""
    held: tuple[Held, ...]
    """By the day of the decision, the oldest first."""
    taken_back: tuple[Held, ...]
    """Given once, and revoked since."""
    registrations: tuple[Registration, ...]
    nominations: tuple[Nomination, ...]
    """In every period and status."""
    initiatives: tuple[Authored, ...]
    hindrances: tuple[Hindrance, ...]
    career: tuple[CareerSpan, ...]
    reviews: dict[str, HouseholdReview]
    """Of a household, by the code of their period."""
    members: tuple[Membership, ...]
    """Of a collective: who belonged to it, in every period."""
    seats: tuple[CouncilMember, ...]
    """In councils, whether in office or not."""
    twins: tuple[Subject, ...]
    """Other subjects of the same number, or of the same name and day of birth."""


class FactBook:
    """Facts are read in bulk by ``gather`` and kept; whoever was not gathered is read alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._facts: dict[str, SubjectFacts] = {}

    def of(self, subject_uid: str) -> SubjectFacts:
        if subject_uid not in self._facts:
            self.gather([subject_uid])
        return self._facts[subject_uid]

    def gather(self, subject_uids: Iterable[str]) -> None:
        uids = [uid for uid in dict.fromkeys(subject_uids) if uid not in self._facts]
        if not uids:
            return
        store = self._store
        held = self._held(uids)
        ratings = _by_subject(store.ratings.of_subjects(uids))
        registrations = _by_subject(store.registrations.of_subjects(uids))
        nominations = _by_subject(store.nominations.of_subjects(uids))
        authored = self._authored(uids)
        hindrances = _by_subject(store.hindrances.of_subjects(uids))
        career = _by_subject(store.career.of_subjects(uids))
        reviews = _by_subject(store.household_reviews.of_subjects(uids))
        members: dict[str, list[Membership]] = defaultdict(list)
        for membership in store.memberships.of_collectives(uids):
            members[membership.collective_uid].append(membership)
        seats = _by_subject(store.council_members.of_subjects(uids))
        subjects = store.subjects.get_many(uids)
        twins = self._twins(subjects)
        for subject in subjects:
            uid = subject.uid
            self._facts[uid] = SubjectFacts(
                subject=subject,
                ratings={rating.period: rating for rating in ratings[uid]},
                held=tuple(each for each in held[uid] if each.award.revoked_by is None),
                taken_back=tuple(each for each in held[uid] if each.award.revoked_by),
                registrations=tuple(registrations[uid]),
                nominations=tuple(nominations[uid]),
                initiatives=tuple(authored[uid]),
                hindrances=tuple(sorted(hindrances[uid], key=lambda each: each.starts_on)),
                career=tuple(sorted(career[uid], key=lambda each: each.starts_on)),
                reviews={review.period: review for review in reviews[uid]},
                members=tuple(members[uid]),
                seats=tuple(seats[uid]),
                twins=tuple(twins[uid]),
            )

    def _held(self, uids: Sequence[str]) -> dict[str, list[Held]]:
        awards = self._store.awards.of_subjects(uids)
        decisions = {
            decision.uid: decision
            for decision in self._store.decisions.get_many([a.decision_uid for a in awards])
            if decision.status == "issued" and decision.deleted_at is None
        }
        found: dict[str, list[Held]] = defaultdict(list)
        for award in awards:
            if decision := decisions.get(award.decision_uid):
                found[award.subject_uid].append(Held(award, decision))
        for each in found.values():
            each.sort(key=lambda held: held.decided_on or date.min)
        return found

    def _twins(self, subjects: Sequence[Subject]) -> dict[str, list[Subject]]:
        people = [subject for subject in subjects if subject.kind == "individual"]
        numbered = self._store.subjects.numbered({person.personal_id for person in people})
        born = {canonical(person.name) for person in people if person.birth_date}
        spelled = self._store.subjects.spelled(born)
        found: dict[str, list[Subject]] = defaultdict(list)
        for person in people:
            number = person.personal_id
            same = [other for other in numbered if number and other.personal_id == number]
            if person.birth_date:
                same += [
                    other
                    for other in spelled.get((canonical(person.name), "individual"), [])
                    if other.birth_date == person.birth_date
                    and not (number and other.personal_id and number != other.personal_id)
                ]
            others = {other.uid: other for other in same if other.uid != person.uid}
            found[person.uid] = list(others.values())
        return found

    def _authored(self, uids: Sequence[str]) -> dict[str, list[Authored]]:
        authors = self._store.initiative_authors.of_subjects(uids)
        initiatives = {
            initiative.uid: initiative
            for initiative in self._store.initiatives.get_many([a.initiative_uid for a in authors])
            if initiative.deleted_at is None
        }
        found: dict[str, list[Authored]] = defaultdict(list)
        for author in authors:
            if initiative := initiatives.get(author.initiative_uid):
                found[author.subject_uid].append(Authored(initiative, author.share))
        return found


def _by_subject(records: Iterable) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for record in records:
        found[record.subject_uid].append(record)
    return found
