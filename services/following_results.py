"""What follows from the council's results: draft decisions, and what has to be submitted upward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.decisions import Decision, Level
from models.nominations import Nomination
from models.problems import Refused
from models.progress import SILENT, Progress
from services.law import AwardType
from services.services import Services

OWN_LEVEL: Level = "commune"


@dataclass(frozen=True, slots=True)
class Result:
    """Nominations that go into one decision: of one award, ground and movement."""

    award_type: AwardType
    ground: str
    movement_uid: str | None
    meeting_uid: str | None
    """None where several meetings, or none, voted on them."""
    nominations: tuple[Nomination, ...]
    level: Level
    """Who decides it on today's law."""
    why: str = ""
    """Why the commune does not."""

    @property
    def key(self) -> str:
        return f"{self.award_type.code} {self.ground} {self.movement_uid or ''}"

    @property
    def own(self) -> bool:
        return self.level == OWN_LEVEL


def waiting(services: Services, period: str) -> list[Result]:
    """What the council passed in ``period`` and nothing has followed from, from high to low."""
    nominations = [
        nomination
        for nomination in services.store.nominations.of_period(period)
        if nomination.status == "voted"
    ]
    return results_of(services, nominations)


def results_of(services: Services, nominations: Sequence[Nomination]) -> list[Result]:
    groups: dict[tuple[str, str, str | None], list[Nomination]] = defaultdict(list)
    for each in nominations:
        groups[each.award_type, each.ground, each.movement_uid].append(each)
    votes = services.store.votes.of_nominations([each.uid for each in nominations])
    meetings = {vote.nomination_uid: vote.meeting_uid for vote in votes if vote.passed}
    results: list[Result] = []
    for (code, ground, movement), members in groups.items():
        held = {meetings.get(each.uid) for each in members}
        level, why = _decider(services, code)
        meeting = held.pop() if len(held) == 1 else None
        award = services.catalogue.award_type(code)
        results.append(Result(award, ground, movement, meeting, tuple(members), level, why))
    return sorted(results, key=lambda result: (result.award_type.rank, result.ground))


def decide(
    services: Services, period: str, keys: Collection[str], progress: Progress = SILENT
) -> list[Decision]:
    """A draft decision for each of the commune's own results among ``keys``, all in one action.

    Raises ``Refused`` when none of them is left or the commune's to decide.
    """
    chosen = [result for result in waiting(services, period) if result.own and result.key in keys]
    if not chosen:
        raise Refused("Không còn kết quả nào của Hội đồng chờ ra quyết định của xã.")
    count = sum(len(result.nominations) for result in chosen)
    made: list[str] = []
    with services.store.action(f"Lập {len(chosen)} quyết định cho {count} đề nghị"):
        for result in chosen:
            draft = Decision(
                award_type=result.award_type.code,
                ground=result.ground,
                movement_uid=result.movement_uid,
                meeting_uid=result.meeting_uid,
                period=period,
            )
            decision = services.deciding.save(draft)
            uids = [nomination.uid for nomination in result.nominations]
            services.deciding.add_nominations(decision.uid, uids, progress)
            made.append(decision.uid)
    return [services.deciding.get(uid) for uid in made]


def _decider(services: Services, code: str) -> tuple[Level, str]:
    today = services.store.origin.today()
    problem = services.catalogue.level_check(code, OWN_LEVEL, today)
    if problem is None or problem.confidence != "verified":
        return OWN_LEVEL, ""
    deciders = services.catalogue.award_type(code).deciders_on(today)
    return (deciders[0].level if deciders else OWN_LEVEL), problem.sentence
