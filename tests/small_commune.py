"""A commune with a name, two signers, two periods, and makers of whoever it honours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from models.data_folder import DataFolder
from models.decisions import Decision
from models.identity import SYSTEM, Origin
from models.signers import Signer
from models.subjects import Subject, SubjectKind
from models.units import Unit
from services.services import Services, open_services

TODAY = Origin(SYSTEM.new_uid, lambda: datetime(2026, 11, 20, 2, tzinfo=UTC))
COMMUNE = {
    "commune_code": "03289",
    "commune_name": "Xã Mường Xoan",
    "province_name": "Tỉnh Điện Biên",
    "agency_name": "ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN",
    "place_name": "Mường Xoan",
    "office_name": "Sở Nội vụ tỉnh Điện Biên",
}
FAMILIES = ("Lò", "Quàng", "Lường", "Cà", "Tòng", "Vàng", "Giàng", "Nguyễn", "Trần", "Bạc")
MIDDLES = ("Văn", "Thị", "A", "Ngọc", "Minh")
GIVEN = ("Sáng", "Ễn", "Ộc", "Hặc", "Dơ", "Piếng", "Thủy", "Chuyên", "Đạt", "Ỹ", "Ánh", "Dung")


@contextmanager
def small_commune(root: Path, *, named: bool = True, origin: Origin = TODAY) -> Iterator[Services]:
    with open_services(DataFolder(root), origin) as services:
        if named:
            signers = [
                Signer(name="Lò Văn Hặc", position="CHỦ TỊCH"),
                Signer(name="Quàng Thị Ễn", position="PHÓ CHỦ TỊCH", authority="KT. CHỦ TỊCH"),
            ]
            services.setup.complete(COMMUNE, signers)
        with services.store.action("Thêm kỳ"):
            services.periods.ensure("2026")
            services.periods.ensure("2025-2026")
        yield services


def add_unit(services: Services, name: str) -> Unit:
    return services.directory.save_unit(Unit(name=name))


def add_subjects(
    services: Services,
    count: int,
    kind: SubjectKind = "individual",
    *,
    unit: Unit | None = None,
    position: str = "",
    start: int = 0,
) -> list[str]:
    """Uids of ``count`` invented subjects."""
    with services.store.action("Thêm đối tượng mẫu"):
        saved = services.store.subjects.save_many(
            Subject(
                kind=kind,
                name=f"Tổ chuyên môn số {number}" if kind == "collective" else name_of(number),
                sex="" if kind == "collective" else sex_of(number),
                position=position,
                unit_uid=unit.uid if unit else None,
            )
            for number in range(start, start + count)
        )
    return [subject.uid for subject in saved]


def name_of(number: int) -> str:
    given = GIVEN[number % len(GIVEN)]
    return f"{FAMILIES[number % len(FAMILIES)]} {MIDDLES[number % len(MIDDLES)]} {given}"


def sex_of(number: int):
    return "female" if MIDDLES[number % len(MIDDLES)] == "Thị" else "male"


def add_decision(
    services: Services,
    award_type: str = "LDTT",
    subjects: Sequence[str] = (),
    *,
    period: str | None = "2026",
    **fields,
) -> Decision:
    decision = services.deciding.save(Decision(award_type=award_type, period=period, **fields))
    if subjects:
        services.deciding.add_subjects(decision.uid, subjects)
    return services.deciding.get(decision.uid)
