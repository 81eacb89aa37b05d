"""What the findings of one nomination come to, in one word; and the list that shows it beside each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from models.listing import Column, Row
from services.lists import OpenList
from services.rules.finding import Finding

Verdict = Literal["violated", "missing", "warned", "review", "overridden", "met", "none", "waits"]

VERDICTS: dict[Verdict, str] = {
    "violated": "Vi phạm",
    "missing": "Thiếu",
    "warned": "Cảnh báo",
    "review": "Cần xem",
    "overridden": "Bỏ qua có lý do",
    "met": "Đạt",
    "none": "Chưa có quy định",
    "waits": "Đang đối chiếu",
}
"""The gravest first."""
ORDER = {word: place for place, word in enumerate(VERDICTS.values())}
COLUMN = Column("findings", "Quy định", "''", width=130)
PLACE = 2
"""Of the column among the others."""


def verdict(findings: Sequence[Finding]) -> Verdict:
    """The gravest of what was found; what is only for information does not count.

    A rule that does not block only warns, whatever it finds.
    """
    weighty = [finding for finding in findings if finding.rule.severity != "info"]
    if not weighty:
        return "none"
    stopping = {finding.result for finding in weighty if finding.blocks}
    for result in ("violated", "missing"):
        if result in stopping:
            return result
    if any(finding.objects and finding.override is None for finding in weighty):
        return "warned"
    if any(finding.result == "review" for finding in weighty):
        return "review"
    return "overridden" if any(finding.override for finding in weighty) else "met"


def troubled(findings: Sequence[Finding]) -> bool:
    """Whether a rule objects and nobody has written down why it is passed over."""
    return verdict(findings) in ("violated", "missing", "warned")


@dataclass(frozen=True)
class JudgedList(OpenList):
    """The stored list of nominations with one more column, which the database knows nothing of."""

    verdicts: Mapping[str, Verdict]
    sorted_by: bool | None = None
    """Whether to sort by that column, and then whether the best come first."""

    @property
    def columns(self) -> tuple[Column, ...]:
        own = self.listing.columns
        return (*own[:PLACE], COLUMN, *own[PLACE:])

    def rows(self, offset: int = 0, limit: int = -1) -> list[Row]:
        if self.sorted_by is None:
            return OpenList.rows(self, offset, limit)
        uids = self.uids()[offset:] if limit < 0 else self.uids()[offset : offset + limit]
        found = {row.uid: row for row in self.rows_of(uids)}
        return [found[uid] for uid in uids if uid in found]

    def each(self) -> Iterator[Row]:
        return iter(self.rows()) if self.sorted_by is not None else OpenList.each(self)

    def uids(self) -> list[str]:
        found = OpenList.uids(self)
        if self.sorted_by is not None:
            found.sort(key=lambda uid: ORDER[self._word(uid)], reverse=self.sorted_by)
        return found

    def place(self, uid: str) -> int | None:
        if self.sorted_by is None:
            return OpenList.place(self, uid)
        uids = self.uids()
        return uids.index(uid) if uid in uids else None

    def asks(self) -> object:
        return OpenList.asks(self), self.sorted_by

    def moved_by(self, column: str) -> bool:
        """What is typed may change what the rules find."""
        return self.sorted_by is not None or OpenList.moved_by(self, column)

    def _in_words(self, rows: Sequence[Row]) -> list[Row]:
        return [
            Row(row.uid, (*row.cells[:PLACE], self._word(row.uid), *row.cells[PLACE:]))
            for row in OpenList._in_words(self, rows)
        ]

    def _word(self, uid: str) -> str:
        return VERDICTS[self.verdicts.get(uid, "waits")]


def judged(opened: OpenList, verdicts: Mapping[str, Verdict]) -> JudgedList:
    """``opened`` with what the rules find, also sorted by that when it is asked for."""
    wanted = dict(opened.query.order)
    order = [(name, down) for name, down in opened.query.order if name != COLUMN.name]
    query = replace(opened.query, order=order)
    return JudgedList(opened.store, opened.listing, query, verdicts, wanted.get(COLUMN.name))
