"""Thành viên tập thể: whom a collective has in a period, and who counts for its shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.memberships import Membership
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.store import Store
from models.subjects import Subject
from models.units import Unit
from models.vietnamese import canonical, nfc, text_key
from services.directory import Directory
from services.periods import Periods, period_of_code

NO_REASON = "Hãy ghi lý do không tính, ví dụ: mới tuyển dụng dưới 6 tháng."


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking the members of several collectives from their units."""

    added: int = 0
    collectives: int = 0
    """How many got members."""
    unclear: tuple[str, ...] = ()
    """Names of collectives of which no unit holds just their people."""


class Memberships:
    def __init__(self, store: Store, directory: Directory, periods: Periods) -> None:
        self._store = store
        self._directory = directory
        self._periods = periods

    def get(self, uid: str) -> Membership:
        return self._store.memberships.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[Membership]:
        return self._store.memberships.get_many(uids)

    def of_collective(self, collective_uid: str, period: str) -> list[Membership]:
        return self._store.memberships.of_collective(collective_uid, period)

    def problems(self, membership: Membership) -> dict[str, str]:
        """What keeps a membership from being saved: field -> sentence."""
        problems = self._collective_problems(membership.collective_uid)
        uid = membership.subject_uid
        member = self._store.subjects.find(uid) if uid else None
        if member is None:
            problems["subject_uid"] = "Hãy chọn thành viên của tập thể."
        elif member.kind != "individual":
            problems["subject_uid"] = f"{member.name} không phải cá nhân nên không là thành viên."
        elif not problems:
            known = self.of_collective(membership.collective_uid, membership.period)
            if any(m.subject_uid == member.uid and m.uid != membership.uid for m in known):
                problems["subject_uid"] = (
                    f"{member.name} đã là thành viên của tập thể trong kỳ này."
                )
        if not membership.counted and not membership.reason:
            problems["reason"] = NO_REASON
        return problems | self._day_problems(membership.period, membership.counted_on)

    def add(
        self,
        collective_uid: str,
        period: str,
        subject_uids: Sequence[str],
        counted_on: date | None = None,
    ) -> int:
        """Add members; who is one already stays as recorded. Raises ``Rejected``."""
        problems = self._collective_problems(collective_uid)
        people = self._store.subjects.get_many(subject_uids)
        if not people:
            problems["subjects"] = "Hãy chọn ít nhất một người."
        elif other := next((s for s in people if s.kind != "individual"), None):
            problems["subjects"] = f"{other.name} không phải cá nhân nên không là thành viên."
        if problems := problems | self._day_problems(period, counted_on):
            raise Rejected(problems)
        name = self._store.subjects.get(collective_uid).name
        with self._store.action(f"Thêm thành viên của {name}"):
            code = self._periods.ensure(period).code
            known = {m.subject_uid for m in self.of_collective(collective_uid, code)}
            added = self._store.memberships.save_many(
                Membership(
                    collective_uid=collective_uid,
                    subject_uid=person.uid,
                    period=code,
                    counted_on=counted_on,
                )
                for person in people
                if person.uid not in known
            )
        return len(added)

    def own_unit(self, collective: Subject) -> Unit | None:
        """The unit that holds just the people of a collective; None when that is not clear.

        That is the unit of its name; or the unit it lies in, when it is the only collective there
        and no unit lies below.
        """
        units = {unit.uid: unit for unit in self._directory.units()}
        within = units.get(collective.unit_uid or "")
        named = [u for u in units.values() if canonical(u.name) == canonical(collective.name)]
        named = [u for u in named if u.ended_on is None]
        near = [u for u in named if within and within.uid in (u.uid, u.parent_uid)]
        if len(near or named) == 1:
            return (near or named)[0]
        if within is None or any(u.parent_uid == within.uid for u in units.values()):
            return None
        beside = [s for s in self._store.subjects.of_unit(within.uid) if s.kind == "collective"]
        return within if len(beside) == 1 else None

    def people_of(self, unit_uid: str) -> list[Subject]:
        """Everybody still active in a unit and below it."""
        units = self._store.units.below(self._store.units.get(unit_uid))
        found = [s for unit in units for s in self._store.subjects.of_unit(unit.uid)]
        return [s for s in found if s.kind == "individual" and s.status == "active"]

    def to_take(self, collective_uid: str, period: str, unit_uid: str) -> list[Subject]:
        """Whom ``take_from_unit`` would add."""
        known = {m.subject_uid for m in self.of_collective(collective_uid, period)}
        return [person for person in self.people_of(unit_uid) if person.uid not in known]

    def take_from_unit(
        self, collective_uid: str, period: str, unit_uid: str, counted_on: date | None = None
    ) -> int:
        """Make everybody of a unit a member of the collective. Raises ``Refused``."""
        people = self.to_take(collective_uid, period, unit_uid)
        if not people:
            unit = self._directory.unit_name(unit_uid)
            raise Refused(f"Đơn vị “{unit}” không còn ai chưa là thành viên của tập thể này.")
        return self.add(collective_uid, period, [p.uid for p in people], counted_on)

    def without_members(self, period: str) -> list[Subject]:
        """Collectives that registered for the period and have no members in it yet."""
        have = set(self._store.memberships.totals(period))
        registered = {r.subject_uid for r in self._store.registrations.of_period(period)} - have
        found = self._store.subjects.get_many(sorted(registered))
        collectives = [s for s in found if s.kind == "collective" and s.deleted_at is None]
        return sorted(collectives, key=lambda s: text_key(s.name))

    def take_for_all(
        self, period: str, counted_on: date | None = None, progress: Progress = SILENT
    ) -> Taken:
        """Give every collective without members the people of its own unit, in one action."""
        if problems := self._day_problems(period, counted_on):
            raise Rejected(problems)
        wanted = self.without_members(period)
        added, filled, unclear = 0, 0, []
        with self._store.action(f"Lấy thành viên của {len(wanted)} tập thể"):
            for done, collective in enumerate(wanted):
                progress.report(done, len(wanted), f"Đang lấy thành viên của {collective.name}")
                unit = self.own_unit(collective)
                people = self.to_take(collective.uid, period, unit.uid) if unit else []
                if people:
                    uids = [person.uid for person in people]
                    added += self.add(collective.uid, period, uids, counted_on)
                    filled += 1
                else:
                    unclear.append(collective.name)
        return Taken(added, filled, tuple(unclear))

    def set_counted(
        self,
        uids: Sequence[str],
        *,
        counted: bool,
        reason: str = "",
        counted_on: date | None = None,
    ) -> int:
        """Count members, or leave them out with a reason; without a day the known one stays.

        Raises ``Rejected``.
        """
        known = self.get_many(uids)
        reason = "" if counted else nfc(reason)
        problems = {} if counted or reason else {"reason": NO_REASON}
        for period in {m.period for m in known}:
            problems |= self._day_problems(period, counted_on)
        if problems:
            raise Rejected(problems)
        changed = [
            replace(m, counted=counted, reason=reason, counted_on=counted_on or m.counted_on)
            for m in known
        ]
        changed = [new for new, old in zip(changed, known, strict=True) if new != old]
        verb = "Tính" if counted else "Không tính"
        with self._store.action(f"{verb} {len(known)} thành viên tập thể"):
            self._store.memberships.save_many(changed)
        return len(known)

    def delete(self, uids: Sequence[str]) -> int:
        memberships = self.get_many(uids)
        with self._store.action(f"Bỏ {len(memberships)} thành viên tập thể"):
            self._store.memberships.delete_many(memberships)
        return len(memberships)

    def counts_by_period(self) -> dict[str, int]:
        """How many memberships each period has; periods without any are left out."""
        return self._store.memberships.count_by_period()

    def to_copy(self, source: str, target: str) -> list[Membership]:
        """What ``copy_from`` would add: who is still active, counted, in collectives still active."""
        old = self._store.memberships.of_period(source)
        uids = {uid for m in old for uid in (m.subject_uid, m.collective_uid)}
        active = {
            s.uid
            for s in self._store.subjects.get_many(list(uids))
            if s.status == "active" and s.deleted_at is None
        }
        known = {
            (m.collective_uid, m.subject_uid) for m in self._store.memberships.of_period(target)
        }
        return [
            Membership(
                collective_uid=m.collective_uid, subject_uid=m.subject_uid, period=target
            )
            for m in old
            if {m.collective_uid, m.subject_uid} <= active
            and (m.collective_uid, m.subject_uid) not in known
        ]  # fmt: skip

    def copy_from(self, source: str, target: str) -> int:
        """Gives how many were added. Raises ``Refused`` when ``source`` has none."""
        if not self.counts_by_period().get(source):
            raise Refused(f"Kỳ {source} chưa có thành viên tập thể nào để chép sang.")
        with self._store.action(f"Chép thành viên tập thể từ {source} sang {target}"):
            code = self._periods.ensure(target).code
            return len(self._store.memberships.save_many(self.to_copy(source, code)))

    def totals(self, period: str) -> dict[str, tuple[int, int]]:
        """For each collective (members, those that are counted)."""
        return self._store.memberships.totals(period)

    def unit_counts(self, period: str) -> tuple[dict[str, int], int]:
        """Members of collectives in each unit and below it; and all of the period."""
        own = self._store.memberships.count_by_unit(period)
        inside = {uid: count for uid, count in own.items() if uid is not None}
        return self._store.units.with_those_below(inside), sum(own.values())

    def _collective_problems(self, uid: str) -> dict[str, str]:
        collective = self._store.subjects.find(uid) if uid else None
        if collective is None:
            return {"collective_uid": "Hãy chọn tập thể."}
        if collective.kind != "collective":
            return {"collective_uid": f"{collective.name} không phải là tập thể."}
        return {}

    def _day_problems(self, period: str, counted_on: date | None) -> dict[str, str]:
        if counted_on is None:
            return {}
        known = self._periods.find(period) or period_of_code(period)
        if counted_on >= known.starts_on:
            return {}
        return {"counted_on": f"Ngày tính phải từ đầu kỳ {known.code} trở đi."}
