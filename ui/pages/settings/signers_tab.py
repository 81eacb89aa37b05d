"""Who signs: the usual one first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.signers import SIGNS_FOR, Signer
from ui.dialogs.question import ask
from ui.dialogs.signer_dialog import SignerDialog
from ui.look import grid
from ui.pages.page import Page
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.workspace import Workspace

COLUMNS = (
    Column("rank", "Thứ tự", "number", 80),
    Column("name", "Họ và tên", width=240),
    Column("lines", "In trên chữ ký", width=260),
    Column("signs_for", "Ký văn bản của", width=220),
    Column("from", "Từ ngày", "date", 120),
    Column("to", "Đến ngày", "date", 120),
    Column("state", "Hôm nay", width=140),
)
SIGNS, DOES_NOT = "Được ký", "Không ký"


class SignersTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._setup = workspace.services.setup
        self.list = ShortListView(
            "signers",
            "Người ký",
            COLUMNS,
            workspace.settings,
            tones={"state": {SIGNS: "good", DOES_NOT: "draft"}},
        )
        hint = QLabel(
            "Trong những người ký cùng một loại văn bản, người đứng trước và còn thẩm quyền ký "
            "được điền sẵn."
        )
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        self.add_button, self.change_button, self.first_button, self.delete_button = (
            QPushButton(text) for text in ("Thêm người ký", "Sửa", "Đưa lên đầu", "Xóa")
        )
        self.add_button.setProperty("kind", "main")
        self.add_button.setObjectName("action.settings.add_signer")
        self._needing = (self.change_button, self.first_button, self.delete_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        for button in (self.add_button, *self._needing):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(hint)
        layout.addLayout(buttons)
        layout.addWidget(self.list, 1)

        self.add_button.clicked.connect(lambda: self._open(None))
        self.change_button.clicked.connect(self._change)
        self.first_button.clicked.connect(self._make_first)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self.list.opened.connect(lambda _uid: self._change())
        self.list.selected.connect(self._follow_selection)
        workspace.changes.settings_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        today = self._workspace.services.store.origin.today()
        self.list.show_rows(
            [
                Row(
                    signer.uid,
                    (
                        place,
                        signer.name,
                        " / ".join(line for line in (signer.authority, signer.position) if line),
                        SIGNS_FOR[signer.signs_for],
                        signer.valid_from.isoformat() if signer.valid_from else "",
                        signer.valid_to.isoformat() if signer.valid_to else "",
                        SIGNS if signer.signs_on(today) else DOES_NOT,
                    ),
                )
                for place, signer in enumerate(self._setup.signers(), start=1)
            ]
        )
        self._follow_selection()

    def _follow_selection(self) -> None:
        chosen = self._selected()
        for button in self._needing:
            button.setEnabled(chosen is not None)
        signers = self._setup.signers()
        self.first_button.setEnabled(chosen is not None and chosen.uid != signers[0].uid)

    def _selected(self) -> Signer | None:
        chosen = self.list.selected_uids() if self.list.selected_count() == 1 else []
        return next((s for s in self._setup.signers() if s.uid in chosen), None)

    def _open(self, signer: Signer | None) -> None:
        dialog = SignerDialog(self._workspace, signer, self)
        dialog.saved.connect(lambda saved: self._done(f"Đã lưu người ký {saved.name}.", saved.uid))
        dialog.open()

    def _change(self) -> None:
        if signer := self._selected():
            self._open(signer)

    def _make_first(self) -> None:
        if signer := self._selected():
            self._page.attempt(lambda: self._setup.put_first(signer.uid))
            self._done(f"{signer.name} đứng đầu danh sách người ký.", signer.uid)

    def _ask_to_delete(self) -> None:
        if signer := self._selected():
            question = ask(
                self,
                f"Xóa người ký {signer.name}?",
                "Những quyết định đã có tên người này vẫn giữ nguyên.",
                "Xóa người ký",
                "Giữ lại",
            )
            question.confirmed.connect(lambda: self._delete(signer))

    def _delete(self, signer: Signer) -> None:
        self._setup.delete_signer(signer.uid)
        self._done(f"Đã xóa người ký {signer.name}.")

    def _done(self, sentence: str, uid: str = "") -> None:
        self._workspace.changes.announce("settings")
        if uid:
            self.list.select_uid(uid)
        self._page.told.emit(sentence, True)
