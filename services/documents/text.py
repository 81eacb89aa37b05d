"""Text in one or several looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False


Text: TypeAlias = str | tuple[Run, ...]


def bold(text: str) -> Run:
    return Run(text, bold=True)


def italic(text: str) -> Run:
    return Run(text, italic=True)


def runs(text: Text, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """``text`` as runs; a plain string takes the look given."""
    return (Run(text, bold, italic),) if isinstance(text, str) else text


def plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text)
