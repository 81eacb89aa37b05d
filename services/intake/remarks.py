"""What somebody should know about the whole file before it is taken in, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from services.intake.cell_values import Sheet, Workbook, column_letter
from services.intake.columns import ListKind
from services.intake.header import Table
from services.intake.letterhead import DecisionAbove
from services.intake.name_case import LONGEST_NAME
from services.intake.names import oddly_written
from services.intake.opened_sheet import opened_sheet
from services.intake.sheet_choice import offered_sheets
from services.intake.source_rows import SourceRow


def remarks(
    workbook: Workbook,
    sheet: Sheet,
    table: Table,
    kind: ListKind,
    rows: Sequence[SourceRow],
    above: DecisionAbove | None,
) -> Iterator[str]:
    if others := other_lists(workbook, sheet, kind):
        names = ", ".join(f"“{name}”" for name in others)
        yield f"Chỉ lấy trang “{sheet.name}”; các trang khác cũng có danh sách: {names}."
    hidden = [
        other.name for other in workbook.sheets if not other.visible and other.name != sheet.name
    ]
    if hidden:
        names = ", ".join(f"“{name}”" for name in hidden)
        yield f"Tệp có {len(hidden)} trang ẩn không được lấy: {names}."
    hidden_rows = len({row.row for row in rows if row.hidden})
    if hidden_rows:
        yield f"Có {hidden_rows} dòng đang ẩn trong Excel vẫn được lấy."
    letters = [
        column_letter(column) for column in sorted(table.headings) if column in sheet.hidden_columns
    ]
    if letters:
        yield f"Có {len(letters)} cột đang ẩn trong Excel vẫn được lấy: {', '.join(letters)}."
    if table.unrecognised:
        titles = ", ".join(f"{letter} “{label}”" for letter, label in table.unrecognised[:12])
        more = (
            f" và {len(table.unrecognised) - 12} cột khác" if len(table.unrecognised) > 12 else ""
        )
        yield f"Các cột không lấy vì không nhận ra tiêu đề: {titles}{more}."
    yield from _second_names(sheet, table, rows)
    if above is not None:
        yield f"Số, ngày quyết định lấy từ dòng {above.row} phía trên bảng: “{above.text}”."
    odd = [
        row
        for row in rows
        if (name := str(row.values.get("name", "")))
        and len(name) <= LONGEST_NAME
        and not name.istitle()
        and oddly_written(name)
    ]
    if odd:
        name, number = odd[0].values["name"], odd[0].row
        yield f"Có {len(odd)} tên viết hoa lẫn chữ thường (ví dụ “{name}” ở dòng {number}); đã giữ nguyên như trong tệp."
    if not rows:
        yield f"Trang “{sheet.name}” có dòng tiêu đề nhưng chưa có dòng nào được điền."


def _second_names(sheet: Sheet, table: Table, rows: Sequence[SourceRow]) -> Iterator[str]:
    """Two lists that stand side by side: of each row one name is taken."""
    columns = table.columns.get("name", [])
    if len(columns) < 2:
        return
    passed_over: list[int] = []
    for number in dict.fromkeys(row.row for row in rows):
        names = {sheet.cell(number - 1, column) for column in columns}
        if len({name for name in names if isinstance(name, str)}) > 1:
            passed_over.append(number)
    if passed_over:
        letters = ", ".join(map(column_letter, columns))
        yield (
            f"Có {len(passed_over)} dòng ghi hơn một tên (các cột {letters}, ví dụ dòng "
            f"{passed_over[0]}); mỗi dòng chỉ lấy tên đầu. Nếu là hai danh sách đặt cạnh nhau, hãy "
            "chép danh sách bên phải xuống dưới rồi lấy lại."
        )


def other_lists(workbook: Workbook, sheet: Sheet, kind: ListKind) -> list[str]:
    """Names of the other sheets from which a list could be taken."""
    return [
        other.name
        for other in offered_sheets(workbook)
        if other.name != sheet.name and not other.refusal and _has_records(other, kind)
    ]


def _has_records(sheet: Sheet, kind: ListKind) -> bool:
    """Whether a name column of the sheet holds any text below its header."""
    table = opened_sheet(sheet, kind).table
    return table is not None and any(
        isinstance(sheet.cell(row, column), str)
        for row in range(table.first_data_row, len(sheet.rows))
        for column in table.name_columns
    )
