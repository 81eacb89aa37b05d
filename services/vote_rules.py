"""What comes of a vote: who could vote, whether the count adds up, whether it is enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from models.councils import BALLOT_KINDS, Attendance, CouncilMember, Vote
from models.numbers import format_count, format_number
from services.thresholds import BASES, Threshold

NOBODY = "Hội đồng chưa có thành viên vào ngày họp; hãy ghi ở “Hội đồng…”."
COUNTS = {
    "issued": "phiếu phát ra",
    "collected": "phiếu thu về",
    "agree": "phiếu đồng ý",
    "disagree": "phiếu không đồng ý",
    "other": "phiếu ý kiến khác",
    "invalid": "phiếu không hợp lệ",
}


@dataclass(frozen=True, slots=True)
class Roll:
    """The members of a council on the day of a meeting: who was there, who wrote."""

    members: tuple[str, ...]
    """Uids of everybody who sits by the establishing decision; the base of "all_members"."""
    present: frozenset[str]
    opinions: frozenset[str] = field(default=frozenset())
    """Absent, but handed in a written opinion, which counts as a vote."""

    @property
    def voters(self) -> frozenset[str]:
        return self.present | self.opinions

    def voters_beside(self, recused: Iterable[str]) -> int:
        """How many can vote when these stand aside."""
        return len(self.voters - set(recused))


@dataclass(frozen=True, slots=True)
class VoteResult:
    agree: int | None
    """None until it is voted on."""
    base: int
    """What the share is taken of."""
    needed: int
    """The least number of votes in favour that is enough."""
    required: str
    """ "trên 50% của 09 thành viên Hội đồng theo Quy chế …" """
    passed: bool | None
    sentence: str
    """ "Đạt 7/9 = 77,8%, cần trên 50% của 09 thành viên Hội đồng theo …" """
    citation: str
    verified: bool


def roll_of(members: Sequence[CouncilMember], attendances: Iterable[Attendance]) -> Roll:
    """``members`` are those who sit on the day; of whom nothing is noted, he is taken to be there."""
    noted = {attendance.member_uid: attendance for attendance in attendances}
    away = {uid for uid, attendance in noted.items() if not attendance.present}
    uids = tuple(dict.fromkeys(member.uid for member in members))
    return Roll(
        members=uids,
        present=frozenset(uid for uid in uids if uid not in away),
        opinions=frozenset(uid for uid in uids if uid in away and noted[uid].opinion),
    )


def vote_result(vote: Vote, members: Roll, threshold: Threshold) -> VoteResult:
    """By the rule of the threshold; who stands aside stays in the base."""
    base = _base(vote, members, threshold)
    source = threshold.citation
    unsure = "" if threshold.verified else " (cần đối chiếu)"
    of = f"của {format_count(base)}" if base else "số"
    required = f"{threshold.wording()} {of} {BASES[threshold.base]} theo {source}{unsure}"
    needed = threshold.votes_needed(base)
    if vote.agree is None:
        passed, sentence = None, f"Chưa kiểm phiếu; cần {required}."
    else:
        passed = threshold.is_enough(vote.agree, base)
        verdict = "Đạt" if passed else "Không đạt"
        sentence = f"{verdict} {share_text(vote.agree, base)}, cần {required}."
    return VoteResult(
        vote.agree, base, needed, required, passed, sentence, source, threshold.verified
    )


def judged(vote: Vote, roll: Roll, threshold: Threshold) -> Vote:
    """With what the share is taken of, what is asked for, and whether it passed.

    As long as the counts do not add up, nobody knows that.
    """
    result = vote_result(vote, roll, threshold)
    passed = None if vote_problems(vote, roll, threshold) else result.passed
    return replace(vote, base=result.base, required=result.required, passed=passed)


def kept_result(vote: Vote, threshold: Threshold) -> VoteResult:
    """As it was reckoned when the meeting was concluded, whatever the rule says today."""
    base = vote.base or 0
    verdict = "Đạt" if vote.passed else "Không đạt"
    sentence = f"{verdict} {share_text(vote.agree or 0, base)}, cần {vote.required}."
    needed = threshold.votes_needed(base)
    return VoteResult(
        vote.agree, base, needed, vote.required, vote.passed, sentence,
        threshold.citation, threshold.verified,
    )  # fmt: skip


def _base(vote: Vote, roll: Roll, threshold: Threshold) -> int:
    match threshold.base:
        case "all_members":
            return len(roll.members)
        case "present":
            return len(roll.voters)
        case "voting":
            return (vote.agree or 0) + vote.disagree + vote.other


def share_text(agree: int, base: int) -> str:
    """ "7/9 = 77,8%" """
    if not base:
        return f"{agree}/{base}"
    share = (Decimal(100 * agree) / base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{agree}/{base} = {format_number(share)}%"


def counted(vote: Vote) -> int:
    """The ballots of a line, with invalid ones."""
    return (vote.agree or 0) + vote.disagree + vote.other + vote.invalid


def vote_problems(
    vote: Vote, roll: Roll, threshold: Threshold, *, finished: bool = True
) -> dict[str, str]:
    """What cannot be so: field -> sentence; not ``finished``: some counts may still be missing."""
    problems: dict[str, str] = {}
    for name, what in COUNTS.items():
        value = getattr(vote, name)
        if value is not None and value < 0:
            problems[name] = f"Số {what} không thể nhỏ hơn 0."
    strangers = [uid for uid in vote.recused if uid not in roll.members]
    if strangers or len(set(vote.recused)) < len(vote.recused):
        problems["recused"] = "Người không bỏ phiếu phải là thành viên Hội đồng, mỗi người một lần."
    ballot = ballot_problem(vote, threshold)
    if ballot and threshold.verified:
        problems["ballot"] = ballot
    if problems or (vote.agree is None and finished):
        return problems
    return _too_many(vote, roll) or (_too_few(vote) if finished else {})


def _too_many(vote: Vote, roll: Roll) -> dict[str, str]:
    members, voters = len(roll.members), len(roll.voters)
    able, cast = roll.voters_beside(vote.recused), counted(vote)
    if cast > members:
        return {"agree": f"Có {cast} phiếu mà Hội đồng chỉ có {members} thành viên."}
    if cast > able:
        aside = f", {len(vote.recused)} người không bỏ phiếu" if vote.recused else ""
        return {
            "agree": f"Có {cast} phiếu mà chỉ {voters} thành viên dự họp hoặc gửi ý kiến{aside}."
        }
    if vote.issued is not None and vote.issued > voters:
        return {
            "issued": f"Phát ra {vote.issued} phiếu mà chỉ {voters} thành viên dự họp hoặc gửi ý kiến."
        }
    if None not in (vote.issued, vote.collected) and (vote.collected or 0) > (vote.issued or 0):
        return {"collected": f"Thu về {vote.collected} phiếu mà chỉ phát ra {vote.issued} phiếu."}
    for name, what in (("issued", "phát ra"), ("collected", "thu về")):
        most = getattr(vote, name)
        if most is not None and cast > most:
            return {name: f"Kiểm được {cast} phiếu mà chỉ {what} {most} phiếu."}
    return {}


def _too_few(vote: Vote) -> dict[str, str]:
    """Somebody who stands aside may have handed in a ballot on which this line is left out."""
    cast = counted(vote)
    if vote.collected is not None and vote.collected > cast + len(vote.recused):
        return {
            "collected": f"Thu về {vote.collected} phiếu mà đồng ý, không đồng ý, ý kiến khác và "
            f"không hợp lệ cộng lại là {cast}."
        }
    return {}


def ballot_problem(vote: Vote, threshold: Threshold) -> str:
    """Why the vote may not be held in this way; of a rule not checked, only what is to be seen to."""
    if not threshold.ballot or threshold.ballot == vote.ballot:
        return ""
    wanted = BALLOT_KINDS[threshold.ballot].lower()
    return f"Danh hiệu này phải {wanted} theo {threshold.citation}."


def quorum_problem(roll: Roll, threshold: Threshold) -> str:
    """Why too few are there to hold the meeting."""
    members, present = len(roll.members), len(roll.present)
    if not members:
        return NOBODY
    needed = threshold.members_needed(members)
    if present >= needed:
        return ""
    return (
        f"Có mặt {present}/{members} thành viên, cần ít nhất {needed} "
        f"({threshold.quorum} số thành viên theo {threshold.citation})."
    )


def sitting_candidate(members: Sequence[CouncilMember], subject_uid: str) -> CouncilMember | None:
    """The member who is voted on: noted, and still in the base (rule K11)."""
    return next((member for member in members if member.subject_uid == subject_uid), None)
