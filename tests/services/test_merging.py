"""Two records of one subject become one, with all that hangs on them, and can be parted again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.problems import Refused
from models.subjects import Subject
from services.services import Services
from tests.small_commune import add_decision, add_unit


def _person(services: Services, name: str = "Lò Thị Ánh", **fields) -> Subject:
    return services.directory.save(Subject(kind="individual", name=name, **fields))


def _issue(services: Services, uid: str, number: str, award: str = "GK_XA") -> str:
    decision = add_decision(services, award, [uid])
    for arguments in ((), (), (number, date(2026, 11, 3))):
        services.deciding.advance(decision.uid, *arguments)
    return decision.uid


def _everything(services: Services) -> dict[str, list]:
    store = services.store
    tables = (store.subjects, store.registrations, store.awards, store.attachments)
    return {
        table.name: [replace(r, revision=0, changed_at="") for r in table.all()] for table in tables
    }


@pytest.fixture
def pair(services, tmp_path) -> tuple[Subject, Subject]:
    """The first has three awards; the second an issued award, registrations and a scan."""
    unit = add_unit(services, "Trường Tiểu học Mường Xoan")
    first = _person(services, position="Giáo viên", birth_date="1985")
    second = _person(
        services, "Lò Thi Ánh", birth_date="1985-07-05", unit_uid=unit.uid, position="Hiệu trưởng"
    )
    _issue(services, first.uid, "5")
    _issue(services, first.uid, "6")
    _issue(services, first.uid, "8")
    services.registering.register("2026", [first.uid], ["LDTT"])
    services.registering.register("2026", [second.uid], ["LDTT", "CSTDCS"])
    decision = add_decision(services, "LDTT")
    registrations = services.deciding.registrations_left(decision)
    own = [r.uid for r in registrations if r.subject_uid == second.uid]
    services.deciding.add_registrations(decision.uid, own)
    _issue(services, second.uid, "7", "GK_XA")
    scan = tmp_path / "Sơ yếu lý lịch.pdf"
    scan.write_bytes(b"%PDF")
    services.attaching.attach(second.uid, scan)
    return first, second


def test_the_two_are_compared_field_by_field(services, pair):
    first, second = pair
    found = services.merging.compare(second.uid, first.uid)
    assert (found.problem, found.warning) == ("", "")
    assert (found.first.uid, found.second.uid) == (first.uid, second.uid)
    assert [(d.label, d.first, d.second, d.proposed) for d in found.differences] == [
        ("Tên", "Lò Thị Ánh", "Lò Thi Ánh", "first"),
        ("Ngày sinh", "1985", "05/7/1985", "second"),
        ("Chức vụ", "Giáo viên", "Hiệu trưởng", "first"),
        ("Đơn vị", "", "Trường Tiểu học Mường Xoan", "second"),
    ]


def test_all_that_hangs_on_the_second_hangs_on_the_first(services, pair):
    first, second = pair
    kept = services.merging.merge(first.uid, second.uid, {"position": "second"})
    assert kept.uid == first.uid
    assert (kept.name, kept.position, kept.birth_date) == (
        "Lò Thị Ánh",
        "Hiệu trưởng",
        "1985-07-05",
    )
    assert kept.unit_uid == second.unit_uid
    past = services.directory.past(first.uid)
    assert sorted(r.award_type for r in past.registrations) == ["CSTDCS", "LDTT"]
    assert sorted(d.number for _, d in past.awards) == ["", "5", "6", "7", "8"]
    assert [a.name for a in services.attaching.of(first.uid)] == ["Sơ yếu lý lịch.pdf"]
    assert [s.uid for s in services.directory.bin()] == [second.uid]
    assert services.directory.past(second.uid).awards == []


def test_issued_decisions_keep_their_printed_words(services, pair):
    first, second = pair
    before = {a.uid: a.name for a in services.store.awards.all()}
    services.merging.merge(first.uid, second.uid)
    assert {a.uid: a.name for a in services.store.awards.all()} == before
    issued = next(d for d in services.store.decisions.all() if d.number == "7")
    (line,) = services.deciding.awards(issued.uid)
    assert (line.name, line.subject_position) == ("Lò Thi Ánh", "Hiệu trưởng")


def test_the_award_of_a_doubled_registration_follows_the_one_that_is_kept(services, pair):
    first, second = pair
    services.merging.merge(first.uid, second.uid)
    registrations = {r.uid for r in services.directory.past(first.uid).registrations}
    pointed_to = {a.registration_uid for a in services.store.awards.all()} - {None}
    assert pointed_to <= registrations


def test_one_undo_parts_them_again_and_redo_joins_them(services, pair):
    first, second = pair
    before = _everything(services)
    services.merging.merge(first.uid, second.uid)
    after = _everything(services)
    assert services.history.to_undo().title == "Gộp hai bản ghi của Lò Thị Ánh"
    services.history.undo()
    assert _everything(services) == before
    services.history.redo()
    assert _everything(services) == after


def test_different_kinds_are_not_one(services):
    person = _person(services)
    household = services.directory.save(Subject(kind="household", name="Lò Thị Ánh"))
    with pytest.raises(Refused, match="Không gộp được cá nhân với hộ gia đình"):
        services.merging.merge(person.uid, household.uid)
    with pytest.raises(Refused, match="hai bản ghi khác nhau"):
        services.merging.merge(person.uid, person.uid)
    services.directory.delete([household.uid])
    assert "thùng rác" in services.merging.compare(person.uid, household.uid).problem


def test_who_stands_twice_in_one_decision_is_two(services):
    uids = [_person(services).uid, _person(services).uid]
    decision = add_decision(services, "GK_XA", uids)
    sentence = services.merging.compare(*uids).problem
    assert "bỏ một dòng khỏi quyết định đó" in sentence
    for arguments in ((), (), ("5", date(2026, 11, 3))):
        services.deciding.advance(decision.uid, *arguments)
    with pytest.raises(Refused, match="quyết định số 05/QĐ-UBND; hai người được khen"):
        services.merging.merge(*uids)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ({"personal_id": "011190000001"}, {"personal_id": "011190000002"}, "hai số định danh"),
        ({"birth_date": "1985"}, {"birth_date": "1986-02"}, "1985 và 02/1986"),
    ],
)
def test_what_contradicts_needs_to_be_confirmed(services, one, other, words):
    uids = _person(services, **one).uid, _person(services, **other).uid
    assert words in services.merging.compare(*uids).warning
    with pytest.raises(Refused, match=words):
        services.merging.merge(*uids)
    services.merging.merge(*uids, despite_warning=True)
    assert len(services.directory.bin()) == 1


def test_the_number_of_the_second_goes_over(services):
    first, second = _person(services), _person(services, personal_id="011190000002")
    assert services.merging.merge(first.uid, second.uid).personal_id == "011190000002"


def test_two_that_are_said_to_be_two_are_listed_no_more(services):
    uids = [_person(services, birth_date="1980-02-03").uid for _ in range(2)]
    services.merging.keep_apart(uids[1], uids[0])
    assert services.merging.likely() == []
    services.history.undo()
    assert len(services.merging.likely()) == 1


def test_probable_doubles_are_listed_the_surest_first(services):
    unit, other = add_unit(services, "Bản Nà Ư"), add_unit(services, "Bản Nà Lếch")
    same_day = [_person(services, "Trần Văn Hoà", birth_date="1980-02-03").uid for _ in range(2)]
    year = [
        _person(services, "Lò Văn Hặc", birth_date="1971").uid,
        _person(services, "Lo Van Hac", birth_date="1971-05").uid,
    ]
    units = [_person(services, "Vàng A Dơ", unit_uid=unit.uid).uid for _ in range(2)]
    _person(services, "Vàng A Dơ", unit_uid=other.uid)
    _person(services, "Vàng A Dơ", unit_uid=unit.uid, birth_date="1990", personal_id="011190000001")
    _person(services, "Vàng A Dơ", unit_uid=unit.uid, birth_date="1991", personal_id="011190000002")
    for born in ("1950", "1951"):
        _person(services, "Giàng A Páo", birth_date=born, unit_uid=other.uid)
    services.directory.save(Subject(kind="household", name="Trần Văn Hoà", birth_date="1980-02-03"))
    found = [(p.likeness, {p.first_uid, p.second_uid}) for p in services.merging.likely()]
    assert found[0] == ("birth_date", set(same_day))
    assert found[1] == ("birth_year", set(year))
    assert ("unit", set(units)) in found
    assert all(likeness == "unit" for likeness, _ in found[2:])
    assert len(found) == 2 + 1 + 4
