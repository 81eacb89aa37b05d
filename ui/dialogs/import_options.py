"""What a file leaves to be chosen before it is taken in; only what it does not say is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.decisions import Decision
from models.numbers import format_number
from models.problems import Refused
from services.intake.award_decisions import open_decisions
from services.intake.plan import NEW_DECISION, Choices, Gaps, IntakeKind
from ui.look import grid
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.flow_layout import FlowLayout
from ui.workspace import Workspace

LONGEST_SUMMARY = 60


class ImportOptions(QWidget):
    """``changed`` when something else is chosen."""

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        kind: IntakeKind,
        choices: Choices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        services = workspace.services
        self._given = choices
        self.sheet = Choice()
        of_decision = "Theo năm của quyết định" if kind == "awards" else None
        self.period = Choice(workspace.period.choices, blank=of_decision)
        self.award = AwardPicker(services.catalogue)
        self.decision = Choice(
            [
                (NEW_DECISION, "Một quyết định nháp mới"),
                *((d.uid, _called(d)) for d in open_decisions(services)),
            ],
            blank="Bỏ qua các dòng đó",
        )
        self.level = Choice(
            [(level.code, level.name) for level in services.catalogue.levels],
            blank="Theo quy định",
        )
        self._labels: dict[QWidget, QLabel] = {}
        self._boxes: dict[QWidget, QWidget] = {}
        row = FlowLayout(self, grid(12))
        for name, widget in (
            ("sheet", self.sheet),
            ("period", self.period),
            ("award", self.award),
            ("decision", self.decision),
            ("level", self.level),
        ):
            widget.setObjectName(name)
            row.addWidget(self._box(widget))
        self.award.setMinimumWidth(grid(300))
        self.decision.setMaximumWidth(grid(380))

        self.period.set_value(
            choices.period or (None if of_decision else workspace.period.code) or None
        )
        self.award.set_value(choices.award or None)
        self.decision.set_value(choices.decision or NEW_DECISION)
        self.level.set_value(choices.level or None)
        self.hide()

        for choice in (self.sheet, self.period, self.decision, self.level):
            choice.edited.connect(self.changed)
        self.award.edited.connect(self._award_edited)

    def choices(self) -> Choices:
        return Choices(
            period=self.period.value() or "",
            award=self._award() or "",
            level=self.level.value() or "",
            decision=self.decision.value() or "",
            sheet=self.sheet.value() or self._given.sheet,
        )

    def forget_file(self) -> None:
        """Another file has other sheets."""
        self.sheet.blockSignals(True)
        self.sheet.set_options([])
        self.sheet.blockSignals(False)
        self.hide()

    def ask_for(self, gaps: Gaps) -> None:
        """Show the choices that the file leaves open."""
        if gaps.sheets and not self.sheet.count():
            self.sheet.blockSignals(True)
            self.sheet.set_options([(name, name) for name in gaps.sheets])
            self.sheet.blockSignals(False)
        self._ask(self.sheet, "Trang trong tệp", self.sheet.count() > 1)
        self._ask(self.period, "Kỳ", gaps.periods > 0)
        self._ask(self.award, f"Danh hiệu cho {_rows(gaps.awards)} không ghi", gaps.awards > 0)
        self._ask(
            self.decision, f"Đưa {_rows(gaps.numbers)} chưa có số quyết định vào", gaps.numbers > 0
        )
        self._ask(self.level, "Cấp quyết định", gaps.levels)
        self.setVisible(any(not box.isHidden() for box in self._boxes.values()))
        self.updateGeometry()

    def _ask(self, widget: QWidget, label: str, wanted: bool) -> None:
        self._labels[widget].setText(label)
        widget.setAccessibleName(label)
        self._boxes[widget].setVisible(wanted)

    def _box(self, widget: QWidget) -> QWidget:
        box, label = QWidget(), QLabel()
        label.setProperty("kind", "label")
        label.setBuddy(widget)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(2))
        layout.addWidget(label)
        layout.addWidget(widget)
        self._labels[widget], self._boxes[widget] = label, box
        return box

    def _award(self) -> str | None:
        try:
            return self.award.value()
        except Refused:  # half typed
            return None

    def _award_edited(self) -> None:
        if self._award() is not None or not self.award.text():
            self.changed.emit()


def _rows(count: int) -> str:
    return f"{format_number(count)} dòng"


def _called(decision: Decision) -> str:
    about = decision.summary or "Quyết định chưa có trích yếu"
    short = about if len(about) <= LONGEST_SUMMARY else f"{about[: LONGEST_SUMMARY - 1]}…"
    return f"Số {decision.code}: {short}" if decision.number else short
