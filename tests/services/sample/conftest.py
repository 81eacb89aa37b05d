"""The sample commune, made once for all tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from services.sample.sample import make_sample
from services.services import Services, open_services


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "xa-mau"
    make_sample(folder)
    return folder


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> Iterator[Services]:
    with open_services(DataFolder(sample_folder)) as services:
        yield services
