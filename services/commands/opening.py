"""Opens the data for a command, and says aside what is wrong with the province's rules."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from models.data_folder import DataFolder
from services.services import Services, open_services


@contextmanager
def opened(folder: DataFolder) -> Iterator[Services]:
    """Raises ``Refused``."""
    with open_services(folder) as services:
        if services.law.problem and sys.stderr is not None:
            print(services.law.problem, file=sys.stderr)
        yield services
