"""Sổ in giấy khen: every sheet that went through the printer, its serial number, who printed it, why again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.certificates import CertificatePrint, Copy, PrintStatus, Stock
from models.dates import format_short
from models.numbers import format_number
from models.problems import Refused, Rejected
from models.progress import SILENT, Progress
from models.store import Store
from models.vietnamese import nfc
from services.certificates.golden_book import GoldenBook, why_gone
from services.settings import Settings
from services.stock import EARLIEST, StockKeeping

GONE = "Có khen thưởng không còn nữa; hãy đóng cửa sổ in rồi chọn lại danh sách."


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What all sheets that are printed together have in common."""

    layout: str
    stock_uid: str | None = None
    """None: blank paper."""
    printed_on: date | None
    printed_by: str = ""
    printer: str = ""
    tray: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSheet:
    """One sheet of a run, as it is to be printed or as it came out."""

    award_uid: str
    serial: str = ""
    status: PrintStatus = "printed"
    copy: Copy = "first"
    reason: str = ""


class PrintRegister:
    def __init__(
        self, store: Store, settings: Settings, book: GoldenBook, stock: StockKeeping
    ) -> None:
        self._store = store
        self._settings = settings
        self._book = book
        self._stock = stock

    def get(self, uid: str) -> CertificatePrint:
        return self._store.certificate_prints.get(uid)

    def of_award(self, award_uid: str) -> list[CertificatePrint]:
        """Every sheet, oldest first."""
        return self._store.certificate_prints.of_awards([award_uid])

    def usual_run(self, layout: str) -> Run:
        """Today, by the clerk, on blank paper."""
        return Run(
            layout=layout,
            printed_on=self._store.origin.today(),
            printed_by=self._settings.get("clerk_name"),
        )

    # Who is printed

    def printed(self, award_uids: Sequence[str]) -> set[str]:
        """Those that have a sheet which is not spoiled."""
        sheets = self._store.certificate_prints.of_awards(award_uids)
        return {sheet.award_uid for sheet in sheets if sheet.status == "printed"}

    def not_printed(self, award_uids: Sequence[str]) -> list[str]:
        done = self.printed(award_uids)
        return [uid for uid in award_uids if uid not in done]

    def obstacles(self, award_uids: Sequence[str]) -> dict[str, str]:
        """Why no certificate is printed for some of them, by award."""
        return {
            award.uid: f"Khen thưởng của {award.name} {why} nên không in giấy khen."
            for award in self._store.awards.get_many(award_uids)
            if (why := why_gone(award))
        }

    def concerns(self, award_uids: Sequence[str]) -> list[str]:
        """What their decisions still lack, in whole sentences."""
        sentences: list[str] = []
        for decision in self._book.decisions(self._store.awards.get_many(award_uids)):
            lacking = [
                word
                for word, known in (("số", decision.number), ("ngày", decision.decided_on))
                if not known
            ]
            called = (
                f"Quyết định số {decision.code}"
                if decision.number
                else f"Quyết định “{decision.summary}”"
            )
            if lacking:
                sentences.append(
                    f"{called} chưa có {', '.join(lacking)}; giấy khen để trống chỗ ấy."
                )
            elif decision.status != "issued":
                sentences.append(f"{called} chưa ban hành.")
        return sentences

    def copies(self, award_uids: Sequence[str], *, reissue: bool = False) -> dict[str, Copy]:
        """What the next sheet of each would be."""
        if reissue:
            return dict.fromkeys(award_uids, "reissue")
        done = self.printed(award_uids)
        return {uid: "again" if uid in done else "first" for uid in award_uids}

    # Serial numbers

    def serials(self, stock_uid: str | None, first: int | None, count: int) -> list[str]:
        """What is written on the next ``count`` sheets of a batch, from the sheet ``first`` on.

        Sheets that are used already are passed over. Raises ``Rejected``.
        """
        if stock_uid is None:
            return [""] * count
        sheets = self._stock.sheets(stock_uid)
        stock, left = sheets.stock, sheets.count.remaining
        if left < count:
            raise Rejected(
                {
                    "stock_uid": f"“{stock.name}” chỉ còn {format_number(left)} tờ, "
                    f"không đủ {format_number(count)} tờ."
                }
            )
        if stock.first_serial is None:
            return [""] * count
        if first is None:
            first = next(sheets.free(), stock.first_serial)
        if not sheets.is_free(first):
            raise Rejected(
                {"first_serial": f"Tờ {stock.serial(first)} không còn trong đợt nhập này."}
            )
        free = list(sheets.free(first))
        if len(free) < count:
            raise Rejected(
                {
                    "first_serial": f"Từ tờ {stock.serial(first)} chỉ còn "
                    f"{format_number(len(free))} tờ, không đủ {format_number(count)} tờ."
                }
            )
        return [stock.serial(number) for number in free[:count]]

    def plan(
        self,
        run: Run,
        award_uids: Sequence[str],
        first_serial: int | None = None,
        *,
        reissue: bool = False,
        reason: str = "",
    ) -> list[PrintedSheet]:
        """One sheet for each award in their order, as they would be printed. Raises ``Rejected``."""
        serials = self.serials(run.stock_uid, first_serial, len(award_uids))
        copies = self.copies(award_uids, reissue=reissue)
        return [
            PrintedSheet(
                award_uid=uid,
                serial=serial,
                copy=copies[uid],
                reason=reason if copies[uid] != "first" else "",
            )
            for uid, serial in zip(award_uids, serials, strict=True)
        ]

    # The register

    def record(
        self, run: Run, sheets: Sequence[PrintedSheet], progress: Progress = SILENT
    ) -> list[CertificatePrint]:
        """Write down every sheet that went through the printer, all or none. Raises ``Rejected``.

        A sheet that is printed again takes the place of the newest good one, which is then
        spoiled; a reissued one leaves all as they are.
        """
        if not sheets:
            raise Refused("Không có tờ nào để ghi vào sổ in.")
        run = replace(
            run, **{name: nfc(getattr(run, name)).strip() for name in ("printed_by", "printer")}
        )
        sheets = [replace(sheet, reason=nfc(sheet.reason).strip()) for sheet in sheets]
        with self._store.action(run_title(sheets)):
            if problems := self.problems(run, sheets):
                raise Rejected(problems)
            progress.report(0, len(sheets), "Đang ghi sổ in")
            self._withdraw(sheets)
            assert run.printed_on is not None
            made = self._store.certificate_prints.save_many(
                CertificatePrint(
                    award_uid=sheet.award_uid,
                    layout=run.layout,
                    stock_uid=run.stock_uid,
                    serial=sheet.serial,
                    printed_on=run.printed_on,
                    printed_by=run.printed_by,
                    printer=run.printer,
                    tray=run.tray,
                    status=sheet.status,
                    copy=sheet.copy,
                    reason=sheet.reason,
                )
                for sheet in sheets
            )
            progress.report(len(sheets), len(sheets), "Đã ghi sổ in")
        return made

    def problems(self, run: Run, sheets: Sequence[PrintedSheet]) -> dict[str, str]:
        """What keeps these sheets from being written down: field -> sentence."""
        problems = self.run_problems(run)
        awards = {
            award.uid: award
            for award in self._store.awards.get_many([sheet.award_uid for sheet in sheets])
        }
        if any(sheet.award_uid not in awards for sheet in sheets):
            return problems | {"awards": GONE}
        if obstacles := self.obstacles(list(awards)):
            problems["awards"] = next(iter(obstacles.values()))
        elif twice := _twice(sheets):
            problems["awards"] = f"{awards[twice].name} có hai tờ dùng được trong một lần in."
        else:
            done = self.printed(list(awards))
            again = [sheet for sheet in sheets if sheet.copy == "first" and sheet.award_uid in done]
            if again:
                name = awards[again[0].award_uid].name
                problems["awards"] = f"Giấy khen của {name} đã in; hãy chọn In lại và ghi lý do."
        for sheet in sheets:
            if not sheet.reason and (sheet.status == "spoiled" or sheet.copy != "first"):
                why = "bị hỏng" if sheet.status == "spoiled" else "in lại"
                problems["reason"] = f"Hãy ghi vì sao tờ của {awards[sheet.award_uid].name} {why}."
                break
        if "stock_uid" not in problems and (sentence := self._serial_problem(run, sheets)):
            problems["first_serial" if run.stock_uid else "stock_uid"] = sentence
        return problems

    def run_problems(self, run: Run) -> dict[str, str]:
        """What is wrong with the run itself."""
        problems: dict[str, str] = {}
        stock = self._stock_of(run)
        earliest = stock.received_on if stock else EARLIEST
        if run.printed_on is None:
            problems["printed_on"] = "Hãy nhập ngày in."
        elif run.printed_on > self._store.origin.today():
            problems["printed_on"] = f"Ngày in {format_short(run.printed_on)} chưa tới."
        elif run.printed_on < earliest:
            problems["printed_on"] = f"Ngày in không thể trước ngày {format_short(earliest)}."
        if not run.printed_by.strip():
            problems["printed_by"] = "Hãy ghi họ và tên người in."
        if not run.layout:
            problems["layout"] = "Hãy chọn mẫu giấy khen."
        if stock is not None and stock.deleted_at is not None:
            problems["stock_uid"] = "Đợt nhập phôi này đã bị xóa; hãy chọn đợt nhập khác."
        elif stock is not None and stock.kind != "certificate":
            problems["stock_uid"] = "Khung không đưa vào máy in; hãy chọn đợt nhập phôi."
        return problems

    def spoil(self, uids: Sequence[str], reason: str) -> list[CertificatePrint]:
        """Mark sheets as spoiled after they were written down. Raises ``Rejected``."""
        reason = nfc(reason).strip()
        if not reason:
            raise Rejected({"reason": "Hãy ghi vì sao tờ in bị hỏng."})
        sheets = [sheet for sheet in self._many(uids) if sheet.status == "printed"]
        if not sheets:
            raise Refused("Những tờ đang chọn đã ghi là in hỏng rồi.")
        with self._store.action(f"Ghi {format_number(len(sheets))} tờ in hỏng"):
            return self._store.certificate_prints.save_many(
                replace(sheet, status="spoiled", reason=reason) for sheet in sheets
            )

    # Inside

    def _many(self, uids: Sequence[str]) -> list[CertificatePrint]:
        return self._store.certificate_prints.get_many(uids)

    def _stock_of(self, run: Run) -> Stock | None:
        return self._stock.get(run.stock_uid) if run.stock_uid else None

    def _withdraw(self, sheets: Sequence[PrintedSheet]) -> None:
        """The newest good sheet of each that came out well when printed again."""
        reasons = {
            sheet.award_uid: sheet.reason
            for sheet in sheets
            if sheet.copy == "again" and sheet.status == "printed"
        }
        earlier = self._store.certificate_prints.of_awards(list(reasons))
        newest = {sheet.award_uid: sheet for sheet in earlier if sheet.status == "printed"}
        self._store.certificate_prints.save_many(
            replace(sheet, status="spoiled", reason=f"Đã in lại: {reasons[award_uid]}")
            for award_uid, sheet in newest.items()
        )

    def _serial_problem(self, run: Run, sheets: Sequence[PrintedSheet]) -> str:
        if run.stock_uid is None:
            written = any(sheet.serial for sheet in sheets)
            return "Giấy trắng không có số sê-ri; hãy chọn đợt nhập phôi." if written else ""
        known = self._stock.sheets(run.stock_uid)
        if len(sheets) > known.count.remaining:
            return (
                f"“{known.stock.name}” chỉ còn {format_number(known.count.remaining)} tờ, "
                f"không đủ {format_number(len(sheets))} tờ."
            )
        if known.stock.first_serial is None:
            written = any(sheet.serial for sheet in sheets)
            return "Đợt nhập này không có số sê-ri." if written else ""
        used = Counter(known.stock.serial_number(sheet.serial) for sheet in sheets)
        for sheet in sheets:
            number = known.stock.serial_number(sheet.serial)
            if number is None or not known.is_free(number):
                what = f"Tờ {sheet.serial}" if sheet.serial else "Tờ chưa ghi số sê-ri"
                return f"{what} không còn trong đợt nhập này."
            if used[number] > 1:
                return f"Tờ {sheet.serial} ghi cho hai lần in."
        return ""


def _twice(sheets: Sequence[PrintedSheet]) -> str:
    """An award of which two sheets came out well."""
    good = Counter(sheet.award_uid for sheet in sheets if sheet.status == "printed")
    return next((uid for uid, count in good.items() if count > 1), "")


def run_title(sheets: Sequence[PrintedSheet]) -> str:
    """What writing them down is called."""
    spoiled = sum(sheet.status == "spoiled" for sheet in sheets)
    title = f"In {format_number(len(sheets))} tờ giấy khen"
    return f"{title} ({format_number(spoiled)} tờ hỏng)" if spoiled else title
