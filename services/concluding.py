"""Kết luận cuộc họp: what came of every vote, and how a conclusion is taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.councils import Council, CouncilMember, Meeting, Vote
from models.dates import format_short
from models.nominations import NOMINATION_STATUSES, Override
from models.numbers import format_count, format_number
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.store import Store
from models.vietnamese import nfc
from services.agenda import READY, Agenda, AgendaLine
from services.meetings import Meetings, Seat
from services.nominating import HeldBack
from services.nomination_steps import FEWEST_LETTERS, NominationSteps
from services.vote_rules import NOBODY, Roll, ballot_problem, judged, quorum_problem, vote_problems

QUORUM_RULE = "K10"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Everything that the minutes of a meeting say."""

    meeting: Meeting
    council: Council
    seats: tuple[Seat, ...]
    roll: Roll
    lines: tuple[AgendaLine, ...]
    quorum: str
    """How many were there, and whether that is enough."""
    quorate: bool
    remarks: tuple[str, ...]
    """What is to be seen to, and who was voted on by the council he sits on."""
    override: Override | None
    """Why the meeting was concluded though too few were there."""


@dataclass(frozen=True, slots=True)
class Concluded:
    passed: int
    returned: int


class HeldByRules(Rejected):
    """Rules block what was voted for; ``held`` are all of them."""

    def __init__(self, held: Sequence[HeldBack]) -> None:
        self.held = tuple(held)
        names = ", ".join(each.name for each in held)
        super().__init__(
            {
                "votes": f"{format_number(len(held))} đề nghị chưa kết luận được ({names}); hãy bỏ "
                "khỏi chương trình, hoặc ghi lý do bỏ qua quy định rồi kết luận lại."
            }
        )


