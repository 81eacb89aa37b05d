"""Stores cells that name units which there are not yet, with those units, as one action."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from models.progress import SILENT, Progress
from models.units import Unit
from models.vietnamese import canonical, nfc
from services.editing.cells import NewRow, Outcome, Remark, TypedCell
from services.editing.grid import Grid
from services.intake.unit_names import unit_kind_of
from services.services import Services


def missing_units(remarks: Iterable[Remark]) -> list[str]:
    """The names of the units that cells were refused for, each once in its first spelling."""
    names: dict[str, str] = {}
    for remark in remarks:
        if remark.missing_unit:
            names.setdefault(canonical(remark.missing_unit), nfc(remark.missing_unit))
    return list(names.values())


def store_with_units(
    services: Services,
    make: Callable[[Services], Grid[Any]],
    names: Sequence[str],
    cells: Sequence[TypedCell],
    rows: Sequence[NewRow] = (),
    progress: Progress = SILENT,
) -> Outcome:
    """Add the units ``names``, then store the cells in a grid that knows them."""
    added = f"đơn vị {names[0]}" if len(names) == 1 else f"{len(names)} đơn vị"
    title = f"Thêm {added} và ghi tiếp các ô vào {make(services).title}"
    with services.store.action(title):
        for name in names:
            services.directory.save_unit(Unit(name=name, kind=unit_kind_of(name, "individual")))
        outcome = make(services).store(cells, rows, "again", progress)
    return replace(outcome, title=title)
