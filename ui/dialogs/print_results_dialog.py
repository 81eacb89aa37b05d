"""After printing: which sheets came out, which are spoiled and why; then all are written into the register."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from models.problems import Refused
from services.certificates.print_register import PrintedSheet
from services.certificates.sent_runs import SentRun
from services.services import Services
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.dialogs.question import Question, ask
from ui.look import grid
from ui.widgets.form_field import text_field
from ui.widgets.message_bar import MessageBar

CAME_OUT, NAME, SPOILED, SERIAL, REASON = range(5)
TYPED = (SERIAL, REASON)
EXAMPLE = "Kẹt giấy, lem mực"
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PrintResultsDialog(QDialog):
    """``recorded`` brings how many sheets are good and how many spoiled, once that is stored.

    ``discarded`` tells that nothing of the run is written down, now or later.
    """

    recorded = Signal(int, int)
    discarded = Signal()
    _reason_wanted = Signal(int)  # row of a spoiled sheet

    def __init__(
        self,
        services: Services,
        sent: SentRun,
        parent: QWidget | None = None,
        *,
        intro: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Các tờ vừa in")
        self.setModal(True)
        self._runs = services.sent_runs
        self._sent = sent
        self._sheets = sheets = list(sent.sheets)
        self.intro = QLabel(
            intro
            or "Xem từng tờ: đánh dấu tờ bị hỏng và ghi lý do; bỏ dấu ở cột đầu những tờ không ra. "
            "Tờ hỏng vẫn mất một tờ phôi; người ấy còn ở phần Chưa in."
        )
        self.intro.setWordWrap(True)
        self.intro.setProperty("kind", "muted")
        self.message = MessageBar()
        self.reason = text_field(EXAMPLE)
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName("Lý do hỏng")
        self.list = QTreeWidget()
        self.list.setObjectName("sheets")
        self.list.setAccessibleName("Các tờ vừa in")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels(["Đã ra", "Họ và tên / Tên tập thể", "Hỏng", "Số sê-ri", "Lý do"])
        self.list.setColumnHidden(SERIAL, not any(sheet.serial for sheet in sheets))
        self._frames = self._runs.frames()
        self.frames = QCheckBox()
        self.frames.setObjectName("frames")
        self.rest_button = QPushButton("Từ dòng này trở đi không ra")
        self.all_button = QPushButton("Ra hết")
        self.told = QLabel()
        self.save_button = QPushButton("Ghi sổ in")
        self.save_button.setProperty("kind", "main")
        self.save_button.setToolTip("Ghi sổ in (Ctrl+Enter)")
        self.cancel_button = QPushButton("Không ghi sổ")
        for sheet in sheets:
            self._add(sheet, services.deciding.award(sheet.award_uid).name)
        self._arrange()

        self.list.itemChanged.connect(self._changed)
        self.list.itemActivated.connect(self._type)
        self._reason_wanted.connect(self._ask_reason, Qt.ConnectionType.QueuedConnection)
        self.list.installEventFilter(self)
        self.rest_button.clicked.connect(self._rest_did_not_come)
        self.all_button.clicked.connect(lambda: self._mark_from(0, ON))
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._say_how_many()
        self.list.setCurrentItem(self.list.topLevelItem(0))
        self.list.setFocus()

    def results(self) -> list[PrintedSheet]:
        """Those that came out, as they are marked."""
        came: list[PrintedSheet] = []
        for row, sheet in enumerate(self._sheets):
            item = self._item(row)
            if item.checkState(CAME_OUT) != ON:
                continue
            sheet = replace(sheet, serial=item.text(SERIAL).strip())
            if item.checkState(SPOILED) == ON:
                sheet = replace(sheet, status="spoiled", reason=item.text(REASON).strip())
            came.append(sheet)
        return came

    def accept(self) -> None:
        sheets = self.results()
        if not sheets:
            self._discard()
            return
        if (row := self._without_reason()) is not None:
            name = self._item(row).text(NAME)
            self.message.tell(f"Hãy ghi ở cột Lý do vì sao tờ của {name} bị hỏng.", "bad")
            self._ask_reason(row)
            return
        frames = self._frames.uid if self._frames and self.frames.isChecked() else ""
        try:
            self._runs.record(self._sent, sheets, frames)
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        spoiled = sum(sheet.status == "spoiled" for sheet in sheets)
        super().accept()
        self.recorded.emit(len(sheets) - spoiled, spoiled)

    def reject(self) -> None:
        ask_to_discard(self).confirmed.connect(self._discard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.save_button.click()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list H marks a sheet as spoiled: the space bar has the first box already."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            item = self.list.currentItem()
            if item is not None and event.key() == Qt.Key.Key_H and not event.modifiers():
                item.setCheckState(SPOILED, OFF if item.checkState(SPOILED) == ON else ON)
                return True
        return super().eventFilter(watched, event)

    # Inside

    def _discard(self) -> None:
        self._runs.forget(self._sent.uid)
        super().reject()
        self.discarded.emit()

    def _item(self, row: int) -> QTreeWidgetItem:
        item = self.list.topLevelItem(row)
        assert item is not None
        return item

    def _add(self, sheet: PrintedSheet, name: str) -> None:
        row = self.list.topLevelItemCount() + 1
        item = QTreeWidgetItem([format_number(row), name, "", sheet.serial, ""])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        spoiled = sheet.status == "spoiled"
        item.setCheckState(CAME_OUT, ON)
        item.setCheckState(SPOILED, ON if spoiled else OFF)
        item.setText(REASON, sheet.reason if spoiled else "")
        item.setSizeHint(NAME, QSize(0, grid(30)))
        self.list.addTopLevelItem(item)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        self.list.blockSignals(True)
        if column == SPOILED:
            spoiled = item.checkState(SPOILED) == ON
            usual = self.reason.text().strip()
            item.setText(REASON, (item.text(REASON) or usual) if spoiled else "")
            if spoiled:
                item.setCheckState(CAME_OUT, ON)
                if not item.text(REASON):
                    self._reason_wanted.emit(self.list.indexOfTopLevelItem(item))
        elif column == CAME_OUT and item.checkState(CAME_OUT) == OFF:
            item.setCheckState(SPOILED, OFF)
            item.setText(REASON, "")
        self.list.blockSignals(False)
        self._say_how_many()

    def _type(self, item: QTreeWidgetItem, column: int) -> None:
        if column not in TYPED:
            column = REASON if item.checkState(SPOILED) == ON else SERIAL
        if not self.list.isColumnHidden(column):
            self.list.editItem(item, column)

    def _without_reason(self) -> int | None:
        """The first row of a spoiled sheet of which nothing tells why."""
        for row in range(len(self._sheets)):
            item = self._item(row)
            if item.checkState(SPOILED) == ON and not item.text(REASON).strip():
                return row
        return None

    def _ask_reason(self, row: int) -> None:
        item = self._item(row)
        if item.checkState(SPOILED) == ON and not item.text(REASON).strip():
            self.list.setCurrentItem(item, REASON)
            if not self.list.isPersistentEditorOpen(item, REASON):
                self.list.editItem(item, REASON)

    def _rest_did_not_come(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self._mark_from(self.list.indexOfTopLevelItem(item), OFF)

    def _mark_from(self, row: int, state: Qt.CheckState) -> None:
        for place in range(row, len(self._sheets)):
            self._item(place).setCheckState(CAME_OUT, state)

    def _say_how_many(self) -> None:
        sheets = self.results()
        spoiled = sum(sheet.status == "spoiled" for sheet in sheets)
        good = len(sheets) - spoiled
        self.told.setText(
            f"{format_number(good)} tờ tốt, {format_number(spoiled)} tờ hỏng, "
            f"{format_number(len(self._sheets) - len(sheets))} tờ không ra."
        )
        self.frames.setVisible(self._frames is not None and good > 0)
        if self._frames is not None:
            self.frames.setText(f"Xuất {format_number(good)} khung của “{self._frames.name}”")
        self.save_button.setText("Ghi sổ in" if sheets else "Đóng, không có tờ nào ra")

    def _arrange(self) -> None:
        usual = QHBoxLayout()
        usual.setSpacing(grid(8))
        usual.addWidget(QLabel("Lý do hỏng thường dùng"))
        usual.addWidget(self.reason, 1)
        usual.addWidget(self.all_button)
        usual.addWidget(self.rest_button)
        for button in (self.all_button, self.rest_button, self.save_button, self.cancel_button):
            button.setAutoDefault(False)
        above = QVBoxLayout()
        above.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        above.setSpacing(grid(12))
        for part in (self.intro, self.message):
            above.addWidget(part)
        above.addLayout(usual)
        above.addWidget(self.list, 1)
        above.addWidget(self.frames)
        stack_up(
            self,
            above,
            thin_line(),
            button_row(self.cancel_button, self.save_button, before=self.told),
            tall=above,
        )
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(CAME_OUT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(SPOILED, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setColumnWidth(NAME, grid(240))
        self.list.setColumnWidth(SERIAL, grid(130))
        fit_to_screen(self, 860, 620)


def ask_to_discard(parent: QWidget) -> Question:
    return ask(
        parent,
        "Không ghi những tờ này vào sổ in?",
        "Các tờ phôi đã in sẽ không được trừ, và những người này vẫn ở phần Chưa in.",
        "Không ghi sổ",
        "Xem lại",
    )
