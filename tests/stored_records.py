"""A few records of everything that hangs on subjects and decisions, with blanks where there may be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from models.career import CareerKind, CareerSpan
from models.certificates import CertificatePrint, Copy, Stock, StockKind, StockMove, StockMoveKind
from models.dossiers import Dossier
from models.hindrances import Hindrance
from models.household_reviews import HouseholdReview
from models.initiatives import Initiative, InitiativeAuthor
from models.memberships import Membership
from models.papers import Paper
from models.payments import FundEntry, FundEntryKind, Payment, PaymentList
from models.ratings import Grade, Rating
from models.store import Store
from models.subjects import Subject
from models.submissions import Submission

DAY = date(2026, 11, 3)


def add_facts(store: Store, subjects: Sequence[Subject]) -> None:
    grades, spans = get_args(Grade), get_args(CareerKind)
    people = [subject for subject in subjects if subject.kind == "individual"]
    households = [subject for subject in subjects if subject.kind == "household"]
    store.ratings.save_many(
        Rating(
            period="2026" if number % 3 else "2025",
            subject_uid=subject.uid,
            grade=grades[number % 4],
            decided_on=DAY if number % 2 else None,
            document="Quyết định số 812/QĐ-UBND" if number % 2 else "",
        )
        for number, subject in enumerate(people)
    )
    initiatives = store.initiatives.save_many(
        Initiative(
            title=f"Sáng kiến thứ {number}",
            period="2026",
            status="recognised" if number else "applied",
            recognised_on=DAY if number else None,
            recognised_by="Hội đồng Sáng kiến xã" if number else "",
        )
        for number in range(3)
    )
    store.initiative_authors.save_many(
        InitiativeAuthor(initiative_uid=initiatives[number % 3].uid, subject_uid=each.uid, share=50)
        for number, each in enumerate(people[:5])
    )
    store.hindrances.save_many(
        Hindrance(
            subject_uid=subject.uid,
            kind="discipline" if number % 2 else "complaint",
            form="warning" if number % 2 else "",
            starts_on=DAY,
            ends_on=date(2027, 11, 3) if number % 3 else None,
        )
        for number, subject in enumerate(people[:6])
    )
    store.career.save_many(
        CareerSpan(
            subject_uid=subject.uid,
            kind=spans[number % len(spans)],
            starts_on=date(2020 + number % 6, 9, 1),
            ends_on=DAY if number % 2 else None,
            unit_name="Trường cũ" if number % 4 == 0 else "",
        )
        for number, subject in enumerate(people)
    )
    store.memberships.save_many(
        Membership(
            collective_uid=subjects[0].uid,
            subject_uid=subject.uid,
            period="2026",
            counted=number % 3 > 0,
            counted_on=DAY if number % 2 else None,
            reason="" if number % 3 else "Mới tuyển dụng",
        )
        for number, subject in enumerate(people)
    )
    store.household_reviews.save_many(
        HouseholdReview(
            period="2026",
            subject_uid=subject.uid,
            score=[None, 92.5, 88][number % 3],
            met_on=DAY if number % 2 else None,
            households=120 if number % 2 else None,
            present=100 if number % 2 else None,
            agreed=[None, 100, 52][number % 3],
            exclusions=("tax",) if number == 2 else (),
        )
        for number, subject in enumerate(households)
    )


def add_way(store: Store) -> None:
    store.dossiers.save_many(
        Dossier(
            number=number + 1,
            received_on=DAY,
            period="2026",
            submitter=submitter,
            award_type="GK_XA" if number else "",
            status="received" if number else "answered",
            due_on=date(2026, 11, 17) if number else None,
            answered_on=None if number else DAY,
        )
        for number, submitter in enumerate(("Trường Mầm non", "Bản Đông", "Ấp Thượng"))
    )
    store.submissions.save_many(
        Submission(
            period="2026",
            addressee="Chủ tịch Ủy ban nhân dân tỉnh",
            number=number,
            submitted_on=DAY if number else None,
            status="sent" if number else "draft",
        )
        for number in ("27", "8", "")
    )
    store.papers.save_many(
        Paper(
            form="minutes",
            about_uid=f"meeting {number}",
            kind="Biên bản họp Hội đồng" if number else "",
            title=f"Biên bản họp Hội đồng lần {number}",
            number=number,
            symbol="BB-HĐTĐKT" if number else "",
            dated_on=DAY if number else None,
            made_on=DAY if number != "4" else None,
        )
        for number in ("13", "4", "")
    )


def add_money(store: Store) -> None:
    awards = store.awards.all()
    sheet = store.payment_lists.save(
        PaymentList(decision_uid=awards[0].decision_uid, fund_year=2026, made_on=DAY)
    )
    store.payments.save_many(
        Payment(
            award_uid=award.uid,
            list_uid=sheet.uid if number % 2 else None,
            coefficient="0.3" if number % 3 else "",
            base_salary=2_530_000 if number % 3 else None,
            product="759000" if number % 3 else "",
            amount=759_000 if number % 3 else 0,
            status="paid" if number % 4 == 0 else "unpaid",
            paid_on=DAY if number % 4 == 0 else None,
            received_by="Lò Thị Ánh" if number == 4 else "",
        )
        for number, award in enumerate(awards)
    )
    kinds = get_args(FundEntryKind)
    store.fund_entries.save_many(
        FundEntry(
            year=2026, kind=kind, entered_on=DAY, amount=number * 1_000_000, source="Ngân sách"
        )
        for number, kind in enumerate(kinds)
    )


def add_sheets(store: Store) -> None:
    stocks = store.stocks.save_many(
        Stock(
            kind=kind,
            name=f"Phôi, khung số {number}",
            serial_prefix="GK-" if number else "",
            serial_digits=4 if number else 0,
            first_serial=101 if number else None,
            quantity=40 + number,
            received_on=DAY,
            supplier="Nhà in Mường Thanh" if number else "",
            unit_price=12_000 if number else None,
            note="Giấy dày" if number else "",
        )
        for number, kind in enumerate(get_args(StockKind))
    )
    decisions = store.decisions.all()
    store.stock_moves.save_many(
        StockMove(
            stock_uid=stock.uid,
            kind=kind,
            quantity=number + 1,
            first_serial=stock.first_serial,
            moved_on=DAY,
            decision_uid=decisions[0].uid if number else None,
            reason="Ướt mưa" if number else "",
        )
        for stock in stocks
        for number, kind in enumerate(get_args(StockMoveKind))
    )
    copies = get_args(Copy)
    store.certificate_prints.save_many(
        CertificatePrint(
            award_uid=award.uid,
            layout="giay-khen-a4",
            stock_uid=stocks[1].uid if number % 2 else None,
            serial=stocks[1].serial(110 + number) if number % 2 else "",
            printed_on=DAY,
            printed_by="Lường Thị Ánh" if number % 3 else "",
            printer="Máy in phòng Văn hóa" if number % 3 else "",
            tray="manual" if number % 3 else "",
            status="spoiled" if number % 4 == 1 else "printed",
            copy=copies[number % 3],
            reason="Lem mực" if number % 4 == 1 else "",
        )
        for number, award in enumerate(store.awards.all())
    )
