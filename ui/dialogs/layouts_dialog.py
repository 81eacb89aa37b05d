"""Mẫu giấy khen: the layouts that ship with the program, and the commune's own."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.file_names import safe_name
from models.problems import Refused
from services.certificates.layout import Layout
from services.certificates.layout_trial import LayoutTrials
from services.certificates.layouts import KnownLayout
from ui.dialogs.dialog_frame import fit_to_screen, stack_up, thin_line
from ui.dialogs.layout_dialog import LayoutDialog
from ui.dialogs.layout_name_dialog import LayoutNameDialog
from ui.dialogs.layout_panels import sheet_words
from ui.dialogs.question import ask
from ui.look import grid
from ui.paper import picture_of
from ui.printing_desk import PrintingDesk
from ui.sheet_task import sheet_task
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Tên mẫu", width=240),
    Column("owner", "Của ai", width=96),
    Column("sheet", "Khổ giấy", width=96),
    Column("awards", "Dùng cho", width=200),
    Column("since", "Từ ngày", "date", 100),
    Column("until", "Đến ngày", "date", 100),
    Column("sure", "Đối chiếu", width=120),
    Column("citation", "Căn cứ", width=260),
)
OWN, SHIPPED = "Của xã", "Có sẵn"
VERIFIED, UNVERIFIED = "Đã đối chiếu", "Cần đối chiếu"
FILES = "Mẫu giấy khen (*.toml)"
SECONDS_TOLD = 8.0
ABOUT = (
    "Mẫu có sẵn chỉ xem được; hãy tạo bản sao rồi sửa cho khớp phôi của xã. "
    "Mẫu của xã được chọn trước mẫu có sẵn khi in."
)


ROOMY = 1100
"""A screen as wide as this has room for a large picture."""


class LayoutsDialog(QDialog):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mẫu giấy khen")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._certificates = workspace.services.certificates
        self._trials = LayoutTrials(workspace.services)
        self._desk = PrintingDesk(workspace, self)
        self._known: dict[str, KnownLayout] = {}
        self._done = ""
        self.list = ShortListView(
            "certificate-layouts",
            "Mẫu giấy khen",
            COLUMNS,
            workspace.settings,
            filterable=("owner",),
            tones={
                "owner": {OWN: "info"},
                "sure": {VERIFIED: "good", UNVERIFIED: "warn"},
            },
        )
        roomy = self.screen().availableGeometry().width() > grid(ROOMY)
        self._picture_size = 340 if roomy else 220
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message = MessageBar()
        self.copy_button = _button("Tạo bản sao…", "copy_layout")
        self.copy_button.setProperty("kind", "main")
        self.edit_button = _button("Sửa…", "edit_layout")
        self.rename_button = _button("Đổi tên…", "rename_layout")
        self.delete_button = _button("Xóa", "delete_layout")
        self.preview_button = _button("Xem trước", "preview_layout")
        self.export_button = _button("Lưu thành tệp…", "export_layout")
        self.import_button = _button("Lấy từ tệp…", "import_layout")
        self.close_button = _button("Đóng", "close")
        self._arrange()

        self.list.selected.connect(self._follow)
        self.list.opened.connect(lambda _key: self._open_chosen())
        self.copy_button.clicked.connect(self.copy)
        self.edit_button.clicked.connect(self.edit)
        self.rename_button.clicked.connect(self.rename)
        self.delete_button.clicked.connect(self.ask_to_delete)
        self.preview_button.clicked.connect(self.preview)
        self.export_button.clicked.connect(self.export)
        self.import_button.clicked.connect(self.take_in)
        self.close_button.clicked.connect(self.accept)
        self.message.acted.connect(self._take_back)
        self._desk.refused.connect(lambda said: self.message.tell(said, "bad"))
        workspace.changes.certificates_changed.connect(self._fill)
        self._fill()
        self.list.selectRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> KnownLayout | None:
        uids = self.list.selected_uids()
        return self._known.get(uids[0]) if uids else None

    def copy(self) -> None:
        if known := self.chosen:
            name = f"{known.name} (bản sao)"
            self._name(known.layout, "", "Tạo bản sao của mẫu", "Tạo bản sao", name)

    def rename(self) -> None:
        known = self.chosen
        if known is not None and known.own:
            self._name(known.layout, known.id, "Đổi tên mẫu", "Đổi tên", known.name)

    def edit(self) -> None:
        known = self.chosen
        if known is None or not known.own:
            return
        dialog = LayoutDialog(self._workspace, known.layout, known.id, self)
        dialog.saved.connect(lambda saved: self._stored(saved, f"Đã lưu mẫu {saved.name}."))
        dialog.open()

    def ask_to_delete(self) -> None:
        known = self.chosen
        if known is None or not known.own:
            return
        question = ask(
            self,
            f"Xóa mẫu {known.name}?",
            "Giấy khen đã in không đổi; có thể hoàn tác ngay sau khi xóa.",
            "Xóa mẫu",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(known))

    def preview(self) -> None:
        known = self.chosen
        if known is None:
            return

        layout = known.layout
        self._desk.show_preview(
            sheet_task(
                f"Mẫu {known.name}",
                lambda services, path: services.certificates.write_sample(layout, path),
                "certificate-layout",
            )
        )

    def export(self) -> None:
        known = self.chosen
        if known is None:
            return
        name, _kind = QFileDialog.getSaveFileName(
            self, "Lưu mẫu thành tệp", f"{safe_name(known.name)}.toml", FILES
        )
        if not name:
            return
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(".toml")
        try:
            self._certificates.export_layout(known.id, path)
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self.message.tell(f"Đã lưu mẫu thành tệp {path.name}.", "good", seconds=SECONDS_TOLD)

    def take_in(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, "Chọn tệp mẫu giấy khen", "", FILES)
        if not name:
            return
        try:
            known = self._certificates.import_layout(Path(name))
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self._stored(known, f"Đã lấy mẫu {known.name} từ tệp.")

    # Inside

    def _name(self, layout: Layout, uid: str, title: str, verb: str, name: str) -> None:
        def keep(name: str) -> KnownLayout:
            return self._certificates.save_layout(msgspec.structs.replace(layout, name=name), uid)

        dialog = LayoutNameDialog(title, verb, name, keep, self)
        dialog.saved.connect(lambda saved: self._stored(saved, f"Đã ghi mẫu {saved.name}."))
        dialog.open()

    def _open_chosen(self) -> None:
        known = self.chosen
        if known is not None:
            (self.edit if known.own else self.preview)()

    def _delete(self, known: KnownLayout) -> None:
        self._certificates.delete_layout(known.id)
        self._workspace.changes.announce("certificates")
        self._tell_done(f"Đã xóa mẫu {known.name}.")
        self.list.selectRow(0)

    def _stored(self, known: KnownLayout, said: str) -> None:
        self._workspace.changes.announce("certificates")
        self.list.select_uid(known.id)
        self._tell_done(said)

    def _tell_done(self, said: str) -> None:
        batch = self._workspace.services.history.to_undo()
        self._done = batch.uid if batch else ""
        self.message.tell(said, "good", "Hoàn tác", seconds=SECONDS_TOLD)

    def _take_back(self) -> None:
        history = self._workspace.services.history
        batch = history.to_undo()
        if batch is None or batch.uid != self._done:
            return
        try:
            history.undo()
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self._workspace.changes.announce_all()
        self.message.tell(f"Đã hoàn tác: {batch.title}.", "good", seconds=SECONDS_TOLD)

    def _fill(self) -> None:
        self._known = {known.id: known for known in self._certificates.layouts()}
        catalogue = self._workspace.services.catalogue
        rows = []
        for known in self._known.values():
            layout = known.layout
            names = [catalogue.award_type(code).name for code in layout.awards]
            cells = (
                known.name,
                OWN if known.own else SHIPPED,
                sheet_words(layout),
                ", ".join(names),
                layout.since.isoformat() if layout.since else "",
                layout.until.isoformat() if layout.until else "",
                "" if known.own else _sure(layout),
                layout.citation,
            )
            rows.append(Row(known.id, cells))
        self.list.show_rows(rows)
        self._follow()
        for sentence in self._certificates.unreadable().values():
            self.message.tell(sentence, "bad")

    def _follow(self) -> None:
        known = self.chosen
        for button in (self.copy_button, self.preview_button, self.export_button):
            button.setEnabled(known is not None)
        for button in (self.edit_button, self.rename_button, self.delete_button):
            button.setEnabled(known is not None and known.own)
        self._show_picture(known)

    def _show_picture(self, known: KnownLayout | None) -> None:
        if known is None:
            self.picture.clear()
            return
        layout = known.layout
        room = grid(self._picture_size)
        ratio = self.devicePixelRatioF()
        dpi = room / max(layout.width, layout.height) * 25.4 * ratio
        try:
            image = picture_of(self._trials.of(layout, "individual", "blank").picture(dpi))
        except Refused as refused:
            self.picture.clear()
            self.message.tell(str(refused), "bad")
            return
        image.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.setAccessibleName(f"Hình mẫu {known.name}")

    def _arrange(self) -> None:
        actions = QHBoxLayout()
        actions.setContentsMargins(grid(16), grid(12), grid(16), grid(8))
        actions.setSpacing(grid(8))
        for button in (
            self.copy_button,
            self.edit_button,
            self.rename_button,
            self.delete_button,
            self.preview_button,
        ):
            actions.addWidget(button)
        actions.addStretch()
        about = QLabel(ABOUT)
        about.setProperty("kind", "muted")
        about.setWordWrap(True)
        said = QVBoxLayout()
        said.setContentsMargins(grid(16), grid(12), grid(16), 0)
        said.addWidget(about)
        self.picture.setFixedWidth(grid(self._picture_size + 16))
        middle = QHBoxLayout()
        middle.setContentsMargins(grid(16), 0, grid(16), grid(12))
        middle.setSpacing(grid(16))
        middle.addWidget(self.list, 1)
        middle.addWidget(self.picture, 0)
        below = QHBoxLayout()
        below.setContentsMargins(grid(16), grid(12), grid(16), grid(12))
        below.setSpacing(grid(8))
        below.addWidget(self.import_button)
        below.addWidget(self.export_button)
        below.addWidget(self.message, 4)
        below.addStretch(1)
        below.addWidget(self.close_button)
        stack_up(self, said, actions, middle, thin_line(), below, tall=middle)
        fit_to_screen(self, 1180, 600)


def _sure(layout: Layout) -> str:
    return VERIFIED if layout.confidence == "verified" else UNVERIFIED


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
