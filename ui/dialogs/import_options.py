"""What a file leaves to be chosen before it is taken in; only what it does not say is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from models.decisions import Decision
from models.numbers import format_number
from models.problems import Refused
from services.intake.award_decisions import open_decisions
from services.intake.plan import INTAKE_KINDS, NEW_DECISION, Choices, IntakeKind, Plan
from services.intake.sheet_view import SheetView
from ui.look import grid
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.flow_layout import FlowLayout
from ui.workspace import Workspace

LONGEST_SUMMARY = 60


class ImportOptions(QWidget):
    """``changed`` when something else is chosen, ``sheet_chosen`` when it is another sheet."""

    changed = Signal()
    sheet_chosen = Signal()

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
        self._periods = list(workspace.period.choices)
        self._period = choices.period or workspace.period.code or ""
        self.kind = Choice(list(INTAKE_KINDS.items()))
        self.sheet = Choice()
        self.period = Choice()
        units = [(unit.uid, unit.name) for unit in services.directory.units()]
        self.staff_of = Choice(units, blank="Không, chỉ là một phần")
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
            ("kind", self.kind),
            ("period", self.period),
            ("award", self.award),
            ("decision", self.decision),
            ("level", self.level),
            ("staff_of", self.staff_of),
        ):
            widget.setObjectName(name)
            row.addWidget(self._box(widget))
        self.award.setMinimumWidth(grid(300))
        for wide in (self.sheet, self.decision, self.staff_of):
            wide.setMaximumWidth(grid(320))

        self.kind.set_value(kind)
        self._offer_periods(choices.period)
        self.award.set_value(choices.award or None)
        self.decision.set_value(choices.decision or NEW_DECISION)
        self.level.set_value(choices.level or None)
        self.hide()

        for choice in (self.period, self.decision, self.level, self.staff_of):
            choice.edited.connect(self.changed)
        self.sheet.edited.connect(self.sheet_chosen)
        self.kind.edited.connect(self._kind_edited)
        self.award.edited.connect(self._award_edited)

    def chosen_kind(self) -> IntakeKind:
        return next(kind for kind in INTAKE_KINDS if kind == self.kind.value())

    def choices(self) -> Choices:
        return Choices(
            period=self.period.value() or "",
            award=self._award() or "",
            level=self.level.value() or "",
            decision=self.decision.value() or "",
            sheet=self.sheet.value() or self._given.sheet,
            staff_of=(self.staff_of.value() or "") if self.chosen_kind() == "subjects" else "",
        )

    def forget_file(self) -> None:
        """Another file has other sheets, and is of another unit."""
        for choice in (self.sheet, self.staff_of):
            choice.blockSignals(True)
        self.sheet.set_options([])
        self.staff_of.set_value(None)
        for choice in (self.sheet, self.staff_of):
            choice.blockSignals(False)
        self.hide()

    def show_looked(self, view: SheetView, plan: Plan | None) -> None:
        """Show the choices that the file leaves open; a template leaves none."""
        offered = [(sheet.name, sheet.name) for sheet in view.sheets if sheet.offered]
        self.sheet.blockSignals(True)
        if self.sheet.values() != [name for name, _ in offered]:
            self.sheet.set_options(offered)
        self.sheet.set_value(view.sheet.name)
        self.sheet.blockSignals(False)
        template = plan is not None and plan.template is not None
        self._ask(self.sheet, "Trang trong tệp", len(offered) > 1 and not template)
        self._ask(self.kind, "Lấy vào", not template)
        whole = self.chosen_kind() == "subjects" and bool(self.staff_of.values())
        self._ask(self.staff_of, "Là danh sách toàn bộ của đơn vị", whole and not template)
        if plan is not None:
            gaps = plan.gaps
            self._ask(self.period, "Kỳ", gaps.periods > 0)
            self._ask(self.award, f"Danh hiệu cho {_rows(gaps.awards)} không ghi", gaps.awards > 0)
            self._ask(
                self.decision,
                f"Đưa {_rows(gaps.numbers)} chưa có số quyết định vào",
                gaps.numbers > 0,
            )
            self._ask(self.level, "Cấp quyết định", gaps.levels)
        self.setVisible(any(not box.isHidden() for box in self._boxes.values()))
        self.updateGeometry()

    def _kind_edited(self) -> None:
        self._offer_periods("")
        self.changed.emit()

    def _offer_periods(self, given: str) -> None:
        """Of old awards the decision tells the year."""
        awards = self.chosen_kind() == "awards"
        blank = [("", "Theo năm của quyết định")] if awards else []
        self.period.blockSignals(True)
        self.period.set_options([*blank, *self._periods])
        self.period.set_value(given or ("" if awards else self._period))
        self.period.blockSignals(False)

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


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SUMMARY else f"{text[: LONGEST_SUMMARY - 1]}…"


def _rows(count: int) -> str:
    return f"{format_number(count)} dòng"


def _called(decision: Decision) -> str:
    about = decision.summary or "Quyết định chưa có trích yếu"
    short = _cut(about)
    return f"Số {decision.code}: {short}" if decision.number else short
