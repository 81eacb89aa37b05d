"""Sao lưu, khôi phục, kiểm tra: copies of everything that a commune has, and the way back."""

from services.backup.backups import Backups
from services.backup.checking import check
from services.backup.restoring import RestoreReport, restore

__all__ = ["Backups", "RestoreReport", "check", "restore"]
