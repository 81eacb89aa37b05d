from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.services import Services
from tests.small_commune import small_commune


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A named commune with nobody in it, on 20/11/2026."""
    with small_commune(tmp_path / "data") as services:
        yield services
