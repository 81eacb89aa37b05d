"""What is due when: deadlines of the year on both sides of their day, and dossiers to be answered."""

from datetime import date, timedelta

import pytest

from models.dossiers import Dossier
from models.movements import Movement
from services.deadlines import coming_due, deadlines_between, deadlines_of

TODAY = date(2026, 11, 20)
REPORT = "Báo cáo tổng kết công tác thi đua, khen thưởng năm và biểu tổng hợp"


def named(services, first: date, last: date) -> list[str]:
    found = deadlines_between(services.catalogue.deadlines, services.movements.all(), first, last)
    return [due.title for due in found]


def receive(services, received_on: date) -> Dossier:
    return services.dossiers.receive(
        Dossier(
            number=0,
            received_on=received_on,
            period="2026",
            submitter="Trường Mầm non Mường Xoan",
            award_type="GK_XA",
            items=("to-trinh", "bao-cao", "bien-ban"),
        )
    )


@pytest.mark.parametrize(
    ("first", "shown"), [(date(2026, 12, 15), True), (date(2026, 12, 16), False)]
)
def test_a_deadline_is_told_until_its_day(services, first, shown):
    assert (REPORT in named(services, first, first + timedelta(days=5))) is shown


@pytest.mark.parametrize(
    ("last", "shown"), [(date(2026, 12, 15), True), (date(2026, 12, 14), False)]
)
def test_a_deadline_is_told_only_when_it_is_near(services, last, shown):
    assert (REPORT in named(services, date(2026, 12, 1), last)) is shown


def test_what_is_due_in_the_next_year_is_of_the_year_before(services):
    assert named(services, date(2027, 3, 15), date(2027, 3, 15)) == [
        "Tổng hợp đăng ký thi đua, ký giao ước",
        "Gửi hồ sơ đề nghị cấp tỉnh khen thưởng năm (2026)",
    ]


def test_a_school_year_is_named_by_both_its_years(services):
    assert named(services, date(2026, 7, 31), date(2026, 7, 31)) == [
        "Gửi hồ sơ đề nghị cấp tỉnh khen thưởng năm học (2025-2026)"
    ]


def test_a_campaign_is_due_before_its_movement_ends(services):
    services.movements.save(Movement(name="Dạy tốt, học tốt", ends_on=date(2026, 10, 31)))
    title = "Gửi hồ sơ đề nghị khen thưởng chuyên đề “Dạy tốt, học tốt”"
    assert named(services, date(2026, 10, 24), date(2026, 10, 24)) == [title]
    assert named(services, date(2026, 10, 25), date(2026, 10, 31)) == []


def test_every_deadline_of_a_year_stands_in_its_order(services):
    year = deadlines_of(services, services.periods.find("2026"))
    assert [due.due_on for due in year] == sorted(due.due_on for due in year)
    assert (len(year), year[0].days_left, year[-1].due_on) == (15, -265, date(2027, 3, 15))
    school = deadlines_of(services, services.periods.find("2025-2026"))
    assert {due.due_on.year for due in school} == {2026}


def test_the_next_days_tell_how_many_are_left(services):
    first = coming_due(services)[0]
    assert first.sentence == (
        "Quyết định công nhận Gia đình văn hóa, Thôn, tổ dân phố văn hóa: 25/11/2026, còn 5 ngày"
    )
    assert all(0 <= due.days_left <= 30 for due in coming_due(services))


@pytest.mark.parametrize(
    ("received_on", "told"),
    [
        (date(2026, 11, 2), "16/11/2026, quá hạn 4 ngày"),
        (date(2026, 11, 6), "20/11/2026, hôm nay"),
        (date(2026, 11, 10), "25/11/2026, còn 5 ngày"),
    ],
)
def test_a_dossier_is_told_before_and_after_its_day(services, received_on, told):
    saved = receive(services, received_on)
    first = coming_due(services)[0]
    assert first.dossier_uid == saved.uid
    assert first.sentence == (f"Trả kết quả hồ sơ số 01/2026 của Trường Mầm non Mường Xoan: {told}")


def test_a_dossier_that_is_far_or_answered_is_not_told(services):
    receive(services, date(2026, 11, 11))
    answered = receive(services, date(2026, 11, 2))
    services.dossiers.answer(answered.uid, TODAY)
    assert not [due for due in coming_due(services) if due.dossier_uid]


def test_many_dossiers_are_told_in_two_lines(services):
    for day in (2, 2, 3, 9, 9):
        receive(services, date(2026, 11, day))
    told = [due.sentence for due in coming_due(services) if due.dossier_uid]
    assert told == [
        "3 hồ sơ chưa trả kết quả, hồ sơ sớm nhất hẹn trả: 16/11/2026, quá hạn 4 ngày",
        "2 hồ sơ sắp phải trả kết quả, hồ sơ sớm nhất hẹn trả: 23/11/2026, còn 3 ngày",
    ]
