"""Says that the program made a mistake, and gives the report to whoever can mend it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.files import write_whole
from models.problems import Refused
from ui.colours import colours
from ui.look import grid
from ui.widgets.message_bar import MessageBar
from ui.widgets.picture import Picture

FILE_NAME = "bao-cao-loi-so-thi-dua.txt"


class CrashDialog(QDialog):
    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chương trình gặp lỗi")
        self._report = report
        mark = Picture("circle-alert", grid(28), colours().bad)
        title = QLabel("Chương trình gặp lỗi ở việc vừa làm.")
        title.setProperty("kind", "heading")
        told = QLabel(
            "Những gì đã lưu trước đó vẫn còn nguyên. Việc vừa làm có thể chưa xong; hãy xem lại rồi "
            "làm lại nếu cần. Nếu lỗi lặp lại, hãy lưu báo cáo dưới đây và gửi cho người hỗ trợ. "
            "Chương trình không tự gửi gì đi."
        )
        told.setProperty("kind", "muted")
        told.setWordWrap(True)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Báo cáo lỗi")
        self.text.setMinimumHeight(grid(96))
        self.message = MessageBar()
        self.copy_button = QPushButton("Sao chép")
        self.save_button = QPushButton("Lưu báo cáo…")
        self.close_button = QPushButton("Đóng")
        self.close_button.setProperty("kind", "main")
        self.close_button.setDefault(True)

        words = QVBoxLayout()
        words.setSpacing(grid(8))
        words.addWidget(title)
        words.addWidget(told)
        above = QHBoxLayout()
        above.setSpacing(grid(16))
        above.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        above.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(24), grid(24), grid(16))
        layout.setSpacing(grid(16))
        layout.addLayout(above)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.message)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(
            min(grid(640), room.width() - grid(32)), min(grid(440), room.height() - grid(48))
        )

        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.choose_file)
        self.close_button.clicked.connect(self.accept)

    def copy(self) -> None:
        QApplication.clipboard().setText(self._report)
        self.message.tell("Đã sao chép báo cáo.", "good", seconds=6)

    def choose_file(self) -> None:
        proposed = str(Path.home() / FILE_NAME)
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Lưu báo cáo lỗi", proposed, "Văn bản (*.txt)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        try:
            with write_whole(target) as partial:
                partial.write_text(self._report, encoding="utf-8")
        except Refused as refused:
            self.message.tell(str(refused), "bad")
        else:
            self.message.tell(f"Đã lưu báo cáo vào {target}.", "good")