class Concluding:
    """The part of ``Voting`` that ends a meeting."""

    def __init__(
        self,
        store: Store,
        meetings: Meetings,
        agenda: Agenda,
        steps: NominationSteps,
    ) -> None:
        self._store = store
        self._meetings = meetings
        self._agenda = agenda
        self._steps = steps

    def facts(self, meeting_uid: str) -> MeetingFacts:
        meeting = self._meetings.get(meeting_uid)
        lines = self._agenda.lines(meeting_uid)
        roll = self._meetings.roll(meeting_uid)
        short = self._too_few(meeting, lines, roll)
        there = f"Có mặt {len(roll.present)}/{len(roll.members)} thành viên"
        if roll.opinions:
            opinions = format_count(len(roll.opinions))
            there += f", {opinions} thành viên vắng mặt gửi ý kiến bằng văn bản"
        overrides = self._store.overrides.of_owners([meeting_uid])
        return MeetingFacts(
            meeting=meeting,
            council=self._meetings.council(meeting),
            seats=tuple(self._meetings.seats(meeting_uid)),
            roll=roll,
            lines=tuple(lines),
            quorum=short or f"{there}, đủ số người để họp.",
            quorate=not short,
            remarks=tuple(_remarks(meeting, self._meetings.seats(meeting_uid), lines)),
            override=next((each for each in overrides if each.rule == QUORUM_RULE), None),
        )

    def conclude(
        self,
        meeting_uid: str,
        conclusion: str = "",
        reason: str = "",
        progress: Progress = SILENT,
        without: Sequence[str] = (),
    ) -> Concluded:
        """Write what came of every vote; what passed is voted, what failed is given back.

        ``reason``: why it is concluded though too few were there. ``without``: nominations that
        are taken off the agenda first. Raises ``Rejected``, ``HeldByRules`` for what rules block.
        """
        self._meetings.refuse_closed(meeting_uid)
        if without:
            wanted = set(without)
            votes = self._store.votes.of_meeting(meeting_uid)
            off = [vote.uid for vote in votes if vote.nomination_uid in wanted]
            with self._store.action(
                f"Kết luận {self._meetings.name(self._meetings.get(meeting_uid))}"
            ):
                self._agenda.take_off(meeting_uid, off)
                return self.conclude(meeting_uid, conclusion, reason, progress)
        facts = self.facts(meeting_uid)
        if problems := self._unfinished(facts, nfc(reason).strip()):
            raise Rejected(problems)
        meeting, lines, roll = facts.meeting, facts.lines, facts.roll
        with self._store.action(f"Kết luận {self._meetings.name(meeting)}"):
            self._keep_roll(facts)
            self._store.votes.save_many(
                replace(
                    judged(line.vote, roll, line.threshold), nomination_was=line.nomination.status
                )
                for line in lines
            )
            self._move(facts, progress)
            if not facts.quorate:
                self._store.overrides.save(
                    Override(
                        owner_uid=meeting_uid,
                        rule=QUORUM_RULE,
                        sentence=facts.quorum,
                        reason=nfc(reason).strip(),
                        decided_by=meeting.chaired_by,
                    )
                )
            said = nfc(conclusion).strip() or meeting.conclusion
            self._store.meetings.save(
                replace(self._meetings.get(meeting_uid), status="closed", conclusion=said)
            )
        passed = sum(bool(line.result.passed) for line in lines)
        return Concluded(passed, len(lines) - passed)

    def reopen(self, meeting_uid: str) -> Meeting:
        """Take the conclusion back while nothing follows from it. Raises ``Refused``."""
        meeting = self._meetings.get(meeting_uid)
        if meeting.status != "closed":
            raise Refused("Cuộc họp chưa kết luận nên không cần mở lại.")
        if any(decision.meeting_uid == meeting_uid for decision in self._store.decisions.all()):
            raise Refused(
                "Đã có quyết định theo kết quả cuộc họp này nên không mở lại được; "
                "hãy xóa quyết định nháp trước."
            )
        votes = self._store.votes.of_meeting(meeting_uid)
        self._refuse_gone_on(votes)
        back: dict[str, list[str]] = defaultdict(list)
        for vote in votes:
            back[vote.nomination_was or "examined"].append(vote.nomination_uid)
        with self._store.action(f"Mở lại {self._meetings.name(meeting)}"):
            for status, uids in back.items():
                moved = self._steps.move(
                    uids,
                    "complete" if status == "complete" else "examined",
                    guarded=False,
                    came_from=("voted", "returned"),
                )
                if moved.held:
                    first = moved.held[0]
                    raise Refused(f"{first.name}: {first.sentence}")
            self._store.votes.save_many(replace(vote, nomination_was=None) for vote in votes)
            self._store.overrides.delete_many(self._store.overrides.of_owners([meeting_uid]))
            return self._store.meetings.save(replace(meeting, status="voted"))

    # Inside

    def _refuse_gone_on(self, votes: Sequence[Vote]) -> None:
        """Raises ``Refused`` when something came of a nomination after this meeting."""
        uids = [vote.nomination_uid for vote in votes]
        last = {vote.nomination_uid: vote.uid for vote in self._store.votes.concluded(uids)}
        nominations = {each.uid: each for each in self._store.nominations.get_many(uids)}
        for vote in votes:
            nomination = nominations[vote.nomination_uid]
            left = "voted" if vote.passed else "returned"
            if nomination.status == left and last[nomination.uid] == vote.uid:
                continue
            name = self._store.subjects.get(nomination.subject_uid).name
            step = NOMINATION_STATUSES[nomination.status]
            raise Refused(
                f"Sau cuộc họp này, đề nghị của {name} đã được xử lý tiếp (hiện ở bước “{step}”) "
                "nên không mở lại cuộc họp được."
            )

    def _unfinished(self, facts: MeetingFacts, reason: str) -> dict[str, str]:
        """What keeps the meeting from being concluded."""
        problems: dict[str, str] = {}
        held_on = facts.meeting.held_on
        if held_on > self._store.origin.today():
            problems["held_on"] = f"Ngày họp {format_short(held_on)} chưa đến."
        if not facts.lines:
            problems["votes"] = "Chương trình họp chưa có đề nghị nào."
        left = [line for line in facts.lines if line.vote.agree is None]
        if left:
            problems["votes"] = (
                f"Còn {format_number(len(left))} đề nghị chưa kiểm phiếu (ví dụ của "
                f"{left[0].subject.name}); hãy ghi số phiếu hoặc bỏ khỏi chương trình."
            )
        for line in facts.lines:
            name = line.subject.name
            if line.nomination.status not in READY:
                problems.setdefault(
                    "votes",
                    f"Đề nghị của {name} đã rút, trả lại hoặc xử lý ở nơi khác; "
                    "hãy bỏ khỏi chương trình.",
                )
            elif wrong := vote_problems(line.vote, facts.roll, line.threshold):
                problems.setdefault("votes", f"{name}: {next(iter(wrong.values()))}")
        if not facts.roll.members:
            problems["votes"] = NOBODY
        elif not facts.quorate and len(reason) < FEWEST_LETTERS:
            problems["reason"] = (
                f"{facts.quorum} Hãy họp lại, hoặc ghi rõ lý do vẫn kết luận; lý do được in vào "
                "biên bản."
            )
        return problems

    def _keep_roll(self, facts: MeetingFacts) -> None:
        """Who sat on the day and who was there stays so, whatever becomes of the council."""
        seats = [seat.attendance for seat in facts.seats]
        seated = {attendance.uid for attendance in seats}
        noted = self._store.attendances.of_meeting(facts.meeting.uid)
        self._store.attendances.delete_many(each for each in noted if each.uid not in seated)
        self._store.attendances.save_many(seats)

    def _move(self, facts: MeetingFacts, progress: Progress) -> None:
        """Bring every nomination to where its vote leads."""
        day = facts.meeting.held_on
        passed = [line.nomination.uid for line in facts.lines if line.result.passed]
        failed: dict[str, list[str]] = defaultdict(list)
        for line in facts.lines:
            if not line.result.passed:
                failed[f"Hội đồng không thông qua: {line.result.sentence}"].append(
                    line.nomination.uid
                )
        moved = [self._steps.move(passed, "voted", on=day, came_from=READY, progress=progress)]
        moved += [
            self._steps.move(uids, "returned", on=day, reason=reason, came_from=READY)
            for reason, uids in failed.items()
        ]
        held = [each for result in moved for each in result.held]
        if held:
            raise HeldByRules(held)

    def _too_few(self, meeting: Meeting, lines: Sequence[AgendaLine], roll: Roll) -> str:
        thresholds = [line.threshold for line in lines]
        if not thresholds and (usual := self._agenda.usual_threshold(meeting)):
            thresholds = [usual]
        strictest = max(thresholds, key=lambda each: each.quorum_fraction, default=None)
        return quorum_problem(roll, strictest) if strictest else ""


def _aside(line: AgendaLine, candidate: CouncilMember) -> str:
    if candidate.uid in line.vote.recused:
        return "đã ghi là không bỏ phiếu cho mình"
    return "chưa ghi là không bỏ phiếu cho mình"


def _remarks(meeting: Meeting, seats: Sequence[Seat], lines: Sequence[AgendaLine]) -> list[str]:
    said = [
        f"{line.subject.name}: {why}"
        for line in lines
        if (why := ballot_problem(line.vote, line.threshold))
    ]
    said += [
        f"{line.subject.name} là thành viên Hội đồng và được xét {line.award.name}; "
        f"{_aside(line, line.sits)}, vẫn tính trong tổng số thành viên."
        for line in lines
        if line.sits
    ]
    away = {seat.member.name for seat in seats if not seat.attendance.present}
    said += [
        f"{name} được ghi là {what} nhưng vắng mặt."
        for name, what in ((meeting.chaired_by, "chủ trì"), (meeting.secretary, "thư ký"))
        if name in away
    ]
    secret = any(line.vote.ballot == "secret" for line in lines)
    if secret and not meeting.tellers:
        said.append("Có bỏ phiếu kín mà chưa ghi tổ kiểm phiếu.")
    return said
