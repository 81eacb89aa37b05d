"""A vote from the first ballot to the conclusion: what is counted, refused, decided, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.councils import Meeting, Vote
from models.problems import Refused, Rejected
from services.concluding import HeldByRules
from services.services import Services
from tests.held_meeting import HELD, absent, add_council, add_meeting, add_nominations
from tests.small_commune import add_decision, add_subjects


@pytest.fixture
def meeting(services: Services) -> Meeting:
    return add_meeting(services)


def on_agenda(services: Services, meeting: Meeting, count: int = 1, **fields) -> list[Vote]:
    services.agenda.put(meeting.uid, add_nominations(services, count, **fields))
    return services.store.votes.of_meeting(meeting.uid)


def counted(services: Services, vote: Vote, **counts) -> Vote:
    return services.voting.count([replace(vote, **counts)])[0]


def rejected(services: Services, vote: Vote, **counts) -> dict[str, str]:
    with pytest.raises(Rejected) as caught:
        counted(services, vote, **counts)
    return caught.value.problems


def status(services: Services, uid: str) -> str:
    return services.store.nominations.get(uid).status


class TestCounting:
    def test_five_of_nine_pass_a_simple_majority_of_all_members(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        stored = counted(services, vote, agree=5, disagree=4)
        assert (stored.base, stored.passed) == (9, True)
        assert stored.required.startswith("trên 50% của 09 thành viên Hội đồng theo Quy chế")

    def test_four_of_nine_do_not(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        assert counted(services, vote, agree=4, disagree=5).passed is False

    def test_the_sentence_tells_the_share_and_the_rule(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        counted(services, vote, agree=7, disagree=2)
        (line,) = services.agenda.lines(meeting.uid)
        assert line.result.sentence == (
            "Đạt 7/9 = 77,8%, cần trên 50% của 09 thành viên Hội đồng theo Quy chế hoạt động của "
            "Hội đồng Thi đua - Khen thưởng (cần đối chiếu)."
        )

    def test_absent_members_stay_in_the_base(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        absent(services, meeting, 3)
        assert counted(services, vote, agree=4, disagree=2).passed is False

    def test_a_written_opinion_of_an_absent_member_counts(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        absent(services, meeting, 3)
        assert "agree" in rejected(services, vote, agree=7)
        absent(services, meeting, 3, opinion=True)
        assert counted(services, vote, agree=7, disagree=2).passed is True

    def test_who_stands_aside_stays_in_the_base_and_casts_no_vote(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        aside = (services.meetings.roll(meeting.uid).members[0],)
        assert "agree" in rejected(services, vote, agree=9, recused=aside)
        stored = counted(services, vote, agree=4, disagree=4, recused=aside)
        assert (stored.base, stored.passed) == (9, False)

    def test_another_opinion_is_no_standing_aside(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        stored = counted(services, vote, agree=5, other=4)
        assert (stored.other, stored.recused) == (4, ())

    def test_a_stranger_cannot_stand_aside(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        assert "recused" in rejected(services, vote, agree=5, recused=("nobody",))

    def test_more_ballots_than_members_are_refused(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        assert "chỉ có 9 thành viên" in rejected(services, vote, agree=6, disagree=4)["agree"]

    def test_more_ballots_than_who_was_there_are_refused(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        absent(services, meeting, 1)
        assert "chỉ 8 thành viên" in rejected(services, vote, agree=9)["agree"]

    def test_more_collected_than_issued_is_refused(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        problems = rejected(services, vote, ballot="secret", issued=8, collected=9, agree=9)
        assert "collected" in problems or "agree" in problems

    def test_more_issued_than_voters_is_refused(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        assert "issued" in rejected(services, vote, issued=10, collected=9, agree=9)

    @pytest.mark.parametrize("collected", [7, 9])
    def test_counts_that_do_not_add_up_to_the_ballots_are_refused(
        self, services, meeting, collected: int
    ) -> None:
        (vote,) = on_agenda(services, meeting)
        counts = {"issued": 9, "agree": 6, "disagree": 1, "other": 0, "invalid": 1}
        assert "collected" in rejected(services, vote, collected=collected, **counts)
        assert counted(services, vote, collected=8, **counts).passed

    def test_who_stands_aside_may_hand_in_a_ballot_without_that_line(
        self, services, meeting
    ) -> None:
        (vote,) = on_agenda(services, meeting)
        aside = (services.meetings.roll(meeting.uid).members[0],)
        assert counted(services, vote, issued=9, collected=9, agree=8, recused=aside).passed
        assert "collected" in rejected(
            services, vote, issued=9, collected=9, agree=7, recused=aside
        )

    def test_no_count_is_below_zero(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        assert "disagree" in rejected(services, vote, agree=5, disagree=-1)

    def test_an_open_ballot_where_the_law_asks_for_a_secret_one_is_refused(self, services) -> None:
        council = add_council(services, established_on=date(2020, 1, 1))
        meeting = add_meeting(services, council, held_on=date(2023, 12, 31))
        (vote,) = on_agenda(
            services, meeting, award_type="CSTD_TINH", proposed_on=date(2023, 12, 1)
        )
        assert vote.ballot == "secret"
        assert "bỏ phiếu kín" in rejected(services, vote, ballot="open", agree=9)["ballot"]

    def test_a_rule_not_checked_only_warns_of_an_open_ballot(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting, award_type="CSTD_TINH")
        assert counted(services, vote, ballot="open", agree=9).passed
        assert any("bỏ phiếu kín" in said for said in services.voting.facts(meeting.uid).remarks)

    def test_attendance_cannot_leave_fewer_voters_than_ballots(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        counted(services, vote, agree=9)
        with pytest.raises(Rejected, match="Hãy sửa số phiếu trước"):
            absent(services, meeting, 1)
        assert len(services.meetings.roll(meeting.uid).present) == 9


class TestManyAtOnce:
    def test_all_agree_with_one_key_in_every_line(self, services, meeting) -> None:
        on_agenda(services, meeting, 30)
        assert services.voting.all_agree(meeting.uid) == 30
        assert {v.agree for v in services.store.votes.of_meeting(meeting.uid)} == {9}
        assert services.meetings.get(meeting.uid).status == "voted"

    def test_all_agree_leaves_out_who_stands_aside(self, services, meeting) -> None:
        first, _second = on_agenda(services, meeting, 2)
        aside = (services.meetings.roll(meeting.uid).members[0],)
        counted(services, first, agree=5, recused=aside)
        services.voting.all_agree(meeting.uid)
        assert [v.agree for v in services.store.votes.of_meeting(meeting.uid)] == [8, 9]

    def test_secret_ballots_are_issued_and_collected(self, services, meeting) -> None:
        on_agenda(services, meeting, award_type="CSTD_TINH")
        services.voting.all_agree(meeting.uid)
        (vote,) = services.store.votes.of_meeting(meeting.uid)
        assert (vote.issued, vote.collected, vote.agree) == (9, 9, 9)

    def test_the_same_count_for_chosen_lines(self, services, meeting) -> None:
        votes = on_agenda(services, meeting, 3)
        counts = {"agree": 8, "disagree": 1}
        assert services.voting.fill(meeting.uid, counts, [v.uid for v in votes[:2]]) == 2
        assert [v.agree for v in services.store.votes.of_meeting(meeting.uid)] == [8, 8, None]

    def test_three_hundred_lines_are_concluded_at_once(self, services, meeting) -> None:
        on_agenda(services, meeting, 300)
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        assert {n.status for n in services.store.nominations.of_period("2026")} == {"voted"}


class TestConclusion:
    def test_what_passes_is_voted_and_what_fails_is_given_back(self, services, meeting) -> None:
        first, second = on_agenda(services, meeting, 2)
        counted(services, first, agree=9)
        counted(services, second, agree=4, disagree=5)
        done = services.voting.conclude(meeting.uid, "Nhất trí với kết quả kiểm phiếu.")
        assert (done.passed, done.returned) == (1, 1)
        voted = services.store.nominations.get(first.nomination_uid)
        returned = services.store.nominations.get(second.nomination_uid)
        assert (voted.status, voted.status_on) == ("voted", HELD)
        assert (returned.status, returned.status_on) == ("returned", HELD)
        assert returned.reason.startswith("Hội đồng không thông qua: Không đạt 4/9 = 44,4%")
        assert services.meetings.get(meeting.uid).status == "closed"

    def test_it_is_one_action_that_is_undone_at_once(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        counted(services, vote, agree=9)
        services.voting.conclude(meeting.uid)
        services.history.undo()
        assert status(services, vote.nomination_uid) == "examined"
        assert services.meetings.get(meeting.uid).status == "voted"

    def test_every_line_must_be_counted(self, services, meeting) -> None:
        first, _second = on_agenda(services, meeting, 2)
        counted(services, first, agree=9)
        with pytest.raises(Rejected, match="Còn 1 đề nghị chưa kiểm phiếu"):
            services.voting.conclude(meeting.uid)

    def test_an_empty_agenda_is_refused(self, services, meeting) -> None:
        with pytest.raises(Rejected, match="chưa có đề nghị nào"):
            services.voting.conclude(meeting.uid)

    def test_a_meeting_that_has_not_been_is_refused(self, services) -> None:
        meeting = add_meeting(services, held_on=date(2026, 12, 1))
        on_agenda(services, meeting)
        services.voting.all_agree(meeting.uid)
        with pytest.raises(Rejected) as caught:
            services.voting.conclude(meeting.uid)
        assert "held_on" in caught.value.problems

    def test_six_of_nine_are_a_quorum_and_five_are_not(self, services, meeting) -> None:
        on_agenda(services, meeting)
        absent(services, meeting, 3)
        assert services.voting.facts(meeting.uid).quorate
        absent(services, meeting, 4, opinion=True)
        services.voting.all_agree(meeting.uid)
        facts = services.voting.facts(meeting.uid)
        assert facts.quorum.startswith("Có mặt 5/9 thành viên, cần ít nhất 6 (2/3 số thành viên")
        with pytest.raises(Rejected) as caught:
            services.voting.conclude(meeting.uid)
        assert list(caught.value.problems) == ["reason"]

    def test_without_a_quorum_it_is_concluded_with_a_reason_that_is_kept(
        self, services, meeting
    ) -> None:
        on_agenda(services, meeting)
        absent(services, meeting, 4, opinion=True)
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid, reason="Đường sạt lở, đã lấy ý kiến bằng văn bản")
        override = services.voting.facts(meeting.uid).override
        assert override is not None
        assert override.reason == "Đường sạt lở, đã lấy ý kiến bằng văn bản"
        assert "Có mặt 5/9" in override.sentence

    def test_a_council_without_members_concludes_nothing(self, services) -> None:
        meeting = add_meeting(services, add_council(services, 0))
        on_agenda(services, meeting)
        services.voting.all_agree(meeting.uid)
        with pytest.raises(Rejected, match="chưa có thành viên"):
            services.voting.conclude(meeting.uid, reason="Vẫn kết luận")

    def test_a_chairman_who_was_away_is_remarked_on(self, services, meeting) -> None:
        chairman = services.meetings.seats(meeting.uid)[0].attendance
        services.voting.note(meeting.uid, [replace(chairman, present=False)])
        (remark,) = services.voting.facts(meeting.uid).remarks
        assert remark == f"{meeting.chaired_by} được ghi là chủ trì nhưng vắng mặt."

    def test_a_nomination_withdrawn_meanwhile_is_named(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        counted(services, vote, agree=9)
        services.nomination_steps.withdraw([vote.nomination_uid], "Chuyển công tác")
        with pytest.raises(Rejected, match="bỏ khỏi chương trình"):
            services.voting.conclude(meeting.uid)

    def test_what_a_rule_blocks_is_named_and_nothing_is_concluded(self, services, meeting) -> None:
        on_agenda(services, meeting, 2, award_type="LDTT", status="complete")
        services.voting.all_agree(meeting.uid)
        with pytest.raises(HeldByRules, match="2 đề nghị chưa kết luận được") as caught:
            services.voting.conclude(meeting.uid)
        lines = services.agenda.lines(meeting.uid)
        assert {each.name for each in caught.value.held} == {line.subject.name for line in lines}
        assert all(each.sentence for each in caught.value.held)
        assert all(line.subject.name in str(caught.value) for line in lines)
        assert services.meetings.get(meeting.uid).status == "voted"
        assert {n.status for n in services.store.nominations.of_period("2026")} == {"complete"}

    def test_it_is_concluded_without_what_a_rule_blocks_in_one_action(
        self, services, meeting
    ) -> None:
        on_agenda(services, meeting)
        on_agenda(services, meeting, 2, award_type="LDTT", status="complete", start=5)
        services.voting.all_agree(meeting.uid)
        with pytest.raises(HeldByRules) as caught:
            services.voting.conclude(meeting.uid)
        blocked = [each.uid for each in caught.value.held]
        concluded = services.voting.conclude(meeting.uid, without=blocked)
        assert (concluded.passed, concluded.returned) == (1, 0)
        assert services.meetings.get(meeting.uid).status == "closed"
        assert {status(services, uid) for uid in blocked} == {"complete"}
        services.history.undo()
        assert services.meetings.get(meeting.uid).status == "voted"
        assert len(services.agenda.lines(meeting.uid)) == 3

    def test_a_concluded_meeting_changes_no_more(self, services, meeting) -> None:
        (vote,) = on_agenda(services, meeting)
        counted(services, vote, agree=9)
        services.voting.conclude(meeting.uid)
        (vote,) = services.store.votes.of_meeting(meeting.uid)
        for change in (
            lambda: counted(services, vote, agree=1),
            lambda: absent(services, meeting, 1),
            lambda: services.agenda.take_off(meeting.uid, [vote.uid]),
            lambda: services.meetings.save(services.meetings.get(meeting.uid)),
            lambda: services.meetings.delete(meeting.uid),
            lambda: services.voting.conclude(meeting.uid),
        ):
            with pytest.raises(Refused, match="mở lại"):
                change()

    def test_a_candidate_on_the_council_is_noted_and_stays_in_the_base(self, services) -> None:
        (chairman,) = add_subjects(services, 1)
        meeting = add_meeting(services, add_council(services, subjects=[chairman]))
        services.agenda.put(meeting.uid, add_nominations(services, subjects=[chairman]))
        (line,) = services.agenda.lines(meeting.uid)
        assert line.sits is not None
        assert line.result.base == 9
        (remark,) = services.voting.facts(meeting.uid).remarks
        assert "là thành viên Hội đồng" in remark
        assert "chưa ghi là không bỏ phiếu cho mình" in remark

    def test_who_stood_aside_is_remarked_on_as_such(self, services) -> None:
        (chairman,) = add_subjects(services, 1)
        meeting = add_meeting(services, add_council(services, subjects=[chairman]))
        services.agenda.put(meeting.uid, add_nominations(services, subjects=[chairman]))
        services.voting.recuse_candidates(meeting.uid)
        (remark,) = services.voting.facts(meeting.uid).remarks
        assert "đã ghi là không bỏ phiếu cho mình, vẫn tính trong tổng số" in remark

    def test_candidates_stand_aside_with_one_press(self, services) -> None:
        people = add_subjects(services, 3)
        meeting = add_meeting(services, add_council(services, subjects=people[:2]))
        services.agenda.put(meeting.uid, add_nominations(services, subjects=people))
        services.voting.all_agree(meeting.uid)
        assert services.voting.recuse_candidates(meeting.uid) == 2
        assert services.voting.recuse_candidates(meeting.uid) == 0
        lines = services.agenda.lines(meeting.uid)
        assert sorted(len(line.vote.recused) for line in lines) == [0, 1, 1]
        assert sorted(line.vote.agree or 0 for line in lines) == [8, 8, 9]
        assert all(line.result.base == 9 and line.result.passed for line in lines)

    def test_what_was_there_stays_written_down(self, services, meeting) -> None:
        on_agenda(services, meeting)
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        assert len(services.store.attendances.of_meeting(meeting.uid)) == 9

    def test_the_rule_of_the_day_is_kept_when_the_rule_changes(self, services, meeting) -> None:
        on_agenda(services, meeting)
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        before = services.agenda.lines(meeting.uid)[0].result.sentence
        services.folder.profile.write_text(
            '[[thresholds]]\nid = "DA_SO"\nshare = "80 %"\nstrict = false\n', "utf-8"
        )
        with services.on_own_connection() as other:
            assert other.agenda.lines(meeting.uid)[0].result.sentence == before


class TestReopening:
    def concluded(self, services: Services, meeting: Meeting) -> list[Vote]:
        _first, _second, third = on_agenda(services, meeting, 3)
        with services.store.action("Lùi"):
            nomination = services.store.nominations.get(third.nomination_uid)
            services.store.nominations.save(replace(nomination, status="complete"))
        services.voting.all_agree(meeting.uid)
        _first, second, _third = services.store.votes.of_meeting(meeting.uid)
        counted(services, second, agree=1, disagree=8)
        services.voting.conclude(meeting.uid)
        return services.store.votes.of_meeting(meeting.uid)

    def test_every_nomination_is_again_what_it_was(self, services, meeting) -> None:
        votes = self.concluded(services, meeting)
        services.voting.reopen(meeting.uid)
        found = [status(services, vote.nomination_uid) for vote in votes]
        assert sorted(found) == ["complete", "examined", "examined"]
        assert services.meetings.get(meeting.uid).status == "voted"
        services.voting.conclude(meeting.uid)
        assert services.meetings.get(meeting.uid).status == "closed"

    def test_not_once_a_decision_follows_the_meeting(self, services, meeting) -> None:
        self.concluded(services, meeting)
        add_decision(services, meeting_uid=meeting.uid)
        with pytest.raises(Refused, match="không mở lại được"):
            services.voting.reopen(meeting.uid)

    def test_not_once_a_nomination_went_on(self, services, meeting) -> None:
        votes = self.concluded(services, meeting)
        services.nomination_steps.move([votes[0].nomination_uid], "submitted")
        with pytest.raises(Refused):
            services.voting.reopen(meeting.uid)
        assert services.meetings.get(meeting.uid).status == "closed"

    def test_a_meeting_not_concluded_is_not_reopened(self, services, meeting) -> None:
        with pytest.raises(Refused, match="chưa kết luận"):
            services.voting.reopen(meeting.uid)
