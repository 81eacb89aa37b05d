from dataclasses import replace
from datetime import date

import pytest

from models.councils import Vote
from models.decisions import Decision
from models.hindrances import Hindrance
from models.problems import Refused, Rejected
from models.registrations import Registration
from services.rules.finding import blocking
from tests.held_meeting import add_meeting, add_nominations
from tests.small_commune import add_decision, add_subjects, add_unit

ISSUED_ON = date(2026, 11, 18)
ABOVE = {
    "origin": "recorded",
    "level": "province",
    "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
}


def issue(services, decision, number="145", day=ISSUED_ON):
    for _ in services.deciding.steps(decision)[2:]:
        services.deciding.advance(decision.uid)
    return services.deciding.advance(decision.uid, number, day)


def problems_of(call):
    with pytest.raises(Rejected) as rejected:
        call()
    return rejected.value.problems


def test_a_decision_goes_through_every_step(services):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    steps = [decision.status]
    steps.append(services.deciding.advance(decision.uid).status)
    steps.append(services.deciding.advance(decision.uid).status)
    steps.append(services.deciding.advance(decision.uid, "7", ISSUED_ON).status)
    assert steps == ["draft", "submitted", "signed", "issued"]
    assert services.deciding.next_step(services.deciding.get(decision.uid)) is None


def test_nothing_is_submitted_for_nobody(services):
    decision = add_decision(services)
    problems = problems_of(lambda: services.deciding.advance(decision.uid))
    assert problems == {"awards": "Quyết định chưa có ai trong danh sách khen thưởng."}
    assert services.deciding.problems(decision) == problems


