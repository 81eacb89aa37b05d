"""Đính chính, thu hồi, sửa bản ghi cũ: how what was decided is changed, and by what.

The commune's own issued decision is changed by another decision that points to it. What was only
written down here from paper is mended where it was mistyped, with a reason that stays in the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.amendments import Amendment
from models.awards import Award
from models.decisions import Decision, Purpose
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import nfc
from services.deciding import Deciding
from services.decision_places import called
from services.nomination_outcomes import NominationOutcomes

SHORTEST_REASON = 10
"""Letters; less explains nothing."""


class Amending:
    def __init__(self, store: Store, deciding: Deciding) -> None:
        self._store = store
        self._deciding = deciding

    def amendments(self, decision_uid: str) -> list[Amendment]:
        return self._store.amendments.of_decision(decision_uid)

    def of_decision(self, decision_uid: str) -> list[Decision]:
        """The corrections and revocations of a decision, drafts too."""
        return self._store.decisions.amending(decision_uid)

    def correct(self, amended_uid: str, changes: Sequence[tuple[str, str, str]]) -> Decision:
        """A draft decision that corrects lines of an issued one.

        ``changes`` holds (award uid, field, what it should say). Raises ``Rejected``.
        """
        amended = self._amendable(amended_uid)
        awards = {award.uid: award for award in self._store.awards.of_decision(amended_uid)}
        wanted = [
            Amendment(
                decision_uid="",
                award_uid=uid,
                kind="correct",
                field=field,
                before=getattr(awards[uid], field),
                after=nfc(after).strip(),
            )
            for uid, field, after in changes
            if nfc(after).strip() != getattr(awards[uid], field)
        ]
        named = {each.award_uid for each in wanted}
        if not wanted:
            raise Rejected({"changes": "Chưa có nội dung nào khác với quyết định đã ban hành."})
        if revoked := next((a for a in awards.values() if a.revoked_by and a.uid in named), None):
            raise Rejected({"changes": f"Khen thưởng của {revoked.name} đã bị thu hồi rồi."})
        if any(each.field == "name" and not each.after for each in wanted):
            raise Rejected({"changes": "Tên của người được khen không được để trống."})
        return self._draft(amended, "correction", wanted)

    def revoke(self, amended_uid: str, award_uids: Sequence[str], reason: str) -> Decision:
        """A draft decision that takes awards of an issued one back. Raises ``Rejected``.

        The grounds are those of Điều 93 Luật Thi đua, khen thưởng năm 2022.
        """
        amended = self._amendable(amended_uid)
        chosen = set(award_uids)
        own = [a for a in self._store.awards.of_decision(amended_uid) if a.uid in chosen]
        problems: dict[str, str] = {}
        if not own:
            problems["awards"] = "Hãy chọn ít nhất một trường hợp cần thu hồi."
        elif gone := [award.name for award in own if award.revoked_by]:
            problems["awards"] = f"Khen thưởng của {gone[0]} đã bị thu hồi rồi."
        problems |= _reason_missing(reason)
        if problems:
            raise Rejected(problems)
        text = nfc(reason).strip()
        wanted = [
            Amendment(decision_uid="", award_uid=award.uid, kind="revoke", reason=text)
            for award in own
        ]
        return self._draft(amended, "revocation", wanted)

    def mend_decision(self, decision: Decision, reason: str) -> Decision:
        """Set right what was mistyped when a decision was recorded. Raises ``Rejected``."""
        self._recorded(decision.uid)
        problems = _reason_missing(reason) | self._deciding.recorded_problems(decision)
        if problems:
            raise Rejected(problems)
        title = f"Sửa bản ghi quyết định {called(decision)}; lý do: {nfc(reason).strip()}"
        with self._store.action(title, unlocked=True):
            mended = self._store.decisions.save(decision)
            self._deciding.reckon_again(mended)
            return mended

    def mend_award(self, award: Award, reason: str) -> Award:
        """The same for one recipient's line."""
        decision = self._recorded(award.decision_uid)
        problems = _reason_missing(reason) | self._deciding.line_problems(award, decision)
        if not award.name.strip():
            problems["name"] = "Hãy nhập tên của người được khen."
        if problems:
            raise Rejected(problems)
        title = f"Sửa bản ghi khen thưởng của {award.name}; lý do: {nfc(reason).strip()}"
        with self._store.action(title, unlocked=True):
            mended = self._store.awards.save(award)
            self._deciding.reckon_again(decision)
            return mended

    def remove_recorded(self, decision_uid: str, reason: str) -> None:
        """Put a decision that should never have been recorded into the bin. Raises ``Rejected``."""
        decision = self._recorded(decision_uid)
        if problems := _reason_missing(reason):
            raise Rejected(problems)
        awards = self._store.awards.of_decision(decision_uid)
        payments = self._store.payments.of_decision(decision_uid)
        if any(payment.status in ("paid", "returned") for payment in payments):
            raise Refused(
                "Tiền thưởng theo quyết định này đã chi; "
                "hãy trả các khoản ấy về Chưa chi ở trang Quỹ & phôi trước khi xóa."
            )
        title = f"Xóa bản ghi quyết định {called(decision)}; lý do: {nfc(reason).strip()}"
        with self._store.action(title, unlocked=True):
            self._store.payments.delete_many(payments)
            self._store.payment_lists.delete_many(
                self._store.payment_lists.of_decision(decision_uid)
            )
            self._store.awards.delete_many(awards)
            NominationOutcomes(self._store).let_go(awards)
            self._store.decisions.delete(decision)
            self._deciding.settle(awards)

    def _draft(
        self, amended: Decision, purpose: Purpose, amendments: Sequence[Amendment]
    ) -> Decision:
        verb = "đính chính" if purpose == "correction" else "thu hồi"
        with self._store.action(f"Lập quyết định {verb} {called(amended)}"):
            decision = self._deciding.save(
                Decision(
                    purpose=purpose,
                    amends_uid=amended.uid,
                    award_type=amended.award_type,
                    ground=amended.ground,
                    period=amended.period,
                )
            )
            self._store.amendments.save_many(
                replace(each, decision_uid=decision.uid) for each in amendments
            )
            return decision

    def _amendable(self, uid: str) -> Decision:
        decision = self._store.decisions.get(uid)
        if decision.origin != "own":
            raise Refused(
                "Quyết định này được ghi lại từ bản giấy hoặc của cấp trên; hãy dùng Sửa bản ghi cũ."
            )
        if decision.status != "issued":
            raise Refused("Quyết định chưa ban hành nên sửa trực tiếp được, không cần đính chính.")
        if decision.purpose != "award":
            raise Refused("Chỉ đính chính, thu hồi được quyết định khen thưởng.")
        return decision

    def _recorded(self, uid: str) -> Decision:
        decision = self._store.decisions.get(uid)
        if decision.origin != "recorded":
            raise Refused(
                "Quyết định của xã đã ban hành chỉ được thay đổi bằng quyết định đính chính hoặc "
                "thu hồi."
            )
        return decision


def _reason_missing(reason: str) -> dict[str, str]:
    if len(nfc(reason).strip()) < SHORTEST_REASON:
        return {"reason": "Hãy ghi rõ lý do, ít nhất một câu ngắn."}
    return {}
