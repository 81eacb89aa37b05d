"""A field for the record that a paper is about: a decision, a meeting, a submission, a subject."""

from __future__ import annotations

from services.forms.form import Form, RecordKind
from services.forms.record_kinds import KnownRecord, kinds_of, known_record
from ui.widgets.picker import Found, Picker
from ui.workspace import Workspace

FOUND = 20


class RecordPicker(Picker):
    """Finds what one form can be about; of each kind it remembers which record was chosen."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._services = workspace.services
        self._form: Form | None = None
        self._typed: dict[RecordKind, str] = {}
        super().__init__(self._found)

    def look_for(self, form: Form) -> None:
        before, self._form = self._form, form
        if before is not None and before.record == form.record:
            self.refresh()
            return
        if before is not None:
            self._typed[before.record] = self.typed()
        self.setPlaceholderText(kinds_of(form)[0].hint)
        self.retype(self._typed.get(form.record, ""))
        self.refresh()
        self._choose_only_one()

    def _choose_only_one(self) -> None:
        """What a form must be about is chosen where there is no other.

        A subject never is, nor one where the form may be about records of two kinds.
        """
        form = self._form
        if form is None or self.text() or not form.needs_record:
            return
        if form.also or form.record == "subject":
            return
        offered = [(uid, label) for uid, label, _ in self._found("") if uid]
        if len(offered) == 1:
            self.set_value(offered[0])

    def choose(self, uid: str) -> None:
        if self._form and (known := known_record(self._services, self._form, uid)):
            self.set_value((uid, known.label))

    def refresh(self) -> None:
        """What was chosen may be called otherwise by now, or be gone, or be none for this form."""
        uid = self.typed().partition("\t")[0]
        if uid and self._form is not None:
            known = known_record(self._services, self._form, uid)
            self.set_value((uid, known.label) if known else None)

    def _found(self, text: str) -> list[Found]:
        """Those of the chosen period come first."""
        if (form := self._form) is None:
            return []
        period = self._workspace.period.code
        kinds, rows = kinds_of(form), []
        for kind in kinds:
            found = kind.found(self._services, text, form.subjects)
            offered = [known for known in found if known.own or not form.needs_record]
            offered.sort(key=lambda known: _is_of_another(known, period))
            if offered and len(kinds) > 1:
                rows.append(("", kind.label, ""))
            rows += [(known.uid, known.label, known.detail) for known in offered[:FOUND]]
        return rows


def _is_of_another(known: KnownRecord, period: str) -> bool:
    return bool(known.period) and known.period != period
