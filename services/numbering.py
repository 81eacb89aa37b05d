"""Điền số, ngày: what waits for the number and day of the records office, and filling them in at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from models.dates import format_short
from models.decisions import DECISION_STATUSES, Decision
from models.numbers import format_number
from models.papers import Paper
from models.problems import Rejected
from models.progress import SILENT, Progress
from models.store import Store
from models.submissions import Submission
from models.vietnamese import lower_first
from services.deciding import Deciding
from services.decision_wording import DecisionWording
from services.paper_numbers import WHAT_A_NUMBER_IS, PaperNumbers, is_number, parted, same_key
from services.submitting import Submitting

RowKind = Literal["decision", "submission", "paper"]
AFTER_THE_MEETING = ("minutes", "counting-minutes")
BEFORE_THE_MEETING = ("invitation",)
"""Forms about a meeting that are written after it, and those that are sent before it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One paper without its number or its day."""

    kind: RowKind
    uid: str
    title: str
    symbol: str
    number: str
    day: date | None
    status: str
    """Where it stands: "Đã ký, chờ số"."""
    due: bool
    """Whether nothing but the records office is waited for."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What the records office gave for one of them."""

    uid: str
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    issued: int
    """Decisions that were issued and locked."""
    filled: int
    """Other papers that have now what they waited for, or part of it."""


class Numbering:
    def __init__(
        self, store: Store, deciding: Deciding, wording: DecisionWording, submitting: Submitting
    ) -> None:
        self._store = store
        self._deciding = deciding
        self._wording = wording
        self._submitting = submitting
        self._numbers = PaperNumbers(store)

    def waiting(self) -> list[Waiting]:
        """Everything that waits for its number or day; first what nothing else is missing to."""
        rows = [
            *(self._of_decision(each) for each in self._store.decisions.all() if _open(each)),
            *(_of_submission(each) for each in self._store.submissions.all() if _unsent(each)),
            *(_of_paper(each) for each in self._store.papers.waiting()),
        ]
        return sorted(rows, key=lambda row: not row.due)

    def problems(self, filled: Sequence[Filled]) -> dict[tuple[str, str], str]:
        """Everything that is wrong, by row and field."""
        rows = {row.uid: row for row in self.waiting()}
        problems: dict[tuple[str, str], str] = {}
        uids = {each.uid for each in filled}
        taken: dict[tuple[str, int], dict[str, str]] = {}
        for each in filled:
            row = rows.get(each.uid)
            if row is None:
                problems[each.uid, "title"] = (
                    "Văn bản này đã có số, ngày hoặc đã xóa ở một việc khác; hãy mở lại bảng này."
                )
                continue
            number, symbol = _number(row, each)
            day = each.day or row.day
            typed = each.number.strip()
            if (number and not is_number(number)) or (typed and not parted(typed)[0]):
                problems[each.uid, "number"] = WHAT_A_NUMBER_IS
            elif number and day is None:
                problems[each.uid, "day"] = "Đã có số thì phải có ngày; hãy nhập ngày của văn bản."
            elif number and day:
                place = (symbol.casefold(), day.year)
                if place not in taken:
                    given = self._numbers.given(symbol, day.year, without=uids)
                    taken[place] = {key: f"ghi cho {one.title}" for key, one in given.items()}
                key = same_key(number)
                if key in taken[place]:
                    written = f"{number.zfill(2)}/{symbol}"
                    problems[each.uid, "number"] = (
                        f"Số {written} năm {day.year} đã {taken[place][key]}; hãy xem lại số."
                    )
                taken[place].setdefault(key, f"ghi ở dòng “{row.title}” trong bảng này")
            if day and (wrong := self._wrong_day(row, day)):
                problems[each.uid, "day"] = wrong
            if row.kind == "decision" and (number or each.day):
                self._add_of_decision(row, each, problems)
        return problems

    def fill(self, filled: Sequence[Filled], progress: Progress = SILENT) -> Outcome:
        """Store all of it in one action; a decision with number and day is issued.

        Rows in which nothing was filled are left alone. Raises ``Rejected`` by "uid field".
        """
        wanted = [each for each in filled if each.number.strip() or each.day]
        if problems := self.problems(wanted):
            raise Rejected({f"{uid} {name}": said for (uid, name), said in problems.items()})
        if not wanted:
            raise Rejected({"": "Hãy điền số, ngày cho ít nhất một văn bản."})
        rows = {row.uid: row for row in self.waiting()}
        decisions = [each.uid for each in wanted if rows[each.uid].kind == "decision"]
        title = f"Điền số, ngày cho {format_number(len(wanted))} văn bản"
        issued = 0
        with self._store.action(title, unlocked=self._deciding.amends_any(decisions)):
            for done, each in enumerate(wanted):
                row = rows[each.uid]
                progress.report(done, len(wanted), f"Đang ghi {row.title}")
                issued += self._store_one(row, each, progress)
        progress.report(len(wanted), len(wanted), "Đã ghi xong")
        return Outcome(issued, len(wanted) - issued)

    # Inside

    def _store_one(self, row: Waiting, filled: Filled, progress: Progress) -> bool:
        """Whether a decision was issued."""
        number, symbol = _number(row, filled)
        day = filled.day or row.day
        match row.kind:
            case "decision":
                if _complete(row, filled):
                    self._deciding.issue_all({row.uid: f"{number}/{symbol}"}, day, progress)
                    return True
                self._deciding.save(self._decision(row, filled))
            case "submission":
                submission = self._store.submissions.get(row.uid)
                numbered = replace(submission, number=number, symbol=symbol, submitted_on=day)
                self._submitting.save(numbered)
            case "paper":
                paper = self._store.papers.get(row.uid)
                self._store.papers.save(replace(paper, number=number, symbol=symbol, dated_on=day))
        return False

    def _decision(self, row: Waiting, filled: Filled) -> Decision:
        """As it would be with what was filled."""
        number, symbol = _number(row, filled)
        known = self._store.decisions.get(row.uid)
        return self._deciding.numbered(known, number, filled.day, symbol)

    def _add_of_decision(
        self, row: Waiting, filled: Filled, problems: dict[tuple[str, str], str]
    ) -> None:
        """What keeps a decision from being issued or saved so."""
        decision = self._decision(row, filled)
        if _complete(row, filled):
            found = self._deciding.issuing_problems(decision)
        else:
            level = self._deciding.level_problem(decision)
            found = {"award_type": level} if level else {}
        for name, sentence in found.items():
            field = {"number": "number", "decided_on": "day"}.get(name, "title")
            problems.setdefault((row.uid, field), sentence)

    def _wrong_day(self, row: Waiting, day: date) -> str:
        if day > self._store.origin.today():
            return f"Ngày {format_short(day)} chưa tới."
        if row.kind == "submission":
            held = self._last_meeting(row.uid)
            if held and day < held:
                return f"Tờ trình không thể có trước ngày họp Hội đồng {format_short(held)}."
        if row.kind == "paper":
            return self._wrong_beside_meeting(row.uid, day)
        return ""

    def _wrong_beside_meeting(self, uid: str, day: date) -> str:
        paper = self._store.papers.get(uid)
        meeting = self._store.meetings.find(paper.about_uid) if paper.about_uid else None
        if meeting is None:
            return ""
        held = format_short(meeting.held_on)
        if paper.form in AFTER_THE_MEETING and day < meeting.held_on:
            return f"Văn bản này không thể có trước ngày họp {held}."
        if paper.form in BEFORE_THE_MEETING and day > meeting.held_on:
            return f"Giấy mời không thể có sau ngày họp {held}."
        return ""

    def _last_meeting(self, submission_uid: str) -> date | None:
        """On which the nominations of a submission were voted on."""
        nominations = self._store.nominations.of_submission(submission_uid)
        votes = self._store.votes.concluded([nomination.uid for nomination in nominations])
        meetings = self._store.meetings.get_many([vote.meeting_uid for vote in votes])
        return max((meeting.held_on for meeting in meetings), default=None)

    def _of_decision(self, decision: Decision) -> Waiting:
        return Waiting(
            "decision",
            decision.uid,
            f"Quyết định {_about(decision.summary or self._wording.summary(decision))}",
            decision.symbol,
            decision.number,
            decision.decided_on,
            status=DECISION_STATUSES[decision.status],
            due=decision.status == "signed",
        )


