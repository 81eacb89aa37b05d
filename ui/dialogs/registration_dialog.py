"""Register people, collectives or households for titles of a period."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from models.problems import Rejected
from models.subjects import SUBJECT_KINDS, SubjectKind
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import find_subjects, offer_new_subject
from ui.widgets.award_picker import AwardPicker
from ui.widgets.choice import Choice
from ui.widgets.chosen_field import ChosenField
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace


class RegistrationDialog(FormDialog):
    """``saved`` brings how many registrations were added."""

    def __init__(
        self,
        workspace: Workspace,
        kind: SubjectKind = "individual",
        parent: QWidget | None = None,
    ) -> None:
        self._services = workspace.services
        self._period = workspace.period.code or workspace.services.periods.current_code()
        super().__init__(
            f"Đăng ký thi đua {workspace.period.title.lower() or self._period}",
            self._save_values,
            parent,
            verb="Đăng ký",
            verb_again="Đăng ký và nhập tiếp",
            drafts=workspace.services.store.drafts,
            draft_key=f"registration:{self._period}",
        )
        self.kind = Choice(list(SUBJECT_KINDS.items()))
        self.subjects = ChosenField(Picker(self._find, new_text="Thêm “{}” vào Danh bạ"))
        self.titles = ChosenField(AwardPicker(self._services.catalogue, kind=kind))
        self.kind.set_value(kind)
        self.add_field("kind", "Đối tượng", self.kind)
        self.add_field(
            "subjects",
            "Ai đăng ký",
            self.subjects,
            required=True,
            help="Chọn được nhiều; ai chưa có thì gõ tên rồi chọn dòng Thêm.",
        )
        self.add_field(
            "award_types",
            "Danh hiệu, hình thức",
            self.titles,
            required=True,
            help="Mỗi người được ghi mọi danh hiệu đã chọn.",
        )
        self.add_field("registered_on", "Ngày đăng ký", DateField(), optional=True)
        self.add_field("initiative", "Sáng kiến đi kèm", text_field(), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        self.fill({"registered_on": self._services.store.origin.today()})
        self.kind.edited.connect(self._start_again)
        self.subjects.edited.connect(self._grow)
        self.titles.edited.connect(self._grow)
        offer_new_subject(self, workspace, self.subjects, self._kind)

    def showEvent(self, event: QShowEvent) -> None:
        """Names are what is typed first; the kind is mostly right already."""
        super().showEvent(event)
        self.subjects.setFocus()

    def _kind(self) -> SubjectKind:
        return cast("SubjectKind", self.kind.value())

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return find_subjects(self._services.directory, text, self._kind())

    def _start_again(self) -> None:
        """Other subjects, other titles."""
        self.subjects.clear()
        self.titles.clear()
        picker = self.titles.picker
        if isinstance(picker, AwardPicker):
            picker.set_kind(self._kind())

    def _save_values(self, values: dict[str, Any]) -> int:
        added = self._services.registering.register(
            self._period,
            values["subjects"],
            values["award_types"],
            values["registered_on"],
            values["initiative"],
            values["note"],
        )
        if not added:
            raise Rejected({"subjects": "Những đối tượng này đã đăng ký như vậy từ trước."})
        return added
