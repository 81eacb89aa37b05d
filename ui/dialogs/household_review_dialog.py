"""Record how one household was found for Gia đình văn hóa, or change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from models.household_reviews import EXCLUSIONS, Exclusion, HouseholdReview
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.meeting_fields import MEETING, POSTING, add_meeting_fields
from ui.dialogs.subject_finding import subject_picker
from ui.widgets.form_field import long_text_field
from ui.widgets.number_field import NumberField
from ui.workspace import Workspace


class HouseholdReviewDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        review: HouseholdReview | None = None,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._reviews = services.household_reviews
        period = workspace.period.code or services.periods.current_code()
        self._review = review or HouseholdReview(period=period, subject_uid="")
        name = services.directory.subject(review.subject_uid).name if review else ""
        super().__init__(
            f"Sửa bình xét của hộ {name}" if review else f"Ghi bình xét một hộ, kỳ {period}",
            self._save_values,
            parent,
            verb_again="" if review else "Lưu và ghi hộ khác",
            kept_again=(*MEETING, *POSTING),
            drafts=services.store.drafts,
            draft_key=f"household-review:{self._review.uid or period}",
        )
        if review is None:
            self.subject = subject_picker(services.directory, "household")
            self.add_field("subject_uid", "Hộ gia đình", self.subject, required=True)
        self.add_field(
            "score",
            "Điểm",
            NumberField("Ví dụ 92,5", fractions=True),
            optional=True,
            help="Điểm bình xét, từ 0 đến 100.",
        )
        self.add_section("Trường hợp không xét")
        self.exclusions: dict[Exclusion, QCheckBox] = {}
        for code, words in EXCLUSIONS.items():
            self.exclusions[code] = QCheckBox(words)
            self.add_field(code, words, self.exclusions[code])
        add_meeting_fields(self)
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        if review is not None:
            names = (*MEETING, *POSTING, "score", "note")
            self.fill({name: getattr(review, name) for name in names})
            self.fill({code: code in review.exclusions for code in EXCLUSIONS})

    def _save_values(self, values: dict[str, Any]) -> HouseholdReview:
        chosen = tuple(code for code in EXCLUSIONS if values.pop(code))
        if "subject_uid" in values:
            values["subject_uid"] = values["subject_uid"] or ""
        return self._reviews.save(replace(self._review, exclusions=chosen, **values))
