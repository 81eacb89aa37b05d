"""The sample commune's stock of certificates and frames, its printer, and every sheet it printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from msgspec.structs import replace as with_changes

from models.certificates import Calibration, Stock, StockMove
from models.decisions import Decision
from services.certificates.print_register import PrintedSheet, Run
from services.certificates.ruler_sheet import solve
from services.sample.issuers import working_day
from services.sample.posts import CLERK
from services.services import Services

SHIPPED, TITLES = "giay-khen-a4", "bang-chung-nhan-a4"
OWN_NAME = "Giấy khen khổ A4 theo phôi của xã"
SIGNED_AT = ("place_date", "position", "signer")
FARTHER_LEFT = 4.0
"""Millimetres: on the commune's stock an ornament stands at the right of the signature."""
PRINTER, TRAY = "Máy in Phòng Văn hóa - Xã hội", "manual"
MEASURED = {
    "top_left_x": 21.5, "top_left_y": 19.0,
    "top_right_x": 19.0, "top_right_y": 19.0,
    "bottom_left_x": 21.5, "bottom_left_y": 21.5,
    "bottom_right_x": 19.0, "bottom_right_y": 21.5,
}  # fmt: skip
"""What was read off the ruler sheet."""
SUPPLIER = "Cơ sở in Hoa Ban"
PRAISE, FIGHTERS = ("GK_XA", "GK_GDVH", "GK_KDC"), "CSTDCS"
NOT_PRINTED_YET = 3
"""Of the newest decision."""
SPOILED = {"507": "Kẹt giấy, nhàu mép", "601": "Mực lem ở tên hộ", "382": "Đưa ngược chiều tờ phôi"}
"""By the number of the decision of whose certificates a sheet was spoiled."""
CORRECTED, CORRECTED_ON = "29", date(2026, 2, 10)
CORRECTION = "Đính chính chức vụ theo Quyết định số 72/QĐ-UBND ngày 09/02/2026"
BURNT, REISSUED_ON = "602", date(2026, 9, 11)
FIRE = "Bản chính cháy cùng nhà văn hóa bản, có đơn đề nghị cấp lại ngày 07/9/2026"


@dataclass(frozen=True, slots=True)
class Batches:
    praise: Stock
    praise_again: Stock
    titles: Stock


def make_certificates(services: Services) -> None:
    layout = _own_layout(services)
    batches = _receive(services, layout)
    _set_right(services, batches.praise_again)
    for decision in _issued(services):
        titles = decision.award_type == FIGHTERS
        batch = batches.titles if titles else batches.praise
        _print(services, decision, batch)
        if decision.number == CORRECTED:
            again = _run(batch, CORRECTED_ON)
            _reprint(services, decision, again, CORRECTION, reissue=False)
    _move(services, batches)
    burnt = next(d for d in _issued(services) if d.number == BURNT)
    _reprint(services, burnt, _run(batches.praise_again, REISSUED_ON), FIRE, reissue=True)


def _own_layout(services: Services) -> str:
    """The one that ships, moved to where the commune's stock has its lines; its uid."""
    shipped = services.certificates.layout(SHIPPED).layout
    fields = tuple(
        with_changes(field, x=field.x - FARTHER_LEFT) if field.key in SIGNED_AT else field
        for field in shipped.fields
    )
    own = with_changes(shipped, code="", name=OWN_NAME, fields=fields)
    return services.certificates.save_layout(own).id


def _set_right(services: Services, stock: Stock) -> None:
    layout = services.certificates.layout(stock.layout).layout
    solved = solve(MEASURED, layout.width, layout.height)
    services.certificates.save_calibration(
        Calibration(
            printer=PRINTER,
            tray=TRAY,
            shift_x=solved.shift_x,
            shift_y=solved.shift_y,
            scale_x=solved.scale_x,
            scale_y=solved.scale_y,
            measured=MEASURED,
            note="Đo bằng tờ thước, đưa tay từng tờ",
        )
    )


# Stock


