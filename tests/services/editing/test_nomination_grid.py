"""Nominations typed and pasted in their list."""

from __future__ import annotations

from models.nominations import Nomination
from services.editing.cells import NewRow, TypedCell
from services.editing.nomination_grid import NominationGrid, nomination_grid
from services.services import Services
from tests.small_commune import add_subjects


def grid(services: Services) -> NominationGrid:
    return nomination_grid(services, "2026")


def propose(services: Services, count: int, award: str = "GK_XA") -> list[str]:
    model = Nomination(period="2026", subject_uid="", award_type=award)
    return list(services.nominating.add_subjects(model, add_subjects(services, count)).uids)


def achievements(services: Services) -> list[str]:
    return [n.achievement for n in services.nominating.of_period("2026")]


def test_a_column_of_achievements_is_stored_in_one_action(services):
    uids = propose(services, 5)
    before = len(services.history.recent())
    texts = [f"Hòa giải thành {number} vụ" for number in range(5)]
    cells = [TypedCell(uid, "achievement", text) for uid, text in zip(uids, texts, strict=True)]
    outcome = grid(services).store(cells, deed="paste")
    assert (outcome.changed, outcome.refused) == (5, ())
    assert achievements(services) == texts
    assert len(services.history.recent()) == before + 1
    services.history.undo()
    assert achievements(services) == [""] * 5


def test_a_new_row_puts_somebody_of_the_directory_forward(services):
    (person,) = add_subjects(services, 1)
    name = services.directory.subject(person).name
    texts = {
        "name": name,
        "award": "Giấy khen xã",
        "achievement": "Cứu người",
        "ground": "đột xuất",
    }
    outcome = grid(services).store([], [NewRow("a", texts)])
    assert outcome.refused == ()
    (saved,) = services.nominating.of_period("2026")
    assert (saved.subject_uid, saved.ground, saved.achievement) == (person, "DOT_XUAT", "Cứu người")
    assert saved.proposed_on is not None


def test_two_new_rows_for_one_achievement_are_one_too_many(services):
    (person,) = add_subjects(services, 1)
    texts = {"name": services.directory.subject(person).name, "award": "Lao động tiên tiến"}
    outcome = grid(services).store([], [NewRow("a", texts), NewRow("b", texts)])
    assert len(services.nominating.of_period("2026")) == 1
    assert [remark.uid for remark in outcome.refused] == ["b"]


def test_an_unknown_name_and_an_award_for_others_are_told_in_their_cells(services):
    (person,) = add_subjects(services, 1)
    name = services.directory.subject(person).name
    rows = [
        NewRow("a", {"name": "Không Có Ai", "award": "Lao động tiên tiến"}),
        NewRow("b", {"name": name, "award": "Tập thể lao động tiên tiến"}),
    ]
    outcome = grid(services).store([], rows)
    assert {(r.uid, r.column) for r in outcome.refused} == {("a", "name"), ("b", "award")}


def test_what_was_voted_on_keeps_its_award_and_what_is_in_a_paper_its_text(services):
    (uid,) = propose(services, 1)
    services.nomination_steps.move([uid], "examined", guarded=False)
    services.nomination_steps.move([uid], "voted", guarded=False)
    assert grid(services).why_locked(uid, "award")
    assert not grid(services).why_locked(uid, "achievement")
    services.nomination_steps.move([uid], "decided", guarded=False)
    outcome = grid(services).store([TypedCell(uid, "achievement", "Khác")])
    assert len(outcome.refused) == 1
    assert achievements(services) == [""]


def test_another_award_for_what_was_examined_has_to_be_examined_again(services):
    (uid,) = propose(services, 1)
    services.nomination_steps.move([uid], "examined", guarded=False)
    grid(services).store([TypedCell(uid, "ground", "Khen thưởng đột xuất")])
    assert services.nominating.get(uid).status == "complete"
