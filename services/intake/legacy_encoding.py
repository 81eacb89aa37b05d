"""Turns text typed in the fonts of before Unicode (TCVN3 .VnTime, VNI-Times) into Vietnamese.

Such text is stored as Latin letters that only the old font shows rightly: "NguyÔn ThÞ" is Nguyễn
Thị in TCVN3, "Nguyeãn Thò" in VNI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Literal

Encoding = Literal["tcvn3", "vni"]
ENCODINGS: dict[Encoding, str] = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI (VNI-Times)"}

_TONED = (
    "à:µ ả:¶ ã:· á:¸ ạ:¹ ằ:» ẳ:¼ ẵ:½ ắ:¾ ặ:Æ ầ:Ç ẩ:È ẫ:É ấ:Ê ậ:Ë è:Ì ẻ:Î ẽ:Ï é:Ð ẹ:Ñ ề:Ò ể:Ó ễ:Ô ế:Õ ệ:Ö "
    "ì:× ỉ:Ø ĩ:Ü í:Ý ị:Þ ò:ß ỏ:á õ:â ó:ã ọ:ä ồ:å ổ:æ ỗ:ç ố:è ộ:é ờ:ê ở:ë ỡ:ì ớ:í ợ:î ù:ï ủ:ñ ũ:ò ú:ó ụ:ô "
    "ừ:õ ử:ö ữ:÷ ứ:ø ự:ù ỳ:ú ỷ:û ỹ:ü ý:ý ỵ:þ"
)
_HATTED = "Ă:¡ Â:¢ Ê:£ Ô:¤ Ơ:¥ Ư:¦ Đ:§ ă:¨ â:© ê:ª ô:« ơ:¬ ư:\u00ad đ:®"

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# In VNI a sign follows its letter: which sign is which tone, alone, under a hat, under a breve.
_SIGNS = dict(zip("øùûõï", _TONES, strict=True))
_SIGNS_OF_HAT = dict(zip("àáåãä", _TONES, strict=True)) | {"â": ""}
_SIGNS_OF_BREVE = dict(zip("èéúüë", _TONES, strict=True)) | {"ê": ""}
_ALONE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}

_MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
"""Letters that no text of an old font has."""
_LETTER = re.compile(r"[^\W\d_]")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvxfjwz])?"
    "(?:uyê|uya|uyu|uây|uôi|iêu|yêu|oai|oay|oao|oeo|ươi|ươu|"
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|"
    "[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
_CAPITAL_INSIDE = re.compile("[a-z][À-ÖØ-Þ]")
_MOST_TEXTS, _LONGEST_TEXT, _MOST_WORDS = 300, 300, 500


def _composed(letters: str) -> str:
    return unicodedata.normalize("NFC", letters)


@cache
def tcvn3_table() -> dict[str, str]:
    """What each letter, or capital with the sign of its tone behind it, means."""
    table = {code: letter for letter, code in map(_pair, (_TONED + " " + _HATTED).split(" "))}
    codes = {letter: code for code, letter in table.items()}
    for letter, code in map(_pair, _TONED.split(" ")):
        bare = _composed(
            "".join(c for c in unicodedata.normalize("NFD", letter) if c not in _TONES)
        )
        capital = bare.upper()
        table[codes.get(capital, capital) + code] = letter.upper()
    return table


def _pair(written: str) -> tuple[str, str]:
    letter, _, code = written.partition(":")
    return letter, code


@cache
def vni_table() -> dict[str, str]:
    """What each letter, or letter with the sign behind it, means; of either case."""
    table = dict(_ALONE)
    for vowel in "aeouy":
        table |= {vowel + sign: _composed(vowel + tone) for sign, tone in _SIGNS.items()}
    for vowel in "aeo":
        for sign, tone in _SIGNS_OF_HAT.items():
            table[vowel + sign] = _composed(vowel + _CIRCUMFLEX + tone)
    for sign, tone in _SIGNS_OF_BREVE.items():
        table["a" + sign] = _composed("a" + _BREVE + tone)
    for vowel, letter in (("ô", "ơ"), ("ö", "ư")):
        table |= {vowel + sign: _composed(letter + tone) for sign, tone in _SIGNS.items()}
    for written, letter in list(table.items()):
        for capitals in (written.upper(), written[0].upper() + written[1:]):
            table[capitals] = letter.upper()
    return table


@cache
def _pattern(encoding: Encoding) -> re.Pattern[str]:
    longest_first = sorted(_table(encoding), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def _table(encoding: Encoding) -> dict[str, str]:
    return tcvn3_table() if encoding == "tcvn3" else vni_table()


def is_modern(text: str) -> bool:
    """Whether a letter of ``text`` is of Unicode alone."""
    return _MODERN.search(text) is not None


def decoded(text: str, encoding: Encoding) -> str:
    """The Vietnamese that ``text`` shows in its old font; text that is Unicode stays as it is."""
    if text.isascii() or _MODERN.search(text):
        return text
    table = _table(encoding)
    return _composed(_pattern(encoding).sub(lambda match: table[match[0]], text))


def detected(texts: Iterable[str]) -> Encoding | None:
    """The old encoding of the texts of one column; None when they are Unicode, or cannot be told."""
    words = _marked_words(texts)
    if not words:
        return None
    before = sum(map(_is_syllable, words))
    scores: dict[Encoding, int] = {
        encoding: sum(_is_syllable(decoded(word, encoding)) for word in words)
        for encoding in ENCODINGS
    }
    best: Encoding = max(scores, key=lambda encoding: scores[encoding])
    gained = scores[best] - before
    clear = scores[best] - min(scores.values()) >= max(1, len(words) // 10)
    return best if clear and gained >= max(2, len(words) // 4) else None


def fits(texts: Iterable[str], encoding: Encoding) -> bool:
    """Whether ``encoding``, found in other columns of a sheet, makes these texts no worse."""
    words = _marked_words(texts)
    after = sum(_is_syllable(decoded(word, encoding)) for word in words)
    return bool(words) and after >= sum(map(_is_syllable, words))


def _marked_words(texts: Iterable[str]) -> list[str]:
    """Words with letters beyond ASCII, out of texts that can be of an old font."""
    words: list[str] = []
    for text in islice(texts, _MOST_TEXTS):
        if not text.isascii() and not _MODERN.search(text):
            some = text[:_LONGEST_TEXT].split()
            words += [word for word in some if not word.isascii() and _LETTER.search(word)]
    return words[:_MOST_WORDS]


def _is_syllable(word: str) -> bool:
    """Whether a word can be Vietnamese: one syllable with at most one tone."""
    bare = word.strip(".,;:()/-–\"'“”")
    if _CAPITAL_INSIDE.search(bare):
        return False
    decomposed = unicodedata.normalize("NFD", bare.lower())
    tones = sum(letter in _TONES for letter in decomposed)
    letters = _composed("".join(letter for letter in decomposed if letter not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(letters) is not None
