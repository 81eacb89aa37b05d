"""Pages whose lists come from spreadsheets too: their action, files dropped on them, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from services.intake.plan import Choices
from services.intake.planning import plan_intake
from tests.dropping import drop_files
from ui.dialogs.import_dialog import ImportDialog
from ui.intake.planned_rows import PlannedRows
from ui.pages.books.career_part import CareerPart
from ui.pages.books.hindrances_part import HindrancesPart
from ui.pages.books.household_reviews_part import HouseholdReviewsPart
from ui.pages.books.initiatives_part import InitiativesPart
from ui.pages.books.ratings_part import RatingsPart
from ui.pages.nominations.nominations_part import NominationsPart
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace

LISTS: list[tuple[type[StoredListPage], str, list[list[Any]]]] = [
    (RatingsPart, "Xếp loại", [["Họ và tên", "Xếp loại"], ["Lò Văn Hặc", "HTXSNV"]]),
    (
        InitiativesPart,
        "Sáng kiến",
        [["Tên sáng kiến", "Tác giả"], ["Trồng nấm", "Lò Văn Hặc (60%), Lò Thị Ễn (40%)"]],
    ),
    (
        CareerPart,
        "Quá trình công tác",
        [["Họ và tên", "Nội dung", "Từ ngày"], ["Lò Văn Hặc", "Tuyển dụng", "01/9/2010"]],
    ),
    (
        HindrancesPart,
        "Kỷ luật, xác minh",
        [["Họ và tên", "Hình thức kỷ luật", "Từ ngày"], ["Lò Văn Hặc", "Cảnh cáo", "05/1/2026"]],
    ),
    (
        HouseholdReviewsPart,
        "Hộ gia đình",
        [["Chủ hộ", "Thôn", "Điểm"], ["Lò Văn Hặc", "Bản Hua Ná", 92.5]],
    ),
    (
        NominationsPart,
        "Đề nghị",
        [["Họ và tên", "Danh hiệu", "Thành tích"], ["Lò Văn Hặc", "LĐTT", "Dạy giỏi."]],
    ),
]  # fmt: skip


def file_of(folder: Path, rows: list[list[Any]]) -> Path:
    path = folder / "danh-sach.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("DS")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def dialog_of(page: StoredListPage) -> ImportDialog:
    (dialog,) = (d for d in page.findChildren(ImportDialog) if not d.isHidden())
    return dialog


@pytest.mark.parametrize(("kind", "name", "rows"), LISTS, ids=[name for _, name, _ in LISTS])
def test_a_dropped_file_is_looked_at_taken_in_and_taken_back(
    workspace: Workspace, shown, settle, tmp_path: Path, kind, name: str, rows: list[list[Any]]
) -> None:
    page = shown(kind(workspace))
    settle()
    said: list[tuple[str, bool]] = []
    page.told.connect(lambda sentence, undoable: said.append((sentence, undoable)))
    drop_files(page, file_of(tmp_path, rows))
    settle()
    dialog = dialog_of(page)
    assert dialog.windowTitle() == f"Lấy từ Excel vào {name}"
    assert dialog.take_button.isEnabled()
    assert page.source().count() == 0
    dialog.take()
    settle()
    assert said[-1][0].endswith("dòng từ danh-sach.xlsx.")
    assert said[-1][1]
    dialog.reject()
    settle()
    assert page.source().count() == 1
    workspace.services.history.undo()
    workspace.changes.announce_all()
    settle()
    assert page.source().count() == 0
    assert workspace.services.store.subjects.all() == []


@pytest.mark.parametrize("kind", [kind for kind, _, _ in LISTS])
def test_the_action_asks_for_a_file_and_names_the_columns(
    workspace: Workspace, shown, settle, kind
) -> None:
    page = shown(kind(workspace))
    settle()
    page.find_action("import").trigger()
    dialog = dialog_of(page)
    assert dialog.drop.isVisible()
    assert not dialog.take_button.isEnabled()
    dialog.reject()
    settle()


def test_the_preview_tells_what_each_row_holds(
    workspace: Workspace, shown, settle, tmp_path: Path
) -> None:
    rows = LISTS[1][2]
    page = shown(InitiativesPart(workspace))
    settle()
    page.take_file(file_of(tmp_path, rows))
    settle()
    dialog = dialog_of(page)
    plan = plan_intake(workspace.services, file_of(tmp_path, rows), "initiatives", Choices())
    shown_rows = PlannedRows(plan, workspace.services.catalogue)
    place = [column.name for column in shown_rows.columns].index("about")
    assert shown_rows.columns[place].title == "Sáng kiến"
    found = [row.cells[place] for row in shown_rows.rows(0, 10)]
    assert found == ["Trồng nấm (60%)", "Trồng nấm (40%)"]
    dialog.reject()
    settle()
