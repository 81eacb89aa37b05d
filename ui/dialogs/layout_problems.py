"""What keeps a layout from being saved, by the field or the panel where it can be mended."""

from __future__ import annotations

from services.certificates.keys import KEYS, NEEDED
from services.certificates.layout import Layout, problems_of
from services.toml_places import Path
from ui.dialogs.layout_entries import PAGE

MISSING = "fields"
"""In place of an attribute of the page: a field that has to be there is not."""
Found = dict[str, dict[str, str]]
"""Key of a field, or ``PAGE`` -> attribute -> sentence; what was found first comes first."""


def layout_problems(layout: Layout) -> Found:
    found: Found = {}
    for problem in problems_of(layout):
        name = str(problem.path[-1]) if problem.field else _page_attribute(problem.path)
        sentence = f"{problem.reason[:1].upper()}{problem.reason[1:]}."
        found.setdefault(problem.field or PAGE, {}).setdefault(name, sentence)
    missing = [KEYS[key].label for key in NEEDED if layout.field(key) is None]
    if missing:
        found[PAGE][MISSING] = f"Mẫu thiếu ô “{missing[0]}”; bấm Thêm ô để thêm."
    return found


def first_of_each(found: Found) -> dict[str, str]:
    return {key: next(iter(sentences.values())) for key, sentences in found.items()}


def _page_attribute(path: Path) -> str:
    match path:
        case ("frame", *_):
            return "frame_inset"
        case ("emblem", *_):
            return "emblem_x"
        case ("to", *_):
            return "until"
        case _:
            return str(path[0])
