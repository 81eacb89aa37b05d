"""Where a block from the clipboard goes in a list, and what is to be asked before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.numbers import format_number
from models.vietnamese import fold
from ui.tables.grid_view import GridView
from ui.tables.pasted import Block
from ui.tables.source import ColumnLike


@dataclass(frozen=True, slots=True)
class Pasting:
    block: Block
    row: int
    """Of the list, where it begins."""
    columns: tuple[int, ...]
    """Of the model, one for each column of the block that has a place."""
    rows: int
    """How many rows are there already."""
    new_rows: int
    can_add: bool
    dropped_columns: int = 0
    dropped_rows: int = 0
    headed: bool = False
    """Its first row were the titles of the columns and was left out."""

    @property
    def asks(self) -> bool:
        return bool(self.new_rows or self.dropped_columns or self.dropped_rows)

    def text(self, row: int, column: int) -> str | None:
        """What goes into a row of the block's place; a small block is repeated."""
        line = self.block[row % len(self.block)]
        return line[self.columns.index(column) % len(line)]

    def new_texts(self, columns: Sequence[ColumnLike]) -> Iterator[dict[str, str]]:
        """For each new row what its cells hold, by the names of the columns."""
        for number in range(self.rows, self.rows + self.new_rows):
            texts = {columns[c].name: self.text(number, c) or "" for c in self.columns}
            if any(text.strip() for text in texts.values()):
                yield texts

    def question(self, title: str) -> tuple[str, str]:
        """What is asked, and what would follow."""
        count = self.rows + self.new_rows
        told: list[str] = []
        if self.rows and self.new_rows:
            told.append(
                f"{format_number(self.rows)} dòng đầu ghi vào các dòng đang có, "
                f"{format_number(self.new_rows)} dòng sau thêm thành dòng mới."
            )
        elif self.new_rows:
            told.append("Tất cả là dòng mới, thêm vào cuối danh sách.")
        if self.headed:
            told.append("Dòng tiêu đề của bảng chép được bỏ qua.")
        if self.dropped_columns:
            told.append(
                f"{format_number(self.dropped_columns)} cột cuối của bảng chép không còn cột nào "
                "để dán nên bỏ lại."
            )
        if self.dropped_rows:
            told.append(
                f"{format_number(self.dropped_rows)} dòng cuối bỏ lại vì danh sách này không thêm dòng."
            )
        told.append("Có thể hoàn tác ngay sau khi dán.")
        return f"Dán {format_number(count)} dòng vào {title}?", " ".join(told)


def paste_plan(view: GridView, block: Block) -> Pasting:
    """From the first selected cell on; a selection that holds the block several times is filled."""
    stretches, chosen = view.selected_places()
    visible = view.visible_columns()
    model = view.grid_model
    row = stretches[0][0] if stretches else model.rowCount()
    start = visible.index(chosen[0]) if chosen else 0
    titles = [model.columns[column].title for column in visible[start : start + len(block[0])]]
    headed = len(block) > 1 and _is_heading(block[0], titles)
    if headed:
        block = block[1:]
    height, width = len(block), len(block[0])
    if len(stretches) == 1 and (stretches[0][1] - row + 1) % height == 0:
        height = stretches[0][1] - row + 1
    if chosen and len(chosen) % width == 0:
        width = len(chosen)
    columns = tuple(visible[start : start + width])
    there = max(min(height, model.rowCount() - row), 0)
    return Pasting(
        block=block,
        row=row,
        columns=columns,
        rows=there,
        new_rows=height - there,
        can_add=view.can_add,
        dropped_columns=width - len(columns),
        headed=headed,
    )


def _is_heading(line: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether a row says what the columns are called."""
    said = [(fold(text), fold(title)) for text, title in zip(line, titles, strict=False) if text]
    return len(said) > 1 and all(text == title for text, title in said)
