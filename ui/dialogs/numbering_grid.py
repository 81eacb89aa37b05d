"""The grid of numbers and days: typed through with Tab and Enter, filled down, pasted into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QApplication, QHeaderView

from services.editing.cells import Remark
from services.numbering import Waiting
from ui.dialogs.numbering_cells import COLUMNS, DAY, NUMBER, TYPED, NumberingCells
from ui.tables.grid_model import GridModel
from ui.tables.grid_view import GridView
from ui.tables.pasted import pasted
from ui.tables.source import ShortList

NOTHING_FOLLOWS = (
    "Hãy gõ số ở một dòng phía trên rồi mới điền nối tiếp; chỉ các dòng cùng ký hiệu còn trống "
    "được điền."
)


class NumberingGrid(GridView):
    """Tab goes only through the cells that are typed in."""

    changed = Signal()  # something was typed
    told = Signal(str)  # what could not be done

    def __init__(self, settings: QSettings) -> None:
        self.papers = NumberingCells()
        model = GridModel(ShortList(COLUMNS))
        super().__init__("numbering", "Văn bản chờ số, ngày", model, settings)
        self.set_cells(self.papers)
        self.list_header.setSectionResizeMode(
            model.column_number("title"), QHeaderView.ResizeMode.Stretch
        )
        self.typed.connect(lambda uid, column, text: self.take([(uid, column, text)]))
        self.typed_in_all.connect(
            lambda text: self.take((uid, name, text) for uid, name in self.selected_typed())
        )
        self.asked.connect(self._answer)

    def show_papers(self, rows: Iterable[Waiting]) -> None:
        """Begin anew with these."""
        self.papers.show(rows)
        self.grid_model.set_source(ShortList(COLUMNS, self.papers.shown()))

    def take(self, cells: Iterable[tuple[str, str, str]]) -> None:
        """(uid, column, text) of each cell."""
        for uid, column, text in cells:
            self.grid_model.forget_remarks(uid, column)
            if (remark := self.papers.type(uid, column, text)) is not None:
                self.grid_model.note([remark])
        self._show_typed()

    def mark(self, wrong: Sequence[Remark]) -> None:
        """Show what is wrong, and go to the first of it."""
        self.grid_model.forget_rows({row.uid for row in self.papers.rows})
        self.grid_model.note(wrong)
        row = self.grid_model.row_of(wrong[0].uid)
        if row is not None:
            self.choose_paper(row, wrong[0].column)

    def choose_paper(self, row: int, column: str) -> None:
        self.choose_cell(row, self.grid_model.column_number(column))

    def number_on(self) -> None:
        """From the chosen row on, or among the chosen rows, go on from the nearest number above."""
        chosen = self.selected_uids()
        uids = [row.uid for row in self.papers.rows]
        if len(chosen) < 2 and (uid := self.current_uid()):
            chosen = uids[uids.index(uid) :]
        if not self.papers.number_on(chosen):
            self.told.emit(NOTHING_FOLLOWS)
        self._show_typed()

    def selected_typed(self) -> list[tuple[str, str]]:
        """The selected cells that are typed in: (uid, column)."""
        model = self.grid_model
        return [
            (uid, model.columns[column].name)
            for block in self.selected_blocks()
            for row in range(block.first, block.last + 1)
            if (uid := model.uid_at(row)) is not None
            for column in block.columns
            if model.columns[column].name in TYPED
        ]

    def go(self, how: str) -> None:
        super().go(how)
        if how not in ("right", "left"):
            return
        for _ in COLUMNS:
            if not self.why_locked(self.currentIndex()):
                return
            super().go(how)

    def _answer(self, wanted: str) -> None:
        match wanted:
            case "fill":
                self._fill_down()
            case "clear" | "cut":
                if wanted == "cut":
                    self.copy()
                self.take((uid, name, "") for uid, name in self.selected_typed())
            case "paste":
                self._paste()
            case _:
                pass

    def _fill_down(self) -> None:
        """Numbers run on; a day is repeated."""
        chosen = self.selected_typed()
        days = [uid for uid, name in chosen if name == DAY]
        if days:
            text = self.papers.text(days[0], DAY)
            self.take((uid, DAY, text) for uid in days[1:])
        if not days or any(name == NUMBER for _uid, name in chosen):
            self.number_on()

    def _paste(self) -> None:
        block = pasted(QApplication.clipboard().mimeData())
        chosen = self.selected_typed()
        if not block or not chosen:
            return
        uids = [row.uid for row in self.papers.rows]
        begins, names = uids.index(chosen[0][0]), TYPED[TYPED.index(chosen[0][1]) :]
        self.take(
            (uid, name, text)
            for uid, line in zip(uids[begins:], block, strict=False)
            for name, text in zip(names, line, strict=False)
        )

    def _show_typed(self) -> None:
        rows = self.papers.shown()
        self.grid_model.patch(rows, ShortList(COLUMNS, rows))
        self.changed.emit()
