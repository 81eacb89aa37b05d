"""Gets everything ready for an update: the installer's copy, and a backup of the data."""

from __future__ import annotations

from pathlib import Path

from models.progress import SILENT, Progress
from services.backup.retention import BEFORE_UPDATE
from services.releases.checking import Release
from services.releases.leftovers import remove_staged
from services.releases.staging import stage_release
from services.services import Services


def prepare_update(services: Services, release: Release, progress: Progress = SILENT) -> Path:
    """Give the staged installer; there is none unless the data have been backed up.

    Raises ``Refused``.
    """
    installer = stage_release(release, services.folder, progress)
    try:
        progress.report(0, 0, "Đang sao lưu dữ liệu")
        services.backups.automatic(BEFORE_UPDATE)
    except BaseException:
        remove_staged(services.folder)
        raise
    return installer
