"""In which line of a TOML file each entry stands, for whoever has to mend one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

Path = tuple[str | int, ...]
"""``("rules", 2, "says", "met")``."""

_KEY = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'", re.DOTALL
)
_BARE = re.compile(r"[^,\]}\n#]*")


class TomlPlaces:
    """Of a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._count: Counter[Path] = Counter()
        """How many entries each array of tables has so far."""
        self._read()

    def line(self, path: Path) -> int | None:
        """Where ``path`` stands; when it is not there, whatever holds it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path)

    @property
    def lines(self) -> Mapping[Path, int]:
        return self._lines

    def _read(self) -> None:
        table: Path = ()
        self._skip_gap()
        while self._at < len(self._text):
            if self._text.startswith("[[", self._at):
                self._at += 2
                place = self._header()
                self._note(place)
                table = (*place, self._count[place])
                self._count[place] += 1
                self._note(table)
                self._at += 2
            elif self._text[self._at] == "[":
                self._at += 1
                table = self._header()
                self._note(table)
                self._at += 1
            else:
                self._pair(table)
            self._skip_gap()

    def _header(self) -> Path:
        """What lies above the last key is the newest entry where it is an array of tables."""
        *above, last = self._keys()
        path: Path = ()
        for key in above:
            path = (*path, key)
            if self._count[path]:
                path = (*path, self._count[path] - 1)
        return (*path, last)

    def _keys(self) -> tuple[str, ...]:
        keys: list[str] = []
        while found := _KEY.match(self._text, self._at):
            self._at = found.end()
            keys.append(found[1].strip("\"'"))
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return tuple(keys)

    def _pair(self, above: Path) -> None:
        begin = self._at
        keys = self._keys()
        for count in range(1, len(keys) + 1):
            self._note((*above, *keys[:count]), begin)
        self._at += 1  # the equals sign
        self._skip_gap()
        self._value((*above, *keys))

    def _value(self, path: Path) -> None:
        opening = self._text[self._at : self._at + 1]
        if opening == "[":
            self._at += 1
            self._skip_gap()
            place = 0
            while not self._text.startswith("]", self._at):
                self._note((*path, place))
                self._value((*path, place))
                place += 1
                self._skip_comma()
            self._at += 1
        elif opening == "{":
            self._at += 1
            self._skip_gap()
            while not self._text.startswith("}", self._at):
                self._pair(path)
                self._skip_comma()
            self._at += 1
        else:
            found = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            self._at = found.end() if found else self._at

    def _skip_comma(self) -> None:
        self._skip_gap()
        if self._text.startswith(",", self._at):
            self._at += 1
        self._skip_gap()

    def _skip_gap(self) -> None:
        found = _GAP.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _note(self, path: Path, at: int | None = None) -> None:
        line = self._text.count("\n", 0, self._at if at is None else at) + 1
        self._lines.setdefault(path, line)
