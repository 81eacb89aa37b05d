"""What tells two people of one name apart, and what makes two rows one: with the reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.subjects import Subject
from services.intake.candidates import Candidate, Verdict, in_the_unit
from services.intake.plan import PlannedSubject

WHOLE_DAY = len("1968-07-05")

Claim = tuple[int, Mapping[str, Any]]
"""An earlier row, by its number, and what it said of a subject."""


def contradicts(told: Mapping[str, Any], record: Subject) -> bool:
    """Whether the row cannot be about ``record``: born on another day, or with another number."""
    born, number = str(told.get("birth_date", "")), str(told.get("personal_id", ""))
    if born and record.birth_date and not agree(born, record.birth_date):
        return True
    known = record.personal_id
    return bool(number and known and number != known and len(number) == len(known))


def agree(one: str, other: str) -> bool:
    """Whether two dates do not contradict each other: 1968 agrees with 1968-07-05."""
    return one.startswith(other) or other.startswith(one)


def news_of(told: Mapping[str, Any], record: Subject, *, replaces: bool) -> dict[str, Any]:
    """What the row tells that is not known yet, or known otherwise."""
    news: dict[str, Any] = {}
    for name, value in told.items():
        known = getattr(record, name)
        more = name == "birth_date" and len(str(value)) > len(known) and agree(value, known)
        less = name == "birth_date" and len(str(value)) < len(known)
        if value != known and not less and (not known or more or replaces):
            news[name] = value
    return news


def told_less(earlier: Claim, told: Mapping[str, Any], name: str) -> str:
    """Two rows taken for one person although one of them says more than the other."""
    row, said = earlier
    for field, called in (("birth_date", "ngày sinh"), ("personal_id", "số định danh")):
        if bool(said.get(field)) != bool(told.get(field)):
            return (
                f"Đã coi dòng này và dòng {row} là một {name} vì cùng tên, cùng đơn vị; "
                f"nếu là hai người, hãy ghi {called} cho cả hai."
            )
    return ""


def told_apart(name: str, unit: str, difference: str) -> str:
    if not difference:
        return ""
    return (
        f"Đã có {name} ở {unit or 'cùng đơn vị'} nhưng {difference} nên ghi thành một đối tượng "
        "khác; nếu là một, hãy sửa cho giống nhau rồi lấy lại."
    )


def moved(namesakes: Sequence[PlannedSubject], name: str, told: Mapping[str, Any]) -> str:
    """Somebody of the same name and day of birth in another unit may have moved."""
    born = str(told.get("birth_date", ""))
    for each in namesakes:
        if len(born) == WHOLE_DAY and each.record.birth_date == born:
            return (
                f"Đã có {name} cùng ngày sinh ở {each.unit or 'đơn vị khác'}; đã ghi "
                "thêm một đối tượng, nếu là một người thì hãy xóa bớt."
            )
    return ""


def born_alike(
    namesakes: Sequence[PlannedSubject], told: Mapping[str, Any]
) -> PlannedSubject | None:
    """The one of this name who was born on this very day, wherever they are known."""
    born = str(told.get("birth_date", ""))
    if len(born) != WHOLE_DAY:
        return None
    found = [each for each in namesakes if each.record.birth_date == born]
    fitting = [each for each in found if not contradicts(told, each.record)]
    return fitting[0] if len(fitting) == 1 else None


def verdict_on(
    subject: PlannedSubject,
    candidates: Sequence[Candidate],
    told: Mapping[str, Any],
    unit: str,
) -> Verdict:
    """How sure it is that a row of the same name means ``subject``."""
    if not subject.record.uid:
        return "new"
    born = str(told.get("birth_date", ""))
    if len(born) == WHOLE_DAY and born == subject.record.birth_date:
        return "same"
    alone = len(candidates) == 1 or in_the_unit(candidates) == 1
    return "same" if unit and subject.unit and alone else "probable"
