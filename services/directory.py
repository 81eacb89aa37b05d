"""Danh bạ: keeping units, people, collectives and households."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.awards import Award
from models.dates import parse_partial
from models.decisions import Decision
from models.problems import Refused, Rejected
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject, SubjectKind
from models.units import Unit
from models.vietnamese import canonical, fold, nfc
from services.followers import Followers


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of one subject."""

    registrations: list[Registration]
    awards: list[tuple[Award, Decision]]
    """Newest decision first; drafts before them."""


class Directory:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._followers = Followers(store)

    # Units

    def units(self) -> list[Unit]:
        """The whole tree, parents before children."""
        return self._store.units.in_order()

    def unit(self, uid: str) -> Unit:
        return self._store.units.get(uid)

    def unit_name(self, uid: str | None) -> str:
        unit = self._store.units.find(uid) if uid else None
        return unit.name if unit else ""

    def find_units(self, text: str, limit: int = 50) -> list[Unit]:
        """Units whose name, or a name they had, holds every typed word; the likeliest first.

        Those that were merged into another are left out: they are found as that one.
        """
        words = fold(text).split()
        found = [
            u
            for u in self.units()
            if u.ended_on is None
            and all(word in fold(f"{u.name} {u.former_name}") for word in words)
        ]
        return sorted(found, key=lambda u: _distance(u, text))[:limit]

    def unit_counts(self) -> dict[str, int]:
        """For each unit how many subjects belong to it and to everything below it."""
        return self._store.units.count_all_members()

    def count(self) -> int:
        """How many subjects there are."""
        return self._store.subjects.count()

    def save_unit(self, unit: Unit) -> Unit:
        """Raises ``Rejected``."""
        unit = replace(unit, name=nfc(unit.name), former_name=nfc(unit.former_name))
        problems: dict[str, str] = {}
        if not unit.name:
            problems["name"] = "Hãy nhập tên đơn vị."
        twins = [
            u
            for u in self._store.units.named(unit.name)
            if u.parent_uid == unit.parent_uid and (u.ended_on is None or unit.ended_on is not None)
        ]
        if any(twin.uid != unit.uid for twin in twins):
            problems["name"] = f"Đã có đơn vị “{unit.name}” ở cùng cấp."
        if unit.uid and unit.parent_uid:
            below = {u.uid for u in self._store.units.below(self._store.units.get(unit.uid))}
            if unit.parent_uid in below:
                problems["parent_uid"] = (
                    "Đơn vị cấp trên không thể là chính nó hoặc đơn vị thuộc nó."
                )
        if problems:
            raise Rejected(problems)
        known = self._store.units.find(unit.uid) if unit.uid else None
        if known and known.parent_uid != unit.parent_uid:
            unit = replace(unit, position=0)
        with self._store.action(f"{'Sửa' if unit.uid else 'Thêm'} đơn vị {unit.name}"):
            return self._store.units.place(unit)

    def ensure_unit(self, name: str, parent_uid: str | None = None) -> Unit:
        """The unit of this name, in any spelling; made when there is none. Part of an open action."""
        name = nfc(name)
        for unit in self._store.units.named(name):
            if unit.ended_on is None and (parent_uid is None or unit.parent_uid == parent_uid):
                return unit
        with self._store.action(f"Thêm đơn vị {name}"):
            return self._store.units.place(Unit(name=name, parent_uid=parent_uid))

    def delete_unit(self, uid: str) -> Unit:
        """Put an empty unit into the bin. Raises ``Refused`` when something belongs to it."""
        unit = self._store.units.get(uid)
        below = len(self._store.units.below(unit)) - 1
        members = self._store.units.count_members(unit.uid)
        if below or members:
            raise Refused(
                f"Đơn vị “{unit.name}” còn {below} đơn vị trực thuộc và {members} đối tượng; "
                "hãy chuyển chúng sang đơn vị khác trước khi xóa."
            )
        dossiers = len(self._store.dossiers.of_unit(unit.uid))
        sheets = len(self._store.payment_lists.of_unit(unit.uid))
        if dossiers or sheets:
            raise Refused(
                f"Đơn vị “{unit.name}” có {dossiers} hồ sơ đã nộp và {sheets} danh sách chi tiền "
                "thưởng nên phải giữ lại; nếu đơn vị không còn thì dùng “Sáp nhập đơn vị”."
            )
        with self._store.action(f"Xóa đơn vị {unit.name}"):
            return self._store.units.delete(unit)

    # Subjects

    def subject(self, uid: str) -> Subject:
        return self._store.subjects.get(uid)

    def find(self, text: str, kind: SubjectKind | None = None, limit: int = 50) -> list[Subject]:
        """By name in any spelling; words that were typed as one are parted where that finds more."""
        found = self._store.subjects.search(text, kind, limit)
        parted = text if found else self.parted(text)
        return found if parted == text else self._store.subjects.search(parted, kind, limit)

    def parted(self, text: str) -> str:
        """What was typed, with words of names that were typed as one parted."""
        return " ".join(self._store.finder.parted(text)) if fold(text) else text

    def save(self, subject: Subject) -> Subject:
        """Add or change a person, collective or household. Raises ``Rejected``."""
        subject = _cleaned(subject)
        if problems := self.problems(subject):
            raise Rejected(problems)
        verb = "Sửa" if subject.uid else "Thêm"
        with self._store.action(f"{verb} {subject.name}"):
            return self._store.subjects.save(subject)

    def namesakes(self, subject: Subject) -> list[Subject]:
        """Others of this name and kind, for the form to mention; two people may share a name."""
        if not subject.name.strip():
            return []
        found = self._store.subjects.named(subject.name, subject.kind)
        return [other for other in found if other.uid != subject.uid]

    def move(self, uids: Sequence[str], unit_uid: str | None) -> int:
        """Let the subjects belong to another unit."""
        subjects = self._store.subjects.get_many(uids)
        target = self.unit_name(unit_uid) or "chưa có đơn vị"
        with self._store.action(f"Chuyển {len(subjects)} đối tượng sang {target}"):
            self._store.subjects.save_many(replace(s, unit_uid=unit_uid) for s in subjects)
        return len(subjects)

    def delete(self, uids: Sequence[str]) -> int:
        """Put subjects into the bin, with what follows them. Awards keep them on record.

        Raises ``Refused`` for those whom a decision or a meeting waits for.
        """
        subjects = self._store.subjects.get_many(uids)
        drafts = self._store.awards.names_in_open_decisions(uids)
        if drafts:
            raise Refused(
                f"{len(drafts)} đối tượng đang nằm trong quyết định chưa ban hành "
                f"(ví dụ {drafts[0]}); hãy bỏ họ khỏi quyết định trước khi xóa."
            )
        self._followers.refuse_bound(uids)
        title = subjects[0].name if len(subjects) == 1 else f"{len(subjects)} đối tượng"
        with self._store.action(f"Xóa {title}"):
            self._store.subjects.delete_many(subjects)
            self._followers.delete(uids)
        return len(subjects)

    def bin(self) -> list[Subject]:
        """Deleted subjects, newest first."""
        return self._store.subjects.deleted()

    def restore(self, uids: Sequence[str]) -> int:
        """Take subjects out of the bin, with what went there with them.

        Who belonged to a merged unit belongs to what it became; to a unit that is gone, to none.
        Raises ``Refused``.
        """
        subjects = [s for s in self._store.subjects.get_many(uids) if s.deleted_at]
        for subject in subjects:
            owner = self._owner_of_number(subject)
            if owner:
                raise Refused(
                    f"Số định danh của {subject.name} nay đã ghi cho {owner.name}; "
                    "hãy sửa số của người đó trước khi khôi phục."
                )
        units = {unit.uid: unit for unit in self.units()}
        title = subjects[0].name if len(subjects) == 1 else f"{len(subjects)} đối tượng"
        with self._store.action(f"Khôi phục {title} từ thùng rác"):
            for subject in subjects:
                self._followers.restore(subject.uid)
            self._store.subjects.restore_many(
                replace(s, unit_uid=_unit_now(units, s.unit_uid)) for s in subjects
            )
        return len(subjects)

    def past(self, uid: str) -> Past:
        """Registrations and awards of one subject."""
        awards = self._store.awards.of_subject(uid)
        decisions = {
            d.uid: d
            for d in self._store.decisions.get_many(list({a.decision_uid for a in awards}))
            if d.deleted_at is None
        }
        pairs = [(a, decisions[a.decision_uid]) for a in awards if a.decision_uid in decisions]
        pairs.sort(key=lambda pair: (pair[1].decided_on is None, pair[1].decided_on), reverse=True)
        return Past(self._store.registrations.of_subject(uid), pairs)

    def problems(self, subject: Subject) -> dict[str, str]:
        """What keeps a cleaned subject from being saved: field -> sentence."""
        problems: dict[str, str] = {}
        if not subject.name:
            problems["name"] = {
                "individual": "Hãy nhập họ và tên.",
                "collective": "Hãy nhập tên tập thể.",
                "household": "Hãy nhập họ tên chủ hộ.",
            }[subject.kind]
        try:
            if subject.birth_date and parse_partial(subject.birth_date) != subject.birth_date:
                problems["birth_date"] = "Ngày sinh ghi như 05/7/1980, 7/1980 hoặc 1980."
        except Refused as refused:
            problems["birth_date"] = str(refused)
        number = subject.personal_id
        if number and not (number.isdigit() and len(number) in (9, 12)):
            problems["personal_id"] = "Số định danh có 12 chữ số (chứng minh nhân dân cũ có 9)."
        elif owner := self._owner_of_number(subject):
            problems["personal_id"] = f"Số định danh này đã ghi cho {owner.name}."
        return problems

    def _owner_of_number(self, subject: Subject) -> Subject | None:
        """Who else bears the personal number of ``subject``."""
        owner = self._store.subjects.of_personal_id(subject.personal_id)
        return owner if owner and subject.personal_id and owner.uid != subject.uid else None


def _cleaned(subject: Subject) -> Subject:
    texts = {
        name: nfc(getattr(subject, name))
        for name in ("name", "sort_name", "honorific", "position", "address", "former_unit", "note", "personal_id", "ethnicity")
    }  # fmt: skip
    return replace(subject, **texts)


def _unit_now(units: Mapping[str, Unit], uid: str | None) -> str | None:
    unit = units.get(uid or "")
    while unit is not None and unit.successor_uid is not None:
        unit = units.get(unit.successor_uid)
    return unit.uid if unit else None


def _distance(unit: Unit, typed: str) -> tuple[bool, bool, bool]:
    """How far a unit is from being what was typed: a name that begins so, then any name of today."""
    name, words = fold(unit.name), fold(typed)
    return (
        not name.startswith(words),
        not all(word in name for word in words.split()),
        canonical(typed) not in canonical(unit.name),
    )
