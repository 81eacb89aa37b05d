"""The first start: choose the commune, look at the sample, or restore a backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from services.commune_list import Commune
from services.services import Services
from ui.dialogs.confirm_commune_dialog import ConfirmCommuneDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.icons import program_icon
from ui.look import grid
from ui.next_step import NextStep, sample_folder
from ui.widgets.choice import Choice

EVERYWHERE = "Tất cả các tỉnh, thành phố"
SHOWN = 200


class FirstStartDialog(QDialog):
    """Accepted when the commune is set up; ``wanted`` says what else the clerk asked for."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.wanted: NextStep | None = None
        self.setObjectName("first_start")
        self.setWindowTitle("Sổ Thi đua")
        self.resize(grid(720), grid(560))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._welcome())
        self.pages.addWidget(self._commune_chooser())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(32), grid(24), grid(32), grid(24))
        layout.addWidget(self.pages)

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
        item = self.found.currentItem()
        if item is None:
            return
        commune: Commune = item.data(Qt.ItemDataRole.UserRole)
        dialog = ConfirmCommuneDialog(self._services, commune, self)
        dialog.saved.connect(lambda _result: self.accept())
        dialog.open()

    def _restore(self, file: Path, password: str) -> None:
        self.wanted = NextStep(self._services.folder, backup=file, password=password or None)
        self.reject()

    def _welcome(self) -> QWidget:
        mark = QLabel()
        mark.setPixmap(program_icon().pixmap(grid(72), grid(72)))
        title = QLabel("Sổ Thi đua")
        title.setProperty("kind", "title")
        sentence = QLabel(
            "Sổ theo dõi công tác thi đua, khen thưởng của xã, phường, đặc khu. "
            "Không cần mạng; dữ liệu nằm trên máy này."
        )
        sentence.setWordWrap(True)
        sentence.setProperty("kind", "muted")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(grid(12))
        layout.addStretch()
        layout.addWidget(mark)
        layout.addWidget(title)
        layout.addWidget(sentence)
        layout.addSpacing(grid(12))
        for name, label, help, run, main in (
            ("begin", "Bắt đầu sổ của xã", "Chọn tỉnh, xã và người ký; chưa đến một phút.", self.choose_commune, True),
            ("sample", "Mở xã mẫu để tập dùng", "Một xã không có thật, đủ người, đăng ký, quyết định.", self.open_sample, False),
            ("restore", "Lấy lại từ bản sao lưu", "Khi đổi máy hoặc tiếp nhận từ người trước.", self.ask_what_to_restore, False),
        ):  # fmt: skip
            button = QPushButton(label)
            button.setObjectName(f"action.first_start.{name}")
            button.setMinimumWidth(grid(240))
            if main:
                button.setProperty("kind", "main")
                button.setDefault(True)
            button.clicked.connect(run)
            text = QLabel(help)
            text.setProperty("kind", "muted")
            row = QHBoxLayout()
            row.setSpacing(grid(16))
            row.addWidget(button)
            row.addWidget(text, 1)
            layout.addLayout(row)
        layout.addStretch()
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
        self.search.setAccessibleName("Tìm xã")
        self.search.setPlaceholderText("Gõ tên xã, không cần dấu; tên cũ cũng tìm được")
        self.found = QListWidget()
        self.found.setObjectName("communes")
        self.found.setAccessibleName("Các xã tìm thấy")
        self.found.setWordWrap(True)
        back, self.next_button = QPushButton("Quay lại"), QPushButton("Tiếp tục")
        self.next_button.setObjectName("action.first_start.next")
        self.next_button.setProperty("kind", "main")
        self.next_button.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch()
        buttons.addWidget(self.next_button)
        above = QHBoxLayout()
        above.setSpacing(grid(12))
        above.addWidget(self.province)
        above.addWidget(self.search, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(grid(12))
        layout.addWidget(title)
        layout.addLayout(above)
        layout.addWidget(self.found, 1)
        layout.addLayout(buttons)
        self.province.edited.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.returnPressed.connect(self.confirm)
        self.found.itemActivated.connect(lambda _item: self.confirm())
        self.found.currentItemChanged.connect(
            lambda item, _before: self.next_button.setEnabled(item is not None)
        )
        back.clicked.connect(lambda: self.pages.setCurrentIndex(0))
        self.next_button.clicked.connect(self.confirm)
        return page

    def _find(self) -> None:
        self.found.clear()
        communes = self._services.communes
        province = self.province.value()
        if text := self.search.text().strip():
            for match in communes.find(text, province, SHOWN):
                self._add(match.commune, match.province.full_name, match.note)
        elif province:
            for commune in communes.communes(province):
                self._add(commune, communes.province(province).full_name, "")
        if self.found.count():
            self.found.setCurrentRow(0)

    def _add(self, commune: Commune, province: str, note: str) -> None:
        details = f"{province} - {note}" if note else province
        item = QListWidgetItem(f"{commune.full_name}\n{details}")
        item.setData(Qt.ItemDataRole.UserRole, commune)
        self.found.addItem(item)
