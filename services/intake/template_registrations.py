"""Plans the titles that a template of registrations brings back, one registration for each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.registrations import Registration
from services.intake.marked_rows import MarkedRow
from services.intake.plan import FieldChange, PlannedRow
from services.intake.source_rows import Problem
from services.law import AwardType
from services.services import Services

_TITLE = "Danh hiệu đăng ký"
_TEXTS = {"initiative": "Sáng kiến", "note": "Ghi chú"}
_KINDS = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}


class TemplateRegistrations:
    def __init__(
        self,
        services: Services,
        period: str,
        base: Mapping[tuple[str, str], MarkedRow],
        rows: Sequence[MarkedRow],
    ) -> None:
        self._catalogue = services.catalogue
        self._period = period
        self._base = base
        uids = {row.uid for row in rows}
        self._of: dict[str, dict[str, Registration]] = {}
        for registration in services.store.registrations.of_period(period):
            if registration.subject_uid in uids:
                self._of.setdefault(registration.subject_uid, {})[registration.uid] = registration
        self._named = {row.registration for row in rows} | {uid for _, uid in base}

    def add_to(self, planned: PlannedRow, row: MarkedRow) -> list[Problem]:
        """What the row says of a title; gives what a person should look at."""
        assert planned.subject is not None
        registered = self._of.setdefault(row.uid, {})
        before = self._base.get(row.key)
        text = str(row.row.values.get("award", ""))
        old = self._meant(row, registered, text)
        if row.registration and old is None:
            return self._no_more(planned, row, text)
        if not text:
            if old is None or not row.registration or "award" not in row.letters:
                return []
            name = self._catalogue.award_type(old.award_type).name
            return [
                _problem(
                    row,
                    f"Đơn vị đã xóa danh hiệu {name} ở dòng này; đăng ký vẫn được giữ, "
                    "nếu đúng là thôi đăng ký thì hãy xóa ở trang Đăng ký.",
                )
            ]
        written = str(before.row.values.get("award", "")) if before else None
        award_type = self._award_type(text, planned)
        if old is not None and text == written:
            award_type = self._catalogue.award_type(old.award_type)
        if isinstance(award_type, str):
            return self._skipped(planned, row, award_type)
        planned.award_type = award_type.code
        twin = next(
            (
                each
                for each in registered.values()
                if each.award_type == award_type.code and each is not old
            ),
            None,
        )
        if twin is not None:
            return [_problem(row, f"{planned.name} đã đăng ký {award_type.name} ở một dòng khác.")]
        self._put(planned, row, registered, award_type, old, before)
        return []

    def _meant(
        self, row: MarkedRow, registered: Mapping[str, Registration], text: str
    ) -> Registration | None:
        """The registration that the row stands for; None when it brings a new one.

        A row that went out empty and came back filled before stands for what it brought then.
        """
        if row.registration:
            return registered.get(row.registration)
        if not text:
            return None
        award = self._catalogue.recognise(text)
        since = [each for each in registered.values() if each.uid not in self._named]
        same = [each for each in since if award is not None and each.award_type == award.code]
        return (same or (since if len(since) == 1 else [None]))[0]

    def _award_type(self, text: str, planned: PlannedRow) -> AwardType | str:
        """The title, or why it cannot be registered."""
        assert planned.subject is not None
        kind = planned.subject.record.kind
        found = self._catalogue.recognise(text, kind)
        if found is None:
            return f"Không nhận ra danh hiệu “{text}”; hãy chọn trong danh sách, mỗi dòng một danh hiệu."
        if kind not in found.recipients:
            return f"{found.name} không dành cho {_KINDS[kind]}; hãy chọn danh hiệu khác."
        return found

    def _put(
        self,
        planned: PlannedRow,
        row: MarkedRow,
        registered: dict[str, Registration],
        award_type: AwardType,
        old: Registration | None,
        before: MarkedRow | None,
    ) -> None:
        told = {name: str(row.row.values.get(name, "")) for name in _TEXTS}
        if old is None:
            planned.state = "added"
            planned.registration = Registration(
                period=self._period,
                subject_uid=row.uid,
                award_type=award_type.code,
                initiative=told["initiative"],
                note=told["note"],
            )
            registered[f"row {row.row.row}"] = planned.registration
            return
        changes: list[FieldChange] = []
        news: dict[str, str] = {}
        if award_type.code != old.award_type:
            news["award_type"] = award_type.code
            known = self._catalogue.award_type(old.award_type)
            changes.append(FieldChange(_TITLE, known.name, award_type.name))
        for name, title in _TEXTS.items():
            current, now = getattr(old, name), told[name]
            then = str(before.row.values.get(name, "")) if before and row.registration else ""
            if now not in (then, current) and name in row.letters and (now or before):
                news[name] = now
                changes.append(FieldChange(title, current, now))
        if news:
            planned.state = "updated"
            planned.changes += tuple(changes)
            planned.registration = replace(old, **news)
            registered[old.uid] = planned.registration

    def _no_more(self, planned: PlannedRow, row: MarkedRow, text: str) -> list[Problem]:
        sentence = (
            f"Đăng ký của {planned.name} đã được xóa khỏi sổ sau khi xuất mẫu nên dòng này không ghi lại; "
            "nếu vẫn đăng ký, hãy ghi ở trang Đăng ký."
        )
        return self._skipped(planned, row, sentence) if text else []

    def _skipped(self, planned: PlannedRow, row: MarkedRow, sentence: str) -> list[Problem]:
        """The title is not taken; what else the row says of its subject is."""
        if planned.state == "same":
            planned.state, planned.reason = "skipped", sentence
        return [_problem(row, sentence)]


def _problem(row: MarkedRow, sentence: str) -> Problem:
    letter = row.letters.get("award", "")
    return Problem(row.row.sheet, row.row.row, letter, sentence)
