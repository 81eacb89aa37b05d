"""Ai đủ điều kiện: who qualifies for an award by the records, with the proof; chosen ones are put forward."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from models.problems import Refused
from models.vietnamese import fold
from services.eligibility import Candidate, Eligible
from services.forms.form import Wanted
from services.forms.nominating.explanation import EXPLANATION
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.icons import icon
from ui.jobs import Job
from ui.look import grid
from ui.pages.nominations.nomination_details import findings_sections
from ui.printing_desk import PrintingDesk, form_task
from ui.widgets.award_picker import AwardPicker
from ui.widgets.chips import ChipRow
from ui.widgets.choice import Choice
from ui.widgets.details_pane import Details, DetailsPane
from ui.widgets.empty_state import EmptyState
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

PLACE = int(Qt.ItemDataRole.UserRole)
QUALIFIED, OTHERS = "qualified", "others"
EVERYWHERE = ""
NARROW = 900
"""Of the screen: less has no room for details beside the list."""


class EligibilityDialog(QDialog):
    """``chosen`` brings (award type, uids of the subjects)."""

    chosen = Signal(str, list)

    def __init__(self, workspace: Workspace, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Ai đủ điều kiện {workspace.period.title.lower()}?")
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._period = workspace.period.code
        self._units = {each.uid: each.name for each in workspace.services.directory.units()}
        self._found: Eligible | None = None
        self._shown: Sequence[Candidate] = ()
        self._job: Job | None = None
        self.award_type = AwardPicker(workspace.services.catalogue)
        self.award_type.setObjectName("award_type")
        self.award_type.setAccessibleName("Danh hiệu, hình thức")
        self.unit = Choice([(EVERYWHERE, "Mọi đơn vị"), *self._units.items()])
        self.unit.setObjectName("unit")
        self.unit.setAccessibleName("Đơn vị")
        self.unit.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.set_value(unit or EVERYWHERE)
        self.find_button = QPushButton("Tìm")
        self.message = MessageBar()
        self.job_bar = JobBar()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm theo tên, không cần dấu")
        self.search.setAccessibleName("Tìm theo tên")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(grid(280))
        self.chips = ChipRow()
        self.chips.add(QUALIFIED, "Đủ điều kiện", group="which", on=True)
        self.chips.add(OTHERS, "Chưa đủ", group="which")
        self.list = QTreeWidget()
        self.list.setObjectName("candidates")
        self.list.setAccessibleName("Những người đã xét")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels(["Họ và tên / Tên tập thể", "Đơn vị", "Vì sao"])
        self.details = DetailsPane()
        self.empty = EmptyState()
        self.status = QLabel()
        self.status.setProperty("kind", "small")
        self.all_button = QPushButton("Chọn tất cả")
        self.none_button = QPushButton("Bỏ chọn")
        self.explain_button = QPushButton("Vì sao không được?")
        self.explain_button.setToolTip("In một trang giải thích cho người đang chọn")
        self.cancel_button = QPushButton("Đóng")
        self.add_button = QPushButton("Lập đề nghị")
        self.add_button.setProperty("kind", "main")
        self.find_button.setDefault(True)
        self._desk = PrintingDesk(workspace, self)
        self._desk.refused.connect(lambda said: self.message.tell(said, "bad"))
        for button in self._buttons():
            button.setAutoDefault(False)
        self._arrange()

        self.find_button.clicked.connect(self.find)
        self.award_type.chosen.connect(lambda _code: self.find())
        self.chips.changed.connect(self._show)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.list.itemChanged.connect(lambda _item, _column: self._say_how_many())
        self.list.currentItemChanged.connect(lambda _now, _before: self._describe())
        self.all_button.clicked.connect(lambda: self._check_all(on=True))
        self.none_button.clicked.connect(lambda: self._check_all(on=False))
        self.explain_button.clicked.connect(self._explain)
        self.cancel_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._choose)
        self._show()
        self.award_type.setFocus()

    def find(self) -> None:
        """Look at everybody on the worker."""
        try:
            award_type = self.award_type.value()
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        if not award_type:
            self.message.tell("Hãy chọn danh hiệu hoặc hình thức cần xét.", "bad")
            return
        if self._job is not None:
            return
        self.message.clear()
        self.find_button.setEnabled(False)
        period, unit = self._period, self.unit.value() or None
        self._workspace.run(
            "Đang đối chiếu hồ sơ với quy định",
            lambda services, progress: services.eligibility.find(
                period, award_type, unit, progress=progress
            ),
            self._take,
            shown_by=self._follow,
        )

    def checked(self) -> list[str]:
        """Uids of the subjects that are ticked."""
        found: list[str] = []
        for item in self._items():
            if item.checkState(0) == Qt.CheckState.Checked:
                found.append(self._shown[item.data(0, PLACE)].subject.uid)
        return found

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.ended.connect(self._ended)
        job.refused.connect(lambda refused: self.message.tell(str(refused), "bad"))
        self.job_bar.follow(job)

    def _ended(self) -> None:
        self._job = None
        self.find_button.setEnabled(True)

    def _take(self, found: Eligible) -> None:
        self._found = found
        self.chips.set_text(QUALIFIED, f"Đủ điều kiện ({format_number(len(found.qualified))})")
        self.chips.set_text(OTHERS, f"Chưa đủ ({format_number(len(found.others))})")
        if not found.judged:
            self.message.tell(
                "Danh mục chưa có quy định nào để đối chiếu cho danh hiệu, hình thức này; "
                "hãy lập đề nghị từ đăng ký hoặc lập tay.",
                "warn",
            )
        self._show()
        if self.list.topLevelItemCount():
            self.list.setFocus()

    def _show(self) -> None:
        found = self._found
        others = self.chips.chosen() == [OTHERS]
        self._shown = () if found is None else found.others if others else found.qualified
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addTopLevelItems(
            [self._item(place, each, others) for place, each in enumerate(self._shown)]
        )
        self.list.blockSignals(False)
        self._stack.setCurrentWidget(self.list if self._shown else self.empty)
        self.details.setVisible(bool(self._shown) and self._roomy)
        for button in (self.all_button, self.none_button):
            button.setVisible(bool(self._shown) and not others)
        self.explain_button.setVisible(bool(self._shown) and others)
        self._tell_empty(others)
        self._narrow()
        if self._shown:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._say_how_many()

    def _tell_empty(self, others: bool) -> None:
        if self._found is None:
            self.empty.tell(
                "list-checks",
                "Chọn danh hiệu rồi bấm Tìm",
                "Chương trình xem xếp loại, sáng kiến, khen thưởng, kỷ luật đã ghi và kể ra ai đủ "
                "điều kiện, ai chưa và vì sao.",
            )
        elif others:
            self.empty.tell("circle-check", "Không ai chưa đủ điều kiện", "")
        else:
            self.empty.tell(
                "search",
                "Chưa ai đủ điều kiện theo hồ sơ đã ghi",
                "Xem mục Chưa đủ để biết từng người còn thiếu gì.",
            )

    def _item(self, place: int, candidate: Candidate, others: bool) -> QTreeWidgetItem:
        subject = candidate.subject
        grounds = (candidate.objections or candidate.doubts) if others else candidate.proofs
        why = " ".join(finding.sentence for finding in grounds)
        if candidate.nominated:
            why = f"Đã có đề nghị. {why}"
        unit = self._units.get(subject.unit_uid or "", "")
        item = QTreeWidgetItem([subject.name, unit, why])
        item.setData(0, PLACE, place)
        for column, text in enumerate((subject.name, unit, why)):
            item.setToolTip(column, text)
        if not others and not candidate.nominated:
            item.setCheckState(0, Qt.CheckState.Checked)
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        count = self.list.topLevelItemCount()
        items = (self.list.topLevelItem(place) for place in range(count))
        return [item for item in items if item is not None]

    def _narrow(self) -> None:
        words = fold(self.search.text()).split()
        for item in self._items():
            name = fold(item.text(0))
            item.setHidden(not all(word in name for word in words))

    def _check_all(self, *, on: bool) -> None:
        """Of those that are seen and can be put forward."""
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden() and item.data(0, Qt.ItemDataRole.CheckStateRole) is not None:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._say_how_many()

    def _describe(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        candidate = self._shown[item.data(0, PLACE)]
        self.details.show_details(
            Details(
                candidate.subject.name,
                candidate.subject.position,
                sections=findings_sections(self._workspace.services, candidate.findings, None),
            )
        )

    def _explain(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            uid = self._shown[item.data(0, PLACE)].judged_uid
            self._desk.show_preview(form_task(EXPLANATION, Wanted(uid=uid)))

    def _buttons(self) -> Sequence[QPushButton]:
        """In the order in which they stand."""
        return (
            self.all_button,
            self.none_button,
            self.explain_button,
            self.cancel_button,
            self.add_button,
        )

    def _say_how_many(self) -> None:
        count = len(self.checked())
        self.add_button.setText(f"Lập {format_number(count)} đề nghị" if count else "Lập đề nghị")
        self.add_button.setEnabled(count > 0)
        self.status.setText(
            f"Đã xét {format_number(len(self._found.qualified) + len(self._found.others))} đối "
            "tượng đang hoạt động."
            if self._found
            else ""
        )

    def _choose(self) -> None:
        if self._found is not None and (uids := self.checked()):
            self.chosen.emit(self._found.award_type, uids)
            self.accept()

    def _arrange(self) -> None:
        asked = QHBoxLayout()
        asked.setSpacing(grid(8))
        asked.addWidget(self.award_type, 3)
        asked.addWidget(self.unit, 2)
        asked.addWidget(self.find_button)
        finding = QHBoxLayout()
        finding.setSpacing(grid(8))
        finding.addWidget(self.search, 1)
        finding.addWidget(self.chips, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.setMinimumHeight(grid(88))
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, grid(220))
        header.resizeSection(1, grid(180))
        self.details.setMaximumWidth(grid(360))
        beside = QHBoxLayout()
        beside.setSpacing(grid(16))
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.details)
        inside = QVBoxLayout()
        inside.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        inside.setSpacing(grid(8))
        inside.addLayout(asked)
        inside.addWidget(self.message)
        inside.addWidget(self.job_bar)
        inside.addLayout(finding)
        inside.addLayout(beside, 1)
        buttons = button_row(*self._buttons(), before=self.status)
        stack_up(self, inside, thin_line(), buttons, tall=inside)
        self._roomy = self.screen().availableGeometry().width() >= grid(NARROW)
        fit_to_screen(self, 1120, 640)
