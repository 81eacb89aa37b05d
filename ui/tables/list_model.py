"""The one table model of the program: shows any ``ListSource``, holding only what is near the screen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui.colours import TONE_ICONS, Tone, colours
from ui.icons import icon
from ui.tables.cells import shown
from ui.tables.source import Cell, ColumnLike, ListSource, RowLike, ShortList, is_amount

BLOCK = 200
BLOCKS_HELD = 8
UID_ROLE = int(Qt.ItemDataRole.UserRole)
CELL_ROLE = UID_ROLE + 1

Tones = Mapping[str, Mapping[str, Tone]]
"""Column name -> shown text -> what it means."""


class ListModel(QAbstractTableModel):
    def __init__(
        self,
        source: ListSource | None = None,
        tones: Tones | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tones: Tones = tones or {}
        self._source: ListSource = source or ShortList(())
        self._columns: Sequence[ColumnLike] = self._source.columns
        self._count = self._source.count()
        self._blocks: OrderedDict[int, Sequence[RowLike]] = OrderedDict()

    @property
    def source(self) -> ListSource:
        return self._source

    @property
    def columns(self) -> Sequence[ColumnLike]:
        return self._columns

    @property
    def record_count(self) -> int:
        """How many records the source has."""
        return self._count

    def set_source(self, source: ListSource) -> None:
        """Show another list, or the same one read again."""
        self.beginResetModel()
        self._source = source
        self._columns = source.columns
        self._count = source.count()
        self._blocks.clear()
        self.endResetModel()

    def read_again(self, source: ListSource) -> None:
        """The same records in the same rows, read anew: whatever is selected stays so."""
        self._source = source
        self._blocks.clear()
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def uid_at(self, row: int) -> str | None:
        record = self._record(row)
        return None if record is None else record.uid

    def row_of(self, uid: str) -> int | None:
        """Where a record is shown; looked for only among the rows held now."""
        for number, block in self._blocks.items():
            for place, record in enumerate(block):
                if record.uid == uid:
                    return number * BLOCK + place
        return None

    def records(self, first: int, last: int) -> Iterator[RowLike]:
        """The records of rows ``first`` to ``last``, read in long stretches and not kept."""
        for offset in range(first, last + 1, 5 * BLOCK):
            yield from self._source.rows(offset, min(5 * BLOCK, last + 1 - offset))

    def column_number(self, name: str) -> int:
        return next(i for i, column in enumerate(self._columns) if column.name == name)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        record = self._record(index.row())
        if record is None:
            return None
        cell = record.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return shown(column.kind, cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {shown(column.kind, cell) or 'để trống'}"
            case Qt.ItemDataRole.DecorationRole:
                tone = self._tone(column, cell)
                return tone and icon(TONE_ICONS[tone], colours().of(tone))
            case Qt.ItemDataRole.ForegroundRole:
                tone = self._tone(column, cell)
                return tone and QColor(colours().of(tone))
            case _ if role == UID_ROLE:
                return record.uid
            case _ if role == CELL_ROLE:
                return cell
            case _:
                return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def _tone(self, column: ColumnLike, cell: Cell) -> Tone | None:
        return self._tones.get(column.name, {}).get(str(cell))

    def _record(self, row: int) -> RowLike | None:
        number, place = divmod(row, BLOCK)
        block = self._blocks.get(number)
        if block is None:
            block = self._source.rows(number * BLOCK, BLOCK)
            self._blocks[number] = block
            if len(self._blocks) > BLOCKS_HELD:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        return block[place] if place < len(block) else None


def _alignment(column: ColumnLike) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_amount(column) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
