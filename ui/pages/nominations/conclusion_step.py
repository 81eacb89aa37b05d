"""Kết luận: what came of the votes, what is to be seen to, and the end of the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.numbers import format_number
from models.problems import Rejected
from services.agenda import AgendaLine, standard_conclusion
from services.concluding import Concluded, HeldByRules, MeetingFacts
from services.nominating import HeldBack
from services.services import Services
from ui.colours import colours
from ui.dialogs.held_back_dialog import HeldBackDialog
from ui.dialogs.question import ask
from ui.look import grid
from ui.widgets.form_field import FormField, long_text_field
from ui.widgets.message_bar import MessageBar
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace

MOST_NAMED = 40
"""Lines that are told one by one."""


class ConclusionStep(QWidget):
    told = Signal(str)

    def __init__(self, workspace: Workspace, meeting_uid: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._services = workspace.services
        self._uid = meeting_uid
        self.quorum = MessageBar()
        self.results = QLabel()
        self.results.setTextFormat(Qt.TextFormat.RichText)
        self.results.setWordWrap(True)
        self.results.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.results.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.conclusion = long_text_field(lines=3)
        self.reason = long_text_field("Đường sạt lở, các thành viên đã gửi ý kiến bằng văn bản", 2)
        self.conclusion_field = FormField("conclusion", "Kết luận của Hội đồng", self.conclusion)
        self.reason_field = FormField(
            "reason",
            "Lý do vẫn kết luận khi chưa đủ số người",
            self.reason,
            required=True,
            help="Lý do được in vào biên bản.",
        )
        self.conclude_button = QPushButton("Kết luận cuộc họp")
        self.conclude_button.setProperty("kind", "main")
        self.conclude_button.setToolTip("Kết luận cuộc họp (Ctrl+Enter)")
        self.conclude_button.setShortcut("Ctrl+Return")
        self.reopen_button = QPushButton("Mở lại cuộc họp…")
        for button in (self.conclude_button, self.reopen_button):
            button.setAutoDefault(False)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(grid(16), grid(12), grid(16), grid(12))
        rows.setSpacing(grid(12))
        for widget in (self.quorum, self.results, self.conclusion_field, self.reason_field):
            rows.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reopen_button)
        buttons.addWidget(self.conclude_button)
        buttons.addStretch()
        rows.addLayout(buttons)
        rows.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolling(inside))
        self.conclude_button.clicked.connect(lambda: self.conclude())
        self.reopen_button.clicked.connect(self.ask_to_reopen)
        workspace.jobs.refused.connect(self._show_refused)
        self.refresh()

    def first_widget(self) -> QWidget:
        return self.conclusion

    def refresh(self) -> None:
        facts = self._services.voting.facts(self._uid)
        closed = facts.meeting.status == "closed"
        self.quorum.tell(facts.quorum, "good" if facts.quorate else "warn", closable=False)
        self.results.setText(_told(facts))
        self.conclusion.setPlaceholderText(standard_conclusion(facts.lines))
        if closed:
            self.conclusion.setPlainText(facts.meeting.conclusion)
        self.conclusion.setReadOnly(closed)
        self.reason_field.setVisible(not facts.quorate and not closed)
        self.conclude_button.setVisible(not closed)
        self.reopen_button.setVisible(closed)

    def conclude(self, without: Sequence[str] = ()) -> None:
        """What passed goes on, what failed is given back; ``without`` leave the agenda before."""
        for field in (self.conclusion_field, self.reason_field):
            field.show_problem("")
        said = self.conclusion.toPlainText().strip() or self._standard(without)
        reason = self.reason.toPlainText() if not self.reason_field.isHidden() else ""
        uid = self._uid
        self._workspace.run(
            "Đang kết luận cuộc họp",
            lambda services, progress: services.voting.conclude(
                uid, said, reason, progress, without
            ),
            self._concluded,
            "councils",
            "nominations",
        )

    def ask_to_reopen(self) -> None:
        question = ask(
            self,
            "Mở lại cuộc họp?",
            "Các đề nghị trở về như trước khi kết luận; kết quả kiểm phiếu vẫn còn để sửa.",
            "Mở lại cuộc họp",
            "Giữ kết luận",
        )
        question.confirmed.connect(self._reopen)

    def _reopen(self) -> None:
        uid = self._uid

        def work(services: Services) -> None:
            services.voting.reopen(uid)

        self._workspace.run(
            "Đang mở lại cuộc họp",
            lambda services, _progress: work(services),
            lambda _: self.told.emit("Đã mở lại cuộc họp."),
            "councils",
            "nominations",
        )

    def _concluded(self, done: Concluded) -> None:
        returned = (
            f", trả lại {format_number(done.returned)} đề nghị không đạt" if done.returned else ""
        )
        self.told.emit(f"Đã kết luận: {format_number(done.passed)} đề nghị đạt{returned}.")

    def _standard(self, without: Sequence[str]) -> str:
        lines = self._services.voting.facts(self._uid).lines
        return standard_conclusion([line for line in lines if line.nomination.uid not in without])

    def _offer_without(self, held: Sequence[HeldBack]) -> None:
        count = format_number(len(held))
        dialog = HeldBackDialog(
            f"{count} đề nghị còn vướng quy định bắt buộc nên chưa kết luận được",
            "Muốn giữ đề nghị nào thì quay lại phần Đề nghị, ghi lý do ở “Bỏ qua quy định…”, rồi "
            "kết luận lại. Đề nghị bỏ khỏi chương trình vẫn còn ở phần Đề nghị để bổ sung.",
            held,
            self,
            yes_verb=f"Bỏ {count} đề nghị này khỏi chương trình và kết luận",
            no_verb="Quay lại để ghi lý do",
        )
        dialog.confirmed.connect(lambda: self.conclude([each.uid for each in held]))
        dialog.open()

    def _show_refused(self, refused: Exception) -> None:
        if isinstance(refused, HeldByRules):
            self._offer_without(refused.held)
        if isinstance(refused, Rejected) and "reason" in refused.problems:
            self.reason_field.show_problem(refused.problems["reason"])
            self.reason.setFocus()


def _told(facts: MeetingFacts) -> str:
    """Award by award; then every line that did not pass; then what is to be seen to."""
    if not facts.lines:
        return "<p>Chương trình chưa có đề nghị nào.</p>"
    worn = colours()
    groups: dict[str, list[AgendaLine]] = {}
    for line in facts.lines:
        groups.setdefault(line.award.name, []).append(line)
    said: list[str] = []
    for name, lines in groups.items():
        passed = sum(line.result.passed is True for line in lines)
        counts = f"{format_number(passed)}/{format_number(len(lines))} đề nghị đạt"
        left = sum(line.vote.passed is None for line in lines)
        open_ = f", {format_number(left)} chưa kiểm phiếu xong" if left else ""
        said.append(f"<p><b>{escape(name)}</b>: {counts}{open_}; cần {escape(_rule(lines))}.</p>")
    failing = [line for line in facts.lines if line.result.passed is False]
    rows = [
        f'<p style="color:{worn.bad}">{escape(line.subject.name)}, {escape(line.award.name)}: '
        f"{escape(line.result.sentence)}</p>"
        for line in failing[:MOST_NAMED]
    ]
    if len(failing) > MOST_NAMED:
        more = format_number(len(failing) - MOST_NAMED)
        rows.append(f"<p>và {more} đề nghị khác không đạt.</p>")
    noted = [f'<p style="color:{worn.warn}">{escape(text)}</p>' for text in facts.remarks]
    if facts.override is not None:
        noted.append(f"<p>Lý do kết luận: {escape(facts.override.reason)}</p>")
    return "".join([*said, *rows, *noted])


def _rule(lines: Sequence[AgendaLine]) -> str:
    return lines[0].result.required
