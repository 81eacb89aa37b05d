"""Các bố cục giấy khen: those that ship with the program, and the commune's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from models.certificates import CertificateLayout
from models.files import plain_errors, write_whole
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import nfc
from services.catalogue import Catalogue
from services.certificates.layout import Layout, problems_of
from services.certificates.layout_file import read_layout, shipped_layouts, written

LARGEST_FILE = 200_000


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """A layout and by what it is called elsewhere."""

    id: str
    """Code of one that ships with the program, uid of the commune's own."""
    layout: Layout
    own: bool = False

    @property
    def name(self) -> str:
        return self.layout.name


class CertificateLayouts:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def layouts(self) -> list[KnownLayout]:
        """The commune's own first, the newest of them first."""
        stored = self._store.certificate_layouts.all("id desc")
        own = [KnownLayout(one.uid, read_layout(one.body, one.name), own=True) for one in stored]
        return [*own, *(KnownLayout(layout.code, layout) for layout in shipped_layouts())]

    def layout(self, code_or_uid: str) -> KnownLayout:
        """Raises ``Refused`` for one that is not there any more."""
        for known in self.layouts():
            if known.id == code_or_uid:
                return known
        raise Refused("Bố cục giấy khen đã chọn không còn nữa; hãy chọn bố cục khác.")

    def usual_layout(self, award_type: str, on: date) -> KnownLayout:
        """What a certificate of this award is printed with on a day.

        Where no layout was in force yet, as old decisions need: what would be used today.
        """
        kind = self._catalogue.award_type(award_type).kind
        known = self.layouts()
        for some in ([each for each in known if each.layout.holds(on)], known):
            for each in some:
                if award_type in each.layout.awards:
                    return each
            for each in some:
                if kind in each.layout.award_kinds:
                    return each
        return known[-1]

    def save_layout(self, layout: Layout, uid: str = "") -> KnownLayout:
        """A new layout of the commune's own, or the one of ``uid`` anew.

        Raises ``Rejected``: by ``name``, ``width``, … of the layout, and ``fields.<key>`` of a field.
        """
        layout = msgspec.structs.replace(layout, name=nfc(layout.name))
        problems: dict[str, str] = {}
        for problem in problems_of(layout):
            place = f"fields.{problem.field}" if problem.field else str(problem.path[0])
            problems.setdefault(place, problem.sentence)
        if any(k.own and k.id != uid and k.name == layout.name for k in self.layouts()):
            problems.setdefault("name", "Đã có bố cục mang tên này; hãy đặt tên khác.")
        if problems:
            raise Rejected(problems)
        known = self._store.certificate_layouts.find(uid) if uid else None
        if known is None or known.deleted_at is not None:
            known = CertificateLayout(name=layout.name, body="")
        with self._store.action(f"Ghi bố cục giấy khen {layout.name}"):
            record = self._store.certificate_layouts.save(
                replace(known, name=layout.name, body=written(layout))
            )
        return KnownLayout(record.uid, layout, own=True)

    def delete_layout(self, uid: str) -> None:
        record = self._store.certificate_layouts.get(uid)
        with self._store.action(f"Xóa bố cục giấy khen {record.name}"):
            self._store.certificate_layouts.delete(record)

    def import_layout(self, path: Path) -> KnownLayout:
        """Add the layout of a file. Raises ``Refused`` naming file and field."""
        with plain_errors(path, reading=True):
            if path.stat().st_size > LARGEST_FILE:
                raise Refused(
                    f"Tệp {path.name} quá lớn nên không phải là bố cục giấy khen; hãy chọn tệp khác."
                )
            content = path.read_bytes()
        try:
            layout = read_layout(content.decode("utf-8-sig"), path.name)
        except UnicodeDecodeError:
            raise Refused(
                f"Tệp {path.name} không được ghi bằng bảng mã UTF-8 nên không đọc được; "
                "hãy ghi lại tệp bằng bảng mã ấy."
            ) from None
        names = {known.name for known in self.layouts() if known.own}
        count = 2
        name = layout.name
        while name in names:
            name = f"{layout.name} ({count})"
            count += 1
        return self.save_layout(msgspec.structs.replace(layout, name=name))

    def export_layout(self, code_or_uid: str, path: Path) -> None:
        layout = self.layout(code_or_uid).layout
        with write_whole(path) as partial:
            partial.write_text(written(layout), "utf-8", newline="\n")
