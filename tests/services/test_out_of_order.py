"""Things done in the wrong order, twice, or taken back when others rest on them already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from models.councils import Meeting
from models.decisions import Decision
from models.dossiers import Dossier
from models.movements import Movement
from models.problems import Refused, Rejected
from models.submissions import Submission
from services.recording_awards import PaperAward, record
from services.services import Services
from services.submitting import Answer
from tests.held_meeting import absent, add_council, add_meeting, add_nominations
from tests.paid_decisions import issued, paid_by
from tests.small_commune import add_subjects

REASON = "Đã kê khai không đúng thành tích"
DAY = date(2026, 11, 19)


def statuses(services: Services, uids: Sequence[str]) -> list[str]:
    return [services.nominating.get(uid).status for uid in uids]


def issue(services: Services, decision: Decision, number: str, day: date = DAY) -> Decision:
    return services.deciding.issue_all({decision.uid: number}, day)[0]


def concluded(services: Services, uids: Sequence[str]) -> Meeting:
    meeting = add_meeting(services)
    services.agenda.put(meeting.uid, uids)
    services.voting.all_agree(meeting.uid)
    services.voting.conclude(meeting.uid)
    return meeting


def sent(services: Services, uids: Sequence[str]) -> Submission:
    draft = Submission(period="2026", addressee="Chủ tịch Ủy ban nhân dân tỉnh")
    return services.submitting.send(services.submitting.prepare(draft, uids).uid, "27", DAY)


def answer(granted: Sequence[str] = (), refused: dict[str, str] | None = None, on: date = DAY):
    return Answer(
        number="1234/QĐ-UBND", decided_on=on, level="province", issuer="Chủ tịch UBND tỉnh",
        granted=tuple(granted), refused=refused or {},
    )  # fmt: skip


class TestNominations:
    def on_agenda(self, services: Services, award_type: str) -> list[str]:
        uids = add_nominations(services, 1, award_type)
        services.agenda.put(add_meeting(services).uid, uids)
        return uids

    def test_an_agenda_alone_is_no_vote_for_what_a_submission_lets_go(self, services) -> None:
        uids = self.on_agenda(services, "BK_TINH")
        draft = services.submitting.prepare(Submission(period="2026", addressee="Tỉnh"), uids)
        services.submitting.take_out(draft.uid, uids)
        assert statuses(services, uids) == ["examined"]

    def test_an_agenda_alone_is_no_vote_for_what_a_decision_lets_go(self, services) -> None:
        uids = self.on_agenda(services, "LDTT")
        decision = services.deciding.save(Decision(award_type="LDTT", period="2026"))
        services.deciding.add_nominations(decision.uid, uids)
        line = services.deciding.awards(decision.uid)[0]
        services.deciding.remove_awards(decision.uid, [line.uid])
        assert statuses(services, uids) == ["examined"]

    @pytest.mark.parametrize(
        "status", ["draft", "complete", "returned", "withdrawn", "submitted", "awarded"]
    )
    def test_only_what_is_ready_goes_into_a_decision(self, services, status) -> None:
        uids = add_nominations(services, 1, "LDTT", status=status)
        decision = services.deciding.save(Decision(award_type="LDTT", period="2026"))
        with pytest.raises(Rejected, match="không đưa vào quyết định được"):
            services.deciding.add_nominations(decision.uid, uids)
        assert statuses(services, uids) == [status]

    def test_nor_what_stands_in_another_decision(self, services) -> None:
        uids = add_nominations(services, 1, "LDTT", status="voted")
        first, second = (
            services.deciding.save(Decision(award_type="LDTT", period="2026")) for _ in range(2)
        )
        services.deciding.add_nominations(first.uid, uids)
        with pytest.raises(Rejected, match="không đưa vào quyết định được"):
            services.deciding.add_nominations(second.uid, uids)
        assert len(services.store.awards.of_nominations(uids)) == 1


class TestAnswers:
    def test_nobody_is_granted_and_turned_down_at_once(self, services) -> None:
        uids = add_nominations(services, 1, "BK_TINH")
        submission = sent(services, uids)
        with pytest.raises(Rejected, match="hãy chọn một kết quả"):
            services.submitting.answer(submission.uid, answer(uids, {uids[0]: "Không đạt"}))

    def test_one_decision_grants_one_person_one_award(self, services) -> None:
        person = add_subjects(services, 1)
        uids = [
            uid
            for text in ("Chuyển đổi số", "Phòng chống bão")
            for uid in add_nominations(
                services, subjects=person, award_type="BK_TINH", achievement=text
            )
        ]
        submission = sent(services, uids)
        with pytest.raises(Rejected, match="một quyết định chỉ khen một lần"):
            services.submitting.answer(submission.uid, answer(uids))
        services.submitting.answer(submission.uid, answer(uids[:1], {uids[1]: "Đã được khen"}))
        assert statuses(services, uids) == ["awarded", "returned"]
        assert services.submitting.get(submission.uid).status == "answered"

    def test_no_answer_comes_from_the_future(self, services) -> None:
        uids = add_nominations(services, 1, "BK_TINH")
        with pytest.raises(Rejected, match="chưa tới"):
            services.submitting.answer(sent(services, uids).uid, answer(uids, on=date(2027, 5, 1)))

    def test_what_was_answered_is_not_sent_again(self, services) -> None:
        uids = add_nominations(services, 1, "BK_TINH")
        submission = sent(services, uids)
        services.submitting.answer(submission.uid, answer(uids))
        with pytest.raises(Refused, match="đã có kết quả"):
            services.submitting.send(submission.uid, "28", DAY)

    def test_what_is_on_its_way_keeps_its_number_and_day(self, services) -> None:
        submission = sent(services, add_nominations(services, 1, "BK_TINH"))
        with pytest.raises(Rejected) as told:
            services.submitting.save(replace(submission, number="", submitted_on=None))
        assert sorted(told.value.problems) == ["number", "submitted_on"]
        changed = services.submitting.save(replace(submission, note="Gửi qua trục liên thông"))
        assert changed.status == "sent"

    def test_who_waits_again_when_the_answer_should_not_have_been_recorded(self, services) -> None:
        uids = add_nominations(services, 2, "BK_TINH")
        submission = sent(services, uids)
        decision = services.submitting.answer(submission.uid, answer(uids))
        assert decision is not None
        services.amending.remove_recorded(decision.uid, REASON)
        assert statuses(services, uids) == ["submitted", "submitted"]
        assert services.submitting.get(submission.uid).status == "sent"
        services.submitting.answer(submission.uid, answer(uids))
        assert statuses(services, uids) == ["awarded", "awarded"]

    def test_sending_is_not_taken_back_once_a_part_was_answered(self, services) -> None:
        uids = add_nominations(services, 2, "BK_TINH")
        submission = sent(services, uids)
        sending = services.history.recent()[0]
        services.submitting.answer(submission.uid, answer(uids[:1]))
        with pytest.raises(Refused, match="dựa vào hoặc sửa tiếp"):
            services.history.reverse(sending.uid)


class TestRecordedDecisions:
    @pytest.fixture
    def recorded(self, services) -> Decision:
        people = tuple(add_subjects(services, 1))
        day = date(2026, 2, 3)
        return record(services, PaperAward(people, "GK_XA", "commune", "12/QĐ-UBND", day, "2026"))

    def test_money_handed_out_keeps_the_decision(self, services, recorded) -> None:
        payment = paid_by(services, recorded)[0]
        services.payments.pay([payment.uid], DAY)
        with pytest.raises(Refused, match="đã chi"):
            services.amending.remove_recorded(recorded.uid, REASON)
        assert services.fund.ledger(2026).paid == payment.amount

    def test_money_not_handed_out_goes_with_it_and_comes_back(self, services, recorded) -> None:
        paid_by(services, recorded)
        services.amending.remove_recorded(recorded.uid, REASON)
        assert services.store.payments.all() == []
        assert services.store.payment_lists.all() == []
        services.history.undo()
        assert len(services.payments.of_decision(recorded.uid)) == 1

    def test_money_not_handed_out_follows_what_is_mended(self, services, recorded) -> None:
        payment = paid_by(services, recorded)[0]
        line = services.deciding.awards(recorded.uid)[0]
        services.amending.mend_award(replace(line, prize=500_000), REASON)
        assert services.payments.get(payment.uid).amount == 500_000
        services.amending.mend_award(replace(services.deciding.award(line.uid), prize=None), REASON)
        services.amending.mend_decision(
            replace(services.deciding.get(recorded.uid), decided_on=date(2024, 6, 30)), REASON
        )
        mended = services.payments.get(payment.uid)
        assert (mended.base_salary, mended.amount) == (1_800_000, 270_000)


class TestAmendments:
    @pytest.fixture
    def decision(self, services) -> Decision:
        return issued(services, "LDTT", add_subjects(services, 2))

    def test_nothing_is_taken_back_twice(self, services, decision) -> None:
        line = services.deciding.awards(decision.uid)[0]
        first, second = (
            services.amending.revoke(decision.uid, [line.uid], REASON) for _ in range(2)
        )
        issue(services, first, "11")
        with pytest.raises(Rejected, match="đã bị thu hồi bằng quyết định khác"):
            issue(services, second, "12")
        assert services.deciding.award(line.uid).revoked_by == first.uid

    def test_both_drafts_are_not_issued_in_one_go_either(self, services, decision) -> None:
        line = services.deciding.awards(decision.uid)[0]
        first, second = (
            services.amending.revoke(decision.uid, [line.uid], REASON) for _ in range(2)
        )
        with pytest.raises(Rejected, match="đã bị thu hồi bằng quyết định khác"):
            services.deciding.issue_all({first.uid: "11", second.uid: "12"}, DAY)
        assert services.deciding.award(line.uid).revoked_by is None
        assert services.deciding.get(first.uid).status == "draft"

    def test_what_was_taken_back_is_not_corrected(self, services, decision) -> None:
        line = services.deciding.awards(decision.uid)[0]
        drafted = services.amending.correct(decision.uid, [(line.uid, "name", "Lò Văn Á")])
        issue(services, services.amending.revoke(decision.uid, [line.uid], REASON), "11")
        with pytest.raises(Rejected, match="đã bị thu hồi rồi"):
            services.amending.correct(decision.uid, [(line.uid, "name", "Lò Văn Ả")])
        with pytest.raises(Rejected, match="đã bị thu hồi bằng quyết định khác"):
            issue(services, drafted, "12")

    def test_a_correction_speaks_of_what_the_line_says_when_it_is_issued(
        self, services, decision
    ) -> None:
        line = services.deciding.awards(decision.uid)[0]
        first, second = (
            services.amending.correct(decision.uid, [(line.uid, "name", name)])
            for name in ("Lò Văn Á", "Lò Văn Ả")
        )
        issue(services, first, "11")
        with pytest.raises(Rejected, match="lập lại"):
            issue(services, second, "12")
        again = services.amending.correct(decision.uid, [(line.uid, "name", "Lò Văn Ả")])
        assert services.amending.amendments(again.uid)[0].before == "Lò Văn Á"
        issue(services, again, "13")
        assert services.deciding.award(line.uid).name == "Lò Văn Ả"

    def test_a_correction_does_not_come_before_what_it_corrects(self, services, decision) -> None:
        line = services.deciding.awards(decision.uid)[0]
        draft = services.amending.correct(decision.uid, [(line.uid, "name", "Lò Văn Á")])
        with pytest.raises(Rejected, match="trước ngày của Quyết định số"):
            issue(services, draft, "11", date(2026, 11, 1))

    def test_nobody_is_honoured_by_a_correction(self, services, decision) -> None:
        line = services.deciding.awards(decision.uid)[0]
        draft = services.amending.correct(decision.uid, [(line.uid, "name", "Lò Văn Á")])
        with pytest.raises(Refused, match="không có danh sách khen thưởng"):
            services.deciding.add_subjects(draft.uid, add_subjects(services, 1, start=30))


class TestTakingBackWhatOthersRestOn:
    def test_issuing_while_money_was_reckoned(self, services) -> None:
        decision = issued(services, "LDTT", add_subjects(services, 2))
        issuing = services.history.recent()[0]
        paid_by(services, decision)
        with pytest.raises(Refused, match="Tính tiền thưởng"):
            services.history.reverse(issuing.uid)
        services.history.undo()
        services.history.reverse(issuing.uid)
        assert services.deciding.get(decision.uid).status == "signed"

    def test_issuing_while_a_correction_is_drafted(self, services) -> None:
        decision = issued(services, "LDTT", add_subjects(services, 2))
        issuing = services.history.recent()[0]
        line = services.deciding.awards(decision.uid)[0]
        services.amending.correct(decision.uid, [(line.uid, "name", "Lò Văn Á")])
        with pytest.raises(Refused, match="Lập quyết định đính chính"):
            services.history.reverse(issuing.uid)

    def test_who_was_there_once_the_meeting_is_concluded(self, services) -> None:
        meeting = add_meeting(services)
        absent(services, meeting, 2)
        noting = services.history.recent()[0]
        services.agenda.put(meeting.uid, add_nominations(services))
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        with pytest.raises(Refused, match="Kết luận cuộc họp"):
            services.history.reverse(noting.uid)


class TestConcludedMeetings:
    def test_who_sat_there_stays_whatever_becomes_of_the_council(self, services) -> None:
        meeting = concluded(services, add_nominations(services))
        members = services.councils.members(meeting.council_uid)
        before = services.voting.facts(meeting.uid).roll
        left = services.councils.save_member(replace(members[-1], ends_on=date(2026, 6, 1)))
        services.councils.save_member(replace(members[-2], uid="", revision=0, name="Lò Thị Ới"))
        assert services.voting.facts(meeting.uid).roll == before
        with pytest.raises(Refused, match="đã được tính"):
            services.councils.delete_member(left.uid)

    def test_who_had_left_before_the_day_is_not_counted_though_noted(self, services) -> None:
        meeting = add_meeting(services)
        absent(services, meeting, 1)
        member = services.councils.members(meeting.council_uid)[-1]
        services.councils.save_member(replace(member, ends_on=date(2026, 6, 1)))
        services.agenda.put(meeting.uid, add_nominations(services))
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        assert len(services.voting.facts(meeting.uid).roll.members) == 8

    def test_an_earlier_meeting_does_not_undo_what_a_later_one_passed(self, services) -> None:
        uids = add_nominations(services)
        council = add_council(services)
        first = add_meeting(services, council)
        services.agenda.put(first.uid, uids)
        services.voting.fill(first.uid, {"agree": 0, "disagree": 9})
        services.voting.conclude(first.uid)
        services.nomination_steps.step_back(uids)
        services.nomination_steps.examine(uids)
        second = add_meeting(services, council, held_on=DAY)
        services.agenda.put(second.uid, uids)
        services.voting.all_agree(second.uid)
        services.voting.conclude(second.uid)
        with pytest.raises(Refused, match="đã được xử lý tiếp"):
            services.voting.reopen(first.uid)
        assert statuses(services, uids) == ["voted"]
        services.voting.reopen(second.uid)
        assert statuses(services, uids) == ["examined"]

    def test_what_was_turned_down_above_is_not_taken_back_by_reopening(self, services) -> None:
        uids = add_nominations(services)
        meeting = concluded(services, uids)
        submission = sent(services, uids)
        services.submitting.answer(submission.uid, answer((), {uids[0]: "Không đủ điều kiện"}))
        with pytest.raises(Refused, match="đã được xử lý tiếp"):
            services.voting.reopen(meeting.uid)


def test_every_award_that_a_record_names_is_known_to_be_in_use(services) -> None:
    services.registering.register("2026", add_subjects(services, 1), ["CSTDCS"])
    add_nominations(services, 1, "GK_XA", start=10)
    services.deciding.save(Decision(award_type="LDTT", period="2026"))
    assert services.store.award_types_in_use() == {"CSTDCS", "GK_XA", "LDTT"}


class TestWhatANominationCameFrom:
    def dossier(self, services: Services) -> Dossier:
        return services.dossiers.receive(
            Dossier(
                number=0, period="2026", submitter="Trường Tiểu học Nà Sáy", award_type="GK_XA",
                received_on=date(2026, 11, 10),
            )
        )  # fmt: skip

    def complete(self, services: Services, dossier: Dossier, on: date) -> Dossier:
        checklist = services.dossiers.checklist(dossier)
        assert checklist is not None
        items = [document.code for document in checklist.documents]
        return services.dossiers.complete(dossier.uid, on, items)

    def test_a_dossier_that_is_gone_is_not_named_by_who_comes_back(self, services) -> None:
        people = add_subjects(services, 1)
        uids = add_nominations(services, subjects=people, status="draft")
        dossier = self.dossier(services)
        services.dossiers.take_nominations(dossier.uid, uids)
        services.directory.delete(people)
        services.dossiers.delete(dossier.uid)
        services.directory.restore(people)
        restored = services.nominating.get(uids[0])
        assert (restored.deleted_at, restored.dossier_uid) == (None, None)

    def test_a_movement_with_nominations_stays(self, services) -> None:
        movement = services.movements.save(Movement(name="Chung sức xây dựng nông thôn mới"))
        add_nominations(services, 1, ground="PHONG_TRAO", movement_uid=movement.uid)
        with pytest.raises(Refused, match="đã có đề nghị"):
            services.movements.delete(movement.uid)

    def test_a_registration_that_was_put_forward_stays_until_that_is_withdrawn(
        self, services
    ) -> None:
        services.registering.register("2026", add_subjects(services, 1), ["LDTT"])
        uid = services.store.registrations.all()[0].uid
        added = services.nominating.from_registrations([uid])
        with pytest.raises(Refused, match="đã lập đề nghị"):
            services.registering.delete([uid])
        services.nomination_steps.withdraw(added.uids, "Chuyển công tác")
        assert services.registering.delete([uid]) == 1

    def test_what_was_supplemented_on_the_first_day_was_not_complete_at_once(
        self, services
    ) -> None:
        dossier = self.dossier(services)
        day = dossier.received_on
        services.dossiers.ask_for_more(dossier.uid, day, "Thiếu báo cáo thành tích")
        dossier = self.complete(services, dossier, day)
        earlier = date(2026, 11, 9)
        changed = services.dossiers.change(replace(dossier, received_on=earlier))
        days = [event.happened_on for event in services.dossiers.events(dossier.uid)]
        assert days == [earlier, day, day]
        assert changed.completed_on == day

    def test_a_refused_dossier_has_no_day_of_return_again_when_it_is_mended(self, services) -> None:
        dossier = self.complete(services, self.dossier(services), date(2026, 11, 12))
        refused = services.dossiers.refuse(dossier.uid, date(2026, 11, 13), "Không đủ điều kiện")
        assert services.dossiers.change(replace(refused, note="Đã báo")).due_on is None


def test_one_achievement_is_paid_once_when_its_two_holders_prove_to_be_one(services) -> None:
    one, other = add_subjects(services, 2)
    paid = paid_by(services, issued(services, "GK_XA", [one], number="1"))[0]
    owed = paid_by(services, issued(services, "GK_XA", [other], number="2"))[0]
    services.payments.pay([paid.uid], DAY)
    services.merging.merge(one, other, despite_warning=True)
    assert services.payments.get(owed.uid).status == "not_paid"
    services.history.undo()
    assert services.payments.get(owed.uid).status == "unpaid"
