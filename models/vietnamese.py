"""Vietnamese text: one way to store it, keys to search it, to recognise one name, and to sort it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The tone marks in the order of the dictionary: huyền, hỏi, ngã, sắc, nặng (no mark comes first).
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# A letter with a hat follows its bare letter and all that begins with it: "~" follows "z".
_LETTERS = {
    "ă": "a~",
    "â": "a~~",
    "đ": "d~",
    "ê": "e~",
    "ô": "o~",
    "ơ": "o~~",
    "ư": "u~",
}
_VOWELS = frozenset("aăâeêioôơuưy")
# Letters of the highland languages and of typing slips whose stroke is not a mark of its own.
_STROKES = {"đ": "d", "ƀ": "b", "ð": "d", "ɖ": "d"}
_SOFT_HYPHEN = "\u00ad"

_WORDS = re.compile(r"[^\W\d_]+")
# Text of letters that are stored as they are, so that none of them need be looked at again.
_STORED = re.compile("[ -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9–—’“”…]*")
_PIECES = re.compile(r"[^\W\d_]+|[0-9]+")


def _kept_character(code: int) -> str:
    character = chr(code)
    if character in "\n\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if character == _SOFT_HYPHEN:
        return character
    match unicodedata.category(character):
        case "Zs":
            return " "
        case "Cc":
            return " " if character == "\t" else ""
        case "Cf" | "Cs":
            return ""
        case _:
            return character


def _folded_character(code: int) -> str:
    folded = ""
    for character in unicodedata.normalize("NFD", _kept_character(code).casefold()):
        if unicodedata.category(character) in ("Mn", "Cf"):
            continue
        character = _STROKES.get(character, character)
        folded += character if character.isalnum() else " "
    return folded.replace("y", "i")


class _Kept(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return _kept_character(code)


class _Folded(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return _folded_character(code)


# Every letter and mark of Vietnamese; what is not here is worked out each time.
_USUAL = (*range(0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070))
_KEPT = _Kept({code: _kept_character(code) for code in _USUAL})
_FOLDED = _Folded({code: _folded_character(code) for code in _USUAL})


def nfc(text: str) -> str:
    """The form in which every text is stored.

    NFC; control and zero-width characters out; each run of blanks one space; lines and the whole
    stripped. A soft hyphen stays: in TCVN3 text it is the letter ư, so that text can still be
    converted afterwards.
    """
    if _STORED.fullmatch(text) and "  " not in text:
        return text.strip(" ")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_KEPT))
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def fold(text: str) -> str:
    """The key for searching: no marks, no case, i for y, one space for all that is no letter or digit."""
    return " ".join(filter(None, map(_folded_word, text.split(" "))))


@lru_cache(maxsize=20_000)
def _folded_word(word: str) -> str:
    return " ".join(word.translate(_FOLDED).split())


def canonical(text: str) -> str:
    """The key under which two spellings are one name: hoà is hòa, but lang is not lăng."""
    return " ".join(filter(None, map(_canonical_word, nfc(text).casefold().split(" "))))


@lru_cache(maxsize=20_000)
def _canonical_word(word: str) -> str:
    return " ".join(_WORDS.sub(_tone_placed, word.replace(_SOFT_HYPHEN, "")).split())


def _tone_placed(word: re.Match[str]) -> str:
    return _tone_on_first_vowel(word[0])


@lru_cache(maxsize=10_000)
def _tone_on_first_vowel(word: str) -> str:
    tones, letters = _split_tones(word)
    if len(tones) != 1:
        return word
    for place, letter in enumerate(letters):
        if letter in _VOWELS:
            toned = letters[: place + 1] + tones + letters[place + 1 :]
            return unicodedata.normalize("NFC", toned)
    return word


def _split_tones(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(character for character in decomposed if character in _TONES)
    letters = "".join(character for character in decomposed if character not in _TONES)
    return tones, unicodedata.normalize("NFC", letters)


def lower_first(text: str) -> str:
    """As it stands inside a sentence: "Năm 2026" is "năm 2026"."""
    return text[:1].lower() + text[1:]


def name_key(name: str) -> str:
    """The key that sorts persons, compared byte by byte: given name (last word), then the rest."""
    words = [key for key in map(_word_key, name.split()) if key[0]]
    if words:
        words.insert(0, words.pop())
    return _joined(words)


def text_key(text: str) -> str:
    """The key that sorts phrases, compared byte by byte: syllable by syllable, digits as numbers."""
    return _joined([key for key in map(_word_key, text.split()) if key[0]])


def _joined(words: list[tuple[str, str]]) -> str:
    """Syllables parted by ".", then " " and how the words are written (lower case comes first)."""
    if not words:
        return ""
    cases = "".join([case for _, case in words])
    if cases == cases[0] * len(cases):
        cases = cases[0]
    return ".".join([syllables for syllables, _ in words]) + " " + cases


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> tuple[str, str]:
    bare = unicodedata.normalize("NFC", word)
    pieces = _PIECES.findall(bare.lower())
    case = "0" if bare == bare.lower() else "1" if bare == bare.capitalize() else "2"
    return ".".join(map(_piece_key, pieces)), case


def _piece_key(piece: str) -> str:
    if piece[0].isdigit():
        return _number_key(piece.lstrip("0"))
    tones, letters = _split_tones(piece)
    return "".join(map(_letter_key, letters)) + "".join(_TONES[tone] for tone in tones)


def _number_key(digits: str) -> str:
    """How many digits, then the digits, so that 2 comes before 10."""
    nines, length = divmod(len(digits), 9)
    return "9" * nines + str(length) + digits


def _letter_key(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return "" if unicodedata.combining(base) else _STROKES.get(base, base)
