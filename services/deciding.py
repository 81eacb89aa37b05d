"""Quyết định: from a draft with its recipients to an issued decision that stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from models.awards import Award
from models.decisions import DECISION_STATUSES, Decision, DecisionStatus
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.vietnamese import nfc
from services.amendment_effects import carry_out, stale
from services.decision_places import LOCKED, called
from services.decision_recipients import DecisionRecipients
from services.decision_rules import (
    ANY_STEP,
    CONCERNS,
    ISSUING,
    SAVING,
    awarded_twice,
    broken,
    warned,
)

OWN_STEPS: tuple[DecisionStatus, ...] = ("draft", "submitted", "signed", "issued")
RECORDED_STEPS: tuple[DecisionStatus, ...] = ("draft", "issued")
"""What was decided on paper or above has its number and date; it is written down, then locked."""


class Deciding(DecisionRecipients):
    def get(self, uid: str) -> Decision:
        return self._store.decisions.get(uid)

    def save(self, decision: Decision) -> Decision:
        """Add a draft or change a decision that is not issued. Raises ``Rejected``."""
        decision = _cleaned(decision)
        known = self._store.decisions.find(decision.uid) if decision.uid else None
        if known and known.status == "issued":
            raise Refused(LOCKED)
        if problems := broken(SAVING, self._case(decision)):
            raise Rejected(problems)
        if decision.origin == "own" and not decision.summary:
            decision = replace(decision, summary=self._wording.summary(decision))
        verb = "Sửa" if known else "Thêm"
        with self._store.action(f"{verb} quyết định {called(decision)}"):
            if decision.period:
                period = self._periods.ensure(decision.period).code
                decision = replace(decision, period=period)
            return self._store.decisions.save(decision)

    def delete(self, uid: str) -> None:
        """Put a decision that is not issued into the bin, with its recipients."""
        decision = self._open(uid)
        with self._store.action(f"Xóa quyết định {called(decision)}"):
            awards = self._store.awards.of_decision(uid)
            self._store.awards.delete_many(awards)
            self._outcomes.let_go(awards)
            self._store.amendments.delete_many(self._store.amendments.of_decision(uid))
            self._store.decisions.delete(decision)

    # Steps

    def steps(self, decision: Decision) -> tuple[DecisionStatus, ...]:
        return OWN_STEPS if decision.origin == "own" else RECORDED_STEPS

    def next_step(self, decision: Decision) -> DecisionStatus | None:
        """What ``advance`` would lead to; nothing once it is issued."""
        steps = self.steps(decision)
        place = steps.index(decision.status) + 1 if decision.status in steps else len(steps) - 1
        return steps[place] if place < len(steps) else None

    def problems(self, decision: Decision) -> dict[str, str]:
        """What stands in the way of the next step, by field."""
        step = self.next_step(decision)
        if step is None:
            return {}
        if step == "issued":
            return self.issuing_problems(decision)
        return broken(ANY_STEP, self._case(decision))

    def issuing_problems(self, decision: Decision) -> dict[str, str]:
        """Why a decision cannot be issued as it stands, by field."""
        problems = broken(ISSUING, self._case(decision))
        return problems if decision.purpose == "award" else stale(self._store, decision) | problems

    def recorded_problems(self, decision: Decision) -> dict[str, str]:
        """What a decision that is written down from paper lacks, by field."""
        return broken(ISSUING, self._case(decision))

    def concerns(self, decision: Decision) -> list[str]:
        """What does not stand in the way and yet deserves a second look."""
        case = self._case(decision)
        sentences = [concern(case) for concern in CONCERNS]
        if decision.origin == "own":
            names = self._store.awards.awarded_elsewhere(decision.uid)
            sentences.append(awarded_twice(names))
        found = [*warned(case), *(sentence for sentence in sentences if sentence)]
        return found + self._wording.disagreements(decision)

    def level_problem(self, decision: Decision) -> str | None:
        """Rule K7 for the decision as it stands in a form: who may decide this award on its day."""
        problem = broken(SAVING, self._case(decision)).get("award_type")
        return problem if decision.award_type else None

    def numbered(
        self,
        decision: Decision,
        number: str = "",
        decided_on: date | None = None,
        symbol: str | None = None,
    ) -> Decision:
        """The decision as it would be with what the records office gave."""
        return _cleaned(
            replace(
                decision,
                number=number or decision.number,
                decided_on=decided_on or decision.decided_on,
                symbol=decision.symbol if symbol is None else symbol,
            )
        )

    def advance(
        self,
        uid: str,
        number: str = "",
        decided_on: date | None = None,
        symbol: str | None = None,
        progress: Progress = SILENT,
    ) -> Decision:
        """Take the next step: submitted, signed, issued. Raises ``Rejected`` for what is missing.

        ``number`` and ``decided_on`` fill what the records office gave; both may come earlier.
        Issuing keeps every recipient, prize and word as they are on that day, and locks the
        decision; one that was recorded is locked as it was written down.
        """
        decision = self.numbered(self._open(uid), number, decided_on, symbol)
        step = self.next_step(decision)
        assert step is not None
        if problems := self.problems(decision):
            raise Rejected(problems)
        amends = step == "issued" and decision.purpose != "award"
        title = f"{DECISION_STATUSES[step]}: quyết định {called(decision)}"
        with self._store.action(title, unlocked=amends):
            if amends:
                carry_out(self._store, decision)
            if step == "issued" and decision.origin == "own":
                decision = self._wording.fixed(decision)
                self._take_snapshots(decision, progress)
            if step == "issued":
                awards = self._store.awards.of_decision(uid)
                self._outcomes.awarded(awards, decision.decided_on)
            decision = self._store.decisions.save(replace(decision, status=step))
            if step == "issued":
                self._prizes.follow(decision)
            return decision

    def issue_all(
        self, numbers: Mapping[str, str], decided_on: date | None, progress: Progress = SILENT
    ) -> list[Decision]:
        """Issue several decisions of one day, each by its uid with its number, in one action.

        Steps that were not taken yet are taken on the way. Raises ``Rejected`` by uid.
        """
        if problems := self.issue_problems(numbers, decided_on):
            raise Rejected(problems)
        with self._store.action(
            f"Ban hành {len(numbers)} quyết định", unlocked=self.amends_any(numbers)
        ):
            return [
                self._issue(uid, number, decided_on, progress) for uid, number in numbers.items()
            ]

    def amends_any(self, uids: Iterable[str]) -> bool:
        """Whether issuing these writes to decisions that are issued already."""
        return any(self.get(uid).purpose != "award" for uid in uids)

    def issue_problems(self, numbers: Mapping[str, str], decided_on: date | None) -> dict[str, str]:
        """Why some of these decisions cannot be issued so, by their uid."""
        problems: dict[str, str] = {}
        codes: set[str] = set()
        for uid, number in numbers.items():
            decision = self.numbered(self._open(uid), number, decided_on)
            if found := self.issuing_problems(decision):
                problems[uid] = " ".join(found.values())
            elif decision.code in codes:
                problems[uid] = f"Số {decision.code} đã ghi cho một quyết định ở trên."
            codes.add(decision.code)
        return problems

    def reckon_again(self, decision: Decision) -> None:
        """Let prize money that was reckoned and is not paid yet follow what was mended."""
        if self._prizes.of_decision(decision.uid):
            self._prizes.prepare(decision.uid)

    def settle(self, awards: Iterable[Award]) -> None:
        """Let the prize money of the same achievements follow when these awards go."""
        self._prizes.settle([award.uid for award in awards])

    def _issue(
        self, uid: str, number: str, decided_on: date | None, progress: Progress
    ) -> Decision:
        while self.next_step(self.get(uid)) not in ("issued", None):
            self.advance(uid)
        return self.advance(uid, number, decided_on, progress=progress)

    def step_back(self, uid: str) -> Decision:
        """Return a decision to the step before, as long as it is not issued."""
        decision = self._open(uid)
        if decision.status == "draft":
            raise Refused("Quyết định đang là nháp nên không lùi được nữa.")
        steps = self.steps(decision)
        place = steps.index(decision.status) - 1 if decision.status in steps else 0
        step = steps[place]
        with self._store.action(f"Trở lại {DECISION_STATUSES[step].lower()}: {called(decision)}"):
            return self._store.decisions.save(replace(decision, status=step))


def _cleaned(decision: Decision) -> Decision:
    texts = ("issuer", "number", "symbol", "summary", "proposer", "note", "signer_name")
    lists = ("bases", "articles", "recipients")
    decision = replace(
        decision,
        **{name: nfc(getattr(decision, name)).strip() for name in texts},
        **{name: _filled(getattr(decision, name)) for name in lists},
    )
    number, slash, symbol = decision.number.partition("/")
    if slash:
        decision = replace(decision, number=number.strip(), symbol=symbol.strip())
    return replace(decision, number=decision.number.lstrip("0"))


def _filled(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(nfc, lines) if line.strip())
