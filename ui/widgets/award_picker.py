"""A field for an award: first what is called as typed, then what may be decided, then the rest."""

from __future__ import annotations

from datetime import date

from models.decisions import Level
from models.subjects import SubjectKind
from models.vietnamese import fold
from services.catalogue import Catalogue
from services.law import AwardType
from ui.widgets.picker import Found, Picker

GROUPS = {
    "title": "Danh hiệu thi đua",
    "form": "Hình thức khen thưởng",
    "state_title": "Danh hiệu vinh dự nhà nước",
}
WHOM: dict[SubjectKind, str] = {
    "individual": "cá nhân",
    "collective": "tập thể",
    "household": "hộ gia đình",
}
FORBIDDEN = "Không thuộc thẩm quyền vào ngày này"


class AwardPicker(Picker):
    """Its value is the code of an award type. ``kind`` leaves only what such a subject can get.

    Without ``level`` and ``day`` nothing is said of who may decide.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        level: Level | None = None,
        day: date | None = None,
        kind: SubjectKind | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._level: Level | None = level
        self._day = day
        self._kind: SubjectKind | None = kind
        super().__init__(self._found, hint="Gõ vài chữ hoặc chữ viết tắt, ví dụ LĐTT")

    def set_terms(self, level: Level, day: date) -> None:
        """Who decides, and when."""
        self._level, self._day = level, day

    def set_kind(self, kind: SubjectKind) -> None:
        """Whom the award is for."""
        self._kind = kind

    def set_value(self, value: str | tuple[str, str] | None) -> None:
        """A code, or (code, label) as every picker takes it."""
        if isinstance(value, str):
            known = self._catalogue.award_type(value) if value else None
            value = (known.code, known.name) if known else None
        super().set_value(value)

    def _found(self, text: str) -> list[Found]:
        typed = " ".join(fold(text).split())
        groups: dict[str, list[tuple[int, AwardType]]] = {}
        for award in self._catalogue.award_types(recipient=self._kind):
            searched = fold(f"{award.name} {award.abbreviation} {' '.join(award.aliases)}")
            if not all(word in searched for word in typed.split()):
                continue
            group = GROUPS[award.kind] if self._may_be_decided(award) else FORBIDDEN
            groups.setdefault(group, []).append((_nearness(award, typed), award))
        if typed:
            for members in groups.values():
                members.sort(key=lambda each: (each[0], -each[1].rank))
        order = [*GROUPS.values(), FORBIDDEN]

        def place(group: str) -> tuple[int, int]:
            return min(nearness for nearness, _award in groups[group]), order.index(group)

        found: list[Found] = []
        for group in sorted(groups, key=place):
            found.append(("", group, ""))
            found += [
                (award.code, award.name, _detail(award)) for _nearness, award in groups[group]
            ]
        return found

    def _may_be_decided(self, award: AwardType) -> bool:
        if self._level is None or self._day is None:
            return True
        return self._catalogue.level_check(award.code, self._level, self._day) is None


def _nearness(award: AwardType, typed: str) -> int:
    """0 for what is called just so, 1 for what is also called so, 2 for what begins so, else 3."""
    own = [fold(name) for name in (award.name, award.abbreviation) if name]
    also = [fold(alias) for alias in award.aliases]
    if not typed or typed in own:
        return 0
    if typed in also:
        return 1
    return 2 if any(name.startswith(typed) for name in (*own, *also)) else 3


def _detail(award: AwardType) -> str:
    whom = ", ".join(WHOM[kind] for kind in award.recipients)
    return f"{award.abbreviation} · {whom}" if award.abbreviation else whom