def test_number_and_date_are_asked_only_when_it_is_issued(services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    problems = problems_of(lambda: services.deciding.advance(decision.uid))
    assert set(problems) == {"number", "decided_on"}


def test_an_issued_decision_and_its_list_stay_as_they_are(services):
    people = add_subjects(services, 3)
    decision = issue(services, add_decision(services, subjects=people[:2]))
    line = services.deciding.awards(decision.uid)[0]
    for change in (
        lambda: services.deciding.save(replace(decision, note="khác")),
        lambda: services.deciding.delete(decision.uid),
        lambda: services.deciding.add_subjects(decision.uid, people[2:]),
        lambda: services.deciding.remove_awards(decision.uid, [line.uid]),
        lambda: services.deciding.save_award(replace(line, note="khác")),
        lambda: services.deciding.order_by(decision.uid, "name"),
        lambda: services.deciding.step_back(decision.uid),
    ):
        with pytest.raises(Refused, match="đã ban hành"):
            change()


def test_issuing_keeps_persons_prizes_and_words_for_good(services):
    unit = add_unit(services, "Trường THCS Mường Xoan")
    (person,) = add_subjects(services, 1, unit=unit, position="Giáo viên")
    decision = issue(services, add_decision(services, subjects=[person]))
    printed = services.wording.of(decision)
    services.directory.save(
        replace(services.directory.subject(person), name="Tên Mới", position="Hiệu trưởng")
    )
    services.settings.save({"department": "Phòng Nội vụ", "fund_source": "Quỹ khác"})
    kept = services.deciding.get(decision.uid)
    (line,) = services.deciding.awards(decision.uid)
    assert (line.name, line.subject_position, line.prize) == ("Lò Văn Sáng", "Giáo viên", 759_000)
    assert line.unit_name == "Trường THCS Mường Xoan"
    assert services.wording.of(kept) == printed
    assert (kept.signer_name, kept.signer_position) == ("Lò Văn Hặc", "CHỦ TỊCH")


def test_an_issued_list_keeps_its_order_whatever_becomes_of_the_units(services):
    first, second = add_unit(services, "Đơn vị 1"), add_unit(services, "Đơn vị 2")
    people = add_subjects(services, 2, unit=first) + add_subjects(services, 2, unit=second, start=5)
    decision = issue(services, add_decision(services, subjects=people))
    before = services.deciding.listed(decision.uid)
    services.directory.move(people[:2], second.uid)
    services.directory.move(people[2:], first.uid)
    assert services.deciding.listed(decision.uid) == before


def test_a_step_back_leads_to_the_step_before(services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    assert services.deciding.step_back(decision.uid).status == "submitted"
    assert services.deciding.step_back(decision.uid).status == "draft"
    with pytest.raises(Refused, match="nháp"):
        services.deciding.step_back(decision.uid)


def test_issuing_can_be_undone_while_nothing_rests_on_it(services):
    decision = issue(services, add_decision(services, subjects=add_subjects(services, 2)))
    services.history.undo()
    again = services.deciding.get(decision.uid)
    assert (again.status, again.number, again.articles) == ("signed", "", ())


def test_a_number_is_used_once_a_year(services):
    people = add_subjects(services, 2)
    issue(services, add_decision(services, subjects=people[:1]), "05")
    twin = add_decision(services, subjects=people[1:])
    problems = problems_of(
        lambda: services.deciding.save(replace(twin, number="5", decided_on=date(2026, 12, 1)))
    )
    assert problems == {"number": "Số 05/QĐ-UBND năm 2026 đã dùng cho một quyết định khác."}
    next_year = replace(twin, number="5", decided_on=date(2027, 1, 5))
    assert services.deciding.save(next_year).code == "05/QĐ-UBND"


def test_a_number_may_be_typed_with_its_symbol(services):
    decision = add_decision(services, number=" 007/QĐ-CT ")
    assert (decision.number, decision.symbol, decision.code) == ("7", "QĐ-CT", "07/QĐ-CT")


def test_a_level_decides_only_what_the_law_lets_it_decide(services):
    problems = problems_of(lambda: services.deciding.save(Decision(award_type="BK_TINH")))
    assert set(problems) == {"award_type"}
    assert problems["award_type"].startswith("Cấp xã không có thẩm quyền")
    old = Decision(award_type="CSTDCS", decided_on=date(2025, 6, 15))
    assert (
        "chỉ được quyết định tặng" in problems_of(lambda: services.deciding.save(old))["award_type"]
    )
    assert services.deciding.level_problem(Decision(award_type="CSTDCS")) is None


def test_a_date_that_forbids_the_award_of_one_line_is_refused(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, award_type="CSTDCS"))
    earlier = replace(services.deciding.get(decision.uid), decided_on=date(2025, 6, 1))
    assert (
        "Chiến sĩ thi đua cơ sở"
        in problems_of(lambda: services.deciding.save(earlier))["award_type"]
    )


def test_a_rule_that_rests_on_an_unverified_text_is_only_told(services):
    before_2003 = Decision(**ABOVE, award_type="GK_XA", decided_on=date(2010, 5, 1), number="3")
    check = services.catalogue.level_check("GK_XA", "province", date(2010, 5, 1))
    assert check is not None
    assert check.confidence == "unverified"
    saved = services.deciding.save(before_2003)
    assert "Cần đối chiếu lại văn bản." in services.deciding.concerns(saved)[0]


def test_a_missing_year_is_made_with_the_decision(services):
    decision = add_decision(services, period="2027")
    assert decision.period == "2027"
    services.history.undo()
    assert services.periods.find("2027") is None


# What was decided above or long ago


def test_a_decision_from_above_is_written_down_and_then_locked(services):
    decision = services.deciding.save(
        Decision(**ABOVE, award_type="BK_TINH", number="1234/QĐ-UBND", decided_on=ISSUED_ON)
    )
    assert services.deciding.steps(decision) == ("draft", "issued")
    services.deciding.add_subjects(decision.uid, add_subjects(services, 2))
    locked = services.deciding.advance(decision.uid)
    assert (locked.status, locked.number) == ("issued", "1234")
    with pytest.raises(Refused):
        services.deciding.add_subjects(decision.uid, add_subjects(services, 1, start=9))


def test_a_decision_from_above_names_who_issued_it(services):
    nameless = Decision(origin="recorded", level="province", award_type="BK_TINH")
    assert set(problems_of(lambda: services.deciding.save(nameless))) == {"issuer"}


def test_what_was_recorded_is_locked_as_it_was_written_down(services):
    (person,) = add_subjects(services, 1, position="Hiệu trưởng")
    decision = services.deciding.save(
        Decision(**ABOVE, award_type="BK_TINH", number="9", decided_on=date(2019, 5, 4))
    )
    services.deciding.add_subjects(decision.uid, [person])
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, subject_position="Giáo viên", unit_name="Trường cũ"))
    locked = services.deciding.advance(decision.uid)
    (kept,) = services.deciding.awards(decision.uid)
    assert (kept.subject_position, kept.unit_name, kept.prize) == ("Giáo viên", "Trường cũ", None)
    assert (locked.summary, locked.articles, locked.signer_name) == ("", (), "")


# The list


def test_nobody_is_awarded_twice_in_one_decision(services):
    people = add_subjects(services, 3)
    decision = add_decision(services, subjects=people[:2])
    added = services.deciding.add_subjects(decision.uid, people)
    assert (added.added, set(added.already)) == (1, {"Lò Văn Sáng", "Quàng Thị Ễn"})


def test_registrations_are_taken_up_once(services):
    people = add_subjects(services, 4)
    services.registering.register("2026", people, ["LDTT"])
    decision = add_decision(services)
    left = services.deciding.registrations_left(decision)
    added = services.deciding.add_registrations(decision.uid, [r.uid for r in left])
    assert (len(left), added.added) == (4, 4)
    assert services.deciding.registrations_left(decision) == []
    first = services.deciding.awards(decision.uid)[0]
    services.deciding.remove_awards(decision.uid, [first.uid])
    (again,) = services.deciding.registrations_left(decision)
    assert isinstance(again, Registration)
    assert again.uid == first.registration_uid


