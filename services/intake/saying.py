"""How a row is spoken of while it is planned."""

from __future__ import annotations

from collections.abc import Callable

from services.intake.source_rows import SourceRow

Say = Callable[[SourceRow, str, str], None]
"""Tells of a row and one of its fields what a person should look at, as a sentence."""
