"""Tìm mọi thứ: people, units, decisions, movements, initiatives, files by a few words typed in any spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from models.dates import format_partial, format_short, parse_date
from models.decisions import DECISION_STATUSES
from models.problems import Refused
from models.searching import DecisionFound, UnitFound
from models.store import Store
from models.subject_finder import MOST_LOOKED_AT, SubjectFound
from models.subjects import SUBJECT_KINDS, SubjectKind
from models.vietnamese import fold, nfc
from services.catalogue import Catalogue

HitKind = Literal["subject", "unit", "decision", "registration", "movement", "initiative", "file"]
SHOWN, SHOWN_ALONE = 6, 40
"""Of each group; of one that is the only one."""
LONGEST = 200
"""Letters that are looked at."""
MOST_WORDS = 12
MOST_REGISTERED = 200
KINDS: tuple[SubjectKind, ...] = ("individual", "collective", "household")
PRINTS = (".pdf", ".docx", ".xlsx")
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Hit:
    kind: HitKind
    uid: str
    """Of the record to be opened; of a file in the folder of prints, its path."""
    title: str
    detail: str = ""
    table: str = ""
    """Where ``uid`` is to be found, for a file that is attached to a record."""


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    hits: tuple[Hit, ...]
    total: int

    @property
    def more_than(self) -> bool:
        """Whether there may be more than ``total``: no more were looked at."""
        return self.total >= MOST_LOOKED_AT


@dataclass(frozen=True, slots=True)
class _Typed:
    text: str
    words: tuple[str, ...]
    day: date | None
    year: str
    """The one word that is a year, where other words tell what else is wanted."""

    @property
    def without_year(self) -> tuple[str, ...]:
        return tuple(word for word in self.words if word != self.year)


class Search:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def find(self, text: str) -> list[Group]:
        """What holds every typed word, in groups; nothing for nothing typed."""
        typed = _typed(text)
        if not typed.words and typed.day is None:
            return []
        with self._store.snapshot():
            groups = [
                *self._subjects(typed),
                self._units(typed),
                self._decisions(typed),
                self._registrations(typed),
                self._movements(typed),
                self._initiatives(typed),
                self._files(typed),
            ]
        groups = [group for group in groups if group.hits]
        most = SHOWN if len(groups) > 1 else SHOWN_ALONE
        return [replace(group, hits=group.hits[:most]) for group in groups]

    def _subjects(self, typed: _Typed) -> list[Group]:
        if typed.day is not None:
            return []
        finder = self._store.finder
        found = finder.subjects(typed.words, typed.text, shown=SHOWN_ALONE)
        if not found and typed.year:
            found = finder.subjects(
                typed.without_year, _name(typed), year=typed.year, shown=SHOWN_ALONE
            )
        if not found:
            found = self._named_and_placed(typed)
        return [
            _group(SUBJECT_KINDS[kind], [_subject(each) for each in found if each.kind == kind],
                   next((each.total for each in found if each.kind == kind), 0))
            for kind in KINDS
        ]  # fmt: skip

    def _named_and_placed(self, typed: _Typed) -> list[SubjectFound]:
        """Some words are of the name and the others, before or after them, of the unit."""
        words = typed.without_year
        for cut in range(len(words) - 1, 0, -1):
            for name, place in ((words[:cut], words[cut:]), (words[-cut:], words[:-cut])):
                units = self._store.finder.units(place, " ".join(place), SHOWN)
                if not units:
                    continue
                found = self._store.finder.subjects_of_units(
                    name,
                    typed.text,
                    [unit.uid for unit in units],
                    year=typed.year,
                    shown=SHOWN_ALONE,
                )
                if found:
                    return found
        return []

    def _units(self, typed: _Typed) -> Group:
        if not typed.words:
            return _group("Đơn vị", [], 0)
        found = self._store.finder.units(typed.words, typed.text, SHOWN_ALONE)
        return _group("Đơn vị", [_unit(each) for each in found], _total(found))

    def _decisions(self, typed: _Typed) -> Group:
        found = self._store.finder.decisions(typed.words, SHOWN_ALONE, typed.day)
        return _group("Quyết định", [_decision(each) for each in found], _total(found))

    def _registrations(self, typed: _Typed) -> Group:
        uids = (
            self._store.finder.subject_uids(typed.without_year, MOST_REGISTERED)
            if typed.year
            else []
        )
        if not uids:
            return _group("Đăng ký", [], 0)
        found = self._store.finder.registrations(uids, typed.year, SHOWN_ALONE)
        hits = [
            Hit(
                "registration",
                each.uid,
                each.subject_name,
                _joined(
                    self._catalogue.award_type(each.award_type).name,
                    f"Kỳ {each.period}",
                    each.unit_name,
                ),
            )
            for each in found
        ]
        return _group("Đăng ký", hits, _total(found))

    def _movements(self, typed: _Typed) -> Group:
        if not typed.words:
            return _group("Phong trào", [], 0)
        found = self._store.finder.movements(typed.words, SHOWN_ALONE)
        hits = [
            Hit("movement", each.uid, each.name, _joined(each.theme, each.launched_by))
            for each in found
        ]
        return _group("Phong trào", hits, _total(found))

    def _initiatives(self, typed: _Typed) -> Group:
        if not typed.words:
            return _group("Sáng kiến", [], 0)
        found = self._store.finder.initiatives(typed.words, SHOWN_ALONE)
        hits = [
            Hit("initiative", each.uid, each.title, _joined(each.authors, f"Kỳ {each.period}"))
            for each in found
        ]
        return _group("Sáng kiến", hits, _total(found))

    def _files(self, typed: _Typed) -> Group:
        """Files that are attached to records, then those in the folder of prints."""
        if not typed.words:
            return _group("Tài liệu", [], 0)
        attached = self._store.finder.attachments(typed.words, SHOWN_ALONE)
        hits = [
            Hit("file", a.owner_uid, a.name, f"Đính kèm: {a.owner_name}", a.owner_table)
            for a in attached
        ]
        printed = self._printed(typed.words)
        return _group("Tài liệu", (hits + printed), _total(attached) + len(printed))

    def _printed(self, words: Sequence[str]) -> list[Hit]:
        folder = self._store.folder.prints
        try:
            found = [
                path
                for path in folder.iterdir()
                if path.suffix in PRINTS
                and not path.name.startswith(".")
                and all(f" {word}" in f" {fold(path.stem)}" for word in words)
            ]
        except OSError:
            return []
        return [
            Hit("file", str(path), path.name, "Bản in đã làm")
            for path in sorted(found, key=lambda path: path.name)
        ]


def _typed(text: str) -> _Typed:
    text = nfc(text)[:LONGEST]
    day: date | None = None
    rest = text
    if (found := _DAY.search(text)) is not None:
        try:
            day = parse_date(found[0])
        except Refused:
            pass
        else:
            rest = text.replace(found[0], " ")
    words = tuple(fold(rest).split()[:MOST_WORDS])
    years = [word for word in words if _YEAR.fullmatch(word)]
    one = years[0] if len(years) == 1 and len(words) > 1 else ""
    return _Typed(rest.strip(), words, day, one)


def _name(typed: _Typed) -> str:
    return " ".join(typed.text.replace(typed.year, " ").split())


def _group(title: str, hits: Sequence[Hit], total: int) -> Group:
    return Group(title, tuple(hits), total)


def _total(found: Sequence) -> int:
    return found[0].total if found else 0


def _subject(found: SubjectFound) -> Hit:
    born = f"sinh {format_partial(found.birth_date)}" if found.birth_date else ""
    unit = found.unit_name if found.unit_name != found.name else ""
    return Hit("subject", found.uid, found.name, _joined(found.position, unit, born))


def _unit(found: UnitFound) -> Hit:
    if found.successor_uid is not None:
        day = f" từ {format_short(date.fromisoformat(found.ended_on))}" if found.ended_on else ""
        return Hit(
            "unit",
            found.successor_uid,
            found.name,
            f"Đơn vị cũ, nay là {found.successor_name}{day}",
        )
    former = f"Tên cũ: {found.former_name}" if found.former_name else ""
    return Hit("unit", found.uid, found.name, _joined(f"{found.members} đối tượng", former))


def _decision(found: DecisionFound) -> Hit:
    number = f"{int(found.number):02d}" if found.number.isdecimal() else found.number
    code = "/".join(part for part in (number, found.symbol) if part)
    day = f" ngày {format_short(date.fromisoformat(found.decided_on))}" if found.decided_on else ""
    title = f"Số {code}{day}" if found.number else found.summary
    status = "" if found.status == "issued" else DECISION_STATUSES[found.status]  # type: ignore[index]
    return Hit(
        "decision", found.uid, title,
        _joined(status, found.summary if found.number else "", found.issuer),
    )  # fmt: skip


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
