"""Số văn bản: how a number is typed, and which numbers of a symbol and year are given already."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from models.store import Store
from models.vietnamese import nfc

_NUMBER = re.compile(r"[1-9][0-9]{0,5}[a-zđ]?", re.IGNORECASE)
WHAT_A_NUMBER_IS = "Số văn bản gồm các chữ số, có thể thêm một chữ cái ở cuối, ví dụ 27 hoặc 27a."


@dataclass(frozen=True, slots=True)
class Given:
    """A number that some paper of the commune bears."""

    uid: str
    number: str
    title: str
    """What the paper is: "Tờ trình “Về việc …”"."""


def parted(typed: str) -> tuple[str, str]:
    """Number and symbol of what was typed: "027/TTr-UBND" is ("27", "TTr-UBND"); "0" stays."""
    number, _, symbol = nfc(typed).strip().partition("/")
    digits = number.strip()
    return digits.lstrip("0") or digits[:1], symbol.strip()


def is_number(number: str) -> bool:
    return _NUMBER.fullmatch(number) is not None


def following(number: str, step: int = 1) -> str:
    """The number that is given next; "" after what is no plain number."""
    return str(int(number) + step) if number.isdecimal() else ""


def same_key(number: str) -> str:
    return number.lstrip("0").casefold()


class PaperNumbers:
    """Decisions, submissions and other papers of one symbol are numbered together each year."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def given(self, symbol: str, year: int, *, without: Collection[str] = ()) -> dict[str, Given]:
        """Those of a symbol and year, by number as it is compared; ``without`` these papers."""
        return {
            same_key(each.number): each
            for of, day, each in self._all()
            if each.number
            and each.uid not in without
            and day is not None
            and (of.casefold(), day.year) == (symbol.casefold(), year)
        }

    def problem(self, uid: str, number: str, symbol: str, day: date) -> str:
        """Why the paper ``uid`` cannot bear a number; "" when it can."""
        other = self.given(symbol, day.year, without=[uid]).get(same_key(number))
        if other is None:
            return ""
        written = f"{number.zfill(2)}/{symbol}"
        return f"Số {written} năm {day.year} đã ghi cho {other.title}; hãy xem lại số."

    def _all(self) -> Iterator[tuple[str, date | None, Given]]:
        for decision in self._store.decisions.all():
            if decision.origin == "own":
                title = f"quyết định “{decision.summary}”" if decision.summary else "một quyết định"
                given = Given(decision.uid, decision.number, title)
                yield decision.symbol, decision.decided_on, given
        for submission in self._store.submissions.all():
            about = submission.summary
            title = f"tờ trình “{about}”" if about else "một tờ trình"
            given = Given(submission.uid, submission.number, title)
            yield submission.symbol, submission.submitted_on, given
        for paper in self._store.papers.all():
            name = paper.title or paper.kind
            given = Given(paper.uid, paper.number, f"văn bản “{name}”" if name else "một văn bản")
            yield paper.symbol, paper.dated_on, given
