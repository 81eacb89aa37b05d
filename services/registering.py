"""Đăng ký: who aims at which title in a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.nominations import ENDED
from models.numbers import format_count
from models.problems import Refused, Rejected
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject, SubjectKind
from models.vietnamese import nfc
from services.catalogue import Catalogue
from services.directory import Directory
from services.periods import Periods

COUNTED_AS: dict[SubjectKind, tuple[str, str]] = {
    "collective": ("Tập thể", "đơn vị"),
    "individual": ("Cá nhân", "người"),
    "household": ("Hộ gia đình", "hộ"),
}


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many subjects of one kind registered, each under the highest title it aims at."""

    kind: SubjectKind
    total: int
    by_award: tuple[tuple[str, int], ...]
    """(code of the award type, count), highest first."""
    by_award_all: tuple[tuple[str, int], ...]
    """The same of all registrations, also the lower ones of a subject."""

    @property
    def registrations(self) -> int:
        return sum(number for _, number in self.by_award_all)


@dataclass(frozen=True, slots=True)
class RegistrationSummary:
    period: str
    kinds: tuple[KindCount, ...]


class Registering:
    def __init__(
        self, store: Store, catalogue: Catalogue, directory: Directory, periods: Periods
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._directory = directory
        self._periods = periods

    def register(
        self,
        period: str,
        subject_uids: Sequence[str],
        award_types: Sequence[str],
        registered_on: date | None = None,
        initiative: str = "",
        note: str = "",
    ) -> int:
        """Register every subject for every award type; what is registered already stays as it is.

        Gives how many registrations were added. Raises ``Rejected``.
        """
        problems: dict[str, str] = {}
        if not subject_uids:
            problems["subjects"] = "Hãy chọn ít nhất một đối tượng."
        if not award_types:
            problems["award_types"] = "Hãy chọn ít nhất một danh hiệu hoặc hình thức."
        subjects = self._store.subjects.get_many(subject_uids)
        if not problems and (sentence := self.unfit(subjects, award_types)):
            problems["award_types"] = sentence
        if problems:
            raise Rejected(problems)
        name = subjects[0].name if len(subjects) == 1 else f"{len(subjects)} đối tượng"
        with self._store.action(f"Đăng ký {name}"):
            code = self._periods.ensure(period).code
            known = {
                (r.subject_uid, r.award_type)
                for r in self._store.registrations.of_subjects(subject_uids)
                if r.period == code
            }
            added = self._store.registrations.save_many(
                Registration(
                    period=code,
                    subject_uid=subject.uid,
                    award_type=award_type,
                    registered_on=registered_on,
                    initiative=nfc(initiative),
                    note=nfc(note),
                )
                for subject in subjects
                for award_type in dict.fromkeys(award_types)
                if (subject.uid, award_type) not in known
            )
        return len(added)

    def register_new(self, period: str, subject: Subject, award_types: Sequence[str]) -> Subject:
        """Add a subject to the directory and register it at once. Raises ``Rejected``."""
        with self._store.action(f"Thêm và đăng ký {subject.name}"):
            stored = self._directory.save(subject)
            self.register(period, [stored.uid], award_types)
        return stored

    def change(self, registration: Registration) -> Registration:
        """Store another title, initiative or note of a registration. Raises ``Rejected``.

        What stands in a decision keeps its title.
        """
        known = self._store.registrations.get(registration.uid)
        decided = self._store.awards.registrations_decided(known.period)
        if registration.award_type != known.award_type and known.uid in decided:
            raise Rejected(
                {
                    "award_type": "Đăng ký này đã đưa vào quyết định nên không đổi danh hiệu được; "
                    "hãy bỏ khỏi quyết định trước."
                }
            )
        registration = replace(
            registration, initiative=nfc(registration.initiative), note=nfc(registration.note)
        )
        subject = self._store.subjects.get(registration.subject_uid)
        if sentence := self.unfit([subject], [registration.award_type]):
            raise Rejected({"award_type": sentence})
        for other in self._store.registrations.of_subject(subject.uid):
            same = (other.period, other.award_type) == (
                registration.period,
                registration.award_type,
            )
            if same and other.uid != registration.uid:
                raise Rejected({"award_type": f"{subject.name} đã đăng ký danh hiệu này trong kỳ."})
        with self._store.action(f"Sửa đăng ký của {subject.name}"):
            return self._store.registrations.save(registration)

    def get(self, uid: str) -> Registration:
        return self._store.registrations.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[Registration]:
        return self._store.registrations.get_many(uids)

    def delete(self, uids: Sequence[str]) -> int:
        """Take registrations back.

        Raises ``Refused`` for those that stand in a decision or were put forward.
        """
        registrations = self._store.registrations.get_many(uids)
        decided = {
            uid
            for period in {r.period for r in registrations}
            for uid in self._store.awards.registrations_decided(period)
        }
        held = [r for r in registrations if r.uid in decided]
        if held:
            name = self._store.subjects.get(held[0].subject_uid).name
            raise Refused(
                f"{len(held)} đăng ký đã đưa vào quyết định (ví dụ của {name}) nên không xóa được; "
                "hãy bỏ khỏi quyết định trước."
            )
        wanted = {registration.uid for registration in registrations}
        subjects = [registration.subject_uid for registration in registrations]
        forward = [
            nomination
            for nomination in self._store.nominations.of_subjects(subjects)
            if nomination.registration_uid in wanted and nomination.status not in ENDED
        ]
        if forward:
            name = self._store.subjects.get(forward[0].subject_uid).name
            raise Refused(
                f"{len(forward)} đăng ký đã lập đề nghị (ví dụ của {name}) nên không xóa được; "
                "hãy xóa hoặc rút đề nghị trước."
            )
        with self._store.action(f"Xóa {len(registrations)} đăng ký"):
            self._store.registrations.delete_many(registrations)
        return len(registrations)

    def counts_by_period(self) -> dict[str, int]:
        """How many registrations each period has; periods without any are left out."""
        return self._store.registrations.count_by_period()

    def to_copy(self, source: str, target: str) -> list[Registration]:
        """What ``copy_from`` would add."""
        old = self._store.registrations.of_period(source)
        active = {
            s.uid
            for s in self._store.subjects.get_many(list({r.subject_uid for r in old}))
            if s.status == "active" and s.deleted_at is None
        }
        known = {(r.subject_uid, r.award_type) for r in self._store.registrations.of_period(target)}
        return [
            Registration(period=target, subject_uid=r.subject_uid, award_type=r.award_type)
            for r in old
            if r.subject_uid in active and (r.subject_uid, r.award_type) not in known
        ]

    def copy_from(self, source: str, target: str) -> int:
        """Register for ``target`` everybody still active who registered for ``source``.

        Gives how many were added; what ``target`` has already is not doubled.
        """
        if not self._store.registrations.count_by_period().get(source):
            raise Refused(f"Kỳ {source} chưa có đăng ký nào để chép sang.")
        with self._store.action(f"Chép đăng ký từ {source} sang {target}"):
            code = self._periods.ensure(target).code
            return len(self._store.registrations.save_many(self.to_copy(source, code)))

    def unit_counts(self, period: str) -> tuple[dict[str, int], int]:
        """Registrations of each unit with everything below it; and all of the period."""
        own = self._store.registrations.count_by_unit(period)
        inside = {uid: count for uid, count in own.items() if uid is not None}
        return self._store.units.with_those_below(inside), sum(own.values())

    def summary(self, period: str) -> RegistrationSummary:
        """The counts as reports print them: each subject once, under its highest title."""
        titles: dict[SubjectKind, dict[str, list[str]]] = {kind: {} for kind in COUNTED_AS}
        for subject_uid, kind, award_type in self._store.registrations.titles_by_subject(period):
            titles[kind].setdefault(subject_uid, []).append(award_type)
        return RegistrationSummary(
            period, tuple(self._count(kind, titles[kind]) for kind in COUNTED_AS)
        )

    def sentence(self, count: KindCount) -> str:
        """One line of a report: "Cá nhân: 888 người (danh hiệu ...: 06 người, ...)."

        Wording, padding and commas as in the half-year reports of communes.
        """
        label, unit = COUNTED_AS[count.kind]
        if not count.total:
            return f"{label}: chưa có đăng ký."
        padded = count.kind == "individual"
        parts = [
            f"{self._phrase(code, count.kind)}: {format_count(number, padded=padded)} {unit}"
            for code, number in count.by_award
        ]
        if count.kind == "individual":
            listed = ", ".join(parts)
        else:
            listed = "; ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
        return f"{label}: {format_count(count.total, padded=padded)} {unit} ({listed})."

    def _count(self, kind: SubjectKind, titles: dict[str, list[str]]) -> KindCount:
        highest = Counter(min(codes, key=self._rank) for codes in titles.values())
        every = Counter(code for codes in titles.values() for code in codes)
        return KindCount(kind, len(titles), self._ranked(highest), self._ranked(every))

    def _ranked(self, counted: Counter[str]) -> tuple[tuple[str, int], ...]:
        return tuple(sorted(counted.items(), key=lambda item: self._rank(item[0])))

    def _rank(self, award_type: str) -> int:
        return self._catalogue.award_type(award_type).rank

    def _phrase(self, award_type: str, kind: SubjectKind) -> str:
        return self._catalogue.award_type(award_type).registration_phrase(kind)

    def unfit(self, subjects: Iterable[Subject], award_types: Sequence[str]) -> str | None:
        """Why one of the subjects cannot aim at one of the titles."""
        for code in award_types:
            award_type = self._catalogue.award_type(code)
            for subject in subjects:
                if subject.kind not in award_type.recipients:
                    return f"{award_type.name} không dành cho {COUNTED_AS[subject.kind][0].lower()} ({subject.name})."
        return None
