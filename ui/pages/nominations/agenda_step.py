"""Chương trình: which nominations the council votes on, ticked by award, from high to low."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.nominations import NOMINATION_STATUSES, Nomination
from models.numbers import format_number
from models.progress import Progress
from models.subjects import SUBJECT_KINDS
from services.nominating import HeldBack
from services.services import Services
from services.thresholds import Threshold
from ui.colours import colours
from ui.dialogs.held_back_dialog import HeldBackDialog
from ui.latest import Latest
from ui.look import grid
from ui.workspace import Workspace

UID = Qt.ItemDataRole.UserRole
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
TITLES = ("Đề nghị", "Tình trạng", "Chức vụ", "Đơn vị", "Đối tượng")
WIDTHS = (370, 260, 190, 220)
STATUS = 1
ROW = 28
Judged = tuple[list[str], tuple[HeldBack, ...]]


class AgendaStep(QWidget):
    """What is ticked is on the agenda at once."""

    told = Signal(str)

    def __init__(self, workspace: Workspace, meeting_uid: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._services = workspace.services
        self._uid = meeting_uid
        self._on_agenda: dict[str, str] = {}
        self._blocked: dict[str, str] = {}
        self._judged: set[str] = set()
        self._latest: Latest[Judged] = Latest(workspace, "Đang đối chiếu quy định", self._mark)
        self.destroyed.connect(self._latest.forget)
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "muted")
        self.sentence.setWordWrap(True)
        self.all_button = QPushButton("Đưa tất cả vào chương trình")
        self.none_button = QPushButton("Bỏ tất cả")
        for button in (self.all_button, self.none_button):
            button.setAutoDefault(False)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Chương trình họp")
        self.tree.setHeaderLabels(TITLES)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            self.tree.setColumnWidth(column, grid(width))
        self._apply_soon = QTimer(self)
        self._apply_soon.setSingleShot(True)
        self._apply_soon.setInterval(0)
        above = QHBoxLayout()
        above.setSpacing(grid(8))
        above.addWidget(self.sentence, 1)
        above.addWidget(self.none_button)
        above.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(16), grid(8))
        layout.setSpacing(grid(8))
        layout.addLayout(above)
        layout.addWidget(self.tree, 1)
        self.tree.itemChanged.connect(lambda _item, _column: self._apply_soon.start())
        self._apply_soon.timeout.connect(self._apply)
        self.all_button.clicked.connect(lambda: self._check_all(CHECKED))
        self.none_button.clicked.connect(lambda: self._check_all(UNCHECKED))
        workspace.jobs.refused.connect(self._read_again)
        self.refresh()

    def first_widget(self) -> QWidget:
        return self.tree

    def refresh(self) -> None:
        """Read again what is on the agenda and what might be."""
        agenda, store = self._services.agenda, self._services.store
        meeting = self._services.meetings.get(self._uid)
        closed = meeting.status == "closed"
        lines = agenda.lines(self._uid)
        self._on_agenda = {line.nomination.uid: line.vote.uid for line in lines}
        candidates = [] if closed else agenda.candidates(self._uid)
        nominations = [*(line.nomination for line in lines), *candidates]
        uids = [nomination.subject_uid for nomination in nominations]
        subjects = {subject.uid: subject for subject in store.subjects.get_many(uids)}
        units = {unit.uid: unit.name for unit in self._services.directory.units()}
        folded = {
            group.data(0, UID)
            for number in range(self.tree.topLevelItemCount())
            if (group := self.tree.topLevelItem(number)) and not group.isExpanded()
        }
        self.tree.blockSignals(True)
        self.tree.clear()
        for code, members in self._by_award(nominations):
            award = self._services.catalogue.award_type(code)
            rule = self._services.catalogue.threshold(code, meeting.held_on)
            group = QTreeWidgetItem(
                [f"{award.name} ({format_number(len(members))}): {_rule(rule)}"]
            )
            group.setData(0, UID, code)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            ticked = flags if closed else flags | Qt.ItemFlag.ItemIsUserCheckable
            group.setFlags(ticked | Qt.ItemFlag.ItemIsAutoTristate)
            font = group.font(0)
            font.setWeight(font.Weight.DemiBold)
            group.setFont(0, font)
            group.setSizeHint(0, QSize(0, grid(ROW)))
            self.tree.addTopLevelItem(group)
            group.setFirstColumnSpanned(True)
            for nomination in members:
                subject = subjects[nomination.subject_uid]
                item = QTreeWidgetItem(
                    [
                        subject.name,
                        NOMINATION_STATUSES[nomination.status],
                        subject.position,
                        units.get(subject.unit_uid or "", ""),
                        SUBJECT_KINDS[subject.kind],
                    ]
                )
                item.setFlags(ticked)
                item.setSizeHint(0, QSize(0, grid(ROW)))
                item.setData(0, UID, nomination.uid)
                on = nomination.uid in self._on_agenda
                item.setCheckState(0, CHECKED if on else UNCHECKED)
                if not closed and (why := self._blocked.get(nomination.uid)):
                    _mark_blocked(item, why)
                group.addChild(item)
            group.setExpanded(code not in folded)
        self.tree.blockSignals(False)
        for button in (self.all_button, self.none_button):
            button.setVisible(not closed)
        self.all_button.setEnabled(bool(candidates))
        self.none_button.setEnabled(bool(lines))
        self._say(len(lines), len(candidates))
        if not closed:
            self._judge([nomination.uid for nomination in nominations])

    def _judge(self, uids: Sequence[str]) -> None:
        """Which of them a rule blocks is found out once, on the worker."""
        if unknown := [uid for uid in uids if uid not in self._judged]:
            self._latest.ask(lambda services: (unknown, services.nomination_steps.blocked(unknown)))

    def _mark(self, judged: Judged) -> None:
        uids, held = judged
        self._judged.update(uids)
        self._blocked |= {each.uid: each.sentence for each in held}
        if held:
            self.refresh()

    def _say(self, lines: int, left: int) -> None:
        if not lines and not left:
            self.sentence.setText(
                "Kỳ này chưa có đề nghị nào đủ hồ sơ hoặc đã thẩm định; hãy xem phần Đề nghị."
            )
            return
        said = f"Chương trình có {format_number(lines)} đề nghị"
        waiting = f"; còn {format_number(left)} đề nghị chưa đưa vào" if left else ""
        self.sentence.setText(f"{said}{waiting}. Dấu ở tên danh hiệu chọn cả nhóm.")

    def _by_award(self, nominations: Sequence[Nomination]) -> list[tuple[str, list[Nomination]]]:
        """From the highest award to the lowest."""
        groups: dict[str, list[Nomination]] = {}
        for nomination in nominations:
            groups.setdefault(nomination.award_type, []).append(nomination)
        rank = self._services.catalogue.award_type
        return sorted(groups.items(), key=lambda group: rank(group[0]).rank)

    def _check_all(self, state: Qt.CheckState) -> None:
        for number in range(self.tree.topLevelItemCount()):
            if group := self.tree.topLevelItem(number):
                group.setCheckState(0, state)

    def _checked(self) -> set[str]:
        found: set[str] = set()
        for number in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(number)
            for place in range(group.childCount() if group else 0):
                item = group.child(place)
                if item.checkState(0) == CHECKED:
                    found.add(item.data(0, UID))
        return found

    def _apply(self) -> None:
        """Let the agenda be what is ticked."""
        wanted = self._checked()
        put = [uid for uid in wanted if uid not in self._on_agenda]
        off = [vote for uid, vote in self._on_agenda.items() if uid not in wanted]
        if not put and not off:
            return
        uid, many = self._uid, len(put) > 1

        def work(services: Services, progress: Progress) -> tuple[HeldBack, ...]:
            """Of many what a rule blocks is left out; one alone was chosen on purpose."""
            held = services.nomination_steps.blocked(put, progress)
            left_out = {each.uid for each in held} if many else set[str]()
            going = [each for each in put if each not in left_out]
            if off or going:
                with services.store.action("Đổi chương trình họp Hội đồng"):
                    if off:
                        services.agenda.take_off(uid, off)
                    if going:
                        services.agenda.put(uid, going)
            return held

        self._workspace.run(
            "Đang ghi chương trình họp",
            work,
            lambda held: self._applied(len(put), held, many),
            "councils",
            "nominations",
        )

    def _applied(self, wanted: int, held: Sequence[HeldBack], many: bool) -> None:
        self._blocked |= {each.uid: each.sentence for each in held}
        if not held:
            self.told.emit("Đã ghi chương trình họp.")
            return
        self.refresh()
        if not many:
            self.told.emit(
                f"Đã đưa {held[0].name} vào chương trình, nhưng quy định bắt buộc còn vướng; trước "
                "khi kết luận phải ghi lý do bỏ qua quy định ở phần Đề nghị."
            )
            return
        count, left = format_number(wanted - len(held)), format_number(len(held))
        self.told.emit(f"Đã đưa {count} đề nghị vào chương trình; để lại {left}.")
        HeldBackDialog(
            f"{left} đề nghị không đưa vào chương trình vì vướng quy định bắt buộc",
            "Bổ sung hồ sơ, hoặc ghi lý do ở “Bỏ qua quy định…” của phần Đề nghị, rồi đưa vào sau.",
            held,
            self,
        ).open()

    def _read_again(self, _refused: Exception) -> None:
        self.refresh()


def _mark_blocked(item: QTreeWidgetItem, why: str) -> None:
    item.setText(STATUS, f"{item.text(STATUS)}; vướng quy định bắt buộc")
    item.setForeground(STATUS, QColor(colours().bad))
    for column in range(len(TITLES)):
        item.setToolTip(column, why)


def _rule(rule: Threshold) -> str:
    how = {"secret": "bỏ phiếu kín, ", "open": "biểu quyết công khai, "}.get(rule.ballot or "", "")
    return f"{how}cần {rule.wording()}"
