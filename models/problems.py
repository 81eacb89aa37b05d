"""How the program says that something cannot be done, in one sentence the user can act on."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """Something the user can mend. The message is one whole Vietnamese sentence for the screen."""


class OpenElsewhere(Refused):
    """The data is in use: by another window or command, which has to be closed first."""


class InUse(Refused):
    """A file is open in another program; under another name it could be written."""


class Rejected(Refused):
    """Input that breaks rules. ``problems`` maps a field's name to one sentence about it."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)