def issued_by(rows: Iterable[Waiting], filled: Sequence[Filled]) -> int:
    """How many decisions would be issued, because they have number and day then."""
    return len(_issued(rows, filled))


def issued_from_draft(rows: Iterable[Waiting], filled: Sequence[Filled]) -> int:
    """How many of those have been neither submitted nor signed so far."""
    draft = DECISION_STATUSES["draft"]
    return sum(row.status == draft for row in _issued(rows, filled))


def due_by_kind(store: Store) -> dict[RowKind, int]:
    """How many there are to which only number and day are missing."""
    decisions = (each for each in store.decisions.all() if each.status == "signed")
    return {
        "decision": sum(_open(each) for each in decisions),
        "submission": sum(_unsent(each) for each in store.submissions.all()),
        "paper": len(store.papers.waiting()),
    }


def _issued(rows: Iterable[Waiting], filled: Sequence[Filled]) -> list[Waiting]:
    given = {each.uid: each for each in filled}
    return [
        row
        for row in rows
        if row.kind == "decision" and row.uid in given and _complete(row, given[row.uid])
    ]


def _open(decision: Decision) -> bool:
    without = not decision.number or decision.decided_on is None
    return decision.origin == "own" and decision.status != "issued" and without


def _unsent(submission: Submission) -> bool:
    return not submission.number or submission.submitted_on is None


def _of_submission(submission: Submission) -> Waiting:
    return Waiting(
        "submission",
        submission.uid,
        f"Tờ trình {_about(submission.summary)}".strip(),
        submission.symbol,
        submission.number,
        submission.submitted_on,
        status="Tờ trình cấp trên",
        due=True,
    )


def _of_paper(paper: Paper) -> Waiting:
    return Waiting(
        "paper",
        paper.uid,
        paper.title or paper.kind,
        paper.symbol,
        paper.number,
        paper.dated_on,
        status="Đã lập",
        due=True,
    )


def _about(summary: str) -> str:
    return lower_first(summary)


def _number(row: Waiting, filled: Filled) -> tuple[str, str]:
    """Number and symbol that the paper would bear; what is not typed stays as it was."""
    number, symbol = parted(filled.number)
    return number or row.number, symbol or row.symbol


def _complete(row: Waiting, filled: Filled) -> bool:
    number, _ = _number(row, filled)
    return bool(number) and (filled.day or row.day) is not None
