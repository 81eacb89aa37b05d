"""What every command of the command line has."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from models.data_folder import DataFolder


@dataclass(frozen=True, slots=True)
class Answer:
    lines: tuple[str, ...]
    """For a person."""
    json: Mapping[str, Any] = field(default_factory=dict)
    """For a script, with ``--json``."""
    ok: bool = True
    """False ends the program with exit code 1."""


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, DataFolder], Answer]
    json: bool = True
    """Whether ``--json`` is taken."""
