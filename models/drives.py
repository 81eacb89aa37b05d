"""Tells whether a folder lies on this machine: a database on a network share gets damaged."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from models.problems import Refused

NETWORK_FILE_SYSTEMS = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ncpfs", "webdav"),
    *("fuse.sshfs", "fuse.davfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.smbnetfs"),
    *("davfs", "ceph", "lustre", "gfs2", "ocfs2", "vboxsf", "prl_fs", "fuse.vmhgfs-fuse"),
}
DRIVE_REMOVABLE, DRIVE_REMOTE = 2, 4
"""What Windows' ``GetDriveTypeW`` answers."""


def is_network(path: str, windows_drive_type: int | None, file_system: str) -> bool:
    """Whether ``path`` lies on another machine, from what the system says of it."""
    if windows_drive_type is not None:
        path = path.replace("/", "\\")
        if not path.upper().startswith("\\\\?\\UNC\\"):
            path = path.removeprefix("\\\\?\\")
        return path.startswith("\\\\") or windows_drive_type == DRIVE_REMOTE
    return file_system in NETWORK_FILE_SYSTEMS


def refuse_network(folder: Path) -> None:
    """Raise ``Refused`` when ``folder`` lies on a network share."""
    path = str(folder.absolute())
    if is_network(path, windows_drive_type(folder), file_system_of(folder)):
        raise Refused(
            f"Thư mục {folder} nằm trên máy khác trong mạng; dữ liệu để ở đó dễ hỏng. "
            "Hãy chọn thư mục trên ổ đĩa của máy này hoặc trên USB."
        )


def removable_drives() -> list[Path]:
    """Sticks and memory cards that are plugged in."""
    if sys.platform == "win32":
        import ctypes

        letters = ctypes.windll.kernel32.GetLogicalDrives()
        drives = [Path(f"{chr(65 + n)}:\\") for n in range(26) if letters >> n & 1]
        return [drive for drive in drives if windows_drive_type(drive) == DRIVE_REMOVABLE]
    return sorted(
        Path(mount)
        for _, mount, _ in _mounts()
        if mount.startswith(("/media/", "/run/media/")) and os.access(mount, os.W_OK)
    )


def windows_drive_type(folder: Path) -> int | None:
    """``GetDriveTypeW`` of the drive of ``folder``; None on other systems."""
    if sys.platform != "win32":
        return None
    import ctypes

    return ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor)


def file_system_of(folder: Path) -> str:
    """The type of the file system that holds ``folder``, "" where it is not known."""
    path = folder.absolute()
    while not path.exists() and path != path.parent:
        path = path.parent
    real = path.resolve()
    best, kind = "", ""
    for _, mount, file_system in _mounts():
        inside = real == Path(mount) or Path(mount) in real.parents
        if inside and len(mount) >= len(best):
            best, kind = mount, file_system
    return kind


def _mounts() -> list[tuple[str, str, str]]:
    """(device, folder, type) of what is mounted, where the system tells."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    rows = [line.split(" ") for line in lines]
    return [(r[0], r[1].replace("\\040", " "), r[2]) for r in rows if len(r) > 2]
