"""A template as a unit sends it back: opened, changed, and saved again by another program."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xlsxwriter.workbook import Workbook

from services.intake.cell_values import Cell
from services.intake.workbook import read_workbook
from services.templates.signature import LIST_SHEET

HEADER = 5
"""Which row of the sheet has the titles, counted from 0."""


class Resaved:
    """``rows`` are those of people, to be changed at will."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._workbook = read_workbook(path)
        [sheet] = [each for each in self._workbook.sheets if each.name == LIST_SHEET]
        self.above = [list(row) for row in sheet.rows[: HEADER + 1]]
        self.titles = [str(title) for title in self.above[HEADER]]
        width = len(self.titles)
        self.rows: list[list[Cell]] = [
            [*row, *[None] * (width - len(row))] for row in sheet.rows[HEADER + 1 :]
        ]

    def place(self, title: str) -> int:
        return self.titles.index(title)

    def put(self, row: int, title: str, value: Cell) -> None:
        self.rows[row][self.place(title)] = value

    def row_of(self, name: str) -> int:
        return next(
            n
            for n, row in enumerate(self.rows)
            if row[self.place("Họ và tên, tên tập thể")] == name
        )

    def add(self, **cells: Cell) -> None:
        """A new row; ``name`` and the titles with blanks for underlines."""
        row: list[Cell] = [None] * len(self.titles)
        for title, value in cells.items():
            row[self.place(title.replace("_", " "))] = value
        self.rows.append(row)

    def save(self, *, without_hidden_sheets: bool = False) -> Path:
        """As an Excel file with all its sheets, hidden ones too."""
        target = self._path.with_name("gửi-về.xlsx")
        with Workbook(target) as workbook:
            dates = workbook.add_format({"num_format": "dd/mm/yyyy"})
            for sheet in self._workbook.sheets:
                if without_hidden_sheets and sheet.name != LIST_SHEET:
                    continue
                written = workbook.add_worksheet(sheet.name)
                rows = [*self.above, *self.rows] if sheet.name == LIST_SHEET else sheet.rows
                if not sheet.visible:
                    written.hide()
                for number, row in enumerate(rows):
                    _write(written, number, row, dates)
        return target

    def save_csv(self) -> Path:
        """As Excel saves the sheet that is seen."""
        target = self._path.with_name("gửi-về.csv")
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            for row in (*self.above, *self.rows):
                texts = [_shown(cell) for cell in row]
                writer.writerow([*texts, *[""] * (len(self.titles) - len(texts))])
        return target


def _shown(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return "" if cell is None else str(cell)


def _write(sheet, number: int, row: Sequence[Cell], dates) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, date):
            sheet.write_datetime(number, column, cell, dates)
        elif isinstance(cell, int | float):
            sheet.write_number(number, column, cell)
        elif isinstance(cell, str):
            sheet.write_string(number, column, cell)
