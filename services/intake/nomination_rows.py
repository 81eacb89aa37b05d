"""Plans the rows of a list of nominations: who is put forward for which award, and for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from models.nominations import ENDED, NOMINATION_STATUSES, Nomination
from models.vietnamese import canonical, fold, nfc
from services.intake.cells import quoted
from services.intake.plan import FieldChange, PlannedRow
from services.intake.registration_rows import Matching
from services.intake.saying import Say
from services.intake.source_rows import SourceRow
from services.law import AwardType
from services.nominating import WRITTEN
from services.services import Services

_SHOWN = 80
Key = tuple[str, str]


class NominationRows:
    def __init__(self, services: Services, say: Say) -> None:
        self._services = services
        self._catalogue = services.catalogue
        self._today = services.store.origin.today()
        self._say = say
        self._movements = {fold(each.name): each.uid for each in services.movements.all()}
        self._nominated: dict[str, dict[Key, list[Nomination]]] = {}
        self._registered: dict[str, dict[Key, str]] = {}
        self._claimed: set[int] = set()

    def planned(
        self, row: SourceRow, award_type: AwardType, period: str, matching: Matching
    ) -> PlannedRow:
        """Raises ``Unusable``."""
        told = self._told(row)
        match = matching(row, award_type, (period, award_type.code))
        subject = match.subject
        achievement = told.get("achievement", "")
        planned = match.row(row, _short(achievement), award_type.code)
        key = (subject.key, award_type.code)
        known = self._of_period(period).setdefault(key, [])
        old = self._meant(known, told)
        if old is None:
            nomination = Nomination(
                period=period,
                subject_uid=subject.record.uid,
                award_type=award_type.code,
                registration_uid=self._registrations(period).pop(key, None),
                source="import",
                **told,
            )
            planned.state, planned.nomination = "added", nomination
            known.append(nomination)
            self._claimed.add(id(nomination))
            return planned
        if id(old) in self._claimed:
            return planned
        self._claimed.add(id(old))
        if old.status in ENDED:
            self._say(
                row,
                "name",
                f"Đề nghị này của {subject.record.name} đã ở bước “{NOMINATION_STATUSES[old.status]}” "
                "nên giữ nguyên; nếu đề nghị lại, hãy làm ở trang Đề nghị.",
            )
        elif news := self._news(row, old, told):
            planned.state = "updated"
            planned.nomination = replace(old, **news)
            if "achievement" in news:
                shown = (_short(old.achievement), _short(achievement))
                planned.changes = (FieldChange("Thành tích", *shown),)
            known[known.index(old)] = planned.nomination
            self._claimed.add(id(planned.nomination))
        return planned

    def _meant(self, known: list[Nomination], told: Mapping[str, Any]) -> Nomination | None:
        """The nomination that the row repeats or tells anew; None when it is another one.

        Somebody may be put forward twice for one award, for two achievements.
        """
        achievement = canonical(told.get("achievement", ""))
        for each in known:
            if canonical(each.achievement) == achievement:
                return each
        if not achievement:
            return known[0] if known else None
        free = [each for each in known if id(each) not in self._claimed]
        if bare := next((each for each in free if not each.achievement), None):
            return bare
        if len(free) != 1 or len(known) != 1 or free[0].ground == "DOT_XUAT":
            return None
        same_ground = told.get("ground", free[0].ground) == free[0].ground
        same_movement = told.get("movement_uid", free[0].movement_uid) == free[0].movement_uid
        return free[0] if same_ground and same_movement else None

    def _news(self, row: SourceRow, old: Nomination, told: Mapping[str, Any]) -> Mapping[str, Any]:
        news = {name: value for name, value in told.items() if value != getattr(old, name)}
        if news and old.status in WRITTEN:
            self._say(
                row,
                "achievement" if "achievement" in news else "name",
                f"Đề nghị đang ở bước “{NOMINATION_STATUSES[old.status]}” nên giữ nguyên như đã ghi "
                "vào văn bản.",
            )
            return {}
        if old.status == "voted":
            fixed = ("ground", "movement_uid")
            return {name: value for name, value in news.items() if name not in fixed}
        return news

    def _told(self, row: SourceRow) -> dict[str, Any]:
        """What the row tells besides whom and which award; what is empty is not in it."""
        values = row.values
        told: dict[str, Any] = {
            name: nfc(text)
            for name in ("achievement", "note")
            if (text := str(values.get(name, "")))
        }
        day: date | None = values.get("achieved_on")
        if day is not None and day > self._today:
            self._say(row, "achieved_on", "Ngày lập thành tích sau ngày hôm nay nên để trống.")
        elif day is not None:
            told["achieved_on"] = day
        if values.get("posthumous"):
            told["posthumous"] = True
        if text := str(values.get("ground", "")):
            if ground := self._catalogue.recognise_ground(text):
                told["ground"] = ground.code
            else:
                self._say(
                    row,
                    "ground",
                    f"Không nhận ra loại hình khen thưởng {quoted(text)} nên lấy là Công trạng; "
                    "hãy ghi như Công trạng, Đột xuất, Phong trào thi đua.",
                )
        if text := str(values.get("movement", "")):
            if uid := self._movements.get(fold(text)):
                told |= {"movement_uid": uid, "ground": "PHONG_TRAO"}
            else:
                self._say(
                    row,
                    "movement",
                    f"Trong sổ chưa có phong trào {quoted(text)} nên để trống; hãy thêm ở trang "
                    "Phong trào rồi lấy lại.",
                )
        return told

    def _of_period(self, period: str) -> dict[Key, list[Nomination]]:
        """Those of ``period`` by subject and award, what is not ended first."""
        if period not in self._nominated:
            found = self._nominated[period] = {}
            stored = self._services.nominating.of_period(period)
            for each in sorted(stored, key=lambda nomination: nomination.status in ENDED):
                found.setdefault((each.subject_uid, each.award_type), []).append(each)
        return self._nominated[period]

    def _registrations(self, period: str) -> dict[Key, str]:
        """Registrations of ``period`` that went no further yet, by subject and title."""
        if period not in self._registered:
            self._registered[period] = {
                (registration.subject_uid, registration.award_type): registration.uid
                for registration in self._services.nominating.open_registrations(period)
            }
        return self._registered[period]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
