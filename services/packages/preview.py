"""What a package would carry, before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.attachments import Attachment
from models.data_folder import DataFolder
from models.packages import SentPackage
from models.periods import Period
from services.attaching import content_path
from services.packages.kinds import PackageKind
from services.packages.records import Changes, Contents


@dataclass(frozen=True, slots=True)
class Preview:
    """What ``Sending.send`` would write now."""

    kind: PackageKind
    period: Period
    counts: dict[str, int]
    """Records by table."""
    since_last: Changes
    last: SentPackage | None
    attachments: int
    attachments_size: int
    problems: tuple[str, ...]
    """What has to be mended first."""
    warnings: tuple[str, ...]


def sorted_attachments(
    folder: DataFolder, contents: Contents
) -> tuple[list[Attachment], list[Attachment]]:
    """Those whose content is there, and those whose content is not."""
    present: list[Attachment] = []
    lost: list[Attachment] = []
    for attachment in contents.attachments:
        path = content_path(folder, attachment.sha256)
        whole = path.is_file() and path.stat().st_size == attachment.size
        (present if whole else lost).append(attachment)
    return present, lost


def warnings(contents: Contents, lost: list[Attachment]) -> Iterator[str]:
    """What the clerk should know; none of it hinders sending."""
    if not (contents.registrations or contents.decisions or contents.withdrawn):
        yield f"{contents.period.name} chưa có bản ghi nào để gửi; gói sẽ báo là không có."
    elif contents.sent_before and not contents.since_last().any:
        yield "Không có gì thay đổi từ lần gửi trước."
    if contents.open_decisions:
        yield (
            f"Có {contents.open_decisions} quyết định của kỳ chưa ban hành; chúng không nằm trong gói."
        )
    if lost:
        yield (
            f"Nội dung của {len(lost)} tệp đính kèm không còn (ví dụ {lost[0].name}) nên không gửi kèm."
        )
