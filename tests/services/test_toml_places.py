"""Where the entries of a TOML file stand."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

import resources
from services.toml_places import TomlPlaces

TEXT = '''# Của tỉnh
version = "1"

[[rules]]
id = "L1"
parameters = { minimum = "HTXSNV",
    units = ["a", "b"] }

[[rules]]
id = "Q1"   # tỷ lệ
[rules.parameters]
percent = 20
any_of = [
    { title = "[x]", years = 2 },
    { title = """
có "ba" dòng
""" },
]
[rules.says]
"met" = 'dấu # và ='
a.b = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("version",), 2),
        (("rules", 0), 4),
        (("rules", 0, "id"), 5),
        (("rules", 0, "parameters", "minimum"), 6),
        (("rules", 0, "parameters", "units", 1), 7),
        (("rules", 1), 9),
        (("rules", 1, "parameters"), 11),
        (("rules", 1, "parameters", "percent"), 12),
        (("rules", 1, "parameters", "any_of", 0, "years"), 14),
        (("rules", 1, "parameters", "any_of", 1, "title"), 15),
        (("rules", 1, "says", "met"), 20),
        (("rules", 1, "says", "a", "b"), 21),
        (("rules", 1, "says", "missing"), 19),
        (("rules", 7), 4),
        (("elsewhere",), None),
    ],
)
def test_each_entry_has_its_line(path: tuple, line: int | None) -> None:
    assert TomlPlaces(TEXT).line(path) == line


@pytest.mark.parametrize("name", ["rules", "award_types", "councils", "regimes", "grounds"])
def test_everything_that_the_catalogue_says_is_found(name: str) -> None:
    text = resources.path(f"catalogue/{name}.toml").read_text("utf-8")
    assert set(paths_of(tomllib.loads(text))) <= set(TomlPlaces(text).lines)


keys = some.text("abcXYZ01_-", min_size=1, max_size=4)
values = some.recursive(
    some.one_of(some.integers(), some.booleans(), some.text("ăbc[]{}#,='\" .")),
    lambda inner: some.one_of(
        some.lists(inner, max_size=3), some.dictionaries(keys, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(some.dictionaries(keys, values, max_size=5))
def test_whatever_is_written_is_found_on_its_line(content: dict[str, Any]) -> None:
    text = "".join(f"{key} = {written(value)}\n" for key, value in content.items())
    assert tomllib.loads(text) == content
    places = TomlPlaces(text)
    assert set(paths_of(content)) <= set(places.lines)
    assert [places.line((key,)) for key in content] == list(range(1, len(content) + 1))


def written(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            text = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{text}"'
        case list():
            return f"[{', '.join(map(written, value))}]"
        case _:
            return f"{{ {', '.join(f'{key} = {written(each)}' for key, each in value.items())} }}"


def paths_of(value: Any, above: tuple = ()):
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inside:
        yield (*above, key)
        if isinstance(each, dict | list):
            yield from paths_of(each, (*above, key))
