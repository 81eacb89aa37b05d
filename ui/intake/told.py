"""What somebody said of the file that is looked at: how to read it, whom rows mean, who left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.subjects import Status
from services.intake.plan import Choices
from services.intake.reading import AS_FOUND, Reading
from ui.intake.rereading import with_left_out
from ui.intake.staff_panel import with_departures


class Told:
    def __init__(self) -> None:
        self.reading: Reading = AS_FOUND
        self.matches: Mapping[int, str] = {}
        self._departures: Mapping[str, Status] = {}
        self._remembers = True

    def read_as(self, reading: Reading) -> None:
        self.reading = reading

    def match(self, answers: Mapping[int, str]) -> None:
        self.matches = {**self.matches, **answers}

    def leave_out(self, rows: Sequence[int]) -> None:
        self.matches = {row: who for row, who in self.matches.items() if row not in rows}
        self.reading = with_left_out(self.reading, rows)

    def depart(self, told: Mapping[str, Status | None]) -> None:
        self._departures = with_departures(self._departures, told)

    def forget_layout(self) -> None:
        """Read the file as if no file headed like it had come before."""
        self._remembers, self.reading = False, AS_FOUND

    def choices(self, options: Choices) -> Choices:
        """``options`` are what the fields above the sheet say."""
        return replace(
            options,
            reading=self.reading,
            matches=self.matches,
            departures=self._departures,
            remembers=self._remembers,
        )
