"""Which characters may reach paper: composed Unicode, without what prints nothing or breaks a file."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_WIDE_SPACES = re.compile("[\t\u2000-\u200a\u202f\u205f\u3000]")


def clean(text: str) -> str:
    """NFC, one kind of line break, ordinary spaces, nothing invisible."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    text = _BREAKS.sub("\n", text)
    text = _WIDE_SPACES.sub(" ", text)
    return _INVISIBLE.sub("", text)
