"""Sáng kiến, đề tài, đề án: what was applied for, who wrote which share, who recognised it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.initiatives import INITIATIVE_KINDS, Initiative, InitiativeAuthor, Scope
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import canonical, nfc
from services.periods import Periods

WHOLE = 100
"""Percent of the work."""


@dataclass(frozen=True, slots=True)
class Author:
    """One of those who wrote an initiative; a share of None is not told."""

    subject_uid: str
    share: int | None = None


class Initiatives:
    def __init__(self, store: Store, periods: Periods) -> None:
        self._store = store
        self._periods = periods

    def get(self, uid: str) -> Initiative:
        return self._store.initiatives.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[Initiative]:
        return self._store.initiatives.get_many(uids)

    def authors(self, uid: str) -> list[Author]:
        """Who wrote it, the greatest share first."""
        return [Author(a.subject_uid, a.share) for a in self._stored_authors(uid)]

    def of_subject(self, subject_uid: str) -> list[tuple[Initiative, int | None]]:
        """What somebody wrote, the latest period first, each with their share."""
        shares = {
            a.initiative_uid: a.share
            for a in self._store.initiative_authors.of_subjects([subject_uid])
        }
        found = self._store.initiatives.get_many(list(shares))
        kept = [(i, shares[i.uid]) for i in found if i.deleted_at is None]
        return sorted(kept, key=lambda pair: pair[0].period, reverse=True)

    def save(self, initiative: Initiative, authors: Sequence[Author]) -> Initiative:
        """Add or change an initiative with all its authors. Raises ``Rejected``."""
        initiative = _cleaned(initiative)
        if problems := self.problems(initiative, authors):
            raise Rejected(problems)
        kind = INITIATIVE_KINDS[initiative.kind].lower()
        verb = "Sửa" if initiative.uid else "Thêm"
        with self._store.action(f"{verb} {kind} {initiative.title}"):
            period = self._periods.ensure(initiative.period).code
            stored = self._store.initiatives.save(replace(initiative, period=period))
            self._write_authors(stored.uid, authors)
        return stored

    def problems(self, initiative: Initiative, authors: Sequence[Author]) -> dict[str, str]:
        """What keeps a cleaned initiative from being saved: field -> sentence."""
        problems: dict[str, str] = {}
        if not initiative.title:
            problems["title"] = "Hãy nhập tên sáng kiến, đề tài hoặc đề án."
        if not initiative.period.strip():
            problems["period"] = "Hãy ghi kỳ, ví dụ 2026 hoặc 2025-2026."
        else:
            try:
                self._periods.meant(initiative.period)
            except Refused as refused:
                problems["period"] = str(refused)
        problems |= self._problems_of_status(initiative)
        if sentence := self._problem_of_authors(authors):
            problems["authors"] = sentence
        if not problems and self._is_doubled(initiative, authors):
            problems["title"] = (
                "Trong kỳ này đã ghi sáng kiến mang tên này của cùng tác giả; hãy sửa bản đã có."
            )
        return problems

    def recognise(
        self,
        uids: Sequence[str],
        recognised_by: str,
        recognised_on: date | None,
        document: str = "",
        scope: Scope | None = None,
    ) -> int:
        """Let a council have recognised them all that day; gives how many. Raises ``Rejected``.

        What is recognised already stays as it is.
        """
        changed = [
            _cleaned(
                replace(
                    initiative,
                    status="recognised",
                    recognised_by=recognised_by,
                    recognised_on=recognised_on,
                    document=document or initiative.document,
                    scope=scope or initiative.scope,
                )
            )
            for initiative in self._store.initiatives.get_many(uids)
            if initiative.status != "recognised" and initiative.deleted_at is None
        ]
        if not changed:
            raise Refused("Những sáng kiến này đã được công nhận cả rồi.")
        if problems := self._problems_of_status(changed[0]):
            raise Rejected(problems)
        what = changed[0].title if len(changed) == 1 else f"{len(changed)} sáng kiến"
        with self._store.action(f"Công nhận {what}"):
            self._store.initiatives.save_many(changed)
        return len(changed)

    def delete(self, uids: Sequence[str]) -> int:
        """Put initiatives into the bin, with what tells their authors."""
        found = [i for i in self._store.initiatives.get_many(uids) if i.deleted_at is None]
        what = f"sáng kiến {found[0].title}" if len(found) == 1 else f"{len(found)} sáng kiến"
        with self._store.action(f"Xóa {what}"):
            authors = self._store.initiative_authors.of_initiatives([i.uid for i in found])
            self._store.initiative_authors.delete_many(authors)
            self._store.initiatives.delete_many(found)
        return len(found)

    def _problems_of_status(self, initiative: Initiative) -> Mapping[str, str]:
        problems: dict[str, str] = {}
        day = initiative.recognised_on
        match initiative.status:
            case "recognised":
                if not initiative.recognised_by:
                    problems["recognised_by"] = (
                        "Hãy ghi Hội đồng hoặc người đứng đầu đã công nhận; nếu chưa có thì chọn "
                        "“Chờ công nhận”."
                    )
                if day is None:
                    problems["recognised_on"] = (
                        "Hãy ghi ngày công nhận; nếu chưa có thì chọn “Chờ công nhận”."
                    )
            case "applied":
                if day is not None:
                    problems["recognised_on"] = (
                        "Sáng kiến chờ công nhận thì chưa có ngày công nhận; hãy xóa ngày hoặc "
                        "chọn “Đã công nhận”."
                    )
            case "rejected":
                pass
        if day is not None and day > self._store.origin.today():
            problems["recognised_on"] = "Ngày công nhận không được sau ngày hôm nay."
        return problems

    def _problem_of_authors(self, authors: Sequence[Author]) -> str:
        """What is wrong with them, as one sentence; "" when nothing is."""
        if not authors:
            return "Hãy chọn ít nhất một tác giả."
        subjects = {
            s.uid: s
            for s in self._store.subjects.get_many([a.subject_uid for a in authors])
            if s.deleted_at is None
        }
        seen: set[str] = set()
        for author in authors:
            subject = subjects.get(author.subject_uid)
            if subject is None:
                return "Một tác giả không còn trong Danh bạ; hãy bỏ tên đó hoặc khôi phục trước."
            if subject.kind != "individual":
                return f"Tác giả phải là cá nhân; {subject.name} không phải cá nhân."
            if author.subject_uid in seen:
                return f"{subject.name} được ghi hai lần; mỗi tác giả chỉ ghi một lần."
            seen.add(author.subject_uid)
            if author.share is not None and not 1 <= author.share <= WHOLE:
                return f"Tỷ lệ đóng góp của {subject.name} phải từ 1% đến 100%."
        total = sum(author.share or 0 for author in authors)
        if total > WHOLE:
            return f"Tổng tỷ lệ đóng góp là {total}%, vượt quá 100%; hãy sửa phần của các tác giả."
        if total == WHOLE and any(author.share is None for author in authors):
            return "Các tỷ lệ đã ghi đủ 100% mà còn tác giả chưa có phần; hãy ghi phần của mọi tác giả."
        return ""

    def _is_doubled(self, initiative: Initiative, authors: Sequence[Author]) -> bool:
        """Whether one of the authors has an initiative of this title in the period already."""
        of_authors = self._store.initiative_authors.of_subjects([a.subject_uid for a in authors])
        others = {a.initiative_uid for a in of_authors} - {initiative.uid}
        period, title = self._periods.meant(initiative.period), canonical(initiative.title)
        return any(
            other.deleted_at is None and other.period == period and canonical(other.title) == title
            for other in self._store.initiatives.get_many(list(others))
        )

    def _write_authors(self, uid: str, authors: Sequence[Author]) -> None:
        known = {a.subject_uid: a for a in self._stored_authors(uid)}
        wanted = {author.subject_uid: author.share for author in authors}
        table = self._store.initiative_authors
        table.delete_many(a for subject, a in known.items() if subject not in wanted)
        table.save_many(
            replace(
                known.get(subject) or InitiativeAuthor(initiative_uid=uid, subject_uid=subject),
                share=share,
            )
            for subject, share in wanted.items()
            if subject not in known or known[subject].share != share
        )

    def _stored_authors(self, uid: str) -> list[InitiativeAuthor]:
        found = self._store.initiative_authors.of_initiatives([uid])
        return sorted(found, key=lambda author: -(author.share or 0))


def _cleaned(initiative: Initiative) -> Initiative:
    texts = ("title", "field", "recognised_by", "document", "note")
    return replace(initiative, **{name: nfc(getattr(initiative, name)) for name in texts})
