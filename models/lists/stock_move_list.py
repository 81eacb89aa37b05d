"""Xuất, hỏng, kiểm kê: what left a batch of blank certificates or frames otherwise than by printing."""

from models.certificates import STOCK_MOVE_KINDS
from models.listing import Column, Listing
from models.lists.payment_list import DECISION_CODE
from models.lists.stock_list import serials_sql

STOCK_MOVE_LIST = Listing(
    id="stock-move-list",
    title="Sổ xuất, hỏng, kiểm kê phôi và khung",
    tables="stock_moves t join stocks s on s.uid = t.stock_uid "
    "left join decisions d on d.uid = t.decision_uid",
    columns=(
        Column("moved_on", "Ngày", "t.moved_on", "date", 100),
        Column("kind", "Nội dung", "t.kind", "choice", 150, texts=STOCK_MOVE_KINDS),
        Column("quantity", "Số lượng", "t.quantity", "number", 80),
        Column("stock", "Đợt nhập", "s.name", width=200),
        Column("serials", "Số sê-ri",
               serials_sql("s", "t.first_serial", "(t.first_serial + abs(t.quantity) - 1)"),
               width=230,
               order="s.serial_prefix || printf('%015d%06d', t.first_serial, abs(t.quantity))"),
        Column("decision", "Theo quyết định", DECISION_CODE, width=130,
               order="cast(d.number as integer)"),
        Column("reason", "Lý do, người nhận", "t.reason", width=240),
    ),
    order="t.moved_on desc, t.id desc",
    search="(s.search_key || ' ' || folded(t.reason))",
    scopes={"stock": "t.stock_uid = ?"},
)  # fmt: skip
