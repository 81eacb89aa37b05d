"""Reads who wrote an initiative and which share, from cells that name one author or several."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date

from services.intake.cell_values import Cell, ErrorCell
from services.intake.cells import Cleaned, error_sentence, quoted, text_of

WHOLE = 100
"""Percent of the work."""

_LONGEST = 600
_APART = re.compile(r"[;\n+&]|,(?![^()]*\))|\s+và\s+|(?<=%)\s+(?=\w)|(?<=\))\s+(?=[^\W\d_])")
_SHARE = re.compile(
    r"[\s(\[:–-]*(?P<number>\d{1,3}(?:[.,]\d+)?)\s*%\s*[)\]]?|\(\s*(?P<bare>\d{1,3})\s*\)"
)
_BEFORE = re.compile(
    r"\s*(?:\d{1,2}\s*[.)/]|[*•–-])?\s*(?:(?:đồng\s+)?tác giả(?: chính)?|chủ nhiệm(?: đề tài)?|"
    r"thành viên|cộng sự)?\s*:?\s*",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:và\s+)?(?:nhóm (?:tác giả|cộng sự)|(?:các |những )?(?:cộng sự|tác giả khác|đồng nghiệp)|cs)",
    re.IGNORECASE,
)
_NOT_NAMED = (
    "Ô này không ghi tên các tác giả khác trong nhóm; hãy ghi đủ tên và tỷ lệ của từng người."
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class AuthorText:
    """One of those whom a cell names, as it is written; a share of None is not told there."""

    name: str
    share: int | None = None
    fault: str = ""
    """What is wrong with the share, as a sentence."""


def authors_in(text: str) -> list[AuthorText]:
    """Those whom one cell names: "Lò Văn A (60%), Lò Thị B (40%)". Nothing for a lone name."""
    if not text or len(text) > _LONGEST:
        return []
    parts: list[str] = []
    others = False
    for part in filter(str.strip, _APART.split(text)):
        if _OTHERS.fullmatch(part.strip(" .")):
            others = True
        elif not parts or _named(part):
            parts.append(part)
        else:
            parts[-1] = f"{parts[-1]}, {part.strip()}"
    found = [author for part in parts if (author := _author(part)).name]
    if found and others:
        found[0] = replace(found[0], fault=found[0].fault or _NOT_NAMED)
    if len(found) == 1 and found[0].share is None and not found[0].fault:
        return []
    return found


def _named(part: str) -> bool:
    """Whether a part is one more author, not a position or a place behind the name before it."""
    if _SHARE.search(part) and len(_without_share(part).split()) > 1:
        return True
    words = _without_share(part).split()
    return 1 < len(words) < 7 and all(word[0].isupper() or word[0] in "-'’" for word in words)


def _without_share(part: str) -> str:
    bare = _SHARE.sub(" ", part)
    begin = _BEFORE.match(bare)
    return bare[begin.end() if begin else 0 :].strip(" ,.:;–-")


def _author(part: str) -> AuthorText:
    told = _SHARE.search(part)
    number = (told["number"] or told["bare"]) if told else ""
    if not number:
        return AuthorText(_without_share(part))
    shares, fault = _whole([float(number.replace(",", "."))], number)
    return AuthorText(_without_share(part), next(iter(shares), None), fault or "")


def clean_shares(cell: Cell) -> Cleaned:
    """The percents in a cell, one for each author: 60, 0.6 of a percent cell, "60% - 40%"."""
    if isinstance(cell, ErrorCell):
        return (), error_sentence(cell)
    if isinstance(cell, bool | date):
        return (), _not_a_share(text_of(cell))
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            return (), _not_a_share(text_of(cell))
        percent = cell * WHOLE if 0 < cell <= 1 else cell
        return _whole([round(percent, 6)], text_of(cell))
    typed = text_of(cell)
    if not typed:
        return (), None
    numbers = _NUMBER.findall(typed) if len(typed) <= _LONGEST else []
    if not numbers or re.search(r"[^\W\d_]{3}", typed):
        return (), _not_a_share(typed)
    return _whole([float(number.replace(",", ".")) for number in numbers], typed)


def _whole(percents: list[float], typed: str) -> Cleaned:
    if percents == [0]:
        return (), None
    if any(not 1 <= percent <= WHOLE for percent in percents):
        return (), f"Tỷ lệ đóng góp {quoted(typed)} không đúng; phải từ 1% đến 100%."
    whole = tuple(int(percent) for percent in percents)
    if all(percent == kept for percent, kept in zip(percents, whole, strict=True)):
        return whole, None
    kept = ", ".join(f"{percent}%" for percent in whole)
    return whole, f"Tỷ lệ đóng góp {quoted(typed)} có phần lẻ nên ghi là {kept}."


def _not_a_share(typed: str) -> str:
    return f"Không hiểu tỷ lệ đóng góp {quoted(typed)}; hãy ghi như 60 hoặc 60%."


def share_of_several(count: int) -> str:
    return (
        f"Ô này không ghi đủ tỷ lệ cho {count} tác giả nên để trống; hãy ghi mỗi tác giả một dòng, "
        "hoặc ghi tỷ lệ ngay sau tên, ví dụ: Lò Văn A (60%)."
    )
