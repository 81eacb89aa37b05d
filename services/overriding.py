"""Bỏ qua quy định: why somebody goes on although a rule objects; always written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.nominations import NOMINATION_STATUSES, Nomination, Override
from models.numbers import format_number
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import nfc
from services.decision_places import called
from services.nominating import SETTLED, HeldBack, Moved
from services.rules.decision_reviewing import DecisionReviewing
from services.rules.finding import Finding
from services.rules.reviewing import Reviewing

FEWEST_LETTERS, FEWEST_WORDS = 10, 3
"""Of a reason that explains something."""


class Overriding:
    def __init__(self, store: Store, reviewing: Reviewing, decisions: DecisionReviewing) -> None:
        self._store = store
        self._reviewing = reviewing
        self._decisions = decisions

    def override(
        self, nomination_uid: str, rule_id: str, reason: str, decided_by: str = ""
    ) -> Override:
        """Go on with a nomination to which the rule objects. Raises ``Rejected``, ``Refused``."""
        moved = self.override_many([nomination_uid], rule_id, reason, decided_by)
        if not moved.count:
            raise Refused(moved.held[0].sentence)
        stored = self._store.overrides.of_owners([nomination_uid])
        return next(override for override in stored if override.rule == rule_id)

    def override_many(
        self, nomination_uids: Sequence[str], rule_id: str, reason: str, decided_by: str = ""
    ) -> Moved:
        """The same reason for all to which the rule objects; the others are told of."""
        reason, decided_by = _explained(reason), nfc(decided_by)
        found = self._reviewing.of(nomination_uids)
        names = self._names(nomination_uids)
        return self._override(found, names, rule_id, reason, decided_by)

    def override_decision(
        self, decision_uid: str, rule_id: str, reason: str, decided_by: str = ""
    ) -> Moved:
        """Go on with a decision to which the rule objects. Raises ``Rejected``."""
        reason = _explained(reason)
        found = {decision_uid: self._decisions.of_decision(decision_uid)}
        names = {decision_uid: f"quyết định {called(self._store.decisions.get(decision_uid))}"}
        return self._override(found, names, rule_id, reason, nfc(decided_by))

    def _override(
        self,
        found: Mapping[str, Sequence[Finding]],
        names: Mapping[str, str],
        rule_id: str,
        reason: str,
        decided_by: str,
    ) -> Moved:
        known = {o.owner_uid: o for o in self.of(list(found)) if o.rule == rule_id}
        overrides: list[Override] = []
        held: list[HeldBack] = []
        for uid, findings in found.items():
            finding = _objection(findings, rule_id)
            if finding is None:
                held.append(
                    HeldBack(
                        names[uid].removeprefix("đề nghị của "),
                        "Quy định này không còn vướng gì.",
                        uid,
                    )
                )
                continue
            before = known.get(uid) or Override(owner_uid=uid, rule=rule_id, sentence="", reason="")
            overrides.append(
                replace(before, sentence=finding.sentence, reason=reason, decided_by=decided_by)
            )
        if overrides:
            whose = (
                names[overrides[0].owner_uid]
                if len(overrides) == 1
                else f"{format_number(len(overrides))} đề nghị"
            )
            with self._store.action(f"Bỏ qua quy định {rule_id} cho {whose}"):
                self._store.overrides.save_many(overrides)
        return Moved(len(overrides), tuple(held))

    def take_back(self, override_uid: str) -> None:
        """The rule counts again; what was examined has to be examined again. Raises ``Refused``."""
        override = self._store.overrides.get(override_uid)
        decision = self._store.decisions.find(override.owner_uid)
        if decision is not None and decision.status == "issued":
            raise Refused("Quyết định đã ban hành nên lý do bỏ qua quy định phải giữ nguyên.")
        nomination = self._store.nominations.find(override.owner_uid)
        if nomination is not None and nomination.status in SETTLED:
            step = NOMINATION_STATUSES[nomination.status]
            raise Refused(
                f"Đề nghị đang ở bước “{step}” nên lý do bỏ qua quy định phải giữ nguyên; "
                "hãy đưa đề nghị lùi lại trước."
            )
        with self._store.action(f"Thôi bỏ qua quy định {override.rule}"):
            self._store.overrides.delete(override)
            if nomination is not None and nomination.status == "examined":
                self._examine_again(nomination)

    def of(self, owner_uids: Sequence[str]) -> list[Override]:
        return self._store.overrides.of_owners(owner_uids)

    def _examine_again(self, nomination: Nomination) -> None:
        today = self._store.origin.today()
        self._store.nominations.save(replace(nomination, status="complete", status_on=today))

    def _names(self, nomination_uids: Sequence[str]) -> dict[str, str]:
        nominations = self._store.nominations.get_many(nomination_uids)
        subjects = self._store.subjects.get_many([n.subject_uid for n in nominations])
        names = {subject.uid: subject.name for subject in subjects}
        return {n.uid: f"đề nghị của {names.get(n.subject_uid, '')}" for n in nominations}


def _explained(reason: str) -> str:
    reason = nfc(reason).strip()
    if len(reason) < FEWEST_LETTERS or len(reason.split()) < FEWEST_WORDS:
        raise Rejected(
            {
                "reason": "Hãy ghi rõ lý do bỏ qua quy định, ít nhất một câu ngắn; "
                "lý do được in trong biên bản."
            }
        )
    return reason


def _objection(findings: Sequence[Finding], rule_id: str) -> Finding | None:
    return next((f for f in findings if f.rule.id == rule_id and f.objects), None)
