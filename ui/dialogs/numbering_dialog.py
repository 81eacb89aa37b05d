"""Điền số, ngày: every paper that waits for the records office, in one grid that is typed through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from models.numbers import format_number
from models.problems import Refused, Rejected
from models.progress import Progress
from services.editing.cells import Remark
from services.first_pages import first_pages_of
from services.numbering import Filled, Outcome, Waiting
from services.services import Services
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.dialogs.numbering_cells import COLUMNS, DAY, NUMBER, TYPED, NumberingCells
from ui.dialogs.question import ask
from ui.look import grid
from ui.printing_desk import PrintingDesk, first_pages_task
from ui.tables.grid_model import GridModel
from ui.tables.grid_view import GridView
from ui.tables.pasted import pasted
from ui.tables.source import ShortList
from ui.widgets.date_field import DateField
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

CHANGED = ("decisions", "nominations", "registrations", "payments", "papers")
INTRO = (
    "Gõ số và ngày văn thư cấp; Enter xuống dòng dưới, Tab sang ô bên. Quyết định có đủ số và ngày "
    "thì được ban hành và khóa ngay: danh sách, tiền thưởng, lời văn giữ nguyên từ đó."
)
NONE_WAITS = "Không còn văn bản nào chờ số, ngày."


class NumberGrid(GridView):
    """Tab goes only through the cells that are typed in."""

    def go(self, how: str) -> None:
        super().go(how)
        if how not in ("right", "left"):
            return
        for _ in COLUMNS:
            if not self.why_locked(self.currentIndex()):
                return
            super().go(how)


class NumberingDialog(QDialog):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Điền số, ngày")
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._numbering = workspace.services.numbering
        self._done: list[Waiting] = []
        self.desk = PrintingDesk(workspace, self)
        self.cells = NumberingCells()
        self.grid = NumberGrid(
            "numbering", "Văn bản chờ số, ngày", GridModel(ShortList(COLUMNS)), workspace.settings
        )
        self.grid.set_cells(self.cells)
        self.intro = QLabel(INTRO)
        self.intro.setWordWrap(True)
        self.intro.setProperty("kind", "muted")
        self.day = DateField()
        self.day.setObjectName("day")
        self.day.setAccessibleName("Ngày chung")
        self.day.set_value(workspace.services.store.origin.today())
        self.same_day_button = QPushButton("Cùng ngày cho các dòng")
        self.same_day_button.setToolTip(
            "Ghi ngày này vào các dòng đang chọn; chưa chọn nhiều dòng thì vào các dòng đã có số"
        )
        self.number_on_button = QPushButton("Số nối tiếp")
        self.number_on_button.setToolTip(
            "Điền số tiếp theo cho các dòng còn trống ở dưới, theo từng ký hiệu (Ctrl+D)"
        )
        self.message = MessageBar()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.save_button = QPushButton("Ghi số, ngày")
        self.save_button.setProperty("kind", "main")
        self.save_button.setToolTip("Ghi số, ngày (Ctrl+S)")
        self.save_button.setShortcut("Ctrl+S")
        self.print_button = QPushButton("In lại trang 1")
        self.close_button = QPushButton("Đóng")
        self._arrange()

        self.grid.typed.connect(lambda uid, column, text: self.type([(uid, column, text)]))
        self.grid.typed_in_all.connect(self._type_in_all)
        self.grid.locked.connect(lambda said: self.message.tell(said, "info", seconds=6))
        self.grid.asked.connect(self._answer)
        self.grid.selected.connect(self._tell)
        self.same_day_button.clicked.connect(self.same_day)
        self.number_on_button.clicked.connect(lambda: self.number_on())
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_again)
        self.close_button.clicked.connect(self.reject)
        self.desk.refused.connect(lambda said: self.message.tell(said, "bad"))
        self._read()
        if self.cells.rows:
            self.grid.choose_cell(0, _column(NUMBER))
        self.grid.setFocus()

    def type(self, cells: Iterable[tuple[str, str, str]]) -> None:
        """(uid, column, text) of each cell."""
        for uid, column, text in cells:
            self.grid.grid_model.forget_remarks(uid, column)
            if (remark := self.cells.type(uid, column, text)) is not None:
                self.grid.grid_model.note([remark])
        self._show()

    def number_on(self) -> None:
        """From the chosen row on, or among the chosen rows, fill in the numbers that follow."""
        chosen = self.grid.selected_uids()
        uids = [row.uid for row in self.cells.rows]
        if len(chosen) < 2 and (uid := self.grid.current_uid()):
            chosen = uids[uids.index(uid) :]
        if not self.cells.number_on(chosen):
            self.message.tell(
                "Hãy gõ số ở dòng đầu rồi mới điền nối tiếp; chỉ các dòng cùng ký hiệu còn trống "
                "được điền.",
                "info",
                seconds=8,
            )
        self._show()

    def same_day(self) -> None:
        """Write the day into the chosen rows, or into all that have a number."""
        try:
            day = self.day.value()
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        chosen = self.grid.selected_uids()
        uids = chosen if len(chosen) > 1 else self.cells.numbered()
        if day is None or isinstance(day, str):
            self.message.tell("Hãy nhập ngày cần ghi cho các dòng.", "bad")
            self.day.setFocus()
            return
        for uid in uids:
            self.grid.grid_model.forget_remarks(uid, DAY)
        self.cells.same_day(day, uids)
        self._show()

    def save(self) -> None:
        """Store everything that was typed, or show everything that is wrong."""
        filled, wrong = self.cells.filled()
        found = self._numbering.problems(filled)
        told = {(remark.uid, remark.column) for remark in wrong}
        wrong += [
            Remark(uid, name, self._text(uid, name), sentence)
            for (uid, name), sentence in found.items()
            if (uid, name) not in told
        ]
        if wrong:
            self._show_wrong(wrong)
            return
        if not filled:
            self.message.tell("Chưa gõ số, ngày nào để ghi.", "info", seconds=8)
            return
        rows = {row.uid: row for row in self.cells.rows}
        done = [rows[each.uid] for each in filled]

        def work(services: Services, progress: Progress) -> Outcome | Rejected:
            try:
                return services.numbering.fill(filled, progress)
            except Rejected as rejected:
                return rejected

        self._workspace.run(
            "Đang ghi số, ngày", work, lambda outcome: self._stored(outcome, done), *CHANGED
        )

    def print_again(self) -> None:
        """The first pages of what was filled in here, with number and day on them."""
        first = first_pages_of(self._workspace.services, self._done)
        if not first.papers:
            self.message.tell("Chưa có văn bản nào vừa điền số để in lại trang 1.", "info")
            return
        self.desk.show_preview(first_pages_task(first))

    def reject(self) -> None:
        if not self.cells.touched:
            super().reject()
            return
        question = ask(
            self,
            "Bỏ những gì vừa gõ?",
            "Số, ngày trong bảng chưa được ghi; nếu đóng thì phần vừa gõ sẽ mất.",
            "Bỏ và đóng",
            "Gõ tiếp",
        )
        question.confirmed.connect(lambda: QDialog.reject(self))

    # Inside

    def _stored(self, outcome: Outcome | Rejected, done: Sequence[Waiting]) -> None:
        if isinstance(outcome, Rejected):
            self.message.tell(str(outcome), "bad")
            return
        self._read()
        left = {row.uid for row in self.cells.rows}
        self._done = [row for row in done if row.uid not in left] or self._done
        parts = [
            f"ban hành và khóa {format_number(outcome.issued)} quyết định"
            if outcome.issued
            else "",
            f"ghi số, ngày của {format_number(outcome.filled)} văn bản" if outcome.filled else "",
        ]
        said = " và ".join(part for part in parts if part)
        self.message.tell(f"Đã {said}.", "good")
        self.print_button.setVisible(bool(self._done))
        self.print_button.setText(f"In lại trang 1 ({format_number(len(self._done))})")

    def _show_wrong(self, wrong: Sequence[Remark]) -> None:
        model = self.grid.grid_model
        model.forget_rows({row.uid for row in self.cells.rows})
        model.note(wrong)
        first = wrong[0]
        self.message.tell(
            f"Còn {format_number(len(wrong))} chỗ chưa ghi được, đánh dấu đỏ trong bảng; chưa ghi gì."
            if len(wrong) > 1
            else "Còn một chỗ chưa ghi được, đánh dấu đỏ trong bảng; chưa ghi gì.",
            "bad",
        )
        if (row := model.row_of(first.uid)) is not None:
            self.grid.choose_cell(row, _column(first.column))
        self.grid.setFocus()
        self._tell()

    def _answer(self, wanted: str) -> None:
        match wanted:
            case "fill":
                self._fill_down()
            case "clear" | "cut":
                if wanted == "cut":
                    self.grid.copy()
                self.type((uid, name, "") for uid, name in self._selected())
            case "paste":
                self._paste()
            case _:
                pass

    def _fill_down(self) -> None:
        """Numbers run on; a day is repeated."""
        chosen = self._selected()
        columns = {name for _uid, name in chosen}
        if DAY not in columns:
            self.number_on()
            return
        days = [uid for uid, name in chosen if name == DAY]
        text = self.cells.text(days[0], DAY)
        self.type((uid, DAY, text) for uid in days[1:])
        if NUMBER in columns:
            self.number_on()

    def _paste(self) -> None:
        block = pasted(QApplication.clipboard().mimeData())
        chosen = self._selected()
        if not block or not chosen:
            return
        uids = [row.uid for row in self.cells.rows]
        begins, names = uids.index(chosen[0][0]), TYPED[TYPED.index(chosen[0][1]) :]
        self.type(
            (uid, name, text)
            for uid, line in zip(uids[begins:], block, strict=False)
            for name, text in zip(names, line, strict=False)
        )

    def _type_in_all(self, text: str) -> None:
        self.type((uid, name, text) for uid, name in self._selected())

    def _selected(self) -> list[tuple[str, str]]:
        """The selected cells that are typed in: (uid, column)."""
        model = self.grid.grid_model
        return [
            (uid, model.columns[column].name)
            for block in self.grid.selected_blocks()
            for row in range(block.first, block.last + 1)
            if (uid := model.uid_at(row)) is not None
            for column in block.columns
            if model.columns[column].name in TYPED
        ]

    def _read(self) -> None:
        self.cells.show(self._numbering.waiting())
        self.grid.grid_model.set_source(ShortList(COLUMNS, self.cells.shown()))
        self.grid.setVisible(bool(self.cells.rows))
        for widget in (self.day, self.same_day_button, self.number_on_button, self.save_button):
            widget.setEnabled(bool(self.cells.rows))
        self._tell()

    def _show(self) -> None:
        rows = self.cells.shown()
        self.grid.grid_model.patch(rows, ShortList(COLUMNS, rows))
        self._tell()

    def _text(self, uid: str, column: str) -> str:
        return self.cells.text(uid, column) if column in TYPED else ""

    def _tell(self) -> None:
        """What is wrong with the chosen cell, else what storing would do."""
        remark = self.grid.grid_model.remark(self.grid.currentIndex())
        self.told.setText(remark.sentence if remark is not None else self._outlook())

    def _outlook(self) -> str:
        if not self.cells.rows:
            return NONE_WAITS
        filled, _wrong = self.cells.filled()
        if not filled:
            count = format_number(len(self.cells.rows))
            return f"Có {count} văn bản chờ số, ngày; dòng để trống thì chưa ghi gì."
        return _would(filled, self._numbering.issues(filled))

    def _arrange(self) -> None:
        for button in (
            *(self.same_day_button, self.number_on_button),
            *(self.save_button, self.print_button, self.close_button),
        ):
            button.setAutoDefault(False)
        self.print_button.hide()
        above = QHBoxLayout()
        above.setContentsMargins(grid(24), grid(16), grid(24), grid(8))
        above.addWidget(self.intro)
        tools = QHBoxLayout()
        tools.setContentsMargins(grid(24), 0, grid(24), grid(8))
        tools.setSpacing(grid(8))
        tools.addWidget(self.number_on_button)
        tools.addSpacing(grid(16))
        tools.addWidget(self.day)
        tools.addWidget(self.same_day_button)
        tools.addStretch()
        said = QHBoxLayout()
        said.setContentsMargins(grid(24), 0, grid(24), grid(8))
        said.addWidget(self.message)
        middle = QHBoxLayout()
        middle.setContentsMargins(grid(24), 0, grid(24), 0)
        middle.addWidget(self.grid)
        below = QHBoxLayout()
        below.setContentsMargins(grid(24), grid(8), grid(24), grid(8))
        below.addWidget(self.told)
        buttons = button_row(self.close_button, self.save_button, before=self.print_button)
        stack_up(self, above, tools, said, middle, below, thin_line(), buttons, tall=middle)
        fit_to_screen(self, 1080, 600)


def _column(name: str) -> int:
    return next(number for number, column in enumerate(COLUMNS) if column.name == name)


def _would(filled: Sequence[Filled], issued: int) -> str:
    others = len(filled) - issued
    if issued and others:
        return (
            f"Sẽ ban hành và khóa {format_number(issued)} quyết định, ghi số, ngày của "
            f"{format_number(others)} văn bản khác."
        )
    if issued:
        return f"Sẽ ban hành và khóa {format_number(issued)} quyết định."
    return f"Sẽ ghi số, ngày của {format_number(others)} văn bản."
