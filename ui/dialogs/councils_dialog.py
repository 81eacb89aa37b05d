"""Hội đồng: which there are, and who sits on the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from models.councils import Council
from models.dates import format_short
from models.problems import Refused
from ui.dialogs.council_dialog import CouncilDialog
from ui.dialogs.dialog_frame import fit_to_screen, stack_up
from ui.dialogs.question import ask
from ui.look import grid
from ui.pages.nominations.council_members_page import CouncilMembersPage
from ui.widgets.choice import Choice
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

SECONDS_TOLD = 8.0


class CouncilsDialog(QDialog):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hội đồng Thi đua - Khen thưởng")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._councils = workspace.services.councils
        self.council = Choice(blank="Chưa có Hội đồng")
        self.council.setObjectName("council_uid")
        self.council.setAccessibleName("Hội đồng")
        self.new_button = QPushButton("Thêm Hội đồng…")
        self.edit_button = QPushButton("Sửa…")
        self.delete_button = QPushButton("Xóa")
        self.close_button = QPushButton("Đóng")
        self.about = QLabel()
        self.about.setProperty("kind", "muted")
        self.about.setWordWrap(True)
        self.page = CouncilMembersPage(workspace)
        self.page.hide_heading(keep_sentence=True)
        self.message = MessageBar()
        self._arrange()

        self.council.edited.connect(self._show)
        self.new_button.clicked.connect(self.new_council)
        self.edit_button.clicked.connect(self.edit_council)
        self.delete_button.clicked.connect(self.ask_to_delete)
        self.close_button.clicked.connect(self.accept)
        self.page.told.connect(
            lambda said, _: self.message.tell(said, "good", seconds=SECONDS_TOLD)
        )
        self.page.refused.connect(lambda said: self.message.tell(said, "bad"))
        self.page.moved_on.connect(self.message.clear)
        workspace.changes.councils_changed.connect(self._offer)
        self._offer()
        (self.page.list if self.council.value() else self.new_button).setFocus()

    def new_council(self) -> None:
        self._open(None)

    def edit_council(self) -> None:
        if uid := self.council.value():
            self._open(self._councils.get(uid))

    def ask_to_delete(self) -> None:
        uid = self.council.value()
        if uid is None:
            return
        question = ask(
            self,
            f"Xóa {self._councils.get(uid).name}?",
            "Danh sách thành viên cũng được xóa theo; có thể hoàn tác ngay sau khi xóa.",
            "Xóa Hội đồng",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uid))

    def _delete(self, uid: str) -> None:
        try:
            self._councils.delete(uid)
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self._workspace.changes.announce("councils")

    def _open(self, council: Council | None) -> None:
        dialog = CouncilDialog(self._workspace, council, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, council: Council) -> None:
        self._workspace.changes.announce("councils")
        self.council.set_value(council.uid)
        self.message.tell(f"Đã lưu {council.name}.", "good", seconds=SECONDS_TOLD)

    def _offer(self) -> None:
        councils = self._councils.all()
        self.council.blockSignals(True)
        self.council.set_options([(each.uid, _called(each)) for each in councils])
        if self.council.value() is None and councils:
            self.council.set_value(councils[0].uid)
        self.council.blockSignals(False)
        self._show()

    def _show(self) -> None:
        uid = self.council.value() or ""
        for button in (self.edit_button, self.delete_button):
            button.setEnabled(bool(uid))
        self.about.setText(_about(self._councils.get(uid)) if uid else FIRST)
        self.page.show_council(uid)

    def _arrange(self) -> None:
        for button in (self.new_button, self.edit_button, self.delete_button, self.close_button):
            button.setAutoDefault(False)
        above = QHBoxLayout()
        above.setContentsMargins(grid(16), grid(16), grid(16), 0)
        above.setSpacing(grid(8))
        above.addWidget(self.council, 1)
        for button in (self.new_button, self.edit_button, self.delete_button):
            above.addWidget(button)
        said = QHBoxLayout()
        said.setContentsMargins(grid(16), grid(8), grid(16), 0)
        said.addWidget(self.about)
        below = QHBoxLayout()
        below.setContentsMargins(grid(16), 0, grid(16), grid(12))
        below.addWidget(self.message, 4)
        below.addStretch(1)
        below.addWidget(self.close_button)
        stack_up(self, above, said, self.page, below, tall=self.page)
        fit_to_screen(self, 1160, 600)


FIRST = "Chưa có Hội đồng nào. Bấm “Thêm Hội đồng…” để ghi quyết định thành lập, rồi ghi từng thành viên."


def _called(council: Council) -> str:
    begins = council.established_on
    return f"{council.name} (từ {format_short(begins)})" if begins else council.name


def _about(council: Council) -> str:
    parts = [council.document]
    if council.established_on:
        parts.append(f"thành lập ngày {format_short(council.established_on)}")
    if council.ends_on:
        parts.append(f"kết thúc ngày {format_short(council.ends_on)}")
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else "Chưa ghi quyết định thành lập."
