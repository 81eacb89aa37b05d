"""What is known of a package before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from services.packages.kinds import PackageKind
from services.packages.manifest import CommuneEntry, PeriodEntry, PreviousEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFacts:
    uid: str
    kind: PackageKind
    sequence: int
    commune: CommuneEntry
    period: PeriodEntry
    created_at: str
    """UTC."""
    moment: datetime
    """The same, as the clerk's clock shows it."""
    previous: PreviousEntry | None
    private: bool
    attachments: bool
