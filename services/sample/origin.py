"""Identifiers and a clock for the sample commune that are the same at each making."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random
from uuid import UUID

from models.identity import Origin

HANOI = timezone(timedelta(hours=7))


class SampleClock:
    """Stands still until it is set to another day; identifiers made later always sort later."""

    def __init__(self, first_day: date) -> None:
        self._random = Random("identifiers")
        self._now = _morning_of(first_day)
        self._last = 0

    def set(self, day: date) -> None:
        """Move to the morning of ``day``; the clock never goes back."""
        self._now = max(self._now, _morning_of(day))

    def now(self) -> datetime:
        return self._now

    def new_uid(self) -> str:
        """A UUIDv7: 48 bits of milliseconds, then a count within the millisecond, then chance."""
        first_of_day = int(self._now.timestamp() * 1000) << 12
        self._last = max(self._last + 1, first_of_day)
        milliseconds, count = self._last >> 12, self._last & 0xFFF
        chance = self._random.getrandbits(62)
        return str(UUID(int=milliseconds << 80 | 7 << 76 | count << 64 | 0b10 << 62 | chance))

    def origin(self) -> Origin:
        return Origin(new_uid=self.new_uid, now=self.now, zone=HANOI)


def _morning_of(day: date) -> datetime:
    return datetime.combine(day, time(8), HANOI).astimezone(UTC)
