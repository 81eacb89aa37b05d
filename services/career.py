"""Quá trình công tác: recruitment, transfers and absences, which tell the time at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.career import CAREER_KINDS, CareerKind, CareerSpan
from models.dates import format_short
from models.problems import Rejected
from models.store import Store
from models.subjects import Subject
from models.vietnamese import nfc

EVENTS: tuple[CareerKind, ...] = ("recruited", "transferred")
"""What happens on one day; the other kinds last."""


class Career:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, uid: str) -> CareerSpan:
        return self._store.career.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[CareerSpan]:
        return self._store.career.get_many(uids)

    def of_subject(self, subject_uid: str) -> list[CareerSpan]:
        """The latest first."""
        found = self._store.career.of_subjects([subject_uid])
        return sorted(found, key=lambda span: span.starts_on, reverse=True)

    def save(self, span: CareerSpan) -> CareerSpan:
        """Raises ``Rejected``."""
        span = cleaned(span)
        if problems := self.problems(span):
            raise Rejected(problems)
        name = self._store.subjects.get(span.subject_uid).name
        verb = "Sửa" if span.uid else "Ghi"
        with self._store.action(f"{verb} “{CAREER_KINDS[span.kind]}” của {name}"):
            return self._store.career.save(span)

    def problems(self, span: CareerSpan) -> dict[str, str]:
        """What keeps a cleaned span from being saved: field -> sentence."""
        problems: dict[str, str] = {}
        subject = self._store.subjects.find(span.subject_uid) if span.subject_uid else None
        if subject is None or subject.deleted_at:
            problems["subject_uid"] = "Hãy chọn một người trong Danh bạ."
        elif subject.kind != "individual":
            problems["subject_uid"] = (
                f"Quá trình công tác chỉ ghi cho cá nhân; {subject.name} không phải cá nhân."
            )
        event = span.kind in EVENTS
        if event and span.ends_on is not None:
            problems["ends_on"] = (
                f"“{CAREER_KINDS[span.kind]}” chỉ có một ngày, không có ngày kết thúc."
            )
        if not span.starts_on:
            problems["starts_on"] = "Hãy nhập ngày, ví dụ 05/7/2026."
        elif span.ends_on is not None and span.ends_on < span.starts_on:
            problems.setdefault("ends_on", "Ngày kết thúc phải sau ngày bắt đầu.")
        if span.kind == "transferred" and not span.unit_name:
            problems["unit_name"] = "Hãy ghi đơn vị cũ, nơi người này chuyển đi."
        for name, label in (("unit_name", "Đơn vị cũ"), ("opinion", "Ý kiến của đơn vị cũ")):
            if span.kind != "transferred" and getattr(span, name):
                problems[name] = f"{label} chỉ ghi khi chọn “Chuyển đến”."
        if subject is not None and not problems:
            problems |= self._problems_beside(span, subject)
        return problems

    def delete(self, uids: Sequence[str]) -> int:
        found = [span for span in self._store.career.get_many(uids) if span.deleted_at is None]
        if len(found) == 1:
            name = self._store.subjects.get(found[0].subject_uid).name
            title = f"Xóa “{CAREER_KINDS[found[0].kind]}” của {name}"
        else:
            title = f"Xóa {len(found)} dòng quá trình công tác"
        with self._store.action(title):
            self._store.career.delete_many(found)
        return len(found)

    def _problems_beside(self, span: CareerSpan, subject: Subject) -> dict[str, str]:
        """What contradicts what else is known of the person."""
        if subject.birth_date and span.starts_on.isoformat() < subject.birth_date:
            return {"starts_on": "Ngày này trước ngày sinh ghi trong Danh bạ."}
        for other in self.of_subject(subject.uid):
            if other.uid == span.uid or other.kind != span.kind:
                continue
            if other.starts_on == span.starts_on:
                return {
                    "starts_on": f"{subject.name} đã có “{CAREER_KINDS[span.kind]}” từ ngày "
                    f"{format_short(span.starts_on)}; hãy sửa dòng đã có."
                }
            if overlapping(span, other):
                until = f" đến {format_short(other.ends_on)}" if other.ends_on else ""
                return {
                    "starts_on": f"Thời gian này trùng với “{CAREER_KINDS[other.kind]}” đã ghi từ "
                    f"{format_short(other.starts_on)}{until}."
                }
        return {}


def cleaned(span: CareerSpan) -> CareerSpan:
    texts = ("unit_name", "opinion", "note")
    return replace(span, **{name: nfc(getattr(span, name)) for name in texts})


def overlapping(one: CareerSpan, other: CareerSpan) -> bool:
    """Whether both are absences of one kind that have days in common."""
    if one.kind != other.kind or one.kind in EVENTS:
        return False
    return (one.ends_on is None or other.starts_on <= one.ends_on) and (
        other.ends_on is None or one.starts_on <= other.ends_on
    )
