"""Chương trình họp: which nominations a meeting votes on, from the highest award to the lowest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.councils import CouncilMember, Meeting, Vote
from models.dates import format_short
from models.nominations import NOMINATION_STATUSES, Nomination, NominationStatus
from models.numbers import format_number
from models.problems import Rejected
from models.store import Store
from models.subjects import Subject, SubjectKind
from models.vietnamese import name_key, text_key
from services.catalogue import Catalogue
from services.law import AwardType
from services.meetings import Meetings
from services.thresholds import Threshold, threshold_for
from services.vote_rules import (
    Roll,
    VoteResult,
    judged,
    kept_result,
    sitting_candidate,
    vote_result,
)

READY: tuple[NominationStatus, ...] = ("complete", "examined")
"""What a council may vote on."""
KIND_ORDER: tuple[SubjectKind, ...] = ("collective", "individual", "household")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of the agenda with everything that is said of it on screen and in the minutes."""

    vote: Vote
    nomination: Nomination
    subject: Subject
    award: AwardType
    threshold: Threshold
    result: VoteResult
    """As it was counted then, once the meeting is concluded."""
    sits: CouncilMember | None
    """The candidate, who is a member of the council."""


class Agenda:
    def __init__(self, store: Store, catalogue: Catalogue, meetings: Meetings) -> None:
        self._store = store
        self._catalogue = catalogue
        self._meetings = meetings

    def lines(self, meeting_uid: str) -> list[AgendaLine]:
        """In the order in which they are voted on."""
        meeting = self._meetings.get(meeting_uid)
        closed = meeting.status == "closed"
        members = [seat.member for seat in self._meetings.seats(meeting_uid)]
        roll = self._meetings.roll(meeting_uid)
        votes = self._store.votes.of_meeting(meeting_uid)
        nominations = self._nominations([vote.nomination_uid for vote in votes])
        subjects = self._subjects(nominations.values())
        thresholds: dict[str, Threshold] = {}
        lines: list[AgendaLine] = []
        for vote in votes:
            nomination = nominations[vote.nomination_uid]
            code = nomination.award_type
            if code not in thresholds:
                thresholds[code] = self._catalogue.threshold(code, meeting.held_on)
            threshold = thresholds[code]
            lines.append(
                AgendaLine(
                    vote=vote,
                    nomination=nomination,
                    subject=subjects[nomination.subject_uid],
                    award=self._catalogue.award_type(code),
                    threshold=threshold,
                    result=kept_result(vote, threshold)
                    if closed
                    else vote_result(vote, roll, threshold),
                    sits=sitting_candidate(members, nomination.subject_uid),
                )
            )
        return lines

    def usual_threshold(self, meeting: Meeting) -> Threshold | None:
        """What holds on the day for awards of which nothing else is said."""
        return threshold_for(self._catalogue.thresholds, "", meeting.held_on)

    def candidates(self, meeting_uid: str) -> list[Nomination]:
        """Of the meeting's period: those ready that stand on no open agenda, the highest first."""
        meeting = self._meetings.get(meeting_uid)
        ready = [n for n in self._store.nominations.of_period(meeting.period) if n.status in READY]
        votes = self._store.votes.of_nominations([nomination.uid for nomination in ready])
        open_meetings = {
            other.uid
            for other in self._store.meetings.get_many([vote.meeting_uid for vote in votes])
            if other.status != "closed" and other.deleted_at is None
        }
        taken = {vote.nomination_uid for vote in votes if vote.meeting_uid in open_meetings}
        return self._in_order([n for n in ready if n.uid not in taken])

    def put(self, meeting_uid: str, nomination_uids: Sequence[str]) -> list[Vote]:
        """Put nominations on the agenda, each in its place. Raises ``Rejected``."""
        self._meetings.refuse_closed(meeting_uid)
        meeting = self._meetings.get(meeting_uid)
        nominations = self._store.nominations.get_many(nomination_uids)
        if problems := self._problems(meeting, nominations):
            raise Rejected(problems)
        roll = self._meetings.roll(meeting_uid)
        count = format_number(len(nominations))
        title = f"Đưa {count} đề nghị vào {self._meetings.name(meeting)}"
        with self._store.action(title):
            added = self._store.votes.save_many(
                self._begun(meeting, roll, nomination) for nomination in nominations
            )
            self._arrange(meeting_uid)
            if meeting.status == "voted":
                self._store.meetings.save(replace(meeting, status="planned"))
        return added

    def take_off(self, meeting_uid: str, vote_uids: Sequence[str]) -> int:
        """Take lines off the agenda again; how many."""
        self._meetings.refuse_closed(meeting_uid)
        votes = [v for v in self._store.votes.get_many(vote_uids) if v.deleted_at is None]
        meeting = self._meetings.get(meeting_uid)
        count = format_number(len(votes))
        with self._store.action(f"Bỏ {count} đề nghị khỏi {self._meetings.name(meeting)}"):
            self._store.votes.delete_many(votes)
            self._arrange(meeting_uid)
        return len(votes)

    def _begun(self, meeting: Meeting, roll: Roll, nomination: Nomination) -> Vote:
        threshold = self._catalogue.threshold(nomination.award_type, meeting.held_on)
        ballot = threshold.ballot or "open"
        vote = Vote(meeting_uid=meeting.uid, nomination_uid=nomination.uid, ballot=ballot)
        return judged(vote, roll, threshold)

    def _problems(self, meeting: Meeting, nominations: Sequence[Nomination]) -> dict[str, str]:
        if not nominations:
            return {"nominations": "Hãy chọn ít nhất một đề nghị."}
        free = {nomination.uid for nomination in self.candidates(meeting.uid)}
        subjects = self._subjects(nominations)
        for nomination in nominations:
            name = subjects[nomination.subject_uid].name
            if nomination.status not in READY:
                status = NOMINATION_STATUSES[nomination.status]
                return {
                    "nominations": f"Đề nghị của {name} đang ở bước “{status}” nên chưa đưa ra "
                    "Hội đồng được."
                }
            if nomination.uid not in free:
                return {"nominations": f"Đề nghị của {name} đã ở trong một cuộc họp của kỳ này."}
            if nomination.proposed_on and nomination.proposed_on > meeting.held_on:
                return {
                    "nominations": f"Đề nghị của {name} lập ngày "
                    f"{format_short(nomination.proposed_on)}, sau ngày họp "
                    f"{format_short(meeting.held_on)}."
                }
        return {}

    def _arrange(self, meeting_uid: str) -> None:
        """Number the lines from the highest award to the lowest."""
        votes = {vote.nomination_uid: vote for vote in self._store.votes.of_meeting(meeting_uid)}
        ordered = self._in_order(list(self._nominations(list(votes)).values()))
        self._store.votes.save_many(
            replace(votes[nomination.uid], place=place)
            for place, nomination in enumerate(ordered, start=1)
            if votes[nomination.uid].place != place
        )

    def _in_order(self, nominations: Sequence[Nomination]) -> list[Nomination]:
        subjects = self._subjects(nominations)

        def key(nomination: Nomination) -> tuple[int, int, str]:
            subject = subjects[nomination.subject_uid]
            rank = self._catalogue.award_type(nomination.award_type).rank
            in_order = text_key if subject.kind == "collective" else name_key
            name = in_order(subject.sort_name or subject.name)
            return rank, KIND_ORDER.index(subject.kind), name

        return sorted(nominations, key=key)

    def _nominations(self, uids: Sequence[str]) -> dict[str, Nomination]:
        return {each.uid: each for each in self._store.nominations.get_many(uids)}

    def _subjects(self, nominations: Iterable[Nomination]) -> dict[str, Subject]:
        uids = [nomination.subject_uid for nomination in nominations]
        return {each.uid: each for each in self._store.subjects.get_many(uids)}


def standard_conclusion(lines: Sequence[AgendaLine]) -> str:
    """Hội đồng thống nhất đề nghị ...: 20 Lao động tiên tiến; không thông qua 1 đề nghị."""
    passed = [line for line in lines if line.result.passed]
    failed = [line for line in lines if line.result.passed is False]
    counts: dict[str, int] = {}
    for line in passed:
        counts[line.award.name] = counts.get(line.award.name, 0) + 1
    listed = ", ".join(f"{format_number(count)} {name}" for name, count in counts.items())
    said = f"Hội đồng thông qua {format_number(len(passed))} đề nghị"
    said += f": {listed}" if listed else ""
    return (
        f"{said}; không thông qua {format_number(len(failed))} đề nghị." if failed else f"{said}."
    )
