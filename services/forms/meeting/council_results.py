"""What the council said of those who are put forward: its meetings, its minutes, the votes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.councils import Meeting, Vote
from models.dates import format_long
from models.numbers import format_count
from services.services import Services
from services.vote_rules import share_text

MINUTES = "minutes"
"""The form of a meeting's minutes."""


@dataclass(frozen=True, slots=True)
class CouncilResult:
    """Of one meeting."""

    council: str
    meeting: Meeting
    minutes: str
    """ "Biên bản họp Hội đồng ... ngày 12 tháng 6 năm 2026"."""
    votes: tuple[Vote, ...]

    @property
    def day(self) -> str:
        return format_long(self.meeting.held_on)

    @property
    def count(self) -> str:
        return f"{format_count(len(self.votes))} trường hợp"

    @property
    def outcome(self) -> str:
        """ "tất cả đều đạt 9/9 phiếu đồng ý (100%)"."""
        counted = [(vote.agree or 0, vote.base or 0) for vote in self.votes]
        told = sorted(set(counted), key=lambda pair: pair[0] / (pair[1] or 1))
        if len(told) == 1:
            everybody = "tất cả đều " if len(counted) > 1 else ""
            return f"{everybody}đạt {_votes(*told[0])}"
        return f"số phiếu đồng ý từ {_share(*told[0])} đến {_share(*told[-1])}"


def council_results(
    services: Services, nomination_uids: Sequence[str], meeting_uid: str | None = None
) -> list[CouncilResult]:
    """Of concluded meetings, each nomination in the last one that voted on it; the oldest first.

    ``meeting_uid``: one that counts although none of them stood on its agenda.
    """
    store = services.store
    last = {vote.nomination_uid: vote for vote in store.votes.concluded(nomination_uids)}
    by_meeting: dict[str, list[Vote]] = {meeting_uid: []} if meeting_uid else {}
    for vote in last.values():
        by_meeting.setdefault(vote.meeting_uid, []).append(vote)
    meetings = [m for m in store.meetings.get_many(list(by_meeting)) if m.deleted_at is None]
    return [
        CouncilResult(
            council=store.councils.get(meeting.council_uid).name,
            meeting=meeting,
            minutes=_minutes(services, meeting),
            votes=tuple(by_meeting[meeting.uid]),
        )
        for meeting in sorted(meetings, key=lambda meeting: meeting.held_on)
    ]


def further_bases(services: Services, results: Iterable[CouncilResult]) -> tuple[str, ...]:
    """After the law: the province's regulation, and the minutes."""
    province = services.settings.get("legal_basis_of_province").removeprefix("Căn cứ ")
    cited = [*([province] if province else []), *(result.minutes for result in results)]
    return tuple(f"Căn cứ {each}" for each in cited)


def vote_told(vote: Vote | None) -> str:
    """In a cell: "7/9" above "(77,8%)"."""
    if vote is None or vote.agree is None:
        return ""
    votes, _, share = share_text(vote.agree, vote.base or 0).partition(" = ")
    return f"{votes}\n({share})" if share else votes


def _minutes(services: Services, meeting: Meeting) -> str:
    paper = services.papers.of(MINUTES, meeting.uid)
    number = ""
    if paper.number:
        kept = f"{int(paper.number):02d}" if paper.number.isdecimal() else paper.number
        head = services.letterheads.of("council", meeting.held_on)
        symbol = paper.symbol or "-".join(filter(None, ("BB", head.symbol)))
        number = f" số {kept}/{symbol}"
    council = services.store.councils.get(meeting.council_uid).name
    return f"Biên bản{number} họp {council} {format_long(meeting.held_on)}"


def _votes(agree: int, base: int) -> str:
    votes, _, share = share_text(agree, base).partition(" = ")
    return f"{votes} phiếu đồng ý ({share})" if share else f"{votes} phiếu đồng ý"


def _share(agree: int, base: int) -> str:
    votes, _, share = share_text(agree, base).partition(" = ")
    return f"{votes} ({share})" if share else votes
