from __future__ import annotations

from collections.abc import Iterator

import pytest

from services.services import Services
from tests.small_commune import small_commune


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A named commune with nobody in it; cases laid out in it leave nothing behind."""
    with small_commune(tmp_path_factory.mktemp("commune")) as services:
        yield services
