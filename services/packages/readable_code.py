"""Short codes that two people can compare aloud: no letter looks like another one or a digit."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUP = 4


def readable_code(digest: bytes, length: int = 12) -> str:
    """The beginning of ``digest`` in groups: ``7K3M-9QXD-2V8P``."""
    number = int.from_bytes(digest, "big")
    bits = len(digest) * 8
    letters = "".join(_ALPHABET[number >> (bits - 5 * (place + 1)) & 31] for place in range(length))
    return "-".join(letters[start : start + _GROUP] for start in range(0, length, _GROUP))
