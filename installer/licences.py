"""Finds the licence texts of the libraries that ship with the program."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

LICENCE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)


def licence_files(pyproject: Path) -> Iterator[tuple[Path, str]]:
    """(file, name of the library) for everything the program depends on, directly or not."""
    declared = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["dependencies"]
    waiting, seen = [Requirement(line) for line in declared], set[str]()
    while waiting:
        wanted = waiting.pop()
        if wanted.name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(wanted.name)
        try:
            found = distribution(wanted.name)
        except PackageNotFoundError:  # needed on other systems only
            continue
        waiting += [Requirement(line) for line in found.requires or []]
        yield from ((file, found.name) for file in _texts(found))


def _texts(found: Distribution) -> Iterator[Path]:
    for file in found.files or []:
        here = Path(str(found.locate_file(file)))
        of_licence = LICENCE.search(file.name) or "licenses" in file.parts
        if ".dist-info" in str(file) and of_licence and here.is_file():
            yield here
