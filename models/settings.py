"""Settings of the commune that travel with its database, as texts under a key."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database


class SettingTable:
    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> dict[str, str]:
        return dict(self._db.execute("select key, value from settings").fetchall())

    def write(self, values: Mapping[str, str]) -> None:
        """Store ``values``; needs an open action. Unchanged ones are not written again."""
        known = self.all()
        for key, value in values.items():
            if key not in known:
                self._db.execute("insert into settings (key, value) values (?, ?)", [key, value])
            elif known[key] != value:
                self._db.execute("update settings set value = ? where key = ?", [value, key])
