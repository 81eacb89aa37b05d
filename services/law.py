"""The records of the catalogue: award types, who decides them, coefficients, regimes, all dated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar

from msgspec import Struct, field

from models.decisions import Level
from models.subjects import SubjectKind

Confidence = Literal["verified", "unverified"]
AwardKind = Literal["title", "form", "state_title"]
Rounding = Literal["none", "nearest10k", "up10k"]
Block = Literal["merit", "thematic"]


class Dated(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that holds from a day to a day, both included, and where that is written."""

    since: date | None = field(default=None, name="from")
    until: date | None = field(default=None, name="to")
    confidence: Confidence

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


def holding_on(entry: Mapping[str, Any], on: date) -> bool:
    """Whether an entry as the file writes it is in force on a day."""
    since, until = entry.get("from"), entry.get("to")
    return (since is None or since <= on) and (until is None or on <= until)


Entry = TypeVar("Entry", bound=Dated)


def holding(entries: Iterable[Entry], on: date) -> Entry | None:
    """The entry in force on a day; one that began later takes the place of those before it."""
    in_force = [entry for entry in entries if entry.holds(on)]
    return max(in_force, key=lambda entry: entry.since or date.min, default=None)


class Decider(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    level: Level
    decider: str
    citation: str
    ended_by: str = ""
    """What took the power away at the end, where that is another text than ``citation``."""


class Coefficient(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    individual: Decimal | None = None
    collective: Decimal | None = None
    household: Decimal | None = None
    citation: str


class Article(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    article: str
    citation: str


class FormerName(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    citation: str


class Giving(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    verb: str
    """ "Tặng danh hiệu", where a title is not recognised but given."""
    citation: str


class AwardType(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: str
    name: str
    abbreviation: str = ""
    kind: AwardKind
    recipients: tuple[SubjectKind, ...]
    rank: int
    """The highest award has the smallest number."""
    years: int = 1
    """How long a time it is given for: titles of one time are paid once."""
    certificate: str = ""
    """What is handed over with it: Giấy khen, Bằng chứng nhận; nothing when there is none."""
    registered_as: str = ""
    counted_as: str = ""
    """What its recipients are called when a decision counts them; else by their kind."""
    aliases: tuple[str, ...] = ()
    aliases_before_a_name: tuple[str, ...] = ()
    foreign_codes: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    givings: tuple[Giving, ...] = ()
    deciders: tuple[Decider, ...]
    coefficients: tuple[Coefficient, ...] = ()
    articles: tuple[Article, ...] = ()

    @property
    def has_certificate(self) -> bool:
        return bool(self.certificate)

    def name_on(self, on: date) -> str:
        former = holding(self.former_names, on)
        return former.name if former else self.name

    def verb_on(self, on: date) -> str:
        """How a decision of that day gives a title, where the law says it otherwise than usual."""
        giving = holding(self.givings, on)
        return giving.verb if giving else ""

    def deciders_on(self, on: date) -> tuple[Decider, ...]:
        return tuple(decider for decider in self.deciders if decider.holds(on))

    def article_on(self, on: date) -> Article | None:
        return holding(self.articles, on)

    def registration_phrase(self, kind: SubjectKind) -> str:
        """How a report names it when it counts registrations: "danh hiệu Lao động tiên tiến"."""
        return self.registered_as or self.name


class BaseSalary(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    amount: int
    citation: str


class Regime(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: str
    name: str
    rounding: Rounding
    household: Decimal
    collective: Decimal
    citation: str

    def multiplier(self, kind: SubjectKind) -> Decimal:
        """How much more a collective or a household gets than a person, for forms of commendation."""
        match kind:
            case "individual":
                return Decimal(1)
            case "collective":
                return self.collective
            case "household":
                return self.household


class Instrument(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A law, decree, circular or province regulation on which decisions are based."""

    code: str
    kind: Literal["law", "decree", "circular", "province"]
    citation: str
    """As the first citation in a paper writes it; a law by its type and name only."""
    short: str
    awards: tuple[str, ...] = ()


class NamedLevel(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: Level
    name: str


class Ground(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: str
    name: str
    block: Block
    aliases: tuple[str, ...] = ()
    citation: str


class Wording(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that make no difference when an award is recognised by its name."""

    openings: tuple[str, ...]
    fillers: tuple[str, ...]
    synonyms: dict[str, str]
