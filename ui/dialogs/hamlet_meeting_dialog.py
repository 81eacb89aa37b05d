"""Write what a hamlet's meeting decided to many of its households at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.household_reviews import HouseholdReview
from models.numbers import format_number
from models.problems import Rejected
from services.household_reviews import MeetingFacts, fact_problems
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.household_choice import REGISTERED, SELECTED, UNIT, HouseholdChoice
from ui.dialogs.meeting_fields import MEETING, POSTING, add_meeting_fields
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WantedMeeting:
    period: str
    subject_uids: Sequence[str]
    facts: MeetingFacts


class HamletMeetingDialog(FormDialog):
    """``saved`` brings ``WantedMeeting``."""

    def __init__(
        self,
        workspace: Workspace,
        selected: Sequence[HouseholdReview] = (),
        unit_uid: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        services = workspace.services
        self._period = workspace.period.code or services.periods.current_code()
        super().__init__(
            f"Ghi cuộc họp thôn, kỳ {self._period}",
            self._choose,
            parent,
            verb="Ghi",
            intro="Những điều ghi ở đây được chép cho mọi hộ đã chọn, kể cả hộ chưa bình xét; "
            "ô để trống thì giữ điều đã ghi của từng hộ.",
        )
        self.choice = HouseholdChoice(
            self,
            services,
            self._period,
            (SELECTED, UNIT, REGISTERED),
            [review.subject_uid for review in selected],
            unit_uid,
        )
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.add_widget(self.told)
        add_meeting_fields(self)
        for name in (*MEETING, *POSTING):
            known = {getattr(review, name) for review in selected}
            if len(known) == 1:
                self.fill({name: known.pop()})
        self.choice.whom.edited.connect(self._say_how_many)
        self.choice.unit.edited.connect(self._say_how_many)
        self._say_how_many()

    def _say_how_many(self) -> None:
        self._fields["unit_uid"].setVisible(self.choice.by_unit)
        count = len(self.choice.uids())
        self.told.setText(f"Sẽ ghi cho {format_number(count)} hộ." if count else "")
        self.told.setVisible(bool(count))
        self.save_button.setText(f"Ghi cho {format_number(count)} hộ" if count else "Ghi")
        self._grow()

    def _choose(self, values: dict[str, Any]) -> WantedMeeting:
        uids = self.choice.checked()
        told = {name: values[name] for name in (*MEETING, *POSTING)}
        facts = MeetingFacts(**told)
        if not facts.told():
            raise Rejected({"met_on": "Hãy ghi ít nhất một điều của cuộc họp."})
        if problems := fact_problems(HouseholdReview(period="", subject_uid="", **told)):
            raise Rejected(problems)
        return WantedMeeting(self._period, uids, facts)
