"""Lý lịch cho báo cáo: answer once what every report of achievements asks of a subject."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.profiles import Profile
from models.subjects import Subject
from services.profiles import QUESTIONS
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

INTRO = (
    "Báo cáo thành tích lấy các mục này để in và dùng lại cho những năm sau. "
    "Mục để trống sẽ in thành dòng chấm để viết tay."
)


class ProfileDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, subject: Subject, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._profiles = services.profiles
        self._subject = subject
        super().__init__(
            f"Lý lịch cho báo cáo của {subject.name}",
            self._save_values,
            parent,
            intro=INTRO,
            width=WIDE,
            drafts=services.store.drafts,
            draft_key=f"profile:{subject.uid}",
        )
        questions = QUESTIONS[subject.kind]
        for question in questions:
            widget = (
                long_text_field(question.example, question.lines)
                if question.lines > 1
                else text_field(question.example)
            )
            self.add_field(question.key, question.label, widget, help=question.help)
        answers = self._profiles.of(subject.uid).answers
        self.fill({question.key: answers.get(question.key, "") for question in questions})

    def _save_values(self, values: dict[str, Any]) -> Profile:
        return self._profiles.save(self._subject.uid, values)
