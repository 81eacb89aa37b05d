"""A commune with registrations, issued decisions, a draft and an attachment."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from models.awards import Award
from models.data_folder import DataFolder
from models.decisions import Decision
from models.identity import Origin
from models.movements import Movement
from models.registrations import Registration
from models.store import Store, open_store
from models.subjects import Subject
from models.units import Unit
from services.attaching import Attaching
from services.catalogue_loading import load_catalogue
from services.packages.sending import Sending
from services.periods import period_of_code
from services.settings import Settings

PERSONAL_ID = "011085001234"


@dataclass(frozen=True)
class Commune:
    """Its open data, and a stick that is plugged in."""

    store: Store
    sending: Sending
    stick: Path

    def send(self, kind: str = "toan-bo", **wanted) -> Path:
        sent = self.sending.send("2026", kind, self.stick, **wanted)
        return self.stick / sent.file_name


class Clock:
    """Every look at it is a minute later."""

    def __init__(self) -> None:
        self._minutes = itertools.count()

    def __call__(self) -> datetime:
        return datetime(2026, 12, 1, 1, tzinfo=UTC) + timedelta(minutes=next(self._minutes))


def new_origin() -> Origin:
    numbers = itertools.count(1)
    return Origin(lambda: f"018f0000-0000-7000-8000-{next(numbers):012d}", Clock())


def fill(store: Store, scan: Path) -> None:
    with store.action("Thêm"):
        store.settings.write(
            {
                "commune_code": "03217",
                "commune_name": "Xã Mường Xoan",
                "province_name": "Tỉnh Điện Biên",
            }
        )
        year = store.periods.save(period_of_code("2026"))
        store.periods.save(period_of_code("2025"))
        root = store.units.place(Unit(name="Xã Mường Xoan", kind="agency"))
        school = store.units.place(
            Unit(name="Trường Tiểu học Nà Sáy", kind="school", parent_uid=root.uid)
        )
        store.units.place(Unit(name="Bản Hua Sa", kind="hamlet", parent_uid=root.uid))
        movement = store.movements.save(Movement(name="Dân vận khéo"))
        teacher = store.subjects.save(
            Subject(
                kind="individual",
                name="Lò Văn Thử",
                unit_uid=school.uid,
                personal_id=PERSONAL_ID,
                ethnicity="Thái",
                note="chỉ để ở nhà",
            )
        )
        team = store.subjects.save(Subject(kind="collective", name="Tổ 1", unit_uid=school.uid))
        store.subjects.save(Subject(kind="household", name="Quàng Thị Mẫu"))
        for subject, award in ((teacher, "CSTDCS"), (teacher, "LDTT"), (team, "TTLDTT")):
            store.registrations.save(
                Registration(period=year.code, subject_uid=subject.uid, award_type=award)
            )
        decision = store.decisions.save(
            Decision(
                status="issued",
                number="5",
                decided_on=date(2026, 11, 20),
                period=year.code,
                award_type="LDTT",
                summary="Về việc công nhận danh hiệu",
                movement_uid=movement.uid,
            )
        )
        store.decisions.save(Decision(summary="Nháp", period=year.code, award_type="GK_XA"))
    with store.action("Ghi kết quả", unlocked=True):
        for subject, award in ((teacher, "LDTT"), (team, "TTLDTT")):
            store.awards.save(
                Award(
                    decision_uid=decision.uid,
                    subject_uid=subject.uid,
                    award_type=award,
                    ground="CONG_TRANG",
                    kind=subject.kind,
                    name=subject.name,
                    unit_name=school.name,
                )
            )
    Attaching(store).attach(decision.uid, scan)


def open_commune(root: Path, name: str) -> Commune:
    """A new commune in ``root``; close its store when done."""
    folder = DataFolder(root / name)
    store = open_store(folder, new_origin())
    scan = root / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 40)
    fill(store, scan)
    stick = root / f"USB {name}"
    stick.mkdir()
    return Commune(store, sending_on(store), stick)


def sending_on(store: Store) -> Sending:
    return Sending(store, Settings(store), load_catalogue(store.folder.profile))
