"""What was sent to a printer and is not in the register yet: kept before the first sheet, until it is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from models.certificates import CertificatePrint, Stock, StockMove
from models.numbers import format_number
from models.problems import Refused
from models.store import Store
from services.certificates.print_register import PrintedSheet, PrintRegister, Run, run_title
from services.stock import StockKeeping
from services.stock_serials import Sheets

KIND = "sent-run:"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRun:
    """Its sheets are those that may have gone through the printer, as far as they are known."""

    uid: str = ""
    run: Run
    sheets: Sequence[PrintedSheet]
    path: Path
    """The file that was printed."""
    sent_at: str = ""
    """UTC."""


class SentRuns:
    def __init__(self, store: Store, register: PrintRegister, stock: StockKeeping) -> None:
        self._store = store
        self._register = register
        self._stock = stock

    def all(self) -> list[SentRun]:
        """What was never recorded nor left out, oldest first."""
        found: list[SentRun] = []
        for key, draft in self._store.drafts.of_kind(KIND).items():
            content = draft.content
            sheets = msgspec.json.decode(content["sheets"], type=list[PrintedSheet])
            found.append(
                SentRun(
                    uid=key.removeprefix(KIND),
                    run=msgspec.json.decode(content["run"], type=Run),
                    sheets=self._still_known(sheets),
                    path=Path(content["path"]),
                    sent_at=draft.saved_at,
                )
            )
        return [sent for sent in found if sent.sheets]

    def keep(self, sent: SentRun) -> SentRun:
        """On the disk when this returns: a power cut while sheets come out loses none of them."""
        uid = sent.uid or self._store.origin.new_uid()
        content = {
            "run": msgspec.json.encode(sent.run).decode(),
            "sheets": msgspec.json.encode(list(sent.sheets)).decode(),
            "path": str(sent.path),
        }
        self._store.drafts.keep(f"{KIND}{uid}", content)
        return replace(sent, uid=uid)

    def forget(self, uid: str) -> None:
        self._store.drafts.forget(f"{KIND}{uid}")

    def record(
        self, sent: SentRun, sheets: Sequence[PrintedSheet], frames_uid: str = ""
    ) -> list[CertificatePrint]:
        """Write ``sheets`` into the register; what was kept is gone in the same moment.

        ``frames_uid``: a batch of frames, of which one leaves for each good sheet. Raises
        ``Rejected``.
        """
        with self._store.action(run_title(sheets)):
            made = self._register.record(sent.run, sheets)
            if frames_uid:
                self._give_frames(frames_uid, sent.run, made)
            self.forget(sent.uid)
        return made

    def frames(self) -> Stock | None:
        """The batch of which frames are given out next: the oldest that has some left."""
        left = (
            each for each in self._stock.batches("frame") if self._stock.count(each.uid).remaining
        )
        return next(left, None)

    # Inside

    def _still_known(self, sheets: Sequence[PrintedSheet]) -> list[PrintedSheet]:
        """Without those whose award was removed for good, or never came to be."""
        uids = [sheet.award_uid for sheet in sheets]
        known = {award.uid for award in self._store.awards.get_many(uids)}
        return [sheet for sheet in sheets if sheet.award_uid in known]

    def _give_frames(self, uid: str, run: Run, made: Sequence[CertificatePrint]) -> None:
        good = [printed.award_uid for printed in made if printed.status == "printed"]
        if not good:
            return
        batch = self._stock.sheets(uid)
        if batch.count.remaining < len(good):
            raise Refused(
                f"“{batch.stock.name}” chỉ còn {format_number(batch.count.remaining)} khung, không đủ "
                f"{format_number(len(good))} khung; hãy bỏ dấu Xuất khung, ghi sổ, rồi xuất khung sau."
            )
        awards = self._store.awards.get_many(good)
        decisions = {award.decision_uid for award in awards}
        assert run.printed_on is not None
        for first, count in _taken(batch, len(good)):
            self._stock.move(
                StockMove(
                    stock_uid=uid,
                    kind="out",
                    quantity=count,
                    first_serial=first,
                    moved_on=run.printed_on,
                    decision_uid=next(iter(decisions)) if len(decisions) == 1 else None,
                    reason="Theo số giấy khen đã in",
                )
            )


def _taken(batch: Sheets, count: int) -> list[tuple[int | None, int]]:
    """The first ``count`` that are left: one move, or one for each range of numbers."""
    if batch.stock.first_serial is None:
        return [(None, count)]
    taken: list[tuple[int | None, int]] = []
    for first, last in batch.free_ranges():
        some = min(count, last - first + 1)
        if some:
            taken.append((first, some))
        count -= some
    return taken
