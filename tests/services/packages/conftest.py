"""Communes whose packages are tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.store import Store, open_store
from services.catalogue import load_catalogue
from services.packages.sending import Sending
from services.settings import Settings
from tests.services.packages.sample_commune import Commune, fill, new_origin


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "quyet-dinh.pdf"
    file.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 40)
    return file


@pytest.fixture
def make_commune(tmp_path: Path, scan: Path) -> Iterator[Callable[[str], Commune]]:
    opened: list[Store] = []

    def make(name: str) -> Commune:
        folder = DataFolder(tmp_path / name)
        store = open_store(folder, new_origin())
        opened.append(store)
        fill(store, scan)
        stick = tmp_path / f"USB {name}"
        stick.mkdir()
        sending = Sending(store, Settings(store), load_catalogue(folder.profile))
        return Commune(store, sending, stick)

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def commune(make_commune: Callable[[str], Commune]) -> Commune:
    return make_commune("data")