def _receive(services: Services, layout: str) -> Batches:
    stock = services.stock
    praise = Stock(
        name="Phôi Giấy khen khổ A4",
        layout=layout,
        serial_prefix="GK-",
        first_serial=1,
        serial_digits=6,
        quantity=300,
        received_on=date(2025, 8, 6),
        supplier=SUPPLIER,
        unit_price=6_000,
        warn_below=50,
    )
    frames = Stock(
        kind="frame",
        name="Khung gỗ khổ A4",
        quantity=40,
        received_on=date(2025, 8, 6),
        supplier=SUPPLIER,
        unit_price=90_000,
    )
    received = Batches(
        praise=stock.save(praise),
        titles=stock.save(
            replace(
                praise,
                name="Phôi Giấy chứng nhận danh hiệu thi đua khổ A4",
                layout=TITLES,
                serial_prefix="CN-",
                serial_digits=4,
                quantity=60,
                warn_below=20,
            )
        ),
        praise_again=stock.save(
            replace(
                praise,
                first_serial=301,
                quantity=600,
                received_on=date(2026, 7, 31),
                unit_price=6_500,
                note="Phiếu chi số 57 ngày 04/8/2026",
            )
        ),
    )
    stock.save(frames)
    stock.save(
        replace(
            frames,
            quantity=60,
            received_on=date(2026, 7, 31),
            unit_price=95_000,
            note="Phiếu chi số 57 ngày 04/8/2026",
        )
    )
    return received


def _move(services: Services, batches: Batches) -> None:
    """Frames for three ceremonies, sheets that got wet, one that was not there when counted."""
    old, new = services.stock.batches("frame")
    moves = (
        StockMove(
            stock_uid=old.uid,
            kind="out",
            quantity=40,
            moved_on=date(2025, 11, 18),
            reason="Lễ trao thưởng Ngày hội Đại đoàn kết toàn dân tộc năm 2025",
        ),
        StockMove(
            stock_uid=batches.praise.uid,
            kind="correction",
            quantity=1,
            first_serial=_last(batches.praise),
            moved_on=date(2025, 12, 31),
            reason="Kiểm kê cuối năm 2025 thiếu 01 tờ",
        ),
        StockMove(
            stock_uid=batches.praise.uid,
            kind="spoiled",
            quantity=5,
            first_serial=_last(batches.praise) - 5,
            moved_on=date(2026, 6, 24),
            reason="Thấm nước do mưa dột",
        ),
        StockMove(
            stock_uid=new.uid,
            kind="out",
            quantity=22,
            moved_on=date(2026, 8, 18),
            reason="Lễ tổng kết năm học 2025-2026",
        ),
        StockMove(
            stock_uid=new.uid,
            kind="out",
            quantity=6,
            moved_on=date(2026, 11, 18),
            reason="Ngày hội Đại đoàn kết toàn dân tộc năm 2026",
        ),
    )
    for move in moves:
        services.stock.move(move)


def _last(stock: Stock) -> int:
    return stock.last_serial or 0


# Sheets


def _issued(services: Services) -> list[Decision]:
    """Those with certificates, in the order in which they were issued."""
    decisions = [
        decision
        for decision in services.store.decisions.all()
        if (decision.origin, decision.purpose, decision.status) == ("own", "award", "issued")
        and decision.award_type in (*PRAISE, FIGHTERS)
    ]
    return sorted(decisions, key=lambda decision: decision.decided_on or date.max)


def _print(services: Services, decision: Decision, batch: Stock) -> None:
    """All its certificates on the next working day, but for the last ones of the newest decision."""
    uids = services.certificates.printable(decision.uid)
    if decision == _issued(services)[-1]:
        uids = uids[:-NOT_PRINTED_YET]
    next_day = (decision.decided_on or date.min) + timedelta(days=1)
    run = _run(batch, working_day(next_day.year, next_day.month, next_day.day))
    sheets = _sheets(services, run, uids, SPOILED.get(decision.number, ""))
    services.print_register.record(run, sheets)


def _sheets(services: Services, run: Run, uids: Sequence[str], spoiled: str) -> list[PrintedSheet]:
    """As planned; where one was spoiled the next sheet took its place, and all others moved on."""
    register = services.print_register
    if not spoiled:
        return register.plan(run, uids)
    first, *others = register.serials(run.stock_uid, None, len(uids) + 1)
    lost = PrintedSheet(award_uid=uids[0], serial=first, status="spoiled", reason=spoiled)
    return [lost, *(PrintedSheet(award_uid=u, serial=s) for u, s in zip(uids, others, strict=True))]


def _reprint(
    services: Services, decision: Decision, run: Run, reason: str, *, reissue: bool
) -> None:
    uids = [services.deciding.awards(decision.uid)[0].uid]
    sheets = services.print_register.plan(run, uids, reissue=reissue, reason=reason)
    services.print_register.record(run, sheets)


def _run(batch: Stock, day: date) -> Run:
    return Run(
        layout=batch.layout,
        stock_uid=batch.uid,
        printed_on=day,
        printed_by=CLERK,
        printer=PRINTER,
        tray=TRAY,
    )