def test_an_award_goes_only_to_those_it_is_made_for(services):
    decision = add_decision(services, "TTLDTT")
    problems = problems_of(
        lambda: services.deciding.add_subjects(decision.uid, add_subjects(services, 1))
    )
    assert problems == {"subjects": "Tập thể lao động tiên tiến không dành cho Lò Văn Sáng."}


def test_collectives_come_before_people_and_people_before_households(services):
    uids = [
        *add_subjects(services, 1, "household", start=2),
        *add_subjects(services, 1, start=1),
        *add_subjects(services, 1, "collective"),
    ]
    decision = add_decision(services, "GK_XA", uids)
    kinds = [award.kind for award in services.deciding.awards(decision.uid)]
    assert kinds == ["collective", "individual", "household"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("name", ["Quàng Thị Ễn", "Lường A Ộc", "Lò Văn Sáng"]),
        ("unit", ["Lò Văn Sáng", "Quàng Thị Ễn", "Lường A Ộc"]),
        ("title", ["Lò Văn Sáng", "Quàng Thị Ễn", "Lường A Ộc"]),
        ("manual", ["Lường A Ộc", "Quàng Thị Ễn", "Lò Văn Sáng"]),
    ],
)
def test_the_list_follows_the_order_of_the_decision(services, order, names):
    units = [add_unit(services, f"Đơn vị {n}") for n in (1, 2)]
    people = add_subjects(services, 1, unit=units[0])
    people += add_subjects(services, 2, unit=units[1], start=1)
    decision = add_decision(services, subjects=people[::-1], list_order=order)
    if order == "title":
        sang = next(a for a in services.deciding.awards(decision.uid) if a.subject_uid == people[0])
        services.deciding.save_award(replace(sang, award_type="CSTDCS"))
    assert [award.name for award in services.deciding.awards(decision.uid)] == names


def test_a_list_as_proposed_follows_the_agenda_of_the_council(services):
    people = add_subjects(services, 3)
    nominations = add_nominations(services, award_type="LDTT", subjects=people)
    decision = add_decision(services, list_order="proposed")
    services.deciding.add_nominations(decision.uid, nominations[::-1])

    def subjects():
        return [award.subject_uid for award in services.deciding.awards(decision.uid)]

    assert subjects() == people
    meeting = add_meeting(services)
    with services.store.action("Xếp chương trình"):
        services.store.votes.save_many(
            Vote(meeting_uid=meeting.uid, nomination_uid=uid, place=place)
            for place, uid in enumerate([nominations[2], nominations[0]], start=1)
        )
    assert subjects() == [people[2], people[0], people[1]]


def test_whoever_was_not_put_forward_stands_last_in_a_list_as_proposed(services):
    people = add_subjects(services, 3)
    (nomination,) = add_nominations(services, award_type="LDTT", subjects=people[2:])
    decision = add_decision(services, subjects=people[1::-1], list_order="proposed")
    services.deciding.add_nominations(decision.uid, [nomination])
    listed = [award.subject_uid for award in services.deciding.awards(decision.uid)]
    assert listed == [people[2], people[1], people[0]]


def test_moving_somebody_begins_with_the_list_as_it_stands(services):
    decision = add_decision(services, subjects=add_subjects(services, 5), list_order="name")
    listed = services.deciding.listed(decision.uid)
    services.deciding.move_award(decision.uid, listed[3], 1)
    expected = [listed[0], listed[3], listed[1], listed[2], listed[4]]
    assert services.deciding.listed(decision.uid) == expected
    assert services.deciding.get(decision.uid).list_order == "manual"


def test_ordering_by_hand_begins_with_the_list_as_it_stands(services):
    decision = add_decision(services, subjects=add_subjects(services, 12), list_order="name")
    listed = services.deciding.listed(decision.uid)
    services.deciding.order_by(decision.uid, "manual")
    assert services.deciding.listed(decision.uid) == listed


def test_one_achievement_can_be_written_for_several(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 3))
    listed = services.deciding.listed(decision.uid)
    services.deciding.describe_awards(decision.uid, listed[:2], " Cứu người  bị nạn ")
    texts = [award.achievement for award in services.deciding.awards(decision.uid)]
    assert texts == ["Cứu người bị nạn", "Cứu người bị nạn", ""]
    assert services.deciding.concerns(services.deciding.get(decision.uid)) == [
        "Còn 1 dòng trong danh sách chưa ghi thành tích."
    ]


