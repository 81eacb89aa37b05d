"""Initiatives with their authors: what is stored, what is rejected, what is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.initiatives import Initiative
from models.listing import Query
from models.problems import Refused, Rejected
from services.initiatives import Author
from services.services import Services
from tests.small_commune import add_subjects

RECOGNISED = Initiative(
    title="Dạy chữ Thái cho học sinh tiểu học",
    period="2026",
    scope="province",
    recognised_by="Hội đồng Sáng kiến tỉnh",
    recognised_on=date(2026, 10, 12),
    document="Quyết định số 215/QĐ-HĐSK",
)


@pytest.fixture
def people(services: Services) -> list[str]:
    return add_subjects(services, 3)


def problems(services: Services, initiative: Initiative, *authors: Author) -> dict[str, str]:
    with pytest.raises(Rejected) as rejected:
        services.initiatives.save(initiative, authors)
    return rejected.value.problems


def test_an_initiative_is_kept_with_its_authors(services, people):
    saved = services.initiatives.save(RECOGNISED, [Author(people[0], 40), Author(people[1], 60)])
    assert services.initiatives.get(saved.uid) == saved
    assert services.initiatives.authors(saved.uid) == [Author(people[1], 60), Author(people[0], 40)]
    assert services.initiatives.of_subject(people[0]) == [(saved, 40)]
    assert services.initiatives.of_subject(people[2]) == []
    assert services.history.to_undo().title == f"Thêm sáng kiến {saved.title}"


def test_a_school_year_that_is_new_is_made(services, people):
    draft = replace(RECOGNISED, period="năm học 2026-2027")
    assert services.initiatives.save(draft, [Author(people[0])]).period == "2026-2027"
    assert services.periods.find("2026-2027") is not None


def test_what_is_missing_is_named_field_by_field(services):
    found = problems(services, Initiative(title=" ", period=""))
    assert set(found) == {"title", "period", "recognised_by", "recognised_on", "authors"}
    assert found["authors"] == "Hãy chọn ít nhất một tác giả."
    assert "2025-2026" in problems(services, replace(RECOGNISED, period="Đợt 5"))["period"]


def test_recognition_needs_who_and_when(services, people):
    author = Author(people[0])
    nobody = replace(RECOGNISED, recognised_by="", recognised_on=None)
    assert set(problems(services, nobody, author)) == {"recognised_by", "recognised_on"}
    future = replace(RECOGNISED, recognised_on=date(2026, 11, 21))
    assert "hôm nay" in problems(services, future, author)["recognised_on"]
    early = replace(RECOGNISED, status="applied")
    assert "chưa có ngày công nhận" in problems(services, early, author)["recognised_on"]
    services.initiatives.save(replace(RECOGNISED, recognised_on=date(2026, 11, 20)), [author])


@pytest.mark.parametrize("status", ["applied", "rejected"])
def test_what_is_not_recognised_needs_no_council(services, people, status):
    waiting = replace(RECOGNISED, status=status, recognised_by="", recognised_on=None)
    assert services.initiatives.save(waiting, [Author(people[0])]).status == status


def test_shares_are_at_most_a_whole(services, people):
    first, second, third = people
    over = problems(services, RECOGNISED, Author(first, 60), Author(second, 50))
    assert over == {
        "authors": "Tổng tỷ lệ đóng góp là 110%, vượt quá 100%; hãy sửa phần của các tác giả."
    }
    nothing_left = problems(services, RECOGNISED, Author(first, 100), Author(second))
    assert "chưa có phần" in nothing_left["authors"]
    for share in (0, 101, -5):
        assert "từ 1% đến 100%" in problems(services, RECOGNISED, Author(first, share))["authors"]
    services.initiatives.save(RECOGNISED, [Author(first, 50), Author(second, 20), Author(third)])


def test_an_author_is_one_person_named_once(services, people):
    twice = problems(services, RECOGNISED, Author(people[0], 10), Author(people[0], 20))
    assert "hai lần" in twice["authors"]
    (group,) = add_subjects(services, 1, "collective")
    assert "phải là cá nhân" in problems(services, RECOGNISED, Author(group))["authors"]
    services.directory.delete([people[2]])
    assert "không còn trong Danh bạ" in problems(services, RECOGNISED, Author(people[2]))["authors"]


def test_the_same_title_of_an_author_is_not_written_twice(services, people):
    saved = services.initiatives.save(RECOGNISED, [Author(people[0])])
    doubled = replace(RECOGNISED, title=RECOGNISED.title.upper())
    assert "cùng tác giả" in problems(services, doubled, Author(people[0]))["title"]
    services.initiatives.save(RECOGNISED, [Author(people[1])])
    services.initiatives.save(replace(RECOGNISED, period="2025"), [Author(people[0])])
    services.initiatives.save(replace(saved, scope="nation"), [Author(people[0], 30)])


def test_authors_change_with_the_initiative_and_back(services, people):
    first, second, third = people
    saved = services.initiatives.save(RECOGNISED, [Author(first, 50), Author(second, 50)])
    services.initiatives.save(
        replace(saved, scope="nation"), [Author(first, 70), Author(third, 30)]
    )
    assert services.initiatives.authors(saved.uid) == [Author(first, 70), Author(third, 30)]
    services.history.undo()
    assert services.initiatives.get(saved.uid).scope == "province"
    assert services.initiatives.authors(saved.uid) == [Author(first, 50), Author(second, 50)]
    services.history.redo()
    assert services.initiatives.authors(saved.uid) == [Author(first, 70), Author(third, 30)]


def test_deleting_takes_the_authors_along_and_can_be_undone(services, people):
    saved = services.initiatives.save(RECOGNISED, [Author(people[0], 80)])
    assert services.initiatives.delete([saved.uid]) == 1
    assert services.initiatives.of_subject(people[0]) == []
    assert services.lists.open("initiative-list").count() == 0
    assert services.history.to_undo().title == f"Xóa sáng kiến {saved.title}"
    services.history.undo()
    assert services.initiatives.authors(saved.uid) == [Author(people[0], 80)]


def test_the_list_names_the_authors_and_finds_them(services, people):
    names = [services.directory.subject(uid).name for uid in people]
    services.initiatives.save(RECOGNISED, [Author(people[0], 30), Author(people[1], 70)])
    other = replace(RECOGNISED, title="Lịch trực bản", period="2025-2026", kind="scheme")
    services.initiatives.save(other, [Author(people[2])])
    opened = services.lists.open("initiative-list", Query(scope={"period": "2026"}))
    (row,) = opened.rows()
    cells = dict(zip((column.name for column in opened.columns), row.cells, strict=True))
    assert cells["authors"] == f"{names[1]} (70%); {names[0]} (30%)"
    assert cells["kind"] == "Sáng kiến"
    assert cells["scope"] == "Tỉnh, bộ, ngành"
    whole = services.lists.open("initiative-list")
    for typed, titles in ((names[2], ["Lịch trực bản"]), ("day chu thai", [RECOGNISED.title])):
        found = whole.asked(Query(search=typed))
        assert [each.cells[0] for each in found.rows()] == titles
    assert whole.asked(Query(scope={"subject": people[2]})).count() == 1
    assert whole.values("authors")
    assert whole.asked(Query(order=[("authors", True)])).count() == 2


def test_a_meeting_of_the_council_is_written_down_once(services, people):
    waiting = replace(
        RECOGNISED, status="applied", recognised_by="", recognised_on=None, document=""
    )
    uids = [
        services.initiatives.save(replace(waiting, title=title), [Author(people[0])]).uid
        for title in ("Sổ chung", "Lịch trực")
    ]
    known = services.initiatives.save(RECOGNISED, [Author(people[0])])
    with pytest.raises(Rejected) as rejected:
        services.initiatives.recognise([*uids, known.uid], " ", None)
    assert set(rejected.value.problems) == {"recognised_by", "recognised_on"}
    day = date(2026, 11, 19)
    council, paper = "Hội đồng Sáng kiến xã", "Quyết định số 300/QĐ-UBND"
    recognise = services.initiatives.recognise
    assert recognise([*uids, known.uid], council, day, paper, "grassroots") == 2
    stored = services.initiatives.get_many([*uids, known.uid])
    assert [i.recognised_on for i in stored] == [day, day, RECOGNISED.recognised_on]
    assert [i.scope for i in stored] == ["grassroots", "grassroots", "province"]
    with pytest.raises(Refused, match="cả rồi"):
        recognise(uids, council, day)
    services.history.undo()
    assert services.initiatives.get(uids[0]).status == "applied"
