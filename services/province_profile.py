"""Quy định riêng của tỉnh: the file laid over the catalogue, changed entry by entry or as a whole.

What was written in it by others stays: comments, order, tables that the window does not show.
A file that cannot be used is refused and the old one stays in force.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import tomlkit
from tomlkit.items import AoT, Table

from models.files import plain_errors, write_whole
from models.problems import Refused
from services.catalogue_file import read_tables
from services.catalogue_loading import load_catalogue
from services.profile_file import KEYS, read_profile

Entry = Mapping[str, Any]


class ProvinceProfile:
    def __init__(
        self,
        path: Path,
        problem: str = "",
        in_force: Path | None = None,
        awards_in_use: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """``problem`` says why the file is not used; ``in_force`` is the one that is used then.

        ``awards_in_use`` gives codes of award types that may not be lost.
        """
        self.path = path
        self.problem = problem
        self._in_force = in_force
        self._awards_in_use = awards_in_use

    @property
    def exists(self) -> bool:
        return self._used is not None

    def entries(self, table: str) -> list[Entry]:
        """As they hold: the catalogue's with the province's own over them."""
        return read_tables(read_profile(self._used) if self._used else None)[table]

    def find(self, table: str, key: str | date) -> Entry | None:
        """The entry as it holds."""
        return next((each for each in self.entries(table) if each[KEYS[table]] == key), None)

    def entry(self, table: str, key: str | date) -> Entry:
        """Raises ``KeyError``."""
        if (found := self.find(table, key)) is None:
            raise KeyError(f"{table} {key}")
        return found

    def shipped(self, table: str, key: str | date) -> Entry | None:
        """The entry as the program brings it; None when it is the province's alone."""
        name = KEYS[table]
        return next((each for each in read_tables(None)[table] if each[name] == key), None)

    def own(self, table: str) -> set[str | date]:
        """Keys of the entries that the province changed or added."""
        return {entry[KEYS[table]] for entry in self._document().get(table, [])}

    def put(self, table: str, key: str | date, values: Entry) -> None:
        """Change an entry or add one; None takes a field away, so that the catalogue's holds.

        Raises ``Refused`` when the catalogue could not be used so.
        """
        document = self._document()
        entry = self._entry(document, table, key)
        if entry is None:
            entry = tomlkit.table()
            entry[KEYS[table]] = key
            if table not in document:
                document[table] = tomlkit.aot()
            cast("AoT", document[table]).append(entry)
        for name, value in values.items():
            if value is None:
                entry.pop(name, None)
            else:
                entry[name] = _written(value)
        self._write(document)

    def reset(self, table: str, key: str | date) -> None:
        """Let the catalogue's own entry hold again; what the province added is gone."""
        document = self._document()
        kept = [each for each in document.get(table, []) if each[KEYS[table]] != key]
        if kept:
            again = tomlkit.aot()
            for each in kept:
                again.append(each)
            document[table] = again
        else:
            document.pop(table, None)
        self._write(document)

    def adopt(self, file: Path) -> None:
        """Take another commune's or the province's file instead. Raises ``Refused``."""
        with plain_errors(file):
            content = file.read_bytes()
        load_catalogue(file)
        self._refuse_lost(file)
        with write_whole(self.path) as written:
            written.write_bytes(content)
        self.problem = ""

    def export(self, target: Path) -> None:
        """A copy for other communes. Raises ``Refused`` while there is nothing to copy."""
        if self._used is None:
            raise Refused("Chưa có quy định riêng nào nên chưa có gì để xuất.")
        with write_whole(target) as written:
            written.write_bytes(self._used.read_bytes())

    @property
    def _used(self) -> Path | None:
        used = self._in_force if self.problem else self.path
        return used if used is not None and used.exists() else None

    def _document(self) -> tomlkit.TOMLDocument:
        if self._used is None:
            document = tomlkit.document()
            document.add(
                tomlkit.comment("Quy định riêng của tỉnh, đặt lên trên danh mục của chương trình.")
            )
            return document
        with plain_errors(self._used):
            return tomlkit.parse(self._used.read_text("utf-8-sig"))

    def _entry(self, document: tomlkit.TOMLDocument, table: str, key: str | date) -> Table | None:
        entries = cast("list[Table]", document.get(table, []))
        return next((each for each in entries if each[KEYS[table]] == key), None)

    def _write(self, document: tomlkit.TOMLDocument) -> None:
        """Only what can be used takes the place of what is in force."""
        if self.problem:
            raise Refused(self.problem)
        text = tomlkit.dumps(document)
        with tempfile.TemporaryDirectory(prefix="so-thi-dua-") as folder:
            tried = Path(folder) / self.path.name
            tried.write_text(text, "utf-8")
            try:
                load_catalogue(tried)
            except Refused as refused:
                raise Refused(str(refused).replace(str(tried), self.path.name)) from None
            self._refuse_lost(tried)
        with write_whole(self.path) as written:
            written.write_text(text, "utf-8")

    def _refuse_lost(self, file: Path) -> None:
        """Raises ``Refused`` when an award that records name would not be known any more."""
        kept = {entry["code"] for entry in read_tables(read_profile(file))["award_types"]}
        used = set(self._awards_in_use())
        lost = [
            entry["name"]
            for entry in self.entries("award_types")
            if entry["code"] in used and entry["code"] not in kept
        ]
        if lost:
            raise Refused(
                f"{lost[0]} là của quy định riêng đang dùng và đã có trong hồ sơ, quyết định nên "
                "không bỏ được; hãy giữ lại trong tệp quy định."
            )


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return tomlkit.float_(str(value)) if value % 1 else int(value)
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update({name: _written(each) for name, each in value.items()})
        return inline
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        array.extend(_written(each) for each in value)
        return array
    return value
