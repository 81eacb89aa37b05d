"""What a press on a row, a column or a switch changes of how a sheet is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from services.intake.reading import Reading
from services.intake.row_classes import RowClass
from services.intake.sheet_view import SheetView
from services.intake.switches import CleaningKind

RowChoice = Literal["record", "leave", "section", "header", "more_header", "last", "found"]
ROW_CHOICES: dict[RowChoice, str] = {
    "record": "Dòng dữ liệu",
    "leave": "Bỏ qua",
    "section": "Tiêu đề nhóm",
    "header": "Tiêu đề cột",
    "more_header": "Thêm vào tiêu đề cột",
    "last": "Danh sách hết ở đây",
    "found": "Như chương trình nhận ra",
}
LEFT_OUT: RowClass = "note"
"""What a row that is to be left out is told to be."""


def offered(view: SheetView, rows: Iterable[int]) -> list[RowChoice]:
    """What these rows may be said to be."""
    first, last = min(rows), max(rows)
    if not view.header_first:
        return ["header"]
    if last < view.header_first:
        beside = last == view.header_first - 1
        return ["header", "more_header"] if beside else ["header"]
    if first <= view.header_last:
        below = view.header_first < first and last <= view.header_last
        return ["record", "header", "found"] if below else ["header", "found"]
    choices: list[RowChoice] = ["record", "leave", "section", "header"]
    if first == view.header_last + 1:
        choices.append("more_header")
    return [*choices, "last", "found"]


def with_rows(reading: Reading, view: SheetView, rows: Iterable[int], choice: RowChoice) -> Reading:
    chosen = sorted(rows)
    first, last = chosen[0], chosen[-1]
    match choice:
        case "header":
            return _with_header(reading, first, last)
        case "more_header":
            return _with_header(reading, min(first, view.header_first), max(last, view.header_last))
        case "last":
            return replace(reading, last_row=last)
        case "found":
            return _as_found(reading, view, chosen)
        case "record":
            return _with_records(reading, view, chosen)
        case _:
            told: RowClass = LEFT_OUT if choice == "leave" else "section"
            return replace(reading, rows={**reading.rows, **dict.fromkeys(chosen, told)})


def _with_header(reading: Reading, first: int, last: int) -> Reading:
    """Another header has other columns and begins another table."""
    rows = {row: told for row, told in reading.rows.items() if row > last}
    return replace(reading, header=(first, last), first_row=0, columns={}, rows=rows)


def _with_records(reading: Reading, view: SheetView, rows: list[int]) -> Reading:
    first, last = rows[0], rows[-1]
    if first <= view.header_last:
        reading = replace(reading, header=(view.header_first, first - 1))
    if first < view.first_row:
        reading = replace(reading, first_row=first)
    if view.last_row and last > view.last_row:
        reading = replace(reading, last_row=0)
    return replace(reading, rows={**reading.rows, **dict.fromkeys(rows, "record")})


def _as_found(reading: Reading, view: SheetView, rows: list[int]) -> Reading:
    kept = {row: told for row, told in reading.rows.items() if row not in rows}
    reading = replace(reading, rows=kept)
    if rows[0] <= view.header_last:
        return replace(reading, header=None, first_row=0)
    if reading.first_row and rows[0] <= reading.first_row:
        reading = replace(reading, first_row=0)
    if reading.last_row and rows[-1] >= reading.last_row:
        reading = replace(reading, last_row=0)
    return reading


def with_column(reading: Reading, letter: str, field: str | None) -> Reading:
    """``field`` None: as the program finds it."""
    return replace(reading, columns=_with(reading.columns, letter, field))


def with_encoding(reading: Reading, letter: str, encoding: str | None) -> Reading:
    return replace(reading, encodings=_with(reading.encodings, letter, encoding))


def with_cleaning(reading: Reading, kind: CleaningKind, on: bool) -> Reading:
    return replace(reading, cleaning={**reading.cleaning, kind: on})


def _with(told: Mapping[str, str], letter: str, value: str | None) -> dict[str, str]:
    kept = {known: each for known, each in told.items() if known != letter}
    return kept if value is None else {**kept, letter: value}


def with_left_out(reading: Reading, rows: Iterable[int]) -> Reading:
    return replace(reading, rows={**reading.rows, **dict.fromkeys(rows, LEFT_OUT)})
