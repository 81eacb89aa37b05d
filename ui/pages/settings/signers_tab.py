"""Who signs: the usual one first."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.dates import format_short
from models.signers import Signer
from ui.dialogs.question import ask
from ui.dialogs.signer_dialog import SignerDialog
from ui.look import grid
from ui.pages.page import Page
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Họ và tên", width=240),
    Column("lines", "In trên chữ ký", width=260),
    Column("from", "Từ ngày", width=110),
    Column("to", "Đến ngày", width=110),
)


class SignersTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._setup = workspace.services.setup
        self.list = ListView("signers", "Người ký", ListModel(), workspace.settings)
        hint = QLabel("Người đứng đầu danh sách và còn thẩm quyền ký được điền sẵn vào quyết định.")
        hint.setProperty("kind", "muted")
        add, change, first, delete = (
            QPushButton(text) for text in ("Thêm người ký", "Sửa", "Đưa lên đầu", "Xóa")
        )
        add.setProperty("kind", "main")
        add.setObjectName("action.settings.add_signer")
        self._needing = (change, first, delete)
        buttons = QHBoxLayout()
        for button in (add, *self._needing):
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(hint)
        layout.addLayout(buttons)
        layout.addWidget(self.list, 1)

        add.clicked.connect(lambda: self._open(None))
        change.clicked.connect(self._change)
        first.clicked.connect(self._make_first)
        delete.clicked.connect(self._ask_to_delete)
        self.list.opened.connect(lambda _uid: self._change())
        self.list.selected.connect(self._follow_selection)
        workspace.changes.settings_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        rows = [
            Row(
                signer.uid,
                (
                    signer.name,
                    " / ".join(line for line in (signer.authority, signer.position) if line),
                    format_short(signer.valid_from) if signer.valid_from else "",
                    format_short(signer.valid_to) if signer.valid_to else "",
                ),
            )
            for signer in self._setup.signers()
        ]
        self.list.reload(lambda: self.list.list_model.set_source(ShortList(COLUMNS, rows)))
        self._follow_selection()

    def _follow_selection(self) -> None:
        for button in self._needing:
            button.setEnabled(self._selected() is not None)

    def _selected(self) -> Signer | None:
        uid = self.list.current_uid()
        return next((signer for signer in self._setup.signers() if signer.uid == uid), None)

    def _open(self, signer: Signer | None) -> None:
        dialog = SignerDialog(self._workspace, signer, self)
        dialog.saved.connect(lambda saved: self._done(f"Đã lưu người ký {saved.name}."))
        dialog.open()

    def _change(self) -> None:
        if signer := self._selected():
            self._open(signer)

    def _make_first(self) -> None:
        if signer := self._selected():
            self._setup.put_first(signer.uid)
            self._done(f"{signer.name} đứng đầu danh sách người ký.")

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

    def _done(self, sentence: str) -> None:
        self._workspace.changes.announce("settings")
        self._page.told.emit(sentence, True)
