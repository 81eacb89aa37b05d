"""The first start: choose the commune, look at the sample, or restore a backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from services.commune_list import Commune
from services.services import Services
from ui.dialogs.confirm_commune_dialog import ConfirmCommuneDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.icons import icon
from ui.look import grid
from ui.next_step import NextStep, own_folder, sample_folder
from ui.widgets.choice import Choice
from ui.widgets.picture import Picture
from ui.widgets.two_line_list import TwoLineList

EVERYWHERE = "Tất cả các tỉnh, thành phố"
SHOWN = 200
HOW_TO_SEARCH = (
    "Gõ tên xã, phường, đặc khu ở ô trên, không cần dấu. Tên xã, huyện trước ngày 01/7/2025 cũng tìm "
    "được. Hoặc chọn tỉnh, thành phố để xem cả danh sách."
)
NOT_FOUND = (
    "Không thấy nơi nào khớp với những gì đã gõ. Có thể gõ ngắn hơn, hoặc chọn lại tỉnh, thành phố."
)


class FirstStartDialog(QDialog):
    """Accepted when the commune is set up; ``wanted`` says what else the clerk asked for."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.wanted: NextStep | None = None
        self.setObjectName("first_start")
        self.setWindowTitle("Sổ Thi đua")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._welcome())
        self.pages.addWidget(self._commune_chooser())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(32), grid(24), grid(32), grid(20))
        layout.addWidget(self.pages)
        room = self.screen().availableGeometry()
        self.resize(
            min(grid(720), room.width() - grid(32)), min(grid(540), room.height() - grid(48))
        )

    def choose_commune(self) -> None:
        self.pages.setCurrentIndex(1)
        self.search.setFocus()
        self._find()

    def open_sample(self) -> None:
        self.wanted = NextStep(sample_folder(self._services.folder), sample=True)
        self.reject()

    def ask_what_to_restore(self) -> None:
        dialog = RestoreDialog(self._services.backups.all(), self)
        dialog.chosen.connect(self._restore)
        dialog.open()

    def confirm(self) -> None:
        """Go on with the commune that is selected in the list."""
        commune = self.found.chosen()
        if isinstance(commune, Commune):
            dialog = ConfirmCommuneDialog(self._services, commune, self)
            dialog.saved.connect(lambda _result: self.accept())
            dialog.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, the arrows move in the list."""
        arrows = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if watched is self.search and isinstance(event, QKeyEvent) and event.key() in arrows:
            if event.type() == QEvent.Type.KeyPress:
                self.found.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _restore(self, file: Path, password: str) -> None:
        self.wanted = NextStep(self._services.folder, backup=file, password=password or None)
        self.reject()

    def _welcome(self) -> QWidget:
        mark = Picture("so-thi-dua", grid(64))
        title = QLabel("Sổ Thi đua")
        title.setProperty("kind", "title")
        sentence = QLabel(
            "Sổ theo dõi công tác thi đua, khen thưởng của xã, phường, đặc khu. "
            "Không cần mạng; dữ liệu nằm trên máy này."
        )
        sentence.setWordWrap(True)
        sentence.setProperty("kind", "muted")
        words = QVBoxLayout()
        words.setSpacing(grid(4))
        words.addWidget(title)
        words.addWidget(sentence)
        heading = QHBoxLayout()
        heading.setSpacing(grid(16))
        heading.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        heading.addLayout(words, 1)
        choices = QGridLayout()
        choices.setHorizontalSpacing(grid(16))
        choices.setVerticalSpacing(grid(16))
        choices.setColumnStretch(1, 1)
        entries = [
            ("begin", "Bắt đầu sổ của xã", "Chọn xã và người ký; chưa đến một phút.", self.choose_commune),
            ("sample", "Mở xã mẫu để tập dùng", "Một xã không có thật, đủ người, đăng ký, quyết định.", self.open_sample),
            ("restore", "Lấy lại từ bản sao lưu", "Khi đổi máy hoặc tiếp nhận từ người trước.", self.ask_what_to_restore),
        ]  # fmt: skip
        if own_folder(self._services.folder) is not None:
            del entries[1]
        for row, (name, label, help, run) in enumerate(entries):
            button = QPushButton(label)
            button.setObjectName(f"action.first_start.{name}")
            button.setAccessibleDescription(help)
            if row == 0:
                button.setProperty("kind", "main")
                button.setDefault(True)
            button.clicked.connect(run)
            text = QLabel(help)
            text.setWordWrap(True)
            text.setProperty("kind", "muted")
            choices.addWidget(button, row, 0)
            choices.addWidget(text, row, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addLayout(heading)
        layout.addSpacing(grid(32))
        layout.addLayout(choices)
        layout.addStretch(3)
        return page

    def _commune_chooser(self) -> QWidget:
        title = QLabel("Sổ này của xã, phường, đặc khu nào?")
        title.setProperty("kind", "title")
        self.province = Choice(
            [(p.code, p.full_name) for p in self._services.communes.provinces()], blank=EVERYWHERE
        )
        self.province.setObjectName("province")
        self.province.setAccessibleName("Tỉnh, thành phố")
        self.search = QLineEdit()
        self.search.setObjectName("commune_search")
        self.search.setAccessibleName("Tìm xã, phường, đặc khu")
        self.search.setPlaceholderText("Gõ tên xã, không cần dấu; tên cũ cũng tìm được")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.found = TwoLineList("Các nơi tìm thấy")
        self.found.setObjectName("communes")
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.hint.setMinimumHeight(grid(60))
        self.count = QLabel()
        self.count.setProperty("kind", "small")
        self._back, self.next_button = QPushButton("Quay lại"), QPushButton("Tiếp tục")
        self._back.setAutoDefault(False)
        self.next_button.setObjectName("action.first_start.next")
        self.next_button.setProperty("kind", "main")
        self.next_button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addWidget(self._back)
        buttons.addWidget(self.count, 1, Qt.AlignmentFlag.AlignCenter)
        buttons.addWidget(self.next_button)
        above = QHBoxLayout()
        above.setSpacing(grid(12))
        above.addWidget(self.search, 1)
        above.addWidget(self.province)
        self._results = QStackedWidget()
        self._results.addWidget(self.found)
        self._results.addWidget(self.hint)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(12))
        layout.addWidget(title)
        layout.addLayout(above)
        layout.addWidget(self._results, 1)
        layout.addLayout(buttons)
        self.province.edited.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.returnPressed.connect(self.confirm)
        self.found.itemActivated.connect(lambda _item: self.confirm())
        self._back.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        self.next_button.clicked.connect(self.confirm)
        return page

    def _find(self) -> None:
        self.found.clear()
        communes = self._services.communes
        province = self.province.value()
        text = self.search.text().strip()
        if text:
            for match in communes.find(text, province, SHOWN):
                detail = "; ".join(part for part in (match.province.full_name, match.note) if part)
                self.found.add(match.commune.full_name, detail, match.commune)
        elif province:
            for commune in communes.communes(province):
                former = "; ".join(communes.former_names(commune)[:3])
                detail = f"trước đây: {former}" if former else ""
                self.found.add(commune.full_name, detail, commune)
        count = self.found.count()
        self._results.setCurrentWidget(self.found if count else self.hint)
        self.hint.setText(NOT_FOUND if text else HOW_TO_SEARCH)
        self.count.setText(f"{format_number(count)} nơi" if count else "")
        self.next_button.setEnabled(count > 0)
        if count:
            self.found.setCurrentRow(0)
