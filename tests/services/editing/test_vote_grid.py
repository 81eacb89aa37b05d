"""Counts typed and pasted into cells of an agenda."""

from __future__ import annotations

import pytest

from models.problems import Refused
from services.editing.cells import TypedCell
from services.editing.vote_grid import vote_grid
from tests.held_meeting import add_meeting, add_nominations


@pytest.fixture
def meeting(services):
    meeting = add_meeting(services)
    services.agenda.put(meeting.uid, add_nominations(services, 3))
    return meeting


@pytest.fixture
def votes(services, meeting):
    return lambda: services.store.votes.of_meeting(meeting.uid)


def typed(services, meeting, uid, **texts):
    cells = [TypedCell(uid, column, text) for column, text in texts.items()]
    return vote_grid(services, meeting.uid).store(cells)


def test_counts_are_typed_one_by_one_and_the_result_follows(services, meeting, votes):
    uid = votes()[0].uid
    typed(services, meeting, uid, issued="9")
    typed(services, meeting, uid, collected="9")
    typed(services, meeting, uid, agree="7")
    assert votes()[0].passed is None, "two ballots are not told of yet"
    typed(services, meeting, uid, disagree="2")
    assert (votes()[0].passed, votes()[0].base) == (True, 9)


def test_a_pasted_row_is_judged_as_a_whole(services, meeting, votes):
    outcome = typed(
        services, meeting, votes()[0].uid, agree="4", disagree="3", other="1", invalid="1"
    )
    assert not outcome.refused
    assert votes()[0].passed is False


@pytest.mark.parametrize(
    ("texts", "column", "said"),
    [
        ({"agree": "10"}, "agree", "chỉ có 9 thành viên"),
        ({"agree": "chín"}, "agree", "không phải là số"),
        ({"agree": "-1"}, "agree", "nhỏ hơn 0"),
        ({"issued": "10"}, "issued", "9 thành viên dự họp"),
        ({"recused": "Người Lạ"}, "recused", "Không rõ “Người Lạ”"),
        ({"ballot": "hô to"}, "ballot", "Không hiểu"),
        ({"passed": "Đạt"}, "passed", "tự tính"),
        ({"name": "Ai đó"}, "name", "phần Đề nghị"),
    ],
)
def test_what_cannot_be_stays_marked_in_its_cell(services, meeting, votes, texts, column, said):
    (remark,) = typed(services, meeting, votes()[0].uid, **texts).refused
    assert remark.column == column
    assert said in remark.sentence


def test_who_stands_aside_is_typed_by_name_without_marks(services, meeting, votes):
    first, second = services.meetings.seats(meeting.uid)[:2]
    uid = votes()[0].uid
    typed(services, meeting, uid, recused=f"{first.member.name}; {second.member.name.lower()}")
    assert votes()[0].recused == (first.member.uid, second.member.uid)
    grid = vote_grid(services, meeting.uid)
    assert grid.text(uid, "recused") == f"{first.member.name}; {second.member.name}"
    assert first.member.name in grid.suggestions(uid, "recused")
    typed(services, meeting, uid, recused="")
    assert votes()[0].recused == ()


def test_an_emptied_count_is_open_again(services, meeting, votes):
    services.voting.all_agree(meeting.uid)
    typed(services, meeting, votes()[0].uid, agree="")
    assert (votes()[0].agree, votes()[0].passed) == (None, None)
    assert services.meetings.get(meeting.uid).status == "planned"


def test_a_concluded_meeting_is_locked(services, meeting, votes):
    services.voting.all_agree(meeting.uid)
    services.voting.conclude(meeting.uid)
    grid = vote_grid(services, meeting.uid)
    assert "đã kết luận" in grid.why_locked(votes()[0].uid, "agree")
    with pytest.raises(Refused):
        typed(services, meeting, votes()[0].uid, agree="1")


def test_the_list_tells_share_result_and_who_stood_aside(services, meeting, votes):
    seat = services.meetings.seats(meeting.uid)[0]
    typed(services, meeting, votes()[0].uid, recused=seat.member.name, agree="7", disagree="1")
    opened = services.lists.open("vote-list")
    row = dict(zip([c.name for c in opened.columns], opened.rows()[0].cells, strict=True))
    assert (row["share"], row["passed"]) == ("7/9 = 77,8%", "Đạt")
    assert row["recused"] == seat.member.name
    assert row["ballot"] == "Biểu quyết công khai"


def test_it_is_undone(services, meeting, votes):
    typed(services, meeting, votes()[0].uid, agree="9")
    services.history.undo()
    assert votes()[0].agree is None
