"""Xuất mẫu, in the menu of a page: asks for which units, writes their files, tells where they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from models.numbers import format_number
from services.templates.signature import TemplateKind
from services.templates.writing_templates import (
    TemplateWanted,
    template_name,
    write_template,
    write_templates,
)
from ui.dialogs.template_dialog import TemplateDialog
from ui.pages.handing_out import HandingOut
from ui.printing_desk import EXCEL
from ui.workspace import Workspace


class TemplatesOut(QObject):
    """``unit`` gives the unit that is shown on the page now."""

    def __init__(
        self,
        page: QWidget,
        workspace: Workspace,
        handing_out: HandingOut,
        kind: TemplateKind,
        unit: Callable[[], str | None],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._handing_out = handing_out
        self._kind: TemplateKind = kind
        self._unit = unit
        handing_out.add("export_template", "Mẫu gửi đơn vị…", "send", self.ask)

    def ask(self) -> None:
        unit = self._unit()
        dialog = TemplateDialog(
            self._workspace, self._kind, [unit] if unit else [], parent=self._page
        )
        dialog.saved.connect(self._write)
        dialog.open()

    def _write(self, wanted: list[TemplateWanted]) -> None:
        if len(wanted) == 1:
            self._write_one(wanted[0])
        else:
            self._write_several(wanted)

    def _write_one(self, wanted: TemplateWanted) -> None:
        name = template_name(self._workspace.services, wanted)
        target = self._handing_out.ask_for_file(f"{name}{EXCEL}", EXCEL)
        if target is None:
            return
        self._workspace.run(
            "Đang dựng mẫu",
            lambda services, progress: write_template(services, wanted, target, progress),
            lambda path: self._handing_out.tell_written(
                f"Đã ghi {path.name} vào {path.parent}.", path
            ),
        )

    def _write_several(self, wanted: list[TemplateWanted]) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self._page, "Chọn thư mục để ghi các mẫu", str(self._handing_out.folder())
        )
        if not chosen:
            return
        folder = Path(chosen)
        self._handing_out.remember(folder)
        self._workspace.run(
            "Đang dựng các mẫu",
            lambda services, progress: write_templates(services, wanted, folder, progress),
            lambda paths: self._handing_out.tell_written(
                f"Đã ghi {format_number(len(paths))} mẫu vào {folder}.", folder
            ),
        )
