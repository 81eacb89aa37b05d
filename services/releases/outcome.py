"""What the installer of an update tells the program that it starts again in the end."""

from __future__ import annotations

from dataclasses import dataclass

from services.version import VERSION

REASONS = {
    "2": "không thay được các tệp của chương trình, có thể do phần mềm diệt vi-rút đang giữ chúng",
    "3": "bản mới cần Windows 64-bit",
    "4": "bản mới cần Windows 10 bản 1809 trở lên",
    "5": "chương trình vẫn đang mở ở một cửa sổ khác",
    "6": "máy này đã cài một bản mới hơn",
    "7": "ổ đĩa không đủ chỗ trống",
    "8": "không ghi được vào thư mục cài chương trình",
    "9": "một bộ cài khác đang chạy",
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
