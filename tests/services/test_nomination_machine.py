"""From nominations to money in any order, taken back and done again: what points to what agrees."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.councils import Meeting
from models.problems import Refused
from models.records import Record
from models.submissions import Submission
from services.following_results import follow, waiting
from services.history import History
from services.submitting import Answer
from tests.held_meeting import add_council, add_nominations
from tests.small_commune import add_subjects, small_commune

PICK = st.integers(0, 30)
SOME = st.integers(1, 3)
DAY = date(2026, 11, 19)
REASON = "Ghi nhầm khi nhập sổ"
TABLES = (
    *("subjects", "nominations", "submissions", "meetings", "attendances", "votes", "decisions"),
    *("awards", "amendments", "payments", "payment_lists", "fund_entries", "overrides"),
)
ALIVE_WITH = (
    ("votes", "nomination_uid", "nominations"),
    ("votes", "meeting_uid", "meetings"),
    ("awards", "decision_uid", "decisions"),
    ("awards", "nomination_uid", "nominations"),
    ("amendments", "decision_uid", "decisions"),
    ("amendments", "award_uid", "awards"),
    ("payments", "award_uid", "awards"),
    ("payments", "list_uid", "payment_lists"),
    ("payment_lists", "decision_uid", "decisions"),
    ("fund_entries", "payment_uid", "payments"),
    ("nominations", "submission_uid", "submissions"),
    ("decisions", "meeting_uid", "meetings"),
    ("decisions", "amends_uid", "decisions"),
)


def unlike(number: str) -> str:
    """An achievement that no rule takes for another one."""
    digest = sha256(number.encode()).hexdigest()
    return " ".join(digest[start : start + 5] for start in range(0, 40, 5))


class Nominating(RuleBasedStateMachine):
    """Whatever is refused is refused with a sentence; whatever is done leaves all in agreement."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.opened = small_commune(self.root / "dữ liệu")
        self.services = self.opened.__enter__()
        self.number = 0

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        shutil.rmtree(self.root)

    @initialize()
    def begin(self) -> None:
        self.people = add_subjects(self.services, 8)
        self.council = add_council(self.services, 3)
        self.services.history = History(self.services.store)
        self.begun = self.services.store.batches.last_id()

    def one(self, records: Sequence[Record], pick: int) -> str:
        """The uid of one of them; of nothing, when there are none."""
        return records[pick % len(records)].uid if records else ""

    def some(self, records: Sequence[Record], pick: int, count: int) -> list[str]:
        uids = [record.uid for record in records]
        start = pick % len(uids) if uids else 0
        return (uids[start:] + uids[:start])[:count]

    def nominations(self, *statuses: str) -> list[Record]:
        return [n for n in self.services.store.nominations.all() if n.status in statuses]

    def decisions(self, *statuses: str) -> list[Record]:
        return [d for d in self.services.store.decisions.all() if d.status in statuses]

    def next_number(self) -> str:
        self.number += 1
        return str(self.number)

    # Nominations

    @rule(pick=PICK, count=SOME, award=st.sampled_from(["GK_XA", "BK_TINH"]))
    def nominate(self, pick: int, count: int, award: str) -> None:
        alive = [s for s in self.services.store.subjects.all() if s.uid in self.people]
        text = unlike(self.next_number())
        uids = self.some(alive, pick, count)
        if uids:
            add_nominations(self.services, award_type=award, subjects=uids, achievement=text)

    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        uid = self.one(self.services.store.nominations.all(), pick)
        self.services.nomination_steps.withdraw([uid], "Chuyển công tác")

    @rule(pick=PICK)
    def begin_again(self, pick: int) -> None:
        uid = self.one(self.nominations("returned", "withdrawn"), pick)
        self.services.nomination_steps.move([uid], "draft")
        self.services.nomination_steps.move([uid], "examined", guarded=False)

    @rule(pick=PICK)
    def throw_away(self, pick: int) -> None:
        with suppress(Refused):
            self.services.nominating.delete([self.one(self.services.store.nominations.all(), pick)])

    # Meetings

    @rule(pick=PICK, count=SOME)
    def put_on_agenda(self, pick: int, count: int) -> None:
        found = [m for m in self.services.store.meetings.all() if m.status != "closed"]
        meeting = (
            found[pick % len(found)]
            if found
            else self.services.meetings.save(
                Meeting(council_uid=self.council.uid, period="2026", held_on=DAY)
            )
        )
        with suppress(Refused):
            free = self.services.agenda.candidates(meeting.uid)
            own = [each for each in free if each.award_type != "BK_TINH"]
            self.services.agenda.put(meeting.uid, self.some(own, pick, count))

    @rule(pick=PICK, agree=st.integers(0, 3), whole=st.booleans())
    def vote(self, pick: int, agree: int, whole: bool) -> None:
        """Count, and mostly conclude."""
        meeting = self.one(
            [m for m in self.services.store.meetings.all() if m.status != "closed"], pick
        )
        if not meeting:
            return
        with suppress(Refused):
            self.services.voting.fill(meeting, {"agree": agree, "disagree": 3 - agree})
            if whole:
                self.services.voting.all_agree(meeting)
            if pick % 4:
                self.services.voting.conclude(meeting, reason="Không thể họp lại")

    @rule(pick=PICK)
    def reopen(self, pick: int) -> None:
        meeting = self.one(self.services.store.meetings.all(), pick)
        if meeting:
            with suppress(Refused):
                self.services.voting.reopen(meeting)

    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        meeting = self.one(self.services.store.meetings.all(), pick)
        if meeting:
            with suppress(Refused):
                self.services.meetings.delete(meeting)

    @rule(pick=PICK, count=SOME, far=st.integers(0, 3))
    def all_the_way(self, pick: int, count: int, far: int) -> None:
        """So that what comes late comes up often."""
        self.nominate(pick, count, "GK_XA")
        self.put_on_agenda(pick, count)
        self.vote(1, 3, True)
        self.follow_results()
        if far:
            self.issue(pick)
        if far > 1:
            self.reckon(pick)
        if far > 2:
            self.handle_money(pick, count, "pay")

    # Decisions and submissions

    @rule()
    def follow_results(self) -> None:
        with suppress(Refused):
            follow(self.services, "2026", [r.key for r in waiting(self.services, "2026")])

    @rule(pick=PICK)
    def issue(self, pick: int) -> None:
        uid = self.one(self.decisions("draft", "submitted", "signed"), pick)
        if uid:
            with suppress(Refused):
                self.services.deciding.issue_all({uid: self.next_number()}, DAY)

    @rule(pick=PICK, place=PICK)
    def unlist(self, pick: int, place: int) -> None:
        uid = self.one(self.decisions("draft", "submitted", "signed"), pick)
        lines = self.services.store.awards.of_decision(uid)
        if uid and lines:
            self.services.deciding.remove_awards(uid, [self.one(lines, place)])

    @rule(pick=PICK)
    def drop(self, pick: int) -> None:
        if uid := self.one(self.services.store.decisions.all(), pick):
            with suppress(Refused):
                self.services.deciding.delete(uid)

    @rule(pick=PICK, count=SOME)
    def submit(self, pick: int, count: int) -> None:
        uids = self.some(self.nominations("voted", "examined"), pick, count)
        draft = Submission(period="2026", addressee="Chủ tịch Ủy ban nhân dân tỉnh")
        with suppress(Refused):
            self.services.submitting.prepare(draft, uids)

    @rule(pick=PICK, step=st.sampled_from(["take_out", "send", "delete"]))
    def change_submission(self, pick: int, step: str) -> None:
        uid = self.one(self.services.store.submissions.all(), pick)
        if not uid:
            return
        submitting = self.services.submitting
        with suppress(Refused):
            match step:
                case "take_out":
                    submitting.take_out(uid, self.some(submitting.nominations(uid), pick, 1))
                case "send":
                    submitting.send(uid, self.next_number(), DAY)
                case _:
                    submitting.delete(uid)

    @rule(pick=PICK, granted=SOME, refused=SOME)
    def answer(self, pick: int, granted: int, refused: int) -> None:
        uid = self.one(self.services.store.submissions.all(), pick)
        if not uid:
            return
        waiting = [n for n in self.services.submitting.nominations(uid) if n.status == "submitted"]
        uids = [n.uid for n in waiting]
        told = Answer(
            number=f"{self.next_number()}/QĐ-CT", decided_on=DAY, level="province",
            issuer="Chủ tịch Ủy ban nhân dân tỉnh", granted=tuple(uids[:granted]),
            refused=dict.fromkeys(uids[granted : granted + refused - 1], "Không đủ điều kiện"),
        )  # fmt: skip
        with suppress(Refused):
            self.services.submitting.answer(uid, told)

    @rule(pick=PICK)
    def remove_recorded(self, pick: int) -> None:
        recorded = [d for d in self.services.store.decisions.all() if d.origin == "recorded"]
        if uid := self.one(recorded, pick):
            with suppress(Refused):
                self.services.amending.remove_recorded(uid, REASON)

    @rule(pick=PICK, place=PICK, revoked=st.booleans())
    def amend(self, pick: int, place: int, revoked: bool) -> None:
        uid = self.one(self.decisions("issued"), pick)
        if not uid:
            return
        line = self.one(self.services.store.awards.of_decision(uid), place)
        with suppress(Refused):
            if revoked:
                self.services.amending.revoke(uid, [line], REASON)
            else:
                text = f"Sửa lại lần {self.next_number()}"
                self.services.amending.correct(uid, [(line, "achievement", text)])

    # Money

    @rule(pick=PICK)
    def reckon(self, pick: int) -> None:
        if uid := self.one(self.decisions("issued"), pick):
            with suppress(Refused):
                self.services.payments.prepare(uid)

    @rule(
        pick=PICK, count=SOME, step=st.sampled_from(["pay", "give_back", "step_back", "leave_out"])
    )
    def handle_money(self, pick: int, count: int, step: str) -> None:
        uids = self.some(self.services.store.payments.all(), pick, count)
        payments = self.services.payments
        if not uids:
            return
        with suppress(Refused):
            match step:
                case "pay":
                    payments.pay(uids, DAY)
                case "give_back":
                    payments.give_back(uids, DAY)
                case "step_back":
                    payments.step_back(uids)
                case _:
                    payments.decide(uids, paid=False, reason=REASON)

    # Subjects

    @rule(pick=PICK)
    def delete_subject(self, pick: int) -> None:
        alive = [s for s in self.services.store.subjects.all() if s.uid in self.people]
        if len(alive) > 3:
            with suppress(Refused):
                self.services.directory.delete([self.one(alive, pick)])

    @rule(pick=PICK)
    def restore_subject(self, pick: int) -> None:
        if uid := self.one(list(self.services.store.subjects.deleted()), pick):
            with suppress(Refused):
                self.services.directory.restore([uid])

    @rule(pick=PICK, other=PICK)
    def merge_subjects(self, pick: int, other: int) -> None:
        alive = [s for s in self.services.store.subjects.all() if s.uid in self.people]
        if len(alive) > 3:
            with suppress(Refused):
                self.services.merging.merge(
                    self.one(alive, pick), self.one(alive, other), despite_warning=True
                )

    # History

    @rule()
    def undo_and_redo(self) -> None:
        self.there_and_back(self.services.history.undo, self.services.history.redo)

    @rule()
    def undo(self) -> None:
        with suppress(Refused):
            self.services.history.undo()

    @rule()
    def redo(self) -> None:
        with suppress(Refused):
            self.services.history.redo()

    @rule(pick=PICK)
    def take_back(self, pick: int) -> None:
        recent = [b for b in self.services.history.recent(limit=31) if b.id > self.begun]
        if not recent:
            return
        batch = recent[pick % len(recent)]
        done = []
        self.there_and_back(
            lambda: done.append(self.services.history.reverse(batch.uid)),
            lambda: self.services.history.reverse(done[0].uid),
        )
        if done:
            with suppress(Refused):
                self.services.history.reverse(batch.uid)

    def there_and_back(self, there: Callable[[], object], back: Callable[[], object]) -> None:
        before = self.content()
        try:
            there()
        except Refused:
            assert self.content() == before
            return
        self.everything_agrees()
        back()
        assert self.content() == before

    def content(self) -> dict[str, dict]:
        unlike = {"id", "revision", "changed_at"}
        return {
            table: {
                row["uid"]: {name: value for name, value in row.items() if name not in unlike}
                for row in self.services.store.db.query(f"select * from {table}")
            }
            for table in TABLES
        }

    # What has to hold

    @invariant()
    def everything_agrees(self) -> None:
        self.nothing_points_nowhere()
        self.every_nomination_is_where_its_papers_are()
        self.the_ledger_counts_what_the_payments_say()

    def nothing_points_nowhere(self) -> None:
        db = self.services.store.db
        assert db.execute("pragma foreign_key_check").fetchall() == []
        for child, column, parent in ALIVE_WITH:
            assert not db.execute(
                f"select c.uid from {child} c join {parent} p on p.uid = c.{column} "
                "where c.deleted_at is null and p.deleted_at is not null"
            ).fetchall(), f"a line of {child} points into the bin of {parent}"

    def every_nomination_is_where_its_papers_are(self) -> None:
        store = self.services.store
        decisions = {decision.uid: decision for decision in store.decisions.all()}
        lines = [a for a in store.awards.all() if a.nomination_uid and not a.revoked_by]
        listed = Counter(award.nomination_uid for award in lines)
        issued = {
            award.nomination_uid: decisions[award.decision_uid].status == "issued"
            for award in lines
        }
        submissions = {submission.uid: submission for submission in store.submissions.all()}
        nominations = store.nominations.all()
        passed = store.votes.passed([each.uid for each in nominations])
        for each in nominations:
            went_up = each.submission_uid in submissions
            assert listed[each.uid] == (each.status in ("decided", "awarded")), each
            match each.status:
                case "decided":
                    assert not issued[each.uid]
                case "awarded":
                    assert issued[each.uid]
                case "submitted":
                    assert went_up
                    assert submissions[each.submission_uid or ""].status != "answered"
                case "voted":
                    assert each.uid in passed
                case _:
                    assert each.status == "returned" or not went_up
        for vote in store.votes.all():
            assert (
                vote.passed is not None or store.meetings.get(vote.meeting_uid).status != "closed"
            )

    def the_ledger_counts_what_the_payments_say(self) -> None:
        store = self.services.store
        payments = store.payments.all()
        awards = {a.uid: a for a in store.awards.get_many([p.award_uid for p in payments])}
        decisions = {decision.uid: decision for decision in store.decisions.all()}
        assert len({p.award_uid for p in payments}) == len(payments)
        for payment in payments:
            assert decisions[awards[payment.award_uid].decision_uid].status == "issued"
        ledger = self.services.fund.ledger(2026)
        paid = sum(p.amount for p in payments if p.status in ("paid", "returned"))
        planned = [
            p for p in payments if p.status == "unpaid" and not awards[p.award_uid].revoked_by
        ]
        assert (ledger.paid, ledger.planned) == (paid, sum(p.amount for p in planned))
        returned = sum(p.amount for p in payments if p.status == "returned")
        assert ledger.entered["refund"] == returned


TestNominating = Nominating.TestCase
TestNominating.settings = settings(
    max_examples=10,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
