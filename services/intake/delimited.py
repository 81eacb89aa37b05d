"""Reads CSV and other text tables: which encoding, which separator, which cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from models.problems import Refused
from services.handing_out.formula_guard import unguarded
from services.intake.cell_values import MAXIMAL_ROWS, Cell, KnownTexts, Sheet, trimmed
from services.intake.opening import too_many_rows

_SEPARATORS = ";\t,|"
_LINES_LOOKED_AT = 50
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")


def read_delimited(name: str, data: bytes, sheet_name: str) -> Sheet:
    return table_of_text(name, _decoded(name, data), sheet_name)


def table_of_text(name: str, text: str, sheet_name: str, separator: str = "") -> Sheet:
    """The table in ``text``: a file, or a block pasted from Excel (``separator`` a tab)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], "\n" + rest
    rows: list[list[Cell]] = []
    texts = KnownTexts()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text))
    try:
        for values in reader:
            if len(rows) == MAXIMAL_ROWS:
                return Sheet(sheet_name, refusal=too_many_rows(name, sheet_name))
            written = [unguarded(value) for value in values]
            cells = trimmed([texts[value] for value in written])
            texts.note_row(written, len(rows))
            rows.append(cells)
    except csv.Error as error:
        raise _no_table(name) from error
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(sheet_name, rows=rows, respelled=texts.respelled)


def _decoded(name: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in data[:200]:
        encodings = ["utf-16-le" if data[1:2] == b"\x00" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) * 100 <= len(text) and "\x00" not in text:
            return text
    raise _no_table(name)


def _no_table(name: str) -> Refused:
    return Refused(
        f"Tệp {name} không phải bảng tính, cũng không phải văn bản đọc được; hãy mở bằng Excel và lưu lại dạng .xlsx rồi làm lại."
    )


def _separator(text: str) -> str:
    """The separator that cuts most lines into the same number of cells."""
    best, best_score = ",", (0, 0)
    sample = text[:200_000].split("\n")
    sample = [line for line in sample if line.strip()][:_LINES_LOOKED_AT]
    for separator in _SEPARATORS:
        try:
            widths = [
                len(cells) for cells in csv.reader(sample, delimiter=separator) if len(cells) > 1
            ]
        except csv.Error:
            continue
        if not widths:
            continue
        width, lines = Counter(widths).most_common(1)[0]
        if (lines, width) > best_score:
            best, best_score = separator, (lines, width)
    return best
