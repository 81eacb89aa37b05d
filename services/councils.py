"""Hội đồng Thi đua - Khen thưởng: which there are, and who sits on them from when to when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.councils import COUNCIL_ROLES, Council, CouncilMember, Meeting
from models.dates import format_short
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import canonical, nfc
from services.recipient_line import honorific_of

ONE_EACH = ("chairman",)


class Councils:
    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Council]:
        """The newest first."""
        return self._store.councils.all("established_on desc, id desc")

    def get(self, uid: str) -> Council:
        return self._store.councils.get(uid)

    def in_office(self, on: date) -> list[Council]:
        return self._store.councils.in_office(on)

    def save(self, council: Council, members_of: str | None = None) -> Council:
        """``members_of``: another council whose members a new one begins with. Raises ``Rejected``."""
        council = replace(
            council,
            name=nfc(council.name).strip(),
            document=nfc(council.document).strip(),
            note=nfc(council.note),
        )
        if problems := self.problems(council):
            raise Rejected(problems)
        with self._store.action(f"{'Sửa' if council.uid else 'Thêm'} {council.name}"):
            saved = self._store.councils.save(council)
            if members_of and not council.uid:
                self._copy_members(members_of, saved)
        return saved

    def problems(self, council: Council) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not council.name:
            problems["name"] = "Hãy nhập tên Hội đồng."
        begins, ends = council.established_on, council.ends_on
        if begins and ends and begins > ends:
            problems["ends_on"] = "Ngày kết thúc phải sau ngày thành lập."
        if council.uid and (begins or ends):
            for meeting in self._store.meetings.of_council(council.uid):
                day = format_short(meeting.held_on)
                if begins and meeting.held_on < begins:
                    problems["established_on"] = f"Hội đồng đã họp ngày {day}, trước ngày này."
                elif ends and meeting.held_on > ends:
                    problems.setdefault("ends_on", f"Hội đồng còn họp ngày {day}, sau ngày này.")
        return problems

    def delete(self, uid: str) -> Council:
        """Put a council and its members into the bin. Raises ``Refused`` when it has met."""
        council = self.get(uid)
        if self._store.meetings.of_council(uid):
            raise Refused(f"{council.name} đã có cuộc họp nên không xóa được.")
        with self._store.action(f"Xóa {council.name}"):
            self._store.council_members.delete_many(self.members(uid))
            return self._store.councils.delete(council)

    # Members

    def members(self, council_uid: str) -> list[CouncilMember]:
        """In the order of the list."""
        return self._store.council_members.of_council(council_uid)

    def sitting(self, council_uid: str, on: date) -> list[CouncilMember]:
        """Who is a member on that day."""
        return [member for member in self.members(council_uid) if member.sits(on)]

    def member(self, uid: str) -> CouncilMember:
        return self._store.council_members.get(uid)

    def save_member(self, member: CouncilMember) -> CouncilMember:
        """Raises ``Rejected``."""
        member = replace(
            member,
            name=" ".join(nfc(member.name).split()),
            honorific=nfc(member.honorific).strip() or self._called(member),
            position=nfc(member.position).strip(),
        )
        if problems := self.member_problems(member):
            raise Rejected(problems)
        if not member.uid:
            last = max((other.place for other in self.members(member.council_uid)), default=0)
            member = replace(member, place=last + 1)
        deed = "Sửa" if member.uid else "Thêm"
        with self._store.action(f"{deed} thành viên Hội đồng {member.name}"):
            return self._store.council_members.save(member)

    def _called(self, member: CouncilMember) -> str:
        """Ông, Bà of somebody in the directory."""
        known = self._store.subjects.find(member.subject_uid) if member.subject_uid else None
        return honorific_of(known) if known else ""

    def member_problems(self, member: CouncilMember) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not member.name:
            problems["name"] = "Hãy nhập họ và tên thành viên."
        if member.starts_on and member.ends_on and member.starts_on > member.ends_on:
            problems["ends_on"] = "Ngày thôi phải sau ngày tham gia."
        others = [
            other
            for other in self.members(member.council_uid)
            if other.uid != member.uid and _meet(other, member)
        ]
        for other in others:
            if member.subject_uid and other.subject_uid == member.subject_uid:
                problems["subject_uid"] = f"{other.name} đã là thành viên Hội đồng."
            elif (
                canonical(other.name) == canonical(member.name)
                and other.position == member.position
            ):
                problems["name"] = f"{other.name} đã là thành viên Hội đồng."
            if member.role in ONE_EACH and other.role == member.role:
                problems["role"] = f"{COUNCIL_ROLES[member.role]} đã là {other.name}."
        return problems

    def move_member(self, uid: str, by: int) -> bool:
        """One place up or down in the list; whether it could be moved."""
        member = self.member(uid)
        listed = self.members(member.council_uid)
        place = [each.uid for each in listed].index(uid)
        wanted = place + by
        if not 0 <= wanted < len(listed):
            return False
        listed.insert(wanted, listed.pop(place))
        with self._store.action(f"Xếp lại thành viên Hội đồng {member.name}"):
            self._store.council_members.save_many(
                replace(each, place=number)
                for number, each in enumerate(listed, start=1)
                if each.place != number
            )
        return True

    def delete_member(self, uid: str) -> CouncilMember:
        """Raises ``Refused`` when the member was counted at a meeting."""
        member = self.member(uid)
        for meeting in self._store.meetings.of_council(member.council_uid):
            if meeting.status == "closed" and (
                member.sits(meeting.held_on) or self._was_counted(member, meeting)
            ):
                raise Refused(
                    f"{member.name} đã được tính trong cuộc họp ngày {format_short(meeting.held_on)} "
                    "nên không xóa được; hãy ghi ngày thôi làm thành viên."
                )
        with self._store.action(f"Xóa thành viên Hội đồng {member.name}"):
            for meeting in self._store.meetings.of_council(member.council_uid):
                noted = self._store.attendances.of_meeting(meeting.uid)
                gone = [each for each in noted if each.member_uid == uid]
                self._store.attendances.delete_many(gone)
            return self._store.council_members.delete(member)

    def _was_counted(self, member: CouncilMember, meeting: Meeting) -> bool:
        noted = self._store.attendances.of_meeting(meeting.uid)
        return any(each.member_uid == member.uid for each in noted)

    def _copy_members(self, source: str, council: Council) -> Sequence[CouncilMember]:
        on = council.established_on or self._store.origin.today()
        return self._store.council_members.save_many(
            CouncilMember(
                council_uid=council.uid,
                subject_uid=member.subject_uid,
                name=member.name,
                honorific=member.honorific,
                position=member.position,
                role=member.role,
                place=place,
            )
            for place, member in enumerate(
                (each for each in self.members(source) if each.sits(on)), start=1
            )
        )


def _meet(one: CouncilMember, other: CouncilMember) -> bool:
    """Whether both sit at some time together."""
    begins = max(one.starts_on or date.min, other.starts_on or date.min)
    return begins <= min(one.ends_on or date.max, other.ends_on or date.max)
