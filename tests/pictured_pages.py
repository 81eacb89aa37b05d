"""The pages that are pictured: full, empty, with a row chosen, with what hangs from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from services.releases.installation import Installation
from tests import pictured_nominations as proposing
from tests import pictured_stock as sheets
from tests.pictured_dossiers import dossiers, no_dossiers
from tests.pictured_meetings import counted_meeting
from tests.studio import Shot, Studio, settle
from ui.pages.settings.update_tab import UpdateTab
from ui.pages.settings.wording_tab import SENTENCE

SETTINGS_TABS = (
    "office",
    "letterheads",
    "wording",
    "backup",
    "law",
    "rules",
    "history",
    "program",
    "update",
)
INSTALLED = Installation("installer", "0.1.0", date(2026, 11, 21), drives=lambda: ())


def tab(studio: Studio, place: int) -> QWidget:
    window = studio.page("settings")
    studio.session.window.page.tabs.setCurrentIndex(place)
    return window


def wording(studio: Studio, form: str, key: str, typed: str = "") -> QWidget:
    window = tab(studio, SETTINGS_TABS.index("wording"))
    shown = studio.session.window.page.tabs.currentWidget()
    shown.form.set_value(form)
    keys = [shown.sentences.item(row).data(SENTENCE).key for row in range(shown.sentences.count())]
    shown.sentences.setCurrentRow(keys.index(key))
    if typed:
        shown.own.setPlainText(typed)
    return window


def update(studio: Studio, installation: Installation, offered: str = "") -> QWidget:
    """The tab as a program says it that came in this way."""
    window = studio.page("settings")
    page = studio.session.window.page
    page.tabs.removeTab(len(SETTINGS_TABS) - 1)
    shown = UpdateTab(studio.workspace, page, installation)
    page.tabs.setCurrentIndex(page.tabs.addTab(shown, "Cập nhật"))
    if offered:
        settle(studio)
        shown.offer.tell(
            f"Trong E:\\ có bản {offered}, mới hơn bản đang dùng.",
            "info",
            f"Cập nhật lên bản {offered}",
        )
    return window


def directory_unit(studio: Studio) -> QWidget:
    window = studio.page("directory")
    page = studio.session.window.page
    page.units.choose(studio.services.directory.units()[3].uid)
    page.list.selectRow(0)
    return window


def directory_search(studio: Studio, text: str = "") -> QWidget:
    window = studio.page("directory")
    page = studio.session.window.page
    page.clear_search()
    page.search.setText(text)
    return window


def directory_many(studio: Studio) -> QWidget:
    window = directory_search(studio)
    page = studio.session.window.page
    page.chips.choose("household")
    page.list.selectAll()
    return window


def cells(studio: Studio) -> QWidget:
    """A block of cells, one that could not be stored, and a row that is being typed."""
    window = directory_search(studio)
    page = studio.session.window.page
    page.grid.grid_model.remove_drafts(d.uid for d in list(page.grid.grid_model.drafts))
    model, column = page.list.list_model, page.list.list_model.column_number
    uid = model.uid_at(2)
    page.grid.typed.emit(uid, "birth_date", "31/02/1980")
    page.list.setFocus()
    corner = model.index(5, column("unit"))
    page.grid.choose_cell(2, column("position"))
    page.list.selectionModel().select(
        QItemSelection(page.list.currentIndex(), corner), QItemSelectionModel.SelectionFlag.Select
    )
    return window


def cell_field(studio: Studio) -> QWidget:
    """A cell that is being typed in, with what it could be."""
    window = cells(studio)
    page = studio.session.window.page
    page.grid.choose_cell(4, page.list.list_model.column_number("unit"))
    page.grid.open_editor(all_suggestions=True)
    return window


def refused_cells(studio: Studio) -> QWidget:
    """A column of units was pasted, of which some are not known."""
    window = directory_search(studio)
    page = studio.session.window.page
    units = "Bản Nậm Pục\nTrường Mầm non Hoa Ban\nBản Nậm Pục\n31/02\n"
    QApplication.clipboard().setText(units)
    page.grid.choose_cell(1, page.list.list_model.column_number("unit"))
    page.editing.paste()
    return window


def refused_grade(studio: Studio) -> QWidget:
    window = book(studio, "ratings", 0)
    part = studio.session.window.page.part
    QApplication.clipboard().setText("Trung bình\n")
    part.grid.choose_cell(2, part.list.list_model.column_number("grade"))
    part.editing.paste()
    return window


def menu(studio: Studio, name: str) -> QWidget:
    window = studio.page(name)
    more = studio.session.window.page.action_row.more
    more.menu().popup(more.mapToGlobal(QPoint(0, more.height())))
    return window


def sending_out(studio: Studio, name: str) -> QWidget:
    """The menu of files and copies, with some rows chosen."""
    window = studio.page(name)
    page = studio.session.window.page
    page.list.selectAll()
    button = page.findChild(QToolButton, f"button.{name}.export")
    assert button is not None
    page.handing_out.menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return window


def written(studio: Studio) -> QWidget:
    """Where a file was written, with two ways to open it."""
    window = studio.page("registrations")
    file = studio.services.folder.root / "Danh sách đăng ký thi đua 2026.xlsx"
    studio.session.window.page.handing_out.tell_written(f"Đã ghi {file.name} vào E:\\.", file)
    return window


def column_filter(studio: Studio) -> QWidget:
    window = directory_search(studio)
    table = studio.session.window.page.list
    header = table.horizontalHeader()
    place = header.mapToGlobal(QPoint(header.sectionPosition(1), header.height()))
    header.filter_requested.emit(table.list_model.columns[1].name, place)
    return window


def told(studio: Studio) -> QWidget:
    window = studio.page("movements")
    studio.session.window.tell("Đã xóa phong trào “Dạy tốt, học tốt”.", True)
    return window


def refused(studio: Studio) -> QWidget:
    window = studio.page("movements")
    studio.session.window.tell_refused(
        "Phong trào này đã có quyết định khen thưởng nên không xóa được."
    )
    return window


def nowhere_to_write(studio: Studio) -> QWidget:
    window = studio.page("sending")
    studio.session.window.page.send()
    return window


def sample_banner(studio: Studio) -> QWidget:
    window = studio.page("home")
    studio.session.window.banner.tell(
        "Đây là xã mẫu để tập dùng; người và quyết định đều không có thật.",
        "warn",
        "Trở về sổ của xã",
        closable=False,
    )
    return window


def without_banner(studio: Studio, name: str) -> QWidget:
    studio.session.window.banner.clear()
    return studio.row(name)


def printing(studio: Studio, place: int) -> QWidget:
    window = studio.page("printing")
    studio.session.window.page.papers.list.setCurrentRow(place)
    return window


def missing_for_print(studio: Studio) -> QWidget:
    """A paper that is made for a meeting, of which none is chosen."""
    window = studio.page("printing")
    page = studio.session.window.page
    page.papers.search.setText("hop hoi dong")
    page.choose("minutes")
    page.preview()
    return window


def book(studio: Studio, part: str, row: int | None = None) -> QWidget:
    """A part of Sổ sách, with a row chosen."""
    window = studio.page("books")
    page = studio.session.window.page
    page.show_part(part)
    if row is None:
        page.part.list.clearSelection()
    else:
        page.part.list.selectRow(row)
    return window


def empty_book(studio: Studio, part: str) -> QWidget:
    window = studio.empty_page("books")
    studio.empty_session.window.page.show_part(part)
    return window


def nominations(studio: Studio, *chips: str) -> QWidget:
    proposing.part(studio, *chips).list.selectRow(0)
    return studio.session.window


def no_nominations(studio: Studio) -> QWidget:
    window = studio.empty_page("nominations")
    studio.empty_session.window.page.show_part("nominations")
    return window


def meetings(studio: Studio) -> QWidget:
    counted_meeting(studio.services)
    window = studio.page("nominations")
    page = studio.session.window.page.show_part("meetings")
    page.refresh()
    page.list.selectRow(0)
    return window


def submissions(studio: Studio) -> QWidget:
    window = studio.page("nominations")
    page = studio.session.window.page.show_part("submissions")
    page.refresh()
    page.list.selectRow(0)
    return window


def no_meetings(studio: Studio) -> QWidget:
    window = studio.empty_page("nominations")
    studio.empty_session.window.page.show_part("meetings")
    return window


def fund(studio: Studio, part: str, row: int | None = None) -> QWidget:
    window = studio.page("fund")
    page = studio.session.window.page.show_part(part)
    settle(studio)
    if row is not None:
        page.list.selectRow(row)
    return window


def no_fund(studio: Studio, part: str) -> QWidget:
    window = studio.empty_page("fund")
    studio.empty_session.window.page.show_part(part)
    return window


def _page(name: str, note: str, show: Callable[[Studio], QWidget]) -> Shot:
    return Shot(f"page-{name}{f'-{note}' if note else ''}", name, show)


PAGES = [
    _page("home", "", lambda s: s.page("home")),
    _page("home", "empty", lambda s: s.empty_page("home")),
    _page("home", "sample", sample_banner),
    _page("directory", "", lambda s: without_banner(s, "directory")),
    _page("directory", "unit", directory_unit),
    _page("directory", "sending-out", lambda s: sending_out(s, "directory")),
    _page("directory", "search", lambda s: directory_search(s, "lo van")),
    _page("directory", "not-found", lambda s: directory_search(s, "zzz")),
    _page("directory", "many-chosen", directory_many),
    _page("directory", "filter", column_filter),
    _page("directory", "cells", cells),
    _page("directory", "cell-field", cell_field),
    _page("directory", "refused-cells", refused_cells),
    _page("directory", "more", lambda s: menu(s, "directory")),
    _page("directory", "empty", lambda s: s.empty_page("directory")),
    _page("movements", "", lambda s: s.row("movements")),
    _page("movements", "done", told),
    _page("movements", "refused", refused),
    _page("movements", "empty", lambda s: s.empty_page("movements")),
    _page("registrations", "", lambda s: s.row("registrations")),
    _page("registrations", "none-chosen", lambda s: s.page("registrations")),
    _page("registrations", "written", written),
    _page("registrations", "sending-out", lambda s: sending_out(s, "registrations")),
    _page("registrations", "more", lambda s: menu(s, "registrations")),
    _page("registrations", "empty", lambda s: s.empty_page("registrations")),
    *(
        _page("decisions", f"row-{place}", lambda s, place=place: s.row("decisions", place))
        for place in range(5)
    ),
    _page("decisions", "empty", lambda s: s.empty_page("decisions")),
    _page("nominations", "dossiers", lambda s: dossiers(s, 4)),
    _page("nominations", "dossiers-overview", dossiers),
    _page("nominations", "dossiers-empty", no_dossiers),
    _page("nominations", "", nominations),
    _page("nominations", "troubled", lambda s: nominations(s, "troubled")),
    _page("nominations", "empty", no_nominations),
    _page("nominations", "meetings", meetings),
    _page("nominations", "meetings-empty", no_meetings),
    _page("nominations", "submissions", submissions),
    _page("printing", "", lambda s: printing(s, 1)),
    _page("printing", "last", lambda s: printing(s, 5)),
    _page("printing", "missing", missing_for_print),
    _page("printing", "empty", lambda s: s.empty_page("printing")),
    _page("books", "ratings", lambda s: book(s, "ratings", 2)),
    _page("books", "ratings-refused", refused_grade),
    _page("books", "ratings-overview", lambda s: book(s, "ratings")),
    _page("books", "ratings-empty", lambda s: s.empty_page("books")),
    _page("books", "household-reviews", lambda s: book(s, "household-reviews", 0)),
    _page("books", "household-reviews-overview", lambda s: book(s, "household-reviews")),
    _page("books", "memberships", lambda s: book(s, "memberships", 1)),
    *(
        _page("books", part, lambda s, part=part: book(s, part, 1))
        for part in ("initiatives", "career", "hindrances")
    ),
    *(
        _page("books", f"{part}-empty", lambda s, part=part: empty_book(s, part))
        for part in ("initiatives", "career", "hindrances")
    ),
    _page("fund", "payments", lambda s: fund(s, "payments", 0)),
    _page("fund", "payment-lists", lambda s: fund(s, "payment-lists", 0)),
    _page("fund", "ledger", lambda s: fund(s, "ledger")),
    _page("fund", "empty", lambda s: s.empty_page("fund")),
    _page("fund", "stock", lambda s: sheets.part(s, "stock")),
    _page("fund", "stock-moves", lambda s: sheets.part(s, "stock-moves")),
    _page("fund", "certificate-prints", lambda s: sheets.part(s, "certificate-prints", 2)),
    _page("fund", "stock-empty", lambda s: no_fund(s, "stock")),
    _page("fund", "ledger-empty", lambda s: no_fund(s, "ledger")),
    _page("sending", "", lambda s: s.row("sending")),
    _page("sending", "no-folder", nowhere_to_write),
    _page("sending", "empty", lambda s: s.empty_page("sending")),
    *(
        _page("settings", name, lambda s, place=place: tab(s, place))
        for place, name in enumerate(SETTINGS_TABS)
    ),
    _page("settings", "wording-decision", lambda s: wording(s, "decision", "bases")),
    _page("settings", "wording-wrong", lambda s: wording(s, "decision", "last", "Do {ai} làm.")),
    _page("settings", "update-key", lambda s: update(s, replace(INSTALLED, release_key=b"key"))),
    _page(
        "settings",
        "update-found",
        lambda s: update(s, replace(INSTALLED, release_key=b"key"), "0.2.0"),
    ),
    _page("settings", "update-no-key", lambda s: update(s, INSTALLED)),
    _page("settings", "update-portable", lambda s: update(s, replace(INSTALLED, way="portable"))),
]
