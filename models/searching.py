"""Finding any record by a few typed words; every answer is bounded, however much is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.subject_finder import SubjectFinder
from models.vietnamese import canonical


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
class InitiativeFound:
    uid: str
    title: str
    period: str
    authors: str
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


class Finder(SubjectFinder):
    """Words are folded; every one must begin a word of what is found."""

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

    def initiatives(self, words: Sequence[str], shown: int) -> list[InitiativeFound]:
        """By title, author and period."""
        conditions = "".join(
            f" and (instr(' ' || found, ' ' || :w{n}) > 0 or instr(period, :w{n}) > 0)"
            for n in range(len(words))
        )
        rows = self._db.execute(
            "select uid, title, period, authors, count(*) over () from (select i.id, i.uid, "
            "i.title, i.period, coalesce(group_concat(s.name, ', '), '') as authors, "
            "i.search_key || ' ' || coalesce(group_concat(s.search_key, ' '), '') as found "
            "from initiatives i left join initiative_authors a on a.initiative_uid = i.uid "
            "and a.deleted_at is null left join subjects s on s.uid = a.subject_uid "
            f"where i.deleted_at is null group by i.id) where true{conditions} "
            "order by period desc, id desc limit :shown",
            _named(words) | {"shown": shown},
        )
        return [InitiativeFound(*row) for row in rows]

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
            "select a.uid, a.name, coalesce(d.uid, m.uid, i.uid, n.uid, b.uid, o.uid, s.uid), "
            "case when d.uid is not null then 'decisions' when m.uid is not null then 'movements' "
            "when i.uid is not null then 'initiatives' when n.uid is not null then 'nominations' "
            "when b.uid is not null then 'submissions' when o.uid is not null then 'dossiers' "
            "else 'subjects' end, "
            "coalesce(d.summary, m.name, i.title, b.summary, o.summary, s.name), count(*) over () "
            "from attachments a "
            "left join registrations r on r.uid = a.owner_uid "
            "left join awards w on w.uid = a.owner_uid "
            "left join decisions d on d.uid = coalesce(w.decision_uid, a.owner_uid) "
            "left join movements m on m.uid = a.owner_uid "
            "left join initiatives i on i.uid = a.owner_uid "
            "left join nominations n on n.uid = a.owner_uid "
            "left join submissions b on b.uid = a.owner_uid "
            "left join dossiers o on o.uid = a.owner_uid "
            "left join subjects s on s.uid = coalesce(r.subject_uid, n.subject_uid, a.owner_uid) "
            f"where a.deleted_at is null and {_holds(words, 'a.search_key')} "
            "and coalesce(d.uid, m.uid, i.uid, b.uid, o.uid, s.uid) is not null "
            "and coalesce(d.deleted_at, m.deleted_at, i.deleted_at, n.deleted_at, b.deleted_at, "
            "o.deleted_at, s.deleted_at) is null "
            "order by a.id desc limit :shown",
            _named(words) | {"shown": shown},
        )
        return [AttachmentFound(*row) for row in rows]


def _holds(words: Sequence[str], key: str) -> str:
    return " and ".join(f"instr(' ' || {key}, ' ' || :w{n}) > 0" for n in range(len(words)))


def _named(words: Sequence[str]) -> dict[str, str | int | None]:
    return {f"w{n}": word for n, word in enumerate(words)}
