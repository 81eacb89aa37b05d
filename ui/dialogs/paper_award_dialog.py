"""Ghi nhanh: one form for awards that were decided long ago on paper."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QCheckBox, QWidget

from models.decisions import Decision, Level
from models.problems import Rejected
from models.subjects import SUBJECT_KINDS, SubjectKind
from services.recording_awards import PaperAward, record
from ui.dialogs.decision_dialog import ground_choice, movement_choice, period_choice
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import find_subjects
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.chosen_field import ChosenField
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace

KEPT = ("level", "issuer", "award_type", "period", "ground", "movement_uid")


class PaperAwardDialog(FormDialog):
    """``saved`` brings the decision, which is locked at once."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        self._services = workspace.services
        period = workspace.period.code or self._services.periods.current_code()
        super().__init__(
            "Ghi nhanh khen thưởng đã có quyết định",
            self._record,
            parent,
            verb="Ghi và khóa",
            verb_again="Ghi và nhập tiếp",
            kept_again=KEPT,
            intro="Dùng cho khen thưởng đã có quyết định giấy từ trước, của xã hay của cấp trên.",
            drafts=self._services.store.drafts,
            draft_key="paper-award",
        )
        self.kind = Choice(list(SUBJECT_KINDS.items()))
        self.subjects = ChosenField(Picker(self._find))
        self.award_type = AwardPicker(self._services.catalogue, kind="individual")
        levels = [(level.code, level.name) for level in self._services.catalogue.levels]
        self.add_field("kind", "Đối tượng", self.kind)
        self.add_field("subjects", "Ai được khen", self.subjects, required=True)
        self.add_field(
            "award_type", "Danh hiệu, hình thức khen thưởng", self.award_type, required=True
        )
        self.add_field("level", "Cấp quyết định", Choice(levels))
        self.add_field(
            "issuer",
            "Người ban hành",
            text_field("Chủ tịch Ủy ban nhân dân tỉnh"),
            help="Của xã thì có thể để trống.",
        )
        self.add_field(
            "number", "Số, ký hiệu", text_field("1234/QĐ-UBND", width=200), required=True
        )
        self.add_field("decided_on", "Ngày quyết định", DateField(), required=True)
        self.add_field("period", "Kỳ", period_choice(workspace, period))
        self.add_field("ground", "Loại hình khen thưởng", ground_choice(self._services))
        self.add_field("movement_uid", "Phong trào", movement_choice(self._services))
        self.add_field("achievement", "Thành tích", long_text_field(lines=2), optional=True)
        self.add_field("posthumous", "Truy tặng", QCheckBox("Truy tặng"))
        self.add_field("note", "Ghi chú", text_field(), optional=True)
        self.fill({"level": "province", "period": period, "ground": "CONG_TRANG"})
        self.kind.edited.connect(self._start_again)
        self.subjects.edited.connect(self._grow)

    def _kind(self) -> SubjectKind:
        return cast("SubjectKind", self.kind.value())

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return find_subjects(self._services.directory, text, self._kind())

    def _start_again(self) -> None:
        """Other subjects, other awards."""
        self.subjects.clear()
        self.award_type.set_value(None)
        self.award_type.set_kind(self._kind())

    def _record(self, values: dict[str, Any]) -> Decision:
        if not values["period"]:
            raise Rejected({"period": "Hãy chọn năm hoặc kỳ được khen."})
        return record(
            self._services,
            PaperAward(
                subjects=tuple(values["subjects"]),
                award_type=values["award_type"] or "",
                level=cast("Level", values["level"]),
                number=values["number"],
                decided_on=values["decided_on"],
                period=values["period"],
                issuer=values["issuer"],
                ground=values["ground"],
                movement_uid=values["movement_uid"],
                achievement=values["achievement"],
                posthumous=values["posthumous"],
                note=values["note"],
            ),
        )
