"""Phôi, khung: batches that came in, with what was used and what is left of each."""

from models.certificates import STOCK_KINDS
from models.listing import Column, Listing

PRINTED = (
    "(select count(*) from certificate_prints p "
    "where p.stock_uid = t.uid and p.deleted_at is null{})"
)
MOVED = (
    "(select coalesce(sum(m.quantity), 0) from stock_moves m "
    "where m.stock_uid = t.uid and m.deleted_at is null{})"
)
SPOILED = " and {} = 'spoiled'"
REMAINING = f"(t.quantity - {PRINTED.format('')} - {MOVED.format('')})"
STOCK_STATES: dict[str, str] = {"left": "Còn", "low": "Sắp hết", "none": "Đã hết"}


def serial_sql(stock: str, number: str) -> str:
    """A serial as it is written on the sheet, of the batch that the query calls ``stock``."""
    zeros = f"substr('000000000000', 1, max(0, {stock}.serial_digits - length({number})))"
    return f"{stock}.serial_prefix || {zeros} || {number}"


def serials_sql(stock: str, first: str, last: str) -> str:
    """The serials from ``first`` to ``last``; nothing where there are none."""
    one, other = serial_sql(stock, first), serial_sql(stock, last)
    return (
        f"case when {first} is null then '' when {first} = {last} then {one} "
        f"else {one} || ' đến ' || {other} end"
    )


STOCK_LIST = Listing(
    id="stock-list",
    title="Sổ phôi giấy khen và khung",
    tables="stocks t",
    columns=(
        Column("name", "Tên", "t.name", width=200),
        Column("remaining", "Còn lại", REMAINING, "number", 80),
        Column("state", "Tình trạng",
               f"case when {REMAINING} <= 0 then 'none' "
               f"when {REMAINING} < t.warn_below then 'low' else 'left' end",
               "choice", 90, texts=STOCK_STATES),
        Column("quantity", "Đã nhập", "t.quantity", "number", 80),
        Column("printed", "Đã in", PRINTED.format(" and p.status = 'printed'"), "number", 70),
        Column("out", "Xuất", MOVED.format(" and m.kind = 'out'"), "number", 70),
        Column("spoiled", "Hỏng",
               f"{PRINTED.format(SPOILED.format('p.status'))} + "
               f"{MOVED.format(SPOILED.format('m.kind'))}", "number", 70),
        Column("serials", "Số sê-ri",
               serials_sql("t", "t.first_serial", "(t.first_serial + t.quantity - 1)"), width=200, order="t.serial_prefix || printf('%015d%06d', t.first_serial, t.quantity)"),
        Column("kind", "Loại", "t.kind", "choice", 70, texts=STOCK_KINDS),
        Column("received_on", "Ngày nhập", "t.received_on", "date", 100),
        Column("supplier", "Nơi cung cấp", "t.supplier", width=170),
        Column("unit_price", "Đơn giá", "t.unit_price", "money", 90, on_paper=False),
        Column("cost", "Thành tiền", "t.unit_price * t.quantity", "money", 110, on_paper=False),
        Column("warn_below", "Báo khi còn dưới", "t.warn_below", "number", 110, on_paper=False,
               internal=True),
        Column("note", "Ghi chú", "t.note", width=180, on_paper=False, internal=True),
    ),
    order="t.received_on desc, t.id desc",
    search=f"(t.search_key || ' ' || folded({serial_sql('t', 'coalesce(t.first_serial, 0)')}))",
    scopes={"kind": "t.kind = ?"},
)  # fmt: skip
