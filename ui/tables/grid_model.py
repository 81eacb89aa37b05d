"""The model of a list that is edited in place: rows not stored yet, and cells that need mending."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from services.editing.cells import Remark
from ui.colours import TONE_ICONS, colours
from ui.icons import icon
from ui.tables.list_model import ListModel
from ui.tables.source import Cell, ListSource, RowLike

REMARK_ROLE = int(Qt.ItemDataRole.UserRole) + 2
DRAFT = "new:"


@dataclass
class DraftRow:
    """A row at the end of the list that is being typed and is not stored yet."""

    uid: str
    width: int
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self.texts.get(column, "") for column in range(self.width))

    @property
    def blank(self) -> bool:
        return not any(text.strip() for text in self.texts.values())


class GridModel(ListModel):
    remarked = Signal()  # other cells need mending than before, or for other reasons

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._drafts: list[DraftRow] = []
        self._made = 0
        self._remarks: dict[tuple[str, str], Remark] = {}

    # Rows that are not stored yet

    @property
    def drafts(self) -> Sequence[DraftRow]:
        return self._drafts

    def draft(self, uid: str) -> DraftRow | None:
        return next((draft for draft in self._drafts if draft.uid == uid), None)

    def add_draft(self, texts: Mapping[int, str] | None = None) -> DraftRow:
        self._made += 1
        draft = DraftRow(f"{DRAFT}{self._made}", len(self.columns), dict(texts or {}))
        place = self.rowCount()
        self.beginInsertRows(QModelIndex(), place, place)
        self._drafts.append(draft)
        self.endInsertRows()
        return draft

    def type_in_draft(self, uid: str, column: int, text: str) -> None:
        draft = self.draft(uid)
        if draft is not None:
            draft.texts[column] = text
            self._say_changed(uid)

    def remove_drafts(self, uids: Iterable[str]) -> None:
        for uid in list(uids):
            place = next((n for n, draft in enumerate(self._drafts) if draft.uid == uid), None)
            if place is None:
                continue
            row = self.record_count + place
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._drafts[place]
            self.endRemoveRows()
            self.forget_remarks(uid)

    # What is wrong with cells

    @property
    def remarks(self) -> Mapping[tuple[str, str], Remark]:
        return self._remarks

    def remark(self, index: QModelIndex | QPersistentModelIndex) -> Remark | None:
        if not self._remarks or not index.isValid():
            return None
        uid = self.uid_at(index.row())
        return self._remarks.get((uid or "", self.columns[index.column()].name))

    def note(self, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            self._remarks[remark.uid, remark.column] = remark
            self._say_changed(remark.uid)
        self.remarked.emit()

    def forget_remarks(self, uid: str, column: str = "") -> None:
        """Of one cell, or of a whole row."""
        for key in [k for k in self._remarks if k[0] == uid and column in ("", k[1])]:
            del self._remarks[key]
        self._say_changed(uid)
        self.remarked.emit()

    def forget_rows(self, uids: Collection[str]) -> None:
        """All that is wrong with these rows."""
        self._remarks = {key: kept for key, kept in self._remarks.items() if key[0] not in uids}
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.remarked.emit()

    def refused(self) -> list[Remark]:
        """What is wrong with each cell that could not be stored."""
        return [remark for remark in self._remarks.values() if not remark.stored]

    def refused_texts(self, uid: str) -> dict[str, str]:
        """What was typed into cells of a row and could not be stored, by column."""
        return {
            column: remark.text
            for (of, column), remark in self._remarks.items()
            if of == uid and not remark.stored
        }

    # Records as they are now

    def patch(self, rows: Iterable[RowLike], source: ListSource) -> None:
        """Show these records as they are now, each in its place; the others come from ``source``."""
        self._source = source
        fresh = {row.uid: row for row in rows}
        for number, block in self._blocks.items():
            self._blocks[number] = [fresh.get(record.uid, record) for record in block]
        for uid in fresh:
            self._say_changed(uid)

    def row_of(self, uid: str) -> int | None:
        if uid.startswith(DRAFT):
            places = (n for n, draft in enumerate(self._drafts) if draft.uid == uid)
            place = next(places, None)
            return None if place is None else self.record_count + place
        return super().row_of(uid)

    def records(self, first: int, last: int) -> Iterator[RowLike]:
        """Also those that are not stored yet."""
        yield from super().records(first, min(last, self.record_count - 1))
        for row in range(max(first, self.record_count), last + 1):
            yield self._drafts[row - self.record_count]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else self.record_count + len(self._drafts)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        remark = self.remark(index)
        if remark is not None:
            match role:
                case Qt.ItemDataRole.DisplayRole if remark.text and not remark.stored:
                    return remark.text
                case Qt.ItemDataRole.ToolTipRole:
                    return remark.sentence
                case Qt.ItemDataRole.AccessibleTextRole:
                    return f"{super().data(index, role)}. {remark.sentence}"
                case Qt.ItemDataRole.DecorationRole if not remark.stored:
                    return icon(TONE_ICONS["bad"], colours().bad)
                case Qt.ItemDataRole.ForegroundRole if not remark.stored:
                    return QColor(colours().bad)
                case _ if role == REMARK_ROLE:
                    return remark
        draft = index.isValid() and index.row() >= self.record_count
        if draft and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._drafts[index.row() - self.record_count].texts.get(index.column(), "")
        return super().data(index, role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical and section >= self.record_count:
            return "+" if role == Qt.ItemDataRole.DisplayRole else None
        return super().headerData(section, orientation, role)

    def _record(self, row: int) -> RowLike | None:
        if row >= self.record_count:
            place = row - self.record_count
            return self._drafts[place] if place < len(self._drafts) else None
        return super()._record(row)

    def _say_changed(self, uid: str) -> None:
        row = self.row_of(uid)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
