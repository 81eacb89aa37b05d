"""Phôi, khung: batches that came in, what left them, what remains, and when it runs low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.certificates import STOCK_KINDS, STOCK_MOVE_KINDS, Stock, StockKind, StockMove
from models.dates import format_short
from models.numbers import format_number
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import fold, nfc
from services.stock_serials import Sheets, StockCount, ranges_in_words, span

MOST_SHEETS = 100_000
EARLIEST = date(2000, 1, 1)


class StockKeeping:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, uid: str) -> Stock:
        return self._store.stocks.get(uid)

    def batches(self, kind: StockKind | None = None) -> list[Stock]:
        """Oldest first."""
        found = self._store.stocks.all("received_on, id")
        return [stock for stock in found if kind is None or stock.kind == kind]

    def usable(self) -> list[tuple[Stock, StockCount]]:
        """Batches of blank certificates that have sheets left, oldest first."""
        counted = self._sheets(self.batches("certificate"))
        return [(each.stock, count) for each in counted if (count := each.count).remaining > 0]

    def sheets(self, uid: str, without: str = "") -> Sheets:
        """Every sheet of the batch; ``without`` is a move that is left aside."""
        return Sheets(
            self.get(uid),
            self._store.stock_moves.of_stocks([uid]),
            self._store.certificate_prints.of_stocks([uid]),
            without,
        )

    def count(self, uid: str) -> StockCount:
        return self.sheets(uid).count

    def moves(self, uid: str) -> list[StockMove]:
        """Newest first."""
        moves = self._store.stock_moves.of_stocks([uid])
        return sorted(moves, key=lambda move: (move.moved_on, move.uid), reverse=True)

    def warnings(self) -> list[str]:
        """One sentence for each sort of sheet of which less is left than was to be kept."""
        sorts: dict[tuple[str, str], list[Sheets]] = {}
        for sheets in self._sheets(self.batches()):
            stock = sheets.stock
            sorts.setdefault((stock.kind, stock.layout or fold(stock.name)), []).append(sheets)
        sentences: list[str] = []
        for batches in sorts.values():
            left = sum(each.count.remaining for each in batches)
            least = max(each.stock.warn_below for each in batches)
            if left < least:
                name, unit = batches[-1].stock.name, batches[-1].stock.unit
                sentences.append(
                    f"{name} chỉ còn {format_number(left)} {unit}, "
                    f"dưới mức báo {format_number(least)} {unit}."
                    if left
                    else f"{name} đã hết."
                )
        return sentences

    # Batches

    def save(self, stock: Stock) -> Stock:
        """Write down a batch that came in, or mend what was written. Raises ``Rejected``."""
        stock = _cleaned(stock)
        if problems := self.problems(stock):
            raise Rejected(problems)
        verb = "Sửa đợt nhập" if stock.uid else "Nhập"
        called = f"{STOCK_KINDS[stock.kind].lower()} “{stock.name}”"
        with self._store.action(f"{verb} {called}"):
            return self._store.stocks.save(stock)

    def problems(self, stock: Stock) -> dict[str, str]:
        """What keeps a batch from being written down: field -> sentence."""
        problems: dict[str, str] = {}
        if not stock.name:
            problems["name"] = "Hãy nhập tên, ví dụ Phôi giấy khen A4."
        if not 1 <= stock.quantity <= MOST_SHEETS:
            problems["quantity"] = f"Hãy nhập số lượng từ 1 đến {format_number(MOST_SHEETS)}."
        if sentence := self._day_problem(stock.received_on, EARLIEST, "Ngày nhập"):
            problems["received_on"] = sentence
        if stock.unit_price is not None and stock.unit_price < 0:
            problems["unit_price"] = "Đơn giá không thể là số âm."
        if stock.warn_below < 0:
            problems["warn_below"] = "Mức báo sắp hết không thể là số âm."
        if not problems:
            problems |= self._range_problems(stock)
        return problems

    def delete(self, uid: str) -> None:
        """Raises ``Refused`` once sheets of the batch were used."""
        if self.sheets(uid).used:
            raise Refused(
                "Đợt nhập này đã có tờ được in hoặc xuất nên không xóa được; "
                "nếu nhập thừa, hãy sửa số lượng."
            )
        stock = self.get(uid)
        with self._store.action(f"Xóa đợt nhập “{stock.name}”"):
            self._store.stocks.delete(stock)

    # Moves

    def move(self, move: StockMove) -> StockMove:
        """Write down what left a batch, or mend what was written. Raises ``Rejected``."""
        move = replace(move, reason=nfc(move.reason).strip())
        if problems := self.move_problems(move):
            raise Rejected(problems)
        stock = self.get(move.stock_uid)
        verb = "Sửa: " if move.uid else ""
        with self._store.action(
            f"{verb}{STOCK_MOVE_KINDS[move.kind]} “{stock.name}”, "
            f"{format_number(abs(move.quantity))} {stock.unit}"
        ):
            return self._store.stock_moves.save(move)

    def move_problems(self, move: StockMove) -> dict[str, str]:
        """What keeps a move from being written down: field -> sentence."""
        stock = self.get(move.stock_uid)
        sheets = self.sheets(stock.uid, without=move.uid)
        count, problems = sheets.count, dict[str, str]()
        if move.quantity == 0 or (move.quantity < 0 and move.kind != "correction"):
            problems["quantity"] = "Hãy nhập số lượng lớn hơn 0."
        elif move.quantity > count.remaining:
            problems["quantity"] = (
                f"Đợt nhập này chỉ còn {format_number(count.remaining)} {stock.unit}, "
                f"không đủ {format_number(move.quantity)} {stock.unit}."
            )
        elif count.remaining - move.quantity > count.received:
            problems["quantity"] = (
                f"Đợt nhập này chỉ có {format_number(count.received)} {stock.unit}; "
                "nếu lúc nhập ghi thiếu, hãy sửa số lượng của đợt nhập."
            )
        if sentence := self._day_problem(move.moved_on, stock.received_on, "Ngày ghi"):
            problems["moved_on"] = sentence
        if not move.reason and move.kind != "out":
            problems["reason"] = "Hãy ghi lý do."
        if "quantity" not in problems and (sentence := _serials_problem(sheets, move)):
            problems["first_serial"] = sentence
        return problems

    def delete_move(self, uid: str) -> None:
        """Take a move out of the book. Raises ``Refused`` when something rests on it."""
        move = self._store.stock_moves.get(uid)
        stock = self.get(move.stock_uid)
        now, rest = self.sheets(stock.uid), self.sheets(stock.uid, without=uid).count
        first = move.first_serial
        numbers = range(first, first + abs(move.quantity)) if first is not None else range(0)
        as_then = now.is_free if move.quantity < 0 else now.was_moved
        wrong = next((number for number in numbers if not as_then(number)), None)
        if wrong is not None:
            raise Refused(
                f"Tờ {stock.serial(wrong)} của lần ghi này về sau đã ghi khác nên không xóa được; "
                "hãy xóa lần ghi sau trước."
            )
        if not 0 <= rest.remaining <= rest.received:
            raise Refused(
                "Về sau đã ghi dựa vào lần ghi này nên không xóa được; hãy xóa lần ghi sau trước."
            )
        with self._store.action(f"Xóa một lần ghi của “{stock.name}”"):
            self._store.stock_moves.delete(move)

    # Inside

    def _sheets(self, stocks: Sequence[Stock]) -> list[Sheets]:
        uids = [stock.uid for stock in stocks]
        moves = self._store.stock_moves.of_stocks(uids)
        prints = self._store.certificate_prints.of_stocks(uids)
        return [
            Sheets(
                stock,
                [move for move in moves if move.stock_uid == stock.uid],
                [printed for printed in prints if printed.stock_uid == stock.uid],
            )
            for stock in stocks
        ]

    def _day_problem(self, day: date, earliest: date, called: str) -> str:
        if day > self._store.origin.today():
            return f"{called} {format_short(day)} chưa tới."
        if day < earliest:
            return f"{called} không thể trước ngày {format_short(earliest)}."
        return ""

    def _range_problems(self, stock: Stock) -> dict[str, str]:
        """Serials that another batch has, or that were used and would be in none."""
        for other in self.batches():
            if other.uid != stock.uid and _overlap(stock, other):
                return {
                    "first_serial": f"Số sê-ri {span(stock)} trùng với đợt nhập ngày "
                    f"{format_short(other.received_on)} ({span(other)})."
                }
        if not stock.uid:
            return {}
        known = self.sheets(stock.uid)
        if not known.used:
            return {}
        if known.count.used > stock.quantity:
            return {
                "quantity": f"Đợt nhập này đã dùng {format_number(known.count.used)} {stock.unit}."
            }
        days = [
            *(move.moved_on for move in self._store.stock_moves.of_stocks([stock.uid])),
            *(each.printed_on for each in self._store.certificate_prints.of_stocks([stock.uid])),
        ]
        if stock.received_on > min(days):
            return {
                "received_on": f"Đã dùng tờ đầu tiên ngày {format_short(min(days))}; "
                "ngày nhập không thể sau ngày ấy."
            }
        old = known.stock
        if _written(stock) != _written(old):
            return {"first_serial": "Đã có tờ được dùng nên không đổi được cách ghi số sê-ri."}
        wanted = Sheets(stock, (), ())
        lost = [number for number in known.used_numbers() if not wanted.is_free(number)]
        if lost:
            return {"first_serial": f"Tờ {old.serial(lost[0])} đã dùng sẽ nằm ngoài đợt nhập."}
        return {}


def called(stock: Stock) -> str:
    """How a batch is named where one is chosen."""
    return f"{stock.name} (nhập {format_short(stock.received_on)})"


def _cleaned(stock: Stock) -> Stock:
    texts = ("name", "serial_prefix", "supplier", "note")
    stock = replace(stock, **{name: nfc(getattr(stock, name)).strip() for name in texts})
    if stock.first_serial is None:
        return replace(stock, serial_prefix="", serial_digits=0)
    return stock


def _written(stock: Stock) -> tuple[str, int, bool]:
    return stock.serial_prefix, stock.serial_digits, stock.first_serial is None


def _overlap(one: Stock, other: Stock) -> bool:
    if one.first_serial is None or other.first_serial is None:
        return False
    if (one.kind, fold(one.serial_prefix)) != (other.kind, fold(other.serial_prefix)):
        return False
    assert one.last_serial is not None
    assert other.last_serial is not None
    return one.first_serial <= other.last_serial and other.first_serial <= one.last_serial


def _serials_problem(sheets: Sheets, move: StockMove) -> str:
    stock, first = sheets.stock, move.first_serial
    if stock.first_serial is None:
        return "" if first is None else "Đợt nhập này không có số sê-ri; hãy để trống."
    if first is None:
        return "Hãy ghi số sê-ri của tờ đầu tiên."
    numbers = range(first, first + abs(move.quantity))
    if move.quantity < 0:
        wrong = next((number for number in numbers if not sheets.was_moved(number)), None)
        if wrong is None:
            return ""
        return f"Tờ {stock.serial(wrong)} chưa ghi xuất, hỏng hay thiếu nên không tìm lại được."
    wrong = next((number for number in numbers if not sheets.is_free(number)), None)
    if wrong is None:
        return ""
    left = ranges_in_words(stock, sheets.free_ranges())
    return f"Tờ {stock.serial(wrong)} không còn trong đợt nhập này; còn {left}."
