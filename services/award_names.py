"""Recognises which award a cell of a file means: code, legal name, abbreviation, older spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from models.subjects import SubjectKind
from models.vietnamese import fold
from services.law import AwardType, Wording

_PERIOD = re.compile(r" nam (?:hoc )?\d{4}(?: \d{4})?$")


class AwardNames:
    """Every way in which the award types of a catalogue are written."""

    def __init__(self, award_types: Iterable[AwardType], wording: Wording) -> None:
        self._openings = sorted((fold(word) for word in wording.openings), key=len, reverse=True)
        self._fillers = {fold(word) for word in wording.fillers}
        self._synonyms = [
            (re.compile(rf"\b{fold(long)}\b"), fold(short))
            for long, short in wording.synonyms.items()
        ]
        self._own: dict[str, list[AwardType]] = defaultdict(list)
        self._other: dict[str, list[AwardType]] = defaultdict(list)
        self._before_a_name: dict[str, list[AwardType]] = defaultdict(list)
        for award in award_types:
            own = {award.code, award.name, award.abbreviation, *award.foreign_codes}
            own |= {former.name for former in award.former_names}
            _note(self._own, {self._key(name) for name in own if name}, award)
            _note(self._other, {self._key(name) for name in award.aliases}, award)
            _note(
                self._before_a_name,
                {self._key(name) for name in award.aliases_before_a_name},
                award,
            )

    def recognise(self, text: str, kind: SubjectKind | None = None) -> AwardType | None:
        """The one award meant by ``text``; None when it is unknown or could be several.

        A collective's "Lao động tiên tiến" is Tập thể lao động tiên tiến.
        """
        key = self._key(text)
        for names in (self._own, self._other):
            if award := _only(names.get(key, []), kind):
                return award
        if award := self._with_a_name(key, kind):
            return award
        return _only(self._own.get(key, []), None) or _only(self._other.get(key, []), None)

    def _with_a_name(self, key: str, kind: SubjectKind | None) -> AwardType | None:
        """ "Giấy khen của Chủ tịch UBND xã Hòa An": the longest beginning that is known."""
        words = key.split()
        for length in range(len(words), 0, -1):
            if found := self._before_a_name.get(" ".join(words[:length])):
                return _only(found, kind) or _only(found, None)
        return None

    def _key(self, text: str) -> str:
        folded = _PERIOD.sub("", fold(text))
        for opening in self._openings:
            if folded.startswith(opening + " "):
                folded = folded[len(opening) + 1 :]
        for long, short in self._synonyms:
            folded = long.sub(short, folded)
        words = [word for word in folded.split() if word not in self._fillers]
        return " ".join(words) or folded


def _note(names: dict[str, list[AwardType]], keys: set[str], award: AwardType) -> None:
    for key in keys:
        names[key].append(award)


def _only(awards: list[AwardType], kind: SubjectKind | None) -> AwardType | None:
    fitting = [award for award in awards if kind is None or kind in award.recipients]
    return fitting[0] if len(fitting) == 1 else None
