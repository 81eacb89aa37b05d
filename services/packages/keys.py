"""The commune's signing key: made once, kept for the owner alone; its public half is handed over."""

from __future__ import annotations

import base64
import hashlib
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
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

from models.data_folder import DataFolder
from models.files import plain_errors, write_whole
from models.problems import Refused
from services.packages.key_files import PRIVATE_NAME, PUBLIC_NAME, write_private
from services.packages.readable_code import readable_code

_LARGEST_KEY_FILE = 64 * 1024


class PublicKeyFile(msgspec.Struct, frozen=True):
    """What is handed to the office once, so that it knows whose packages it reads."""

    format: Literal["so-thi-dua-public-key"]
    format_version: int
    commune_code: str
    commune_name: str
    algorithm: Literal["Ed25519"]
    public_key: str
    """Base64 of its 32 bytes."""
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PublicKey:
    raw: bytes
    name: str
    """Whose it is, as the key file says."""

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.raw)


@dataclass(frozen=True, slots=True)
class SigningKey:
    _private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self._private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.public)

    def sign(self, content: bytes) -> bytes:
        return self._private.sign(content)

    def public_file(self, commune_code: str, commune_name: str) -> bytes:
        file = PublicKeyFile(
            format="so-thi-dua-public-key",
            format_version=1,
            commune_code=commune_code,
            commune_name=commune_name,
            algorithm="Ed25519",
            public_key=base64.b64encode(self.public).decode(),
            fingerprint=self.fingerprint,
        )
        return msgspec.json.format(msgspec.json.encode(file)) + b"\n"


def fingerprint(public: bytes) -> str:
    """What two people compare when the key is handed over."""
    return readable_code(hashlib.sha256(public).digest(), 20)


def is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def signing_key(folder: DataFolder, commune_code: str, commune_name: str) -> SigningKey:
    """The key of this commune, made when there never was one. Raises ``Refused``."""
    private = folder.keys / PRIVATE_NAME
    public = folder.keys / PUBLIC_NAME
    with plain_errors(private):
        folder.keys.mkdir(parents=True, exist_ok=True)
        if (known := read_signing_key(folder)) is not None:
            key = known
        elif public.exists():
            raise Refused(
                f"Khóa ký {private} không còn; hãy khôi phục từ bản sao lưu, hoặc nếu không có thì "
                f"xóa tệp {PUBLIC_NAME} ở cùng thư mục để lập khóa mới rồi giao lại khóa công khai "
                "cho cơ quan nhận."
            )
        else:
            key = SigningKey(Ed25519PrivateKey.generate())
            write_private(private, _pem(key))
        content = key.public_file(commune_code, commune_name)
        if not public.exists() or public.read_bytes() != content:
            with write_whole(public) as partial:
                partial.write_bytes(content)
    return key


def read_signing_key(folder: DataFolder) -> SigningKey | None:
    """The key as it lies there; None before the first use. Raises ``Refused`` when damaged."""
    private = folder.keys / PRIVATE_NAME
    with plain_errors(private, reading=True):
        return _read_private(private) if private.exists() else None


def read_public_key(path: Path) -> PublicKey:
    """A public key file of ours, or a plain PEM file. Raises ``Refused``."""
    with plain_errors(path, reading=True), path.open("rb") as file:
        content = file.read(_LARGEST_KEY_FILE)
    if b"PRIVATE KEY" in content:
        raise Refused(
            f"{path.name} là khóa bí mật, không được đưa cho ai; hãy dùng tệp khóa công khai (.pub)."
        )
    with suppress(msgspec.MsgspecError, ValueError):
        known = msgspec.json.decode(content, type=PublicKeyFile)
        raw = base64.b64decode(known.public_key, validate=True)
        Ed25519PublicKey.from_public_bytes(raw)
        return PublicKey(raw, f"{known.commune_name} ({known.commune_code})")
    with suppress(ValueError, UnsupportedAlgorithm):
        key = load_pem_public_key(content)
        if isinstance(key, Ed25519PublicKey):
            return PublicKey(key.public_bytes(Encoding.Raw, PublicFormat.Raw), path.stem)
    raise Refused(f"Tệp {path.name} không phải khóa công khai của Sổ Thi đua; hãy chọn tệp khác.")


def _read_private(path: Path) -> SigningKey:
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        path.chmod(0o600)
    with suppress(ValueError, TypeError, UnsupportedAlgorithm):
        key = load_pem_private_key(path.read_bytes(), password=None)
        if isinstance(key, Ed25519PrivateKey):
            return SigningKey(key)
    raise Refused(
        f"Khóa ký {path} bị hỏng; hãy khôi phục từ bản sao lưu, hoặc nếu không có thì xóa tệp đó và "
        f"tệp {PUBLIC_NAME} ở cùng thư mục để lập khóa mới rồi giao lại khóa công khai cho cơ quan "
        "nhận."
    )


def _pem(key: SigningKey) -> bytes:
    return key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
