"""A commune with a few records, an attachment and a key."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.identity import Origin
from models.store import Store, open_store
from models.subjects import Subject
from services.attaching import Attaching
from services.packages.keys import signing_key


class Clock:
    """Every look at it is a minute later."""

    def __init__(self) -> None:
        self._minutes = itertools.count()

    def __call__(self) -> datetime:
        return datetime(2026, 7, 1, 1, tzinfo=UTC) + timedelta(minutes=next(self._minutes))


@pytest.fixture
def origin() -> Origin:
    numbers = itertools.count(1)
    return Origin(lambda: f"018f0000-0000-7000-8000-{next(numbers):012d}", Clock())


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def store(folder: DataFolder, origin: Origin, tmp_path: Path) -> Iterator[Store]:
    store = open_store(folder, origin)
    with store.action("Thêm"):
        store.settings.write({"commune_code": "03217", "commune_name": "Xã Mường Xoan"})
        subject = store.subjects.save(Subject(kind="individual", name="Lò Văn Thử"))
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 40)
    Attaching(store).attach(subject.uid, scan)
    signing_key(folder, "03217", "Xã Mường Xoan")
    yield store
    store.close()
