"""Ngày trao: what is known of the ceremony, in decisions that are locked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.listing import Query
from models.problems import Refused, Rejected
from services.presenting import Handed, presented_in_words, to_present
from tests.paid_decisions import issued
from tests.small_commune import add_decision, add_subjects

TODAY = date(2026, 11, 20)


@pytest.fixture
def decision(services):
    return issued(services, "GK_XA", add_subjects(services, 4))


@pytest.fixture
def awards(services, decision) -> list[str]:
    return services.deciding.listed(decision.uid)


def test_one_day_is_written_for_all_with_those_who_were_away_and_who_came_for_them(
    services, decision, awards
):
    away, stood_in = awards[1], awards[2]
    handed = [Handed(uid, uid != away, "bà Lò Thị Hoa " if uid == stood_in else "")
              for uid in awards]  # fmt: skip
    assert services.presenting.record(handed, TODAY) == 3
    found = {award.uid: award for award in services.deciding.awards(decision.uid)}
    days = [found[uid].presented_on for uid in awards]
    assert days == [TODAY, None, TODAY, TODAY]
    assert presented_in_words(found[stood_in]) == "Đã trao ngày 20/11/2026, bà Lò Thị Hoa nhận thay"
    assert presented_in_words(found[away]) == ""
    assert [award.uid for award in to_present(list(found.values()))] == [away]


def test_the_decision_stays_locked_for_everything_else(services, decision, awards):
    services.presenting.record([Handed(uid) for uid in awards], TODAY)
    award = services.store.awards.get(awards[0])
    with pytest.raises(Refused), services.store.action("Sửa"):
        services.store.awards.save(replace(award, achievement="Khác"))


def test_it_is_undone_and_done_again(services, awards):
    services.presenting.record([Handed(uid) for uid in awards], TODAY)
    assert services.history.to_undo().title == "Ghi ngày trao cho 4 khen thưởng"
    services.history.undo()
    assert not any(each.presented_on for each in services.store.awards.get_many(awards))
    services.history.redo()
    assert all(each.presented_on == TODAY for each in services.store.awards.get_many(awards))


def test_whoever_was_away_after_all_has_no_day_any_more(services, awards):
    services.presenting.record([Handed(awards[0], to="ông Lò Văn Dơn")], TODAY)
    services.presenting.record([Handed(awards[0], here=False)], None)
    award = services.store.awards.get(awards[0])
    assert (award.presented_on, award.presented_to) == (None, "")


def test_nothing_is_written_when_nothing_changes(services, awards):
    services.presenting.record([Handed(awards[0])], TODAY)
    before = services.store.awards.get(awards[0]).revision
    services.presenting.record([Handed(awards[0])], TODAY)
    assert services.store.awards.get(awards[0]).revision == before


def test_a_day_that_cannot_be_is_refused(services, decision, awards):
    handed = [Handed(awards[0])]

    def refused(day: date | None) -> str:
        with pytest.raises(Rejected) as rejected:
            services.presenting.record(handed, day)
        return rejected.value.problems["presented_on"]

    assert refused(None) == "Hãy nhập ngày trao."
    assert refused(TODAY + timedelta(1)) == "Ngày 21/11/2026 chưa tới."
    assert "từ ngày của quyết định" in refused(decision.decided_on - timedelta(1))


def test_a_decision_that_is_not_issued_was_not_presented(services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    [uid] = services.deciding.listed(decision.uid)
    with pytest.raises(Rejected, match="chưa ban hành"):
        services.presenting.record([Handed(uid)], TODAY)


def test_the_list_of_awards_can_show_the_day(services, awards):
    services.presenting.record([Handed(awards[0], to="ông Lò Văn Dơn")], TODAY)
    opened = services.lists.open("award-list", Query())
    names = [column.name for column in opened.columns]
    day, to = names.index("presented_on"), names.index("presented_to")
    cells = {row.uid: (row.cells[day], row.cells[to]) for row in opened.rows(0, 10)}
    assert cells[awards[0]] == ("2026-11-20", "ông Lò Văn Dơn")
    assert cells[awards[1]] == (None, "")
