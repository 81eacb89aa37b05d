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
from services.certificates.fitting import fit
from services.certificates.layout import Field, Layout, problems_of
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
        """The commune's own first, the newest of them first; without what is ``unreadable``."""
        own, _ = self._stored()
        return [*own, *(KnownLayout(layout.code, layout) for layout in shipped_layouts())]

    def unreadable(self) -> dict[str, str]:
        """Own layouts that this program cannot read: by uid, why."""
        _, unread = self._stored()
        return unread

    def layout(self, code_or_uid: str) -> KnownLayout:
        """Raises ``Refused`` for one that is not there any more or cannot be read."""
        for known in self.layouts():
            if known.id == code_or_uid:
                return known
        if sentence := self.unreadable().get(code_or_uid):
            raise Refused(sentence)
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
        layout = msgspec.structs.replace(layout, name=" ".join(nfc(layout.name).split()))
        problems: dict[str, str] = {}
        for problem in problems_of(layout):
            place = f"fields.{problem.field}" if problem.field else str(problem.path[0])
            problems.setdefault(place, problem.sentence)
        for field in layout.fields:
            if f"fields.{field.key}" not in problems and (wrong := _undrawable(field)):
                problems[f"fields.{field.key}"] = wrong
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
        for code in layout.awards:
            self._catalogue.award_type(code)
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

    def _stored(self) -> tuple[list[KnownLayout], dict[str, str]]:
        """The commune's own, and why some cannot be read, by uid.

        What they say of awards that the law in force no longer names is left out.
        """
        awards = {award.code for award in self._catalogue.award_types()}
        own: list[KnownLayout] = []
        unread: dict[str, str] = {}
        for one in self._store.certificate_layouts.all("id desc"):
            try:
                layout = read_layout(one.body, one.name)
            except Refused as refused:
                unread[one.uid] = str(refused)
                continue
            named = tuple(code for code in layout.awards if code in awards)
            layout = msgspec.structs.replace(layout, awards=named)
            own.append(KnownLayout(one.uid, layout, own=True))
        return own, unread


def _undrawable(field: Field) -> str:
    """Why the text that a field always says cannot be drawn."""
    try:
        fit(field, field.text)
    except Refused as refused:
        return str(refused)
    return ""
