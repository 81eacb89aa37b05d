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
from ui.pages.settings.facts import Facts
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.date_field import DateField
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Danh hiệu, hình thức", width=290),
    Column("decider", "Người quyết định", width=230),
    Column("individual", "Cá nhân (đồng)", "money", 120),
    Column("collective", "Tập thể (đồng)", "money", 120),
    Column("household", "Hộ gia đình (đồng)", "money", 145),
    Column("sure", "Thẩm quyền", width=140),
    Column("citation", "Căn cứ thẩm quyền", width=360),
)
KINDS: tuple[SubjectKind, ...] = ("individual", "collective", "household")
VERIFIED, UNVERIFIED = "Đã đối chiếu", "Cần đối chiếu"


class LawTab(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._catalogue = workspace.services.catalogue
        self.day = DateField()
        self.day.set_value(workspace.services.store.origin.today())
        self.day.setObjectName("law_day")
        self.day.setAccessibleName("Ngày ban hành quyết định")
        self.problem = QLabel()
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self._facts = Facts()
        self.regime = self._facts.add("Chế độ khen thưởng")
        self.salary = self._facts.add("Mức lương cơ sở")
        self.texts = self._facts.add("Văn bản đang có hiệu lực")
        self.list = ShortListView(
            "law",
            "Danh hiệu, hình thức khen thưởng",
            COLUMNS,
            workspace.settings,
            filterable=("decider", "sure"),
            tones={"sure": {VERIFIED: "good", UNVERIFIED: "warn"}},
        )
        above = QHBoxLayout()
        above.setSpacing(grid(8))
        above.addWidget(QLabel("Áp dụng cho quyết định ban hành ngày"))
        above.addWidget(self.day)
        above.addWidget(self.problem, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(12))
        layout.addLayout(above)
        layout.addWidget(self._facts)
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
            self.problem.setText(str(refused))
            return
        self.problem.clear()
        salary = self._catalogue.base_salary(day)
        self.regime.setText(regime.name)
        self.salary.setText(
            f"{format_money(salary.amount)} ({salary.citation})"
            if salary
            else f"Chưa rõ mức của ngày {format_short(day)}"
        )
        self.texts.setText("; ".join(text.short for text in self._catalogue.legal_bases(day)))
        self.list.show_rows(
            [self._row(award, day) for award in self._catalogue.award_types(on=day)]
        )

    def _row(self, award: AwardType, day: date) -> Row:
        deciders = award.deciders_on(day)
        verified = all(decider.confidence == "verified" for decider in deciders)
        return Row(
            award.code,
            (
                award.name_on(day),
                "; ".join(dict.fromkeys(decider.decider for decider in deciders)),
                *(self._catalogue.prize(award.code, kind, day) for kind in KINDS),
                VERIFIED if verified else UNVERIFIED,
                "; ".join(dict.fromkeys(decider.citation for decider in deciders)),
            ),
        )
