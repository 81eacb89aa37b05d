"""Find and replace in the cells of a list; says how many cells it would be, before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from models.numbers import format_number
from models.problems import Rejected
from services.editing.cells import TypedCell
from services.editing.replacing import Replacing
from services.services import Services
from ui.dialogs.form_dialog import FormDialog
from ui.latest import Latest
from ui.widgets.choice import Choice
from ui.widgets.form_field import text_field
from ui.workspace import Workspace

MILLISECONDS_BEFORE_COUNTING = 200
EVERYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Wanted:
    replacing: Replacing
    columns: tuple[str, ...]
    only_selected: bool


Find = Callable[[Services, Wanted], Sequence[TypedCell]]


class ReplaceDialog(FormDialog):
    """``saved`` brings what is ``Wanted``; ``find`` looks for it on the worker."""

    def __init__(
        self,
        workspace: Workspace,
        columns: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        selected: int,
        total: int,
        find: Find,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Tìm và thay thế", self._wanted, parent, verb="Thay thế")
        self._columns = list(columns)
        self._find = find
        self._counting: Latest[Sequence[TypedCell]] = Latest(
            workspace, "Đang tìm trong danh sách", self._show_found
        )
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(MILLISECONDS_BEFORE_COUNTING)
        self.sought = text_field()
        self.instead = text_field("Để trống thì xóa chữ tìm được")
        self.where = Choice(
            [(EVERYWHERE, "Mọi cột sửa được"), *((name, title) for name, title in columns)]
        )
        self.where.set_value(chosen[0] if len(chosen) == 1 else EVERYWHERE)
        rows = [("", f"Cả danh sách đang xem ({format_number(total)} dòng)")]
        if selected > 1:
            rows.append(("selected", f"Các dòng đang chọn ({format_number(selected)} dòng)"))
        self.rows = Choice(rows)
        self.rows.set_value("selected" if selected > 1 else "")
        self.whole = QCheckBox("Cả ô: ô không có chữ nào khác")
        self.case = QCheckBox("Phân biệt chữ hoa, chữ thường")
        self.marks = QCheckBox("Phân biệt dấu: “Hòa” khác “Hoa”")
        self.marks.setChecked(True)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setProperty("kind", "muted")

        self.add_field("find", "Tìm", self.sought, required=True)
        self.add_field("replace", "Thay bằng", self.instead)
        self.add_field("where", "Trong cột", self.where)
        self.add_field("rows", "Trong các dòng", self.rows)
        for box in (self.whole, self.case, self.marks):
            self.add_widget(box)
            box.toggled.connect(lambda _on: self._count_soon.start())
        self.add_widget(self.told)
        self.sought.textChanged.connect(lambda _text: self._count_soon.start())
        self.where.edited.connect(self._count_soon.start)
        self.rows.edited.connect(self._count_soon.start)
        self._count_soon.timeout.connect(self._count)
        self._show_found(())

    def done(self, result: int) -> None:
        self._count_soon.stop()
        self._counting.forget()
        super().done(result)

    def _touched(self) -> bool:
        """What was looked for is not worth a question when it is closed."""
        return False

    def _wanted(self, values: dict[str, Any]) -> Wanted:
        if not values["find"]:
            raise Rejected({"find": "Hãy ghi chữ cần tìm."})
        where = values["where"]
        columns = [name for name, _ in self._columns if where in (EVERYWHERE, name)]
        replacing = Replacing(
            self.sought.text(),
            self.instead.text(),
            self.whole.isChecked(),
            self.case.isChecked(),
            self.marks.isChecked(),
        )
        return Wanted(replacing, tuple(columns), values["rows"] == "selected")

    def _count(self) -> None:
        if not self.sought.text():
            self._show_found(())
            return
        wanted = self._wanted(self.values())
        self.told.setText("Đang tìm…")
        self._counting.ask(lambda services: self._find(services, wanted))

    def _show_found(self, cells: Sequence[TypedCell]) -> None:
        rows = len({cell.uid for cell in cells})
        if cells:
            said = f"Tìm thấy trong {format_number(len(cells))} ô của {format_number(rows)} dòng."
        elif self.sought.text():
            said = "Không tìm thấy ô nào."
        else:
            said = "Các ô tìm được thay trong một lần và hoàn tác được."
        self.told.setText(said)
        self.save_button.setEnabled(bool(cells))
        count = f" {format_number(len(cells))} ô" if cells else ""
        self.save_button.setText(f"Thay thế{count}")
