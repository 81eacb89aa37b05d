"""Gửi cấp trên: choose what and where, see what goes, write the package, see what went out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.drives import removable_drives
from models.numbers import format_number
from models.packages import SentPackage
from models.progress import Progress
from services.packages.sending import KINDS, Preview, Sent
from services.services import Services
from ui.look import grid
from ui.pages.page import Page
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.widgets.cards import Panel
from ui.widgets.choice import Choice
from ui.widgets.form_field import FormField
from ui.workspace import Workspace

LAST_FOLDER = "sending/folder"
COUNTED = {
    "units": "đơn vị",
    "subjects": "đối tượng",
    "registrations": "đăng ký",
    "decisions": "quyết định",
    "awards": "lượt khen thưởng",
    "movements": "phong trào",
    "attachments": "tệp đính kèm",
}
COLUMNS = (
    Column("when", "Ghi lúc", width=150),
    Column("kind", "Loại", width=170),
    Column("period", "Kỳ", width=100),
    Column("sequence", "Lần", "number", 60),
    Column("counts", "Trong gói", width=250),
    Column("code", "Mã đối chiếu", width=150),
    Column("age", "Đã gửi", width=110),
    Column("file", "Tên tệp", width=330),
    Column("folder", "Ghi vào", width=220),
)


class SendingPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("sending", "Gửi cấp trên")
        self._workspace = workspace
        self._sending = workspace.services.sending
        self._preview: Preview | None = None
        self.kind = Choice([(kind.code, kind.title) for kind in KINDS.values()])
        self.folder = Choice()
        self.attachments = QCheckBox("Gửi kèm bản quét và các tệp đính kèm")
        self.browse_button = QPushButton("Thư mục khác")
        self.kind_help = QLabel()
        self.kind_help.setProperty("kind", "help")
        self.kind_help.setWordWrap(True)
        self.what_goes = QLabel()
        self.what_goes.setObjectName("what_goes")
        self.what_goes.setWordWrap(True)
        self.list = ListView("packages", "Các gói đã ghi", ListModel(), workspace.settings)
        self.none_sent = QLabel("Chưa ghi gói nào. Gói đã ghi sẽ hiện ở đây.")
        self.none_sent.setProperty("kind", "muted")
        self.add_action(
            "send", "Ghi gói vào USB", "usb", self.send, main=True, shortcut="Ctrl+Return"
        )
        self.add_action("again", "Ghi lại gói đã chọn", "copy", self.write_again, needs="one")
        self.add_action("open", "Mở thư mục của gói", "folder-open", self.open_folder, needs="one")
        self.add_action("key", "Xuất khóa công khai", "lock", self.export_key, rare=True)
        self._arrange()

        self.kind.set_value("toan-bo")
        self.kind.edited.connect(self.refresh)
        self.attachments.toggled.connect(lambda _on: self._show_preview())
        self.browse_button.clicked.connect(self.browse)
        self.list.selected.connect(lambda: self.show_selected_count(self.list.selected_count()))
        changes = workspace.changes
        self.follow(
            workspace.period.changed,
            changes.subjects_changed,
            changes.registrations_changed,
            changes.decisions_changed,
            changes.packages_changed,
            changes.settings_changed,
        )

    def refresh(self) -> None:
        office = self._workspace.services.settings.get("office_name")
        period = self._workspace.period
        self.sentence.setText(
            f"Ghi dữ liệu {period.title.lower()} vào một tệp để nộp cho {office or 'cơ quan cấp trên'}."
        )
        self.offer_folders()
        self.kind_help.setText(KINDS[self.kind.value() or "toan-bo"].sentence)
        self._show_history(self._sending.history())
        self._look_what_goes(period.code, self.kind.value() or "toan-bo")

    def _look_what_goes(self, period: str, kind: str) -> None:
        self._preview = None
        self.what_goes.setText("Đang đếm những gì sẽ gửi…")
        self._workspace.run(
            "Đang đếm những gì sẽ gửi",
            lambda services, progress: services.sending.preview(period, kind),
            self._take_preview,
            quiet=True,
        )

    def _take_preview(self, preview: Preview) -> None:
        wanted = (self._workspace.period.code, self.kind.value())
        if (preview.period.code, preview.kind.code) == wanted:
            self._preview = preview
            self._show_preview()

    def offer_folders(self, chosen: Path | None = None) -> None:
        """Sticks first, then the folder used last."""
        last = str(self._workspace.settings.value(LAST_FOLDER) or "")
        options = {str(drive): f"USB: {drive}" for drive in removable_drives()}
        for folder in (str(chosen) if chosen else "", self.folder.value() or "", last):
            if folder and Path(folder).is_dir():
                options.setdefault(folder, folder)
        self.folder.set_options(list(options.items()))
        if chosen:
            self.folder.set_value(str(chosen))

    def browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Chọn USB hoặc thư mục để ghi gói")
        if name:
            self.offer_folders(Path(name))

    def send(self) -> None:
        """Write the package off the screen's thread; a second click meanwhile does nothing."""
        folder = self.folder.value()
        if not folder:
            self.refused.emit(
                "Chưa có nơi ghi; hãy cắm USB hoặc bấm “Thư mục khác” để chọn thư mục."
            )
            return
        if self._workspace.jobs.busy():
            return
        period, kind = self._workspace.period.code, self.kind.value() or "toan-bo"
        attachments = self.attachments.isChecked()

        def work(services: Services, progress: Progress) -> SentPackage:
            return services.sending.send(period, kind, Path(folder), attachments, progress)

        self._workspace.settings.setValue(LAST_FOLDER, folder)
        self._workspace.run("Đang ghi gói", work, self._sent, "packages")

    def write_again(self) -> None:
        uid, folder = self.list.current_uid(), self.folder.value()
        if uid is None or not folder:
            self.refused.emit("Hãy chọn một gói và nơi ghi trước.")
            return
        self._workspace.run(
            "Đang ghi lại gói",
            lambda services, progress: services.sending.write_again(uid, Path(folder), progress),
            lambda path: self.told.emit(f"Đã ghi lại và kiểm tra {path}. Có thể rút USB.", False),
        )

    def open_folder(self) -> None:
        uid = self.list.current_uid()
        sent = next((s for s in self._sending.history() if s.package.uid == uid), None)
        if sent is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(sent.package.folder))

    def export_key(self) -> None:
        """The public half of the signing key, which the office needs once."""
        folder = self.folder.value()
        if not folder:
            self.refused.emit("Chưa có nơi ghi; hãy cắm USB hoặc chọn thư mục trước.")
            return
        path = self.attempt(lambda: self._sending.export_public_key(Path(folder)))
        if path is not None:
            self.told.emit(
                f"Đã ghi khóa công khai {path.name}; giao cho cơ quan cấp trên một lần, "
                f"đọc kèm mã {self._sending.fingerprint()}.",
                False,
            )

    def _sent(self, package: SentPackage) -> None:
        self.told.emit(
            f"Đã ghi và đọc lại kiểm tra {package.file_name}, mã đối chiếu {package.code}. "
            "Có thể rút USB.",
            False,
        )

    def _show_preview(self) -> None:
        preview = self._preview
        if preview is None:
            return
        counts = [
            f"{format_number(preview.counts[table])} {word}"
            for table, word in COUNTED.items()
            if preview.counts.get(table)
            and (table != "attachments" or self.attachments.isChecked())
        ]
        lines = [f"Trong gói: {', '.join(counts)}." if counts else "Kỳ này chưa có gì để gửi."]
        since = preview.since_last
        if preview.last is None:
            lines.append("Đây là gói đầu tiên của kỳ và loại này.")
        else:
            lines.append(
                f"So với lần gửi trước: {since.new} mới, {since.changed} đã sửa, "
                f"{since.withdrawn} rút lại, {since.same} như cũ."
            )
        if preview.attachments and not self.attachments.isChecked():
            lines.append(f"Không kèm {preview.attachments} tệp đính kèm.")
        lines += [*preview.problems, *preview.warnings]
        self.what_goes.setText("\n".join(lines))

    def _show_history(self, history: list[Sent]) -> None:
        rows = [_row(sent) for sent in history]
        self.list.reload(lambda: self.list.list_model.set_source(ShortList(COLUMNS, rows)))
        self.list.setVisible(bool(rows))
        self.none_sent.setVisible(not rows)
        self.show_selected_count(self.list.selected_count())

    def _arrange(self) -> None:
        choose = Panel("Chọn")
        where = QHBoxLayout()
        where.addWidget(FormField("folder", "Ghi vào", self.folder), 1)
        beside = QVBoxLayout()
        beside.addStretch()
        beside.addWidget(self.browse_button)
        where.addLayout(beside)
        choose.body.addWidget(FormField("kind", "Loại gói", self.kind))
        choose.body.addWidget(self.kind_help)
        choose.body.addLayout(where)
        choose.body.addWidget(self.attachments)
        goes = Panel("Sẽ gửi")
        goes.body.addWidget(self.what_goes)
        above = QHBoxLayout()
        above.setSpacing(grid(12))
        above.addWidget(choose, 1)
        above.addWidget(goes, 1)
        heading = QLabel("Các gói đã ghi")
        heading.setProperty("kind", "heading")
        below = QWidget()
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self.none_sent)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self.body.addLayout(above)
        self.body.addWidget(below, 1)


def _row(sent: Sent) -> Row:
    package = sent.package
    moment = datetime.fromisoformat(package.created_at).astimezone()
    inside = _counted(sent.records)
    return Row(
        package.uid,
        (
            f"{moment:%H:%M} {format_short(moment.date())}",
            KINDS[package.kind].title if package.kind in KINDS else package.kind,
            package.period,
            package.sequence,
            inside,
            package.code,
            "hôm nay" if sent.age == 0 else f"{sent.age} ngày trước",
            package.file_name,
            package.folder,
        ),
    )


def _counted(records: Mapping[str, int]) -> str:
    """How many of each kind, in words; what there is none of is left out."""
    return ", ".join(
        f"{format_number(records[table])} {word}"
        for table, word in COUNTED.items()
        if records.get(table)
    )
