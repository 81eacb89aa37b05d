"""How a sheet is to be read, where somebody says otherwise than what was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.intake.row_classes import RowClass
from services.intake.switches import CleaningKind

PASSED_OVER = ""
"""The field of a column that is not to be taken."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Rows as Excel numbers them, columns by letter; what is not said is as the program finds it."""

    header: tuple[int, int] | None = None
    """The first and the last row of the header."""
    first_row: int = 0
    last_row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    """The field of a column (``columns.TITLES``), or ``PASSED_OVER``."""
    rows: Mapping[int, RowClass] = field(default_factory=dict)
    """What a row is: "record" takes it in, any other class leaves it out."""
    cleaning: Mapping[CleaningKind, bool] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    """Of a column: "tcvn3", "vni", or "" for one that is to stay as it is."""


AS_FOUND = Reading()
