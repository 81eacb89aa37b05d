"""Họp Hội đồng: when and where a council met, who was there, who was not and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.councils import Attendance, Council, CouncilMember, Meeting
from models.dates import format_short
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import canonical, nfc
from services.councils import Councils
from services.periods import Periods
from services.vote_rules import Roll, roll_of

CLOSED = "Cuộc họp đã kết luận nên không sửa được; hãy mở lại cuộc họp trước."
TEXTS = ("begins_at", "ends_at", "venue", "chaired_by", "secretary", "content", "note")
COUNCIL_HEADS = ("chairman", "vice_chairman")


@dataclass(frozen=True, slots=True)
class Seat:
    """A member of the council on the day of a meeting, and whether they were there."""

    member: CouncilMember
    attendance: Attendance
    """Not stored yet, and present, as long as nothing else was noted."""


class Meetings:
    def __init__(self, store: Store, councils: Councils, periods: Periods) -> None:
        self._store = store
        self._councils = councils
        self._periods = periods

    def get(self, uid: str) -> Meeting:
        return self._store.meetings.get(uid)

    def of_period(self, period: str) -> list[Meeting]:
        return self._store.meetings.of_period(period)

    def council(self, meeting: Meeting) -> Council:
        return self._councils.get(meeting.council_uid)

    def name(self, meeting: Meeting) -> str:
        return f"cuộc họp ngày {format_short(meeting.held_on)}"

    def begun(self, meeting: Meeting) -> Meeting:
        """A new meeting with who usually leads it and writes it down."""
        members = self._councils.sitting(meeting.council_uid, meeting.held_on)
        roles = {member.role: member.name for member in reversed(members)}
        chaired_by = next((roles[role] for role in COUNCIL_HEADS if role in roles), "")
        return replace(
            meeting,
            chaired_by=meeting.chaired_by or chaired_by,
            secretary=meeting.secretary or roles.get("secretary", ""),
        )

    def save(self, meeting: Meeting) -> Meeting:
        """Raises ``Rejected``; ``Refused`` for a meeting that was concluded."""
        if meeting.uid:
            self.refuse_closed(meeting.uid)
        texts = {name: nfc(getattr(meeting, name)).strip() for name in TEXTS}
        tellers = tuple(name for each in meeting.tellers if (name := nfc(each).strip()))
        meeting = replace(meeting, **texts, tellers=tellers)
        if problems := self.problems(meeting):
            raise Rejected(problems)
        with self._store.action(f"{'Sửa' if meeting.uid else 'Thêm'} {self.name(meeting)}"):
            period = self._periods.ensure(meeting.period).code
            return self._store.meetings.save(replace(meeting, period=period))

    def problems(self, meeting: Meeting) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not meeting.period:
            problems["period"] = "Hãy chọn kỳ xét."
        if not meeting.council_uid:
            return problems | {"council_uid": "Hãy chọn Hội đồng; chưa có thì thêm ở “Hội đồng…”."}
        council = self.council(meeting)
        begins, ends = council.established_on, council.ends_on
        if begins and meeting.held_on < begins:
            problems["held_on"] = (
                f"{council.name} được thành lập ngày {format_short(begins)}, "
                "sau ngày họp này; hãy xem lại ngày họp hoặc chọn Hội đồng khác."
            )
        elif ends and meeting.held_on > ends:
            problems["held_on"] = (
                f"{council.name} kết thúc ngày {format_short(ends)}, trước ngày họp này; "
                "hãy xem lại ngày họp hoặc chọn Hội đồng khác."
            )
        elif late := self._proposed_later(meeting):
            problems["held_on"] = late
        if len({canonical(name) for name in meeting.tellers}) < len(meeting.tellers):
            problems["tellers"] = "Tổ kiểm phiếu có một người ghi hai lần."
        other_period = meeting.uid and self.get(meeting.uid).period != meeting.period
        if other_period and self._store.votes.of_meeting(meeting.uid):
            problems["period"] = "Chương trình đã có đề nghị của kỳ cũ nên không đổi kỳ được."
        moved = meeting.uid and self.get(meeting.uid).council_uid != meeting.council_uid
        if moved and self._store.attendances.of_meeting(meeting.uid):
            problems["council_uid"] = "Đã ghi người dự họp nên không đổi Hội đồng được."
        return problems

    def delete(self, uid: str) -> Meeting:
        """With its agenda. Raises ``Refused`` for a meeting that was concluded."""
        self.refuse_closed(uid)
        meeting = self.get(uid)
        with self._store.action(f"Xóa {self.name(meeting)}"):
            self._store.votes.delete_many(self._store.votes.of_meeting(uid))
            self._store.attendances.delete_many(self._store.attendances.of_meeting(uid))
            return self._store.meetings.delete(meeting)

    def refuse_closed(self, uid: str) -> None:
        if self.get(uid).status == "closed":
            raise Refused(CLOSED)

    # Who is there

    def seats(self, uid: str) -> list[Seat]:
        """Every member by the establishing decision, in the order of the list.

        Of a concluded meeting those who were members then.
        """
        meeting = self.get(uid)
        noted = {each.member_uid: each for each in self._store.attendances.of_meeting(uid)}
        if meeting.status == "closed" and noted:
            members = self._councils.members(meeting.council_uid)
            return [Seat(each, noted[each.uid]) for each in members if each.uid in noted]
        return [
            Seat(
                member, noted.get(member.uid) or Attendance(meeting_uid=uid, member_uid=member.uid)
            )
            for member in self._councils.sitting(meeting.council_uid, meeting.held_on)
        ]

    def roll(self, uid: str) -> Roll:
        seats = self.seats(uid)
        return roll_of([seat.member for seat in seats], [seat.attendance for seat in seats])

    def attendance_problems(self, uid: str, attendances: Sequence[Attendance]) -> dict[str, str]:
        """By the uid of the member."""
        sitting = {seat.member.uid: seat.member for seat in self.seats(uid)}
        problems: dict[str, str] = {}
        seen: set[str] = set()
        for attendance in attendances:
            member = sitting.get(attendance.member_uid)
            if member is None:
                name = self._councils.member(attendance.member_uid).name
                problems[attendance.member_uid] = (
                    f"{name} không phải là thành viên Hội đồng vào ngày họp."
                )
            elif attendance.member_uid in seen:
                problems[attendance.member_uid] = f"{member.name} được ghi hai lần."
            elif attendance.present and attendance.opinion:
                problems[attendance.member_uid] = (
                    f"{member.name} dự họp nên bỏ phiếu tại cuộc họp; ý kiến bằng văn bản chỉ tính "
                    "cho người vắng mặt, không tính hai lần."
                )
            seen.add(attendance.member_uid)
        return problems

    def note(self, uid: str, attendances: Sequence[Attendance]) -> list[Attendance]:
        """Store who was there. Raises ``Rejected`` by the uid of the member.

        Votes that were counted already are to be looked at again: see ``Voting.note``.
        """
        self.refuse_closed(uid)
        if problems := self.attendance_problems(uid, attendances):
            raise Rejected(problems)
        known = {each.member_uid: each for each in self._store.attendances.of_meeting(uid)}
        changed = [
            replace(
                known.get(each.member_uid, each),
                meeting_uid=uid,
                present=each.present,
                opinion=each.opinion,
                reason="" if each.present else nfc(each.reason).strip(),
            )
            for each in attendances
        ]
        fresh = [each for each in changed if known.get(each.member_uid) != each]
        if not fresh:
            return []
        with self._store.action(f"Ghi người dự {self.name(self.get(uid))}"):
            return self._store.attendances.save_many(fresh)

    def _proposed_later(self, meeting: Meeting) -> str:
        """Why the meeting cannot have been before what is on its agenda."""
        if not meeting.uid:
            return ""
        votes = self._store.votes.of_meeting(meeting.uid)
        for each in self._store.nominations.get_many([vote.nomination_uid for vote in votes]):
            if each.proposed_on and each.proposed_on > meeting.held_on:
                name = self._store.subjects.get(each.subject_uid).name
                return (
                    f"Đề nghị của {name} trong chương trình lập ngày {format_short(each.proposed_on)}, "
                    "sau ngày họp này."
                )
        return ""
