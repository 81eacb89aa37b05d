"""Registrations, recipients and movements edited in place."""

from datetime import date

import pytest

from models.movements import Movement
from models.problems import Refused
from services.editing.cells import NewRow, TypedCell
from services.editing.movement_grid import MovementGrid
from services.editing.recipient_grid import RecipientGrid
from services.editing.registration_grid import RegistrationGrid
from tests.small_commune import add_decision, add_subjects, add_unit


def typed(uid, **texts):
    return [TypedCell(uid, column, text) for column, text in texts.items()]


@pytest.fixture
def registrations(services):
    def make():
        return RegistrationGrid(
            services.store,
            services.catalogue,
            services.directory,
            services.registering,
            services.periods,
            "2026",
        )

    return make


@pytest.fixture
def recipients(services):
    def make(decision):
        return RecipientGrid(
            services.store,
            services.catalogue,
            services.directory,
            services.deciding,
            decision.uid,
        )

    return make


def registered(services):
    return services.store.registrations.of_period("2026")


def test_a_registration_takes_an_abbreviated_title_and_a_day(services, registrations):
    services.registering.register("2026", add_subjects(services, 1), ["LDTT"])
    (one,) = registered(services)
    outcome = registrations().store(
        typed(one.uid, award="CSTĐCS", registered_on="05/02/2026", initiative="Bản đồ số")
    )
    assert outcome.changed == 3
    (one,) = registered(services)
    assert (one.award_type, one.registered_on) == ("CSTDCS", date(2026, 2, 5))


def test_what_stands_in_a_decision_keeps_its_title(services, registrations):
    services.registering.register("2026", add_subjects(services, 1), ["LDTT"])
    (one,) = registered(services)
    services.deciding.add_registrations(add_decision(services).uid, [one.uid])
    assert "bỏ khỏi quyết định" in registrations().why_locked(one.uid, "award")
    assert not registrations().why_locked(one.uid, "note")
    assert "trang Danh bạ" in registrations().why_locked(one.uid, "position")
    outcome = registrations().store(typed(one.uid, award="CSTĐCS", note="Đã xem"))
    assert (outcome.changed, [r.column for r in outcome.refused]) == (1, ["award"])


def test_nobody_registers_twice_for_one_title(services, registrations):
    services.registering.register("2026", add_subjects(services, 1), ["LDTT", "CSTDCS"])
    one, two = registered(services)
    (remark,) = registrations().store(typed(two.uid, award="LĐTT")).refused
    assert remark.sentence.endswith("đã đăng ký danh hiệu này trong kỳ.")
    swapped = registrations().store(typed(one.uid, award="Tập thể lao động tiên tiến"))
    assert swapped.refused


def test_a_new_registration_finds_its_person_by_name_and_unit(services, registrations):
    add_subjects(services, 1, unit=add_unit(services, "Bản Co Muông"))
    add_subjects(services, 1, unit=add_unit(services, "Bản Nà Lốc"))
    (other,) = add_subjects(services, 1, start=3)
    name = services.store.subjects.all()[0].name
    alone = services.directory.subject(other).name
    rows = [
        NewRow("a", {"name": name, "award": "LĐTT"}),
        NewRow("b", {"name": name, "unit": "Bản Nà Lốc", "award": "LĐTT"}),
        NewRow("c", {"name": alone, "award": "LĐTT", "note": "Nộp muộn"}),
        NewRow("d", {"name": "Không Có Ai", "award": "LĐTT"}),
        NewRow("e", {"name": alone}),
        NewRow("f", {"name": alone, "award": "LĐTT"}),
    ]
    outcome = registrations().store([], rows, "paste")
    assert set(outcome.added) == {"b", "c"}
    assert {(r.uid, r.column) for r in outcome.refused} == {
        ("a", "name"),
        ("d", "name"),
        ("e", "award"),
        ("f", "award"),
    }
    assert len(registered(services)) == 2


def test_a_draft_takes_achievements_prizes_and_notes(services, recipients):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    one, two = services.deciding.awards(decision.uid)
    outcome = recipients(decision).store(
        [
            *typed(one.uid, achievement="Cứu người", prize="1.000.000 đ", note="Ghi chú"),
            *typed(two.uid, prize="-5", unit="Nơi khác"),
        ]
    )
    assert outcome.changed == 3
    assert {r.column for r in outcome.refused} == {"prize", "unit"}
    assert services.deciding.award(one.uid).prize == 1_000_000
    recipients(decision).store(typed(one.uid, prize=""), deed="clear")
    assert services.deciding.award(one.uid).prize is None


def test_a_new_recipient_is_somebody_of_the_directory_and_comes_last(services, recipients):
    inside, outside = add_subjects(services, 2)
    decision = add_decision(services, subjects=[inside])
    names = [services.directory.subject(uid).name for uid in (inside, outside)]
    rows = [NewRow(str(n), {"name": name}) for n, name in enumerate(names)]
    outcome = recipients(decision).store([], rows, "paste")
    assert set(outcome.added) == {"1"}
    assert outcome.refused[0].sentence == f"{names[0]} đã có trong danh sách."
    assert [a.position for a in services.store.awards.of_decision(decision.uid)] == [1, 2]


def test_an_issued_decision_is_locked_and_says_why(services, recipients):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    for _ in range(3):
        decision = services.deciding.advance(
            decision.uid, number="7", decided_on=date(2026, 11, 20)
        )
    (award,) = services.deciding.awards(decision.uid)
    cells = recipients(decision)
    assert cells.why_locked(award.uid, "note").startswith("Quyết định đã ban hành")
    with pytest.raises(Refused, match="đã ban hành"):
        cells.store(typed(award.uid, note="x"))


def test_several_recipients_move_together(services):
    decision = add_decision(services, subjects=add_subjects(services, 4), list_order="manual")
    listed = services.deciding.listed(decision.uid)
    services.deciding.move_awards(decision.uid, [listed[3], listed[2]], 0)
    assert services.deciding.listed(decision.uid) == [listed[2], listed[3], listed[0], listed[1]]


def test_movements_keep_their_days_in_order_and_their_names_apart(services):
    def grid():
        return MovementGrid(services.store, services.movements)

    one = services.movements.save(Movement(name="Xây dựng nông thôn mới"))
    two = services.movements.save(Movement(name="Dân vận khéo"))
    outcome = grid().store(
        [
            *typed(one.uid, starts_on="1/3/2026", ends_on="01/02/2026", theme="Chung sức"),
            *typed(two.uid, name="Xây dựng nông thôn mới", starts_on="2/1/26"),
        ]
    )
    assert {(r.uid, r.column) for r in outcome.refused} == {(one.uid, "ends_on"), (two.uid, "name")}
    assert services.movements.get(one.uid).starts_on == date(2026, 3, 1)
    rows = [NewRow("a", {"name": "Chuyển đổi số"}), NewRow("b", {"name": "Chuyển đổi số"})]
    assert set(grid().store([], rows).added) == {"a"}
    (remark,) = grid().store(typed(one.uid, awards="3")).refused
    assert "đếm từ các quyết định" in remark.sentence
