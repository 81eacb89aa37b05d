"""Councils, their members, their meetings and agendas: what is kept, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.councils import Attendance, Council, CouncilMember
from models.problems import Refused, Rejected
from services.services import Services
from tests.held_meeting import FOUNDED, HELD, add_council, add_meeting, add_nominations
from tests.small_commune import add_subjects


def problems_of(caught: pytest.ExceptionInfo[Rejected]) -> dict[str, str]:
    return caught.value.problems


class TestCouncils:
    def test_a_council_needs_a_name_and_an_end_after_its_beginning(self, services) -> None:
        with pytest.raises(Rejected) as caught:
            services.councils.save(
                Council(name=" ", established_on=FOUNDED, ends_on=date(2026, 1, 1))
            )
        assert set(problems_of(caught)) == {"name", "ends_on"}

    def test_it_cannot_be_established_after_it_met(self, services) -> None:
        council = add_council(services)
        add_meeting(services, council)
        with pytest.raises(Rejected) as caught:
            services.councils.save(replace(council, established_on=date(2026, 12, 1)))
        assert "established_on" in problems_of(caught)

    def test_a_new_one_may_begin_with_the_members_of_another(self, services) -> None:
        old = add_council(services)
        left = services.councils.members(old.uid)[3]
        services.councils.save_member(replace(left, ends_on=date(2026, 5, 1)))
        new = services.councils.save(
            Council(name="Hội đồng kiện toàn", established_on=date(2026, 6, 1)), old.uid
        )
        names = [member.name for member in services.councils.members(new.uid)]
        assert len(names) == 8
        assert left.name not in names

    def test_one_that_met_is_not_deleted_and_one_that_did_not_is(self, services) -> None:
        council = add_council(services)
        meeting = add_meeting(services, council)
        with pytest.raises(Refused, match="đã có cuộc họp"):
            services.councils.delete(council.uid)
        services.meetings.delete(meeting.uid)
        services.councils.delete(council.uid)
        assert services.councils.all() == []

    def test_who_is_in_office_on_a_day(self, services) -> None:
        council = add_council(services, ends_on=date(2026, 12, 31))
        assert services.councils.in_office(HELD) == [council]
        assert services.councils.in_office(date(2026, 2, 9)) == []
        assert services.councils.in_office(date(2027, 1, 1)) == []


class TestMembers:
    def test_a_member_is_of_the_directory_or_typed(self, services) -> None:
        (uid,) = add_subjects(services, 1)
        council = add_council(services, 0)
        services.councils.save_member(
            CouncilMember(council_uid=council.uid, name="Lò Văn Sáng", subject_uid=uid)
        )
        services.councils.save_member(CouncilMember(council_uid=council.uid, name="Cà Thị Dung"))
        assert [m.subject_uid for m in services.councils.members(council.uid)] == [uid, None]

    def test_a_member_of_the_directory_is_called_by_the_sex_known_there(self, services) -> None:
        uids = add_subjects(services, 4)
        council = add_council(services, 0)
        for uid in uids:
            subject = services.directory.subject(uid)
            member = services.councils.save_member(
                CouncilMember(council_uid=council.uid, name=subject.name, subject_uid=uid)
            )
            assert member.honorific == {"male": "Ông", "female": "Bà"}[subject.sex]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"name": ""}, "name"),
            ({"starts_on": date(2026, 5, 1), "ends_on": date(2026, 4, 1)}, "ends_on"),
            ({"role": "chairman"}, "role"),
        ],
    )
    def test_what_cannot_be_is_told_at_the_field(self, services, fields, field: str) -> None:
        council = add_council(services)
        told = {"council_uid": council.uid, "name": "Cà Thị Dung"} | fields
        with pytest.raises(Rejected) as caught:
            services.councils.save_member(CouncilMember(**told))
        assert field in problems_of(caught)

    def test_nobody_sits_twice_at_a_time(self, services) -> None:
        (uid,) = add_subjects(services, 1)
        council = add_council(services, subjects=[uid])
        with pytest.raises(Rejected) as caught:
            services.councils.save_member(
                CouncilMember(council_uid=council.uid, name="Ai đó", subject_uid=uid)
            )
        assert "subject_uid" in problems_of(caught)

    def test_a_new_chairman_follows_one_who_left(self, services) -> None:
        council = add_council(services)
        first = services.councils.members(council.uid)[0]
        services.councils.save_member(replace(first, ends_on=date(2026, 6, 30)))
        services.councils.save_member(
            CouncilMember(
                council_uid=council.uid,
                name="Cà Thị Dung",
                role="chairman",
                starts_on=date(2026, 7, 1),
            )
        )
        assert len(services.councils.sitting(council.uid, date(2026, 6, 30))) == 9
        assert len(services.councils.sitting(council.uid, date(2026, 7, 1))) == 9

    def test_members_are_put_in_another_order(self, services) -> None:
        council = add_council(services, 3)
        first, second, third = services.councils.members(council.uid)
        assert services.councils.move_member(third.uid, -1)
        assert not services.councils.move_member(first.uid, -1)
        order = [member.uid for member in services.councils.members(council.uid)]
        assert order == [first.uid, third.uid, second.uid]

    def test_who_was_counted_at_a_meeting_stays(self, services) -> None:
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services))
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        member = services.councils.members(meeting.council_uid)[0]
        with pytest.raises(Refused, match="ngày thôi"):
            services.councils.delete_member(member.uid)


class TestMeetings:
    def test_it_begins_with_who_usually_leads_and_writes(self, services) -> None:
        meeting = add_meeting(services)
        members = services.councils.members(meeting.council_uid)
        assert (meeting.chaired_by, meeting.secretary) == (members[0].name, members[2].name)

    @pytest.mark.parametrize(("day", "good"), [(date(2026, 2, 9), False), (FOUNDED, True)])
    def test_not_before_the_council_was_established(self, services, day: date, good: bool) -> None:
        council = add_council(services)
        if good:
            assert add_meeting(services, council, held_on=day).held_on == day
            return
        with pytest.raises(Rejected) as caught:
            add_meeting(services, council, held_on=day)
        assert "thành lập ngày 10/02/2026" in problems_of(caught)["held_on"]

    @pytest.mark.parametrize(
        ("day", "good"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)]
    )
    def test_not_after_the_council_ended(self, services, day: date, good: bool) -> None:
        council = add_council(services, ends_on=date(2026, 6, 30))
        if good:
            assert add_meeting(services, council, held_on=day).held_on == day
            return
        with pytest.raises(Rejected) as caught:
            add_meeting(services, council, held_on=day)
        assert "held_on" in problems_of(caught)

    def test_not_before_a_nomination_on_its_agenda_was_proposed(self, services) -> None:
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services, proposed_on=HELD))
        with pytest.raises(Rejected) as caught:
            services.voting.save_meeting(replace(meeting, held_on=date(2026, 11, 17)))
        assert "sau ngày họp" in problems_of(caught)["held_on"]

    def test_its_period_stays_once_it_has_an_agenda(self, services) -> None:
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services))
        with pytest.raises(Rejected) as caught:
            services.voting.save_meeting(replace(meeting, period="2025-2026"))
        assert "period" in problems_of(caught)

    def test_a_teller_is_named_once(self, services) -> None:
        with pytest.raises(Rejected) as caught:
            add_meeting(services, tellers=("Lò Văn Sáng", "Lò Văn Sáng"))
        assert "tellers" in problems_of(caught)

    def test_on_another_day_other_members_count(self, services) -> None:
        meeting = add_meeting(services)
        last = services.councils.members(meeting.council_uid)[-1]
        services.councils.save_member(replace(last, ends_on=date(2026, 10, 1)))
        assert len(services.meetings.roll(meeting.uid).members) == 8
        moved = services.voting.save_meeting(replace(meeting, held_on=date(2026, 10, 1)))
        assert len(services.meetings.roll(moved.uid).members) == 9

    def test_it_is_deleted_with_its_agenda_and_its_nominations_are_free(self, services) -> None:
        meeting = add_meeting(services)
        uids = add_nominations(services)
        services.agenda.put(meeting.uid, uids)
        services.meetings.delete(meeting.uid)
        other = add_meeting(services, services.councils.all()[0])
        assert [n.uid for n in services.agenda.candidates(other.uid)] == uids


class TestAttendance:
    def test_who_was_there_may_not_write_an_opinion_too(self, services) -> None:
        meeting = add_meeting(services)
        seat = services.meetings.seats(meeting.uid)[0]
        with pytest.raises(Rejected, match="không tính hai lần"):
            services.voting.note(meeting.uid, [replace(seat.attendance, opinion=True)])

    def test_nobody_is_noted_twice(self, services) -> None:
        meeting = add_meeting(services)
        seat = services.meetings.seats(meeting.uid)[0]
        away = replace(seat.attendance, present=False, opinion=True)
        with pytest.raises(Rejected, match="ghi hai lần"):
            services.voting.note(meeting.uid, [away, away])

    def test_who_is_no_member_is_not_noted(self, services) -> None:
        meeting = add_meeting(services)
        other = add_council(services, 1, name="Hội đồng khác")
        stranger = services.councils.members(other.uid)[0]
        with pytest.raises(Rejected, match="không phải là thành viên"):
            services.voting.note(
                meeting.uid, [Attendance(meeting_uid=meeting.uid, member_uid=stranger.uid)]
            )

    def test_a_reason_is_kept_for_the_absent_only(self, services) -> None:
        meeting = add_meeting(services)
        seat = services.meetings.seats(meeting.uid)[8]
        services.voting.note(
            meeting.uid, [replace(seat.attendance, present=False, reason="Đi học")]
        )
        away = services.meetings.seats(meeting.uid)[8].attendance
        assert (away.present, away.reason) == (False, "Đi học")
        services.voting.note(meeting.uid, [replace(away, present=True)])
        assert services.meetings.seats(meeting.uid)[8].attendance.reason == ""


class TestAgenda:
    def test_it_goes_from_the_highest_award_to_the_lowest(self, services) -> None:
        meeting = add_meeting(services)
        low = add_nominations(services, 2, "GK_XA")
        high = add_nominations(services, 1, "CSTD_TINH", start=10)
        services.agenda.put(meeting.uid, low)
        services.agenda.put(meeting.uid, high)
        lines = services.agenda.lines(meeting.uid)
        assert [line.award.code for line in lines] == ["CSTD_TINH", "GK_XA", "GK_XA"]
        assert [line.vote.place for line in lines] == [1, 2, 3]

    def test_only_what_is_ready_and_on_no_open_agenda_is_offered(self, services) -> None:
        meeting = add_meeting(services)
        ready = add_nominations(services, 1)
        complete = add_nominations(services, 1, status="complete", start=20)
        add_nominations(services, 1, status="draft", start=30)
        add_nominations(services, 1, period="2025-2026", start=40)
        found = {n.uid for n in services.agenda.candidates(meeting.uid)}
        assert found == {*ready, *complete}
        other = add_meeting(services, services.councils.all()[0], held_on=date(2026, 11, 19))
        services.agenda.put(other.uid, ready)
        assert [n.uid for n in services.agenda.candidates(meeting.uid)] == complete

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"status": "draft"}, "Mới lập"),
            ({"proposed_on": date(2026, 11, 19)}, "sau ngày họp"),
            ({"period": "2025-2026"}, "đã ở trong một cuộc họp"),
        ],
    )
    def test_what_does_not_belong_there_is_refused(self, services, fields, said: str) -> None:
        meeting = add_meeting(services)
        with pytest.raises(Rejected, match=said):
            services.agenda.put(meeting.uid, add_nominations(services, **fields))

    def test_nothing_chosen_is_refused(self, services) -> None:
        with pytest.raises(Rejected, match="ít nhất một"):
            services.agenda.put(add_meeting(services).uid, [])

    def test_lines_are_taken_off_and_put_on_again(self, services) -> None:
        meeting = add_meeting(services)
        uids = add_nominations(services, 3)
        votes = services.agenda.put(meeting.uid, uids)
        assert services.agenda.take_off(meeting.uid, [votes[0].uid]) == 1
        assert [line.vote.place for line in services.agenda.lines(meeting.uid)] == [1, 2]
        services.agenda.put(meeting.uid, uids[:1])
        assert len(services.agenda.lines(meeting.uid)) == 3

    def test_a_new_line_opens_a_meeting_that_was_voted(self, services: Services) -> None:
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services))
        services.voting.all_agree(meeting.uid)
        assert services.meetings.get(meeting.uid).status == "voted"
        services.agenda.put(meeting.uid, add_nominations(services, start=50))
        assert services.meetings.get(meeting.uid).status == "planned"
