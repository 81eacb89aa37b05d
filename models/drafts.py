"""What is under way and not recorded yet, such as a form that is filled in, kept in case the power fails."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from models.identity import Origin


@dataclass(frozen=True, slots=True)
class Draft:
    content: dict[str, str]
    saved_at: str
    """UTC."""


class DraftTable:
    def __init__(self, db: Database, origin: Origin) -> None:
        self._db = db
        self._origin = origin

    def load(self, key: str) -> Draft | None:
        row = self._db.execute(
            "select content, saved_at from drafts where key = ?", [key]
        ).fetchone()
        return Draft(msgspec.json.decode(row[0]), row[1]) if row else None

    def keep(self, key: str, content: dict[str, str]) -> None:
        self._db.execute(
            "insert into drafts (key, content, saved_at) values (?, ?, ?) "
            "on conflict (key) do update set content = excluded.content, saved_at = excluded.saved_at",
            [key, msgspec.json.encode(content).decode(), self._origin.timestamp()],
        )

    def of_kind(self, kind: str) -> dict[str, Draft]:
        """Those whose key begins so, in the order of their keys."""
        rows = self._db.execute(
            "select key, content, saved_at from drafts where substr(key, 1, ?) = ? order by key",
            [len(kind), kind],
        )
        return {key: Draft(msgspec.json.decode(content), at) for key, content, at in rows}

    def forget(self, key: str) -> None:
        self._db.execute("delete from drafts where key = ?", [key])
