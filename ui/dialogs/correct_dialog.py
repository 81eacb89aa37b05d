"""Draft a decision that corrects what was printed wrong in an issued one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.awards import Award
from models.decisions import Decision
from models.vietnamese import fold
from services.amendment_wording import CORRECTED_FIELDS
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.picker import Found, Picker
from ui.workspace import Workspace

LABELS = {name: f"{text[:1].upper()}{text[1:]}" for name, text in CORRECTED_FIELDS.items()}

OF_PEOPLE = ("honorific", "birth_date", "subject_position")


class CorrectDialog(FormDialog):
    """One recipient after the other; ``saved`` brings the draft."""

    def __init__(
        self, workspace: Workspace, decision: Decision, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._amending = services.amending
        self._decision = decision
        self._awards = {award.uid: award for award in services.deciding.awards(decision.uid)}
        self._changes: dict[tuple[str, str], str] = {}
        super().__init__(
            f"Đính chính quyết định số {decision.code}",
            self._draft,
            parent,
            verb="Lập quyết định đính chính",
            intro=(
                "Chọn người bị ghi sai rồi chỉ sửa những ô ghi sai; đính chính được nhiều người trong một "
                "quyết định. Danh sách chỉ đổi khi quyết định đính chính được ban hành."
            ),
        )
        self.recipient = Picker(self._find, hint="Gõ tên người cần đính chính")
        self.add_field("changes", "Người được khen", self.recipient, required=True)
        for name, label in LABELS.items():
            field = long_text_field(lines=2) if name == "achievement" else text_field()
            self.add_field(name, f"{label} đúng là", field)
            self.show_field(name, False)
        self.listed = QLabel()
        self.listed.setWordWrap(True)
        self.listed.hide()
        self.add_widget(self.listed)
        self._shown: Award | None = None
        self.recipient.chosen.connect(self._show)

    def _find(self, text: str) -> list[Found]:
        words = fold(text).split()
        return [
            (award.uid, award.name, award.unit_name)
            for award in self._awards.values()
            if all(word in fold(award.name) for word in words)
        ][:50]

    def _show(self, uid: str) -> None:
        self._take()
        award = self._awards[uid]
        self._shown = award
        self.fill({name: self._changes.get((uid, name), getattr(award, name)) for name in LABELS})
        for name in LABELS:
            self.show_field(name, award.kind != "collective" or name not in OF_PEOPLE)
        self._tell()

    def _take(self) -> None:
        """Keep what was corrected of the recipient that is shown."""
        if self._shown is None:
            return
        values = self.values()
        for name in LABELS:
            after = str(values[name] or "").strip()
            key = (self._shown.uid, name)
            if after != getattr(self._shown, name):
                self._changes[key] = after
            else:
                self._changes.pop(key, None)

    def _tell(self) -> None:
        names = dict.fromkeys(self._awards[uid].name for uid, _ in self._changes)
        self.listed.setText(f"Đã sửa: {', '.join(names)}.")
        self.listed.setVisible(bool(names))

    def _draft(self, values: dict[str, Any]) -> Decision:
        self._take()
        changes = [(uid, name, after) for (uid, name), after in self._changes.items()]
        return self._amending.correct(self._decision.uid, changes)
