"""Sửa văn bản này: number, day, signer, lists and sentences of one paper, which no other follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from models.papers import Paper
from models.problems import Refused
from models.signers import Signer
from services.edited_paper import EditedPaper
from services.forms.form import Form, Wanted
from services.papers import WORDS
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.widgets import fields
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.widgets.lines_field import LinesField
from ui.widgets.sentence_field import SentenceField
from ui.workspace import Workspace

MILLISECONDS_BEFORE_RESTATING = 250
PARTS = {
    "addressees": ("Kính gửi", "Mỗi dòng là một nơi."),
    "bases": ("Căn cứ", "Mỗi dòng là một căn cứ."),
    "recipients": ("Nơi nhận", "Mỗi dòng là một nơi nhận."),
}


class PaperDialog(FormDialog):
    """``saved`` brings the paper. Raises ``Refused`` for a paper that cannot be made now."""

    def __init__(
        self, workspace: Workspace, form: Form, wanted: Wanted, parent: QWidget | None = None
    ) -> None:
        self._edited = EditedPaper(workspace.services, form, wanted)
        paper = self._edited.paper
        key = f"{form.id}:{paper.about_uid}:{paper.unit_uid}:{paper.period}"
        super().__init__(
            f"Sửa văn bản này: {form.title}",
            self._save_values,
            parent,
            width=WIDE,
            intro="Chỉ văn bản này đổi theo; văn bản lập sau vẫn theo lời văn và nơi nhận chung ở "
            "Cài đặt.",
            drafts=workspace.services.store.drafts,
            draft_key=f"paper:{key}",
        )
        self._restate_soon = QTimer(self)
        self._restate_soon.setSingleShot(True)
        self._restate_soon.setInterval(MILLISECONDS_BEFORE_RESTATING)
        self.signer = Choice(blank="Người ký thường dùng")
        self.parts = {name: LinesField() for name in PARTS}
        self.words = {s.key: SentenceField(s.blanks) for s in self._edited.sentences}
        self._add_fields()
        known = ("number", "symbol", "dated_on", *PARTS)
        self.fill({name: getattr(paper, name) for name in known if name in self._fields})
        self._restate()
        self.fill({f"{WORDS}{key}": text for key, text in paper.texts.items() if key in self.words})
        self.signer.set_value(self._signer_before())

        self._restate_soon.timeout.connect(self._restate)
        if not self._edited.own:
            fields.watch(self._fields["dated_on"].widget, self._restate_soon.start)

    def done(self, result: int) -> None:
        self._restate_soon.stop()
        super().done(result)

    def _add_fields(self) -> None:
        if self._edited.paper.numbered:
            self.add_field(
                "number",
                "Số văn bản",
                text_field("27", width=120),
                optional=True,
                help="Để trống khi văn thư chưa cấp số.",
            )
            self.add_field("symbol", "Ký hiệu", text_field(width=200))
        if not self._edited.own:
            self.add_field(
                "dated_on",
                "Ngày của văn bản",
                DateField(),
                optional=True,
                help="Để trống thì in chỗ trống cho ngày, tháng; căn cứ và người ký theo hôm nay.",
            )
        if self._edited.signed_here:
            self.add_field("signer", "Người ký", self.signer)
        for name, (label, help) in PARTS.items():
            self.add_field(name, label, self.parts[name], help=help)
        if self.words:
            self.add_section("Lời văn")
        for sentence in self._edited.sentences:
            self.add_field(f"{WORDS}{sentence.key}", sentence.label, self.words[sentence.key])

    def _save_values(self, values: dict[str, Any]) -> Paper:
        paper = self._edited.paper
        day = values.get("dated_on")
        signers = self._edited.signers(day)
        signer = next((s for s in signers if s.uid == self.signer.value()), None)
        known = {s.key for s in self._edited.sentences}
        texts = {key: text for key, text in paper.texts.items() if key not in known}
        texts |= {key: values[f"{WORDS}{key}"] for key in self.words}
        return self._edited.save(
            replace(
                paper,
                number=values.get("number", ""),
                symbol=values.get("symbol", "") or paper.symbol,
                dated_on=day,
                **{name: values[name] for name in PARTS},
                signer_name=signer.name if signer else "",
                signer_position=signer.position if signer else "",
                signer_authority=signer.authority if signer else "",
                texts=texts,
            )
        )

    def _restate(self) -> None:
        """Let bases, signers and wording follow the day that was typed."""
        day = self._day()
        usual = self._edited.usual(day)
        for name, field in self.parts.items():
            lines = getattr(usual, name)
            field.set_standard(lines or ())
            self.show_field(name, lines is not None or bool(field.value()))
        for sentence in self._edited.sentences:
            self.words[sentence.key].set_original(self._edited.worded(sentence, day))
        self.signer.set_options([(s.uid, _called(s)) for s in self._edited.signers(day)])
        name = self._edited.usual_signer(day).name
        self.signer.setItemText(0, f"Người ký thường dùng ({name})" if name else USUAL)

    def _day(self) -> date | None:
        if self._edited.own:
            return None
        try:
            return fields.read(self._fields["dated_on"].widget)
        except Refused:
            return None

    def _signer_before(self) -> str | None:
        paper = self._edited.paper
        kept = (paper.signer_name, paper.signer_position, paper.signer_authority)
        for signer in self._edited.signers(paper.dated_on):
            if paper.signer_position and (signer.name, signer.position, signer.authority) == kept:
                return signer.uid
        return None


USUAL = "Người ký thường dùng"


def _called(signer: Signer) -> str:
    capacity = ", ".join(part for part in (signer.authority, signer.position) if part)
    return f"{signer.name} ({capacity})" if signer.name else capacity
