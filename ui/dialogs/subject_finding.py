"""What pickers of forms offer of the directory: a name, and the position and unit that tell it apart."""

from __future__ import annotations

from collections.abc import Callable

from models.subjects import Subject, SubjectKind
from services.directory import Directory
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.subject_dialog import SubjectDialog
from ui.widgets.authors_field import AuthorsField
from ui.widgets.chosen_field import ChosenField
from ui.widgets.picker import Found, Picker
from ui.workspace import Workspace

MOST_OFFERED = 50


def subject_picker(directory: Directory, *kinds: SubjectKind) -> Picker:
    return Picker(lambda text: find_subjects(directory, text, *kinds))


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


def offer_new_subject(
    dialog: FormDialog,
    workspace: Workspace,
    field: ChosenField | AuthorsField,
    kind: Callable[[], SubjectKind],
) -> None:
    """Let a name typed into ``field`` that is not known yet be added to Danh bạ from there."""

    def added(subject: Subject) -> None:
        field.picker.set_value(None)
        field.add(subject.uid, subject.name)
        workspace.changes.announce("subjects")

    def add(name: str) -> None:
        adding = SubjectDialog(workspace, None, kind(), None, dialog)
        adding.name.setText(name)
        adding.saved.connect(added)
        adding.open()

    field.picker.new_wanted.connect(add)
