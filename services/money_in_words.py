"""Whether an amount written in words is the one written in digits before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.money import amount_in_words, format_money, parse_money
from models.vietnamese import nfc

_WRITTEN = re.compile(
    r"(?P<digits>\d[\d.]*) ?(?:đồng|đ|VNĐ|VND)?\s*"
    r"\(\s*(?:(?:viết )?bằng chữ|số tiền bằng chữ)\s*:?\s*(?P<words>[^()]+?)\s*\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    digits: str
    words: str
    right: str
    """The words that belong to the digits."""

    @property
    def sentence(self) -> str:
        return f"{self.digits} đồng viết bằng chữ là “{self.words}”, đúng ra là “{self.right}”"


def disagreements(text: str) -> list[Disagreement]:
    """Every "702.000 đồng (Bằng chữ: ...)" whose two parts differ."""
    found: list[Disagreement] = []
    for written in _WRITTEN.finditer(nfc(text)):
        digits, words = written["digits"].rstrip("."), written["words"]
        right = amount_in_words(parse_money(digits))
        if _spoken(words) != _spoken(right):
            shown = format_money(parse_money(digits)).removesuffix(" đồng")
            found.append(Disagreement(shown, words, right))
    return found


def count_written(text: str) -> int:
    """How many amounts stand in ``text`` both ways."""
    return sum(1 for _ in _WRITTEN.finditer(nfc(text)))


def _spoken(words: str) -> tuple[str, ...]:
    """The words without the ways of speaking that mean the same."""
    spoken = " ".join(re.findall(r"\w+", nfc(words).lower()))
    spoken = re.sub(r"\b(?:đồng|chẵn|vnđ)\b", " ", spoken)
    spoken = re.sub(r"\blinh\b", "lẻ", spoken)
    spoken = re.sub(r"\bngàn\b", "nghìn", spoken)
    spoken = re.sub(r"\btỉ\b", "tỷ", spoken)
    spoken = re.sub(r"\bbẩy\b", "bảy", spoken)
    spoken = re.sub(r"(?<=mươi )tư\b|(?<=mươi )bốn\b", "bốn", spoken)
    spoken = re.sub(r"(?<=lẻ )tư\b", "bốn", spoken)
    return tuple(spoken.split())
