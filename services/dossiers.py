"""Hồ sơ đến: received, supplemented, refused and answered, each with its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.dates import format_short
from models.dossiers import DOSSIER_STATUSES, Dossier, DossierEvent, DossierStatus
from models.problems import Refused, Rejected
from models.vietnamese import nfc
from services.dossier_register import DossierRegister

EARLIEST = date(1945, 9, 2)
FEWEST_LETTERS = 5
"""Of a reason."""
NAMED_STEPS: Mapping[str, str] = {
    "received": "Tiếp nhận hồ sơ",
    "asked": "Yêu cầu bổ sung",
    "accepted": "Đã đủ hồ sơ",
    "examined": "Thẩm định xong",
    "voted": "Hội đồng đã họp",
    "decided": "Đã quyết định hoặc trình cấp trên",
    "answered": "Trả kết quả",
    "refused": "Từ chối",
}
"""What happens to a dossier."""
BY_NOMINATIONS = ("examined", "voted", "decided")
"""The steps that follow from its nominations; without any, from what the clerk writes down."""


class Dossiers(DossierRegister):
    def receive(self, dossier: Dossier, who: str = "") -> Dossier:
        """Enter it in the register; the number follows the last of its year. Raises ``Rejected``.

        When nothing is missing, the working days are counted from this day on.
        """
        dossier = self._cleaned(dossier)
        if problems := self.problems(dossier):
            raise Rejected(problems)
        with self._store.action(f"Tiếp nhận hồ sơ của {dossier.submitter}"):
            period = self._periods.ensure(dossier.period).code
            number = self.next_number(dossier.received_on)
            saved = self._store.dossiers.save(replace(dossier, number=number, period=period))
            self._happened(saved, "received", saved.received_on, who)
            if not self.missing(saved):
                saved = self._accept(saved, saved.received_on, who)
        return saved

    def change(self, dossier: Dossier) -> Dossier:
        """Store what was mistyped when it was received. Raises ``Rejected``.

        The day of return follows another day, award type or ground.
        """
        dossier = self._cleaned(dossier)
        if problems := self.problems(dossier):
            raise Rejected(problems)
        before = self.get(dossier.uid)
        with self._store.action(f"Sửa hồ sơ đến số {dossier.code}"):
            if dossier.received_on.year != before.received_on.year:
                dossier = replace(dossier, number=self.next_number(dossier.received_on))
            at_once = self._complete_at_once(before)
            if at_once:
                dossier = replace(dossier, completed_on=dossier.received_on)
            if dossier.completed_on and dossier.status != "refused":
                dossier = replace(dossier, due_on=self.due_on(dossier, dossier.completed_on))
            self._move_first_events(before, dossier, at_once)
            period = self._periods.ensure(dossier.period).code
            return self._store.dossiers.save(replace(dossier, period=period))

    def complete(
        self, uid: str, on: date | None, items: Sequence[str] | None = None, who: str = ""
    ) -> Dossier:
        """Nothing is missing any more: count the working days from ``on``. Raises ``Rejected``."""
        dossier = self._in_status(uid, "received", "incomplete")
        if items is not None:
            dossier = self._cleaned(replace(dossier, items=tuple(items)))
        problems = self._day_problems(dossier, on)
        if missing := self.missing(dossier):
            names = "; ".join(document.name for document in missing)
            problems["items"] = f"Hồ sơ còn thiếu: {names}."
        if problems or on is None:
            raise Rejected(problems)
        with self._store.action(f"Hồ sơ đến số {dossier.code} đã đủ"):
            return self._accept(dossier, on, who)

    def ask_for_more(
        self,
        uid: str,
        on: date | None,
        reason: str,
        who: str = "",
        items: Sequence[str] | None = None,
    ) -> Dossier:
        """Give it back to be supplemented; the count begins anew when it is complete.

        Raises ``Rejected``.
        """
        dossier = self._in_status(uid, "received", "incomplete", "accepted")
        if items is not None:
            dossier = self._cleaned(replace(dossier, items=tuple(items)))
        reason = self._with_reason(dossier, on, reason)
        with self._store.action(f"Yêu cầu bổ sung hồ sơ đến số {dossier.code}"):
            saved = self._store.dossiers.save(
                replace(dossier, status="incomplete", reason=reason, completed_on=None, due_on=None)
            )
            self._happened(saved, "asked", on, who, reason)
        return saved

    def refuse(self, uid: str, on: date | None, reason: str, who: str = "") -> Dossier:
        """Raises ``Rejected``."""
        dossier = self._in_status(uid, "received", "incomplete", "accepted")
        reason = self._with_reason(dossier, on, reason)
        with self._store.action(f"Từ chối hồ sơ đến số {dossier.code}"):
            saved = self._store.dossiers.save(
                replace(dossier, status="refused", reason=reason, due_on=None, answered_on=on)
            )
            self._happened(saved, "refused", on, who, reason)
        return saved

    def answer(self, uid: str, on: date | None, who: str = "", note: str = "") -> Dossier:
        """The result was handed over. Raises ``Rejected``."""
        dossier = self._in_status(uid, "accepted")
        if problems := self._day_problems(dossier, on):
            raise Rejected(problems)
        with self._store.action(f"Trả kết quả hồ sơ đến số {dossier.code}"):
            saved = self._store.dossiers.save(replace(dossier, status="answered", answered_on=on))
            self._happened(saved, "answered", on, who, note)
        return saved

    def take_nominations(self, uid: str, nomination_uids: Sequence[str]) -> int:
        """Say that these came with the dossier; how many did not belong to one before."""
        nominations = [
            nomination
            for nomination in self._store.nominations.get_many(nomination_uids)
            if nomination.dossier_uid != uid
        ]
        with self._store.action(f"Gắn {len(nominations)} đề nghị vào hồ sơ {self.get(uid).code}"):
            self._store.nominations.save_many(
                replace(nomination, dossier_uid=uid) for nomination in nominations
            )
        return len(nominations)

    def note_step(
        self, uid: str, step: str, on: date | None, who: str, note: str = ""
    ) -> DossierEvent:
        """Write down who did a step and when; a step that stands there already is changed.

        Raises ``Rejected``.
        """
        dossier = self.get(uid)
        known = self._last(uid, step)
        problems: dict[str, str] = {}
        if known is None and dossier.status != "accepted":
            problems["step"] = "Bước này chưa tới; hồ sơ phải đủ trước đã."
        if on is None:
            problems["on"] = "Hãy nhập ngày làm xong bước này."
        elif on < dossier.received_on:
            problems["on"] = (
                f"Ngày này trước ngày nhận hồ sơ ({format_short(dossier.received_on)})."
            )
        elif on > self._store.origin.today():
            problems["on"] = "Ngày này ở sau hôm nay."
        elif known is not None and step not in BY_NOMINATIONS and on != known.happened_on:
            problems["on"] = (
                "Ngày của bước này theo ngày của hồ sơ; hãy sửa hồ sơ hoặc hoàn tác bước đó."
            )
        if problems or on is None:
            raise Rejected(problems)
        with self._store.action(f"Ghi bước {NAMED_STEPS[step].lower()} của hồ sơ {dossier.code}"):
            event = known or DossierEvent(dossier_uid=uid, step=step, happened_on=on)
            return self._store.dossier_events.save(
                replace(event, happened_on=on, who=nfc(who), note=nfc(note))
            )

    def delete(self, uid: str) -> None:
        """Put a dossier that was entered by mistake into the bin. Raises ``Refused``."""
        dossier = self.get(uid)
        if count := len(self.nominations(uid)):
            raise Refused(
                f"Hồ sơ số {dossier.code} đã có {count} đề nghị nên không xóa được; "
                "hãy xóa các đề nghị đó trước."
            )
        with self._store.action(f"Xóa hồ sơ đến số {dossier.code}"):
            self._store.dossier_events.delete_many(self.events(uid))
            self._store.dossiers.delete(dossier)

    def problems(self, dossier: Dossier) -> dict[str, str]:
        """What keeps a dossier out of the register: field -> sentence."""
        problems: dict[str, str] = {}
        today = self._store.origin.today()
        if not dossier.submitter:
            problems["submitter"] = "Hãy ghi người hoặc đơn vị nộp hồ sơ."
        if dossier.received_on > today:
            problems["received_on"] = f"Ngày nhận ở sau hôm nay ({format_short(today)})."
        elif dossier.received_on < EARLIEST:
            problems["received_on"] = "Ngày nhận không dùng được; hãy kiểm tra lại năm."
        elif dossier.uid and (first := self._first_after(dossier)):
            problems["received_on"] = (
                f"Ngày nhận ở sau ngày {format_short(first.happened_on)} "
                f"({NAMED_STEPS[first.step].lower()})."
            )
        if not dossier.period:
            problems["period"] = "Hãy chọn kỳ thi đua của hồ sơ."
        return problems

    # Inside

    def _accept(self, dossier: Dossier, on: date, who: str) -> Dossier:
        accepted = replace(
            dossier,
            status="accepted",
            completed_on=on,
            due_on=self.due_on(dossier, on),
            reason="",
        )
        saved = self._store.dossiers.save(accepted)
        self._happened(saved, "accepted", on, who)
        return saved

    def _happened(
        self, dossier: Dossier, step: str, on: date | None, who: str, note: str = ""
    ) -> None:
        assert on is not None
        self._store.dossier_events.save(
            DossierEvent(
                dossier_uid=dossier.uid, step=step, happened_on=on, who=nfc(who), note=nfc(note)
            )
        )

    def _cleaned(self, dossier: Dossier) -> Dossier:
        dossier = replace(
            dossier,
            **{
                name: nfc(getattr(dossier, name)).strip()
                for name in ("submitter", "summary", "note")
            },
        )
        checklist = self.checklist(dossier)
        known = [document.code for document in checklist.documents] if checklist else []
        return replace(dossier, items=tuple(code for code in known if code in dossier.items))

    def _in_status(self, uid: str, *allowed: DossierStatus) -> Dossier:
        dossier = self.get(uid)
        if dossier.status not in allowed:
            raise Refused(
                f"Hồ sơ số {dossier.code} đang ở bước “{DOSSIER_STATUSES[dossier.status]}” "
                "nên không làm việc này được."
            )
        return dossier

    def _with_reason(self, dossier: Dossier, on: date | None, reason: str) -> str:
        reason = nfc(reason).strip()
        problems = self._day_problems(dossier, on)
        if len(reason) < FEWEST_LETTERS:
            problems["reason"] = "Hãy ghi rõ lý do, để người nộp biết phải làm gì."
        if problems:
            raise Rejected(problems)
        return reason

    def _day_problems(self, dossier: Dossier, on: date | None) -> dict[str, str]:
        """What is wrong with ``on`` as the day of the next thing that happens."""
        today = self._store.origin.today()
        last = self._store.dossier_events.of_dossiers([dossier.uid])[-1:]
        if on is None:
            return {"on": "Hãy nhập ngày."}
        if on > today:
            return {"on": f"Ngày này ở sau hôm nay ({format_short(today)})."}
        if on < dossier.received_on:
            day = format_short(dossier.received_on)
            return {"on": f"Ngày này trước ngày nhận hồ sơ ({day})."}
        if last and on < last[0].happened_on:
            day, step = format_short(last[0].happened_on), NAMED_STEPS[last[0].step].lower()
            return {"on": f"Ngày này trước ngày {day} ({step})."}
        return {}

    def _last(self, uid: str, step: str) -> DossierEvent | None:
        found = [event for event in self.events(uid) if event.step == step]
        return found[-1] if found else None

    def _first_after(self, dossier: Dossier) -> DossierEvent | None:
        """What happened before the day on which the dossier is said to have come."""
        moved = 2 if self._complete_at_once(self.get(dossier.uid)) else 1
        later = self.events(dossier.uid)[moved:]
        return next((event for event in later if event.happened_on < dossier.received_on), None)

    def _move_first_events(self, before: Dossier, after: Dossier, at_once: bool) -> None:
        if before.received_on == after.received_on:
            return
        first = self.events(before.uid)[: 2 if at_once else 1]
        self._store.dossier_events.save_many(
            replace(event, happened_on=after.received_on) for event in first
        )

    def _complete_at_once(self, dossier: Dossier) -> bool:
        """Whether nothing was missing when it came, so that both days are one."""
        first = [event.step for event in self.events(dossier.uid)[:2]]
        return dossier.completed_on == dossier.received_on and first == ["received", "accepted"]
