"""Updating: which version this is, and a newer one from a stick, checked before it is installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.progress import Progress
from services.releases.checking import Release, check_release, newest_release
from services.releases.installation import Installation, Way
from services.releases.updating import prepare_update
from services.services import Services
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.question import ask
from ui.latest import Latest
from ui.look import grid
from ui.next_step import NextStep, own_folder
from ui.pages.page import Page
from ui.pages.settings.facts import Facts
from ui.widgets.cards import Panel
from ui.widgets.file_drop import dropped_file
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

LAST_FOLDER = "update/folder"
HELP_TEXT = "cai-dat-va-cap-nhat"
HOW: dict[Way, str] = {
    "installer": (
        "1. Chép bộ cài mới (SoThiDua-…-x64.exe) và tệp .sig cùng tên vào cùng một thư mục trên USB.\n"
        "2. Cắm USB vào máy này, bấm nút dưới đây rồi chọn bộ cài, hoặc kéo bộ cài thả vào trang này.\n"
        "3. Chương trình kiểm tra chữ ký của bộ cài, sao lưu dữ liệu, rồi đóng, cài bản mới và tự "
        "mở lại."
    ),
    "portable": (
        "Đây là bản mang theo trên USB. Để cập nhật: đóng chương trình, giải nén tệp ZIP của bản mới "
        "đè lên thư mục này; thư mục data chứa dữ liệu giữ nguyên. Nên sao lưu ra tệp trước khi làm."
    ),
    "linux": (
        "Trên Linux, để cập nhật: đóng chương trình, lấy gói của bản mới và giải nén thay cho thư mục "
        "chương trình; dữ liệu nằm ở thư mục khác nên giữ nguyên. Nên sao lưu ra tệp trước khi làm."
    ),
    "source": (
        "Chương trình đang chạy từ mã nguồn. Để cập nhật: đóng chương trình rồi lấy mã nguồn của bản "
        "mới; dữ liệu nằm ở thư mục khác nên giữ nguyên. Nên sao lưu ra tệp trước khi làm."
    ),
}
NO_KEY = (
    "Bản này không kèm khóa để kiểm tra chữ ký của bộ cài nên không cập nhật từ đây được; hãy đóng "
    "chương trình rồi chạy thẳng bộ cài mới, lấy từ nguồn tin cậy."
)
IN_SAMPLE = (
    "Đang mở xã mẫu; hãy trở về sổ của xã rồi cập nhật, để dữ liệu của xã được sao lưu trước."
)


class UpdateTab(QScrollArea):
    """``installation`` says whether an installer can be taken at all."""

    def __init__(self, workspace: Workspace, page: Page, installation: Installation) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._installation = installation
        self._own = own_folder(workspace.services.folder)
        self._offered: Release | None = None
        self._search: Latest[Release | None] = Latest(
            workspace, "Đang tìm bộ cài trên USB", self._offer
        )
        self._takes = installation.takes_installers and self._own is None
        self.viewport().setAcceptDrops(self._takes)
        self.offer = MessageBar()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, grid(12), grid(4), grid(12))
        layout.setSpacing(grid(12))
        layout.addWidget(self.offer)
        layout.addWidget(self._version_panel())
        layout.addWidget(self._update_panel())
        layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self.offer.acted.connect(self._check_offered)

    def ask_for_installer(self) -> None:
        folder = Path(str(self._workspace.settings.value(LAST_FOLDER) or Path.home()))
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            "Chọn bộ cài mới",
            str(folder if folder.is_dir() else Path.home()),
            "Bộ cài Sổ Thi đua (SoThiDua-*.exe);;Mọi tệp (*)",
        )
        if chosen:
            self._workspace.settings.setValue(LAST_FOLDER, str(Path(chosen).parent))
            self.check(Path(chosen))

    def check(self, installer: Path) -> None:
        """Ask whether to update when ``installer`` is good; else say what is wrong with it."""
        known, key = self._installation, self._installation.release_key
        if key is None:
            return
        self._workspace.run(
            "Đang kiểm tra bộ cài",
            lambda _services, progress: check_release(installer, key, known.version, progress),
            self._ask,
        )

    def update_to(self, release: Release) -> None:
        """Copy the installer, back up, close the data and leave everything to the installer."""

        def work(services: Services, progress: Progress) -> Path:
            return prepare_update(services, release, progress)

        self._workspace.run("Đang chuẩn bị cập nhật", work, self._leave_when_idle)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_for_sticks()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.check(file)

    # Inside

    def _version_panel(self) -> Panel:
        facts = Facts()
        facts.add("Phiên bản", self._installation.version)
        if self._installation.made_on is not None:
            facts.add("Ngày làm ra", format_short(self._installation.made_on))
        panel = Panel("Bản đang dùng")
        panel.body.addWidget(facts)
        return panel

    def _update_panel(self) -> Panel:
        panel = Panel("Cập nhật lên bản mới")
        if self._installation.way != "installer":
            panel.body.addWidget(_text(HOW[self._installation.way]))
            panel.body.addSpacing(grid(8))
            panel.body.addLayout(_row(self._help_button()))
            return panel
        button = QPushButton("Chọn bộ cài mới…")
        button.setObjectName("action.settings.choose_installer")
        button.setProperty("kind", "main")
        button.clicked.connect(lambda: self.ask_for_installer())
        button.setEnabled(self._takes)
        buttons = [button]
        if self._takes:
            panel.body.addWidget(_text(HOW["installer"]))
        elif self._installation.release_key is None:
            panel.body.addWidget(_warning(NO_KEY))
        elif (own := self._own) is not None:
            panel.body.addWidget(_warning(IN_SAMPLE))
            back = QPushButton("Trở về sổ của xã")
            back.clicked.connect(lambda: self._workspace.leave(NextStep(own)))
            buttons.append(back)
        panel.body.addSpacing(grid(8))
        panel.body.addLayout(_row(*buttons, self._help_button()))
        return panel

    def _help_button(self) -> QPushButton:
        button = QPushButton("Hướng dẫn cài đặt và cập nhật")
        button.setObjectName("action.settings.help_with_updates")
        button.clicked.connect(lambda: HelpDialog(HELP_TEXT, self.window()).show())
        return button

    def _look_for_sticks(self) -> None:
        known, key = self._installation, self._installation.release_key
        if self._takes and key is not None:
            self._search.ask(lambda _services: newest_release(known.drives(), key, known.version))

    def _offer(self, release: Release | None) -> None:
        self._offered = release
        if release is None:
            self.offer.clear()
            return
        self.offer.tell(
            f"Trong {release.installer.parent} có bản {release.version}, mới hơn bản đang dùng.",
            "info",
            f"Cập nhật lên bản {release.version}",
        )

    def _check_offered(self) -> None:
        if self._offered is not None:
            self.check(self._offered.installer)

    def _ask(self, release: Release) -> None:
        question = ask(
            self,
            f"Cập nhật từ bản {self._installation.version} lên bản {release.version}?",
            "Bộ cài còn nguyên vẹn và đúng của nơi phát hành. Chương trình sẽ sao lưu dữ liệu rồi đóng, "
            "cài bản mới và tự mở lại, thường chưa đến hai phút; hãy để máy bật và đừng mở chương "
            "trình trong lúc đó.",
            f"Cập nhật lên bản {release.version}",
            "Để sau",
        )
        question.confirmed.connect(lambda: self.update_to(release))

    def _leave_when_idle(self, installer: Path) -> None:
        """While the job that made everything ready has not ended, nothing can be closed."""
        jobs = self._workspace.jobs

        def leave() -> None:
            jobs.became_idle.disconnect(leave)
            folder = self._workspace.services.folder
            self._workspace.leave(NextStep(folder, installer=installer))

        jobs.became_idle.connect(leave)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(grid(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    return label


def _warning(sentence: str) -> MessageBar:
    bar = MessageBar()
    bar.tell(sentence, "warn", closable=False)
    return bar
