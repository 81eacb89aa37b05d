"""Fields by the names of what they hold: read all at once, with each problem shown under its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.problems import Refused, Rejected
from ui.widgets import fields
from ui.widgets.form_field import FormField


def read_all(named: Mapping[str, FormField]) -> dict[str, Any]:
    """``Rejected`` names every field whose text cannot be understood."""
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, field in named.items():
        try:
            values[name] = fields.read(field.widget)
        except Refused as refused:
            problems[name] = str(refused)
    if problems:
        raise Rejected(problems)
    return values


def show_problems(
    named: Mapping[str, FormField], problems: Mapping[str, str]
) -> tuple[FormField | None, list[str]]:
    """The first field that has one, and what belongs to no field that is seen."""
    for name, field in named.items():
        field.show_problem(problems.get(name, ""))
    seen = [name for name, field in named.items() if not field.isHidden()]
    first = next((named[name] for name in seen if name in problems), None)
    return first, [text for name, text in problems.items() if name not in seen]
