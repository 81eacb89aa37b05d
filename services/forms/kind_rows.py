"""Rows of a list under the kind of their recipients: A. TẬP THỂ, B. CÁ NHÂN, C. HỘ GIA ĐÌNH."""

from __future__ import annotations

from collections.abc import Iterable

from models.subjects import SubjectKind
from services.decision_lines import KIND_WORDS
from services.documents.document import CellContent, GroupRow, Row

LETTERS = "ABC"


def rows_by_kind(
    cells: Iterable[tuple[SubjectKind, tuple[CellContent, ...]]], *, title_one: bool = True
) -> list[Row | GroupRow]:
    """Numbered anew in each kind; ``title_one``: also where all are of one kind."""
    of_kind: dict[SubjectKind, list[tuple[CellContent, ...]]] = {}
    for kind, content in cells:
        of_kind.setdefault(kind, []).append(content)
    rows: list[Row | GroupRow] = []
    present: list[SubjectKind] = [kind for kind in KIND_WORDS if kind in of_kind]
    for letter, kind in zip(LETTERS, present, strict=False):
        if title_one or len(present) > 1:
            rows.append(GroupRow(KIND_WORDS[kind].upper(), letter))
        rows += [Row(((n, str(n)), *content)) for n, content in enumerate(of_kind[kind], start=1)]
    return rows
