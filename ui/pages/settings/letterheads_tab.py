"""Tiêu đề, chữ ký: what stands at the head of papers by date, who signs them, and how that looks."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.dates import format_short
from models.letterheads import ISSUERS, AgencyHead
from ui.dialogs.letterhead_dialog import LetterheadDialog
from ui.dialogs.question import ask
from ui.look import grid
from ui.pages.page import Page
from ui.pages.settings.signers_tab import SignersTab
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.head_picture import HeadPicture
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace

COLUMNS = (
    Column("issuer", "Tiêu đề của", width=300),
    Column("state", "Hôm nay", width=170),
    Column("agency", "Cơ quan ban hành", width=250),
    Column("behalf", "Ký thay mặt", width=170),
    Column("symbol", "Ký hiệu", width=80),
    Column("from", "Từ ngày", "date", 100),
    Column("to", "Đến ngày", "date", 100),
)
USED, NOT_USED = "Đang dùng", "Không dùng"
USUAL = "usual:"
PICTURE = 330
HEADS, SIGNERS = 160, 140
"""How tall the lists are at least."""


class LetterheadsTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._letterheads = workspace.services.letterheads
        self.list = ShortListView(
            "letterheads",
            "Tiêu đề văn bản",
            COLUMNS,
            workspace.settings,
            tones={"state": {USED: "good", NOT_USED: "draft"}},
        )
        self.picture = HeadPicture(workspace.services, PICTURE)
        self.signers = SignersTab(workspace, page)
        hint = QLabel(
            "Tên cơ quan, cách ký thay đổi thì đặt tiêu đề mới từ ngày ấy; "
            "văn bản những ngày trước vẫn in như cũ."
        )
        hint.setProperty("kind", "muted")
        self.add_button, self.change_button, self.delete_button = (
            QPushButton(text) for text in ("Đặt tiêu đề từ ngày…", "Sửa tiêu đề…", "Về mặc định")
        )
        self.add_button.setObjectName("action.settings.add_letterhead")
        self.change_button.setObjectName("action.settings.change_letterhead")
        self.delete_button.setObjectName("action.settings.delete_letterhead")
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        for button in (self.add_button, self.change_button, self.delete_button):
            buttons.addWidget(button)
        buttons.addStretch()
        heads = QVBoxLayout()
        heads.setSpacing(grid(8))
        heads.addLayout(buttons)
        heads.addWidget(self.list, 1)
        above = QHBoxLayout()
        above.setSpacing(grid(16))
        above.addLayout(heads, 1)
        above.addWidget(self.picture)
        signing = QLabel("Người ký")
        signing.setProperty("kind", "section")
        self.list.setMinimumHeight(grid(HEADS))
        self.signers.list.setMinimumHeight(grid(SIGNERS))
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(hint)
        layout.addLayout(above, 1)
        layout.addWidget(signing)
        layout.addWidget(self.signers, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolling(inside))

        self.add_button.clicked.connect(self._add)
        self.change_button.clicked.connect(self._change)
        self.delete_button.clicked.connect(self._ask_to_delete)
        self.list.opened.connect(lambda _uid: self._change())
        self.list.selected.connect(self._follow_selection)
        workspace.changes.settings_changed.connect(self._fill)
        self._fill()
        self.list.selectRow(0)

    def _heads(self) -> dict[str, AgencyHead]:
        """What is stored; of kinds of papers without any, what is usual."""
        heads: dict[str, AgencyHead] = {}
        stored = self._letterheads.all()
        for issuer in ISSUERS:
            own = [head for head in stored if head.issuer == issuer]
            heads |= {head.uid: head for head in own}
            in_force = self._letterheads.of(issuer, self._today)
            if not in_force.uid:
                heads[f"{USUAL}{issuer}"] = in_force
        return heads

    @property
    def _today(self):
        return self._workspace.services.store.origin.today()

    def _fill(self) -> None:
        chosen = self.list.current_uid()
        in_force = {issuer: self._letterheads.of(issuer, self._today) for issuer in ISSUERS}
        self.list.show_rows(
            [
                Row(
                    uid,
                    (
                        ISSUERS[head.issuer],
                        USED if head == in_force[head.issuer] else self._not_used(head),
                        " / ".join((*head.parent, *head.agency)),
                        head.behalf,
                        head.symbol,
                        head.valid_from.isoformat() if head.valid_from else "",
                        head.valid_to.isoformat() if head.valid_to else "",
                    ),
                )
                for uid, head in self._heads().items()
            ]
        )
        if chosen:
            self.list.select_uid(chosen)
        self._follow_selection()

    def _not_used(self, head: AgencyHead) -> str:
        if head.valid_from and head.valid_from > self._today:
            return f"Sẽ dùng từ {format_short(head.valid_from)}"
        return NOT_USED

    def _follow_selection(self) -> None:
        head = self._selected()
        self.change_button.setEnabled(head is not None)
        self.delete_button.setEnabled(head is not None and bool(head.uid))
        self.picture.setVisible(head is not None)
        if head is not None:
            self.picture.show_head(head)

    def _selected(self) -> AgencyHead | None:
        chosen = self.list.selected_uids() if self.list.selected_count() == 1 else []
        return self._heads().get(chosen[0]) if chosen else None

    def _add(self) -> None:
        """From today on, beginning with what is chosen."""
        head = self._selected() or self._letterheads.of("committee", self._today)
        begun = AgencyHead(
            issuer=head.issuer,
            agency=head.agency,
            parent=head.parent,
            behalf=head.behalf,
            symbol=head.symbol,
            seal_space=head.seal_space,
            valid_from=self._today,
        )
        self._open(begun)

    def _change(self) -> None:
        if head := self._selected():
            self._open(head)

    def _open(self, head: AgencyHead) -> None:
        dialog = LetterheadDialog(self._workspace, head, self)
        dialog.saved.connect(lambda saved: self._done("Đã lưu tiêu đề văn bản.", saved.uid))
        dialog.open()

    def _ask_to_delete(self) -> None:
        if (head := self._selected()) and head.uid:
            question = ask(
                self,
                "Bỏ tiêu đề đã đặt?",
                "Văn bản in từ nay lấy tiêu đề khai ở thẻ Cơ quan.",
                "Bỏ tiêu đề đã đặt",
                "Giữ lại",
            )
            question.confirmed.connect(lambda: self._delete(head))

    def _delete(self, head: AgencyHead) -> None:
        self._letterheads.delete(head.uid)
        self._done("Đã trở về tiêu đề mặc định.", f"{USUAL}{head.issuer}")

    def _done(self, sentence: str, uid: str) -> None:
        self._workspace.changes.announce("settings", "papers")
        self.list.select_uid(uid)
        self._page.told.emit(sentence, True)
