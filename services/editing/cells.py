"""What is typed or pasted into cells, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

EditKind = Literal["text", "long", "date", "choice", "amount", "named"]
"""``named`` cells take the name of something stored: a unit, an award."""
Deed = Literal["edit", "paste", "clear", "fill", "replace", "again"]

COMPUTED = "Cột này do chương trình tự tính nên không sửa trực tiếp trong bảng được."


@dataclass(frozen=True, slots=True)
class EditColumn:
    name: str
    kind: EditKind = "text"
    field: str = ""
    """Of the record, where that is not the name of the column."""
    title: str = ""
    """As it stands over the column."""
    required: bool = False
    new_only: str = ""
    """Why only a row that is being added takes it; "" when every row does."""
    options: tuple[tuple[str, str], ...] = ()
    """(stored value, as shown) of a choice."""

    @property
    def stored_in(self) -> str:
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class TypedCell:
    uid: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class NewRow:
    key: str
    """By which whoever adds the row knows it again."""
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of one cell; what is not ``stored`` stays with the clerk as it was typed."""

    uid: str
    column: str
    text: str
    sentence: str
    stored: bool = False
    missing_unit: str = ""
    """The name of a unit that would have to be added first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    title: str
    """Of the action; "" when nothing was stored."""
    changed: int = 0
    """How many cells of rows that were there already."""
    added: Mapping[str, str] = field(default_factory=dict)
    """The uid that each new row got, by its key."""
    touched: frozenset[str] = frozenset()
    """Rows that are other than before."""
    columns: frozenset[str] = frozenset()
    """Those in which cells changed."""
    remarks: tuple[Remark, ...] = ()

    @property
    def refused(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if not remark.stored)
