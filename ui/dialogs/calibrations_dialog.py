"""Canh máy in: which printers, trays and batches of stock are set right, and how."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.certificates import Calibration
from models.numbers import format_number
from ui.dialogs.calibration_dialog import CalibrationDialog
from ui.dialogs.dialog_frame import fit_to_screen, stack_up, thin_line
from ui.dialogs.question import ask
from ui.dialogs.undo_offer import UndoOffer
from ui.look import grid
from ui.printers import TRAYS
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

COLUMNS = (
    Column("printer", "Máy in", width=220),
    Column("tray", "Khay giấy", width=160),
    Column("stock", "Lô phôi", width=160),
    Column("shift", "Dời ngang, dọc (mm)", width=160),
    Column("scale", "Ngang, dọc (%)", width=150),
    Column("note", "Ghi chú", width=180),
)
ABOUT = (
    "Mỗi máy in kéo giấy lệch một ít. Canh một lần cho mỗi máy in, khay và lô phôi; "
    "khi in giấy khen, trang tự được dời cho đúng chỗ."
)
NONE_YET = "Chưa canh máy in nào. Bấm “Canh máy in mới…” để in tờ thước và gõ số đo."
ANY_STOCK = "Mọi loại giấy"


class CalibrationsDialog(QDialog):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Canh máy in")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._certificates = workspace.services.certificates
        self._known: dict[str, Calibration] = {}
        self.list = ShortListView("calibrations", "Máy in đã canh", COLUMNS, workspace.settings)
        self.none_yet = QLabel(NONE_YET)
        self.none_yet.setProperty("kind", "muted")
        self.message = MessageBar()
        self._undoing = UndoOffer(workspace, self.message, self)
        self.new_button = _button("Canh máy in mới…", "new_calibration")
        self.new_button.setProperty("kind", "main")
        self.edit_button = _button("Sửa…", "edit_calibration")
        self.delete_button = _button("Xóa", "delete_calibration")
        self.close_button = _button("Đóng", "close")
        self._arrange()

        self.list.selected.connect(self._follow)
        self.list.opened.connect(lambda _uid: self.edit())
        self.new_button.clicked.connect(lambda: self._open(None))
        self.edit_button.clicked.connect(self.edit)
        self.delete_button.clicked.connect(self.ask_to_delete)
        self.close_button.clicked.connect(self.accept)
        workspace.changes.certificates_changed.connect(self._fill)
        self._fill()
        self.list.selectRow(0)
        (self.list if self._known else self.new_button).setFocus()

    @property
    def chosen(self) -> Calibration | None:
        uids = self.list.selected_uids()
        return self._known.get(uids[0]) if uids else None

    def edit(self) -> None:
        if calibration := self.chosen:
            self._open(calibration)

    def ask_to_delete(self) -> None:
        calibration = self.chosen
        if calibration is None:
            return
        question = ask(
            self,
            f"Xóa số canh của {calibration.printer}?",
            "Từ nay máy in này in không dời trang; có thể hoàn tác ngay sau khi xóa.",
            "Xóa số canh",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(calibration))

    def _delete(self, calibration: Calibration) -> None:
        self._certificates.delete_calibration(calibration.uid)
        self._workspace.changes.announce("certificates")
        self._undoing.tell(f"Đã xóa số canh của {calibration.printer}.")

    def _open(self, calibration: Calibration | None) -> None:
        dialog = CalibrationDialog(self._workspace, calibration, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, calibration: Calibration) -> None:
        self._workspace.changes.announce("certificates")
        self.list.select_uid(calibration.uid)
        self._undoing.tell(f"Đã lưu số canh của {calibration.printer}.")

    def _fill(self) -> None:
        stocks = {each.uid: each.name for each in self._workspace.services.stock.batches()}
        self._known = {each.uid: each for each in self._certificates.calibrations()}
        self.list.show_rows(
            [
                Row(
                    uid,
                    (
                        each.printer,
                        TRAYS.get(each.tray, each.tray),
                        stocks.get(each.stock_uid, "") if each.stock_uid else ANY_STOCK,
                        f"{_said(each.shift_x, 2)}; {_said(each.shift_y, 2)}",
                        f"{_said(each.scale_x * 100, 2)}; {_said(each.scale_y * 100, 2)}",
                        each.note,
                    ),
                )
                for uid, each in self._known.items()
            ]
        )
        self.none_yet.setVisible(not self._known)
        self.list.setVisible(bool(self._known))
        self._follow()

    def _follow(self) -> None:
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(self.chosen is not None)

    def _arrange(self) -> None:
        about = QLabel(ABOUT)
        about.setProperty("kind", "muted")
        about.setWordWrap(True)
        above = QVBoxLayout()
        above.setContentsMargins(grid(16), grid(12), grid(16), grid(8))
        above.setSpacing(grid(12))
        above.addWidget(about)
        actions = QHBoxLayout()
        actions.setSpacing(grid(8))
        for button in (self.new_button, self.edit_button, self.delete_button):
            actions.addWidget(button)
        actions.addStretch()
        above.addLayout(actions)
        middle = QVBoxLayout()
        middle.setContentsMargins(grid(16), 0, grid(16), grid(12))
        middle.addWidget(self.none_yet, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setContentsMargins(grid(16), grid(12), grid(16), grid(12))
        below.addWidget(self.message, 4)
        below.addStretch(1)
        below.addWidget(self.close_button)
        stack_up(self, above, middle, thin_line(), below, tall=middle)
        fit_to_screen(self, 1080, 480)


def _said(number: float, decimals: int) -> str:
    return format_number(Decimal(str(round(number, decimals))))


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
