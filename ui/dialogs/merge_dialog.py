"""Two records of one subject side by side: for each field that differs, which value is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.problems import Refused
from services.merging import Difference, History, Side
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.look import grid
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

MASKED = 3
"""Digits of a personal number that are shown."""


class MergeDialog(QDialog):
    merged = Signal(object)  # the subject that stays

    def __init__(
        self, workspace: Workspace, one: str, other: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Gộp hai bản ghi làm một")
        self.setModal(True)
        self._merging = workspace.services.merging
        self.comparison = self._merging.compare(one, other)
        self.sides: dict[str, dict[Side, QRadioButton]] = {}
        self._groups: list[QButtonGroup] = []
        self.sentence = QLabel(
            "Đăng ký, đề nghị, khen thưởng, sổ sách và tệp đính kèm của cả hai dồn về một bản ghi; bản "
            "ghi còn lại vào thùng rác. Quyết định đã ban hành vẫn in đúng như cũ. Hoàn tác được bằng một lần bấm."
        )
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("kind", "muted")
        self.message = MessageBar()
        self.sure = QCheckBox("Đã đối chiếu giấy tờ, đúng là một")
        self.sure.setVisible(bool(self.comparison.warning) and not self.comparison.problem)
        self.merge_button = QPushButton("Gộp làm một")
        self.merge_button.setProperty("kind", "main")
        self.cancel_button = QPushButton("Để nguyên hai bản ghi")
        for button in (self.merge_button, self.cancel_button):
            button.setAutoDefault(False)
        self._arrange()

        self.merge_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.sure.toggled.connect(self._follow)
        if self.comparison.problem:
            self.message.tell(self.comparison.problem, "bad", closable=False)
        elif self.comparison.warning:
            self.message.tell(self.comparison.warning, "warn", closable=False)
        self._follow()

    def chosen(self) -> Mapping[str, Side]:
        return {
            name: "second" if radios["second"].isChecked() else "first"
            for name, radios in self.sides.items()
        }

    def accept(self) -> None:
        comparison = self.comparison
        try:
            subject = self._merging.merge(
                comparison.first.uid,
                comparison.second.uid,
                self.chosen(),
                despite_warning=self.sure.isChecked(),
            )
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        super().accept()
        self.merged.emit(subject)

    def _follow(self) -> None:
        unsure = bool(self.comparison.warning) and not self.sure.isChecked()
        self.merge_button.setEnabled(not self.comparison.problem and not unsure)

    def _arrange(self) -> None:
        content = QWidget()
        table = QGridLayout(content)
        table.setContentsMargins(grid(24), grid(8), grid(24), grid(16))
        table.setHorizontalSpacing(grid(16))
        table.setVerticalSpacing(grid(8))
        for column, stretch in ((0, 0), (1, 1), (2, 1)):
            table.setColumnStretch(column, stretch)
        for column, title in ((1, "Bản ghi giữ lại"), (2, "Bản ghi gộp vào")):
            table.addWidget(_label(title, "section"), 0, column)
        comparison = self.comparison
        for column, subject in ((1, comparison.first), (2, comparison.second)):
            table.addWidget(_label(subject.name, "heading"), 1, column)
        table.addWidget(_label("Đã có", "muted"), 2, 0)
        for column, history in ((1, comparison.history[0]), (2, comparison.history[1])):
            table.addWidget(_label(_counted(history), ""), 2, column)
        row = 3
        if comparison.differences:
            table.addWidget(
                _label("Chọn giá trị giữ lại ở những mục khác nhau", "section"), row, 0, 1, 3
            )
        else:
            table.addWidget(_label("Mọi mục của hai bản ghi giống nhau.", "muted"), row, 0, 1, 3)
        for row, difference in enumerate(comparison.differences, start=4):
            self._add(table, row, difference)
        table.setRowStretch(row + 1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        top = QVBoxLayout()
        top.setContentsMargins(grid(24), grid(16), grid(24), grid(8))
        top.setSpacing(grid(8))
        top.addWidget(self.sentence)
        top.addWidget(self.message)
        top.addWidget(self.sure)
        buttons = button_row(self.cancel_button, self.merge_button)
        stack_up(self, top, scroll, thin_line(), buttons, tall=scroll)
        fit_to_screen(self, 760, 560)

    def _add(self, table: QGridLayout, row: int, difference: Difference) -> None:
        group = QButtonGroup(self)
        self._groups.append(group)
        table.addWidget(_label(difference.label, "muted"), row, 0)
        radios: dict[Side, QRadioButton] = {}
        sides: tuple[tuple[int, Side, str], ...] = (
            (1, "first", difference.first),
            (2, "second", difference.second),
        )
        for column, side, value in sides:
            if difference.name == "personal_id" and value:
                value = "*" * (len(value) - MASKED) + value[-MASKED:]
            radio = QRadioButton((value or "(để trống)").replace("&", "&&").replace("\n", " "))
            radio.setAccessibleName(f"{difference.label}: {value or 'để trống'}")
            radio.setToolTip(value)
            radio.setChecked(side == difference.proposed)
            group.addButton(radio)
            radios[side] = radio
            table.addWidget(radio, row, column)
        self.sides[difference.name] = radios


def _counted(history: History) -> str:
    counted = (
        (history.awards, "khen thưởng"),
        (history.nominations, "đề nghị"),
        (history.registrations, "đăng ký"),
        (history.facts, "dòng sổ sách"),
        (history.attachments, "tệp đính kèm"),
    )
    return ", ".join(f"{number} {word}" for number, word in counted if number) or "Chưa có gì"


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    if kind:
        label.setProperty("kind", kind)
    return label
