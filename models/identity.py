"""Where new identifiers and the present moment come from; the sample commune brings its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

import uuid6


@dataclass(frozen=True, slots=True)
class Origin:
    """``new_uid`` gives UUIDv7 texts that sort by creation; ``now`` gives the moment in UTC."""

    new_uid: Callable[[], str]
    now: Callable[[], datetime]
    zone: tzinfo | None = None
    """Whose calendar ``today`` goes by; None: that of this computer."""

    def today(self) -> date:
        """The day on the clock of this place."""
        return self.now().astimezone(self.zone).date()

    def timestamp(self) -> str:
        """Now, as it is stored: ``2026-07-01T02:03:04Z``."""
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


SYSTEM = Origin(new_uid=lambda: str(uuid6.uuid7()), now=lambda: datetime.now(UTC))
