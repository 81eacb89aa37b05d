"""Plans the rows of a list of working lives: who was recruited, came, or was away, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from models.career import CAREER_KINDS, CareerKind, CareerSpan
from models.dates import format_short
from models.vietnamese import fold, nfc
from services.career import EVENTS, overlapping
from services.intake.cells import quoted
from services.intake.plan import PlannedRow, Unusable
from services.intake.registration_rows import Matching
from services.intake.saying import Say
from services.intake.source_rows import SourceRow
from services.services import Services

_WORDS: tuple[tuple[str, CareerKind], ...] = (
    ("tuien dung", "recruited"),
    ("chuien den", "transferred"),
    ("dieu dong", "transferred"),
    ("luan chuien", "transferred"),
    ("tiep nhan", "transferred"),
    ("thai san", "maternity"),
    ("sinh con", "maternity"),
    ("dung cam", "injury"),
    ("hoc", "study"),
    ("dao tao", "study"),
    ("boi duong", "study"),
    ("nghi", "leave"),
)
_PLACES = {"starts_on": "starts_on", "ends_on": "ends_on", "unit_name": "previous_unit"}


def career_kind_in(text: str) -> CareerKind | None:
    folded = f" {fold(text)} "
    for kind, name in CAREER_KINDS.items():
        if folded.strip() in (kind, fold(name)):
            return kind
    return next((kind for word, kind in _WORDS if f" {word} " in folded), None)


class CareerRows:
    def __init__(self, services: Services, say: Say) -> None:
        self._career = services.career
        self._say = say
        self._known: dict[str, list[CareerSpan]] = {}

    def planned(self, row: SourceRow, matching: Matching) -> PlannedRow:
        """Raises ``Unusable``."""
        told = list(self._told(row))
        match = matching(row, None, "")
        subject = match.subject
        if subject.record.kind != "individual":
            name = subject.record.name
            raise Unusable("name", f"Quá trình công tác chỉ ghi cho cá nhân; {name} không phải.")
        if subject.key not in self._known:
            uid = subject.record.uid
            self._known[subject.key] = self._career.of_subject(uid) if uid else []
        known = self._known[subject.key]
        planned = match.row(
            row, "; ".join(f"{CAREER_KINDS[s.kind]} {format_short(s.starts_on)}" for s in told)
        )
        written: list[CareerSpan] = []
        for span in told:
            span = replace(span, subject_uid=subject.record.uid)
            same = (span.kind, span.starts_on)
            old = next((each for each in known if (each.kind, each.starts_on) == same), None)
            new = _renewed(old, span) if old else span
            if new == old:
                continue
            problems = self._career.problems(new)
            if not subject.record.uid:
                problems.pop("subject_uid", None)
            if problems:
                name, sentence = next(iter(problems.items()))
                raise Unusable(_PLACES.get(name, "name"), sentence)
            if old is not None:
                known.remove(old)
            if any(overlapping(new, each) for each in known):
                raise Unusable(
                    "starts_on", f"Thời gian này trùng với “{CAREER_KINDS[new.kind]}” ở dòng khác."
                )
            known.append(new)
            written.append(new)
            planned.state = "updated" if old is not None and planned.state != "added" else "added"
        planned.career = tuple(written)
        return planned

    def _told(self, row: SourceRow) -> Iterator[CareerSpan]:
        """What the row tells, one for each day of its own. Raises ``Unusable``."""
        values = row.values
        note = nfc(str(values.get("note", "")))
        unit, opinion = (nfc(str(values.get(name, ""))) for name in ("previous_unit", "opinion"))
        found = False
        for name, kind in (("recruited_on", "recruited"), ("transferred_on", "transferred")):
            day: date | None = values.get(name)
            if day is not None:
                found = True
                came = kind == "transferred"
                yield CareerSpan(
                    subject_uid="",
                    kind="transferred" if came else "recruited",
                    starts_on=day,
                    unit_name=unit if came else "",
                    opinion=opinion if came else "",
                )
        text = str(values.get("span_kind") or values.get("subject_class") or "")
        if not text and found:
            return
        if not text:
            raise Unusable(
                "span_kind", "Dòng này không ghi nội dung, chẳng hạn Tuyển dụng, Đi học."
            )
        meant = career_kind_in(text)
        if meant is None:
            names = ", ".join(CAREER_KINDS.values())
            raise Unusable("span_kind", f"Không hiểu nội dung {quoted(text)}; hãy ghi {names}.")
        begun: date | None = values.get("starts_on")
        if begun is None:
            raise Unusable("starts_on", "Dòng này không ghi ngày bắt đầu.")
        ended: date | None = values.get("ends_on")
        if ended is not None and meant in EVENTS:
            self._say(
                row, "ends_on", f"“{CAREER_KINDS[meant]}” chỉ có một ngày nên để trống ô này."
            )
            ended = None
        came = meant == "transferred"
        yield CareerSpan(
            subject_uid="",
            kind=meant,
            starts_on=begun,
            ends_on=ended,
            unit_name=unit if came else "",
            opinion=opinion if came else "",
            note=note,
        )


def _renewed(old: CareerSpan, span: CareerSpan) -> CareerSpan:
    names = ("ends_on", "unit_name", "opinion", "note")
    return replace(old, **{name: value for name in names if (value := getattr(span, name))})
