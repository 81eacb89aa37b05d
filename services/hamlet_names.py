"""What a hamlet is called, and its title of culture after it: bản, thôn, tổ dân phố."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from services.law import AwardType

TITLE = "THON_VH"
"""The title that is named after the kind of the hamlet."""
HAMLETS = (
    "khu dân cư", "khu phố", "khối phố", "tiểu khu", "tổ dân phố", "thôn", "bản", "làng", "ấp",
    "xóm", "buôn", "bon", "phum", "sóc", "khóm", "khối", "khu",
)  # fmt: skip
"""What a hamlet may be called; the longer names first."""


def called(name: str) -> str:
    """What a hamlet is called, in small letters; "" where its name does not begin so."""
    folded = f"{name.lower()} "
    return next((word for word in HAMLETS if folded.startswith(f"{word} ")), "")


def title_of(names: Iterable[str], usual: str) -> str:
    """What the title of such hamlets is called, "Bản văn hóa"; ``usual`` where they are not of one kind."""
    kinds = {called(name) for name in names}
    known = kinds.pop() if len(kinds) == 1 else ""
    return f"{known[:1].upper()}{known[1:]} văn hóa" if known else usual


def named_for(award: AwardType, names: Iterable[str]) -> AwardType:
    """``award`` as it is called of those; any but the title of hamlets as it is."""
    if award.code != TITLE:
        return award
    return structs.replace(award, name=title_of(names, award.name))
