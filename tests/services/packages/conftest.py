"""Communes whose packages are tested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.packages.sample_commune import Commune, open_commune


@pytest.fixture
def make_commune(tmp_path: Path) -> Iterator[Callable[[str], Commune]]:
    opened: list[Commune] = []

    def make(name: str) -> Commune:
        opened.append(open_commune(tmp_path, name))
        return opened[-1]

    yield make
    for commune in opened:
        commune.store.close()


@pytest.fixture
def commune(make_commune: Callable[[str], Commune]) -> Commune:
    return make_commune("data")
