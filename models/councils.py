"""Councils, their members, their meetings and how the votes went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.nominations import NominationStatus
from models.records import Record, RecordTable

CouncilRole = Literal["chairman", "vice_chairman", "secretary", "member"]
MeetingStatus = Literal["planned", "voted", "closed"]
BallotKind = Literal["open", "secret"]

COUNCIL_ROLES: dict[CouncilRole, str] = {
    "chairman": "Chủ tịch Hội đồng",
    "vice_chairman": "Phó Chủ tịch Hội đồng",
    "secretary": "Ủy viên, Thư ký",
    "member": "Ủy viên",
}
MEETING_STATUSES: dict[MeetingStatus, str] = {
    "planned": "Đang chuẩn bị",
    "voted": "Đã bỏ phiếu",
    "closed": "Đã kết luận",
}
BALLOT_KINDS: dict[BallotKind, str] = {"open": "Biểu quyết công khai", "secret": "Bỏ phiếu kín"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Council(Record):
    name: str
    document: str = ""
    """The decision that established it: "Quyết định số 45/QĐ-UBND"."""
    established_on: date | None = None
    ends_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMember(Record):
    council_uid: str
    subject_uid: str | None = None
    """Who it is in the directory, so that a candidate among the members is seen."""
    name: str
    honorific: str = ""
    position: str = ""
    role: CouncilRole = "member"
    starts_on: date | None = None
    ends_on: date | None = None
    place: int = 0
    """In the list of members."""

    def sits(self, on: date) -> bool:
        """Whether the person is a member on that day."""
        return (self.starts_on is None or self.starts_on <= on) and (
            self.ends_on is None or on <= self.ends_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    council_uid: str
    period: str
    held_on: date
    begins_at: str = ""
    """As written: "08 giờ 00"."""
    ends_at: str = ""
    venue: str = ""
    chaired_by: str = ""
    secretary: str = ""
    content: str = ""
    conclusion: str = ""
    tellers: tuple[str, ...] = ()
    """Tổ kiểm phiếu."""
    status: MeetingStatus = "planned"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """One per meeting and member."""

    meeting_uid: str
    member_uid: str
    present: bool = True
    reason: str = ""
    """Why absent."""
    opinion: bool = False
    """Whether an absent member handed in a written opinion, which then counts as a vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """One line of a meeting's agenda: a nomination, and once it is voted on, the count.

    Written opinions of absent members are among the counts. Who recuses themselves is counted in
    none of them, and is not an abstention.
    """

    meeting_uid: str
    nomination_uid: str
    place: int = 0
    ballot: BallotKind = "open"
    issued: int | None = None
    """Phiếu phát ra."""
    collected: int | None = None
    """Phiếu thu về."""
    invalid: int = 0
    agree: int | None = None
    disagree: int = 0
    other: int = 0
    recused: tuple[str, ...] = ()
    """Uids of the members who stood aside."""
    base: int | None = None
    """What the share was taken of, kept when the meeting is concluded."""
    required: str = ""
    """The share that was asked for then, with its source, as a sentence."""
    passed: bool | None = None
    """None until it is voted on."""
    nomination_was: NominationStatus | None = None
    """How far the nomination had come when the meeting was concluded, lest that is taken back."""
    note: str = ""


class CouncilTable(RecordTable[Council]):
    name = "councils"
    record = Council

    def in_office(self, on: date) -> list[Council]:
        """Established and not ended on that day, the newest first."""
        return list(
            self._select(
                "(established_on is null or established_on <= :day) "
                "and (ends_on is null or ends_on >= :day) and deleted_at is null",
                {"day": on.isoformat()},
                "established_on desc, id desc",
            )
        )


class CouncilMemberTable(RecordTable[CouncilMember]):
    name = "council_members"
    record = CouncilMember

    def of_council(self, council_uid: str) -> list[CouncilMember]:
        return list(
            self._select("council_uid = ? and deleted_at is null", [council_uid], "place, id")
        )

    def of_subjects(self, subject_uids: Sequence[str]) -> list[CouncilMember]:
        return self._of_many("subject_uid", subject_uids)


class MeetingTable(RecordTable[Meeting]):
    name = "meetings"
    record = Meeting

    def of_period(self, period: str) -> list[Meeting]:
        return list(self._select("period = ? and deleted_at is null", [period], "held_on, id"))

    def of_council(self, council_uid: str) -> list[Meeting]:
        return self._of_many("council_uid", [council_uid], "held_on, id")


class AttendanceTable(RecordTable[Attendance]):
    name = "attendances"
    record = Attendance

    def of_meeting(self, meeting_uid: str) -> list[Attendance]:
        return list(self._select("meeting_uid = ? and deleted_at is null", [meeting_uid]))


class VoteTable(RecordTable[Vote]):
    name = "votes"
    record = Vote

    def of_meeting(self, meeting_uid: str) -> list[Vote]:
        return list(
            self._select("meeting_uid = ? and deleted_at is null", [meeting_uid], "place, id")
        )

    def of_nominations(self, nomination_uids: Sequence[str]) -> list[Vote]:
        return self._of_many("nomination_uid", nomination_uids)

    def concluded(self, nomination_uids: Sequence[str]) -> list[Vote]:
        """Those in meetings that were concluded; of one nomination the oldest first."""
        rows = self._db.execute("select uid from meetings where status = 'closed'")
        closed = {uid for (uid,) in rows}
        return [v for v in self.of_nominations(nomination_uids) if v.meeting_uid in closed]

    def passed(self, nomination_uids: Sequence[str]) -> set[str]:
        """Of these nominations those that the last concluded meeting on them passed."""
        last = {vote.nomination_uid: vote.passed for vote in self.concluded(nomination_uids)}
        return {uid for uid, passed in last.items() if passed}
