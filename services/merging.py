"""Gộp hai bản ghi của một đối tượng: what was written twice becomes one, and can be parted again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from models.dates import format_partial
from models.decisions import Decision
from models.likely import LikelyPair
from models.problems import Refused
from models.store import Store
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS, Subject
from services.carrying import Carrying
from services.decision_places import called
from services.directory import Directory
from services.prize_reckoning import PrizeReckoning

Side = Literal["first", "second"]
FIELDS = {
    "name": "Tên",
    "sort_name": "Tên để xếp thứ tự",
    "honorific": "Danh xưng",
    "sex": "Giới tính",
    "birth_date": "Ngày sinh",
    "personal_id": "Số định danh",
    "ethnicity": "Dân tộc",
    "position": "Chức vụ",
    "holder_class": "Thuộc diện",
    "unit_uid": "Đơn vị",
    "address": "Địa chỉ",
    "former_unit": "Đơn vị cũ",
    "status": "Tình trạng",
    "note": "Ghi chú",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two differ."""

    name: str
    label: str
    first: str
    second: str
    """As shown; "" for nothing."""
    proposed: Side


@dataclass(frozen=True, slots=True)
class History:
    """What hangs on one of the two."""

    registrations: int
    awards: int
    attachments: int
    nominations: int = 0
    facts: int = 0
    """Lines of Sổ sách."""

    @property
    def weight(self) -> tuple[int, ...]:
        return (
            self.awards,
            self.nominations,
            self.registrations,
            self.facts,
            self.attachments,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    first: Subject
    """The one that stays."""
    second: Subject
    differences: tuple[Difference, ...]
    history: tuple[History, History]
    problem: str
    """Why they cannot be one; "" when they can."""
    warning: str
    """Why they are hardly one, so that somebody has to say that they are."""


class Merging:
    def __init__(self, store: Store, directory: Directory, prizes: PrizeReckoning) -> None:
        self._store = store
        self._directory = directory
        self._prizes = prizes
        self._carrying = Carrying(store)

    def likely(self) -> list[LikelyPair]:
        """Pairs that are probably one, the surest first, without those said to be two."""
        apart = self._store.settings.all()
        return [
            pair
            for pair in self._store.likely.pairs()
            if _apart_key(pair.first_uid, pair.second_uid) not in apart
        ]

    def keep_apart(self, one: str, other: str) -> None:
        """They are two, however alike: do not list them any more."""
        names = " và ".join(self._store.subjects.get(uid).name for uid in (one, other))
        with self._store.action(f"Ghi nhận {names} là hai đối tượng khác nhau"):
            self._store.settings.write({_apart_key(one, other): "yes"})

    def compare(self, one: str, other: str) -> Comparison:
        """The two, the one with more history first."""
        first, second = self._store.subjects.get(one), self._store.subjects.get(other)
        history = self._history(first), self._history(second)
        if history[1].weight > history[0].weight:
            first, second, history = second, first, (history[1], history[0])
        return Comparison(
            first,
            second,
            tuple(self._differences(first, second)),
            history,
            self._problem(first, second),
            _warning(first, second),
        )

    def merge(
        self,
        first_uid: str,
        second_uid: str,
        chosen: Mapping[str, Side] | None = None,
        *,
        despite_warning: bool = False,
    ) -> Subject:
        """Let all that hangs on the second hang on the first, and put the second into the bin.

        ``chosen`` says for fields whose value is kept; what is not named there is kept as
        proposed. Printed words of issued decisions stay. Raises ``Refused``.
        """
        first, second = self._store.subjects.get(first_uid), self._store.subjects.get(second_uid)
        if sentence := self._problem(first, second):
            raise Refused(sentence)
        if not despite_warning and (sentence := _warning(first, second)):
            raise Refused(sentence)
        sides = {d.name: d.proposed for d in self._differences(first, second)} | dict(chosen or {})
        values = {name: getattr(second, name) for name, side in sides.items() if side == "second"}
        with self._store.action(f"Gộp hai bản ghi của {first.name}", unlocked=True):
            doubled = self._move_registrations(first, second)
            self._store.awards.save_many(
                replace(award, subject_uid=first.uid)
                for award in self._store.awards.of_subject(second.uid)
            )
            self._store.attachments.save_many(
                replace(attachment, owner_uid=first.uid)
                for attachment in self._store.attachments.of(second.uid)
            )
            self._carrying.carry(first, second, doubled)
            self._store.subjects.delete(second)
            self._prizes.settle(award.uid for award in self._store.awards.of_subject(first.uid))
            return self._directory.save(replace(first, **values)) if values else first

    def _move_registrations(self, first: Subject, second: Subject) -> Mapping[str, str]:
        """For what both registered for, that of the first is kept, and the award follows it.

        Gives for each registration that went the one that stays.
        """
        doubled: dict[str, str] = {}
        own = {(r.period, r.award_type): r for r in self._store.registrations.of_subject(first.uid)}
        awards = self._store.awards.of_subject(second.uid)
        for registration in self._store.registrations.of_subject(second.uid):
            twin = own.get((registration.period, registration.award_type))
            if twin is None:
                self._store.registrations.save(replace(registration, subject_uid=first.uid))
                continue
            self._store.awards.save_many(
                replace(award, registration_uid=twin.uid)
                for award in awards
                if award.registration_uid == registration.uid
            )
            self._store.registrations.delete(registration)
            doubled[registration.uid] = twin.uid
        return doubled

    def _history(self, subject: Subject) -> History:
        return History(
            len(self._store.registrations.of_subject(subject.uid)),
            len(self._store.awards.of_subject(subject.uid)),
            len(self._store.attachments.of(subject.uid)),
            len(self._store.nominations.of_subjects([subject.uid])),
            self._carrying.facts(subject),
        )

    def _problem(self, first: Subject, second: Subject) -> str:
        if first.uid == second.uid:
            return "Hãy chọn hai bản ghi khác nhau để gộp."
        if first.deleted_at or second.deleted_at:
            return "Một trong hai bản ghi đang ở thùng rác; hãy khôi phục trước khi gộp."
        if first.kind != second.kind:
            kinds = [SUBJECT_KINDS[each.kind].lower() for each in (first, second)]
            return (
                f"Không gộp được {kinds[0]} với {kinds[1]}; hai bản ghi phải cùng là "
                "cá nhân, tập thể hoặc hộ gia đình."
            )
        if (decision := self._both_in(first, second)) is not None:
            mend = (
                "hai người được khen trong một quyết định thì không thể là một."
                if decision.status == "issued"
                else "hãy bỏ một dòng khỏi quyết định đó trước khi gộp."
            )
            return (
                f"{first.name} và {second.name} cùng có tên trong quyết định {called(decision)}; "
                f"{mend}"
            )
        return self._carrying.problem(first, second)

    def _both_in(self, first: Subject, second: Subject) -> Decision | None:
        own = {award.decision_uid for award in self._store.awards.of_subject(first.uid)}
        for award in self._store.awards.of_subject(second.uid):
            if award.decision_uid in own:
                return self._store.decisions.get(award.decision_uid)
        return None

    def _differences(self, first: Subject, second: Subject) -> list[Difference]:
        found: list[Difference] = []
        for name, label in FIELDS.items():
            one, other = getattr(first, name) or "", getattr(second, name) or ""
            if one == other:
                continue
            fuller = not one or (
                name == "birth_date" and len(other) > len(one) and other.startswith(one)
            )
            found.append(
                Difference(
                    name,
                    label,
                    self._shown(name, one),
                    self._shown(name, other),
                    "second" if fuller else "first",
                )
            )
        return found

    def _shown(self, name: str, value: str) -> str:
        if not value:
            return ""
        match name:
            case "sex":
                return SEXES[value]  # type: ignore[index]
            case "holder_class":
                return HOLDER_CLASSES[value]  # type: ignore[index]
            case "status":
                return STATUSES[value]  # type: ignore[index]
            case "birth_date":
                return format_partial(value)
            case "unit_uid":
                return self._directory.unit_name(value)
            case _:
                return value


def _apart_key(one: str, other: str) -> str:
    return ":".join(["apart", *sorted((one, other))])


def _warning(first: Subject, second: Subject) -> str:
    numbers = {each.personal_id for each in (first, second) if each.personal_id}
    if len(numbers) == 2:
        return (
            f"{first.name} và {second.name} có hai số định danh khác nhau nên rất có thể là hai "
            "người; chỉ gộp khi đã đối chiếu giấy tờ và biết chắc một số ghi nhầm."
        )
    dates = sorted((first.birth_date, second.birth_date), key=len)
    if dates[0] and not dates[1].startswith(dates[0]):
        return (
            f"Ngày sinh của hai bản ghi khác nhau ({format_partial(first.birth_date)} và "
            f"{format_partial(second.birth_date)}); chỉ gộp khi biết chắc một ngày ghi nhầm."
        )
    return ""
