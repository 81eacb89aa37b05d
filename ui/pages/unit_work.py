"""What can be done with the units in the tree of the directory: added, renamed, merged, put away."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.units import Unit
from services.unit_changes import Merged
from ui.dialogs.merge_units_dialog import MergeUnitsDialog
from ui.dialogs.rename_unit_dialog import RenameUnitDialog
from ui.dialogs.unit_dialog import UnitDialog
from ui.pages.unit_list_page import UnitListPage
from ui.workspace import Workspace

CHOOSE_FIRST = "Hãy chọn một đơn vị trong cây bên trái trước."


class UnitWork(QObject):
    """Puts its actions among the rare ones of the page."""

    def __init__(self, page: UnitListPage, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._directory = workspace.services.directory
        for verb, text, drawing, run in (
            ("new_unit", "Thêm đơn vị", "plus", self.add),
            ("edit_unit", "Sửa đơn vị đang chọn", "pencil", self.edit),
            ("rename_unit", "Đổi tên đơn vị đang chọn…", "history", self.rename),
            ("merge_units", "Sáp nhập đơn vị…", "merge", self.merge),
            ("delete_unit", "Xóa đơn vị đang chọn", "trash-2", self.delete),
        ):
            page.add_action(verb, text, drawing, run, rare=True)
        self.show_old = page.add_action(
            "old_units", "Hiện đơn vị đã sáp nhập", "archive-restore", self._show_old, rare=True
        )
        self.show_old.setCheckable(True)
        page.units.edit_wanted.connect(self.open)

    def add(self) -> None:
        dialog = UnitDialog(self._workspace, None, self._page.chosen_unit, self._page)
        dialog.saved.connect(self._saved)
        dialog.open()

    def edit(self) -> None:
        if unit := self._chosen():
            self.open(unit.uid)

    def open(self, uid: str) -> None:
        dialog = UnitDialog(self._workspace, self._directory.unit(uid), None, self._page)
        dialog.saved.connect(self._saved)
        dialog.open()

    def rename(self) -> None:
        if unit := self._chosen():
            dialog = RenameUnitDialog(self._workspace, unit, self._page)
            dialog.saved.connect(self._renamed)
            dialog.open()

    def merge(self) -> None:
        uid = self._page.chosen_unit
        unit = self._directory.unit(uid) if uid else None
        known = unit if unit is not None and unit.ended_on is None else None
        dialog = MergeUnitsDialog(self._workspace, known, self._page)
        dialog.saved.connect(self._merged)
        dialog.open()

    def delete(self) -> None:
        if (unit := self._chosen()) and self._page.attempt(
            lambda: self._directory.delete_unit(unit.uid), f"Đã xóa đơn vị “{unit.name}”."
        ):
            self._workspace.changes.announce("units")

    def _chosen(self) -> Unit | None:
        if uid := self._page.chosen_unit:
            return self._directory.unit(uid)
        self._page.refused.emit(CHOOSE_FIRST)
        return None

    def _saved(self, unit: Unit) -> None:
        self._workspace.changes.announce("units")
        self._page.told.emit(f"Đã lưu đơn vị “{unit.name}”.", True)

    def _renamed(self, unit: Unit) -> None:
        self._workspace.changes.announce("units")
        self._page.told.emit(f"Đã đổi tên đơn vị thành “{unit.name}”.", True)

    def _merged(self, merged: Merged) -> None:
        self._workspace.changes.announce("units", "subjects")
        self._page.units.choose(merged.into.uid)
        self._page.told.emit(
            f"Đã sáp nhập {merged.units} đơn vị thành “{merged.into.name}”, "
            f"chuyển {merged.subjects} đối tượng.",
            True,
        )

    def _show_old(self) -> None:
        self._page.show_old_units(self.show_old.isChecked())
