"""One decision with everything that rules ask about it; what is costly is read when it is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from models.awards import Award, NumberInUse
from models.councils import Meeting
from models.decisions import Decision
from models.hindrances import Hindrance
from models.nominations import Nomination
from models.payments import Payment
from models.periods import Period
from models.store import Store
from models.submissions import Submission
from services.catalogue import Catalogue
from services.periods import period_of_code
from services.prize_money import one_time


class DecisionCase:
    def __init__(self, store: Store, catalogue: Catalogue, decision: Decision) -> None:
        self._store = store
        self.catalogue = catalogue
        self.decision = decision
        self.on: date = decision.decided_on or store.origin.today()
        """By the law of this day it is judged."""

    @cached_property
    def awards(self) -> Sequence[Award]:
        return self._store.awards.of_decision(self.decision.uid) if self.decision.uid else ()

    @cached_property
    def award_types(self) -> Sequence[str]:
        """Codes, of the decision and of its lines."""
        uid = self.decision.uid
        tally = self._store.awards.tally(uid) if uid else ()
        codes = {self.decision.award_type, *(each.award_type for each in tally)}
        return sorted(codes - {""})

    @cached_property
    def period(self) -> Period | None:
        code = self.decision.period
        return (self._store.periods.of_code(code) or period_of_code(code)) if code else None

    @cached_property
    def nominations(self) -> Sequence[Nomination]:
        uids = [award.nomination_uid for award in self.awards if award.nomination_uid]
        return self._store.nominations.get_many(uids)

    @cached_property
    def meetings(self) -> Sequence[Meeting]:
        """Of the council, at which it was decided what stands in the decision."""
        votes = self._store.votes.of_nominations([each.uid for each in self.nominations])
        uids = [vote.meeting_uid for vote in votes if vote.passed]
        if self.decision.meeting_uid:
            uids.append(self.decision.meeting_uid)
        return self._store.meetings.get_many(uids)

    @cached_property
    def submissions(self) -> Sequence[Submission]:
        uids = [each.submission_uid for each in self.nominations if each.submission_uid]
        return self._store.submissions.get_many(uids)

    @cached_property
    def payments(self) -> Sequence[Payment]:
        return self._store.payments.of_awards([award.uid for award in self.awards])

    @cached_property
    def hindrances(self) -> Sequence[Hindrance]:
        """Of everybody in the list."""
        return self._store.hindrances.of_subjects([award.subject_uid for award in self.awards])

    @cached_property
    def number_taken(self) -> bool:
        """Whether another decision of the year bears its number."""
        return bool(self._store.decisions.same_number(self.decision))

    @cached_property
    def numbers_in_use(self) -> Sequence[NumberInUse]:
        """Certificate numbers of all decisions of the commune in the year of this one."""
        return self._store.awards.numbers_in_use(self.on.year)

    @cached_property
    def paid_once(self) -> Sequence[Award]:
        """Lines whose recipient has another award for the same achievement and time."""
        decisions = {self.decision.uid: self.decision}
        others = self._store.awards.of_subjects([award.subject_uid for award in self.awards])
        others = [award for award in others if award.revoked_by is None]
        decisions |= {
            each.uid: each
            for each in self._store.decisions.get_many([award.decision_uid for award in others])
            if each.status == "issued" and each.deleted_at is None
        }
        together: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for award in [*self.awards, *others]:
            if decision := decisions.get(award.decision_uid):
                key = one_time(self.catalogue, award, decision)
                if key is not None:
                    together[key].add(award.uid)
        return [
            award
            for award in self.awards
            if (key := one_time(self.catalogue, award, self.decision)) is not None
            and len(together[key]) > 1
        ]
