"""How a council votes by the law of a day: quorum, what the share is taken of, how large it must be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from models.decisions import Level
from services.law import Dated, holding

VoteBase = Literal["all_members", "present", "voting"]
BASES: dict[VoteBase, str] = {
    "all_members": "thành viên Hội đồng",
    "present": "thành viên dự họp và gửi ý kiến",
    "voting": "phiếu hợp lệ",
}
_SHARE = re.compile(r"(\d+)\s*/\s*(\d+)|(\d+)(?:[.,](\d+))?\s*%")


class Threshold(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Of the awards it names; one that names none is for all that no other speaks of."""

    id: str
    awards: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    """Whose decision the award is; none are named: anybody's."""
    base: VoteBase = "all_members"
    quorum: str = ""
    """Of all members, how many must be there: "2/3"; nothing is asked when it is blank."""
    share: str
    """How many must agree: "1/2", "90 %"."""
    strict: bool = False
    """Whether more than the share is asked for, not just the share."""
    ballot: Literal["", "secret", "open"] = ""
    """The only way in which it may be voted on, where there is but one."""
    citation: str

    def __post_init__(self) -> None:
        for text in (self.share, self.quorum):
            if text and not 0 <= fraction_of(text) <= 1:
                raise ValueError(text)

    @property
    def quorum_fraction(self) -> Fraction:
        return fraction_of(self.quorum) if self.quorum else Fraction(0)

    @property
    def share_fraction(self) -> Fraction:
        return fraction_of(self.share)

    @property
    def verified(self) -> bool:
        return self.confidence == "verified"

    def votes_needed(self, base: int) -> int:
        """The least number of votes that is enough."""
        exact = self.share_fraction * base
        return floor(exact) + 1 if self.strict else ceil(exact)

    def members_needed(self, members: int) -> int:
        """How many of ``members`` must be there."""
        return ceil(self.quorum_fraction * members)

    def is_enough(self, agree: int, base: int) -> bool:
        return base > 0 and agree >= self.votes_needed(base)

    def wording(self) -> str:
        """ "trên 50%", "từ 90% trở lên"."""
        text = percent(self.share_fraction)
        return f"trên {text}" if self.strict else f"từ {text} trở lên"


def fraction_of(text: str) -> Fraction:
    """ "2/3", "90 %", "66,7%". Raises ``ValueError``."""
    found = _SHARE.fullmatch(text.strip())
    if found is None or (found[2] and not int(found[2])):
        raise ValueError(text)
    if found[2]:
        return Fraction(int(found[1]), int(found[2]))
    return Fraction(int(found[3] + (found[4] or "")), 100 * 10 ** len(found[4] or ""))


def percent(share: Fraction) -> str:
    """As percent where that is exact, else as the fraction it is."""
    tenths = share * 1000
    if tenths.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    whole, tenth = divmod(tenths.numerator, 10)
    return f"{whole},{tenth}%" if tenth else f"{whole}%"


def threshold_for(
    thresholds: Iterable[Threshold], award: str, on: date, levels: Iterable[Level] = ()
) -> Threshold | None:
    """What holds on a day: of those that name the award, else its level, else nothing."""
    decided_by = set(levels)
    groups: tuple[list[Threshold], ...] = ([], [], [])
    for threshold in thresholds:
        if threshold.levels and not decided_by & set(threshold.levels):
            continue
        if threshold.awards:
            if award in threshold.awards:
                groups[0].append(threshold)
        else:
            groups[1 if threshold.levels else 2].append(threshold)
    return next((found for group in groups if (found := holding(group, on))), None)


def doubled(thresholds: Sequence[Threshold]) -> str:
    """Two that begin on the same day for the same awards: which would hold?"""
    counted = Counter(
        (award, levels, threshold.since)
        for threshold in thresholds
        for award in threshold.awards or ("",)
        for levels in threshold.levels or ("",)
    )
    for (award, _level, since), count in counted.items():
        if count > 1:
            what = f"cho {award}" if award else "cho mọi danh hiệu"
            when = f"cùng bắt đầu từ {since}" if since else "cùng thiếu “from”"
            return f"có {count} bảng {what} {when}"
    return ""
