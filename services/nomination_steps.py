"""Moves nominations from step to step; a rule that blocks holds a nomination before it is examined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.nominations import NOMINATION_STATUSES, Nomination, NominationStatus
from models.numbers import format_number
from models.problems import Rejected
from models.progress import SILENT, Progress
from models.store import Store
from models.vietnamese import nfc
from services.nominating import ENDED, HeldBack, Moved, Nominating
from services.rules.finding import Finding, blocking
from services.rules.reviewing import Reviewing

COMES_FROM: Mapping[NominationStatus, tuple[NominationStatus, ...]] = {
    "draft": ("complete", "returned", "withdrawn"),
    "complete": ("draft", "examined"),
    "examined": ("draft", "complete", "voted", "decided", "submitted", "returned"),
    "voted": ("examined", "decided", "submitted", "awarded", "returned"),
    "decided": ("examined", "voted", "awarded"),
    "submitted": ("examined", "voted", "awarded", "returned"),
    "awarded": ("draft", "complete", "examined", "voted", "decided", "submitted"),
    "returned": ("draft", "complete", "examined", "voted", "submitted"),
    "withdrawn": ("draft", "complete", "examined", "voted"),
}
"""For each step those from which a nomination comes to it."""
GUARDED: tuple[NominationStatus, ...] = ("examined", "voted", "decided", "submitted", "awarded")
"""Not reached by what a rule blocks."""
ORDER = tuple(NOMINATION_STATUSES)
FEWEST_LETTERS = 5
"""Of a reason."""
RATED_BY = "rating_at_least"
"""The evaluator of the rules that want a rating."""
WHERE_RATED = " Kết quả xếp loại nhập ở Sổ sách, phần Xếp loại."
DOUBLED = "Đã có đề nghị khác cùng danh hiệu, hình thức và thành tích trong kỳ này."


class NominationSteps:
    def __init__(self, store: Store, reviewing: Reviewing, nominating: Nominating) -> None:
        self._store = store
        self._nominating = nominating
        self._reviewing = reviewing

    def complete(self, uids: Sequence[str], progress: Progress = SILENT) -> Moved:
        """Their papers are all there."""
        moved = self.move(uids, "complete", came_from=("draft",), progress=progress)
        held = {each.uid for each in moved.held}
        went = [uid for uid in uids if uid not in held]
        return replace(moved, untold=self._nominating.untold(went))

    def examine(self, uids: Sequence[str], progress: Progress = SILENT) -> Moved:
        """They were examined and may go before the council; what a rule blocks stays."""
        return self.move(uids, "examined", came_from=("draft", "complete"), progress=progress)

    def give_back(self, uids: Sequence[str], reason: str) -> Moved:
        """To whoever sent them. Raises ``Rejected`` without a reason."""
        came_from = ("draft", "complete", "examined", "voted")
        return self.move(uids, "returned", reason=reason, came_from=came_from)

    def withdraw(self, uids: Sequence[str], reason: str) -> Moved:
        """Nobody asks for them any more. Raises ``Rejected`` without a reason."""
        return self.move(uids, "withdrawn", reason=reason)

    def step_back(self, uids: Sequence[str]) -> Moved:
        """One step back, by hand: from examined, complete, returned or withdrawn."""
        nominations = self._store.nominations.get_many(uids)
        examined = [n.uid for n in nominations if n.status == "examined"]
        others = [n.uid for n in nominations if n.status != "examined"]
        if not examined:
            return self.move(others, "draft")
        with self._store.action(f"Đưa {format_number(len(nominations))} đề nghị lùi một bước"):
            first = self.move(examined, "complete")
            second = self.move(others, "draft") if others else Moved(0)
        return Moved(first.count + second.count, (*first.held, *second.held))

    def move(
        self,
        uids: Sequence[str],
        to: NominationStatus,
        *,
        on: date | None = None,
        reason: str = "",
        submission_uid: str | None = None,
        guarded: bool = True,
        came_from: Sequence[NominationStatus] = (),
        progress: Progress = SILENT,
    ) -> Moved:
        """Bring all that may go there to ``to``, in one action; tell why the others stay.

        Of those that are there already nothing is said, unless there are no others.
        ``guarded``: what a rule blocks stays; a result that is a fact already is not held up by
        it. ``came_from`` narrows the steps from which they may come. Raises ``Rejected`` when a
        reason is needed and missing.
        """
        reason = nfc(reason)
        if to in ("returned", "withdrawn") and len(reason) < FEWEST_LETTERS:
            raise Rejected({"reason": "Hãy ghi rõ lý do, để sau này trả lời được."})
        nominations = [n for n in self._store.nominations.get_many(uids) if n.deleted_at is None]
        there = [n for n in nominations if n.status == to]
        if len(there) < len(nominations):
            nominations = [n for n in nominations if n.status != to]
        names = self._names(nominations)
        awards = self._nominating.award_names(nominations)
        held: list[HeldBack] = []
        may: list[Nomination] = []
        for nomination in nominations:
            name = names[nomination.subject_uid]
            if nomination.status not in (came_from or COMES_FROM[to]):
                held.append(_held(name, _not_from(nomination.status, to), nomination, awards))
            elif nomination.status in ENDED and self._nominating.has_twin(nomination):
                held.append(_held(name, DOUBLED, nomination, awards))
            else:
                may.append(nomination)
        going = may
        if guarded and to in GUARDED:
            forward = [n for n in may if ORDER.index(n.status) < ORDER.index(to)]
            blocks = self._blocks(forward, progress)
            going = [n for n in may if n.uid not in blocks]
            held += [
                _held(names[n.subject_uid], _blocked(blocks[n.uid]), n, awards)
                for n in may
                if n.uid in blocks
            ]
        if not going:
            return Moved(0, tuple(held))
        day = on or self._store.origin.today()
        title = f"Chuyển {format_number(len(going))} đề nghị sang “{NOMINATION_STATUSES[to]}”"
        if len(going) == 1:
            name = names[going[0].subject_uid]
            title = f"Chuyển đề nghị của {name} sang “{NOMINATION_STATUSES[to]}”"
        with self._store.action(title):
            self._store.nominations.save_many(
                replace(
                    nomination,
                    status=to,
                    status_on=day,
                    reason=reason,
                    submission_uid=_submission(nomination, to, submission_uid),
                )
                for nomination in going
            )
        return Moved(len(going), tuple(held))

    def blocked(self, uids: Sequence[str], progress: Progress = SILENT) -> tuple[HeldBack, ...]:
        """Those that a rule keeps from going on, each with the rule."""
        nominations = [n for n in self._store.nominations.get_many(uids) if n.deleted_at is None]
        names = self._names(nominations)
        awards = self._nominating.award_names(nominations)
        blocks = self._blocks(nominations, progress)
        return tuple(
            _held(names[n.subject_uid], _blocked(blocks[n.uid]), n, awards)
            for n in nominations
            if n.uid in blocks
        )

    def _blocks(
        self, nominations: Sequence[Nomination], progress: Progress
    ) -> dict[str, list[Finding]]:
        found = self._reviewing.review(nominations, progress)
        return {uid: stops for uid, findings in found.items() if (stops := blocking(findings))}

    def _names(self, nominations: Sequence[Nomination]) -> dict[str, str]:
        uids = list({nomination.subject_uid for nomination in nominations})
        return {subject.uid: subject.name for subject in self._store.subjects.get_many(uids)}


def _held(name: str, sentence: str, nomination: Nomination, awards: Mapping[str, str]) -> HeldBack:
    return HeldBack(name, sentence, nomination.uid, awards[nomination.uid])


def _submission(nomination: Nomination, to: NominationStatus, new: str | None) -> str | None:
    """A nomination that is taken out of a submission is in none."""
    if new is not None:
        return new
    return nomination.submission_uid if to in ("submitted", "awarded", "returned") else None


def _not_from(status: NominationStatus, to: NominationStatus) -> str:
    name, wanted = NOMINATION_STATUSES[status], NOMINATION_STATUSES[to]
    if status == to:
        return f"Đề nghị đã ở bước “{wanted}” rồi."
    match status:
        case "returned" | "withdrawn":
            how = "hãy đưa về Mới lập trước"
        case "decided":
            how = "hãy bỏ khỏi quyết định trước"
        case "submitted":
            how = "hãy bỏ khỏi tờ trình trước"
        case "voted":
            how = "hãy mở lại cuộc họp Hội đồng trước"
        case "awarded":
            how = "quyết định đã ban hành"
        case _:
            how = "hãy làm các bước trước đó"
    return f"Đề nghị đang ở bước “{name}” nên không chuyển sang “{wanted}” được; {how}."


def _blocked(findings: Sequence[Finding]) -> str:
    first = findings[0]
    more = len(findings) - 1
    others = f" Còn {format_number(more)} quy định bắt buộc khác." if more else ""
    unrated = first.rule.evaluator == RATED_BY and first.result == "missing"
    where = WHERE_RATED if unrated else ""
    return f"{first.rule.title}: {first.sentence}{where}{others}"
