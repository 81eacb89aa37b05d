"""Which folders count as lying on another machine."""

from __future__ import annotations

import pytest

from models import drives
from models.drives import file_system_of, is_network, refuse_network
from models.problems import Refused
from models.store import open_store

FIXED, REMOVABLE, REMOTE, NO_ROOT, RAM = 3, 2, 4, 1, 6


@pytest.mark.parametrize(
    ("path", "drive_type", "network"),
    [
        (r"C:\Users\Vàng A Dơ\AppData\Local\SoThiDua", FIXED, False),
        (r"E:\Sổ Thi đua", REMOVABLE, False),
        (r"R:\tạm", RAM, False),
        (r"Z:\Sổ Thi đua", REMOTE, True),
        (r"\\may-chu\chung\Sổ Thi đua", REMOTE, True),
        (r"\\may-chu\chung\Sổ Thi đua", NO_ROOT, True),
        ("//may-chu/chung", NO_ROOT, True),
        (r"\\?\C:\Users\Vàng A Dơ", FIXED, False),
        (r"\\?\UNC\may-chu\chung", NO_ROOT, True),
        (r"\\?\Z:\Sổ Thi đua", REMOTE, True),
        (r"C:\UNC\dữ liệu", FIXED, False),
    ],
)
def test_on_windows_the_path_and_the_kind_of_drive_tell(path, drive_type, network):
    assert is_network(path, drive_type, "") is network


@pytest.mark.parametrize(
    ("file_system", "network"),
    [
        *((name, False) for name in ("ext4", "btrfs", "xfs", "vfat", "exfat", "ntfs3", "fuseblk")),
        *((name, False) for name in ("tmpfs", "overlay", "apfs", "")),
        *((name, True) for name in ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "davfs")),
    ],
)
def test_elsewhere_the_file_system_tells(file_system, network):
    assert is_network("/home/vang/so-thi-dua", None, file_system) is network
    assert is_network("//may-chu/chung", None, file_system) is network


@pytest.mark.parametrize(
    ("folder", "file_system"),
    [
        ("nhà/vang", "ext4"),
        ("chung", "nfs4"),
        ("chung/2026/chưa có/dữ liệu", "nfs4"),
        ("chung/usb/dữ liệu", "vfat"),
        ("chung xã/dữ liệu", "cifs"),
        ("chung cũ", "ext4"),
    ],
)
def test_a_folder_lies_on_the_innermost_mount(tmp_path, monkeypatch, folder, file_system):
    mounts = {".": "ext4", "chung": "nfs4", "chung/usb": "vfat", "chung xã": "cifs"}
    for mount in mounts:
        (tmp_path / mount).mkdir(exist_ok=True)
    (tmp_path / "chung/2026").mkdir()
    found = [("device", str(tmp_path / mount), kind) for mount, kind in mounts.items()]
    monkeypatch.setattr(drives, "_mounts", lambda: found)
    assert file_system_of(tmp_path / folder) == file_system


def test_a_store_on_a_share_is_refused_before_anything_is_made(folder, monkeypatch):
    monkeypatch.setattr(drives, "windows_drive_type", lambda _folder: None)
    monkeypatch.setattr(drives, "file_system_of", lambda _folder: "cifs")
    with pytest.raises(Refused, match="nằm trên máy khác trong mạng"):
        open_store(folder)
    assert not folder.root.exists()


def test_a_folder_of_this_machine_is_accepted(tmp_path):
    refuse_network(tmp_path / "chưa có" / "dữ liệu")
