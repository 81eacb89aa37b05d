"""A list with some rows held where they are seen shows every record once, however it is read."""

from itertools import combinations

from models.listing import Query
from services.services import Services
from tests.small_commune import add_subjects
from ui.pages.held_rows import HeldList, HeldRows

COUNT = 7


def test_every_record_is_shown_once_and_the_held_ones_in_their_rows(services: Services):
    add_subjects(services, COUNT)
    people = services.lists.open("subject-list", Query(order=[("name", True)]))
    uids = people.uids()
    for many in range(4):
        for rows in combinations(range(COUNT), many):
            held = dict(zip(rows, (uids[(3 * row + 2) % COUNT] for row in rows), strict=True))
            shown = HeldList(people, held)
            order = shown.uids()
            assert sorted(order) == sorted(uids)
            assert all(order[row] == uid for row, uid in held.items())
            others = [uid for uid in uids if uid not in held.values()]
            assert [uid for uid in order if uid not in held.values()] == others
            assert [row.uid for row in shown.each()] == order
            for size in (1, 3, COUNT + 5):
                parts = [shown.rows(start, size) for start in range(0, COUNT, size)]
                assert [row.uid for part in parts for row in part] == order


def test_a_list_that_became_shorter_still_shows_what_is_held(services: Services):
    add_subjects(services, COUNT)
    people = services.lists.open("subject-list")
    uids = people.uids()
    held = HeldRows()
    held.hold(people, {uids[5]: 5, uids[6]: 6})
    services.directory.delete([uids[0], uids[1], uids[5]])
    shown = held.over(people)
    assert shown.uids() == [uids[2], uids[3], uids[4], uids[6]]
    assert shown.count() == 4


def test_what_is_asked_differently_is_shown_as_it_is(services: Services):
    add_subjects(services, COUNT)
    people = services.lists.open("subject-list")
    held = HeldRows()
    held.hold(people, {people.uids()[0]: 4})
    assert held.over(people).uids() != people.uids()
    turned = people.asked(Query(order=[("name", True)]))
    assert held.over(turned) is turned
    assert held.over(people) is people
    assert not held
