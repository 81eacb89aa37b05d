"""What is shown of one batch beside the list: which sheets are left, and what took the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from models.certificates import STOCK_KINDS, STOCK_MOVE_KINDS, Stock, StockMove
from models.dates import format_short
from models.money import format_money
from models.numbers import format_number
from models.problems import Refused
from services.services import Services
from services.stock_serials import Sheets, ranges_in_words, span
from ui.colours import Tone
from ui.widgets.details_pane import Details, Note, Section

MOST_MOVES = 30
TONES: dict[str, Tone] = {"Còn": "good", "Sắp hết": "warn", "Đã hết": "bad"}


def stock_details(services: Services, uid: str, actions: Sequence[QAction]) -> Details:
    sheets = services.stock.sheets(uid)
    stock, count = sheets.stock, sheets.count
    counted = [
        ("Đã nhập", count.received),
        ("Đã in", count.printed),
        ("In hỏng", count.print_spoiled),
        ("Xuất", count.out),
        ("Hỏng khác", count.spoiled),
        ("Kiểm kê thiếu", count.corrected),
        ("Còn lại", count.remaining),
    ]
    return Details(
        stock.name,
        f"{STOCK_KINDS[stock.kind]}, nhập ngày {format_short(stock.received_on)}",
        state=_state(count.remaining, low=count.low),
        sections=[
            Section(
                "Số lượng",
                [
                    (name, format_number(value))
                    for name, value in counted
                    if value or name in ("Đã nhập", "Còn lại")
                ],
            ),
            *_serials(stock, sheets),
            Section("Thông tin", _facts(services, stock)),
            *_moves(services, stock),
        ],
        next_actions=actions,
    )


def _serials(stock: Stock, sheets: Sheets) -> list[Section]:
    if stock.first_serial is None:
        return []
    free = ranges_in_words(stock, sheets.free_ranges(), 8) or "Không còn tờ nào"
    return [Section("Số sê-ri", [("Cả đợt", span(stock)), ("Chưa dùng", free)])]


def _facts(services: Services, stock: Stock) -> list[tuple[str, str]]:
    price = stock.unit_price
    try:
        layout = services.certificates.layout(stock.layout).name if stock.layout else ""
    except Refused:
        layout = ""
    facts = [
        ("Nơi cung cấp", stock.supplier),
        ("Đơn giá", format_money(price) if price is not None else ""),
        ("Thành tiền", format_money(price * stock.quantity) if price is not None else ""),
        ("Mẫu giấy khen", layout),
        ("Báo sắp hết", f"khi còn dưới {format_number(stock.warn_below)} {stock.unit}"),
        ("Ghi chú", stock.note),
    ]
    return [(name, text) for name, text in facts if text]


def _moves(services: Services, stock: Stock) -> list[Section]:
    moves = services.stock.moves(stock.uid)
    if not moves:
        return []
    decisions = services.store.decisions.get_many([m.decision_uid for m in moves if m.decision_uid])
    codes = {decision.uid: f"Quyết định số {decision.code}" for decision in decisions}
    fields = [_said(stock, move, codes) for move in moves[:MOST_MOVES]]
    if len(moves) > MOST_MOVES:
        fields.append(("", f"và {format_number(len(moves) - MOST_MOVES)} lần khác"))
    return [Section("Xuất, hỏng, kiểm kê", fields)]


def _said(stock: Stock, move: StockMove, codes: dict[str, str]) -> tuple[str, str]:
    kind = "Thấy lại" if move.quantity < 0 else STOCK_MOVE_KINDS[move.kind]
    count = abs(move.quantity)
    said = [f"{kind} {format_number(count)} {stock.unit}"]
    if move.first_serial is not None:
        last = move.first_serial + count - 1
        said.append(ranges_in_words(stock, [(move.first_serial, last)]))
    said += [text for text in (codes.get(move.decision_uid or "", ""), move.reason) if text]
    return format_short(move.moved_on), "; ".join(said)


def _state(remaining: int, *, low: bool) -> Note:
    if remaining <= 0:
        return Note("Đã hết", "bad")
    return Note("Sắp hết", "warn") if low else Note("Còn", "good")