def test_the_same_award_of_the_same_period_elsewhere_deserves_a_look(services):
    people = add_subjects(services, 5)
    add_decision(services, subjects=people)
    second = add_decision(services, subjects=people)
    assert services.deciding.concerns(second) == [
        "Đã có cùng danh hiệu trong cùng kỳ ở quyết định khác: "
        "Tòng Minh Dơ, Quàng Thị Ễn, Cà Ngọc Hặc và 2 đối tượng khác."
    ]


def test_a_prize_below_nothing_is_refused(services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    line = services.deciding.awards(decision.uid)[0]
    assert problems_of(lambda: services.deciding.save_award(replace(line, prize=-1))) == {
        "prize": "Tiền thưởng không thể là số âm."
    }


def test_a_summary_that_nobody_wrote_follows_whom_the_decision_honours(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    assert decision.summary.startswith("Về việc tặng Giấy khen cho các cá nhân có thành tích")
    services.deciding.add_subjects(decision.uid, add_subjects(services, 1, "collective"))
    assert "các tập thể, cá nhân" in services.deciding.get(decision.uid).summary
    own = services.deciding.save(
        replace(services.deciding.get(decision.uid), summary="Về việc khen thưởng")
    )
    services.deciding.add_subjects(own.uid, add_subjects(services, 1, "household", start=8))
    assert services.deciding.get(own.uid).summary == "Về việc khen thưởng"


def test_a_deleted_decision_takes_its_list_along_and_frees_its_registrations(services):
    people = add_subjects(services, 2)
    services.registering.register("2026", people, ["LDTT"])
    decision = add_decision(services)
    left = services.deciding.registrations_left(decision)
    services.deciding.add_registrations(decision.uid, [r.uid for r in left])
    services.deciding.delete(decision.uid)
    assert len(services.deciding.registrations_left(add_decision(services))) == 2


def test_a_progress_can_stop_a_long_addition_and_nothing_is_added(services):
    from models.progress import Cancelled

    class Stopping:
        def report(self, done, total, doing=""):
            if done == 3:
                raise Cancelled

    decision = add_decision(services)
    with pytest.raises(Cancelled):
        services.deciding.add_subjects(decision.uid, add_subjects(services, 5), progress=Stopping())
    assert services.deciding.listed(decision.uid) == []


def test_several_decisions_are_issued_with_one_day_each_with_its_number(services):
    first = add_decision(services, "LDTT", add_subjects(services, 2))
    second = add_decision(services, "CSTDCS", add_subjects(services, 2, start=20))
    services.deciding.advance(second.uid)
    numbers = {first.uid: "145", second.uid: "146/QĐ-UBND"}
    issued = services.deciding.issue_all(numbers, date(2026, 11, 18))
    assert [(each.status, each.code) for each in issued] == [
        ("issued", "145/QĐ-UBND"),
        ("issued", "146/QĐ-UBND"),
    ]
    services.history.undo()
    assert services.deciding.get(first.uid).status == "draft"
    assert services.deciding.get(second.uid).status == "submitted"


def test_when_one_of_several_cannot_be_issued_none_is(services):
    first = add_decision(services, "LDTT", add_subjects(services, 2))
    second = add_decision(services, "CSTDCS", add_subjects(services, 2, start=20))
    with pytest.raises(Rejected) as caught:
        services.deciding.issue_all({first.uid: "145", second.uid: ""}, date(2026, 11, 18))
    assert list(caught.value.problems) == [second.uid]
    assert services.deciding.get(first.uid).status == "draft"


def test_two_of_several_cannot_bear_one_number(services):
    first = add_decision(services, "LDTT", add_subjects(services, 2))
    second = add_decision(services, "CSTDCS", add_subjects(services, 2, start=20))
    with pytest.raises(Rejected):
        services.deciding.issue_all({first.uid: "145", second.uid: "145"}, date(2026, 11, 18))
    assert services.deciding.get(first.uid).status == "draft"


def test_a_decision_goes_on_past_a_rule_only_with_a_reason_that_stays(services):
    (uid,) = add_subjects(services, 1)
    services.hindrances.save(
        Hindrance(subject_uid=uid, kind="complaint", starts_on=date(2026, 11, 1))
    )
    decision = add_decision(services, "GK_XA", [uid])
    (finding,) = blocking(services.decision_reviewing.of_decision(decision.uid))
    with pytest.raises(Rejected):
        services.deciding.advance(decision.uid)
    with pytest.raises(Rejected):
        services.overriding.override_decision(decision.uid, finding.rule.id, "vì")
    services.overriding.override_decision(
        decision.uid, finding.rule.id, "Đơn nặc danh, đã xác minh không có cơ sở", "Chủ tịch xã"
    )
    services.deciding.issue_all({decision.uid: "145"}, date(2026, 11, 18))
    (override,) = services.overriding.of([decision.uid])
    assert override.sentence == finding.sentence
    with pytest.raises(Refused, match="đã ban hành"):
        services.overriding.take_back(override.uid)
