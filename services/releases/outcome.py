"""What the installer of an update tells the program that it starts again in the end."""

from __future__ import annotations

from dataclasses import dataclass

from services.version import VERSION

REASONS = {
    "3": "máy này dùng Windows 32-bit",
    "4": "máy này dùng Windows cũ hơn Windows 10 bản 1809",
    "5": "chương trình chưa đóng hẳn",
}
"""Why, by the exit code of the installer."""


@dataclass(frozen=True, slots=True)
class UpdateOutcome:
    sentence: str
    succeeded: bool


def update_outcome(
    updated: str | None, failed: str | None, version: str = VERSION
) -> UpdateOutcome | None:
    """``updated`` is the version that the installer says it installed, ``failed`` its exit code."""
    if updated is not None and updated == version:
        return UpdateOutcome(f"Đã cập nhật lên bản {version}.", succeeded=True)
    if updated is not None:
        return _failure(f"bộ cài báo đã cài bản {updated}, nhưng đang chạy vẫn là bản {version}")
    if failed is not None:
        return _failure(REASONS.get(failed, f"bộ cài dừng với mã {failed}"))
    return None


def _failure(reason: str) -> UpdateOutcome:
    return UpdateOutcome(
        f"Chưa cập nhật được: {reason}; bản cũ và dữ liệu vẫn nguyên.", succeeded=False
    )
