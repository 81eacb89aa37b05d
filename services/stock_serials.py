"""Which sheets of a batch are used: by their serial numbers, or only how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.certificates import CertificatePrint, Stock, StockMove
from models.numbers import format_number
from models.problems import Rejected
from models.vietnamese import nfc

MOST_DIGITS = 12
_SERIAL = re.compile(rf"(?P<prefix>.*?)(?P<digits>\d{{1,{MOST_DIGITS}}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class StockCount:
    """What became of the sheets of a batch."""

    received: int
    printed: int
    print_spoiled: int
    """Spoiled in the printer."""
    out: int
    spoiled: int
    """Spoiled otherwise."""
    corrected: int
    """Missing when the batch was counted; below 0: found."""
    warn_below: int

    @property
    def used(self) -> int:
        return self.printed + self.print_spoiled + self.out + self.spoiled + self.corrected

    @property
    def remaining(self) -> int:
        return self.received - self.used

    @property
    def low(self) -> bool:
        return self.remaining < self.warn_below


class Sheets:
    """The sheets of one batch, with what took each; ``without`` is a move that is left aside.

    Moves come in the order in which they were written down: what was missing may be found again.
    """

    def __init__(
        self,
        stock: Stock,
        moves: Iterable[StockMove],
        prints: Iterable[CertificatePrint],
        without: str = "",
    ) -> None:
        self.stock = stock
        self._moves = [move for move in moves if not without or move.uid != without]
        self._prints = list(prints)
        self.printed: set[int] = set()
        """Serial numbers that went through the printer."""
        self._taken = bytearray(stock.quantity if stock.first_serial is not None else 0)
        for printed in self._prints:
            number = stock.serial_number(printed.serial)
            if number is not None:
                self.printed.add(number)
        for move in self._moves:
            self._put(move)

    @property
    def count(self) -> StockCount:
        moved = {"out": 0, "spoiled": 0, "correction": 0}
        for move in self._moves:
            moved[move.kind] += move.quantity
        spoiled = sum(1 for printed in self._prints if printed.status == "spoiled")
        return StockCount(
            received=self.stock.quantity,
            printed=len(self._prints) - spoiled,
            print_spoiled=spoiled,
            out=moved["out"],
            spoiled=moved["spoiled"],
            corrected=moved["correction"],
            warn_below=self.stock.warn_below,
        )

    @property
    def used(self) -> bool:
        return bool(self._moves or self._prints)

    def is_free(self, number: int) -> bool:
        return self._holds(number) and number not in self.printed and not self._moved(number)

    def was_moved(self, number: int) -> bool:
        """Whether a move took it, so that it can be found again."""
        return self._holds(number) and self._moved(number)

    def free(self, start: int | None = None) -> Iterator[int]:
        """Serial numbers that are left, in order, from ``start`` on."""
        first, last = self.stock.first_serial, self.stock.last_serial
        if first is None or last is None:
            return
        for number in range(max(first, start or first), last + 1):
            if self.is_free(number):
                yield number

    def free_ranges(self) -> list[tuple[int, int]]:
        ranges: list[tuple[int, int]] = []
        for number in self.free():
            if ranges and ranges[-1][1] == number - 1:
                ranges[-1] = (ranges[-1][0], number)
            else:
                ranges.append((number, number))
        return ranges

    def used_numbers(self) -> list[int]:
        first, last = self.stock.first_serial, self.stock.last_serial
        if first is None or last is None:
            return []
        return [number for number in range(first, last + 1) if not self.is_free(number)]

    def _holds(self, number: int) -> bool:
        first, last = self.stock.first_serial, self.stock.last_serial
        return first is not None and last is not None and first <= number <= last

    def _moved(self, number: int) -> bool:
        assert self.stock.first_serial is not None
        return self._taken[number - self.stock.first_serial] > 0

    def _put(self, move: StockMove) -> None:
        if self.stock.first_serial is None or move.first_serial is None:
            return
        taken = int(move.quantity > 0)
        for number in range(move.first_serial, move.first_serial + abs(move.quantity)):
            if self._holds(number):
                self._taken[number - self.stock.first_serial] = taken


def serial_parts(typed: str) -> tuple[str, int, int]:
    """Prefix, number and digits of "GK-000123". Raises ``Rejected``."""
    text = nfc(typed).strip()
    found = _SERIAL.fullmatch(text)
    if found is None:
        raise Rejected(
            {
                "first_serial": f"“{text}” không phải số sê-ri; hãy ghi như in trên phôi, "
                "kết thúc bằng chữ số, ví dụ GK-000123."
            }
        )
    digits = found["digits"]
    return found["prefix"], int(digits), len(digits)


def serial_typed(stock: Stock, typed: str) -> int | None:
    """The number that was typed for a sheet of the batch, with or without the prefix.

    None for an empty text. Raises ``Rejected``.
    """
    text = nfc(typed).strip()
    if not text:
        return None
    if text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS:
        return int(text)
    prefix, number, _digits = serial_parts(text)
    if prefix.casefold() != stock.serial_prefix.casefold():
        raise Rejected({"first_serial": f"“{text}” không thuộc đợt nhập này ({span(stock)})."})
    return number


def span(stock: Stock) -> str:
    """The serials of a batch: "GK-000101 đến GK-000200"."""
    if stock.first_serial is None or stock.last_serial is None:
        return "không có số sê-ri"
    return ranges_in_words(stock, [(stock.first_serial, stock.last_serial)])


def ranges_in_words(stock: Stock, ranges: Sequence[tuple[int, int]], most: int = 6) -> str:
    said = [
        stock.serial(first) if first == last else f"{stock.serial(first)} đến {stock.serial(last)}"
        for first, last in ranges[:most]
    ]
    if len(ranges) > most:
        said.append(f"và {format_number(len(ranges) - most)} khoảng khác")
    return "; ".join(said)
