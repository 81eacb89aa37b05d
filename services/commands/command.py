"""What every command of the command line has."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.data_folder import DataFolder


@dataclass(frozen=True, slots=True)
class Answer:
    lines: tuple[str, ...]
    """For a person; of what is not ``ok`` the first says what to do, the others the details."""
    json: Mapping[str, Any] = field(default_factory=dict)
    """For a script, with ``--json``."""
    ok: bool = True
    """False ends the program with exit code 1."""


def in_short(problems: Sequence[str], subject: str) -> tuple[str, ...]:
    """One sentence for all ``problems`` of ``subject``, and then each of them."""
    if len(problems) < 2:
        return tuple(problems)
    return (f"{subject} có {len(problems)} chỗ không đúng; hãy xem từng chỗ sau đây.", *problems)


def path_argument(text: str) -> Path:
    """What a variable that was never set leaves behind is not the folder one happens to be in."""
    if not text.strip():
        raise ArgumentTypeError("đường dẫn để trống")
    return Path(text)


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    summary: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, DataFolder], Answer]
    json: bool = True
    """Whether ``--json`` is taken."""
