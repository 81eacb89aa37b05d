"""Finds whom a row means: somebody of the directory, somebody earlier in the file, or somebody new.

Nobody is merged on a guess: people of one name in different units, or born on different days, stay
two; a row that could mean several people is said and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.store import Store
from models.subjects import Status, Subject, SubjectKind
from models.vietnamese import canonical
from services.intake.candidates import NEW_SUBJECT, Candidate, Verdict, in_the_unit
from services.intake.known_subjects import KnownSubjects
from services.intake.likeness import (
    WHOLE_DAY,
    Claim,
    born_alike,
    contradicts,
    moved,
    news_of,
    told_apart,
    told_less,
    verdict_on,
)
from services.intake.plan import PlannedRow, PlannedSubject, Unusable
from services.intake.source_rows import SourceRow
from services.intake.unit_names import UnitNames

DETAILS = (
    "honorific",
    "sex",
    "birth_date",
    "personal_id",
    "ethnicity",
    "position",
    "holder_class",
    "address",
    "status",
    "note",
)
"""What a row may tell of a subject besides its name and unit."""
_TOLD = frozenset(DETAILS)


@dataclass(slots=True)
class Match:
    subject: PlannedSubject
    made: bool = False
    """Whether this row is the first that means a new subject."""
    changed: bool = False
    """Whether this row tells something new of a known one."""
    remark: str = ""
    """What a person should look at, as a sentence."""
    verdict: Verdict = "new"
    candidates: Sequence[Candidate] = ()
    moved_from: str = ""
    """The unit in which the subject was known before."""
    status_before: Status | None = None
    """Of a known subject."""

    def row(self, row: SourceRow, about: str = "", award_type: str = "") -> PlannedRow:
        """What ``row`` comes to while nothing more than its subject is known of it."""
        return PlannedRow(
            row.sheet,
            row.row,
            "updated" if self.changed else "same",
            str(row.values["name"]),
            award_type,
            self.subject,
            verdict=self.verdict,
            candidates=self.candidates,
            about=about,
        )


class Matcher:
    """``replaces``: what the file tells takes the place of what is known; else it only fills gaps.

    ``moves``: of a staff list, whoever has the same name and day of birth elsewhere came from there.
    """

    def __init__(
        self,
        store: Store,
        unit_names: UnitNames,
        names: Iterable[str],
        numbers: Iterable[str],
        *,
        replaces: bool,
        moves: bool = False,
    ) -> None:
        self._known = KnownSubjects(store, unit_names, names, numbers)
        self._replaces = replaces
        self._moves = moves
        self._claims: dict[tuple[int, object], Claim] = {}
        self._claimed_once: set[int] = set()

    def match(
        self,
        kind: SubjectKind,
        values: Mapping[str, Any],
        row: int,
        scope: object = "",
        day: date | None = None,
        chosen: str = "",
    ) -> Match:
        """The subject of a row with at least a name. Raises ``Unusable``.

        Rows of one ``scope`` that tell different things mean different people, for nobody stands
        in one list twice; ``day`` is that of the decision that the row tells of.
        """
        told = {name: value for name, value in values.items() if value and name in _TOLD}
        name, unit = str(values["name"]), str(values.get("unit") or "")
        if chosen and chosen != NEW_SUBJECT:
            return self._chosen(chosen, told, name, unit, row, scope, day)
        if (own := self._of_uid(values, kind)) is not None:
            return self._claimed(own, told, unit, row, scope, day, name=name, verdict="same")
        known = self._known
        key = known.key(name)
        namesakes = known.namesakes(key, kind)
        owner = known.of_number(told.get("personal_id"))
        if not namesakes and owner is None:
            return self._fresh(key, kind, name, unit, told, row, scope, day)
        remark = ""
        candidates = known.candidates(namesakes, name, unit, told)
        if owner is not None:
            same = known.key(owner.record.name) == key and owner.record.kind == kind
            if same and chosen != NEW_SUBJECT:
                return self._claimed(
                    owner, told, unit, row, scope, day, verdict="same", candidates=candidates
                )
            told = {name: value for name, value in told.items() if name != "personal_id"}
            remark = (
                f"Số định danh ở dòng này đã ghi cho {owner.record.name} nên để trống; "
                "hãy kiểm tra lại của ai."
            )
        near = [each for each in namesakes if known.may_be_in(each, unit)]
        if chosen == NEW_SUBJECT:
            near = [each for each in near if each.is_new]
        fitting = [each for each in near if not contradicts(told, each.record)]
        self._refuse_several_units(fitting, name, unit, candidates)
        apart = {id(each): self._difference(each, told, scope) for each in fitting}
        free = [each for each in fitting if not apart[id(each)]]
        if len(free) > 1:
            free = self._closest(free, told, unit)
        if len(free) > 1:
            raise Unusable(
                "name",
                f"Có {len(free)} đối tượng cùng tên {name}{f' ở {unit}' if unit else ''}; "
                "hãy ghi thêm ngày sinh hoặc số định danh.",
                candidates,
            )
        if free:
            verdict = verdict_on(free[0], candidates, told, unit)
            return self._claimed(
                free[0], told, unit, row, scope, day, remark, "", verdict, candidates
            )
        if self._moves and not chosen and (came := born_alike(namesakes, told)):
            return self._claimed(
                came, told, unit, row, scope, day, remark, "", "probable", candidates
            )
        difference = next((text for text in apart.values() if text), "")
        remark = remark or told_apart(name, unit, difference)
        if not remark and chosen != NEW_SUBJECT:
            remark = moved(namesakes, name, told)
        fresh = self._fresh(key, kind, name, unit, told, row, scope, day)
        likely = chosen != NEW_SUBJECT and (remark or in_the_unit(candidates))
        return replace(
            fresh,
            remark=remark,
            verdict="probable" if candidates and likely else "new",
            candidates=candidates,
        )

    def _fresh(
        self,
        key: str,
        kind: SubjectKind,
        name: str,
        unit: str,
        told: dict[str, Any],
        row: int,
        scope: object,
        day: date | None,
    ) -> Match:
        fresh = PlannedSubject(Subject(kind=kind, name=name, **told), unit, True, day)
        self._known.add(key, fresh)
        self._claimed_once.add(id(fresh))
        self._claims[id(fresh), scope] = (row, told)
        return Match(fresh, made=True)

    def _chosen(
        self,
        uid: str,
        told: dict[str, Any],
        name: str,
        unit: str,
        row: int,
        scope: object,
        day: date | None,
    ) -> Match:
        """Whom the user said that the row means. Raises ``Unusable`` when they are gone."""
        subject = self._known.of_uid(uid)
        if subject is None:
            raise Unusable(
                "name", "Đối tượng đã chọn cho dòng này không còn trong Danh bạ; hãy chọn lại."
            )
        owner = self._known.of_number(told.get("personal_id"))
        if owner is not None and owner is not subject:
            del told["personal_id"]
        candidate = self._known.candidate(subject, name, unit, told)
        return self._claimed(subject, told, unit, row, scope, day, "", name, "same", (candidate,))

    def _of_uid(self, values: Mapping[str, Any], kind: SubjectKind) -> PlannedSubject | None:
        """The subject whose mark of this program stands in the row."""
        uid = values.get("uid")
        known = self._known.of_uid(str(uid)) if uid else None
        return known if known is not None and known.record.kind == kind else None

    def _refuse_several_units(
        self,
        fitting: list[PlannedSubject],
        name: str,
        unit: str,
        candidates: Sequence[Candidate],
    ) -> None:
        if unit or len({self._known.unit_key(each.unit) for each in fitting}) < 2:
            return
        places = ", ".join(each.unit or "chưa có đơn vị" for each in fitting[:3])
        raise Unusable(
            "name",
            f"Có {len(fitting)} đối tượng tên {name} ({places}); hãy ghi thêm đơn vị.",
            candidates,
        )

    def _difference(self, subject: PlannedSubject, told: Mapping[str, Any], scope: object) -> str:
        """Why the row is probably about another one of the same name and unit."""
        record = subject.record
        if len(record.birth_date) == WHOLE_DAY and record.birth_date == told.get("birth_date"):
            return ""
        if told.get("sex") and record.sex and told["sex"] != record.sex:
            return "khác giới tính"
        claim = self._claims.get((id(subject), scope))
        if claim is None:
            return ""
        earlier, said = claim
        for field, label in (("position", "chức vụ"), ("address", "địa chỉ")):
            before, now = said.get(field), told.get(field)
            if field == "address" and record.kind != "household":
                continue
            if before and now and canonical(str(before)) != canonical(str(now)):
                return f"khác {label} với dòng {earlier}"
        return ""

    def _closest(
        self, subjects: list[PlannedSubject], told: Mapping[str, Any], unit: str
    ) -> list[PlannedSubject]:
        """Those that agree with the row in most details; more than one when that leaves a tie."""

        def agreement(subject: PlannedSubject) -> int:
            details = sum(getattr(subject.record, name) == value for name, value in told.items())
            return details + len(DETAILS) * self._known.in_unit(subject, unit)

        best = max(map(agreement, subjects))
        return [subject for subject in subjects if agreement(subject) == best]

    def _claimed(
        self,
        subject: PlannedSubject,
        told: Mapping[str, Any],
        unit: str,
        row: int,
        scope: object,
        day: date | None,
        remark: str = "",
        name: str = "",
        verdict: Verdict = "new",
        candidates: Sequence[Candidate] = (),
    ) -> Match:
        place = id(subject)
        newer = subject.is_new and day is not None and day > (subject.told_on or date.min)
        replaces = (self._replaces and place not in self._claimed_once) or newer
        self._claimed_once.add(place)
        earlier = self._claims.setdefault((place, scope), (row, told))
        if earlier[0] != row and not remark:
            remark = told_less(earlier, told, subject.record.name)
        changes = news_of(told, subject.record, replaces=replaces)
        if replaces and name and name != subject.record.name:
            changes["name"] = name
        changed, moved_from = bool(changes), ""
        before = subject.record.status if subject.record.uid else None
        if unit and (not subject.unit or (replaces and not self._known.in_unit(subject, unit))):
            moved_from = subject.unit
            subject.unit, changes["unit_uid"], changed = unit, None, True
        if newer:
            subject.told_on = day
        if changed:
            subject.record = replace(subject.record, **changes)
            subject.changed = True
        news = changed and not subject.is_new
        return Match(subject, False, news, remark, verdict, candidates, moved_from, before)
