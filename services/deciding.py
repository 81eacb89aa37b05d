"""Quyết định: from a draft with its recipients to an issued decision that stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.awards import Award
from models.decisions import DECISION_STATUSES, Decision, DecisionStatus
from models.problems import Refused, Rejected
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject
from models.vietnamese import nfc
from services.catalogue import Catalogue
from services.directory import Directory

STEPS: tuple[DecisionStatus, ...] = ("draft", "submitted", "signed", "issued")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of recipients that were to be added to a decision."""

    added: int
    already: tuple[str, ...]
    """Names that stand in the decision already; nobody is awarded twice in one decision."""


class Deciding:
    def __init__(self, store: Store, catalogue: Catalogue, directory: Directory) -> None:
        self._store = store
        self._catalogue = catalogue
        self._directory = directory

    def get(self, uid: str) -> Decision:
        return self._store.decisions.get(uid)

    def awards(self, decision_uid: str) -> list[Award]:
        """The recipients in the order in which the decision lists them."""
        decision = self._store.decisions.get(decision_uid)
        awards = self._store.awards.of_decision(decision_uid)
        match decision.list_order:
            case "unit":
                order = self._store.awards.unit_order(decision_uid)
                keys = self._store.awards.sort_keys(decision_uid)
                awards.sort(key=lambda a: (order[a.uid], keys[a.uid]))
            case "name":
                keys = self._store.awards.sort_keys(decision_uid)
                awards.sort(key=lambda a: keys[a.uid])
            case "title":
                keys = self._store.awards.sort_keys(decision_uid)
                rank = self._rank
                awards.sort(key=lambda a: (rank(a.award_type), keys[a.uid]))
            case "manual":
                pass
        return awards

    def save(self, decision: Decision) -> Decision:
        """Add a draft or change a decision that is not issued. Raises ``Rejected``."""
        decision = _cleaned(decision)
        known = self._store.decisions.find(decision.uid) if decision.uid else None
        if known and known.status == "issued":
            raise Refused(_LOCKED)
        if problems := self._problems(decision):
            raise Rejected(problems)
        verb = "Sửa" if known else "Thêm"
        with self._store.action(f"{verb} quyết định {_called(decision)}"):
            return self._store.decisions.save(decision)

    def delete(self, uid: str) -> None:
        """Put a decision that is not issued into the bin, with its recipients."""
        decision = self._store.decisions.get(uid)
        if decision.status == "issued":
            raise Refused(_LOCKED)
        with self._store.action(f"Xóa quyết định {_called(decision)}"):
            for award in self._store.awards.of_decision(uid):
                self._store.awards.delete(award)
            self._store.decisions.delete(decision)

    # Recipients

    def registrations_left(self, decision: Decision) -> list[Registration]:
        """Registrations for the decision's award and period that no decision has taken up yet."""
        if decision.period is None:
            return []
        decided = self._store.awards.registrations_decided(decision.period)
        return [
            r
            for r in self._store.registrations.of_period(decision.period)
            if r.award_type == decision.award_type and r.uid not in decided
        ]

    def add_registrations(self, uid: str, registration_uids: Sequence[str]) -> Added:
        """Add the registered subjects as recipients of what they registered for."""
        decision = self._open(uid)
        registrations = self._store.registrations.get_many(registration_uids)
        subjects = {
            s.uid: s for s in self._store.subjects.get_many([r.subject_uid for r in registrations])
        }
        return self._add(
            decision,
            [(subjects[r.subject_uid], r.award_type, r) for r in registrations],
        )

    def add_subjects(self, uid: str, subject_uids: Sequence[str], award_type: str = "") -> Added:
        """Add subjects of the directory as recipients of the decision's award."""
        decision = self._open(uid)
        code = award_type or decision.award_type
        subjects = self._store.subjects.get_many(subject_uids)
        return self._add(decision, [(subject, code, None) for subject in subjects])

    def save_award(self, award: Award) -> Award:
        """Change one recipient's line: achievement, prize, title, note. Raises ``Rejected``."""
        self._open(award.decision_uid)
        award_type = self._catalogue.award_type(award.award_type)
        if award.kind not in award_type.recipients:
            raise Rejected({"award_type": f"{award_type.name} không dành cho đối tượng này."})
        if award.prize is not None and award.prize < 0:
            raise Rejected({"prize": "Tiền thưởng không thể là số âm."})
        with self._store.action(f"Sửa khen thưởng của {award.name}"):
            return self._store.awards.save(award)

    def remove_awards(self, uid: str, award_uids: Sequence[str]) -> int:
        self._open(uid)
        awards = self._store.awards.get_many(award_uids)
        with self._store.action(f"Bỏ {len(awards)} người khỏi quyết định"):
            for award in awards:
                self._store.awards.delete(award)
        return len(awards)

    def move_award(self, uid: str, award_uid: str, place: int) -> None:
        """Put one recipient at ``place`` (0 is first) of a list that is then in order by hand."""
        decision = self._open(uid)
        awards = self.awards(uid)
        moved = next(a for a in awards if a.uid == award_uid)
        awards.remove(moved)
        awards.insert(place, moved)
        with self._store.action(f"Xếp lại danh sách của {_called(decision)}"):
            self._store.decisions.save(replace(decision, list_order="manual"))
            self._store.awards.save_many(
                replace(award, position=position)
                for position, award in enumerate(awards, start=1)
                if award.position != position
            )

    # Steps

    def advance(self, uid: str, number: str = "", decided_on: date | None = None) -> Decision:
        """Take the next step: submitted, signed, issued. Raises ``Rejected`` for what is missing.

        ``number`` and ``decided_on`` fill what the records office gave; both may come earlier.
        Issuing keeps every recipient as they are on that day, and locks the decision.
        """
        decision = self._open(uid)
        step = STEPS[STEPS.index(decision.status) + 1]
        decision = replace(
            decision,
            number=number or decision.number,
            decided_on=decided_on or decision.decided_on,
        )
        problems = self._problems(decision) | self._missing(decision, step)
        if problems:
            raise Rejected(problems)
        with self._store.action(f"{DECISION_STATUSES[step]}: quyết định {_called(decision)}"):
            if step == "issued":
                self._take_snapshots(decision)
            return self._store.decisions.save(replace(decision, status=step))

    def step_back(self, uid: str) -> Decision:
        """Return a decision to the step before, as long as it is not issued."""
        decision = self._open(uid)
        if decision.status == "draft":
            raise Refused("Quyết định đang là nháp nên không lùi được nữa.")
        step = STEPS[STEPS.index(decision.status) - 1]
        with self._store.action(f"Trở lại {DECISION_STATUSES[step].lower()}: {_called(decision)}"):
            return self._store.decisions.save(replace(decision, status=step))

    def prize(self, award: Award, decision: Decision) -> int | None:
        """In đồng: what is written in the line, else what the law gives on the decision's day."""
        if award.prize is not None:
            return award.prize
        day = decision.decided_on or self._store.origin.now().astimezone().date()
        return self._catalogue.prize(award.award_type, award.kind, day)

    # Inside

    def _open(self, uid: str) -> Decision:
        decision = self._store.decisions.get(uid)
        if decision.status == "issued":
            raise Refused(_LOCKED)
        return decision

    def _add(
        self,
        decision: Decision,
        recipients: Sequence[tuple[Subject, str, Registration | None]],
    ) -> Added:
        present = {a.subject_uid for a in self._store.awards.of_decision(decision.uid)}
        already, fresh = [], []
        for subject, code, registration in recipients:
            award_type = self._catalogue.award_type(code)
            if subject.kind not in award_type.recipients:
                raise Rejected({"subjects": f"{award_type.name} không dành cho {subject.name}."})
            if subject.uid in present:
                already.append(subject.name)
                continue
            present.add(subject.uid)
            fresh.append((subject, code, registration))
        place = max((a.position for a in self._store.awards.of_decision(decision.uid)), default=0)
        with self._store.action(f"Thêm {len(fresh)} vào quyết định {_called(decision)}"):
            self._store.awards.save_many(
                self._snapshot(
                    Award(
                        decision_uid=decision.uid,
                        subject_uid=subject.uid,
                        registration_uid=registration.uid if registration else None,
                        award_type=code,
                        ground=decision.ground,
                        period=decision.period,
                        position=place + number,
                        kind=subject.kind,
                        name=subject.name,
                    ),
                    subject,
                )
                for number, (subject, code, registration) in enumerate(fresh, start=1)
            )
        return Added(len(fresh), tuple(already))

    def _snapshot(self, award: Award, subject: Subject) -> Award:
        return replace(
            award,
            name=subject.name,
            honorific=subject.honorific,
            birth_date=subject.birth_date,
            subject_position=subject.position,
            unit_name=self._directory.unit_name(subject.unit_uid),
            holder_class=subject.holder_class,
        )

    def _take_snapshots(self, decision: Decision) -> None:
        awards = self._store.awards.of_decision(decision.uid)
        subjects = {
            s.uid: s for s in self._store.subjects.get_many([a.subject_uid for a in awards])
        }
        fresh = [
            replace(
                self._snapshot(award, subjects[award.subject_uid]),
                ground=decision.ground,
                period=decision.period,
            )
            for award in awards
        ]
        self._store.awards.save_many(
            new for new, old in zip(fresh, awards, strict=True) if new != old
        )

    def _problems(self, decision: Decision) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not decision.award_type:
            problems["award_type"] = "Hãy chọn danh hiệu hoặc hình thức khen thưởng."
        elif sentence := self._level_problem(decision):
            problems["level"] = sentence
        if self._store.decisions.same_number(decision):
            year = decision.decided_on.year if decision.decided_on else ""
            problems["number"] = f"Số {decision.code} năm {year} đã dùng cho một quyết định khác."
        return problems

    def _missing(self, decision: Decision, step: DecisionStatus) -> dict[str, str]:
        """What has to be there before ``step``; number and date only before it is issued."""
        problems: dict[str, str] = {}
        if not self._store.awards.count_of(decision.uid):
            problems["awards"] = "Quyết định chưa có ai trong danh sách khen thưởng."
        if step == "issued":
            if not decision.number:
                problems["number"] = "Hãy nhập số quyết định do văn thư cấp."
            if decision.decided_on is None:
                problems["decided_on"] = "Hãy nhập ngày ban hành."
        return problems

    def _level_problem(self, decision: Decision) -> str | None:
        """Rule K7: who may decide this award on this day, for every award in the decision."""
        day = decision.decided_on or self._store.origin.now().astimezone().date()
        codes = {decision.award_type}
        if decision.uid:
            codes |= {a.award_type for a in self._store.awards.of_decision(decision.uid)}
        for code in sorted(codes):
            if sentence := self._catalogue.level_problem(code, decision.level, day):
                return sentence
        return None

    def _rank(self, award_type: str) -> int:
        return self._catalogue.award_type(award_type).rank


def _cleaned(decision: Decision) -> Decision:
    texts = ("issuer", "number", "symbol", "summary", "proposer", "note", "signer_name")
    lists = ("bases", "articles", "recipients")
    return replace(
        decision,
        **{name: nfc(getattr(decision, name)) for name in texts},
        **{name: _filled(getattr(decision, name)) for name in lists},
    )


def _filled(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(nfc, lines) if line)


def _called(decision: Decision) -> str:
    """How an action names the decision."""
    if decision.number:
        return f"số {decision.code}"
    return f"“{decision.summary}”" if decision.summary else "mới"


_LOCKED = (
    "Quyết định đã ban hành nên không sửa được nữa; hãy dùng quyết định đính chính hoặc thu hồi."
)
