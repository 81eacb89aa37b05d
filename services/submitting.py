"""Trình cấp trên: what the commune cannot decide goes up, and its results come back in one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.dates import format_short
from models.decisions import Decision, Level
from models.nominations import Nomination
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.store import Store
from models.submissions import Submission
from models.vietnamese import lower_first, nfc
from services.deciding import Deciding
from services.periods import Periods
from services.settings import Settings

SUBMITTED_FROM = ("examined", "voted")


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision from above: what it is, and to whom it grants what was proposed."""

    number: str
    """With its symbol: "1234/QĐ-UBND"."""
    decided_on: date | None
    level: Level
    issuer: str
    granted: tuple[str, ...]
    """Uids of nominations."""
    refused: Mapping[str, str]
    """Why not, by the uid of the nomination; whoever is in neither still waits."""
    signer_name: str = ""


class Submitting:
    def __init__(
        self, store: Store, deciding: Deciding, periods: Periods, settings: Settings
    ) -> None:
        self._store = store
        self._settings = settings
        self._deciding = deciding
        self._periods = periods

    def get(self, uid: str) -> Submission:
        return self._store.submissions.get(uid)

    def nominations(self, uid: str) -> list[Nomination]:
        return self._store.nominations.of_submission(uid)

    def addressee(self, level: Level) -> str:
        """To whom a submission for ``level`` is written; state awards go up through the province."""
        if level == "ministry":
            return "Bộ trưởng"
        province = self._settings.get("province_name")
        return f"Chủ tịch Ủy ban nhân dân {lower_first(province)}".strip()

    def prepare(self, submission: Submission, nomination_uids: Sequence[str]) -> Submission:
        """Put nominations that were examined or voted on into a submission. Raises ``Rejected``."""
        nominations = self._store.nominations.get_many(nomination_uids)
        problems = _broken(submission)
        if not nominations:
            problems["nominations"] = "Hãy chọn ít nhất một đề nghị để trình."
        elif early := [n for n in nominations if n.status not in SUBMITTED_FROM]:
            problems["nominations"] = (
                f"Có {len(early)} đề nghị chưa được thẩm định hoặc đã trình, đã quyết định; "
                "hãy bỏ ra khỏi danh sách."
            )
        if problems:
            raise Rejected(problems)
        with self._store.action(f"Lập tờ trình cho {len(nominations)} đề nghị"):
            period = self._periods.ensure(submission.period).code
            saved = self._store.submissions.save(replace(_cleaned(submission), period=period))
            today = self._store.origin.today()
            self._store.nominations.save_many(
                replace(n, status="submitted", status_on=today, submission_uid=saved.uid)
                for n in nominations
            )
        return saved

    def save(self, submission: Submission) -> Submission:
        """Change number, day, addressee or words. Raises ``Rejected``."""
        submission = _cleaned(submission)
        problems = _broken(submission)
        if submission.status != "draft":
            problems |= self._unsent(submission)
        if problems:
            raise Rejected(problems)
        with self._store.action(f"Sửa tờ trình {_called(submission)}"):
            return self._store.submissions.save(submission)

    def send(self, uid: str, number: str, submitted_on: date | None) -> Submission:
        """It is signed, numbered and on its way. Raises ``Rejected``."""
        if self.get(uid).status == "answered":
            raise Refused("Tờ trình đã có kết quả của cấp trên nên không gửi lại được.")
        submission = _cleaned(replace(self.get(uid), number=number, submitted_on=submitted_on))
        if problems := self._unsent(submission):
            raise Rejected(problems)
        with self._store.action(f"Gửi tờ trình {_called(submission)}"):
            return self._store.submissions.save(replace(submission, status="sent"))

    def _unsent(self, submission: Submission) -> dict[str, str]:
        """What a submission on its way has to have and has not."""
        problems: dict[str, str] = {}
        if not submission.number:
            problems["number"] = "Hãy nhập số tờ trình do văn thư cấp."
        if submission.submitted_on is None:
            problems["submitted_on"] = "Hãy nhập ngày của tờ trình."
        elif submission.submitted_on > self._store.origin.today():
            day = format_short(submission.submitted_on)
            problems["submitted_on"] = f"Ngày {day} chưa tới."
        return problems

    def take_out(self, uid: str, nomination_uids: Collection[str]) -> int:
        """Let nominations wait again as before; a submission that was sent keeps them."""
        if self.get(uid).status != "draft":
            raise Refused("Tờ trình đã gửi nên không bỏ bớt đề nghị được nữa.")
        chosen = [n for n in self.nominations(uid) if n.uid in set(nomination_uids)]
        with self._store.action(f"Bỏ {len(chosen)} đề nghị khỏi tờ trình"):
            self._return(chosen)
        return len(chosen)

    def delete(self, uid: str) -> None:
        """Put a submission that was not answered into the bin; its nominations wait again."""
        submission = self.get(uid)
        nominations = self.nominations(uid)
        if any(n.status != "submitted" for n in nominations):
            raise Refused("Tờ trình đã có kết quả của cấp trên nên không xóa được.")
        with self._store.action(f"Xóa tờ trình {_called(submission)}"):
            self._return(nominations)
            self._store.submissions.delete(submission)

    def answer(self, uid: str, answer: Answer, progress: Progress = SILENT) -> Decision | None:
        """Record what the office above decided: its decision, the awards, who was turned down.

        All in one action; no decision when nobody is granted anything. Raises ``Rejected``.
        """
        submission = self.get(uid)
        waiting, granted, refused = self._named(uid, answer)
        if problems := self._wrong(submission, answer, granted, refused):
            raise Rejected(problems)
        decision: Decision | None = None
        with self._store.action(f"Ghi kết quả tờ trình {_called(submission)}"):
            if granted:
                decision = self._record(submission, answer, granted, progress)
            today = self._store.origin.today()
            self._store.nominations.save_many(
                replace(n, status="returned", status_on=today, reason=nfc(answer.refused[n.uid]))
                for n in refused
            )
            answered = len(granted) + len(refused) == waiting
            status = "answered" if answered else submission.status
            self._store.submissions.save(replace(submission, status=status))
        return decision

    def answer_problems(self, uid: str, answer: Answer) -> dict[str, str]:
        """What keeps ``answer`` from being recorded, by field."""
        _, granted, refused = self._named(uid, answer)
        return self._wrong(self.get(uid), answer, granted, refused)

    def _named(self, uid: str, answer: Answer) -> tuple[int, list[Nomination], list[Nomination]]:
        """How many wait for an answer, and who of them is granted or turned down."""
        waiting = {n.uid: n for n in self.nominations(uid) if n.status == "submitted"}
        granted = [waiting[each] for each in answer.granted if each in waiting]
        refused = [waiting[each] for each in answer.refused if each in waiting]
        return len(waiting), granted, refused

    def _record(
        self,
        submission: Submission,
        answer: Answer,
        nominations: Sequence[Nomination],
        progress: Progress,
    ) -> Decision:
        draft = Decision(
            origin="recorded",
            level=answer.level,
            issuer=answer.issuer,
            number=answer.number,
            symbol="",
            decided_on=answer.decided_on,
            award_type=nominations[0].award_type,
            ground=nominations[0].ground,
            movement_uid=nominations[0].movement_uid,
            period=submission.period,
            signer_name=answer.signer_name,
            summary=f"Về việc khen thưởng theo Tờ trình số {submission.code}",
        )
        decision = self._deciding.save(draft)
        uids = [nomination.uid for nomination in nominations]
        self._deciding.add_nominations(decision.uid, uids, progress)
        return self._deciding.advance(decision.uid, progress=progress)

    def _wrong(
        self,
        submission: Submission,
        answer: Answer,
        granted: Sequence[Nomination],
        refused: Sequence[Nomination],
    ) -> dict[str, str]:
        problems: dict[str, str] = {}
        if not granted and not refused:
            problems["granted"] = "Hãy chọn ai được khen, ai không được khen."
        if granted and not answer.number.strip():
            problems["number"] = "Hãy nhập số quyết định của cấp trên."
        if granted and answer.decided_on is None:
            problems["decided_on"] = "Hãy nhập ngày quyết định của cấp trên."
        sent = submission.submitted_on
        if answer.decided_on and sent and answer.decided_on < sent:
            problems["decided_on"] = (
                f"Quyết định không thể có trước ngày trình {format_short(sent)}; hãy xem lại ngày."
            )
        elif granted and answer.decided_on and answer.decided_on > self._store.origin.today():
            problems["decided_on"] = f"Ngày {format_short(answer.decided_on)} chưa tới."
        if granted and not answer.issuer.strip():
            problems["issuer"] = "Hãy nhập người hoặc cơ quan đã ký quyết định."
        both = {n.uid for n in granted} & {n.uid for n in refused}
        if twice := [n for n in granted if n.uid in both] or _repeated(granted):
            name = self._store.subjects.get(twice[0].subject_uid).name
            problems["granted"] = (
                f"{name} không thể vừa được khen vừa không được khen; hãy chọn một kết quả."
                if both
                else f"{name} có hai đề nghị được khen mà một quyết định chỉ khen một lần; "
                "hãy ghi đề nghị kia là không được khen, hoặc ghi kết quả của đề nghị kia sau."
            )
        if any(not answer.refused[n.uid].strip() for n in refused):
            problems["refused"] = "Hãy ghi lý do không được khen."
        return problems

    def _return(self, nominations: Sequence[Nomination]) -> None:
        uids = [nomination.uid for nomination in nominations]
        voted = self._store.votes.passed(uids)
        today = self._store.origin.today()
        self._store.nominations.save_many(
            replace(
                nomination,
                status="voted" if nomination.uid in voted else "examined",
                status_on=today,
                submission_uid=None,
            )
            for nomination in nominations
        )


def _repeated(nominations: Sequence[Nomination]) -> list[Nomination]:
    """Those whose subject another one before them names too."""
    first = {n.subject_uid: n.uid for n in reversed(nominations)}
    return [n for n in nominations if first[n.subject_uid] != n.uid]


def _broken(submission: Submission) -> dict[str, str]:
    if not submission.addressee.strip():
        return {"addressee": "Hãy nhập nơi nhận tờ trình, ví dụ: Chủ tịch Ủy ban nhân dân tỉnh."}
    return {}


def _cleaned(submission: Submission) -> Submission:
    texts = ("addressee", "number", "symbol", "summary", "note", "signer_name")
    submission = replace(
        submission, **{name: nfc(getattr(submission, name)).strip() for name in texts}
    )
    number, slash, symbol = submission.number.partition("/")
    if slash:
        submission = replace(submission, number=number.strip(), symbol=symbol.strip())
    return replace(submission, number=submission.number.lstrip("0"))


def _called(submission: Submission) -> str:
    if submission.number:
        return f"số {submission.code}"
    return f"“{submission.summary}”" if submission.summary else "mới"
