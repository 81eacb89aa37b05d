"""Record how one person or collective was rated, or change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from models.ratings import GRADES, Grade, Rating
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_finding import subject_picker
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("grade", "decided_on", "document", "note")


class RatingDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, rating: Rating | None = None, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._ratings = services.ratings
        self._rating = rating or Rating(
            period=workspace.period.code or services.periods.current_code(),
            subject_uid="",
            grade=cast("Grade", ""),
        )
        period = self._rating.period
        name = services.directory.subject(rating.subject_uid).name if rating else ""
        super().__init__(
            f"Sửa xếp loại của {name}" if rating else f"Ghi xếp loại kỳ {period}",
            self._save_values,
            parent,
            verb_again="" if rating else "Lưu và ghi tiếp",
            kept_again=("grade", "decided_on", "document"),
            drafts=services.store.drafts,
            draft_key=f"rating:{self._rating.uid or period}",
        )
        self.subject = subject_picker(services.directory, "individual", "collective")
        if rating is None:
            self.add_field(
                "subject_uid",
                "Người hoặc tập thể",
                self.subject,
                required=True,
                help="Người, tập thể đã có trong Danh bạ.",
            )
        self.grade = Choice(list(GRADES.items()), blank="Chọn mức xếp loại")
        self.add_field("grade", "Xếp loại", self.grade, required=True)
        self.add_field("decided_on", "Ngày xếp loại", DateField(), optional=True)
        self.add_field(
            "document", "Văn bản", text_field("Quyết định số 812/QĐ-UBND"), optional=True
        )
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        if rating is not None:
            self.fill({name: getattr(rating, name) for name in SHOWN})

    def _save_values(self, values: dict[str, Any]) -> Rating:
        values["grade"] = values["grade"] or ""
        if "subject_uid" in values:
            values["subject_uid"] = values["subject_uid"] or ""
        return self._ratings.save(replace(self._rating, **values))
