"""What is typed into the grid of numbers and days, before any of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.dates import format_short, parse_date
from models.problems import Refused
from services.editing.cells import EditColumn, Remark
from services.numbering import Filled, Waiting
from services.paper_numbers import following, parted
from ui.tables.source import Column, Row

NUMBER, DAY = "number", "day"
COLUMNS = (
    Column("title", "Văn bản", width=310),
    Column("symbol", "Ký hiệu", width=125),
    Column("status", "Tình trạng", width=120),
    Column(NUMBER, "Số", width=90),
    Column(DAY, "Ngày", width=115),
)
TYPED = (NUMBER, DAY)
NOT_TYPED = "Chỉ gõ vào cột Số và cột Ngày; những điều khác sửa ở chính văn bản."


class NumberingCells:
    """The cells of the grid: two columns are typed in, the others only tell which paper it is."""

    def __init__(self) -> None:
        self.columns = {NUMBER: EditColumn(NUMBER, title="Số"), DAY: EditColumn(DAY, title="Ngày")}
        self._rows: dict[str, Waiting] = {}
        self._typed: dict[tuple[str, str], str] = {}

    def show(self, rows: Iterable[Waiting]) -> None:
        """Begin anew with these papers."""
        self._rows = {row.uid: row for row in rows}
        self._typed.clear()

    @property
    def rows(self) -> list[Waiting]:
        return list(self._rows.values())

    @property
    def touched(self) -> bool:
        return any(text != self._stored(*place) for place, text in self._typed.items())

    def why_locked(self, uid: str, column: str) -> str:
        return "" if column in TYPED else NOT_TYPED

    def text(self, uid: str, column: str) -> str:
        return self._typed.get((uid, column), self._stored(uid, column))

    def suggestions(self, uid: str, column: str) -> Sequence[str]:
        return ()

    def shown(self) -> list[Row]:
        return [
            Row(
                uid,
                (row.title, row.symbol, row.status, self.text(uid, NUMBER), self.text(uid, DAY)),
            )
            for uid, row in self._rows.items()
        ]

    def type(self, uid: str, column: str, text: str) -> Remark | None:
        """Take what was typed; a day that is none is told of and stays as it was typed."""
        text = text.strip()
        if column == DAY and text:
            try:
                text = format_short(parse_date(text))
            except Refused as refused:
                self._typed[uid, column] = text
                return Remark(uid, column, text, str(refused))
        self._typed[uid, column] = text
        return None

    def number_on(self, uids: Sequence[str]) -> int:
        """Let each of these without a number follow the nearest above of its symbol; how many."""
        last: dict[str, str] = {}
        wanted = set(uids)
        done = 0
        for uid in self._rows:
            number, other = parted(self.text(uid, NUMBER))
            symbol = other or self._rows[uid].symbol
            if number:
                last[symbol] = number
            elif uid in wanted and symbol in last and (fresh := following(last[symbol])):
                self._typed[uid, NUMBER] = last[symbol] = fresh
                done += 1
        return done

    def typed(self, uid: str, column: str) -> str:
        """What stands in a cell that can be typed in; "" of the others."""
        return self.text(uid, column) if column in TYPED else ""

    def numbered(self) -> list[str]:
        """Rows that have a number; all of them while none has."""
        found = [uid for uid in self._rows if self.text(uid, NUMBER)]
        return found or list(self._rows)

    def filled(self) -> tuple[list[Filled], list[Remark]]:
        """What is to be stored: only rows in which something was typed; and days that are none."""
        filled: list[Filled] = []
        wrong: list[Remark] = []
        for uid in self._rows:
            typed = {name: self._typed[uid, name] for name in TYPED if (uid, name) in self._typed}
            if not any(text != self._stored(uid, name) for name, text in typed.items()):
                continue
            written, day = self.text(uid, DAY), None
            try:
                day = parse_date(written) if written else None
            except Refused as refused:
                wrong.append(Remark(uid, DAY, written, str(refused)))
            filled.append(Filled(uid, self.text(uid, NUMBER), day))
        return filled, wrong

    def _stored(self, uid: str, column: str) -> str:
        row = self._rows[uid]
        if column == NUMBER:
            return row.number
        return format_short(row.day) if row.day else ""
