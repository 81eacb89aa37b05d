"""Whether a rule can be judged: its evaluator, its parameters, its sentences, the codes it names."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

import msgspec

from services.catalogue_file import explained, refusal
from services.profile_file import Place, ProfileFile
from services.rules.evaluators import EVALUATORS
from services.rules.evaluators.evaluator import Evaluator
from services.rules.rule import Rule

Problem = tuple[tuple[str | int, ...], str]
"""Where in the rule, and what."""


def check_rules(
    rules: Sequence[Rule],
    awards: Collection[str],
    grounds: Collection[str],
    profile: ProfileFile | None,
) -> None:
    """Refuse the first rule that cannot be judged."""
    for rule in rules:
        for inside, reason in problems_of(rule, awards, grounds):
            raise refusal(profile, Place("rules", rule.id, inside), reason)


def problems_of(rule: Rule, awards: Collection[str], grounds: Collection[str]) -> Iterable[Problem]:
    evaluator = EVALUATORS.get(rule.evaluator)
    if evaluator is None:
        found = get_close_matches(rule.evaluator, list(EVALUATORS), 1)
        meant = f" (có phải “{found[0]}”?)" if found else ""
        yield ("evaluator",), f"gọi cách xét “{rule.evaluator}” mà chương trình không có{meant}"
        return
    yield from _unknown(("awards",), rule.awards, awards)
    yield from _unknown(("grounds",), rule.grounds, grounds)
    yield from _parameters(rule, evaluator, awards, grounds)
    yield from _sentences(rule, evaluator)


def _parameters(
    rule: Rule, evaluator: Evaluator, awards: Collection[str], grounds: Collection[str]
) -> Iterable[Problem]:
    try:
        read = evaluator.read(rule.parameters)
    except msgspec.ValidationError as error:
        if not rule.enabled and str(error).startswith("Object missing required field"):
            return  # whoever switches it on has to set it
        inside, reason = explained(error, evaluator.parameters)
        yield ("parameters", *inside), reason
        return
    yield from _unknown(("parameters",), read.award_codes(), awards)
    yield from _unknown(("parameters",), read.ground_codes(), grounds)


def _sentences(rule: Rule, evaluator: Evaluator) -> Iterable[Problem]:
    for result, sentence in rule.says.items():
        names = evaluator.names.get(result)
        if names is None:
            yield ("says", result), "là kết quả mà cách xét này không có"
            continue
        try:
            used = [part[1:] for part in string.Formatter().parse(sentence) if part[1] is not None]
        except ValueError:
            yield ("says", result), "có dấu ngoặc nhọn viết sai"
            continue
        for name, form, conversion in used:
            if name not in names or form or conversion:
                known = ", ".join(f"{{{each}}}" for each in sorted(names))
                yield ("says", result), f"có {{{name}}} không dùng được; chỉ dùng {known}"
    for result in evaluator.names:
        if result not in rule.says:
            yield ("says",), f"thiếu câu cho kết quả “{result}”"


def _unknown(
    inside: tuple[str, ...], codes: Iterable[str], known: Collection[str]
) -> Iterable[Problem]:
    for code in codes:
        if code not in known:
            yield inside, f"có mã “{code}” không có trong danh mục"
