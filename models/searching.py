"""Finding any record by a few typed words; every answer is bounded, however much is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlite_utils import Database

from models.subjects import SUBJECT_KINDS, SubjectKind, match_words
from models.vietnamese import canonical, fold, nfc

MOST_LOOKED_AT = 4_000
"""Subjects that a few typed letters match, so that an answer comes while somebody types."""
MOST_UNITS = 40
MOST_PLACED = 20_000
"""The same where the unit or the year of birth was typed too."""
LONGEST_JOINED = 40
LONGEST_SYLLABLE = 8
MOST_SPLITS = 5


@dataclass(frozen=True, slots=True)
class SubjectFound:
    uid: str
    kind: SubjectKind
    name: str
    birth_date: str
    position: str
    unit_name: str
    total: int
    """How many of its kind were found."""


@dataclass(frozen=True, slots=True)
class UnitFound:
    uid: str
    name: str
    former_name: str
    successor_uid: str | None
    successor_name: str
    ended_on: str | None
    members: int
    """Of itself, not of what is below."""
    total: int


@dataclass(frozen=True, slots=True)
class DecisionFound:
    uid: str
    number: str
    symbol: str
    decided_on: str | None
    summary: str
    issuer: str
    status: str
    total: int


@dataclass(frozen=True, slots=True)
class MovementFound:
    uid: str
    name: str
    theme: str
    launched_by: str
    total: int


@dataclass(frozen=True, slots=True)
class RegistrationFound:
    uid: str
    subject_name: str
    award_type: str
    period: str
    unit_name: str
    total: int


@dataclass(frozen=True, slots=True)
class AttachmentFound:
    uid: str
    name: str
    owner_uid: str
    owner_table: str
    owner_name: str
    total: int


class Finder:
    """Words are folded; every one must begin a word of what is found."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def subjects(
        self, words: Sequence[str], typed: str, *, year: str = "", shown: int
    ) -> list[SubjectFound]:
        """By kind, those with the most of the very marks of ``typed`` first; ``year`` is that of birth.

        Only so many are looked at, and everybody whose whole name was typed.
        """
        if not words or not (match := self._match(words)):
            return []
        looked_at = MOST_PLACED if year else MOST_LOOKED_AT
        found = self._ranked(
            "select rowid as id from subjects_found where subjects_found match :match "
            f"limit {looked_at}",
            {"match": match},
            typed,
            year,
            shown,
        )
        if sum({each.kind: each.total for each in found}.values()) < looked_at:
            return found
        whole = self._ranked(
            f"select id from subjects where canonical_key = :exact limit {shown}",
            {},
            typed,
            year,
            shown,
        )
        totals = {each.kind: each.total for each in whole + found}
        return [
            replace(each, total=totals[each.kind])
            for each in dict.fromkeys(replace(each, total=0) for each in whole + found)
        ]

    def subjects_of_units(
        self, words: Sequence[str], typed: str, units: Sequence[str], *, year: str, shown: int
    ) -> list[SubjectFound]:
        """The same of those who belong to one of ``units`` or to anything below it."""
        marks = ", ".join(f":unit{n}" for n in range(len(units)))
        named = " and ".join(
            f"instr(' ' || search_key, ' ' || :w{n}) > 0" for n in range(len(words))
        )
        return self._ranked(
            f"select id from (select id, search_key from subjects where unit_uid in (select b.uid "
            "from units t join units b on b.tree_key >= t.tree_key "
            f"and b.tree_key < t.tree_key || '~' where t.uid in ({marks})) "
            f"limit {MOST_PLACED}) where {named} limit {MOST_LOOKED_AT}",
            {f"unit{n}": uid for n, uid in enumerate(units)}
            | {f"w{n}": word for n, word in enumerate(words)},
            typed,
            year,
            shown,
        )

    def subject_uids(self, words: Sequence[str], limit: int) -> list[str]:
        """Some whose names hold the words."""
        if not words or not (match := self._match(words)):
            return []
        rows = self._db.execute(
            "select uid from subjects where id in (select rowid from subjects_found "
            "where subjects_found match ? limit ?) and deleted_at is null",
            [match, limit],
        )
        return [uid for (uid,) in rows]

    def units(self, words: Sequence[str], typed: str, shown: int) -> list[UnitFound]:
        """By their names, and the names they had before."""
        rows = self._db.execute(
            "select u.uid, u.name, u.former_name, u.successor_uid, coalesce(n.name, ''), "
            "u.ended_on, (select count(*) from subjects s "
            "where s.unit_uid = u.uid and s.deleted_at is null), count(*) over () "
            "from units u left join units n on n.uid = u.successor_uid "
            f"where u.deleted_at is null and {_holds(words, 'u.search_key')} "
            "order by u.ended_on is not null, instr(u.canonical_key, :exact) = 0, "
            "instr(u.search_key, :first) <> 1, u.tree_key limit :shown",
            _named(words) | {"exact": canonical(typed), "first": words[0], "shown": shown},
        )
        return [UnitFound(*row) for row in rows]

    def decisions(
        self, words: Sequence[str], shown: int, day: date | None = None
    ) -> list[DecisionFound]:
        """By number, summary, issuer, year or whole ``day``; the number that was typed first."""
        number = " or ".join(f"number = ltrim(:w{n}, '0')" for n in range(len(words))) or "0"
        conditions = "".join(
            f" and (instr(' ' || search_key, ' ' || :w{n}) > 0 or number = ltrim(:w{n}, '0') "
            f"or substr(decided_on, 1, 4) = :w{n} or period = :w{n})"
            for n in range(len(words))
        )
        rows = self._db.execute(
            "select uid, number, symbol, decided_on, summary, issuer, status, count(*) over () "
            "from decisions where deleted_at is null "
            f"and (:day is null or decided_on = :day){conditions} "
            f"order by not ({number}), decided_on is not null, decided_on desc, id desc "
            "limit :shown",
            _named(words) | {"shown": shown, "day": day.isoformat() if day else None},
        )
        return [DecisionFound(*row) for row in rows]

    def movements(self, words: Sequence[str], shown: int) -> list[MovementFound]:
        conditions = "".join(
            f" and (instr(' ' || search_key, ' ' || :w{n}) > 0 "
            f"or :w{n} in (substr(starts_on, 1, 4), substr(ends_on, 1, 4)))"
            for n in range(len(words))
        )
        rows = self._db.execute(
            "select uid, name, theme, launched_by, count(*) over () from movements "
            f"where deleted_at is null{conditions} order by starts_on desc, id desc limit :shown",
            _named(words) | {"shown": shown},
        )
        return [MovementFound(*row) for row in rows]

    def registrations(
        self, subject_uids: Sequence[str], year: str, shown: int
    ) -> list[RegistrationFound]:
        """Those of the subjects for a year, or for a school year that holds it."""
        rows = self._db.execute(
            "select r.uid, s.name, r.award_type, r.period, coalesce(u.name, ''), count(*) over () "
            "from registrations r join subjects s on s.uid = r.subject_uid "
            "left join units u on u.uid = s.unit_uid "
            f"where r.subject_uid in ({', '.join('?' * len(subject_uids))}) "
            "and instr(r.period, ?) > 0 and r.deleted_at is null "
            "order by r.period desc, s.sort_key limit ?",
            [*subject_uids, year, shown],
        )
        return [RegistrationFound(*row) for row in rows]

    def attachments(self, words: Sequence[str], shown: int) -> list[AttachmentFound]:
        """By the name of the file, with what they belong to."""
        rows = self._db.execute(
            "select a.uid, a.name, coalesce(d.uid, m.uid, s.uid), "
            "case when d.uid is not null then 'decisions' when m.uid is not null then 'movements' "
            "else 'subjects' end, coalesce(d.summary, m.name, s.name), count(*) over () "
            "from attachments a "
            "left join registrations r on r.uid = a.owner_uid "
            "left join awards w on w.uid = a.owner_uid "
            "left join decisions d on d.uid = coalesce(w.decision_uid, a.owner_uid) "
            "left join movements m on m.uid = a.owner_uid "
            "left join subjects s on s.uid = coalesce(r.subject_uid, a.owner_uid) "
            f"where a.deleted_at is null and {_holds(words, 'a.search_key')} "
            "and coalesce(d.uid, m.uid, s.uid) is not null "
            "and coalesce(d.deleted_at, m.deleted_at, s.deleted_at) is null "
            "order by a.id desc limit :shown",
            _named(words) | {"shown": shown},
        )
        return [AttachmentFound(*row) for row in rows]

    def _ranked(
        self, found: str, values: dict[str, str], typed: str, year: str, shown: int
    ) -> list[SubjectFound]:
        of_year = "and substr(s.birth_date, 1, 4) = :year" if year else ""
        exact = canonical(typed)
        marked = {f"m{n}": word for n, word in enumerate(self._parted(typed))}
        missing = "".join(f" + (instr(s.canonical_key, :{m}) = 0)" for m in marked)
        best = " union all ".join(
            "select * from (select id, kind, whole, missing, (select count(*) from found "
            f"where kind = '{kind}') as total from found where kind = '{kind}' "
            "order by whole, missing, sort_key limit :shown)"
            for kind in SUBJECT_KINDS
        )
        rows = self._db.execute(
            "with found as materialized (select s.id, s.kind, s.sort_key, "
            f"s.canonical_key <> :exact as whole, 0{missing} as missing "
            f"from ({found}) f join subjects s on s.id = f.id "
            f"where s.deleted_at is null {of_year}) "
            "select s.uid, s.kind, s.name, s.birth_date, s.position, coalesce(u.name, ''), b.total "
            f"from ({best}) b join subjects s on s.id = b.id "
            "left join units u on u.uid = s.unit_uid "
            "order by b.kind, b.whole, b.missing, s.sort_key, s.id",
            values | marked | {"exact": exact, "year": year, "shown": shown},
        )
        return [SubjectFound(*row) for row in rows]

    def _match(self, words: Sequence[str]) -> str:
        """The full-text query; a word that begins no word of any name may be several in one."""
        parts: list[str] = []
        for word in words:
            if self._exists(word, begins=True):
                parts.append(match_words([word]))
                continue
            splits = self._splits(word[:LONGEST_JOINED])
            if not splits:
                return ""
            parts.append("(" + " OR ".join(f'"{" ".join(split)}" *' for split in splits) + ")")
        return " AND ".join(parts)

    def _parted(self, typed: str) -> list[str]:
        """The words as they were typed, those that are several in one parted."""
        parted: list[str] = []
        for word in nfc(typed).split():
            folded = fold(word)
            alike = len(folded) == len(word) <= LONGEST_JOINED and " " not in folded
            splits = [] if not alike or self._exists(folded, begins=True) else self._splits(folded)
            start = 0
            for piece in splits[0] if splits else (word,):
                parted.append(canonical(word[start : start + len(piece)]))
                start += len(piece)
        return parted

    def _exists(self, word: str, *, begins: bool) -> bool:
        query = f'"{word}"*' if begins else f'"{word}"'
        return (
            self._db.execute(
                "select 1 from subjects_found where subjects_found match ? limit 1", [query]
            ).fetchone()
            is not None
        )

    def _splits(self, joined: str) -> list[tuple[str, ...]]:
        """The ways in which ``joined`` is made of words of names, the fewest words first."""

        @cache
        def known(word: str, begins: bool) -> bool:
            return self._exists(word, begins=begins)

        @cache
        def after(start: int) -> list[tuple[str, ...]]:
            found: list[tuple[str, ...]] = []
            for end in range(start + 1, min(start + LONGEST_SYLLABLE, len(joined)) + 1):
                word = joined[start:end]
                if end == len(joined):
                    if known(word, True):
                        found.append((word,))
                elif known(word, False):
                    found += [(word, *rest) for rest in after(end)]
            return sorted(found, key=len)[:MOST_SPLITS]

        return after(0)


def _holds(words: Sequence[str], key: str) -> str:
    return " and ".join(f"instr(' ' || {key}, ' ' || :w{n}) > 0" for n in range(len(words)))


def _named(words: Sequence[str]) -> dict[str, str | int | None]:
    return {f"w{n}": word for n, word in enumerate(words)}
