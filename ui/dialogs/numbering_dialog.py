"""Điền số, ngày: every paper that waits for the records office, in one grid that is typed through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from models.dates import format_short
from models.numbers import format_number
from models.problems import Refused, Rejected
from models.progress import Progress
from services.editing.cells import Remark
from services.first_pages import first_pages_of
from services.numbering import Filled, Outcome, Waiting, issued_by, issued_from_draft
from services.services import Services
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.dialogs.numbering_cells import DAY, NUMBER
from ui.dialogs.numbering_grid import NumberingGrid
from ui.dialogs.question import ask
from ui.look import grid
from ui.printing_desk import PrintingDesk, first_pages_task
from ui.widgets.date_field import DateField
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

CHANGED = ("decisions", "nominations", "registrations", "payments", "papers")
INTRO = (
    "Gõ số và ngày văn thư cấp; Enter xuống dòng dưới, Tab sang ô bên. Quyết định có đủ số và ngày "
    "thì được ban hành và khóa ngay: danh sách, tiền thưởng, lời văn giữ nguyên từ đó."
)
NONE_WAITS = "Không còn văn bản nào chờ số, ngày."


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
        self.grid = NumberingGrid(workspace.settings)
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
            "Điền số tiếp theo cho các dòng còn trống từ dòng đang chọn trở xuống, theo từng ký hiệu "
            "(Ctrl+D)"
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

        self.grid.locked.connect(lambda said: self.message.tell(said, "info", seconds=6))
        self.grid.told.connect(lambda said: self.message.tell(said, "info", seconds=8))
        self.grid.selected.connect(self._tell)
        self.grid.changed.connect(self._tell)
        self.same_day_button.clicked.connect(self.same_day)
        self.number_on_button.clicked.connect(self.grid.number_on)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_again)
        self.close_button.clicked.connect(self.reject)
        self.desk.refused.connect(lambda said: self.message.tell(said, "bad"))
        self._read()
        if self.grid.papers.rows:
            self.grid.choose_paper(0, NUMBER)
        self.grid.setFocus()

    def same_day(self) -> None:
        """Write the day into the chosen rows, or into all that have a number."""
        try:
            day = self.day.value()
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        chosen = self.grid.selected_uids()
        uids = chosen if len(chosen) > 1 else self.grid.papers.numbered()
        if day is None or isinstance(day, str):
            self.message.tell("Hãy nhập ngày cần ghi cho các dòng.", "bad")
            self.day.setFocus()
            return
        self.grid.take((uid, DAY, format_short(day)) for uid in uids)

    def save(self) -> None:
        """Store everything that was typed, or show everything that is wrong."""
        filled, wrong = self.grid.papers.filled()
        found = self._numbering.problems(filled)
        told = {(remark.uid, remark.column) for remark in wrong}
        wrong += [
            Remark(uid, name, self.grid.papers.typed(uid, name), sentence)
            for (uid, name), sentence in found.items()
            if (uid, name) not in told
        ]
        if wrong:
            self._show_wrong(wrong)
            return
        if not filled:
            self.message.tell("Chưa gõ số, ngày nào để ghi.", "info", seconds=8)
            return
        drafts = issued_from_draft(self.grid.papers.rows, filled)
        if not drafts:
            self._store(filled)
            return
        count = format_number(drafts)
        question = ask(
            self,
            f"Có {count} quyết định đang ở nháp, chưa trình và chưa ký.",
            "Có đủ số và ngày thì quyết định được ban hành và khóa: danh sách, tiền thưởng, lời văn "
            "giữ nguyên từ đó.",
            f"Ban hành và khóa {count} quyết định đang ở nháp",
            "Quay lại",
        )
        question.confirmed.connect(lambda: self._store(filled))

    def _store(self, filled: Sequence[Filled]) -> None:
        rows = {row.uid: row for row in self.grid.papers.rows}
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
        if not self.grid.papers.touched:
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
        left = {row.uid for row in self.grid.papers.rows}
        self._done += [row for row in done if row.uid not in left]
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
        self.grid.mark(wrong)
        self.message.tell(
            f"Còn {format_number(len(wrong))} chỗ chưa ghi được, đánh dấu đỏ trong bảng; chưa ghi gì."
            if len(wrong) > 1
            else "Còn một chỗ chưa ghi được, đánh dấu đỏ trong bảng; chưa ghi gì.",
            "bad",
        )
        self.grid.setFocus()
        self._tell()

    def _read(self) -> None:
        self.grid.show_papers(self._numbering.waiting())
        self.grid.setVisible(bool(self.grid.papers.rows))
        for widget in (self.day, self.same_day_button, self.number_on_button, self.save_button):
            widget.setEnabled(bool(self.grid.papers.rows))
        self._tell()

    def _tell(self) -> None:
        """What is wrong with the chosen cell, else what storing would do."""
        remark = self.grid.grid_model.remark(self.grid.currentIndex())
        self.told.setText(remark.sentence if remark is not None else self._outlook())

    def _outlook(self) -> str:
        if not self.grid.papers.rows:
            return NONE_WAITS
        filled, _wrong = self.grid.papers.filled()
        if not filled:
            count = format_number(len(self.grid.papers.rows))
            return f"Có {count} văn bản chờ số, ngày; dòng để trống thì chưa ghi gì."
        return _would(filled, issued_by(self.grid.papers.rows, filled))

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
