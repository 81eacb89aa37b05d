"""Thống kê trước khi trình: who works directly, who had the award before, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from models.subjects import SUBJECT_KINDS
from services.rules.rotation import AwardShare
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.workspace import Workspace

AWARDS = (
    Column("award", "Danh hiệu, hình thức", width=250),
    Column("kind", "Đối tượng", width=95),
    Column("count", "Đề nghị", "number", 75),
    Column("direct", "Trực tiếp", "number", 85),
    Column("leaders", "Lãnh đạo", "number", 85),
    Column("unknown", "Chưa rõ", "number", 80),
    Column("share", "Tỷ lệ trực tiếp", width=110),
    Column("first_time", "Lần đầu", "number", 75),
    Column("year_before", "Năm trước đã có", "number", 120),
)
UNITS = (
    Column("unit", "Đơn vị", width=340),
    Column("nominated", "Đề nghị", "number", 80),
    Column("active", "Đang hoạt động", "number", 120),
    Column("share", "Tỷ lệ đề nghị", width=110),
    Column("last_year", "Lần trước đơn vị có", width=150),
)
ABOUT = (
    "Số liệu để người ký, Hội đồng tham khảo, không phải là nhận xét. Trực tiếp và lãnh đạo lấy "
    "theo Danh bạ; lần trước lấy theo các quyết định đã ban hành trong sổ."
)


class RotationDialog(QDialog):
    def __init__(
        self, workspace: Workspace, shares: Sequence[AwardShare], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(f"Thống kê trước khi trình {workspace.period.title.lower()}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._shares = shares
        about = QLabel(ABOUT)
        about.setWordWrap(True)
        about.setProperty("kind", "muted")
        self.awards = ShortListView("rotation", "Theo danh hiệu", AWARDS, workspace.settings)
        self.heading = QLabel()
        self.heading.setProperty("kind", "heading")
        self.heading.setWordWrap(True)
        self.units = ShortListView("rotation.units", "Theo đơn vị", UNITS, workspace.settings)
        self.close_button = QPushButton("Đóng")
        self.close_button.setProperty("kind", "main")
        inside = QVBoxLayout()
        inside.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        inside.setSpacing(grid(8))
        inside.addWidget(about)
        inside.addWidget(self.awards, 2)
        inside.addWidget(self.heading)
        inside.addWidget(self.units, 3)
        buttons = button_row(self.close_button)
        stack_up(self, inside, thin_line(), buttons, tall=inside)
        fit_to_screen(self, 1080, 620)
        self.awards.show_rows([_award_row(place, share) for place, share in enumerate(shares)])
        self.awards.selected.connect(self._show_units)
        self.close_button.clicked.connect(self.accept)
        self.awards.selectRow(0)
        self._show_units()
        self.awards.setFocus()

    def _show_units(self) -> None:
        chosen = self.awards.current_uid()
        if chosen is None:
            return
        share = self._shares[int(chosen)]
        self.heading.setText(f"{share.award_type.name}: {format_number(share.count)} đề nghị")
        self.units.show_rows(
            [
                Row(
                    unit.unit_uid or "",
                    (
                        unit.name,
                        unit.nominated,
                        unit.active,
                        _percent(unit.nominated, unit.active) if unit.active else "",
                        f"Năm {unit.last_year}" if unit.last_year else "Chưa thấy trong sổ",
                    ),
                )
                for unit in share.units
            ]
        )


def _award_row(place: int, share: AwardShare) -> Row:
    known = share.leaders + share.direct
    return Row(
        str(place),
        (
            share.award_type.name,
            SUBJECT_KINDS[share.kind],
            share.count,
            share.direct if share.kind == "individual" else None,
            share.leaders if share.kind == "individual" else None,
            share.unknown if share.kind == "individual" else None,
            _percent(share.direct, known) if known else "",
            share.first_time,
            share.year_before,
        ),
    )


def _percent(part: int, whole: int) -> str:
    return f"{format_number(Decimal(100 * part) / whole, 1)}%"
