"""Phong trào: the campaigns that awards can belong to."""

from __future__ import annotations

from collections.abc import Callable

from models.dates import format_short
from models.movements import Movement
from services.editing.movement_grid import MovementGrid
from services.services import Services
from ui.dialogs.movement_dialog import MovementDialog
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Section
from ui.workspace import Workspace


class MovementsPage(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "movements",
            "Phong trào",
            "movement-list",
            workspace,
            noun="phong trào",
            empty=Empty(
                "flag",
                "Chưa có phong trào nào",
                "Ghi các phong trào thi đua đã phát động để chọn khi khen thưởng theo chuyên đề.",
                "new",
            ),
            edited=True,
        )
        self._movements = workspace.services.movements
        self.add_action(
            "new", "Thêm phong trào", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.add_edit_action()
        self.add_action("delete", "Xóa", "trash-2", self.delete_selected, needs="one")
        self.add_paper_actions()
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        self.follow(workspace.changes.movements_changed, workspace.changes.decisions_changed)

    def make_grid(self) -> Callable[[Services], MovementGrid]:
        return lambda services: MovementGrid(services.store, services.movements)

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._movements.get(uid))

    def delete_selected(self) -> None:
        uid = self.list.current_uid()
        if uid is None:
            return
        name = self._movements.get(uid).name
        if self.attempt(lambda: self._movements.delete(uid), f"Đã xóa phong trào “{name}”."):
            self.workspace.changes.announce("movements")

    def details_of(self, uid: str) -> Details | None:
        movement = self._movements.get(uid)
        days = [day for day in (movement.starts_on, movement.ends_on) if day]
        return Details(
            movement.name,
            movement.theme,
            sections=[
                Section(
                    "Thông tin",
                    [
                        ("Cơ quan phát động", movement.launched_by),
                        ("Văn bản", movement.document),
                        ("Thời gian", " - ".join(format_short(day) for day in days)),
                        ("Ghi chú", movement.note),
                    ],
                )
            ],
        )

    def _open(self, movement: Movement | None) -> None:
        dialog = MovementDialog(self.workspace, movement, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, movement: Movement) -> None:
        self.workspace.changes.announce("movements")
        self.list.select_uid(movement.uid)
        self.told.emit(f"Đã lưu phong trào “{movement.name}”.", True)
