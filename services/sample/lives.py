"""Careers of the sample commune's people, and what stands in the way of a few of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from models.career import CareerSpan
from models.hindrances import Hindrance
from models.store import Store
from services.sample.people import FROM_DISTRICT, MERGER, Person, Staff
from services.sample.units import COMMITTEE, FRONT, OFFICE, PARTY

COURSES = (
    "Cao cấp lý luận chính trị",
    "Bồi dưỡng ngạch chuyên viên chính",
    "Thạc sĩ Quản lý giáo dục",
)
NOT_ASKED = (PARTY, COMMITTEE, FRONT)
"""Whose heads nothing is said against."""


def make_careers(store: Store, staff: Staff) -> None:
    store.career.save_many(
        span
        for people in (staff.officials, staff.teachers)
        for span in _spans(people, Random(f"careers {len(people)}"))
    )


def _spans(people: tuple[Person, ...], chance: Random) -> Iterator[CareerSpan]:
    for person in people:
        uid = person.subject.uid
        month, day = chance.randint(1, 9), chance.randint(1, 28)
        yield CareerSpan(
            subject_uid=uid, kind="recruited", starts_on=date(person.since, month, day)
        )
        if person.branch == FROM_DISTRICT:
            yield CareerSpan(
                subject_uid=uid,
                kind="transferred",
                starts_on=MERGER,
                unit_name=person.subject.former_unit,
                opinion="Phiếu nhận xét, đánh giá cán bộ năm 2025",
                note="Sắp xếp đơn vị hành chính",
            )
        if person.subject.sex == "female" and person.since >= 2012 and chance.random() < 0.12:
            begins = date(2025 + chance.randint(0, 1), chance.randint(1, 6), 2)
            yield CareerSpan(
                subject_uid=uid,
                kind="maternity",
                starts_on=begins,
                ends_on=date(begins.year, begins.month + 6, 1),
            )
        elif chance.random() < 0.03:
            yield CareerSpan(
                subject_uid=uid,
                kind="study",
                starts_on=date(2026, 3, 2),
                ends_on=date(2026, 7, 31),
                note=chance.choice(COURSES),
            )


def make_hindrances(store: Store, staff: Staff) -> None:
    """A discipline that is over, one that is not, a complaint looked into, and two that were cleared."""
    asked = sorted(
        (
            p
            for p in staff.officials
            if p.works_in(2026) and p.unit not in NOT_ASKED and not p.armed
        ),
        key=lambda person: person.merit,
    )
    unlucky = next(p for p in asked if p.unit == OFFICE)
    slow, careless = [p for p in asked if p is not unlucky][:2]
    teachers = sorted(staff.teachers, key=lambda person: person.merit)
    store.hindrances.save_many(
        (
            Hindrance(
                subject_uid=unlucky.subject.uid,
                kind="complaint",
                starts_on=date(2026, 9, 15),
                document="Đơn tố cáo ngày 15/9/2026",
                note="Ủy ban Kiểm tra Đảng ủy đang xác minh",
            ),
            Hindrance(
                subject_uid=slow.subject.uid,
                kind="discipline",
                form="reprimand",
                starts_on=date(2026, 2, 10),
                ends_on=date(2027, 2, 9),
                document="Quyết định số 31/QĐ-UBND",
            ),
            Hindrance(
                subject_uid=careless.subject.uid,
                kind="discipline",
                form="warning",
                starts_on=date(2022, 5, 4),
                ends_on=date(2023, 5, 3),
                document="Quyết định số 118/QĐ-UBND",
            ),
            Hindrance(
                subject_uid=teachers[0].subject.uid,
                kind="press",
                starts_on=date(2026, 4, 3),
                ends_on=date(2026, 5, 12),
                note="Đã làm rõ, không có vi phạm",
            ),
            Hindrance(
                subject_uid=teachers[1].subject.uid,
                kind="inspection",
                starts_on=date(2025, 10, 6),
                ends_on=date(2025, 12, 1),
                document="Kết luận thanh tra số 09/KL-TTr",
            ),
        )
    )
