"""Closes the signing key of a backup with a password: scrypt and AES-GCM."""

from __future__ import annotations

import base64
import os
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from models.problems import Refused
from models.vietnamese import nfc

_BOUND = b"so-thi-dua-keys-1"
_COST = 2**15


class Sealed(msgspec.Struct, frozen=True):
    kdf: Literal["scrypt"]
    cost: Annotated[int, msgspec.Meta(ge=2**14, le=2**18)]
    cipher: Literal["AES-256-GCM"]
    salt: str
    nonce: str
    content: str


def seal(keys: dict[str, bytes], password: str) -> bytes:
    salt, nonce = os.urandom(16), os.urandom(12)
    plain = msgspec.json.encode({name: base64.b64encode(keys[name]).decode() for name in keys})
    secret = AESGCM(_key(password, salt, _COST)).encrypt(nonce, plain, _BOUND)
    salt_text, nonce_text, content = (base64.b64encode(b).decode() for b in (salt, nonce, secret))
    return msgspec.json.encode(
        Sealed("scrypt", _COST, "AES-256-GCM", salt_text, nonce_text, content)
    )


def unseal(content: bytes, password: str) -> dict[str, bytes]:
    """Raises ``Refused`` for another password."""
    try:
        sealed = msgspec.json.decode(content, type=Sealed)
        salt, nonce, secret = (
            base64.b64decode(text, validate=True)
            for text in (sealed.salt, sealed.nonce, sealed.content)
        )
        plain = AESGCM(_key(password, salt, sealed.cost)).decrypt(nonce, secret, _BOUND)
        keys = msgspec.json.decode(plain, type=dict[str, str])
        return {name: base64.b64decode(text, validate=True) for name, text in keys.items()}
    except InvalidTag as error:
        raise Refused(
            "Mật khẩu không đúng nên chưa mở được khóa ký trong bản sao lưu; hãy nhập lại, hoặc bỏ "
            "trống mật khẩu để khôi phục mọi thứ khác."
        ) from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise Refused(
            "Khóa ký trong bản sao lưu bị hỏng; hãy bỏ trống mật khẩu để khôi phục mọi thứ khác."
        ) from error


def _key(password: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(nfc(password).encode())
