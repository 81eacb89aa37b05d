"""One open database of one commune: its tables, and the action that every write happens in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database

from models.amendments import AmendmentTable
from models.attachments import AttachmentTable
from models.awards import AwardTable
from models.batches import Batch, BatchTable
from models.career import CareerTable
from models.certificates import (
    CalibrationTable,
    CertificateLayoutTable,
    CertificatePrintTable,
    StockMoveTable,
    StockTable,
)
from models.councils import (
    AttendanceTable,
    CouncilMemberTable,
    CouncilTable,
    MeetingTable,
    VoteTable,
)
from models.data_folder import DataFolder
from models.database import (
    SECONDS_TO_WAIT,
    connect,
    copy_database,
    discard,
    plain_failures,
    prepare_database,
)
from models.decisions import DecisionTable
from models.dossiers import DossierEventTable, DossierTable
from models.drafts import DraftTable
from models.drives import refuse_network
from models.files import STAGING, plain_errors
from models.hindrances import HindranceTable
from models.holds import HoldFinder
from models.household_reviews import HouseholdReviewTable
from models.identity import SYSTEM, Origin
from models.initiatives import InitiativeAuthorTable, InitiativeTable
from models.letterheads import AgencyHeadTable
from models.likely import LikelyFinder
from models.listing import Cell, Listing, Query, Row
from models.memberships import MembershipTable
from models.movements import MovementTable
from models.nominations import NominationTable, OverrideTable
from models.packages import PackageTable
from models.papers import PaperTable
from models.payments import FundEntryTable, FundYearTable, PaymentListTable, PaymentTable
from models.periods import PeriodTable
from models.problems import OpenElsewhere
from models.profiles import ProfileTable
from models.ratings import RatingTable
from models.referring import REFERRING
from models.registrations import RegistrationTable
from models.searching import Finder
from models.settings import SettingTable
from models.signers import SignerTable
from models.subjects import SubjectTable
from models.submissions import SubmissionTable
from models.units import UnitTable

UNFINISHED = (
    *(f"{STAGING}{work}-*" for work in ("backup", "restore", "sample")),
    *(f"{part}/{STAGING}*" for part in ("backups", "packages", "prints")),
    f"{STAGING}*.db*",
)
"""Only what is certainly ours: the folder may be one in which the user keeps other things."""

MILLISECONDS_TO_BEGIN = 2000
"""How long an action waits for the action of another connection to end."""


class Store:
    """A connection belongs to one thread; work on another thread takes ``on_own_connection``."""

    def __init__(self, folder: DataFolder, origin: Origin, lock: FileLock | None = None) -> None:
        self.folder = folder
        self.origin = origin
        self._lock = lock
        self.db: Database = connect(folder.database)
        self.db.conn.create_function("today", 0, lambda: origin.today().isoformat())
        self.units = UnitTable(self.db, origin)
        self.subjects = SubjectTable(self.db, origin)
        self.periods = PeriodTable(self.db, origin)
        self.movements = MovementTable(self.db, origin)
        self.registrations = RegistrationTable(self.db, origin)
        self.ratings = RatingTable(self.db, origin)
        self.initiatives = InitiativeTable(self.db, origin)
        self.initiative_authors = InitiativeAuthorTable(self.db, origin)
        self.hindrances = HindranceTable(self.db, origin)
        self.career = CareerTable(self.db, origin)
        self.memberships = MembershipTable(self.db, origin)
        self.household_reviews = HouseholdReviewTable(self.db, origin)
        self.dossiers = DossierTable(self.db, origin)
        self.dossier_events = DossierEventTable(self.db, origin)
        self.nominations = NominationTable(self.db, origin)
        self.overrides = OverrideTable(self.db, origin)
        self.submissions = SubmissionTable(self.db, origin)
        self.councils = CouncilTable(self.db, origin)
        self.council_members = CouncilMemberTable(self.db, origin)
        self.meetings = MeetingTable(self.db, origin)
        self.attendances = AttendanceTable(self.db, origin)
        self.votes = VoteTable(self.db, origin)
        self.decisions = DecisionTable(self.db, origin)
        self.awards = AwardTable(self.db, origin)
        self.amendments = AmendmentTable(self.db, origin)
        self.payments = PaymentTable(self.db, origin)
        self.payment_lists = PaymentListTable(self.db, origin)
        self.fund_entries = FundEntryTable(self.db, origin)
        self.fund_years = FundYearTable(self.db, origin)
        self.signers = SignerTable(self.db, origin)
        self.agency_heads = AgencyHeadTable(self.db, origin)
        self.papers = PaperTable(self.db, origin)
        self.profiles = ProfileTable(self.db, origin)
        self.certificate_layouts = CertificateLayoutTable(self.db, origin)
        self.stocks = StockTable(self.db, origin)
        self.stock_moves = StockMoveTable(self.db, origin)
        self.calibrations = CalibrationTable(self.db, origin)
        self.certificate_prints = CertificatePrintTable(self.db, origin)
        self.attachments = AttachmentTable(self.db, origin)
        self.settings = SettingTable(self.db)
        self.drafts = DraftTable(self.db, origin)
        self.packages = PackageTable(self.db)
        self.batches = BatchTable(self.db)
        self.holds = HoldFinder(self.db, self.batches)
        self.finder = Finder(self.db)
        self.likely = LikelyFinder(self.db)
        self._open_batch: Batch | None = None

    @contextmanager
    def action(self, title: str, kind: str = "edit", *, unlocked: bool = False) -> Iterator[Batch]:
        """One transaction and one named batch: all of it is stored, or nothing.

        An action inside another one is part of it and as locked as it is; if it fails and the
        outer one goes on, what the inner one wrote is gone. ``unlocked`` lets an action write to
        issued decisions. An action that changes nothing leaves no batch.
        """
        if self._open_batch is not None:
            with self.db.atomic():
                yield self._open_batch
            return
        try:
            self.db.execute("pragma cache_spill = off")  # readers stay welcome until the commit
            with plain_failures(self.folder.database), self.db.atomic():
                batch = self._begin(title, kind, unlocked)
                self._open_batch = batch
                yield batch
                self._finish(batch)
        finally:
            self._open_batch = None

    def _begin(self, title: str, kind: str, unlocked: bool) -> Batch:
        uid, now = self.origin.new_uid(), self.origin.timestamp()
        self.db.execute(f"pragma busy_timeout = {MILLISECONDS_TO_BEGIN}")
        try:
            cursor = self.db.execute(
                "insert into batches (uid, title, kind, created_at) values (?, ?, ?, ?)",
                [uid, title, kind, now],
            )
        finally:
            self.db.execute(f"pragma busy_timeout = {SECONDS_TO_WAIT * 1000}")
        batch_id = cursor.lastrowid or 0
        self.db.execute("update session set batch_id = ?, unlocked = ?", [batch_id, int(unlocked)])
        return Batch(batch_id, uid, title, kind, now, None, None)

    def _finish(self, batch: Batch) -> None:
        self.db.execute("update session set batch_id = null, unlocked = 0")
        touched = self.db.execute(
            "select 1 from changes where batch_id = ? limit 1", [batch.id]
        ).fetchone()
        if not touched:
            self.db.execute("delete from batches where id = ?", [batch.id])

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything that is read inside is as it was at one moment."""
        with self.db.atomic():
            yield

    @contextmanager
    def on_own_connection(self) -> Iterator[Store]:
        """The same database for work on another thread."""
        with closing(Store(self.folder, self.origin)) as store:
            yield store

    def count(self, listing: Listing, query: Query) -> int:
        return listing.count(self.db, query)

    def rows(self, listing: Listing, query: Query, offset: int = 0, limit: int = -1) -> list[Row]:
        return listing.rows(self.db, query, offset, limit)

    def each(self, listing: Listing, query: Query) -> Iterator[Row]:
        """All rows, read as they are asked for: inside a snapshot, lest others write between."""
        return listing.each(self.db, query)

    def rows_of(self, listing: Listing, uids: Sequence[str]) -> list[Row]:
        return listing.rows_of(self.db, uids)

    def uids(self, listing: Listing, query: Query) -> list[str]:
        return listing.uids(self.db, query)

    def place(self, listing: Listing, query: Query, uid: str) -> int | None:
        return listing.place(self.db, query, uid)

    def values(self, listing: Listing, query: Query, column: str) -> list[tuple[Cell, int]]:
        return listing.values(self.db, query, column)

    def award_types_in_use(self) -> set[str]:
        """Codes of the awards that some record names, also one in the bin."""
        tables = ("registrations", "dossiers", "nominations", "decisions", "awards")
        named = " union ".join(f"select award_type from {table}" for table in tables)
        return {code for (code,) in self.db.execute(named) if code}

    def empty_bin(self, days: int) -> int:
        """Remove for good what went into the bin more than ``days`` ago and nothing points to."""
        limit = (self.origin.now() - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
        removed = 0
        with self.action("Dọn thùng rác", "upkeep"):
            for table, referring in REFERRING.items():
                free = "".join(
                    f" and not exists (select 1 from {child} c where c.{column} = t.uid)"
                    for child, column in referring
                )
                removed += self.db.execute(
                    f"delete from {table} as t where deleted_at < ?{free}", [limit]
                ).rowcount
        return removed

    def copy_to(self, target: Path) -> None:
        """A checked copy of the database, as SQLite itself makes it."""
        copy_database(self.folder.database, target)

    def close(self) -> None:
        discard(self.db)
        if self._lock is not None:
            self._lock.release()


def open_store(folder: DataFolder, origin: Origin = SYSTEM) -> Store:
    """Open, or make, the database of ``folder``, for this program alone.

    Raises ``Refused`` for a network share, a file that is open elsewhere, newer, damaged or foreign.
    """
    lock = lock_folder(folder)
    try:
        now = origin.now().astimezone().strftime("%Y%m%d-%H%M%S")
        before_upgrade = folder.backups / f"so-thi-dua-{now}-truoc-nang-cap.db"
        prepare_database(folder.database, before_upgrade)
        return Store(folder, origin, lock)
    except BaseException:
        lock.release()
        raise


def lock_folder(folder: DataFolder) -> FileLock:
    """Take ``folder`` for this program alone, until the lock is released or the program ends."""
    with plain_errors(folder.root):
        refuse_network(folder.root)
        folder.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder.root / "so-thi-dua.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise OpenElsewhere(
                f"Dữ liệu trong {folder.root} đang mở ở một cửa sổ khác của Sổ Thi đua; "
                "hãy dùng cửa sổ đó hoặc đóng nó rồi mở lại."
            ) from error
    _clear_unfinished(folder)
    return lock


def _clear_unfinished(folder: DataFolder) -> None:
    """Remove what a power cut left half made, now that nobody else is at work here."""
    for pattern in UNFINISHED:
        for left in folder.root.glob(pattern):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                with suppress(OSError):
                    left.unlink()
