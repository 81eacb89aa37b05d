"""A list as it is handed out: its title, the columns that may be seen, and its rows one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from models.dates import format_short
from models.listing import Cell, Column, Query
from models.problems import Refused
from services.services import Services
from services.wanted import Wanted

YEAR = 4
"""Letters of a date that tell its year."""


@dataclass(frozen=True, slots=True)
class Listed:
    title: str
    about: str
    """Of which period or decision."""
    columns: tuple[Column, ...]
    count: int
    rows: Callable[[], Iterator[tuple[Cell, ...]]]
    """Reads them; inside a snapshot, lest others write between."""


def listed(services: Services, list_id: str, wanted: Wanted) -> Listed:
    """The list as ``wanted``; a public one without what is private or of use to the office alone.

    The query may still filter and sort by what is not shown. Raises ``Refused`` for a public copy
    of a list of which nothing may be seen.
    """
    opened = services.lists.open(list_id, private=wanted.private and not wanted.public)
    opened = opened.asked(_query(wanted, opened.listing.scopes))
    shown = [
        (place, _public(column) if wanted.public else column)
        for place, column in enumerate(opened.columns)
        if not (wanted.public and (column.private or column.internal))
    ]
    if not shown:
        raise Refused(f"“{opened.listing.title}” chỉ dùng nội bộ, không có bản công khai.")
    cut = [place for place, column in shown if wanted.public and column.public_year]

    def rows() -> Iterator[tuple[Cell, ...]]:
        for row in opened.each():
            cells = row.cells
            yield tuple(_year(cells[place]) if place in cut else cells[place] for place, _ in shown)

    return Listed(
        opened.listing.title,
        _about(services, wanted, "decision" in opened.listing.scopes),
        tuple(column for _, column in shown),
        opened.count(),
        rows,
    )


def about_decision(services: Services, uid: str) -> str:
    if not uid:
        return ""
    decision = services.deciding.get(uid)
    day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    number = f"số {decision.code}" if decision.number else "chưa có số"
    return f"Theo Quyết định {number}{day}"


def _query(wanted: Wanted, scopes: Collection[str]) -> Query:
    query = wanted.query
    fixed = dict(query.scope)
    if wanted.period and "period" in scopes:
        fixed["period"] = wanted.period
    if wanted.uid and "decision" in scopes:
        fixed["decision"] = wanted.uid
    return replace(query, scope=fixed)


def _about(services: Services, wanted: Wanted, of_decision: bool) -> str:
    if of_decision and wanted.uid:
        return about_decision(services, wanted.uid)
    period = services.periods.find(wanted.period) if wanted.period else None
    return period.name if period else ""


def _public(column: Column) -> Column:
    if not column.public_year:
        return column
    return replace(column, title=column.public_year, kind="text", width=80)


def _year(cell: Cell) -> Cell:
    return str(cell)[:YEAR] if cell else ""
