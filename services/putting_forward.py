"""Puts registrations into a draft decision, new or there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.decisions import Decision, Level
from models.problems import Rejected
from models.progress import SILENT, Progress
from models.registrations import Registration
from services.law import AwardType
from services.services import Services

OWN_LEVEL: Level = "commune"


@dataclass(frozen=True, slots=True)
class Title:
    """One title among the registrations, and why the commune cannot decide it, if so."""

    award_type: AwardType
    count: int
    problem: str = ""
    certain: bool = False
    """Whether the problem rests on a text that was checked; else it is only told."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What of some registrations can be put into a decision."""

    period: str
    titles: tuple[Title, ...]
    """From high to low, without those that stand in a decision already."""
    decided: int
    """How many do."""


@dataclass(frozen=True, slots=True)
class PutForward:
    decision: Decision
    added: int
    already: tuple[str, ...]
    """Names that stood in that decision already."""


def offered(services: Services, uids: Sequence[str]) -> Offered:
    """What can be chosen from the registrations ``uids``, all of one period."""
    registrations = services.registering.get_many(uids)
    left = _left(services, registrations)
    counts = Counter(registration.award_type for registration in left)
    types = sorted(map(services.catalogue.award_type, counts), key=lambda award: award.rank)
    today = services.store.origin.today()
    titles: list[Title] = []
    for award in types:
        problem = services.catalogue.level_check(award.code, OWN_LEVEL, today)
        sentence = problem.sentence if problem else ""
        certain = problem is not None and problem.confidence == "verified"
        titles.append(Title(award, counts[award.code], sentence, certain))
    period = registrations[0].period if registrations else ""
    return Offered(period, tuple(titles), len(registrations) - len(left))


def put_forward(
    services: Services,
    uids: Sequence[str],
    award_types: Collection[str],
    decision_uid: str = "",
    progress: Progress = SILENT,
) -> PutForward:
    """Add those of ``uids`` that are for ``award_types`` to a draft; without a uid, to a new one.

    Raises ``Rejected``.
    """
    registrations = services.registering.get_many(uids)
    chosen = [r for r in _left(services, registrations) if r.award_type in award_types]
    if not chosen:
        raise Rejected({"award_types": "Hãy chọn ít nhất một danh hiệu để đưa vào quyết định."})
    with services.store.action(f"Đưa {len(chosen)} đăng ký vào quyết định"):
        if not decision_uid:
            main = Counter(r.award_type for r in chosen).most_common(1)[0][0]
            decision = services.deciding.save(Decision(award_type=main, period=chosen[0].period))
            decision_uid = decision.uid
        result = services.deciding.add_registrations(
            decision_uid, [r.uid for r in chosen], progress
        )
    return PutForward(services.deciding.get(decision_uid), result.added, result.already)


def _left(services: Services, registrations: Sequence[Registration]) -> list[Registration]:
    """Those that no decision has taken up."""
    decided = {
        uid
        for period in {registration.period for registration in registrations}
        for uid in services.store.awards.registrations_decided(period)
    }
    return [registration for registration in registrations if registration.uid not in decided]
