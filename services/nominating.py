"""Đề nghị: who is put forward for which award of a period; one nomination, one achievement."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.nominations import (
    ENDED,
    NOMINATION_STATUSES,
    SETTLED,
    Nomination,
    NominationStatus,
)
from models.numbers import format_number
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.registrations import Registration
from models.store import Store
from models.vietnamese import canonical, nfc
from services.catalogue import Catalogue
from services.periods import Periods
from services.registering import Registering

WRITTEN: tuple[NominationStatus, ...] = ("decided", "submitted", "awarded")
"""The achievement stands in a paper already."""

Twin = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """One that an action did not touch, and why."""

    name: str
    sentence: str
    uid: str = ""
    """Of the nomination, where there is one."""
    award: str = ""
    """For what it is put forward, where that is known."""


@dataclass(frozen=True, slots=True)
class Added:
    uids: tuple[str, ...]
    held: tuple[HeldBack, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    count: int
    held: tuple[HeldBack, ...] = ()
    untold: int = 0
    """Of those that went, how many should tell of an achievement and do not."""


class Nominating:
    def __init__(
        self, store: Store, catalogue: Catalogue, periods: Periods, registering: Registering
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._periods = periods
        self._registering = registering

    def get(self, uid: str) -> Nomination:
        return self._store.nominations.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[Nomination]:
        return self._store.nominations.get_many(uids)

    def of_period(self, period: str) -> list[Nomination]:
        return self._store.nominations.of_period(period)

    def unit_counts(self, period: str) -> tuple[dict[str, int], int]:
        """Nominations of each unit with everything below it; and all of the period."""
        own = self._store.nominations.count_by_unit(period)
        inside = {uid: count for uid, count in own.items() if uid is not None}
        return self._store.units.with_those_below(inside), sum(own.values())

    def status_counts(self, period: str) -> dict[str, int]:
        return self._store.nominations.count_by_status(period)

    def award_names(self, nominations: Sequence[Nomination]) -> dict[str, str]:
        """By uid, for what each is put forward."""
        return {n.uid: self._catalogue.award_type(n.award_type).name for n in nominations}

    # One nomination

    def save(self, nomination: Nomination) -> Nomination:
        """Add a nomination or change it. Raises ``Rejected``.

        One that was examined and is put forward for something else has to be examined again.
        """
        nomination = self._cleaned(nomination)
        before = self._store.nominations.get(nomination.uid) if nomination.uid else None
        if problems := self.problems(nomination, before):
            raise Rejected(problems)
        name = self._store.subjects.get(nomination.subject_uid).name
        with self._store.action(f"{'Sửa' if nomination.uid else 'Thêm'} đề nghị của {name}"):
            return self.save_checked([nomination])[0]

    def untold(self, uids: Sequence[str]) -> int:
        """How many are put forward for a form of commendation without a word of achievement."""
        return sum(
            self._catalogue.award_type(nomination.award_type).kind == "form"
            and not nomination.achievement.strip()
            for nomination in self.get_many(uids)
        )

    def save_checked(self, nominations: Sequence[Nomination]) -> list[Nomination]:
        """Store what has no ``problems``. Part of an open action."""
        known = {n.uid: n for n in self.get_many([n.uid for n in nominations])}
        today = self._store.origin.today()
        ready: list[Nomination] = []
        for nomination in map(self._cleaned, nominations):
            before = known.get(nomination.uid)
            if before is None:
                code = self._periods.ensure(nomination.period).code
                nomination = self._begun(replace(nomination, period=code))
            elif before.status == "examined" and _essence(nomination) != _essence(before):
                nomination = replace(nomination, status="complete", status_on=today)
            ready.append(nomination)
        return self._store.nominations.save_many(ready)

    def problems(
        self,
        nomination: Nomination,
        before: Nomination | None = None,
        taken: Container[Twin] = (),
    ) -> dict[str, str]:
        """What keeps a nomination from being saved: field -> sentence.

        ``taken`` are the twins of others that are saved together with it.
        """
        problems: dict[str, str] = {}
        if not nomination.period.strip():
            problems["period"] = "Hãy chọn kỳ của đề nghị."
        if not nomination.subject_uid:
            problems["subject_uid"] = "Hãy chọn đối tượng được đề nghị."
        if not nomination.award_type:
            problems["award_type"] = "Hãy chọn danh hiệu hoặc hình thức khen thưởng."
        if nomination.achieved_on and nomination.achieved_on > self._store.origin.today():
            problems["achieved_on"] = "Ngày lập thành tích phải là ngày đã qua."
        if before is not None and (locked := self._locked(nomination, before)):
            problems |= locked
        if problems:
            return problems
        subject = self._store.subjects.get(nomination.subject_uid)
        if sentence := self._registering.unfit([subject], [nomination.award_type]):
            return {"award_type": sentence}
        if self._doubled(nomination, taken):
            return {
                "achievement": f"{subject.name} đã có đề nghị cùng danh hiệu, hình thức trong kỳ "
                "này với thành tích như vậy; mỗi thành tích chỉ đề nghị một lần."
            }
        return {}

    def has_twin(self, nomination: Nomination) -> bool:
        """Whether another one that is not ended asks for the same."""
        mine = twin(nomination)
        return any(
            twin(other) == mine
            for other in self._store.nominations.of_subjects([nomination.subject_uid])
            if other.uid != nomination.uid and other.status not in ENDED
        )

    # Many at once

    def add(
        self,
        nominations: Sequence[Nomination],
        title: str = "",
        progress: Progress = SILENT,
    ) -> Added:
        """Add all that can be added, in one action; tell of each of the others why not."""
        cleaned = [self._cleaned(nomination) for nomination in nominations]
        names = self._names(cleaned)
        added: list[Nomination] = []
        held: list[HeldBack] = []
        taken: set[Twin] = set()
        for done, nomination in enumerate(cleaned):
            progress.report(done, len(cleaned), "Đang lập đề nghị")
            if problems := self.problems(nomination, taken=taken):
                name = names.get(nomination.subject_uid, "")
                held.append(HeldBack(name, next(iter(problems.values()))))
            else:
                taken.add(twin(nomination))
                added.append(nomination)
        if not added:
            return Added((), tuple(held))
        with self._store.action(title or f"Lập {format_number(len(added))} đề nghị"):
            saved = self.save_checked(added)
        return Added(tuple(nomination.uid for nomination in saved), tuple(held))

    def add_subjects(
        self,
        model: Nomination,
        subject_uids: Sequence[str],
        progress: Progress = SILENT,
    ) -> Added:
        """Put all of ``subject_uids`` forward for what ``model`` says."""
        nominations = [replace(model, subject_uid=uid) for uid in dict.fromkeys(subject_uids)]
        return self.add(nominations, progress=progress)

    def from_registrations(self, uids: Sequence[str], progress: Progress = SILENT) -> Added:
        """Put registrations forward; those that went on already are told of and left alone."""
        registrations = self._registering.get_many(uids)
        open_uids = {
            registration.uid
            for period in {registration.period for registration in registrations}
            for registration in self.open_registrations(period)
        }
        names = self._names(registrations)
        held = [
            HeldBack(
                names.get(registration.subject_uid, ""),
                "Đăng ký này đã lập đề nghị hoặc đã ở trong quyết định.",
            )
            for registration in registrations
            if registration.uid not in open_uids
        ]
        left = [registration for registration in registrations if registration.uid in open_uids]
        added = self.add(
            [_from_registration(registration) for registration in left],
            f"Lập đề nghị từ {format_number(len(left))} đăng ký",
            progress,
        )
        return Added(added.uids, (*held, *added.held))

    def open_registrations(self, period: str) -> list[Registration]:
        """Those of ``period`` that no nomination and no decision has taken up."""
        gone = self._store.awards.registrations_decided(period)
        gone |= {n.registration_uid for n in self.of_period(period) if n.registration_uid}
        return [r for r in self._store.registrations.of_period(period) if r.uid not in gone]

    def delete(self, uids: Sequence[str]) -> Moved:
        """Put nominations into the bin; those that were voted on or decided stay."""
        nominations = self.get_many(uids)
        names = self._names(nominations)
        bound = {vote.nomination_uid for vote in self._store.votes.of_nominations(uids)}
        bound |= {a.nomination_uid or "" for a in self._store.awards.of_nominations(uids)}
        stay = [n for n in nominations if n.status in SETTLED or n.uid in bound]
        go = [n for n in nominations if n not in stay]
        held = tuple(
            HeldBack(
                names.get(n.subject_uid, ""),
                f"Đề nghị đang ở bước “{NOMINATION_STATUSES[n.status]}” hoặc đã vào chương trình "
                "họp nên không xóa được; hãy rút đề nghị hoặc bỏ khỏi cuộc họp, quyết định trước.",
                n.uid,
            )
            for n in stay
        )
        if not go and held:
            raise Refused(held[0].sentence)
        with self._store.action(f"Xóa {format_number(len(go))} đề nghị"):
            self._store.nominations.delete_many(go)
        return Moved(len(go), held)

    # Inside

    def _cleaned(self, nomination: Nomination) -> Nomination:
        texts = {name: nfc(getattr(nomination, name)) for name in ("achievement", "note")}
        movement = nomination.movement_uid if nomination.ground == "PHONG_TRAO" else None
        return replace(nomination, **texts, movement_uid=movement)

    def _begun(self, nomination: Nomination) -> Nomination:
        today = self._store.origin.today()
        return replace(
            nomination,
            status_on=nomination.status_on or today,
            proposed_on=nomination.proposed_on or today,
        )

    def _locked(self, nomination: Nomination, before: Nomination) -> dict[str, str]:
        step = NOMINATION_STATUSES[before.status]
        if before.status in SETTLED:
            names = ("subject_uid", "award_type", "ground", "movement_uid", "period")
            changed = [n for n in names if getattr(nomination, n) != getattr(before, n)]
            if changed:
                return dict.fromkeys(
                    changed,
                    f"Đề nghị đang ở bước “{step}” nên không đổi đối tượng, danh hiệu, loại hình, "
                    "kỳ được nữa.",
                )
        if before.status in WRITTEN and nomination.achievement != before.achievement:
            return {
                "achievement": f"Đề nghị đang ở bước “{step}”: thành tích đã ghi vào văn bản nên "
                "hãy sửa ở quyết định hoặc tờ trình."
            }
        return {}

    def _doubled(self, nomination: Nomination, taken: Container[Twin]) -> bool:
        if nomination.status in ENDED:
            return False
        return twin(nomination) in taken or self.has_twin(nomination)

    def _names(self, records: Iterable[Nomination | Registration]) -> Mapping[str, str]:
        uids = list({record.subject_uid for record in records if record.subject_uid})
        return {subject.uid: subject.name for subject in self._store.subjects.get_many(uids)}


def twin(nomination: Nomination) -> Twin:
    """What two nominations may not have in common: one achievement is put forward once."""
    return (
        nomination.subject_uid,
        nomination.award_type,
        nomination.period,
        canonical(nomination.achievement),
    )


def _essence(nomination: Nomination) -> tuple[str | None, ...]:
    """What was examined."""
    return (
        nomination.subject_uid,
        nomination.award_type,
        nomination.ground,
        nomination.movement_uid,
        nomination.period,
    )


def _from_registration(registration: Registration) -> Nomination:
    return Nomination(
        period=registration.period,
        subject_uid=registration.subject_uid,
        award_type=registration.award_type,
        registration_uid=registration.uid,
        source="registration",
    )
