"""Who comes to the front in which order when awards are presented, gathered from the records."""

from __future__ import annotations

from dataclasses import dataclass

from models.decisions import Decision
from models.vietnamese import lower_first
from services.decision_lines import KIND_WORDS, Line, line_of
from services.presenting import presented_in_words
from services.services import Services
from services.wanted import Wanted

BOX = "☐"
FOR_THE_DEAD = "Truy tặng, thân nhân nhận thay"


@dataclass(frozen=True, slots=True)
class Presented:
    """One recipient, in the order of the ceremony."""

    number: int
    group_number: int
    group: str
    """Who comes together: "Giấy khen của Chủ tịch UBND xã, cá nhân"."""
    line: Line
    decision: Decision
    handed: str
    """ "Đã trao ngày 20/11/2026"; "" before that."""

    @property
    def name(self) -> str:
        addressed = self.line.honorific if self.line.kind != "collective" else ""
        return f"{addressed} {self.line.name}".strip()

    @property
    def note(self) -> str:
        parts = (FOR_THE_DEAD if self.line.posthumous else "", self.handed, self.line.note)
        return "; ".join(part for part in parts if part)


def presented(services: Services, wanted: Wanted) -> tuple[Presented, ...]:
    """Of a decision, else of all that were issued for a period; the highest award first."""
    lines: list[tuple[Line, Decision, str]] = []
    for decision in _decisions(services, wanted):
        for award in services.deciding.awards(decision.uid):
            if award.revoked_by is None:
                line = line_of(services.catalogue, award, award.prize)
                lines.append((line, decision, presented_in_words(award)))
    kinds = list(KIND_WORDS)
    lines.sort(key=lambda each: (each[0].award.rank, kinds.index(each[0].kind)))
    groups: dict[str, int] = {}
    found: list[Presented] = []
    for number, (line, decision, handed) in enumerate(lines, start=1):
        group = f"{line.award.name}, {KIND_WORDS[line.kind]}"
        place = groups.setdefault(group, len(groups) + 1)
        found.append(Presented(number, place, group, line, decision, handed))
    return tuple(found)


def _decisions(services: Services, wanted: Wanted) -> list[Decision]:
    if wanted.uid:
        return [services.deciding.get(wanted.uid)]
    period = wanted.period or services.periods.current_code()
    return [
        decision
        for decision in services.store.decisions.all("decided_on, id")
        if decision.period == period and decision.status == "issued" and decision.purpose == "award"
    ]


def presented_about(services: Services, wanted: Wanted) -> str:
    """Of which decision or period."""
    if wanted.uid:
        decision = services.deciding.get(wanted.uid)
        number = f"số {decision.code}" if decision.number else "chưa có số"
        return f"Theo Quyết định {number}{_dated(decision)}"
    code = wanted.period or services.periods.current_code()
    period = services.periods.find(code)
    return period.name if period else code


def _dated(decision: Decision) -> str:
    day = decision.decided_on
    return f" ngày {day:%d/%m/%Y}" if day else ""


def presented_file(what: str, services: Services, wanted: Wanted) -> str:
    about = presented_about(services, wanted)
    return f"{what} {lower_first(about)}".replace("/", "-")
