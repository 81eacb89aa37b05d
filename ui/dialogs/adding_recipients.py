"""Where the recipients of a decision are chosen: among the registrations, or in Danh bạ."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.listing import Query
from models.subjects import SUBJECT_KINDS, SubjectKind
from ui.dialogs.choose_dialog import ChooseDialog
from ui.workspace import Workspace


def choose_registrations(workspace: Workspace, decision: Decision, parent: QWidget) -> ChooseDialog:
    """Registrations of the decision's period that no decision has taken up yet."""
    award = workspace.services.catalogue.award_type(decision.award_type)
    scope = {"period": decision.period or ""}

    def query(search: str, chips: list[str]) -> Query:
        filters = {"decided": ["no"]}
        if "own" in chips:
            filters["award"] = [decision.award_type]
        return Query(search, filters=filters, scope=scope)

    return ChooseDialog(
        workspace,
        f"Thêm từ đăng ký kỳ {decision.period}",
        "registration-list",
        ("name", "kind", "position", "unit", "award", "initiative"),
        query,
        noun="đăng ký chưa đưa vào quyết định nào",
        chips=[("own", f"Chỉ {award.abbreviation or award.name}", "", True)],
        empty=(
            "Không còn đăng ký nào",
            "Mọi đăng ký của kỳ này đã được đưa vào quyết định, hoặc kỳ này chưa có đăng ký.",
        ),
        offers_all=True,
        parent=parent,
    )


def choose_subjects(workspace: Workspace, decision: Decision, parent: QWidget) -> ChooseDialog:
    """Whoever in Danh bạ can get the decision's award."""
    award = workspace.services.catalogue.award_type(decision.award_type)
    kinds = list(award.recipients)

    def query(search: str, chips: list[str]) -> Query:
        wanted = [cast("SubjectKind", chip) for chip in chips] or kinds
        return Query(search, filters={} if len(wanted) > 1 else {"kind": wanted})

    return ChooseDialog(
        workspace,
        "Thêm từ Danh bạ",
        "subject-list",
        ("name", "kind", "position", "unit", "birth_date"),
        query,
        noun="đối tượng",
        chips=[(k, SUBJECT_KINDS[k], "kind", False) for k in kinds] if len(kinds) > 1 else [],
        empty=("Danh bạ chưa có ai phù hợp", "Hãy thêm ở trang Danh bạ trước."),
        parent=parent,
    )
