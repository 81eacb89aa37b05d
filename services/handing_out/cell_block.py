"""A block of cells for the clipboard: tabs for Excel, a table for Word, plain text for a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from models.dates import format_partial
from models.listing import Cell, Column
from models.numbers import format_number
from models.progress import SILENT, Progress
from services.handing_out.listed import Listed

OUR_MARK = 'data-from="so-thi-dua"'
"""By which a pasted block is known to come from this program."""
_EVERY = 500
_EDGE = "border:0.5pt solid #9AA5B1;padding:1pt 4pt;vertical-align:top"
_OPENING = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
    "<body><!--StartFragment-->"
    f'<table {OUR_MARK} border="1" cellspacing="0" style="border-collapse:collapse">'
)
_CLOSING = "</table><!--EndFragment--></body></html>"


@dataclass(frozen=True, slots=True)
class CellBlock:
    text: str
    html: str


def cell_block(
    texts: Sequence[Sequence[str]], amounts: Sequence[bool], titles: Sequence[str] = ()
) -> CellBlock:
    """``texts`` as they are shown; ``amounts`` tells which columns are summed, not only read.

    In Excel a text stays a text, so that a number keeps its leading zero and a date its day; an
    amount is a number whatever the country of the computer writes between its digits.
    """
    lines = [titles, *texts] if titles else texts
    text = "\n".join("\t".join(map(_one_line, line)) for line in lines)
    head = "".join(f'<th style="{_EDGE}">{_html(title)}</th>' for title in titles)
    rows = "".join(f"<tr>{_row(line, amounts)}</tr>" for line in texts)
    return CellBlock(
        f"{text}\n" if text.endswith("\n") or not text else text,
        f"{_OPENING}{f'<tr>{head}</tr>' if head else ''}{rows}{_CLOSING}",
    )


def block_of(listed: Listed, names: Sequence[str], progress: Progress = SILENT) -> CellBlock:
    """The columns of these names with their titles, all rows of the list; none: as on paper."""
    known = {column.name: place for place, column in enumerate(listed.columns)}
    names = names or [column.name for column in listed.columns if column.on_paper]
    places = [known[name] for name in names if name in known]
    columns = [listed.columns[place] for place in places]
    texts: list[list[str]] = []
    for number, cells in enumerate(listed.rows(), start=1):
        if number % _EVERY == 1 or number == listed.count:
            progress.report(number, listed.count, "Đang chép danh sách")
        texts.append(
            [_shown(column, cells[place]) for column, place in zip(columns, places, strict=True)]
        )
    amounts = [column.kind in ("number", "money") for column in columns]
    return cell_block(texts, amounts, [column.title for column in columns])


def _shown(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return format_number(cell)
    return format_partial(cell) if column.kind == "date" else cell


def _one_line(text: str) -> str:
    """Excel takes a quoted cell with line breaks as one cell."""
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _row(line: Sequence[str], amounts: Sequence[bool]) -> str:
    return "".join(
        _amount(text)
        if amount
        else f"<td style=\"{_EDGE};mso-number-format:'\\@'\">{_html(text)}</td>"
        for text, amount in zip(line, amounts, strict=True)
    )


def _amount(text: str) -> str:
    digits = text.replace(".", "")
    number = f' x:num="{digits}" sdval="{digits}"' if digits.isdecimal() else ""
    style = f"{_EDGE};text-align:right;mso-number-format:'\\#\\,\\#\\#0'"
    return f'<td style="{style}"{number}>{_html(text)}</td>'


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
