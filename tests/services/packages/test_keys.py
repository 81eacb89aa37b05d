"""Keys: made once, for the owner alone, never replaced by accident."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from models.data_folder import DataFolder
from models.problems import Refused
from services.packages.key_files import PRIVATE_NAME, PUBLIC_NAME
from services.packages.keys import (
    fingerprint,
    is_signed,
    read_public_key,
    read_signing_key,
    signing_key,
)
from services.packages.readable_code import readable_code


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def test_the_key_is_made_once(folder: DataFolder) -> None:
    assert read_signing_key(folder) is None
    key = signing_key(folder, "03217", "Xã Mường Xoan")
    assert signing_key(folder, "03217", "Xã Mường Xoan").public == key.public


@pytest.mark.skipif(os.name != "posix", reason="a profile of Windows is its owner's only")
def test_the_key_is_readable_by_its_owner_only(folder: DataFolder) -> None:
    signing_key(folder, "03217", "Xã Mường Xoan")
    private = folder.keys / PRIVATE_NAME
    assert private.stat().st_mode & 0o777 == 0o600
    private.chmod(0o644)  # as after a copy from a stick
    signing_key(folder, "03217", "Xã Mường Xoan")
    assert private.stat().st_mode & 0o777 == 0o600


def test_a_signature_holds_for_these_bytes_and_this_key_only(folder: DataFolder) -> None:
    key = signing_key(folder, "03217", "Xã Mường Xoan")
    signature = key.sign(b"content")
    other = Ed25519PrivateKey.generate().public_key()
    assert is_signed(b"content", signature, key.public)
    assert not is_signed(b"contenT", signature, key.public)
    assert not is_signed(b"content", signature[:-1], key.public)
    assert not is_signed(b"content", b"", key.public)
    assert not is_signed(b"content", signature, b"short")
    raw = other.public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert not is_signed(b"content", signature, raw)


def test_the_public_file_follows_the_name_of_the_commune(folder: DataFolder) -> None:
    key = signing_key(folder, "03217", "Xã Mường Xoan")
    signing_key(folder, "03217", "Phường Mường Xoan")
    public = read_public_key(folder.keys / PUBLIC_NAME)
    assert (public.raw, public.name) == (key.public, "Phường Mường Xoan (03217)")
    assert public.fingerprint == key.fingerprint


def test_a_lost_or_damaged_key_is_never_replaced_silently(folder: DataFolder) -> None:
    signing_key(folder, "03217", "Xã Mường Xoan")
    private = folder.keys / PRIVATE_NAME
    content = private.read_bytes()
    private.write_bytes(content[:40])
    with pytest.raises(Refused, match=r"bị hỏng.*xóa tệp đó.*lập khóa mới"):
        signing_key(folder, "03217", "Xã Mường Xoan")
    private.unlink()
    with pytest.raises(Refused, match="không còn"):
        signing_key(folder, "03217", "Xã Mường Xoan")
    assert not private.exists()


def test_a_plain_pem_key_is_taken_too(tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate().public_key()
    file = tmp_path / "xa-muong-thin.pem"
    file.write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert read_public_key(file).name == "xa-muong-thin"


def test_what_is_no_public_key_is_refused(folder: DataFolder, tmp_path: Path) -> None:
    signing_key(folder, "03217", "Xã Mường Xoan")
    with pytest.raises(Refused, match="khóa bí mật"):
        read_public_key(folder.keys / PRIVATE_NAME)
    other = X25519PrivateKey.generate().public_key()
    contents = [
        b"",
        b"{}",
        b"\xff\xfe",
        other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        (folder.keys / PUBLIC_NAME).read_bytes().replace(b'"public_key": "', b'"public_key": "A'),
    ]
    for content in contents:
        file = tmp_path / "la.pub"
        file.write_bytes(content)
        with pytest.raises(Refused, match=r"la\.pub"):
            read_public_key(file)
    with pytest.raises(Refused, match="Không tìm thấy"):
        read_public_key(tmp_path / "khong-co.pub")


def test_readable_codes_come_in_groups_without_letters_that_look_alike() -> None:
    assert readable_code(bytes(32)) == "0000-0000-0000"
    assert readable_code(b"\xff" * 32) == "ZZZZ-ZZZZ-ZZZZ"
    code = fingerprint(b"key")
    assert len(code) == 24
    assert not set(code) & set("ILOU")
