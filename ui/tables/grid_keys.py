"""What the keys of a spreadsheet do in a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.tables.cell_editor import way_out

if TYPE_CHECKING:
    from ui.tables.grid_view import GridView

Ask = Literal[
    "paste", "cut", "copy", "clear", "fill", "replace", "delete", "add", "refused", "refused before"
]

ROW_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_Plus)
_ASKED_WITH_CONTROL: dict[int, Ask] = {
    Qt.Key.Key_V: "paste",
    Qt.Key.Key_X: "cut",
    Qt.Key.Key_D: "fill",
    Qt.Key.Key_H: "replace",
    Qt.Key.Key_Minus: "delete",
    Qt.Key.Key_Equal: "add",
    Qt.Key.Key_Plus: "add",
}
_ENDS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (2, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, 2),
}
"""For rows and for columns: 0 stays, 1 goes to the end, 2 to the beginning."""


def spreadsheet_key(view: GridView, event: QKeyEvent) -> bool:
    """Do what a key means; False when it means nothing to a spreadsheet."""
    key, modifiers = event.key(), event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    if alt and key == Qt.Key.Key_Down and view.suggestions(view.currentIndex()):
        view.open_editor(all_suggestions=True)
    elif alt and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        if (uid := view.current_uid()) is not None:
            view.opened.emit(uid)
    elif alt:
        return False
    elif control and key in _ASKED_WITH_CONTROL:
        view.asked.emit(_ASKED_WITH_CONTROL[key])
    elif control and shift and key == Qt.Key.Key_L:
        view.open_filter_of_current()
    elif key == Qt.Key.Key_Space and control:
        view.choose_columns()
    elif key == Qt.Key.Key_Space and shift:
        view.choose_rows()
    elif key in _ENDS and control:
        view.jump(_ENDS[key], extend=shift)
    elif control:
        return False
    elif key == Qt.Key.Key_F2:
        view.open_editor()
    elif key == Qt.Key.Key_F7:
        view.asked.emit("refused before" if shift else "refused")
    elif key == Qt.Key.Key_Delete:
        view.asked.emit("clear")
    elif key == Qt.Key.Key_Escape:
        return view.forget_remark()
    elif (how := way_out(event)) in ("down", "up"):
        view.go(how)
    elif key == Qt.Key.Key_Down and view.is_last() and view.can_add and not shift:
        view.go("down")
    else:
        if not event.text():
            view.forget_tabs()
        return False
    return True
