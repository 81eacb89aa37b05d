"""The 54 ethnic groups under their official names, recognised in the spellings that files use."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable

import msgspec

import resources
from models.vietnamese import fold


class EthnicGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    aliases: tuple[str, ...] = ()


class EthnicGroups:
    def __init__(self, groups: Iterable[EthnicGroup]) -> None:
        self.groups = tuple(groups)
        self._by_key: dict[str, set[EthnicGroup]] = defaultdict(set)
        for group in self.groups:
            for name in (group.code, group.name, *group.aliases):
                self._by_key[_key(name)].add(group)

    def names(self) -> tuple[str, ...]:
        """In the official order."""
        return tuple(group.name for group in self.groups)

    def recognise(self, text: str) -> EthnicGroup | None:
        """The group meant by a cell of a file, with or without marks; None when it is not known."""
        found = self._by_key.get(_key(text), set())
        return next(iter(found)) if len(found) == 1 else None


def _key(name: str) -> str:
    """Blanks, hyphens and apostrophes make no difference: Hmông, H'Mông and H Mông."""
    return fold(name).removeprefix("dan toc ").replace(" ", "")


def load_ethnic_groups() -> EthnicGroups:
    tables = tomllib.loads(resources.path("catalogue/ethnic_groups.toml").read_text("utf-8"))
    return EthnicGroups(msgspec.convert(tables["ethnic_groups"], tuple[EthnicGroup, ...]))
