"""Counts what cleaning changed, with a few examples of each kind, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from services.intake.cell_values import column_letter
from services.intake.switches import CLEANINGS, CleaningKind, Example, Proposal

_MOST_EXAMPLES = 6


@dataclass(slots=True)
class _Seen:
    count: int = 0
    examples: dict[str, Example] = field(default_factory=dict)


class ChangesSeen:
    def __init__(self) -> None:
        self._seen: dict[tuple[CleaningKind, int], _Seen] = {}

    def note(self, kind: CleaningKind, column: int, row: int, before: str, after: str) -> None:
        """``row`` as Excel numbers it; one example of each text is kept."""
        seen = self._seen.setdefault((kind, column), _Seen())
        seen.count += 1
        if len(seen.examples) < _MOST_EXAMPLES:
            seen.examples.setdefault(before, Example(row, before, after))

    def count(self, kind: CleaningKind) -> int:
        return sum(seen.count for (known, _), seen in self._seen.items() if known == kind)

    def proposals(
        self, labels: Mapping[int, str], on: Mapping[CleaningKind, bool]
    ) -> Iterator[Proposal]:
        """In the order in which the kinds are explained, then from left to right."""
        order = list(CLEANINGS)
        for kind, column in sorted(self._seen, key=lambda key: (order.index(key[0]), key[1])):
            seen = self._seen[kind, column]
            yield Proposal(
                kind,
                column_letter(column),
                " ".join(labels.get(column, "").split()),
                seen.count,
                tuple(seen.examples.values()),
                on.get(kind, True),
            )
