"""Sending and checking a large package against packing and hashing the same bytes."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from models.awards import Award
from models.data_folder import DataFolder
from models.decisions import Decision
from models.registrations import Registration
from models.store import Store, open_store
from models.subjects import Subject
from models.units import Unit
from services.attaching import Attaching
from services.catalogue_loading import load_catalogue
from services.packages.sending import Sending
from services.packages.verifying import verify
from services.periods import period_of_code
from services.settings import Settings
from tests.benchmarks.floor import compare

RECORDS, ATTACHED = 50_000, 50_000_000
SMALL_RECORDS, SMALL_ATTACHED = 60, 60_000
SCANS = 20


@pytest.fixture
def sending(benchmark: BenchmarkFixture, tmp_path: Path) -> Iterator[Sending]:
    full = benchmark.enabled
    store = open_store(DataFolder(tmp_path / "data"))
    _fill(
        store,
        RECORDS if full else SMALL_RECORDS,
        ATTACHED if full else SMALL_ATTACHED,
        tmp_path,
    )
    (tmp_path / "USB").mkdir()
    yield Sending(store, Settings(store), load_catalogue(store.folder.profile))
    store.close()


def _fill(store: Store, records: int, attached: int, folder: Path) -> None:
    third = records // 3
    with store.action("Thêm", unlocked=True):
        store.settings.write({"commune_code": "03217", "commune_name": "Xã Mường Xoan"})
        store.periods.save(period_of_code("2026"))
        units = [store.units.place(Unit(name=f"Bản số {n}")) for n in range(30)]
        subjects = store.subjects.save_many(
            Subject(
                kind="individual",
                name=f"Lò Văn {n}",
                unit_uid=units[n % 30].uid,
                position="Công chức",
                birth_date="1985",
            )
            for n in range(third)
        )
        store.registrations.save_many(
            Registration(period="2026", subject_uid=s.uid, award_type="LDTT") for s in subjects
        )
        decision = store.decisions.save(
            Decision(status="issued", number="5", decided_on=date(2026, 11, 20), period="2026")
        )
        store.awards.save_many(
            Award(
                decision_uid=decision.uid,
                subject_uid=subject.uid,
                award_type="LDTT",
                ground="CONG_TRANG",
                period="2026",
                kind="individual",
                name=subject.name,
                unit_name="Bản",
                achievement="Hoàn thành xuất sắc nhiệm vụ được giao trong năm",
            )
            for subject in subjects
        )
    attaching = Attaching(store)
    for number in range(SCANS):
        scan = folder / f"{number}.pdf"
        seed = number.to_bytes(4, "big")
        scan.write_bytes(hashlib.shake_256(seed).digest(attached // SCANS))
        attaching.attach(decision.uid, scan)


def pack(members: dict[str, bytes], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            hashlib.sha256(content).hexdigest()
            archive.writestr(name, content)


def members_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_sending_against_packing_and_hashing_the_same_bytes(benchmark, sending, tmp_path):
    stick = tmp_path / "USB"

    def send() -> Path:
        sent = sending.send("2026", "toan-bo", stick, attachments=True)
        return stick / sent.file_name

    members = members_of(send())
    compare(benchmark, send, lambda: pack(members, tmp_path / "floor.zip"), most=5.0)


def test_verifying_against_unpacking_and_hashing_the_same_bytes(benchmark, sending, tmp_path):
    sent = sending.send("2026", "toan-bo", tmp_path / "USB", attachments=True)
    path = Path(shutil.copy(tmp_path / "USB" / sent.file_name, tmp_path))

    def unpack() -> None:
        for content in members_of(path).values():
            hashlib.sha256(content).hexdigest()

    def check() -> None:
        assert verify(path).ok

    compare(benchmark, check, unpack, most=5.0)
