"""Lời văn: the fixed sentences of forms, as they ship or as this unit words them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.problems import Rejected
from models.store import Store
from models.vietnamese import lower_first, nfc
from services.catalogue import Catalogue

BASES = "bases"
"""The sentence that lists what a paper is based on."""
ALWAYS = ("xã",)
"""What may stand in braces in every sentence."""
_BLANK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of a form that a unit may word in its own way.

    What stands in braces is filled in for each paper: "Năm {năm}, {xã} có {số} cá nhân".
    """

    key: str
    label: str
    """What it is, as the clerk looks for it: "Câu mở đầu"."""
    text: str
    blanks: tuple[str, ...] = ()
    """What may stand in braces."""
    lines: bool = False
    """Whether each line is an item of its own: "Nơi nhận", "Căn cứ"."""
    per_regime: bool = False
    """Whether a wording holds only under the law in force on the day of the paper."""
    once: bool = False
    """Whether it is written for one paper alone and never for all of them."""


@dataclass(frozen=True, slots=True)
class Law:
    """Under which wordings of their own can be kept."""

    code: str
    name: str
    day: date
    """On which it is in force."""


class FormWords:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def text(self, form: str, sentence: Sentence, on: date) -> str:
        """As this unit words it, with its blanks."""
        own = self.own(form, sentence, on)
        return sentence.text if own is None else own

    def own(self, form: str, sentence: Sentence, on: date) -> str | None:
        """The unit's own wording; None where it has none."""
        return self._store.settings.all().get(self._key(form, sentence, on)) or None

    def save(self, form: str, sentence: Sentence, on: date, text: str) -> None:
        """Word it so from now on; the original again when ``text`` is that or nothing.

        Raises ``Rejected`` by the key for braces that mean nothing.
        """
        text = nfc(text).strip()
        if problem := problem_of(sentence, text):
            raise Rejected({sentence.key: problem})
        if text in (sentence.text, self.original(sentence, on)):
            text = ""
        with self._store.action(f"Sửa lời văn: {lower_first(sentence.label)}"):
            self._store.settings.write({self._key(form, sentence, on): text})

    def laws(self, today: date) -> list[Law]:
        """The newest first."""
        laws: list[Law] = []
        for regime in self._catalogue.regimes:
            day = max(today, regime.since) if regime.since else today
            day = min(day, regime.until) if regime.until else day
            laws.append(Law(regime.code, regime.name, day))
        return sorted(laws, key=lambda law: law.day, reverse=True)

    def original(self, sentence: Sentence, on: date) -> str:
        """As it ships; of the legal bases those of the law in force."""
        if sentence.text or sentence.key != BASES:
            return sentence.text
        instruments = self._catalogue.legal_bases(on)
        return "\n".join(f"Căn cứ {instrument.citation}" for instrument in instruments)

    def _key(self, form: str, sentence: Sentence, on: date) -> str:
        regime = f"{self._catalogue.regime(on).code}/" if sentence.per_regime else ""
        return f"words/{form}/{regime}{sentence.key}"


def problem_of(sentence: Sentence, text: str) -> str:
    """Why a wording cannot be used; "" when it can."""
    blanks = dict.fromkeys((*sentence.blanks, *ALWAYS))
    known = ", ".join(f"{{{name}}}" for name in blanks)
    for name in _BLANK.findall(text):
        if name not in blanks:
            return f"Không có chỗ điền {{{name}}} trong câu này; chỗ điền được: {known}."
    if "{" in (rest := _BLANK.sub("", text)) or "}" in rest:
        return f"Dấu {{ }} phải đi đủ cặp; chỗ điền được: {known}."
    return ""


def blanks_in(text: str) -> list[str]:
    """What stands in braces."""
    return _BLANK.findall(text)


def filled(text: str, facts: Mapping[str, object]) -> str:
    """``text`` with what it leaves blank."""
    return _BLANK.sub(lambda blank: str(facts.get(blank[1], blank[0])), text)
