"""Whom a paper of registrations lists: each subject once, with everything it registered for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.decisions import Decision
from models.periods import Period
from models.problems import Refused
from models.registrations import Registration
from models.subjects import Subject, SubjectKind
from models.units import Unit
from models.vietnamese import lower_first, name_key, text_key
from services.decision_lines import KIND_WORDS, line_of
from services.hamlet_names import named_for
from services.law import AwardType
from services.periods import period_of_code
from services.recipient_line import Recipient, new_line
from services.services import Services

_KINDS = list(KIND_WORDS)


@dataclass(frozen=True, slots=True)
class Registered:
    subject: Subject
    honorific: str
    about: str
    """Position and unit."""
    awards: tuple[AwardType, ...]
    """From high to low."""
    initiative: str

    @property
    def kind(self) -> SubjectKind:
        return self.subject.kind

    @property
    def titles(self) -> tuple[AwardType, ...]:
        return tuple(award for award in self.awards if award.kind != "form")

    @property
    def forms(self) -> tuple[AwardType, ...]:
        return tuple(award for award in self.awards if award.kind == "form")


def period_wanted(services: Services, code: str) -> Period:
    """The period a paper is about: this year where none is named. Raises ``Refused``."""
    code = code or services.periods.current_code()
    return services.periods.find(code) or period_of_code(code)


def unit_wanted(services: Services, uid: str) -> Unit:
    """Raises ``Refused``."""
    unit = services.store.units.find(uid) if uid else None
    if unit is None or unit.deleted_at is not None:
        raise Refused("Hãy chọn đơn vị cần in bản này.")
    return unit


def period_words(period: Period) -> str:
    """As it stands in a sentence: "năm 2026", "năm học 2025-2026"."""
    return lower_first(period.name)


def registered(services: Services, period: str, unit: Unit | None = None) -> list[Registered]:
    """Collectives, people, households; within each the highest award first, then by unit and name.

    ``unit``: those of the unit and of everything below it.
    """
    store, catalogue = services.store, services.catalogue
    of_subject: dict[str, list[Registration]] = {}
    for registration in store.registrations.of_period(period):
        of_subject.setdefault(registration.subject_uid, []).append(registration)
    subjects = [s for s in store.subjects.get_many(list(of_subject)) if s.deleted_at is None]
    if unit is not None:
        inside = {below.uid for below in store.units.below(unit)}
        subjects = [subject for subject in subjects if subject.unit_uid in inside]
    units = {each.uid: each for each in store.units.all()}
    found: list[tuple[tuple[int, int, str, str], Registered]] = []
    for subject in subjects:
        own = of_subject[subject.uid]
        awards = sorted((catalogue.award_type(r.award_type) for r in own), key=_rank)
        place = units.get(subject.unit_uid or "")
        line = line_of(
            catalogue,
            new_line(Decision(), Recipient(subject, awards[0].code), place.name if place else ""),
            None,
        )
        key = text_key if subject.kind == "collective" else name_key
        order = (
            _KINDS.index(subject.kind),
            awards[0].rank,
            place.tree_key if place else "~",
            key(subject.sort_name or subject.name),
        )
        found.append(
            (
                order,
                Registered(
                    subject,
                    line.honorific,
                    line.about or subject.address,
                    tuple(named_for(award, [subject.name]) for award in awards),
                    "; ".join(dict.fromkeys(r.initiative for r in own if r.initiative)),
                ),
            )
        )
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def named(awards: Iterable[AwardType], commune: str) -> str:
    """In a cell: one below the other."""
    return ";\n".join(in_commune(award.name, commune) for award in awards)


def in_commune(award_name: str, commune: str) -> str:
    """Of an award that the chairman of a commune gives, whose: "… xã Mường Xoan"."""
    return award_name.replace("cấp xã", commune)


def _rank(award: AwardType) -> int:
    return award.rank
