"""Gửi cấp trên: choose what and where, see what goes, write the package, see what went out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.drives import removable_drives
from models.packages import SentPackage
from models.progress import Progress
from services.forms.form import Wanted
from services.forms.sending.handover_sheet import HANDOVER_SHEET
from services.packages.sending import KINDS, Preview
from services.services import Services
from ui.dialogs.package_dialog import PackageDialog
from ui.latest import Latest
from ui.look import grid
from ui.pages.package_preview import PackagePreview
from ui.pages.page import Page
from ui.pages.sent_packages import SentPackages
from ui.printing_desk import PrintingDesk, form_task
from ui.widgets.cards import Panel
from ui.widgets.choice import Choice
from ui.widgets.file_drop import dropped_file
from ui.widgets.form_field import FormField
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

LAST_FOLDER = "sending/folder"
PACKAGES = "Gói đồng bộ (*.tdkt)"
MILLISECONDS_BETWEEN_LOOKS = 3000
"""For sticks that were plugged in or taken out."""
NO_FOLDER = "Chưa có USB hay thư mục"
NO_FOLDER_YET = "Chưa có nơi ghi; hãy cắm USB hoặc bấm “Thư mục khác” để chọn thư mục."


class SendingPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("sending", "Gửi cấp trên")
        self.setAcceptDrops(True)
        self._workspace = workspace
        self._sending = workspace.services.sending
        self._latest: Latest[Preview] = Latest(
            workspace, "Đang đếm những gì sẽ gửi", self._take_preview
        )
        self._preview: Preview | None = None
        self._writing = False
        self.desk = PrintingDesk(workspace, self)
        self.kind = Choice([(kind.code, kind.title) for kind in KINDS.values()])
        self.kind_field = FormField("kind", "Loại gói", self.kind, help=" ")
        self.folder = Choice(blank=NO_FOLDER)
        self.folder_field = FormField("folder", "Ghi vào", self.folder)
        self.browse_button = QPushButton("Thư mục khác")
        self.attachments = QCheckBox("Gửi kèm bản quét và các tệp đính kèm")
        self.what_goes = PackagePreview()
        self.done = MessageBar()
        self.sent_packages = SentPackages(workspace.settings)
        self.list = self.sent_packages.list
        self._look_for_sticks = QTimer(self)
        self._look_for_sticks.setInterval(MILLISECONDS_BETWEEN_LOOKS)
        self._add_actions()
        self._arrange()

        self.kind.set_value("toan-bo")
        self.kind.edited.connect(self.refresh)
        self.attachments.toggled.connect(lambda _on: self._show_preview())
        self.browse_button.clicked.connect(self.browse)
        self.list.selected.connect(self._follow_selection)
        self.list.opened.connect(lambda _uid: self.print_sheet())
        self.done.acted.connect(self.print_sheet)
        self.folder.edited.connect(lambda: self.folder_field.show_problem(""))
        self._look_for_sticks.timeout.connect(self.offer_folders)
        self.desk.refused.connect(self.refused)
        workspace.jobs.became_idle.connect(self._written)
        changes = workspace.changes
        self.follow(
            workspace.period.changed,
            changes.subjects_changed,
            changes.registrations_changed,
            changes.decisions_changed,
            changes.packages_changed,
            changes.settings_changed,
        )

    def first_widget(self) -> QWidget:
        return self.kind

    def refresh(self) -> None:
        office = self._workspace.services.settings.get("office_name") or "cơ quan cấp trên"
        period = self._workspace.period
        self.sentence.setText(
            f"Ghi dữ liệu {period.title.lower()} vào một tệp để nộp cho {office}."
        )
        self.offer_folders()
        code, kind = period.code, self.kind.value() or "toan-bo"
        self.kind_field.help.setText(KINDS[kind].sentence)
        self.sent_packages.show_history(self._sending.history())
        self._follow_selection()
        self._preview = None
        self.what_goes.show_waiting()
        self._latest.ask(lambda services: services.sending.preview(code, kind))

    def offer_folders(self, chosen: Path | None = None) -> None:
        """Sticks first, then the folder used last."""
        last = str(self._workspace.settings.value(LAST_FOLDER) or "")
        options = {str(drive): f"USB: {drive}" for drive in removable_drives()}
        for folder in (str(chosen) if chosen else "", self.folder.value() or "", last):
            if folder and Path(folder).is_dir():
                options.setdefault(folder, folder)
        if list(options) == self.folder.values():
            return
        before = self.folder.value()
        self.folder.set_options(list(options.items()))
        wanted = (
            str(chosen) if chosen else before if before in options else next(iter(options), None)
        )
        self.folder.set_value(wanted)

    def browse(self) -> None:
        title = "Chọn USB hoặc thư mục để ghi gói"
        name = QFileDialog.getExistingDirectory(self, title, self._last_folder())
        if name:
            self.choose_folder(Path(name))

    def choose_folder(self, folder: Path) -> None:
        self.offer_folders(folder)
        self.folder.set_value(str(folder))

    def send(self) -> None:
        """Write the package off the screen's thread; a second click meanwhile does nothing."""
        folder = self._wanted_folder()
        if folder is None or self._writing:
            return
        period, kind = self._workspace.period.code, self.kind.value() or "toan-bo"
        attachments = self.attachments.isChecked()

        def work(services: Services, progress: Progress) -> SentPackage:
            return services.sending.send(period, kind, folder, attachments, progress)

        self._writing = True
        self.done.clear()
        self._workspace.run("Đang ghi gói", work, self._sent, "packages")

    def write_again(self) -> None:
        uid, folder = self.sent_packages.chosen_uid(), self._wanted_folder()
        if uid is None or folder is None or self._writing:
            return
        self._writing = True
        self._workspace.run(
            "Đang ghi lại gói",
            lambda services, progress: services.sending.write_again(uid, folder, progress),
            lambda path: self.done.tell(
                f"Đã ghi lại và đọc lại kiểm tra {path}. Có thể rút USB.", "good"
            ),
        )

    def print_sheet(self) -> None:
        """The sheet that is signed when the package is handed over."""
        if (uid := self.sent_packages.chosen_uid()) is not None:
            self.desk.show_preview(form_task(HANDOVER_SHEET, Wanted(uid=uid)))

    def open_folder(self) -> None:
        uid = self.sent_packages.chosen_uid()
        sent = next((s for s in self._sending.history() if s.package.uid == uid), None)
        if sent is not None:
            self.desk.open_file(Path(sent.package.folder))

    def choose_package(self) -> None:
        """A package of anybody, to look at."""
        title = "Chọn gói cần kiểm tra"
        name, _ = QFileDialog.getOpenFileName(self, title, self._last_folder(), PACKAGES)
        if name:
            self.check(Path(name))

    def check(self, file: Path) -> None:
        PackageDialog(self._workspace, file, self).open()

    def export_key(self) -> None:
        """The public half of the signing key, which the office needs once."""
        folder = self._wanted_folder()
        if folder is None:
            return
        path = self.attempt(lambda: self._sending.export_public_key(folder))
        if path is not None:
            self.told.emit(
                f"Đã ghi khóa công khai {path.name}; giao cho cơ quan cấp trên một lần, "
                f"đọc kèm mã {self._sending.fingerprint()}.",
                False,
            )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_for_sticks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look_for_sticks.stop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_package(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if (file := _dropped_package(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.check(file)

    def _last_folder(self) -> str:
        return self.folder.value() or str(
            self._workspace.settings.value(LAST_FOLDER) or Path.home()
        )

    def _wanted_folder(self) -> Path | None:
        """Where to write; says so when it is still to be chosen."""
        folder = self.folder.value()
        if not folder:
            self.folder_field.show_problem(NO_FOLDER_YET)
            self.folder.setFocus()
            return None
        self._workspace.settings.setValue(LAST_FOLDER, folder)
        return Path(folder)

    def _written(self) -> None:
        self._writing = False

    def _sent(self, package: SentPackage) -> None:
        self.list.select_uid(package.uid)
        self.done.tell(
            f"Đã ghi và đọc lại kiểm tra {package.file_name}. Mã đối chiếu: {package.code}. "
            "Có thể rút USB.",
            "good",
            "In biên bản giao nhận",
        )

    def _take_preview(self, preview: Preview) -> None:
        self._preview = preview
        self._show_preview()

    def _show_preview(self) -> None:
        if self._preview is not None:
            self.what_goes.show_preview(self._preview, attachments=self.attachments.isChecked())

    def _follow_selection(self) -> None:
        self.show_selected_count(self.list.selected_count())

    def _add_actions(self) -> None:
        self.add_action(
            "send", "Ghi gói vào USB", "usb", self.send, main=True, shortcut="Ctrl+Return"
        )
        self.add_action(
            "sheet", "In biên bản giao nhận", "printer", self.print_sheet,
            shortcut="Ctrl+P", needs="one",
        )  # fmt: skip
        self.add_action("again", "Ghi lại gói", "copy", self.write_again, needs="one")
        self.add_action("open", "Mở thư mục của gói", "folder-open", self.open_folder, needs="one")
        self.add_action("check", "Kiểm tra gói…", "eye", self.choose_package)
        self.add_action("key", "Xuất khóa công khai", "lock", self.export_key, rare=True)

    def _arrange(self) -> None:
        new = Panel("Gói mới")
        new.body.setSpacing(grid(12))
        new.body.addWidget(self.kind_field)
        below_label = QVBoxLayout()
        below_label.setSpacing(grid(4))
        below_label.addWidget(QLabel())
        below_label.addWidget(self.browse_button)
        below_label.addStretch()
        where = QHBoxLayout()
        where.setSpacing(grid(8))
        where.addWidget(self.folder_field, 1)
        where.addLayout(below_label)
        new.body.addLayout(where)
        new.body.addWidget(self.attachments)
        goes = Panel("Sẽ gửi")
        goes.body.addWidget(self.what_goes)
        goes.body.addStretch(1)
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, grid(4), 0)
        left.setSpacing(grid(12))
        left.addWidget(new)
        left.addWidget(goes, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setMinimumWidth(grid(330))
        scroll.setMaximumWidth(grid(420))
        columns = QHBoxLayout()
        columns.setSpacing(grid(16))
        columns.addWidget(scroll, 2)
        columns.addWidget(self.sent_packages, 3)
        self.body.addWidget(self.done)
        self.body.addLayout(columns, 1)


def _dropped_package(mime: QMimeData) -> Path | None:
    file = dropped_file(mime)
    return file if file is not None and file.suffix.lower() == ".tdkt" else None
