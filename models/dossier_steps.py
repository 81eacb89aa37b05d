"""Writes into a dossier's step sheet how far the nominations that came with it have got."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from models.dossiers import DossierEvent, DossierEventTable
from models.identity import Origin

FAR: dict[str, int] = {
    "draft": 0,
    "complete": 0,
    "examined": 1,
    "voted": 2,
    "decided": 2,
    "submitted": 3,
    "awarded": 3,
    "returned": 3,
}
"""How many of the steps examined, voted, decided lie behind a nomination of each status."""
STEPS = ("examined", "voted", "decided")


class DossierSteps:
    """A step is done on the day on which the last of the dossier's nominations came past it."""

    def __init__(self, db: Database, origin: Origin) -> None:
        self._db = db
        self._origin = origin
        self._events = DossierEventTable(db, origin)

    def follow(self, dossier_uids: Iterable[str]) -> None:
        """Part of an open action, after nominations of these dossiers were written."""
        uids = sorted(set(dossier_uids))
        known: dict[tuple[str, str], DossierEvent] = {}
        complete_on: dict[str, date] = {}
        for event in self._events.of_dossiers(uids):
            if event.step == "accepted":  # what was done before is done again
                complete_on[event.dossier_uid] = event.happened_on
                for step in STEPS:
                    known.pop((event.dossier_uid, step), None)
            elif event.step in STEPS:
                known[event.dossier_uid, event.step] = event
        new: list[DossierEvent] = []
        gone: list[DossierEvent] = []
        for uid in uids:
            done = self._done(uid, voted=(uid, "voted") in known)
            for step in STEPS:
                event = known.get((uid, step))
                if step in done and event is None:
                    day = max(done[step], complete_on.get(uid, date.min))
                    new.append(DossierEvent(dossier_uid=uid, step=step, happened_on=day))
                elif step not in done and event is not None:
                    gone.append(event)
        self._events.save_many(new)
        self._events.delete_many(gone)

    def _done(self, dossier_uid: str, *, voted: bool) -> dict[str, date]:
        """The steps that all nominations of the dossier have behind them, with the day.

        Not every way leads through the council: ``voted`` when it is known to.
        """
        rows: list[dict[str, Any]] = list(
            self._db.query(
                "select n.status, n.status_on, exists (select 1 from votes v "
                "where v.nomination_uid = n.uid and v.deleted_at is null) as voted "
                "from nominations n where n.dossier_uid = ? and n.deleted_at is null "
                "and n.status <> 'withdrawn'",
                [dossier_uid],
            )
        )
        if not rows:
            return {}
        far = min(FAR[row["status"]] for row in rows)
        days = [date.fromisoformat(row["status_on"]) for row in rows if row["status_on"]]
        day = max(days, default=self._origin.today())
        voted = voted or any(row["voted"] or row["status"] == "voted" for row in rows)
        return {step: day for step in STEPS[:far] if step != "voted" or voted}
