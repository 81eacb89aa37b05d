"""Mẫu giấy khen: the layouts that ship with the program, and the commune's own."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
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
from ui.dialogs.layout_list import LayoutList
from ui.dialogs.layout_name_dialog import LayoutNameDialog
from ui.dialogs.layout_thumbnail import LayoutThumbnail
from ui.dialogs.question import ask
from ui.dialogs.undo_offer import SECONDS_TOLD, UndoOffer
from ui.look import grid
from ui.printing_desk import PrintingDesk
from ui.sheet_task import sheet_task
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

FILES = "Mẫu giấy khen (*.toml)"
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
        self._desk = PrintingDesk(workspace, self)
        self._known: dict[str, KnownLayout] = {}
        self.list = LayoutList(workspace.services.catalogue, workspace.settings)
        roomy = self.screen().availableGeometry().width() > grid(ROOMY)
        self.picture = LayoutThumbnail(LayoutTrials(workspace.services), 480 if roomy else 220)
        self.message = MessageBar()
        self._undoing = UndoOffer(workspace, self.message, self)
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
        self._undoing.tell(f"Đã xóa mẫu {known.name}.")
        self.list.selectRow(0)

    def _stored(self, known: KnownLayout, said: str) -> None:
        self._workspace.changes.announce("certificates")
        self.list.select_uid(known.id)
        self._undoing.tell(said)

    def _fill(self) -> None:
        self._known = {known.id: known for known in self._certificates.layouts()}
        self.list.show_layouts(self._known.values())
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
        try:
            self.picture.show_layout(known)
        except Refused as refused:
            self.message.tell(str(refused), "bad")

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
        fit_to_screen(self, 1320, 600)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
