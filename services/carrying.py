"""What hangs on a subject besides registrations and awards, and goes over when it is merged."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.councils import CouncilMember
from models.nominations import ENDED, OPEN_STATUSES, SETTLED, Nomination
from models.ratings import GRADES, Rating
from models.records import Record
from models.store import Store
from models.subjects import Subject
from services.nominating import twin

WHOLE = 100
OWN = {field.name for field in dataclasses.fields(Record)} | {"subject_uid"}
"""Fields that tell whose record it is, not what it says."""


class Carrying:
    def __init__(self, store: Store) -> None:
        self._store = store

    def facts(self, subject: Subject) -> int:
        """How many lines of Sổ sách the subject has."""
        uids, store = [subject.uid], self._store
        own = (
            store.ratings.of_subjects(uids),
            store.initiative_authors.of_subjects(uids),
            store.hindrances.of_subjects(uids),
            store.career.of_subjects(uids),
            store.household_reviews.of_subjects(uids),
            store.memberships.of_subjects(uids),
            store.memberships.of_collectives(uids),
        )
        return sum(len(records) for records in own)

    def problem(self, first: Subject, second: Subject) -> str:
        """Which records of the two contradict each other, as a sentence; "" when none do."""
        return (
            self._problem_of_ratings(first, second)
            or self._problem_of_reviews(first, second)
            or self._problem_of_nominations(first, second)
            or self._problem_of_councils(first, second)
        )

    def carry(self, first: Subject, second: Subject, doubled: Mapping[str, str]) -> None:
        """Let everything of the second be of the first; what both have is kept once.

        ``doubled`` gives for a registration of the second that went the one that stays. Part of an
        open action; call it only where there is no ``problem``.
        """
        self._carry_ratings(first, second)
        self._carry_authorship(first, second)
        for table in (self._store.hindrances, self._store.career, self._store.household_reviews):
            self._carry_unless_same(table, first, second)
        self._carry_memberships(first, second)
        self._carry_profile(first, second)
        self._carry_papers(first.uid, second.uid)
        self._carry_nominations(first, second, doubled)
        self._store.council_members.save_many(
            replace(member, subject_uid=first.uid)
            for member in self._store.council_members.of_subjects([second.uid])
        )

    # What contradicts

    def _problem_of_ratings(self, first: Subject, second: Subject) -> str:
        own = {r.period: r for r in self._store.ratings.of_subjects([first.uid])}
        for rating in self._store.ratings.of_subjects([second.uid]):
            known = own.get(rating.period)
            if known is not None and known.grade != rating.grade:
                grades = " và ".join(GRADES[each.grade] for each in (known, rating))
                return (
                    f"Kỳ {rating.period} có hai xếp loại khác nhau ({grades}); "
                    "hãy xóa xếp loại ghi nhầm ở Sổ sách trước khi gộp."
                )
        return ""

    def _problem_of_reviews(self, first: Subject, second: Subject) -> str:
        own = {r.period: r for r in self._store.household_reviews.of_subjects([first.uid])}
        for review in self._store.household_reviews.of_subjects([second.uid]):
            known = own.get(review.period)
            if known is not None and _said(known) != _said(review):
                return (
                    f"Kỳ {review.period} có hai kết quả bình xét gia đình văn hóa khác nhau; "
                    "hãy xóa kết quả ghi nhầm ở Sổ sách trước khi gộp."
                )
        return ""

    def _problem_of_nominations(self, first: Subject, second: Subject) -> str:
        for one, other in self._twins(first, second):
            if self._is_bound(one) and self._is_bound(other):
                return (
                    f"Cả hai đều có đề nghị như nhau ở kỳ {one.period} đã đưa ra họp hoặc đã trình; "
                    "hãy rút một đề nghị trước khi gộp."
                )
        return ""

    def _problem_of_councils(self, first: Subject, second: Subject) -> str:
        seats = self._store.council_members
        own = seats.of_subjects([first.uid])
        for member in seats.of_subjects([second.uid]):
            if any(_meet(member, other) for other in own):
                council = self._store.councils.get(member.council_uid)
                return (
                    f"Cả hai cùng là thành viên {council.name}; hãy bỏ một người khỏi Hội đồng "
                    "trước khi gộp."
                )
        return ""

    # What goes over

    def _carry_ratings(self, first: Subject, second: Subject) -> None:
        table = self._store.ratings
        own = {r.period: r for r in table.of_subjects([first.uid])}
        for rating in table.of_subjects([second.uid]):
            known = own.get(rating.period)
            if known is None:
                table.save(replace(rating, subject_uid=first.uid))
                continue
            table.delete(rating)
            if (fuller := _filled(known, rating)) != known:
                table.save(fuller)

    def _carry_authorship(self, first: Subject, second: Subject) -> None:
        """Of an initiative that both wrote, the one has both shares."""
        table = self._store.initiative_authors
        own = {a.initiative_uid: a for a in table.of_subjects([first.uid])}
        for author in table.of_subjects([second.uid]):
            known = own.get(author.initiative_uid)
            if known is None:
                table.save(replace(author, subject_uid=first.uid))
                continue
            table.delete(author)
            if author.share is not None:
                table.save(replace(known, share=min(WHOLE, (known.share or 0) + author.share)))

    def _carry_unless_same(self, table: Any, first: Subject, second: Subject) -> None:
        """What says the same as a record of the first goes into the bin."""
        own = [_said(record) for record in table.of_subjects([first.uid])]
        for record in table.of_subjects([second.uid]):
            if _said(record) in own:
                table.delete(record)
            else:
                table.save(replace(record, subject_uid=first.uid))

    def _carry_profile(self, first: Subject, second: Subject) -> None:
        """What both answered is kept as the first says it."""
        table = self._store.profiles
        other = table.of_subject(second.uid)
        if other is None:
            return
        known = table.of_subject(first.uid)
        if known is None:
            table.save(replace(other, subject_uid=first.uid))
            return
        table.delete(other)
        if (fuller := other.answers | known.answers) != known.answers:
            table.save(replace(known, answers=fuller))

    def _carry_papers(self, first_uid: str, second_uid: str) -> None:
        """What was worded or numbered for the second; where both have the paper, the first's stays."""
        table = self._store.papers
        for paper in table.about(second_uid):
            if table.of(paper.form, first_uid, paper.unit_uid, paper.period) is None:
                table.save(replace(paper, about_uid=first_uid))
            else:
                table.delete(paper)

    def _carry_memberships(self, first: Subject, second: Subject) -> None:
        """Both where the second belongs to a collective, and where it is one."""
        table = self._store.memberships
        own = {(m.collective_uid, m.period) for m in table.of_subjects([first.uid])}
        for membership in table.of_subjects([second.uid]):
            if (membership.collective_uid, membership.period) in own:
                table.delete(membership)
            else:
                table.save(replace(membership, subject_uid=first.uid))
        members = {(m.subject_uid, m.period) for m in table.of_collectives([first.uid])}
        for membership in table.of_collectives([second.uid]):
            if (membership.subject_uid, membership.period) in members:
                table.delete(membership)
            else:
                table.save(replace(membership, collective_uid=first.uid))

    def _carry_nominations(
        self, first: Subject, second: Subject, doubled: Mapping[str, str]
    ) -> None:
        """Of two that ask for the same, the one that has come further is kept."""
        table = self._store.nominations
        gone: set[str] = set()
        for one, other in self._twins(first, second):
            kept, left = (other, one) if self._is_further(other, one) else (one, other)
            gone.add(left.uid)
            table.delete(left)
            self._store.attachments.save_many(
                replace(attachment, owner_uid=kept.uid)
                for attachment in self._store.attachments.of(left.uid)
            )
            self._carry_papers(kept.uid, left.uid)
        table.save_many(
            replace(
                nomination,
                subject_uid=first.uid,
                registration_uid=doubled.get(
                    nomination.registration_uid or "", nomination.registration_uid
                ),
            )
            for nomination in table.of_subjects([second.uid])
            if nomination.uid not in gone
        )

    def _twins(self, first: Subject, second: Subject) -> Sequence[tuple[Nomination, Nomination]]:
        """Pairs of nominations, of the first and of the second, that ask for the same."""
        table = self._store.nominations
        own = {twin(n): n for n in table.of_subjects([first.uid]) if n.status not in ENDED}
        pairs: list[tuple[Nomination, Nomination]] = []
        for nomination in table.of_subjects([second.uid]):
            known = own.pop(twin(replace(nomination, subject_uid=first.uid)), None)
            if known is not None and nomination.status not in ENDED:
                pairs.append((known, nomination))
        return pairs

    def _is_bound(self, nomination: Nomination) -> bool:
        """Whether a meeting, a decision or a submission rests on it."""
        uids = [nomination.uid]
        return (
            nomination.status in SETTLED
            or bool(self._store.votes.of_nominations(uids))
            or bool(self._store.awards.of_nominations(uids))
        )

    def _is_further(self, nomination: Nomination, than: Nomination) -> bool:
        return (self._is_bound(nomination), _step(nomination)) > (self._is_bound(than), _step(than))


def _said(record: Any) -> dict[str, Any]:
    """What a record says, whoever it is about."""
    return {name: value for name, value in dataclasses.asdict(record).items() if name not in OWN}


def _filled(known: Rating, other: Rating) -> Rating:
    """``known`` with what it does not say and ``other`` does."""
    names = ("decided_on", "document", "note")
    return replace(known, **{name: getattr(known, name) or getattr(other, name) for name in names})


def _step(nomination: Nomination) -> int:
    status = nomination.status
    return OPEN_STATUSES.index(status) if status in OPEN_STATUSES else len(OPEN_STATUSES)


def _meet(one: CouncilMember, other: CouncilMember) -> bool:
    """Whether both sit in one council on the same day."""
    return (
        one.council_uid == other.council_uid
        and (one.ends_on is None or other.starts_on is None or other.starts_on <= one.ends_on)
        and (other.ends_on is None or one.starts_on is None or one.starts_on <= other.ends_on)
    )
