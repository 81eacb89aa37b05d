"""Xuất, hỏng, kiểm kê: every time sheets left the stock otherwise than through the printer."""

from __future__ import annotations

from models.certificates import StockMove
from models.numbers import format_number
from ui.dialogs.stock_move_dialog import StockMoveDialog
from ui.pages.fund.stock_details import stock_details
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details
from ui.workspace import Workspace


class StockMovesPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "stock-moves",
            "Xuất, hỏng",
            "stock-move-list",
            workspace,
            noun="lần xuất, hỏng, kiểm kê",
            empty=Empty(
                "package",
                "Chưa ghi lần xuất, hỏng, kiểm kê nào",
                "Ở thẻ Phôi, khung, chọn đợt nhập rồi bấm Xuất kho, Ghi hỏng hoặc Kiểm kê.",
            ),
            search_hint="Tìm đợt nhập, lý do, người nhận",
        )
        self._keeping = workspace.services.stock
        self.add_edit_action("F2")
        self.add_action("delete", "Xóa", "trash-2", self.delete_selected, needs="one")
        self.add_paper_actions()
        changes = workspace.changes
        self.follow(changes.certificates_changed, changes.decisions_changed)

    def summary(self, count: int) -> str:
        return f"Đã ghi {format_number(count)} {self._noun}."

    def details_of(self, uid: str) -> Details | None:
        """The batch that it left."""
        return stock_details(self.services, self.services.store.stock_moves.get(uid).stock_uid, ())

    def open_record(self, uid: str) -> None:
        move = self.services.store.stock_moves.get(uid)
        stock = self._keeping.get(move.stock_uid)
        dialog = StockMoveDialog(self.workspace, stock, move.kind, move, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def delete_selected(self) -> None:
        uid = self.list.current_uid()
        if uid is not None and self.attempt(lambda: self._keeping.delete_move(uid) or True):
            self._changed("Đã xóa lần ghi; các tờ ấy trở lại đợt nhập.")

    def _saved(self, move: StockMove) -> None:
        self._changed("Đã sửa lần ghi.")
        self.list.select_uid(move.uid)

    def _changed(self, said: str) -> None:
        self.workspace.changes.announce("certificates")
        self.told.emit(said, True)
