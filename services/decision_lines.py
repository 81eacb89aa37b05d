"""Recipients of a decision as its articles and its list name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from models.awards import Award
from models.numbers import format_count
from models.subjects import SubjectKind
from models.vietnamese import fold, lower_first
from services.catalogue import Catalogue
from services.law import AwardType

KIND_WORDS: dict[SubjectKind, str] = {
    "collective": "tập thể",
    "individual": "cá nhân",
    "household": "hộ gia đình",
}
"""In the order in which papers name them."""

UNKNOWN_HONORIFIC = "ông (bà)"
_SENTENCES = ("đã ", "vì ", "do ", "có công ")
_DEEDS = (
    "có ", "lập ", "đạt ", "hoàn thành ", "đóng góp ", "tham gia ", "tích cực ", "dũng cảm ",
    "nhiệt tình ", "kịp thời ", "mưu trí ", "cứu ", "bắt ", "giúp ", "hỗ trợ ", "ủng hộ ",
    "phát hiện ", "tố giác ", "vận động ", "xây dựng ", "thực hiện ", "tổ chức ", "chỉ đạo ",
    "bảo vệ ", "giữ gìn ", "phục vụ ", "nghiên cứu ", "sáng tạo ", "hiến ", "đoàn kết ",
)  # fmt: skip
"""With what an achievement opens when it can follow "đã"."""


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient."""

    kind: SubjectKind
    honorific: str
    name: str
    about: str
    """Position and unit."""
    award: AwardType
    achievement: str
    prize: int | None
    posthumous: bool
    note: str

    @property
    def in_sentence(self) -> str:
        """ "ông Lò Văn Sáng, Trưởng bản Co Muông", "hộ gia đình bà Lò Thị Ễn, bản Co Muông"."""
        honorific = lower_first(self.honorific)
        match self.kind:
            case "collective":
                called = self.name
            case "individual":
                called = f"{honorific or UNKNOWN_HONORIFIC} {self.name}"
            case "household" if fold(self.name).startswith(("ho ", "gia dinh ")):
                called = self.name
            case "household":
                called = f"hộ gia đình {honorific or UNKNOWN_HONORIFIC} {self.name}"
        return f"{called}, {self.about}" if self.about else called

    @property
    def merit(self) -> str:
        """The achievement after a comma: "đã có thành tích xuất sắc trong ..."."""
        text = self.achievement.rstrip(". ")
        small = lower_first(text)
        if small.startswith(_SENTENCES):
            return small
        if small.startswith(_DEEDS):
            return f"đã {small}"
        return f"vì thành tích: {text}" if text else ""


def line_of(catalogue: Catalogue, award: Award, prize: int | None) -> Line:
    return Line(
        kind=award.kind,
        honorific=award.honorific,
        name=award.name,
        about=position_and_unit(award.subject_position, award.unit_name, award.name),
        award=catalogue.award_type(award.award_type),
        achievement=award.achievement,
        prize=prize,
        posthumous=award.posthumous,
        note=award.note,
    )


def position_and_unit(position: str, unit: str, name: str) -> str:
    """What ``name`` is; nothing is said twice: "Trưởng bản" of "Bản Co Muông" is "Trưởng bản Co Muông"."""
    if fold(unit) == fold(name) or fold(unit) in fold(position):
        unit = ""
    if not position or not unit:
        return position or unit
    common = _words_in_common(position, unit)
    if common:
        return " ".join((position, *unit.split()[common:]))
    return f"{position}, {unit}"


def _words_in_common(position: str, unit: str) -> int:
    """How many words of the unit the position ends with: 2 of "Chánh Văn phòng", "Văn phòng Đảng ủy".

    A single word is none where it is half of another one: "Xã hội" and "Hội đồng".
    """
    held, named = position.casefold().split(), unit.casefold().split()
    longest = min(len(held), len(named) - 1)
    for count in range(longest, 0, -1):
        if held[-count:] == named[:count]:
            halved = held[-2:] == ["xã", "hội"] or named[:2] == ["hội", "đồng"]
            return 0 if count == 1 and halved else count
    return 0


def counted_kinds(kinds: Iterable[SubjectKind], *, turns: bool = False) -> str:
    """ "05 tập thể, 06 cá nhân"; "" of nobody. ``turns``: one may be counted more than once."""
    counts = Counter(kinds)
    each = "lượt " if turns else ""
    return ", ".join(
        f"{format_count(counts[kind])} {each}{word}"
        for kind, word in KIND_WORDS.items()
        if counts[kind]
    )
