"""A release key of the tests' own, and installers signed with it."""

from __future__ import annotations

from pathlib import Path

from services.releases.release_key import new_private_key, read_release_key, write_public_key
from services.releases.signature_file import installer_name
from services.releases.signing import sign_release

CONTENT = b"MZ" + bytes(range(256)) * 40


class ReleaseOffice:
    """Makes releases as the build does, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.private_key = new_private_key(folder / "release.pem")
        public = write_public_key(self.private_key, folder / "release-key.pub")
        self.public_key = read_release_key(public) or b""

    def release(self, folder: Path, version: str, content: bytes = CONTENT) -> Path:
        """The installer, with its signature beside it."""
        folder.mkdir(parents=True, exist_ok=True)
        installer = folder / installer_name(version)
        installer.write_bytes(content)
        sign_release(installer, self.private_key, version)
        return installer
