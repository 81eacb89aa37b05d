"""The law as the program knows it on a day: salary, texts in force, awards with deciders and money."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.dates import format_short
from models.money import format_money
from models.problems import Refused
from models.subjects import SubjectKind
from services.law import AwardType
from ui.look import grid
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.widgets.date_field import DateField
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Danh hiệu, hình thức", width=320),
    Column("decider", "Người quyết định", width=260),
    Column("individual", "Cá nhân (đồng)", "money", 130),
    Column("collective", "Tập thể (đồng)", "money", 130),
    Column("household", "Hộ gia đình (đồng)", "money", 140),
    Column("citation", "Căn cứ thẩm quyền", width=300),
    Column("sure", "Độ chắc", width=150),
)
KINDS: tuple[SubjectKind, ...] = ("individual", "collective", "household")
SURE = {"verified": "Đã đối chiếu", "unverified": "Cần đối chiếu"}


class LawTab(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._catalogue = workspace.services.catalogue
        self.day = DateField()
        self.day.set_value(date.today())
        self.day.setObjectName("law_day")
        self.day.setAccessibleName("Ngày quyết định")
        self.texts = QLabel()
        self.texts.setWordWrap(True)
        self.list = ListView(
            "law", "Danh hiệu, hình thức khen thưởng", ListModel(), workspace.settings
        )
        above = QHBoxLayout()
        above.addWidget(QLabel("Áp dụng cho quyết định ban hành ngày"))
        above.addWidget(self.day)
        above.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(8))
        layout.addLayout(above)
        layout.addWidget(self.texts)
        layout.addWidget(self.list, 1)
        self.day.editingFinished.connect(self._fill)
        self.day.edited.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        try:
            day = self.day.value()
            if not isinstance(day, date):
                return
            regime = self._catalogue.regime(day)
        except Refused as refused:
            self.texts.setText(str(refused))
            return
        salary = self._catalogue.base_salary(day)
        paid = f"{format_money(salary.amount)} ({salary.citation})" if salary else "chưa rõ"
        in_force = "; ".join(text.short for text in self._catalogue.legal_bases(day))
        self.texts.setText(
            f"{regime.name}. Mức lương cơ sở ngày {format_short(day)}: {paid}. "
            f"Văn bản đang có hiệu lực: {in_force}."
        )
        rows = [self._row(award, day) for award in self._catalogue.award_types(on=day)]
        self.list.reload(lambda: self.list.list_model.set_source(ShortList(COLUMNS, rows)))

    def _row(self, award: AwardType, day: date) -> Row:
        deciders = award.deciders_on(day)
        sure = all(decider.confidence == "verified" for decider in deciders)
        return Row(
            award.code,
            (
                award.name_on(day),
                "; ".join(dict.fromkeys(decider.decider for decider in deciders)),
                *(self._catalogue.prize(award.code, kind, day) for kind in KINDS),
                "; ".join(dict.fromkeys(decider.citation for decider in deciders)),
                SURE["verified" if sure else "unverified"],
            ),
        )
