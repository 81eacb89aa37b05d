"""Bỏ phiếu: counts what was voted, for one line or for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from models.councils import Attendance, Meeting, Vote
from models.numbers import format_number
from models.problems import Rejected
from services.concluding import Concluding
from services.vote_rules import judged, vote_problems

UNCOUNTED: Mapping[str, Any] = {
    "issued": None, "collected": None, "agree": None, "disagree": 0, "other": 0, "invalid": 0,
}  # fmt: skip


class Voting(Concluding):
    def count(self, votes: Sequence[Vote], title: str = "", *, finished: bool = True) -> list[Vote]:
        """Store what was counted in lines of one meeting. Raises ``Rejected`` by the field.

        Not ``finished``: cells are typed one by one, and some counts may still be missing.
        """
        if not votes:
            return []
        meeting_uid = votes[0].meeting_uid
        self._meetings.refuse_closed(meeting_uid)
        roll = self._meetings.roll(meeting_uid)
        lines = {line.vote.uid: line for line in self._agenda.lines(meeting_uid)}
        for vote in votes:
            threshold = lines[vote.uid].threshold
            if problems := vote_problems(vote, roll, threshold, finished=finished):
                name = lines[vote.uid].subject.name
                raise Rejected({field: f"{name}: {said}" for field, said in problems.items()})
        meeting = self._meetings.name(self._meetings.get(meeting_uid))
        with self._store.action(title or f"Kiểm phiếu {meeting}"):
            saved = self._store.votes.save_many(
                judged(vote, roll, lines[vote.uid].threshold) for vote in votes
            )
            self._settle(meeting_uid)
        return saved

    def fill(
        self, meeting_uid: str, counts: Mapping[str, Any], vote_uids: Sequence[str] = ()
    ) -> int:
        """The same counts for many lines, or for all; how many. Raises ``Rejected``."""
        votes = self._chosen(meeting_uid, vote_uids)
        name = self._meetings.name(self._meetings.get(meeting_uid))
        title = f"Kiểm phiếu {format_number(len(votes))} đề nghị ở {name}"
        self.count([replace(vote, **counts) for vote in votes], title)
        return len(votes)

    def all_agree(self, meeting_uid: str, vote_uids: Sequence[str] = ()) -> int:
        """Everybody who can vote agrees, in many lines or in all; how many lines."""
        roll = self._meetings.roll(meeting_uid)
        votes: list[Vote] = []
        for vote in self._chosen(meeting_uid, vote_uids):
            able = roll.voters_beside(vote.recused)
            ballots = able if vote.ballot == "secret" else None
            counts = {**UNCOUNTED, "issued": ballots, "collected": ballots, "agree": able}
            votes.append(replace(vote, **counts))
        name = self._meetings.name(self._meetings.get(meeting_uid))
        self.count(votes, f"Ghi tất cả đồng ý {format_number(len(votes))} đề nghị ở {name}")
        return len(votes)

    def recuse_candidates(self, meeting_uid: str) -> int:
        """Let the members who are voted on stand aside from their own line; how many lines."""
        roll = self._meetings.roll(meeting_uid)
        votes: list[Vote] = []
        for line in self._agenda.lines(meeting_uid):
            vote, member = line.vote, line.sits
            if member is None or member.uid in vote.recused:
                continue
            everybody = roll.voters_beside(vote.recused)
            aside = replace(vote, recused=(*vote.recused, member.uid))
            if vote.agree == everybody:
                able = roll.voters_beside(aside.recused)
                aside = replace(aside, agree=able)
            votes.append(aside)
        name = self._meetings.name(self._meetings.get(meeting_uid))
        title = f"Ghi {format_number(len(votes))} người được xét không bỏ phiếu ở {name}"
        self.count(votes, title, finished=False)
        return len(votes)

    def note(self, meeting_uid: str, attendances: Sequence[Attendance]) -> None:
        """Store who was there, and reckon again what was counted. Raises ``Rejected``."""
        with self._store.action(
            f"Ghi người dự {self._meetings.name(self._meetings.get(meeting_uid))}"
        ):
            self._meetings.note(meeting_uid, attendances)
            self._reckon_again(meeting_uid)

    def save_meeting(self, meeting: Meeting) -> Meeting:
        """On another day other members and another rule may count. Raises ``Rejected``."""
        with self._store.action(
            f"{'Sửa' if meeting.uid else 'Thêm'} {self._meetings.name(meeting)}"
        ):
            saved = self._meetings.save(meeting)
            self._reckon_again(saved.uid)
        return saved

    # Inside

    def _chosen(self, meeting_uid: str, vote_uids: Sequence[str]) -> list[Vote]:
        votes = self._store.votes.of_meeting(meeting_uid)
        wanted = set(vote_uids)
        return [vote for vote in votes if not wanted or vote.uid in wanted]

    def _settle(self, meeting_uid: str) -> None:
        """A meeting is voted when every line is counted."""
        meeting = self._meetings.get(meeting_uid)
        votes = self._store.votes.of_meeting(meeting_uid)
        done = bool(votes) and all(vote.passed is not None for vote in votes)
        status = "voted" if done else "planned"
        if status != meeting.status:
            self._store.meetings.save(replace(meeting, status=status))

    def _reckon_again(self, meeting_uid: str) -> None:
        votes = self._store.votes.of_meeting(meeting_uid)
        roll = self._meetings.roll(meeting_uid)
        lines = {line.vote.uid: line for line in self._agenda.lines(meeting_uid)}
        for vote in votes:
            threshold = lines[vote.uid].threshold
            if problems := vote_problems(vote, roll, threshold, finished=False):
                said = next(iter(problems.values()))
                raise Rejected(
                    {"votes": f"{lines[vote.uid].subject.name}: {said} Hãy sửa số phiếu trước."}
                )
        anew = [judged(vote, roll, lines[vote.uid].threshold) for vote in votes]
        self._store.votes.save_many(
            now for now, before in zip(anew, votes, strict=True) if now != before
        )
