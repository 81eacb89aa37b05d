"""Tells every open page which kind of stored data changed, so that each can read it again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, SignalInstance

KINDS = (
    "subjects",
    "units",
    "periods",
    "movements",
    "registrations",
    "facts",
    "dossiers",
    "nominations",
    "councils",
    "decisions",
    "payments",
    "papers",
    "certificates",
    "packages",
    "settings",
    "history",
)


class Changes(QObject):
    subjects_changed = Signal()
    units_changed = Signal()
    periods_changed = Signal()
    movements_changed = Signal()
    registrations_changed = Signal()
    facts_changed = Signal()
    dossiers_changed = Signal()
    nominations_changed = Signal()
    councils_changed = Signal()
    decisions_changed = Signal()
    payments_changed = Signal()
    papers_changed = Signal()
    certificates_changed = Signal()
    packages_changed = Signal()
    settings_changed = Signal()
    history_changed = Signal()

    def signal(self, kind: str) -> SignalInstance:
        """The signal of one of ``KINDS``."""
        return getattr(self, f"{kind}_changed")

    def announce(self, *kinds: str) -> None:
        """Say that data of these kinds changed; what can be undone changed with them."""
        for kind in _each_once((*kinds, "history")):
            self.signal(kind).emit()

    def announce_all(self) -> None:
        """After an undo, a restore or a package, which may touch anything."""
        self.announce(*KINDS)


def _each_once(kinds: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(kinds))
