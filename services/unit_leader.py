"""Who heads a unit and so signs its papers."""

from __future__ import annotations

from models.store import Store
from models.subjects import Subject
from models.units import Unit
from models.vietnamese import fold

HEADS = (
    "hieu truong", "truong ", "to truong", "chu tich", "giam doc", "bi thu", "chi huy truong",
    "chanh van phong", "doi truong",
)  # fmt: skip
"""With what the position of a head begins, from the likeliest to the least likely."""
HAMLETS = {"to dan pho": "TỔ TRƯỞNG", "ban": "TRƯỞNG BẢN", "thon": "TRƯỞNG THÔN", "ap": "TRƯỞNG ẤP"}
USUAL = "THỦ TRƯỞNG ĐƠN VỊ"


def unit_leader(store: Store, unit: Unit) -> tuple[str, str]:
    """Position in capitals and name; no name where nobody is known, or several could be meant."""
    people = [s for s in store.subjects.of_unit(unit.uid) if s.kind == "individual"]
    for opening in HEADS:
        found = [s for s in people if _heads(s, opening)]
        if len(found) == 1:
            return found[0].position.partition(",")[0].upper(), found[0].name
        if found:
            break
    return _position(unit), ""


def _heads(subject: Subject, opening: str) -> bool:
    return subject.status == "active" and fold(subject.position).startswith(opening)


def _position(unit: Unit) -> str:
    name = fold(unit.name)
    if unit.kind == "hamlet":
        return next((title for word, title in HAMLETS.items() if name.startswith(word)), USUAL)
    if unit.kind == "school":
        return "TỔ TRƯỞNG" if name.startswith("to ") else "HIỆU TRƯỞNG"
    return USUAL
