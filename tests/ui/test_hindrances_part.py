"""Kỷ luật, xác minh on screen: how each kind comes to its end."""

from __future__ import annotations

from datetime import date

from models.hindrances import Hindrance
from tests.small_commune import add_subjects
from ui.dialogs.hindrance_dialog import HindranceDialog
from ui.pages.books.hindrances_part import HindrancesPart


def test_a_discipline_ends_by_its_own_day_and_is_not_cleared(workspace, shown) -> None:
    services = workspace.services
    people = add_subjects(services, 2)
    for subject, fields in (
        (people[0], {"kind": "complaint"}),
        (people[1], {"kind": "discipline", "form": "warning"}),
    ):
        services.hindrances.save(
            Hindrance(subject_uid=subject, starts_on=date(2026, 1, 5), **fields)
        )
    part = shown(HindrancesPart(workspace))
    clear, expire = part.find_action("clear"), part.find_action("expire")
    for row in range(2):
        part.list.selectRow(row)
        part._describe_selection()
        (uid,) = part.list.selected_uids()
        pending = services.hindrances.get(uid).kind != "discipline"
        assert (clear.isVisible(), expire.isVisible()) == (pending, not pending)
        if not pending:
            expire.trigger()
    dialog = part.findChild(HindranceDialog)
    dialog.fill({"ends_on": date(2027, 1, 5)})
    dialog.save_button.click()
    stored = services.hindrances.of_subject(people[1])[0]
    assert stored.ends_on == date(2027, 1, 5)
    part.list.selectAll()
    part._describe_selection()
    assert not clear.isVisible()
    assert not expire.isVisible()
