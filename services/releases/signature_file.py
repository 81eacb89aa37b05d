"""The file beside an installer that says which version it is, and proves it."""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from models.problems import Refused
from services.releases.versions import version_parts

ENDING = ".sig"
FORMAT = 1
LARGEST_SIGNATURE_FILE = 4 * 1024
LARGEST_INSTALLER = 512 * 1024**2
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SIGNATURE_BYTES = 64


class SignatureFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    program: Literal["so-thi-dua"]
    version: str
    sha256: str
    size: int
    signature: str
    """Base64 of the Ed25519 signature of ``signed_bytes``."""


def installer_name(version: str) -> str:
    return f"SoThiDua-{version}-x64.exe"


def signature_path(installer: Path) -> Path:
    return installer.with_name(f"{installer.name}{ENDING}")


def signed_bytes(version: str, size: int, sha256: str) -> bytes:
    """What is signed: the words in front keep the key from ever vouching for anything else."""
    return f"so-thi-dua release {FORMAT}\n{version}\n{size}\n{sha256}\n".encode("ascii")


def encode_signature_file(version: str, size: int, sha256: str, signature: bytes) -> bytes:
    known = SignatureFile(
        format=FORMAT,
        program="so-thi-dua",
        version=version,
        sha256=sha256,
        size=size,
        signature=base64.b64encode(signature).decode("ascii"),
    )
    return msgspec.json.encode(known) + b"\n"


def decode_signature_file(content: bytes, name: str) -> tuple[SignatureFile, bytes]:
    """What the file says, and the signature itself; only the very bytes that signing writes.

    Raises ``Refused``.
    """
    with suppress(msgspec.MsgspecError, ValueError):
        known = msgspec.json.decode(content, type=SignatureFile)
        signature = base64.b64decode(known.signature, validate=True)
        same = encode_signature_file(known.version, known.size, known.sha256, signature) == content
        if (
            same
            and len(signature) == _SIGNATURE_BYTES
            and version_parts(known.version)
            and _SHA256.fullmatch(known.sha256)
            and 0 < known.size <= LARGEST_INSTALLER
        ):
            return known, signature
    raise Refused(
        f"Tệp {name} bị hỏng hoặc không phải tệp chữ ký của bộ cài Sổ Thi đua; hãy chép lại cả bộ "
        "cài và tệp .sig từ nơi lấy chúng."
    )
