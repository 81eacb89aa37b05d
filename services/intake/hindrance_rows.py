"""Plans the rows of a list of what stands in the way of awards: discipline, and pending inquiries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.dates import format_short
from models.hindrances import (
    DISCIPLINE_FORMS,
    HINDRANCE_KINDS,
    DisciplineForm,
    Hindrance,
    HindranceKind,
)
from models.vietnamese import fold, nfc
from services.hindrances import OF_PERSONS, called
from services.intake.cells import quoted
from services.intake.fact_cells import paper_of
from services.intake.plan import PlannedRow, Unusable
from services.intake.registration_rows import Matching
from services.intake.source_rows import SourceRow
from services.services import Services

_KINDS: tuple[tuple[str, HindranceKind], ...] = (
    ("ki luat", "discipline"),
    ("dieu tra", "investigation"),
    ("khoi to", "investigation"),
    ("truy to", "investigation"),
    ("thanh tra", "inspection"),
    ("kiem tra", "inspection"),
    ("kiem toan", "inspection"),
    ("khieu nai", "complaint"),
    ("to cao", "complaint"),
    ("don thu", "complaint"),
    ("bao chi", "press"),
)
_FORMS: tuple[tuple[str, DisciplineForm], ...] = (
    *((fold(words), form) for form, words in DISCIPLINE_FORMS.items() if words),
    ("sa thai", "dismissal"),
)
_PLACES = {"form": "discipline_form", "starts_on": "starts_on", "ends_on": "ends_on"}


def form_in(text: str) -> DisciplineForm:
    """The form of a discipline that a text names; "" when none."""
    folded = fold(text)
    forms: list[DisciplineForm] = [form for word, form in _FORMS if word in folded]
    return forms[0] if forms else ""


def hindrance_kind_in(text: str) -> HindranceKind | None:
    folded = fold(text)
    kinds: list[HindranceKind] = [kind for word, kind in _KINDS if word in folded]
    if not kinds and form_in(text):
        return "discipline"
    return kinds[0] if kinds else None


class HindranceRows:
    def __init__(self, services: Services) -> None:
        self._hindrances = services.hindrances
        self._known: dict[str, list[Hindrance]] = {}

    def planned(self, row: SourceRow, matching: Matching) -> PlannedRow:
        """Raises ``Unusable``."""
        told = self._told(row)
        match = matching(row, None, "")
        subject = match.subject
        if told.form in OF_PERSONS and subject.record.kind != "individual":
            form = DISCIPLINE_FORMS[told.form]
            raise Unusable("discipline_form", f"“{form}” chỉ áp dụng với cá nhân.")
        told = replace(told, subject_uid=subject.record.uid)
        planned = match.row(row, f"{called(told)} từ {format_short(told.starts_on)}")
        if subject.key not in self._known:
            uid = subject.record.uid
            self._known[subject.key] = self._hindrances.of_subject(uid) if uid else []
        known = self._known[subject.key]
        same = (told.kind, told.form, told.starts_on)
        old = next((h for h in known if (h.kind, h.form, h.starts_on) == same), None)
        names = ("ends_on", "document", "note")
        news = {name: value for name in names if (value := getattr(told, name))}
        new = replace(old, **news) if old else told
        if new == old:
            return planned
        problems = self._hindrances.problems(new)
        if not subject.record.uid:
            problems.pop("subject_uid", None)
        if problems:
            name, sentence = next(iter(problems.items()))
            raise Unusable(_PLACES.get(name, "name"), sentence)
        if old is not None:
            known.remove(old)
        known.append(new)
        planned.state, planned.hindrance = "updated" if old else "added", new
        return planned

    def _told(self, row: SourceRow) -> Hindrance:
        """Raises ``Unusable``."""
        values = row.values
        form_text = str(values.get("discipline_form", ""))
        text = str(values.get("span_kind") or values.get("subject_class") or "")
        if not text and not form_text:
            raise Unusable("span_kind", "Dòng này không ghi là kỷ luật hay vụ việc gì.")
        form = form_in(form_text) or form_in(text)
        kind = hindrance_kind_in(text) if text else "discipline"
        if kind is None:
            names = ", ".join(HINDRANCE_KINDS.values())
            raise Unusable("span_kind", f"Không hiểu nội dung {quoted(text)}; hãy ghi {names}.")
        if kind == "discipline" and not form:
            names = ", ".join(words for words in DISCIPLINE_FORMS.values() if words)
            raise Unusable(
                "discipline_form",
                f"Không hiểu hình thức kỷ luật {quoted(form_text or text)}; hãy ghi {names}.",
            )
        begun: date | None = values.get("starts_on") or values.get("decision_date")
        if begun is None:
            raise Unusable("starts_on", "Dòng này không ghi ngày bắt đầu hoặc ngày quyết định.")
        return Hindrance(
            subject_uid="",
            kind=kind,
            form=form if kind == "discipline" else "",
            starts_on=begun,
            ends_on=values.get("ends_on"),
            document=paper_of(values),
            note=nfc(str(values.get("note", ""))),
        )
