"""Kỷ luật, xác minh: what keeps somebody from being awarded, from which day until which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.dates import format_short
from models.hindrances import (
    DISCIPLINE_FORMS,
    HINDRANCE_KINDS,
    DisciplineForm,
    Hindrance,
)
from models.problems import Refused, Rejected
from models.store import Store
from models.subjects import Subject
from models.vietnamese import nfc

OF_PERSONS: tuple[DisciplineForm, ...] = ("pay_cut", "demotion", "removal", "dismissal")
"""Forms that only a person can suffer."""


class Hindrances:
    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, uid: str) -> Hindrance:
        return self._store.hindrances.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[Hindrance]:
        return self._store.hindrances.get_many(uids)

    def of_subject(self, subject_uid: str) -> list[Hindrance]:
        """The latest first."""
        found = self._store.hindrances.of_subjects([subject_uid])
        return sorted(found, key=lambda each: each.starts_on, reverse=True)

    def is_on(self, hindrance: Hindrance, day: date) -> bool:
        """Whether it stands in the way on that day; the last day of a discipline still does."""
        if day < hindrance.starts_on:
            return False
        if hindrance.ends_on is None:
            return True
        last = hindrance.kind == "discipline" and day == hindrance.ends_on
        return last or day < hindrance.ends_on

    def save(self, hindrance: Hindrance) -> Hindrance:
        """Raises ``Rejected``."""
        hindrance = cleaned(hindrance)
        if problems := self.problems(hindrance):
            raise Rejected(problems)
        name = self._store.subjects.get(hindrance.subject_uid).name
        verb = "Sửa" if hindrance.uid else "Ghi"
        with self._store.action(f"{verb} “{called(hindrance)}” của {name}"):
            return self._store.hindrances.save(hindrance)

    def problems(self, hindrance: Hindrance) -> dict[str, str]:
        """What keeps a cleaned hindrance from being saved: field -> sentence."""
        problems: dict[str, str] = {}
        found = self._store.subjects.find(hindrance.subject_uid) if hindrance.subject_uid else None
        subject = found if found is not None and found.deleted_at is None else None
        if subject is None:
            problems["subject_uid"] = "Hãy chọn một người, tập thể hoặc hộ trong Danh bạ."
        if hindrance.kind == "discipline":
            if not hindrance.form:
                problems["form"] = "Hãy chọn hình thức kỷ luật."
            elif subject and subject.kind != "individual" and hindrance.form in OF_PERSONS:
                form = DISCIPLINE_FORMS[hindrance.form]
                problems["form"] = f"“{form}” chỉ áp dụng với cá nhân."
        elif hindrance.form:
            problems["form"] = "Hình thức kỷ luật chỉ ghi khi chọn loại “Kỷ luật”."
        today = self._store.origin.today()
        if not hindrance.starts_on:
            problems["starts_on"] = "Hãy nhập ngày, ví dụ 05/7/2026."
            return problems
        if hindrance.starts_on > today:
            problems["starts_on"] = "Ngày bắt đầu không được sau ngày hôm nay."
        elif (
            subject and subject.birth_date and hindrance.starts_on.isoformat() < subject.birth_date
        ):
            problems["starts_on"] = "Ngày này trước ngày sinh ghi trong Danh bạ."
        if hindrance.ends_on is not None and hindrance.ends_on < hindrance.starts_on:
            problems["ends_on"] = "Ngày kết thúc phải sau ngày bắt đầu."
        elif hindrance.kind != "discipline" and hindrance.ends_on and hindrance.ends_on > today:
            problems["ends_on"] = "Ngày làm rõ không được sau ngày hôm nay; chưa rõ thì để trống."
        if subject is not None and not problems:
            problems |= self._problems_beside(hindrance, subject)
        return problems

    def clear(self, uids: Sequence[str], on: date) -> int:
        """Write down that what was looked into was cleared that day. Raises ``Refused``."""
        found = [h for h in self._store.hindrances.get_many(uids) if h.deleted_at is None]
        for hindrance in found:
            name = self._store.subjects.get(hindrance.subject_uid).name
            if hindrance.kind == "discipline":
                raise Refused(
                    f"Kỷ luật của {name} kết thúc khi hết thời hạn hiệu lực; hãy mở ra để ghi ngày."
                )
            if hindrance.ends_on is not None:
                raise Refused(
                    f"“{called(hindrance)}” của {name} đã làm rõ ngày "
                    f"{format_short(hindrance.ends_on)} rồi."
                )
            if hindrance.starts_on > on:
                raise Refused(f"Ngày làm rõ của {name} phải sau ngày bắt đầu.")
        title = f"Ghi đã làm rõ {len(found)} việc"
        if len(found) == 1:
            name = self._store.subjects.get(found[0].subject_uid).name
            title = f"Ghi đã làm rõ “{called(found[0])}” của {name}"
        with self._store.action(title):
            self._store.hindrances.save_many(replace(h, ends_on=on) for h in found)
        return len(found)

    def delete(self, uids: Sequence[str]) -> int:
        found = [h for h in self._store.hindrances.get_many(uids) if h.deleted_at is None]
        if len(found) == 1:
            name = self._store.subjects.get(found[0].subject_uid).name
            title = f"Xóa “{called(found[0])}” của {name}"
        else:
            title = f"Xóa {len(found)} dòng kỷ luật, xác minh"
        with self._store.action(title):
            self._store.hindrances.delete_many(found)
        return len(found)

    def _problems_beside(self, hindrance: Hindrance, subject: Subject) -> dict[str, str]:
        for other in self._store.hindrances.of_subjects([subject.uid]):
            same = (other.kind, other.form, other.starts_on) == (
                hindrance.kind,
                hindrance.form,
                hindrance.starts_on,
            )
            if same and other.uid != hindrance.uid:
                return {
                    "starts_on": f"{subject.name} đã có “{called(other)}” từ ngày "
                    f"{format_short(other.starts_on)}; hãy sửa dòng đã có."
                }
        return {}


def called(hindrance: Hindrance) -> str:
    """As one says it: "Kỷ luật khiển trách", "Đang bị điều tra"."""
    kind = HINDRANCE_KINDS[hindrance.kind]
    return f"{kind} {DISCIPLINE_FORMS[hindrance.form].lower()}" if hindrance.form else kind


def cleaned(hindrance: Hindrance) -> Hindrance:
    return replace(hindrance, document=nfc(hindrance.document), note=nfc(hindrance.note))
