"""The list of layouts of certificates: whose each is, for which sheet, awards and days."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSettings

from services.catalogue import Catalogue
from services.certificates.layout import Layout
from services.certificates.layouts import KnownLayout
from ui.dialogs.layout_panels import sheet_words
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row

COLUMNS = (
    Column("name", "Tên mẫu", width=240),
    Column("owner", "Của ai", width=96),
    Column("sheet", "Khổ giấy", width=96),
    Column("awards", "Dùng cho", width=200),
    Column("since", "Từ ngày", "date", 100),
    Column("until", "Đến ngày", "date", 100),
    Column("sure", "Đối chiếu", width=120),
    Column("citation", "Căn cứ", width=260),
)
OWN, SHIPPED = "Của xã", "Có sẵn"
VERIFIED, UNVERIFIED = "Đã đối chiếu", "Cần đối chiếu"


class LayoutList(ShortListView):
    def __init__(self, catalogue: Catalogue, settings: QSettings) -> None:
        super().__init__(
            "certificate-layouts",
            "Mẫu giấy khen",
            COLUMNS,
            settings,
            filterable=("owner",),
            tones={
                "owner": {OWN: "info"},
                "sure": {VERIFIED: "good", UNVERIFIED: "warn"},
            },
        )
        self._catalogue = catalogue

    def show_layouts(self, layouts: Iterable[KnownLayout]) -> None:
        self.show_rows([Row(known.id, self._cells(known)) for known in layouts])

    def _cells(self, known: KnownLayout) -> tuple[str, ...]:
        layout = known.layout
        names = [self._catalogue.award_type(code).name for code in layout.awards]
        return (
            known.name,
            OWN if known.own else SHIPPED,
            sheet_words(layout),
            ", ".join(names),
            layout.since.isoformat() if layout.since else "",
            layout.until.isoformat() if layout.until else "",
            "" if known.own else _sure(layout),
            layout.citation,
        )


def _sure(layout: Layout) -> str:
    return VERIFIED if layout.confidence == "verified" else UNVERIFIED
