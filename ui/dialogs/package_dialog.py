"""Xem gói: whether a package is whole, who signed it, and what is inside; nothing is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.numbers import format_number
from models.problems import Refused
from models.progress import Progress
from models.vietnamese import nfc
from services.packages.kinds import TITLES
from services.services import Services
from ui.jobs import Job
from ui.look import grid
from ui.opening import open_outside
from ui.widgets.details_pane import Note, note_line
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.record_counts import RecordCounts
from ui.workspace import Workspace

if TYPE_CHECKING:
    from services.packages.looking import PackageLook

PROBLEMS_TOLD = 20
SIGNED_BY = {
    "own": "Khóa của chính đơn vị này",
    "unknown": "Khóa chưa biết của ai",
    "nobody": "Chữ ký không đúng",
}
COMPARE = (
    "Chưa biết khóa đã ký gói này là của ai. Muốn chắc gói do đúng nơi gửi ký, hãy đọc dấu vân tay của "
    "khóa cho nơi gửi so với dấu vân tay in trong biên bản giao nhận."
)


class PackageDialog(QDialog):
    def __init__(self, workspace: Workspace, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._job: Job | None = None
        self.setObjectName("package")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xem gói")
        self.setModal(True)
        name, place = _label(nfc(file.name), "heading"), _label(nfc(str(file.parent)), "small")
        self.message = MessageBar()
        self.job_bar = JobBar()
        self.counts = RecordCounts()
        self.notes: list[Note] = []
        """What is told of the package, the most important first."""
        self.facts: dict[str, str] = {}
        self._state, self._problems = QVBoxLayout(), QVBoxLayout()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(grid(16))
        self._facts.setVerticalSpacing(grid(6))
        self._facts.setColumnStretch(1, 1)
        for notes in (self._state, self._problems):
            notes.setSpacing(grid(8))
        self._inside = _label("Trong gói", "section")
        self._inside.hide()
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(grid(24), 0, grid(24), 0)
        body.setSpacing(grid(12))
        body.addLayout(self._state)
        body.addLayout(self._problems)
        body.addLayout(self._facts)
        body.addWidget(self._inside)
        body.addWidget(self.counts)
        body.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        above = QVBoxLayout()
        above.setContentsMargins(grid(24), grid(16), grid(24), 0)
        above.setSpacing(grid(2))
        for widget in (name, place, self.message):
            above.addWidget(widget)
        self.folder_button, self.close_button = QPushButton("Mở thư mục"), QPushButton("Đóng")
        self.folder_button.setAutoDefault(False)
        self.close_button.setProperty("kind", "main")
        self.close_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(grid(24), 0, grid(24), 0)
        buttons.setSpacing(grid(8))
        buttons.addWidget(self.folder_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, grid(12))
        layout.setSpacing(grid(12))
        layout.addLayout(above)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.job_bar)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(grid(560), min(grid(540), room.height() - grid(48)))

        self.folder_button.clicked.connect(self.open_folder)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus()
        self._tell([Note("Đang kiểm tra gói…")], [])
        self._look_at(workspace)

    def open_folder(self) -> None:
        folder = self._file.parent
        if not open_outside(folder):
            self.message.tell(f"Không mở được thư mục {nfc(str(folder))}; USB đã cắm chưa?", "bad")

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _look_at(self, workspace: Workspace) -> None:
        file = self._file

        def work(services: Services, progress: Progress) -> PackageLook:
            from services.packages.looking import look_at_package  # ciphers: not for the start

            return look_at_package(file, services.folder, progress)

        workspace.run("Đang kiểm tra gói", work, self._show, covers=False, shown_by=self._follow)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.refused.connect(self._refused)
        job.failed.connect(self._stopped)
        job.cancelled.connect(self._stopped)
        job.ended.connect(self._ended)
        self.job_bar.follow(job)

    def _ended(self) -> None:
        self._job = None

    def _refused(self, refused: Refused) -> None:
        self._tell([Note(str(refused), "bad")], [])

    def _stopped(self) -> None:
        self._tell([Note("Đã dừng; gói chưa được kiểm tra.", "warn")], [])

    def _show(self, look: PackageLook) -> None:
        problems = [Note(nfc(problem), "bad") for problem in look.report.problems[:PROBLEMS_TOLD]]
        if (more := len(look.report.problems) - PROBLEMS_TOLD) > 0:
            problems.append(Note(f"Và {format_number(more)} chỗ khác.", "bad"))
        self._tell(_state(look), problems)
        self.facts = _facts(look)
        for row, (label, value) in enumerate(self.facts.items()):
            told = _label(value)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            told.setAccessibleName(f"{label}: {value}")
            self._facts.addWidget(
                _label(label, "muted", wraps=False), row, 0, Qt.AlignmentFlag.AlignTop
            )
            self._facts.addWidget(told, row, 1)
        self.counts.show_counts(look.report.counts)
        self._inside.setVisible(bool(self.counts.sentences))

    def _tell(self, state: Sequence[Note], problems: Sequence[Note]) -> None:
        for layout, notes in ((self._state, state), (self._problems, problems)):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for note in notes:
                layout.addWidget(note_line(note))
        self.notes = [*state, *problems]


def _state(look: PackageLook) -> list[Note]:
    report = look.report
    if report.code is None:  # no package at all: the problem says so
        return []
    if not report.integrity:
        return [Note("Gói không còn nguyên vẹn; hãy xin nơi gửi ghi lại gói này.", "bad")]
    if report.problems:
        return [Note("Gói nguyên vẹn từ khi ký, nhưng nội dung chưa dùng được.", "warn")]
    if look.signer == "own":
        return [Note("Gói nguyên vẹn; đây là gói của chính xã này.", "good")]
    return [Note("Gói nguyên vẹn, không bị sửa từ khi ký.", "good"), Note(COMPARE, "warn")]


def _facts(look: PackageLook) -> dict[str, str]:
    facts: dict[str, str] = {}
    if (manifest := look.report.manifest) is not None:
        commune = manifest.commune
        where = ", ".join(part for part in (commune.name, commune.province) if part)
        facts["Nơi gửi"] = f"{where} (mã {commune.code})"
        facts["Kỳ"] = manifest.period.name
        facts["Loại gói"] = TITLES[manifest.kind]
        facts["Lần gửi"] = format_number(manifest.sequence)
        with suppress(ValueError):  # the pattern of the manifest lets the 31st of February pass
            made = datetime.fromisoformat(manifest.created_at).astimezone()
            facts["Lập lúc"] = f"{made:%H:%M} ngày {format_short(made.date())}"
    if look.report.code is not None:
        facts["Mã đối chiếu"] = look.report.code
        facts["Người ký"] = SIGNED_BY[look.signer]
    if look.fingerprint:
        facts["Dấu vân tay của khóa"] = look.fingerprint
    return facts


def _label(text: str, kind: str = "", *, wraps: bool = True) -> QLabel:
    """Plain: what a package says of itself is no mark-up of ours."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if kind:
        label.setProperty("kind", kind)
    return label
