"""Phôi, khung: what came in, what is left, and what left it otherwise than through the printer."""

from __future__ import annotations

from models.certificates import STOCK_KINDS, STOCK_MOVE_KINDS, Stock, StockMove, StockMoveKind
from models.listing import Query
from models.numbers import format_number
from ui.dialogs.stock_dialog import StockDialog, saved_in_words
from ui.dialogs.stock_move_dialog import StockMoveDialog
from ui.pages.fund.stock_details import TONES, stock_details
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details
from ui.workspace import Workspace


class StockPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "stock",
            "Phôi, khung",
            "stock-list",
            workspace,
            noun="đợt nhập",
            empty=Empty(
                "package",
                "Chưa ghi đợt nhập phôi, khung nào",
                "Ghi mỗi lần nhận phôi giấy khen hay khung một dòng; khi in, số phôi tự trừ dần.",
                "new",
            ),
            search_hint="Tìm tên, nơi cung cấp, số sê-ri",
            tones={"state": TONES},
        )
        self._keeping = workspace.services.stock
        for kind, name in STOCK_KINDS.items():
            self.chips.add(kind, name, group="kind")
        self.add_action("new", "Nhập", "plus", self.new_record, main=True, shortcut="Ctrl+N")
        self._steps = [
            self.add_action("out", "Xuất kho…", "send", lambda: self.move("out"), needs="one"),
            self.add_action("spoiled", "Ghi hỏng…", "x", lambda: self.move("spoiled"), needs="one"),
            self.add_action(
                "correction",
                "Kiểm kê…",
                "list-checks",
                lambda: self.move("correction"),
                needs="one",
            ),
        ]
        self.add_edit_action("F2")
        self.add_action("delete", "Xóa", "trash-2", self.delete_selected, needs="one")
        self.add_paper_actions()
        changes = workspace.changes
        self.follow(changes.certificates_changed, changes.decisions_changed)

    def scope(self) -> Query:
        chosen = [kind for kind in STOCK_KINDS if kind in self.chips.chosen()]
        return Query(filters={"kind": chosen} if chosen else {})

    def summary(self, count: int) -> str:
        if warnings := self._keeping.warnings():
            return " ".join(warnings)
        left = dict.fromkeys(STOCK_KINDS, 0)
        for stock in self._keeping.batches():
            left[stock.kind] += self._keeping.count(stock.uid).remaining
        return (
            f"Còn {format_number(left['certificate'])} tờ phôi và "
            f"{format_number(left['frame'])} khung."
        )

    def details_of(self, uid: str) -> Details | None:
        return stock_details(
            self.services, uid, [action for action in self._steps if action.isEnabled()]
        )

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._keeping.get(uid))

    def delete_selected(self) -> None:
        uid = self.list.current_uid()
        if uid is not None and self.attempt(lambda: self._keeping.delete(uid) or True):
            self._changed("Đã xóa đợt nhập.")

    def move(self, kind: StockMoveKind) -> None:
        if uid := self.list.current_uid():
            dialog = StockMoveDialog(self.workspace, self._keeping.get(uid), kind, parent=self)
            dialog.saved.connect(self._moved)
            dialog.open()

    # Inside

    def _open(self, stock: Stock | None) -> None:
        dialog = StockDialog(self.workspace, stock, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, stock: Stock) -> None:
        self._changed(saved_in_words(stock))
        self.list.select_uid(stock.uid)

    def _moved(self, move: StockMove) -> None:
        self._changed(f"Đã ghi {STOCK_MOVE_KINDS[move.kind].lower()}.")
        self.list.select_uid(move.stock_uid)

    def _changed(self, said: str) -> None:
        self.workspace.changes.announce("certificates")
        self.told.emit(said, True)
