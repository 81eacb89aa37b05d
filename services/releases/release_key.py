"""The key that vouches for installers: its public half is part of the program, the other is not."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from models.files import plain_errors, write_whole
from models.problems import Refused

_LARGEST_KEY_FILE = 64 * 1024


def read_release_key(path: Path) -> bytes | None:
    """The 32 bytes of a public key in PEM; None where there is none that can be used."""
    with suppress(OSError, ValueError, UnsupportedAlgorithm):
        key = load_pem_public_key(path.read_bytes())
        if isinstance(key, Ed25519PublicKey):
            return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return None


def is_vouched_for(content: bytes, signature: bytes, release_key: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(release_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def new_private_key(path: Path) -> Path:
    """Make a key that only its owner may read; one that is there is never replaced.

    Raises ``Refused``.
    """
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    if path.exists():
        raise Refused(f"Tệp {path} đã có nên không ghi đè; hãy đặt tên khác cho khóa mới.")
    with plain_errors(path):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    return path


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """Raises ``Refused`` for what is no Ed25519 key, or one that others may read."""
    with plain_errors(path, reading=True):
        if sys.platform != "win32" and path.stat().st_mode & 0o077:
            raise Refused(f"Người khác cũng đọc được khóa {path}; hãy chạy chmod 600 rồi làm lại.")
        with path.open("rb") as file:
            content = file.read(_LARGEST_KEY_FILE)
    with suppress(ValueError, TypeError, UnsupportedAlgorithm):
        key = load_pem_private_key(content, password=None)
        if isinstance(key, Ed25519PrivateKey):
            return key
    raise Refused(f"Tệp {path} không phải khóa riêng Ed25519 dạng PEM không có mật khẩu.")


def write_public_key(private_key: Path, target: Path) -> Path:
    """Write the public half in PEM. Raises ``Refused``."""
    public = read_private_key(private_key).public_key()
    with write_whole(target) as partial:
        partial.write_bytes(public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return target
