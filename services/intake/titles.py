"""Which award and which period a row means; what a text means is found out once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.problems import Refused
from models.subjects import SubjectKind
from services.intake.cells import quoted
from services.intake.plan import Choices, Unusable
from services.intake.source_rows import SourceRow
from services.law import AwardType
from services.services import Services

_LONGEST = 300
_SEVERAL = re.compile(r"\s*[,;+\n/]\s*|\s+(?:và|&)\s+")


class Titles:
    def __init__(self, services: Services, choices: Choices) -> None:
        self._services = services
        self._catalogue = services.catalogue
        self._choices = choices
        self._known: dict[tuple[str, SubjectKind | None, str], AwardType | None] = {}
        self._periods: dict[str, str | Unusable] = {}
        self._otherwise: str | None = None

    def award_type(self, row: SourceRow) -> AwardType:
        """Raises ``Unusable``."""
        text = str(row.values.get("award", ""))
        if text:
            if found := self.recognised(row, text):
                return found
            raise Unusable(
                "award",
                f"Không nhận ra danh hiệu, hình thức {quoted(text)}; "
                "hãy ghi tên đầy đủ như trong luật.",
            )
        if self._choices.award:
            return self._catalogue.award_type(self._choices.award)
        raise Unusable(
            "award",
            "Dòng này không ghi danh hiệu, hình thức; hãy chọn một danh hiệu cho cả danh sách.",
        )

    def recognised(self, row: SourceRow, text: str) -> AwardType | None:
        """What ``text`` names; "Giấy khen" alone is that of whoever the row says decided."""
        values = row.values
        key = (text, values.get("kind"), str(values.get("issuer", "")))
        if key not in self._known:
            self._known[key] = self._meant(*key)
        return self._known[key]

    def _meant(self, text: str, kind: SubjectKind | None, issuer: str) -> AwardType | None:
        if len(text) > _LONGEST:
            return None
        found = self._catalogue.recognise(text, kind)
        if found is None and issuer and len(issuer) <= _LONGEST:
            found = self._catalogue.recognise(f"{text} của {issuer}", kind)
        return found

    def one_award_each(self, rows: Sequence[SourceRow]) -> Iterator[SourceRow]:
        """A cell that names several titles becomes one row for each."""
        several: dict[str, list[str]] = {}
        for row in rows:
            text = str(row.values.get("award", ""))
            if text not in several:
                several[text] = [part for part in _SEVERAL.split(text) if part]
            parts = several[text]
            if len(parts) > 1 and not self.recognised(row, text):
                found = {a.code: part for part in parts if (a := self.recognised(row, part))}
                if len(found) == len(parts):
                    for place, part in enumerate(parts):
                        problems = row.problems if place == 0 else ()
                        yield replace(row, values={**row.values, "award": part}, problems=problems)
                    continue
            yield row

    def period(self, row: SourceRow) -> str:
        """As the row says, else as was chosen, else the current year. Raises ``Unusable``."""
        return self.period_told(row) or self._services.periods.current_code()

    def period_told(self, row: SourceRow) -> str:
        """As the row says, else as was chosen; "" when neither does. Raises ``Unusable``."""
        told = str(row.values.get("period", ""))
        if not told:
            if self._otherwise is None:
                chosen = self._choices.period
                self._otherwise = self._services.periods.meant(chosen) if chosen else ""
            return self._otherwise
        if told not in self._periods:
            try:
                self._periods[told] = self._services.periods.meant(told)
            except Refused as refused:
                self._periods[told] = Unusable("period", str(refused))
        meant = self._periods[told]
        if isinstance(meant, Unusable):
            raise Unusable(meant.field, str(meant))
        return meant
