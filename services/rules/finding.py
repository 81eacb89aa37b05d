"""What a rule finds: one plain sentence, where it is written, how sure that is, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.nominations import Override
from services.rules.rule import Result, Rule


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record that a finding rests on."""

    table: str
    """Name of its table: "ratings", "awards", ..."""
    uid: str
    text: str
    """What the record says, for the link that opens it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an evaluator answers; the words come from the rule."""

    result: Result
    values: Mapping[str, object] = field(default_factory=dict)
    """For the {names} in the rule's sentence."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    rule: Rule
    result: Result
    sentence: str
    evidence: tuple[Evidence, ...] = ()
    override: Override | None = None

    @property
    def objects(self) -> bool:
        """Whether the rule has something against the nomination."""
        return self.result in ("missing", "violated")

    @property
    def blocks(self) -> bool:
        """Whether the nomination may not go on, unless somebody writes down why it does."""
        return self.objects and self.rule.severity == "block" and self.override is None


def finding_of(rule: Rule, outcome: Outcome, override: Override | None) -> Finding:
    sentence = rule.says[outcome.result].format_map(dict(outcome.values))
    return Finding(rule, outcome.result, sentence, outcome.evidence, override)


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.blocks]
