"""What was typed into a form and not saved yet: who keeps it, and how its time is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from models.dates import format_short


class DraftLike(Protocol):
    @property
    def content(self) -> Mapping[str, str]: ...
    @property
    def saved_at(self) -> str: ...


class DraftKeeper(Protocol):
    def load(self, key: str) -> DraftLike | None: ...
    def keep(self, key: str, content: dict[str, str]) -> None: ...
    def forget(self, key: str) -> None: ...


def wall_clock(stored: str) -> str:
    """A stored UTC time as the clock on the wall: 14:05, with the day unless it is today."""
    here = datetime.fromisoformat(stored).astimezone()
    today = here.date() == datetime.now().astimezone().date()
    return f"{here:%H:%M}" + ("" if today else f" ngày {format_short(here.date())}")
