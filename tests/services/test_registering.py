"""Đăng ký: who is registered once, what is counted, and the sentences of the half-year report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.problems import Refused, Rejected
from models.subjects import Subject
from tests.small_commune import add_decision, add_subjects


def _titles(services, period: str) -> list[tuple[str, str]]:
    registrations = services.store.registrations.of_period(period)
    return sorted((r.subject_uid, r.award_type) for r in registrations)


def test_everybody_chosen_is_registered_for_everything_chosen_once(services):
    uids = add_subjects(services, 2)
    day = date(2026, 1, 20)
    chosen = ["LDTT", "CSTDCS", "LDTT"]
    assert services.registering.register("2026", [*uids, uids[0]], chosen, day, " sk ", "x") == 4
    assert services.registering.register("2026", uids, ["LDTT", "GK_XA"]) == 2
    assert _titles(services, "2026") == sorted(
        (uid, code) for uid in uids for code in ("LDTT", "CSTDCS", "GK_XA")
    )
    first = services.store.registrations.of_subject(uids[0])[0]
    assert (first.registered_on, first.initiative, first.note) == (day, "sk", "x")


def test_a_missing_year_is_made_with_the_registration_and_undone_with_it(services):
    uids = add_subjects(services, 1)
    services.registering.register("2027", uids, ["LDTT"])
    assert services.periods.find("2027").name == "Năm 2027"
    services.history.undo()
    assert services.periods.find("2027") is None


def test_a_period_that_nobody_understands_is_refused_and_nothing_stored(services):
    uids = add_subjects(services, 1)
    with pytest.raises(Refused, match="Không hiểu kỳ"):
        services.registering.register("năm nay", uids, ["LDTT"])
    assert services.store.registrations.all() == []


def test_nobody_or_nothing_chosen_is_told_at_once(services):
    with pytest.raises(Rejected) as rejected:
        services.registering.register("2026", [], [])
    assert set(rejected.value.problems) == {"subjects", "award_types"}


def test_a_title_is_for_its_own_kind_of_recipient(services):
    people = add_subjects(services, 1)
    (collective,) = add_subjects(services, 1, "collective")
    with pytest.raises(Rejected, match="không dành cho tập thể"):
        services.registering.register("2026", [*people, collective], ["LDTT"])
    with pytest.raises(Rejected, match="không dành cho cá nhân"):
        services.registering.register("2026", people, ["TTLDXS"])
    assert services.store.registrations.all() == []


def test_a_new_subject_is_added_and_registered_in_one_action(services):
    subject = Subject(kind="individual", name="Lò Thị Ánh")
    stored = services.registering.register_new("2026", subject, ["LDTT"])
    assert _titles(services, "2026") == [(stored.uid, "LDTT")]
    services.history.undo()
    assert services.directory.find("") == []


def test_a_new_subject_that_cannot_be_registered_is_not_added(services):
    with pytest.raises(Rejected):
        services.registering.register_new(
            "2026", Subject(kind="household", name="Quàng Văn Lả"), ["LDTT"]
        )
    assert services.directory.find("") == []


def test_a_registration_is_changed_unless_there_is_one_like_it(services):
    (uid,) = add_subjects(services, 1)
    services.registering.register("2026", [uid], ["LDTT", "GK_XA"])
    first, second = services.store.registrations.of_subject(uid)
    changed = services.registering.change(replace(first, initiative=" Dạy chữ ", note="x"))
    assert (changed.initiative, changed.revision) == ("Dạy chữ", 2)
    with pytest.raises(Rejected, match="đã đăng ký danh hiệu này"):
        services.registering.change(replace(second, award_type="LDTT"))
    assert services.registering.change(replace(second, award_type="CSTDCS")).revision == 2
    with pytest.raises(Rejected, match="không dành cho"):
        services.registering.change(replace(changed, award_type="TTLDTT"))


def test_what_stands_in_a_decision_is_neither_deleted_nor_given_another_title(services):
    uids = add_subjects(services, 2)
    services.registering.register("2026", uids, ["LDTT"])
    decision = add_decision(services)
    left = services.deciding.registrations_left(decision)
    services.deciding.add_registrations(decision.uid, [left[0].uid])
    with pytest.raises(Refused, match="1 đăng ký đã đưa vào quyết định"):
        services.registering.delete([r.uid for r in left])
    with pytest.raises(Rejected, match="đã đưa vào quyết định"):
        services.registering.change(replace(left[0], award_type="CSTDCS"))
    assert services.registering.change(replace(left[0], note="được phép")).note == "được phép"
    assert services.registering.delete([left[1].uid]) == 1
    services.deciding.remove_awards(
        decision.uid, [a.uid for a in services.deciding.awards(decision.uid)]
    )
    assert services.registering.delete([left[0].uid]) == 1
    assert services.store.registrations.all() == []


def test_a_deleted_registration_can_be_made_again(services):
    (uid,) = add_subjects(services, 1)
    for _ in range(3):
        assert services.registering.register("2026", [uid], ["LDTT"]) == 1
        services.registering.delete([r.uid for r in services.store.registrations.all()])


def test_the_year_before_is_copied_once_for_those_still_active(services):
    uids = add_subjects(services, 4)
    services.registering.register("2026", uids, ["LDTT"], initiative="Dạy chữ")
    services.registering.register("2026", uids[:1], ["CSTDCS"])
    services.registering.register("2027", uids[1:2], ["LDTT"])
    services.directory.save(replace(services.directory.subject(uids[2]), status="moved"))
    services.directory.delete(uids[3:])
    assert services.registering.copy_from("2026", "2027") == 2
    assert _titles(services, "2027") == sorted(
        [(uids[0], "LDTT"), (uids[0], "CSTDCS"), (uids[1], "LDTT")]
    )
    assert {r.initiative for r in services.store.registrations.of_period("2027")} == {""}
    assert services.registering.copy_from("2026", "2027") == 0
    with pytest.raises(Refused, match="chưa có đăng ký nào"):
        services.registering.copy_from("2019", "2027")


# Counting


def _register(services, kind, **counts: int) -> list[str]:
    everybody: list[str] = []
    for code, count in counts.items():
        uids = add_subjects(services, count, kind, start=len(everybody))
        services.registering.register("2026", uids, [code])
        everybody += uids
    return everybody


def test_the_sentences_are_those_of_the_half_year_report(services):
    collectives = _register(services, "collective", CO_TINH=6, TTLDXS=23, TTLDTT=70)
    people = _register(services, "individual", CSTD_TINH=6, CSTDCS=130, LDTT=752)
    # Lower titles that go along with a higher one are not counted again.
    services.registering.register("2026", collectives[:29], ["TTLDTT"])
    services.registering.register("2026", people[:136], ["LDTT"])
    collective, individual, household = services.registering.summary("2026").kinds
    assert services.registering.sentence(collective) == (
        "Tập thể: 99 đơn vị (cờ thi đua: 6 đơn vị, Tập thể Lao động xuất sắc: 23 đơn vị; "
        "Lao động tiên tiến: 70 đơn vị)."
    )
    assert services.registering.sentence(individual) == (
        "Cá nhân: 888 người (danh hiệu Chiến sĩ thi đua cấp tỉnh: 06 người, danh hiệu "
        "Chiến sĩ thi đua cấp cơ sở: 130 người, danh hiệu Lao động tiên tiến: 752 người)."
    )
    assert services.registering.sentence(household) == "Hộ gia đình: chưa có đăng ký."
    assert (collective.total, collective.registrations) == (99, 128)
    assert individual.by_award == (("CSTD_TINH", 6), ("CSTDCS", 130), ("LDTT", 752))
    assert individual.by_award_all == (("CSTD_TINH", 6), ("CSTDCS", 130), ("LDTT", 888))


def test_large_counts_have_a_dot_and_small_ones_a_zero_before_people_only(services):
    _register(services, "household", GDVH=1255)
    _register(services, "individual", LDTT=4)
    _register(services, "collective", TTLDTT=4)
    assert [services.registering.sentence(c) for c in services.registering.summary("2026").kinds] == [
        "Tập thể: 4 đơn vị (Lao động tiên tiến: 4 đơn vị).",
        "Cá nhân: 04 người (danh hiệu Lao động tiên tiến: 04 người).",
        "Hộ gia đình: 1.255 hộ (danh hiệu Gia đình văn hóa: 1.255 hộ).",
    ]  # fmt: skip


def test_only_the_period_and_who_is_not_deleted_count(services):
    uids = add_subjects(services, 3)
    services.registering.register("2026", uids, ["LDTT"])
    services.registering.register("2025-2026", uids, ["LDTT"])
    services.directory.delete(uids[:1])
    services.registering.delete(
        [r.uid for r in services.store.registrations.of_subject(uids[1]) if r.period == "2026"]
    )
    assert services.registering.summary("2026").kinds[1].total == 1
    assert services.registering.summary("2025-2026").kinds[1].total == 2
