"""What the status line counts and adds up of the cells that are selected."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from tests.small_commune import add_decision, add_subjects
from ui.pages.recipients_page import RecipientsPage


def test_of_whole_rows_only_the_amounts_are_told(workspace, shown) -> None:
    decision = add_decision(workspace.services, subjects=add_subjects(workspace.services, 3))
    page = shown(RecipientsPage(workspace, decision.uid))
    page.list.selectRow(0)
    assert page.editing.sums() == []
    page.list.selectAll()
    assert [said.split()[0] for said in page.editing.sums()] == ["Tổng"]


def test_cells_that_were_selected_by_hand_are_counted(workspace, shown) -> None:
    decision = add_decision(workspace.services, subjects=add_subjects(workspace.services, 3))
    page = shown(RecipientsPage(workspace, decision.uid))
    model = page.list.list_model
    name = model.column_number("name")
    cells = QItemSelection(model.index(0, name), model.index(1, name))
    page.list.selectionModel().select(cells, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert page.editing.sums() == ["Đếm 2"]
