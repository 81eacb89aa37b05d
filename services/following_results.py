"""What follows from the council's results: draft decisions, and submissions to those who may decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models.decisions import Decision, Level
from models.nominations import Nomination
from models.problems import Refused
from models.progress import SILENT, Progress
from models.submissions import Submission
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


@dataclass(frozen=True, slots=True)
class Followed:
    decisions: tuple[Decision, ...]
    submissions: tuple[Submission, ...]


def follow(
    services: Services, period: str, keys: Collection[str], progress: Progress = SILENT
) -> Followed:
    """Of the results ``keys``: a draft decision for each that is the commune's own to decide, a
    draft submission to each level for the others. All in one action.

    Raises ``Refused`` when none of them waits any more.
    """
    chosen = [result for result in waiting(services, period) if result.key in keys]
    if not chosen:
        raise Refused("Không còn kết quả nào của Hội đồng chờ ra quyết định hoặc trình cấp trên.")
    own = [result for result in chosen if result.own]
    upward = [result for result in chosen if not result.own]
    count = sum(len(result.nominations) for result in chosen)
    with services.store.action(f"Lập quyết định, tờ trình cho {count} đề nghị"):
        decisions = [_decide(services, period, result, progress) for result in own]
        levels: list[Level] = list({result.level: None for result in upward})
        submissions = [
            _submit(services, period, level, [r for r in upward if r.level == level])
            for level in levels
        ]
    return Followed(tuple(decisions), tuple(submissions))


def _decide(services: Services, period: str, result: Result, progress: Progress) -> Decision:
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
    return services.deciding.get(decision.uid)


def _submit(services: Services, period: str, level: Level, results: Sequence[Result]) -> Submission:
    names = ", ".join(dict.fromkeys(result.award_type.name for result in results))
    draft = Submission(
        period=period,
        level=level,
        addressee=services.submitting.addressee(level),
        summary=f"Về việc đề nghị tặng {names}",
    )
    uids = [nomination.uid for result in results for nomination in result.nominations]
    return services.submitting.prepare(draft, uids)


def _decider(services: Services, code: str) -> tuple[Level, str]:
    today = services.store.origin.today()
    problem = services.catalogue.level_check(code, OWN_LEVEL, today)
    if problem is None:
        return OWN_LEVEL, ""
    deciders = services.catalogue.award_type(code).deciders_on(today)
    return (deciders[0].level if deciders else OWN_LEVEL), problem.sentence
