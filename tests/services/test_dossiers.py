"""The intake register: what is complete, when it is to be answered, what happened step by step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.dossiers import Dossier
from models.listing import Query
from models.nominations import Nomination
from models.problems import Refused, Rejected
from services.catalogue_loading import load_catalogue
from tests.small_commune import add_subjects

TODAY = date(2026, 11, 20)
ALL = ("to-trinh", "bao-cao", "bien-ban")


def dossier(**fields) -> Dossier:
    values = {
        "number": 0,
        "received_on": date(2026, 11, 9),
        "period": "2026",
        "submitter": "Trường Mầm non Mường Xoan",
        "award_type": "GK_XA",
        "items": ALL,
    }
    return Dossier(**(values | fields))


def received(services, **fields) -> Dossier:
    return services.dossiers.receive(dossier(**fields), "Lường Thị Dơ")


def steps(services, uid: str) -> list[str]:
    return [event.step for event in services.dossiers.events(uid)]


def nominate(services, uid: str, count: int = 1, start: int = 0) -> list[Nomination]:
    subjects = add_subjects(services, count, start=start)
    with services.store.action("Lập đề nghị"):
        return services.store.nominations.save_many(
            Nomination(period="2026", subject_uid=each, award_type="GK_XA", dossier_uid=uid)
            for each in subjects
        )


def bring(services, nominations, status: str, on: date) -> None:
    current = services.store.nominations.get_many([n.uid for n in nominations])
    with services.store.action("Chuyển đề nghị"):
        services.store.nominations.save_many(
            replace(n, status=status, status_on=on) for n in current
        )


def test_a_complete_dossier_is_answered_ten_working_days_later(services):
    saved = received(services)
    assert (saved.number, saved.code, saved.status) == (1, "01/2026", "accepted")
    assert (saved.completed_on, saved.due_on) == (date(2026, 11, 9), date(2026, 11, 23))
    assert steps(services, saved.uid) == ["received", "accepted"]


def test_the_days_of_return_pass_over_a_holiday(services):
    assert received(services, received_on=date(2026, 11, 10)).due_on == date(2026, 11, 25)


def test_a_sudden_exploit_takes_three_days_and_fewer_papers(services):
    saved = received(services, ground="DOT_XUAT", items=("to-trinh", "tom-tat"))
    assert saved.due_on == date(2026, 11, 12)


def test_an_incomplete_dossier_is_promised_no_day(services):
    saved = received(services, items=("to-trinh",))
    assert (saved.status, saved.due_on, saved.completed_on) == ("received", None, None)
    names = [document.code for document in services.dossiers.missing(saved)]
    assert names == ["bao-cao", "bien-ban"]


def test_what_is_not_in_the_checklist_is_not_kept(services):
    assert received(services, items=(*ALL, "sang-kien")).items == ALL


def test_an_optional_paper_is_not_missing(services):
    items = ("to-trinh", "bien-ban", "xep-loai")
    assert received(services, award_type="LDTT", items=items).status == "accepted"


def test_numbers_follow_in_each_year(services):
    last_year = received(services, received_on=date(2025, 12, 1))
    assert [last_year.code, received(services).code, received(services).code] == [
        "01/2025",
        "01/2026",
        "02/2026",
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"received_on": TODAY + timedelta(days=1)}, "received_on"),
        ({"received_on": date(1900, 1, 1)}, "received_on"),
        ({"submitter": "  "}, "submitter"),
        ({"period": ""}, "period"),
    ],
)
def test_what_cannot_be_entered_is_told_at_its_field(services, fields, field):
    with pytest.raises(Rejected) as told:
        received(services, **fields)
    assert list(told.value.problems) == [field]
    assert services.store.dossiers.count() == 0


def test_today_can_be_entered(services):
    assert received(services, received_on=TODAY).status == "accepted"


def test_the_count_begins_anew_when_what_was_missing_has_come(services):
    uid = received(services).uid
    asked = services.dossiers.ask_for_more(uid, date(2026, 11, 11), "Thiếu xác nhận của đơn vị")
    assert (asked.status, asked.due_on, asked.completed_on) == ("incomplete", None, None)
    done = services.dossiers.complete(uid, date(2026, 11, 16))
    assert (done.status, done.due_on) == ("accepted", date(2026, 12, 1))
    assert done.reason == ""
    assert steps(services, uid) == ["received", "accepted", "asked", "accepted"]


def test_a_dossier_is_complete_only_with_all_its_papers(services):
    uid = received(services, items=("to-trinh",)).uid
    with pytest.raises(Rejected) as told:
        services.dossiers.complete(uid, date(2026, 11, 10))
    assert "Báo cáo thành tích" in told.value.problems["items"]
    done = services.dossiers.complete(uid, date(2026, 11, 10), ALL)
    assert (done.status, done.items) == ("accepted", ALL)


@pytest.mark.parametrize(
    ("on", "wrong"),
    [
        (date(2026, 11, 8), "trước ngày nhận hồ sơ"),
        (TODAY + timedelta(days=1), "ở sau hôm nay"),
        (None, "nhập ngày"),
    ],
)
@pytest.mark.parametrize("verb", ["ask_for_more", "refuse", "answer"])
def test_nothing_happens_before_it_came_or_after_today(services, verb, on, wrong):
    uid = received(services).uid
    reason = [] if verb == "answer" else ["Thiếu xác nhận"]
    with pytest.raises(Rejected) as told:
        getattr(services.dossiers, verb)(uid, on, *reason)
    assert wrong in told.value.problems["on"]
    assert services.dossiers.get(uid).status == "accepted"


def test_nothing_happens_before_what_happened_last(services):
    uid = received(services).uid
    services.dossiers.ask_for_more(uid, date(2026, 11, 12), "Thiếu xác nhận")
    with pytest.raises(Rejected, match="yêu cầu bổ sung"):
        services.dossiers.complete(uid, date(2026, 11, 11))
    services.dossiers.complete(uid, date(2026, 11, 12))


@pytest.mark.parametrize("verb", ["ask_for_more", "refuse"])
def test_a_reason_is_needed(services, verb):
    uid = received(services).uid
    with pytest.raises(Rejected) as told:
        getattr(services.dossiers, verb)(uid, TODAY, " ")
    assert list(told.value.problems) == ["reason"]


def test_a_refused_dossier_is_answered_with_its_reason(services):
    uid = received(services).uid
    refused = services.dossiers.refuse(uid, date(2026, 11, 12), "Không thuộc thẩm quyền cấp xã")
    assert (refused.status, refused.answered_on, refused.due_on) == (
        "refused",
        date(2026, 11, 12),
        None,
    )
    assert services.dossiers.refusal_due_on(refused) == date(2026, 11, 16)
    with pytest.raises(Refused, match="Từ chối"):
        services.dossiers.answer(uid, TODAY)


def test_an_answer_ends_the_way(services):
    uid = received(services).uid
    answered = services.dossiers.answer(uid, date(2026, 11, 20), "Lường Thị Dơ", "QĐ số 15")
    assert (answered.status, answered.answered_on) == ("answered", date(2026, 11, 20))
    assert services.dossiers.days_left(answered) is None
    with pytest.raises(Refused):
        services.dossiers.ask_for_more(uid, TODAY, "Thiếu xác nhận")


def test_working_days_that_are_left_pass_over_the_holiday(services):
    early = received(services, received_on=date(2026, 11, 10))
    assert services.dossiers.days_left(early) == 2
    late = received(services, received_on=date(2026, 11, 2))
    assert services.dossiers.days_left(late) == -4


def test_every_step_can_be_undone(services):
    uid = received(services, items=("to-trinh",)).uid
    services.dossiers.complete(uid, date(2026, 11, 10), ALL)
    services.dossiers.answer(uid, TODAY)
    services.history.undo()
    assert services.dossiers.get(uid).status == "accepted"
    assert steps(services, uid) == ["received", "accepted"]
    services.history.undo()
    assert services.dossiers.get(uid).status == "received"
    services.history.undo()
    assert services.store.dossiers.count() == 0
    assert received(services).code == "01/2026"


def test_what_was_mistyped_can_be_changed(services):
    saved = received(services)
    changed = services.dossiers.change(
        replace(saved, received_on=date(2026, 11, 12), ground="CONG_TRANG", submitter="Công an xã")
    )
    assert (changed.completed_on, changed.due_on) == (date(2026, 11, 12), date(2026, 11, 27))
    assert [e.happened_on for e in services.dossiers.events(saved.uid)] == [date(2026, 11, 12)] * 2
    other_year = services.dossiers.change(replace(changed, received_on=date(2025, 11, 12)))
    assert other_year.code == "01/2025"


def test_a_dossier_did_not_come_after_what_happened_to_it(services):
    saved = received(services)
    services.dossiers.ask_for_more(saved.uid, date(2026, 11, 11), "Thiếu xác nhận")
    saved = services.dossiers.get(saved.uid)
    with pytest.raises(Rejected) as told:
        services.dossiers.change(replace(saved, received_on=date(2026, 11, 13)))
    assert list(told.value.problems) == ["received_on"]


def test_the_step_sheet_follows_the_nominations(services):
    uid = received(services, received_on=date(2026, 11, 2)).uid
    nominations = nominate(services, uid, 2)
    bring(services, nominations[:1], "examined", date(2026, 11, 5))
    assert "examined" not in steps(services, uid)
    bring(services, nominations[1:], "examined", date(2026, 11, 6))
    bring(services, nominations, "voted", date(2026, 11, 11))
    bring(services, nominations, "decided", date(2026, 11, 12))
    assert steps(services, uid) == ["received", "accepted", "examined", "voted"]
    bring(services, nominations, "awarded", date(2026, 11, 17))
    services.dossiers.answer(uid, TODAY, "Lường Thị Dơ")
    sheet = services.dossiers.step_sheet(services.dossiers.get(uid))
    assert [(line.code, line.came_on, line.done_on, line.taken, line.late) for line in sheet] == [
        ("received", date(2026, 11, 2), date(2026, 11, 2), 0, 0),
        ("examined", date(2026, 11, 2), date(2026, 11, 6), 4, 0),
        ("voted", date(2026, 11, 6), date(2026, 11, 11), 3, 0),
        ("decided", date(2026, 11, 11), date(2026, 11, 17), 4, 2),
        ("answered", date(2026, 11, 17), date(2026, 11, 20), 3, 2),
    ]


def test_a_step_that_is_taken_back_leaves_the_sheet(services):
    uid = received(services).uid
    nominations = nominate(services, uid)
    bring(services, nominations, "examined", date(2026, 11, 12))
    bring(services, nominations, "complete", date(2026, 11, 13))
    assert steps(services, uid) == ["received", "accepted"]
    services.history.undo()
    assert steps(services, uid) == ["received", "accepted", "examined"]


def test_a_meeting_before_the_dossier_was_complete_stands_once_on_the_day_it_was(services):
    uid = received(services).uid
    nominations = nominate(services, uid)
    bring(services, nominations, "examined", date(2026, 11, 3))
    bring(services, nominations, "examined", date(2026, 11, 3))
    assert steps(services, uid) == ["received", "accepted", "examined"]


def test_nominations_without_a_dossier_write_no_step(services):
    (nomination,) = nominate(services, received(services).uid)
    with services.store.action("Tách đề nghị"):
        services.store.nominations.save(replace(nomination, dossier_uid=None))
    assert services.store.dossier_events.count() == 2


def test_what_was_returned_has_all_steps_behind_it(services):
    uid = received(services).uid
    nominations = nominate(services, uid)
    bring(services, nominations, "returned", date(2026, 11, 12))
    assert steps(services, uid) == ["received", "accepted", "examined", "decided"]


def test_the_waiting_for_more_stands_in_the_sheet_without_a_limit(services):
    uid = received(services).uid
    services.dossiers.ask_for_more(uid, date(2026, 11, 13), "Thiếu xác nhận")
    sheet = services.dossiers.step_sheet(services.dossiers.get(uid))
    assert [(line.name, line.allowed, line.done_on) for line in sheet[:3]] == [
        ("Tiếp nhận, kiểm tra thành phần hồ sơ", 1, date(2026, 11, 9)),
        ("Đang giải quyết thì trả lại để bổ sung", None, date(2026, 11, 13)),
        ("Nơi gửi bổ sung hồ sơ", None, None),
    ]
    assert [line.came_on for line in sheet[3:]] == [None] * 4


def test_an_intake_that_waits_is_late_after_a_day(services):
    uid = received(services, items=()).uid
    sheet = services.dossiers.step_sheet(services.dossiers.get(uid))
    assert (sheet[0].code, sheet[0].taken, sheet[0].late) == ("received", 9, 8)


def test_the_clerk_writes_down_who_did_a_step(services):
    uid = received(services).uid
    services.dossiers.note_step(uid, "examined", date(2026, 11, 12), "Quàng Văn Ỹ")
    services.dossiers.note_step(uid, "examined", date(2026, 11, 13), "Quàng Văn Ỹ", "Đủ điều kiện")
    sheet = services.dossiers.step_sheet(services.dossiers.get(uid))
    line = next(line for line in sheet if line.code == "examined")
    assert (line.who, line.done_on, line.note) == (
        "Quàng Văn Ỹ",
        date(2026, 11, 13),
        "Đủ điều kiện",
    )
    assert steps(services, uid).count("examined") == 1


@pytest.mark.parametrize("on", [None, date(2026, 11, 8), TODAY + timedelta(days=1)])
def test_a_step_is_written_down_for_a_day_on_which_it_could_be(services, on):
    uid = received(services).uid
    with pytest.raises(Rejected) as told:
        services.dossiers.note_step(uid, "examined", on, "Quàng Văn Ỹ")
    assert list(told.value.problems) == ["on"]


def test_the_day_of_intake_is_changed_in_the_dossier_not_in_the_sheet(services):
    uid = received(services).uid
    services.dossiers.note_step(uid, "accepted", date(2026, 11, 9), "Quàng Văn Ỹ")
    with pytest.raises(Rejected, match="theo ngày của hồ sơ"):
        services.dossiers.note_step(uid, "accepted", date(2026, 11, 10), "Quàng Văn Ỹ")


def test_the_way_of_a_nomination_through_the_program_fills_the_sheet(services):
    uid = received(services).uid
    subjects = add_subjects(services, 2)
    model = Nomination(
        period="2026", subject_uid="", award_type="GK_XA", dossier_uid=uid, achievement="Thành tích"
    )
    uids = list(services.nominating.add_subjects(model, subjects).uids)
    move = services.nomination_steps.move
    for to, day in (("complete", 9), ("examined", 12), ("voted", 16), ("decided", 17)):
        move(uids, to, on=date(2026, 11, day), guarded=False)
    assert steps(services, uid) == ["received", "accepted", "examined", "voted"]
    move(uids, "awarded", on=date(2026, 11, 18), guarded=False)
    lines = services.dossiers.step_sheet(services.dossiers.get(uid))
    done = {line.code: line.done_on for line in lines}
    assert [done[code] for code in ("examined", "voted", "decided", "answered")] == [
        date(2026, 11, 12),
        date(2026, 11, 16),
        date(2026, 11, 18),
        None,
    ]
    services.history.undo()
    assert steps(services, uid) == ["received", "accepted", "examined", "voted"]


def test_a_dossier_with_nominations_stays(services):
    uid = received(services).uid
    nominate(services, uid)
    with pytest.raises(Refused, match="đề nghị"):
        services.dossiers.delete(uid)


def test_a_mistaken_dossier_goes_with_its_steps_and_comes_back(services):
    uid = received(services).uid
    services.dossiers.delete(uid)
    assert (services.store.dossiers.count(), services.store.dossier_events.count()) == (0, 0)
    services.history.undo()
    assert steps(services, uid) == ["received", "accepted"]


def test_the_list_says_what_is_late_and_what_is_soon(services):
    received(services, received_on=date(2026, 11, 2))
    received(services, received_on=date(2026, 11, 9))
    received(services, received_on=date(2026, 11, 12))
    answered = received(services, received_on=date(2026, 10, 1))
    services.dossiers.answer(answered.uid, TODAY)
    opened = services.lists.open("dossier-list")
    place = [column.name for column in opened.columns].index
    rows = [row.cells for row in opened.rows()]
    assert [(r[place("number")], r[place("timing")], r[place("days_left")]) for r in rows] == [
        ("04/2026", "Trả muộn", None),
        ("03/2026", "Còn hạn", 7),
        ("02/2026", "Sắp đến hạn", 3),
        ("01/2026", "Quá hạn", -4),
    ]
    assert services.lists.open("dossier-list", Query(filters={"timing": ["late"]})).count() == 1


def test_a_province_counts_other_days_and_papers(services, tmp_path):

    profile = tmp_path / "profile.toml"
    profile.write_text(
        '[[procedures]]\ncode = "giay-khen"\nworking_days = 12\n'
        '[[checklists]]\ncode = "giay-khen"\ndocuments = [{ code = "don", name = "Đơn" }]\n'
        '[[special_days]]\non = 2026-11-25\nname = "Nghỉ bù của tỉnh"\nkind = "off"\n'
        'citation = "Thông báo"\nconfidence = "verified"\n'
        '[[holidays]]\ncode = "van-hoa"\nto = 2026-11-01\n',
        encoding="utf-8",
    )
    catalogue = load_catalogue(profile)
    day = date(2026, 11, 20)
    assert [d.code for d in catalogue.checklist("GK_XA", "CONG_TRANG", day).documents] == ["don"]
    assert catalogue.procedure("GK_XA", "CONG_TRANG", day).working_days == 12
    assert catalogue.calendar.works(date(2026, 11, 24))
    assert not catalogue.calendar.works(date(2026, 11, 25))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('[[special_days]]\nname = "x"\n', "special_days"),
        ('[[special_days]]\non = 2026-11-25\nname = "x"\nkind = "nghỉ"\n', "2026-11-25"),
        ('[[holidays]]\ncode = "moi"\nname = "x"\nmonth = 13\nday = 1\n', "moi"),
        ('[[procedures]]\ncode = "giay-khen"\nworking_days = 0\n', "giay-khen"),
        ('[[procedures]]\ncode = "giay-khen"\nawards = ["GK_X"]\n', "GK_X"),
        ('[[checklists]]\ncode = "chung"\ngrounds = ["LA"]\n', "LA"),
        ('[[deadlines]]\ncode = "tong-ket"\nstep = "khác"\n', "tong-ket"),
    ],
)
def test_a_mistake_in_a_province_s_tables_is_named(text, where, tmp_path):

    profile = tmp_path / "profile.toml"
    profile.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=where):
        load_catalogue(profile)


def test_the_steps_of_every_procedure_add_up_to_its_days(services):
    for procedure in services.catalogue.procedures:
        assert sum(step.working_days for step in procedure.steps) == procedure.working_days


def test_every_award_has_a_checklist_and_a_procedure(services):
    codes = {award.code for award in services.catalogue.award_types()}
    for code in ("", *codes):
        assert services.catalogue.checklist(code, "CONG_TRANG", TODAY) is not None
        assert services.catalogue.procedure(code, "CONG_TRANG", TODAY) is not None
    for entry in (*services.catalogue.checklists, *services.catalogue.procedures):
        assert set(entry.awards) <= codes


def test_five_thousand_dossiers_are_one_page_at_a_time(services):
    with services.store.action("Năm nghìn hồ sơ"):
        services.store.dossiers.save_many(
            dossier(
                number=number,
                status="accepted",
                received_on=date(2026, 1, 1) + timedelta(days=number % 300),
                due_on=date(2026, 1, 15) + timedelta(days=number % 300),
                submitter=f"Đơn vị {number}",
            )
            for number in range(1, 5001)
        )
    opened = services.lists.open("dossier-list", Query(search="don vi 4999"))
    assert (opened.count(), services.lists.open("dossier-list").count()) == (1, 5000)
    assert len(services.lists.open("dossier-list").rows(4950, 100)) == 50
    assert services.dossiers.next_number(TODAY) == 5001
    assert len(services.dossiers.unanswered_until(date(2026, 1, 20))) > 90
