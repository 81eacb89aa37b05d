"""What a list looks like before it goes up: direct workers, who had the award before, unit by unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.nominations import Nomination
from models.subjects import HolderClass
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit


def propose(services: Services, people: list[str], award: str = "LDTT") -> None:
    model = Nomination(period="2026", subject_uid="", award_type=award)
    services.nominating.add_subjects(model, people)


def award_in(services: Services, people: list[str], year: int) -> None:
    with services.store.action("Thêm kỳ"):
        services.periods.ensure(str(year))
    day = date(year + 1, 1, 20)
    decision = add_decision(
        services, "LDTT", people, period=str(year), origin="recorded", number="12",
        decided_on=day, level="district" if year < 2025 else "commune",
        issuer="UBND huyện Mường Ảng",
    )  # fmt: skip
    services.deciding.advance(decision.uid)


def classify(services: Services, people: list[str], holder_class: HolderClass) -> None:
    with services.store.action("Ghi lãnh đạo hay trực tiếp"):
        services.store.subjects.save_many(
            replace(subject, holder_class=holder_class)
            for subject in services.store.subjects.get_many(people)
        )


def shares(services: Services):
    return services.rotation.of("2026", services.nominating.of_period("2026"))


def test_direct_workers_and_leaders_are_counted_and_the_unknown_left_out_of_the_share(services):
    people = add_subjects(services, 5)
    classify(services, people[:3], "direct")
    classify(services, people[3:4], "leader")
    propose(services, people)
    (share,) = shares(services)
    assert (share.count, share.direct, share.leaders, share.unknown) == (5, 3, 1, 1)
    assert share.direct_percent == Decimal(75)


def test_who_had_it_the_year_before_is_told_from_who_never_had_it(services):
    people = add_subjects(services, 4)
    award_in(services, people[:1], 2024)
    award_in(services, people[1:3], 2025)
    propose(services, people)
    (share,) = shares(services)
    assert (share.first_time, share.year_before) == (1, 2)
    assert share.direct_percent is None


def test_each_unit_is_told_with_when_it_last_had_the_award(services):
    school, office = add_unit(services, "Trường Mầm non Hoa Ban"), add_unit(services, "Trạm Y tế")
    teachers = add_subjects(services, 6, unit=school)
    nurses = add_subjects(services, 2, unit=office, start=20)
    award_in(services, teachers[5:], 2023)
    propose(services, [*teachers[:3], *nurses])
    (share,) = shares(services)
    assert [(u.name, u.nominated, u.active, u.last_year) for u in share.units] == [
        ("Trường Mầm non Hoa Ban", 3, 6, 2023),
        ("Trạm Y tế", 2, 2, None),
    ]


def test_awards_and_kinds_of_recipients_stand_apart_from_high_to_low(services):
    propose(services, add_subjects(services, 2), "LDTT")
    propose(services, add_subjects(services, 1, start=10), "CSTDCS")
    propose(services, add_subjects(services, 1, "collective"), "TTLDTT")
    found = [(share.award_type.code, share.kind) for share in shares(services)]
    ranks = [services.catalogue.award_type(code).rank for code, _kind in found]
    assert ranks == sorted(ranks)
    assert set(found) == {
        ("LDTT", "individual"),
        ("CSTDCS", "individual"),
        ("TTLDTT", "collective"),
    }


def test_nobody_put_forward_is_nothing_to_tell(services):
    assert services.rotation.of("2026", []) == ()
