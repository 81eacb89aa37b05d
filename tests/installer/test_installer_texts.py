"""What the installer says to a clerk is written in Vietnamese, in composed letters, to the last button."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

NSIS = Path(__file__).parents[2] / "installer" / "nsis"
SCRIPTS = sorted([*NSIS.glob("*.ns[ih]"), *NSIS.glob("lang/*.n*")])

# A consonant, vowels, a consonant: "lại", "Nguyễn" and "thi" are syllables, "file" and "install" are not.
SYLLABLE = re.compile(
    r"(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?"
)
NAMES = {"windows", "start", "tdkt", "mb", "mit", "ole", "b", "k", "m", "g", "bit"}
ENGLISH_SYLLABLES = {"the", "not", "run", "at", "it", "is", "up", "set", "exit"}
NEVER_SHOWN = {"^Branding"}  # replaced by BrandingText


def words(text: str) -> list[str]:
    """The words of ``text`` without what NSIS puts in their place and without marks and accents."""
    spoken = re.sub(r"\$\\[rnt]|\\[rnt]|\$\{\w+\}|\$\([^)]*\)|\$_?\w+|\.tdkt", " ", text)
    spoken = spoken.replace("&", "")
    plain = unicodedata.normalize("NFD", spoken.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[A-Za-z]+", bare)


def defined_texts() -> dict[str, str]:
    script = (NSIS / "texts.nsh").read_text(encoding="utf-8")
    return dict(re.findall(r'^!define (\w+) "(.*)"$', script, re.MULTILINE))


def page_texts() -> dict[str, str]:
    script = (NSIS / "lang" / "Vietnamese.nsh").read_text(encoding="utf-8-sig")
    return dict(re.findall(r'LangFileString\} (\w+) "(.*)"$', script, re.MULTILINE))


def nsis_texts() -> dict[str, str]:
    lines = (NSIS / "lang" / "Vietnamese.nlf").read_text(encoding="utf-8-sig").splitlines()
    named = {line[2:]: lines[at + 1] for at, line in enumerate(lines) if line.startswith("# ^")}
    return {name: text for name, text in named.items() if name not in NEVER_SHOWN}


TEXTS = {**defined_texts(), **page_texts(), **nsis_texts()}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_written_in_composed_letters(script: Path) -> None:
    text = script.read_text(encoding="utf-8-sig")
    assert unicodedata.is_normalized("NFC", text)


def test_all_texts_are_found() -> None:
    assert len(defined_texts()) > 30
    assert len(page_texts()) > 20
    assert len(nsis_texts()) > 70


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_has_no_english_word(name: str) -> None:
    foreign = [
        word
        for word in words(TEXTS[name])
        if word.lower() not in NAMES and not SYLLABLE.fullmatch(word.lower())
    ]
    assert foreign == []
    bare = re.findall(r"[^\W\d_]+", TEXTS[name])
    assert not ENGLISH_SYLLABLES.intersection(word.lower() for word in bare)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_does_not_speak_as_to_a_friend(name: str) -> None:
    assert not re.search(r"\bbạn\b", TEXTS[name], re.IGNORECASE)


def test_scripts_say_nothing_that_is_not_in_the_list_of_texts() -> None:
    said = re.compile(r'(?:MessageBox \S+|DetailPrint|MUI_\w+(?:TITLE|TEXT|TEXT_TOP)) "([^"]*)"')
    for script in NSIS.glob("*.ns[ih]"):
        for text in said.findall(script.read_text(encoding="utf-8")):
            assert re.fullmatch(r"\$\{TEXT_\w+\}|\$\w+", text), f"{script.name}: {text}"


@pytest.mark.parametrize("name", defined_texts())
def test_a_text_is_used(name: str) -> None:
    scripts = "".join(script.read_text(encoding="utf-8") for script in NSIS.glob("*.ns[ih]"))
    assert f"${{{name}}}" in scripts


def test_every_exit_code_is_described() -> None:
    scripts = {script: script.read_text(encoding="utf-8") for script in NSIS.glob("*.ns[ih]")}
    described = re.findall(r"\b(\d) [a-zA-Z]", scripts[NSIS / "so-thi-dua.nsi"].split("Unicode")[0])
    used = re.findall(r"(?:Refuse|\$Code|SetErrorLevel) (\d)", "".join(scripts.values()))
    assert set(used) <= set(described)
    assert set("3456789") <= set(used)
