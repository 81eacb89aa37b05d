"""Nominations: made once, many at once, moved from step to step, held up by rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.nominations import Nomination
from models.problems import Refused, Rejected
from models.ratings import Grade, Rating
from services.services import Services
from tests.small_commune import add_subjects, add_unit


def rate(services: Services, subjects: list[str], grade: Grade = "HTTNV", period="2026") -> None:
    with services.store.action("Xếp loại"):
        services.store.ratings.save_many(
            Rating(period=period, subject_uid=uid, grade=grade) for uid in subjects
        )


def propose(services: Services, count: int, award: str = "LDTT", **fields) -> list[str]:
    model = Nomination(period="2026", subject_uid="", award_type=award, **fields)
    people = add_subjects(services, count)
    return list(services.nominating.add_subjects(model, people).uids)


def statuses(services: Services) -> list[str]:
    return [n.status for n in services.nominating.of_period("2026")]


def test_a_nomination_is_begun_today(services):
    (person,) = add_subjects(services, 1)
    saved = services.nominating.save(
        Nomination(period="2026", subject_uid=person, award_type="LDTT", achievement=" Dạy giỏi ")
    )
    assert (saved.status, saved.status_on, saved.proposed_on) == (
        "draft", date(2026, 11, 20), date(2026, 11, 20),
    )  # fmt: skip
    assert saved.achievement == "Dạy giỏi"


def test_what_is_missing_is_told_by_field(services):
    with pytest.raises(Rejected) as told:
        services.nominating.save(Nomination(period="", subject_uid="", award_type=""))
    assert set(told.value.problems) == {"period", "subject_uid", "award_type"}
    (person,) = add_subjects(services, 1)
    with pytest.raises(Rejected) as told:
        services.nominating.save(
            Nomination(
                period="2026", subject_uid=person, award_type="LDTT", achieved_on=date(2026, 12, 1)
            )
        )
    assert set(told.value.problems) == {"achieved_on"}
    with pytest.raises(Rejected, match="không dành cho cá nhân"):
        services.nominating.save(Nomination(period="2026", subject_uid=person, award_type="TTLDTT"))


def test_one_achievement_is_put_forward_once_whatever_its_spelling(services):
    (person,) = add_subjects(services, 1)
    first = Nomination(
        period="2026", subject_uid=person, award_type="GK_XA", achievement="Hòa giải giỏi"
    )
    stored = services.nominating.save(first)
    with pytest.raises(Rejected) as told:
        services.nominating.save(replace(first, achievement="hoà  giải giỏi"))
    assert "mỗi thành tích chỉ đề nghị một lần" in told.value.problems["achievement"]
    services.nominating.save(replace(first, achievement="Cứu người bị lũ cuốn"))
    services.nomination_steps.withdraw([stored.uid], "Đơn vị xin rút")
    again = services.nominating.save(first)
    assert again.uid != stored.uid
    moved = services.nomination_steps.step_back([stored.uid])
    assert (moved.count, "Đã có đề nghị khác" in moved.held[0].sentence) == (0, True)


def test_registrations_become_nominations_in_one_action(services):
    people = add_subjects(services, 5)
    services.registering.register("2026", people, ["LDTT"])
    registrations = [r.uid for r in services.store.registrations.of_period("2026")]
    before = len(services.history.recent())
    added = services.nominating.from_registrations(registrations)
    assert (len(added.uids), added.held) == (5, ())
    assert len(services.history.recent()) == before + 1
    assert {n.registration_uid for n in services.nominating.of_period("2026")} == set(registrations)
    again = services.nominating.from_registrations(registrations)
    assert (again.uids, len(again.held)) == ((), 5)
    assert services.nominating.open_registrations("2026") == []
    services.history.undo()
    assert services.nominating.of_period("2026") == []
    assert len(services.nominating.open_registrations("2026")) == 5


def test_a_registration_in_a_decision_is_not_put_forward(services):
    from services.putting_forward import put_forward

    services.registering.register("2026", add_subjects(services, 2), ["LDTT"])
    first, second = (r.uid for r in services.store.registrations.of_period("2026"))
    put_forward(services, [first], ["LDTT"])
    added = services.nominating.from_registrations([first, second])
    assert (len(added.uids), len(added.held)) == (1, 1)


def test_those_that_cannot_be_added_do_not_stop_the_others(services):
    people = add_subjects(services, 3)
    collective = add_subjects(services, 1, "collective")
    model = Nomination(period="2026", subject_uid="", award_type="LDTT")
    added = services.nominating.add_subjects(model, [*people, *collective, people[0]])
    assert len(added.uids) == 3
    (held,) = added.held
    assert held.name.startswith("Tổ chuyên môn")
    twice = [replace(model, subject_uid=people[0], achievement="x")] * 2
    assert len(services.nominating.add(twice).uids) == 1


def test_what_a_rule_blocks_is_not_examined_and_the_others_are(services):
    uids = propose(services, 3)
    people = [n.subject_uid for n in services.nominating.of_period("2026")]
    rate(services, people[:2])
    before = len(services.history.recent())
    moved = services.nomination_steps.examine(uids)
    assert (moved.count, len(moved.held)) == (2, 1)
    assert "Chưa có kết quả xếp loại" in moved.held[0].sentence
    assert statuses(services).count("examined") == 2
    assert len(services.history.recent()) == before + 1
    services.history.undo()
    assert set(statuses(services)) == {"draft"}


def test_a_reason_written_down_lets_a_blocked_nomination_pass(services):
    (uid,) = propose(services, 1)
    for short in ("", "vì thế", "abcdefghijklm"):
        with pytest.raises(Rejected) as told:
            services.overriding.override(uid, "L1", short)
        assert set(told.value.problems) == {"reason"}
    override = services.overriding.override(
        uid, "L1", "Đơn vị nộp bổ sung kết quả xếp loại sau", "Lò Văn Hặc"
    )
    assert "Chưa có kết quả xếp loại" in override.sentence
    assert services.nomination_steps.examine([uid]).count == 1
    (finding,) = (f for f in services.reviewing.of([uid])[uid] if f.rule.id == "L1")
    assert finding.objects
    assert not finding.blocks
    services.overriding.take_back(override.uid)
    assert statuses(services) == ["complete"]
    assert services.nomination_steps.examine([uid]).count == 0
    services.history.undo()
    assert statuses(services) == ["examined"]


def test_a_rule_that_does_not_object_needs_no_reason(services):
    (uid,) = propose(services, 1)
    rate(services, [services.nominating.get(uid).subject_uid])
    with pytest.raises(Refused, match="không còn vướng gì"):
        services.overriding.override(uid, "L1", "Một lý do dài và đầy đủ")


def test_the_reason_for_an_override_stays_once_there_was_a_vote(services):
    (uid,) = propose(services, 1)
    override = services.overriding.override(uid, "L1", "Kết quả xếp loại nộp bổ sung sau")
    services.nomination_steps.examine([uid])
    services.nomination_steps.move([uid], "voted", on=date(2026, 11, 18))
    assert services.nominating.get(uid).status_on == date(2026, 11, 18)
    with pytest.raises(Refused, match="phải giữ nguyên"):
        services.overriding.take_back(override.uid)


def test_a_nomination_is_given_back_and_withdrawn_only_with_a_reason(services):
    uids = propose(services, 2)
    for step in (services.nomination_steps.give_back, services.nomination_steps.withdraw):
        with pytest.raises(Rejected) as told:
            step(uids, " ")
        assert set(told.value.problems) == {"reason"}
    services.nomination_steps.give_back(uids[:1], "Thiếu bản thành tích")
    services.nomination_steps.withdraw(uids[1:], "Đơn vị xin rút")
    assert sorted(statuses(services)) == ["returned", "withdrawn"]
    assert services.nominating.get(uids[0]).reason == "Thiếu bản thành tích"
    held = services.nomination_steps.examine(uids).held
    assert all("hãy đưa về Mới lập trước" in each.sentence for each in held)
    assert services.nomination_steps.step_back(uids).count == 2
    assert statuses(services) == ["draft", "draft"]
    assert services.nominating.get(uids[0]).reason == ""


def test_one_step_back_leads_from_examined_to_complete_and_on_to_the_beginning(services):
    uids = propose(services, 2)
    rate(services, [n.subject_uid for n in services.nominating.of_period("2026")])
    services.nomination_steps.complete(uids)
    services.nomination_steps.examine(uids[:1])
    assert services.nomination_steps.step_back(uids).count == 2
    assert statuses(services) == ["complete", "draft"]


def test_steps_out_of_order_are_told_of(services):
    (uid,) = propose(services, 1)
    moved = services.nomination_steps.move([uid], "voted")
    assert moved.count == 0
    assert "“Mới lập”" in moved.held[0].sentence


def test_what_was_decided_above_is_recorded_although_a_rule_objects(services):
    (uid,) = propose(services, 1)
    assert services.nomination_steps.move([uid], "awarded").count == 0
    assert services.nomination_steps.move([uid], "awarded", guarded=False).count == 1


def test_examined_for_one_thing_is_not_examined_for_another(services):
    (uid,) = propose(services, 1, "GK_XA", achievement="Hòa giải giỏi")
    services.nomination_steps.move([uid], "examined", guarded=False)
    examined = services.nominating.get(uid)
    same = services.nominating.save(replace(examined, achievement="Hòa giải rất giỏi"))
    assert same.status == "examined"
    other = services.nominating.save(replace(same, ground="DOT_XUAT"))
    assert other.status == "complete"


def test_what_was_voted_on_stays_and_what_is_in_a_paper_keeps_its_text(services):
    (uid,) = propose(services, 1, "GK_XA", achievement="Hòa giải giỏi")
    services.nomination_steps.move([uid], "examined", guarded=False)
    services.nomination_steps.move([uid], "voted", guarded=False)
    voted = services.nominating.get(uid)
    with pytest.raises(Rejected) as told:
        services.nominating.save(replace(voted, award_type="LDTT"))
    assert set(told.value.problems) == {"award_type"}
    voted = services.nominating.save(replace(voted, achievement="Hòa giải 12 vụ"))
    services.nomination_steps.move([uid], "decided", guarded=False)
    with pytest.raises(Rejected) as told:
        services.nominating.save(replace(services.nominating.get(uid), achievement="Khác"))
    assert set(told.value.problems) == {"achievement"}
    with pytest.raises(Refused, match="không xóa được"):
        services.nominating.delete([uid])


def test_deleting_is_undone(services):
    uids = propose(services, 3)
    assert services.nominating.delete(uids[:2]).count == 2
    assert len(services.nominating.of_period("2026")) == 1
    services.history.undo()
    assert len(services.nominating.of_period("2026")) == 3


def test_who_qualifies_is_found_with_the_proof_and_the_others_with_the_reason(services):
    unit = add_unit(services, "Trường Mầm non Hoa Ban")
    people = add_subjects(services, 4, unit=unit)
    elsewhere = add_subjects(services, 1, start=20)
    rate(services, people[:2])
    rate(services, people[2:3], "HTNV")
    rate(services, elsewhere)
    found = services.eligibility.find("2026", "LDTT", unit.uid)
    assert {c.subject.uid for c in found.qualified} == set(people[:2])
    assert all(proof.evidence for c in found.qualified for proof in c.proofs[:1])
    reasons = {c.subject.uid: c.objections[0].result for c in found.others}
    assert reasons == {people[2]: "violated", people[3]: "missing"}
    assert len(services.eligibility.find("2026", "LDTT").qualified) == 3
    added = services.eligibility.nominate("2026", "LDTT", people[:2])
    assert len(added.uids) == 2
    assert {n.source for n in services.nominating.of_period("2026")} == {"eligible"}
    again = services.eligibility.find("2026", "LDTT", unit.uid)
    assert all(candidate.nominated for candidate in again.qualified)


def test_finding_who_qualifies_takes_up_the_registration(services):
    people = add_subjects(services, 1)
    rate(services, people)
    services.registering.register("2026", people, ["LDTT"])
    services.eligibility.nominate("2026", "LDTT", people)
    (nomination,) = services.nominating.of_period("2026")
    assert nomination.registration_uid
    assert services.nominating.open_registrations("2026") == []


def test_nobody_is_found_where_there_is_nobody_and_nothing_judged(services):
    found = services.eligibility.find("2026", "LDTT")
    assert (found.qualified, found.others, found.judged) == ((), (), False)


def test_five_thousand_people_are_looked_at_and_put_forward(services):
    people = add_subjects(services, 5000)
    rate(services, people[:4000])
    steps: list[tuple[int, int]] = []

    class Counting:
        def report(self, done: int, total: int, doing: str = "") -> None:
            steps.append((done, total))

    found = services.eligibility.find("2026", "LDTT", progress=Counting())
    assert (len(found.qualified), len(found.others)) == (4000, 1000)
    assert steps[-1] == (4999, 5000)
    uids = [candidate.subject.uid for candidate in found.qualified]
    assert len(services.eligibility.nominate("2026", "LDTT", uids).uids) == 4000
    services.history.undo()
    assert services.nominating.of_period("2026") == []
