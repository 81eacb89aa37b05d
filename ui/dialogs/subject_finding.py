"""What pickers of forms offer of the directory: a name, and the position and unit that tell it apart."""

from __future__ import annotations

from models.subjects import SubjectKind
from services.directory import Directory
from ui.widgets.picker import Found

MOST_OFFERED = 50


def find_subjects(directory: Directory, text: str, *kinds: SubjectKind) -> list[Found]:
    """Of these kinds, the likeliest first of each."""
    found = [s for kind in kinds for s in directory.find(text, kind, MOST_OFFERED // len(kinds))]
    units = {unit.uid: unit.name for unit in directory.units()}
    return [
        (
            subject.uid,
            subject.name,
            ", ".join(
                part for part in (subject.position, units.get(subject.unit_uid or "", "")) if part
            ),
        )
        for subject in found
    ]
