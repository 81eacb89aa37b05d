"""Stock, printed sheets and the way through printing, pictured on the sample commune."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.certificates import Stock, StockMove
from services.certificates.print_register import PrintedSheet, Run
from services.certificates.sent_runs import SentRun
from services.services import Services
from tests.studio import Studio, settle
from ui.dialogs.hand_feed_dialog import HandFeedDialog
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.print_results_dialog import ON, SPOILED, PrintResultsDialog
from ui.dialogs.sheet_fields import ALL
from ui.dialogs.sheet_sending import SheetPreview
from ui.dialogs.stock_dialog import StockDialog
from ui.dialogs.stock_move_dialog import StockMoveDialog

LONG = "Tập thể giáo viên, nhân viên Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở"


def _awards(services: Services) -> list[str]:
    """Of the largest decision of the commune that gives giấy khen."""
    known = [
        services.deciding.listed(decision.uid)
        for decision in services.store.decisions.all("decided_on desc, id desc")
        if decision.origin == "own" and decision.status == "issued"
        and decision.purpose == "award" and decision.award_type == "GK_XA"
    ]  # fmt: skip
    return max(known, key=len)


def _stock(services: Services) -> Stock:
    """A batch of which some sheets are used, one that runs low, and frames."""
    if known := services.stock.batches():
        return known[-1]
    day = services.store.origin.today().replace(day=1)
    old, _frames, stock = (
        services.stock.save(
            Stock(name=name, received_on=day, supplier="Nhà in tỉnh Điện Biên", **fields)
        )
        for name, fields in (
            ("Phôi giấy khen A4, đợt cũ", {"quantity": 12, "unit_price": 6_000}),
            ("Khung A4 gỗ", {"kind": "frame", "quantity": 60, "unit_price": 45_000}),
            (
                "Phôi giấy khen A4",
                {
                    "serial_prefix": "GK-",
                    "serial_digits": 6,
                    "first_serial": 101,
                    "quantity": 300,
                    "unit_price": 6_500,
                    "layout": "giay-khen-a4",
                },
            ),
        )
    )
    services.stock.move(StockMove(stock_uid=old.uid, kind="out", quantity=5, moved_on=day))
    services.stock.move(
        StockMove(
            stock_uid=stock.uid,
            kind="spoiled",
            quantity=2,
            first_serial=150,
            moved_on=day,
            reason="Ướt mưa khi vận chuyển",
        )
    )
    _print_some(services, stock)
    return stock


def _print_some(services: Services, stock: Stock) -> None:
    some = _awards(services)[:5]
    serials = services.print_register.serials(stock.uid, None, len(some))
    sheets = [
        PrintedSheet(award_uid=uid, serial=serial)
        for uid, serial in zip(some, serials, strict=True)
    ]
    sheets[2] = replace(sheets[2], status="spoiled", reason="Kẹt giấy, lem mực")
    services.print_register.record(
        Run(
            layout="giay-khen-a4",
            stock_uid=stock.uid,
            printed_on=services.store.origin.today(),
            printed_by="Lường Thị Ánh",
            printer="Máy in phòng Văn hóa",
            tray="manual",
        ),
        sheets,
    )


def _leave_some(services: Services, awards: list[str]) -> None:
    """All but the first five are still to be printed."""
    sheets = services.store.certificate_prints.of_awards(awards[5:])
    if uids := [sheet.uid for sheet in sheets if sheet.status == "printed"]:
        services.print_register.spoil(uids, "Mực nhòe")


def part(studio: Studio, name: str, row: int = 0) -> QWidget:
    _stock(studio.services)
    window = studio.page("fund")
    page = studio.session.window.page.show_part(name)
    page.refresh()
    settle(studio)
    page.list.selectRow(row)
    return window


def new_batch(studio: Studio) -> QWidget:
    return studio.dialog(StockDialog(studio.workspace))


def batch(studio: Studio) -> QWidget:
    return studio.dialog(StockDialog(studio.workspace, _stock(studio.services)))


def move(studio: Studio, kind: str = "out") -> QWidget:
    stock = _stock(studio.services)
    return studio.dialog(StockMoveDialog(studio.workspace, stock, kind))


def printing(studio: Studio, *, everybody: bool = False) -> QWidget:
    """On stock, one name far too long, some printed already."""
    services = studio.services
    stock, awards = _stock(services), _awards(services)
    with services.store.action("Tên dài", unlocked=True):
        award = services.store.awards.get(awards[6])
        services.store.awards.save(replace(award, name=f"{LONG} xã Mường Xoan, {LONG}"))
        award = services.store.awards.get(awards[7])
        services.store.awards.save(replace(award, name=LONG))
    _leave_some(services, awards)
    dialog = PrintCertificatesDialog(studio.workspace, awards, printers=("Máy in phòng Văn hóa",))
    shown = studio.dialog(dialog)
    dialog.fields.stock.set_value(stock.uid)
    if everybody:
        dialog.fields.whom.set_value(ALL)
    settle(studio)
    dialog.list.view.select_uid(awards[6])
    return shown


def without_printer(studio: Studio) -> QWidget:
    _stock(studio.services)
    awards = _awards(studio.services)
    return studio.dialog(PrintCertificatesDialog(studio.workspace, awards, printers=()))


def unrecorded(studio: Studio) -> QWidget:
    """The power failed after some sheets were printed."""
    run, sheets, _names = _planned(studio.services)
    sent = SentRun(run=run, sheets=sheets, path=Path("Giấy khen.pdf"))
    kept = studio.services.sent_runs.keep(sent)
    dialog = PrintCertificatesDialog(
        studio.workspace, _awards(studio.services), printers=("Máy in phòng Văn hóa",)
    )
    dialog.finished.connect(lambda _result: studio.services.sent_runs.forget(kept.uid))
    return studio.dialog(dialog)


def preview(studio: Studio) -> QWidget:
    """The very file, on blank paper."""
    dialog = PrintCertificatesDialog(
        studio.workspace, _awards(studio.services), printers=("Máy in phòng Văn hóa",)
    )
    studio.dialog(dialog)
    settle(studio)
    dialog.fields.printed_by.setText("Lường Thị Ánh")
    dialog.preview()
    settle(studio)
    return dialog.findChild(SheetPreview)


def _planned(services: Services) -> tuple[Run, list[PrintedSheet], list[str]]:
    stock = _stock(services)
    run = replace(services.print_register.usual_run("giay-khen-a4"), stock_uid=stock.uid)
    awards = _awards(services)
    _leave_some(services, awards)
    left = services.print_register.not_printed(awards)[:6]
    names = [award.name for award in services.deciding.lines(left)]
    return run, services.print_register.plan(run, left), names


def results(studio: Studio) -> QWidget:
    run, sheets, _names = _planned(studio.services)
    sent = SentRun(run=run, sheets=sheets, path=Path("Giấy khen.pdf"))
    dialog = PrintResultsDialog(studio.services, sent)
    item = dialog.list.topLevelItem(1)
    assert item is not None
    item.setCheckState(SPOILED, ON)
    return studio.dialog(dialog)


def feeding(studio: Studio, *, sent: bool = False) -> QWidget:
    _run, sheets, names = _planned(studio.services)
    dialog = HandFeedDialog(studio.workspace.jobs, lambda _page, _progress: None, sheets, names, ())
    shown = studio.dialog(dialog)
    if sent:
        dialog.print_sheet()
        settle(studio)
    return shown
