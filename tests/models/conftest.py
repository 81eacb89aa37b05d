"""A stored commune for the tests of what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
import uuid6

from models.awards import Award
from models.data_folder import DataFolder
from models.decisions import Decision
from models.identity import Origin
from models.movements import Movement
from models.periods import Period
from models.registrations import Registration
from models.signers import Signer
from models.store import Store, open_store
from models.subjects import Subject
from models.units import Unit


@dataclass
class Clock:
    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 1, 30, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Commune:
    unit: Unit
    hamlet: Unit
    person: Subject
    collective: Subject
    household: Subject
    registration: Registration
    decision: Decision
    award: Award


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    return DataFolder(tmp_path / "dữ liệu")


@pytest.fixture
def store(folder: DataFolder, clock: Clock) -> Iterator[Store]:
    with closing(open_store(folder, Origin(lambda: str(uuid6.uuid7()), clock.now))) as store:
        yield store


@pytest.fixture
def add_people(store: Store) -> Callable[..., list[Subject]]:
    def add(*names: str, **fields) -> list[Subject]:
        with store.action("Thêm người"):
            return store.subjects.save_many(
                Subject(kind="individual", name=name, **fields) for name in names
            )

    return add


@pytest.fixture
def commune(store: Store) -> Commune:
    """One record of every kind; the decision is a draft with one award."""
    with store.action("Nhập dữ liệu mẫu"):
        unit = store.units.place(Unit(name="Trường Tiểu học Mường Xoan", kind="school"))
        hamlet = store.units.place(Unit(name="Bản Đông", kind="hamlet"))
        person, collective, household = store.subjects.save_many(
            [
                Subject(kind="individual", name="Lò Thị Ánh", unit_uid=unit.uid),
                Subject(kind="collective", name="Tổ Văn phòng", unit_uid=unit.uid),
                Subject(kind="household", name="Quàng Văn Lả", unit_uid=hamlet.uid),
            ]
        )
        store.periods.save(
            Period(
                code="2026",
                kind="year",
                name="Năm 2026",
                starts_on=date(2026, 1, 1),
                ends_on=date(2026, 12, 31),
            )
        )
        store.movements.save(Movement(name="Chung sức xây dựng nông thôn mới"))
        store.signers.save(Signer(name="Vàng A Dơ", position="CHỦ TỊCH", rank=1))
        store.settings.write({"commune_name": "Xã Mường Xoan"})
        registration = store.registrations.save(
            Registration(period="2026", subject_uid=person.uid, award_type="LDTT")
        )
        decision = store.decisions.save(Decision(award_type="LDTT", period="2026"))
        award = store.awards.save(
            Award(
                decision_uid=decision.uid,
                subject_uid=person.uid,
                registration_uid=registration.uid,
                award_type="LDTT",
                ground="CONG_TRANG",
                period="2026",
                position=1,
                kind="individual",
                name=person.name,
            )
        )
    return Commune(unit, hamlet, person, collective, household, registration, decision, award)
