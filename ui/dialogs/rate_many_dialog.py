"""Give many people or collectives one grade at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from models.numbers import format_number
from models.problems import Rejected
from models.ratings import GRADES, Grade
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Whom:
    """One answer to "whom": its words, and the subjects that are meant."""

    code: str
    label: str
    subject_uids: Sequence[str]


@dataclass(frozen=True, slots=True)
class WantedRatings:
    period: str
    subject_uids: Sequence[str]
    grade: Grade
    decided_on: date | None
    document: str
    overwrite: bool


class RateManyDialog(FormDialog):
    """``saved`` brings ``WantedRatings``; ``choices`` are offered in their order."""

    def __init__(
        self, workspace: Workspace, choices: Sequence[Whom], parent: QWidget | None = None
    ) -> None:
        self._ratings = workspace.services.ratings
        self._period = workspace.period.code or workspace.services.periods.current_code()
        self._choices = {choice.code: choice for choice in choices if choice.subject_uids}
        super().__init__(
            f"Ghi xếp loại cho nhiều người, kỳ {self._period}",
            self._choose,
            parent,
            verb="Ghi xếp loại",
            intro="Ghi mức chung cho số đông trước, rồi sửa những dòng khác mức ngay trong bảng.",
        )
        self.whom = Choice([(choice.code, choice.label) for choice in self._choices.values()])
        self.grade = Choice(list(GRADES.items()), blank="Chọn mức xếp loại")
        self.overwrite = QCheckBox("Ghi lại cả những ai đã có xếp loại")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_field("subjects", "Ghi cho", self.whom, required=True)
        self.add_field("grade", "Xếp loại", self.grade, required=True)
        self.add_field("decided_on", "Ngày xếp loại", DateField(), optional=True)
        self.add_field(
            "document", "Văn bản", text_field("Quyết định số 812/QĐ-UBND"), optional=True
        )
        self.add_field("overwrite", "Ghi lại", self.overwrite)
        self.add_widget(self.told)
        self.whom.edited.connect(self._say_how_many)
        self.overwrite.toggled.connect(lambda _on: self._say_how_many())
        self._say_how_many()

    def _say_how_many(self) -> None:
        chosen = self._choices.get(self.whom.value() or "")
        if chosen is None:
            self.told.setText(
                "Kỳ này chưa có ai đăng ký; hãy chọn một đơn vị ở cây bên trái, chọn các dòng "
                "trong bảng, hoặc dán danh sách từ Excel."
            )
            self.save_button.setEnabled(False)
            return
        total = len(chosen.subject_uids)
        known = len(self._ratings.rated(self._period, chosen.subject_uids))
        fresh = total - known
        sentences = [f"Sẽ ghi mới cho {format_number(fresh)} đối tượng."] if fresh else []
        if known:
            fate = "được ghi lại" if self.overwrite.isChecked() else "giữ nguyên"
            sentences.append(f"{format_number(known)} đối tượng đã có xếp loại {fate}.")
        self.told.setText(" ".join(sentences))
        count = total if self.overwrite.isChecked() else fresh
        self.save_button.setEnabled(count > 0)
        verb = f"Ghi cho {format_number(count)} đối tượng" if count else "Ghi xếp loại"
        self.save_button.setText(verb)

    def _choose(self, values: dict[str, Any]) -> WantedRatings:
        subject_uids = self._choices[values["subjects"]].subject_uids
        grade, day = values["grade"] or "", values["decided_on"]
        if problems := self._ratings.rate_problems(self._period, subject_uids, grade, day):
            raise Rejected(problems)
        return WantedRatings(
            self._period,
            subject_uids,
            cast("Grade", grade),
            day,
            values["document"],
            values["overwrite"],
        )
