"""Xét điều kiện: what the rules find for nominations, stored or only thought of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.decisions import Decision
from models.nominations import Nomination, Override
from models.periods import Period
from models.progress import SILENT, Progress
from models.store import Store
from services.catalogue import Catalogue
from services.periods import Periods, period_of_code
from services.rules.case import Case, PeriodBook, RuleInForce
from services.rules.evaluators import EVALUATORS
from services.rules.facts import FactBook
from services.rules.finding import Finding, finding_of

ENDED = ("returned", "withdrawn")


class Reviewing:
    def __init__(self, store: Store, catalogue: Catalogue, periods: Periods) -> None:
        self._store = store
        self._catalogue = catalogue
        self._periods = periods

        self._rules: dict[date, list[RuleInForce]] = {}

    def of_period(self, period: str, progress: Progress = SILENT) -> dict[str, list[Finding]]:
        """The findings of every nomination of ``period``, by its uid."""
        return self.review(self._store.nominations.of_period(period), progress)

    def of(self, nomination_uids: Sequence[str]) -> dict[str, list[Finding]]:
        return self.review(self._store.nominations.get_many(nomination_uids))

    def review(
        self,
        nominations: Sequence[Nomination],
        progress: Progress = SILENT,
        on: date | None = None,
    ) -> dict[str, list[Finding]]:
        """What the rules in force find, by uid; rules that do not concern a nomination are silent.

        Nominations that are not stored must bear a uid of their own choosing. They are judged by
        the law of ``on``, else of the day of their decision, else of today.
        """
        facts = FactBook(self._store)
        facts.gather(nomination.subject_uid for nomination in nominations)
        periods = {period.code: period for period in self._periods.all()}
        units = {unit.uid: unit for unit in self._store.units.all()}
        books: dict[str, PeriodBook] = {}
        overrides = self._overrides([nomination.uid for nomination in nominations])
        found: dict[str, list[Finding]] = {}
        for done, nomination in enumerate(nominations):
            progress.report(done, len(nominations), "Đang đối chiếu quy định")
            code = nomination.period
            if code not in books:
                books[code] = self._book(periods.get(code) or period_of_code(code))
            book = books[code]
            day = on or self._day(book.decisions.get(nomination.uid))
            case = Case(
                nomination=nomination,
                on=day,
                award=self._catalogue.award_type(nomination.award_type),
                period=book.period,
                periods=periods,
                book=book,
                facts=facts,
                catalogue=self._catalogue,
                rules=self.in_force(day),
                units=units,
            )
            found[nomination.uid] = self.judge(case, overrides[nomination.uid])
        return found

    def judge(self, case: Case, overrides: Mapping[str, Override] | None = None) -> list[Finding]:
        """What every rule that is in force on the day of ``case`` finds."""
        findings: list[Finding] = []
        for each in case.concerning():
            outcome = each.evaluator.judge(case, each.parameters)
            if outcome is not None:
                override = (overrides or {}).get(each.rule.id)
                findings.append(finding_of(each.rule, outcome, override))
        return findings

    def in_force(self, on: date) -> list[RuleInForce]:
        if on not in self._rules:
            rules = [(rule, EVALUATORS[rule.evaluator]) for rule in self._catalogue.rules_on(on)]
            self._rules[on] = [
                RuleInForce(rule, evaluator, evaluator.read(rule.parameters))
                for rule, evaluator in rules
            ]
        return self._rules[on]

    def _day(self, decision: Decision | None) -> date:
        today = self._store.origin.today()
        return (decision.decided_on if decision else None) or today

    def _overrides(self, uids: Iterable[str]) -> Mapping[str, dict[str, Override]]:
        found: dict[str, dict[str, Override]] = defaultdict(dict)
        for override in self._store.overrides.of_owners(list(uids)):
            found[override.owner_uid][override.rule] = override
        return found

    def _book(self, period: Period) -> PeriodBook:
        store = self._store
        nominations = [n for n in store.nominations.of_period(period.code) if n.status not in ENDED]
        uids = [nomination.uid for nomination in nominations]
        awards = store.awards.of_nominations(uids)
        decisions = {d.uid: d for d in store.decisions.get_many([a.decision_uid for a in awards])}
        listed: dict[str, dict[str, str | None]] = defaultdict(dict)
        for titles in (
            store.nominations.titles_of_period(period.code),
            store.awards.titles_of_period(period.code),
        ):
            for subject, unit, award_type in titles:
                listed[award_type][subject] = unit
        return PeriodBook(
            period=period,
            nominations=nominations,
            votes={vote.nomination_uid: vote for vote in store.votes.of_nominations(uids)},
            meetings={meeting.uid: meeting for meeting in store.meetings.of_period(period.code)},
            decisions={
                award.nomination_uid: decisions[award.decision_uid]
                for award in awards
                if award.nomination_uid
            },
            listed=listed,
        )
