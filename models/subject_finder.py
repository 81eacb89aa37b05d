"""Finding people, collectives and households by a few typed words, in any spelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from sqlite_utils import Database

from models.subjects import SUBJECT_KINDS, SubjectKind, match_words
from models.vietnamese import canonical, fold, nfc

MOST_LOOKED_AT = 4_000
"""Subjects that a few typed letters match, so that an answer comes while somebody types."""
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


class SubjectFinder:
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

    def _ranked(
        self, found: str, values: dict[str, str], typed: str, year: str, shown: int
    ) -> list[SubjectFound]:
        of_year = "and substr(s.birth_date, 1, 4) = :year" if year else ""
        exact = canonical(typed)
        marked = {f"m{n}": word for n, word in enumerate(self.parted(typed))}
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

    def parted(self, typed: str) -> list[str]:
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
