"""Search over everything: whatever way a clerk types what he remembers."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.initiatives import Initiative
from models.movements import Movement
from models.nominations import Nomination
from models.subjects import Subject
from models.units import Unit
from services.initiatives import Author
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit

PEOPLE = (
    *("Nguyễn Thị Đào", "Nguyễn Thị Đạo", "Trần Văn Hoà", "Trần Văn Hòa", "Lê Thị Hỏa"),
    *("Lý Sỹ Mỵ", "H'Hen Niê", "Lò Thị Ánh", "Lò Văn Anh", "Giàng A Dơ"),
)


@pytest.fixture
def hamlet(services: Services) -> Unit:
    return add_unit(services, "Bản Nà Ư")


@pytest.fixture
def known(services: Services, hamlet: Unit) -> Services:
    with services.store.action("Thêm"):
        services.store.subjects.save_many(
            Subject(kind="individual", name=name, unit_uid=hamlet.uid if "Lò" in name else None)
            for name in PEOPLE
        )
        services.store.subjects.save(
            Subject(kind="household", name="Lò Văn Anh", birth_date="1985", unit_uid=hamlet.uid)
        )
        services.store.subjects.save(Subject(kind="collective", name="Tổ 2 Trường THCS Nà Ư"))
    return services


def found(services: Services, typed: str) -> dict[str, list[str]]:
    return {g.title: [hit.title for hit in g.hits] for g in services.search.find(typed)}


def test_nothing_typed_finds_nothing(known):
    assert found(known, "") == found(known, "  ?! ") == {}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nguyenthidao", "Nguyễn Thị Đào"),
        ("NguyenThi dao", "Nguyễn Thị Đào"),
        ("nguyen thi đạo", "Nguyễn Thị Đạo"),
        ("nguyễnthịđạo", "Nguyễn Thị Đạo"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Đạo"), "Nguyễn Thị Đạo"),
        ("dao nguyen", "Nguyễn Thị Đào"),
        ("thidao", "Nguyễn Thị Đào"),
        ("hòa", "Trần Văn Hoà"),
        ("tran van hoà", "Trần Văn Hoà"),
        ("LÊ THỊ HOẢ", "Lê Thị Hỏa"),
        ("li si mi", "Lý Sỹ Mỵ"),
        ("hhennie", "H'Hen Niê"),
        ("h hen nie", "H'Hen Niê"),
        ("giangado", "Giàng A Dơ"),
        ("lò thị ánh", "Lò Thị Ánh"),
    ],
)
def test_a_person_is_found_in_any_spelling(known, typed, first):
    assert found(known, typed)["Cá nhân"][0] == first


def test_the_marks_that_were_typed_come_first(known):
    assert found(known, "đạo")["Cá nhân"] == ["Nguyễn Thị Đạo", "Nguyễn Thị Đào"]
    assert found(known, "hỏa")["Cá nhân"][0] == "Lê Thị Hỏa"


def test_what_is_found_stands_in_groups_with_their_counts(known):
    groups = known.search.find("lo van anh")
    assert [(g.title, g.total) for g in groups] == [("Cá nhân", 1), ("Hộ gia đình", 1)]
    assert groups[1].hits[0].detail == "Bản Nà Ư · sinh 1985"


def test_a_collective_is_found_without_spaces(known):
    assert found(known, "truongthcsnau")["Tập thể"] == ["Tổ 2 Trường THCS Nà Ư"]


def test_people_are_found_by_name_and_hamlet_in_either_order(known, hamlet):
    assert found(known, "anh na ư")["Cá nhân"] == ["Lò Văn Anh", "Lò Thị Ánh"]
    assert found(known, "bản nà ư ánh")["Cá nhân"] == ["Lò Thị Ánh", "Lò Văn Anh"]
    assert "Cá nhân" not in found(known, "dơ na ư")


def test_people_are_found_by_name_and_year_of_birth(known):
    assert found(known, "anh 1985") == {"Hộ gia đình": ["Lò Văn Anh"]}
    assert found(known, "anh 1986") == {}


def test_a_hamlet_is_found_also_by_the_name_it_had(known, hamlet):
    known.directory.save_unit(replace(hamlet, former_name="Bản Pá Lét"))
    (group,) = known.search.find("pa let")
    assert group.title == "Đơn vị"
    assert (group.hits[0].uid, group.hits[0].title) == (hamlet.uid, "Bản Nà Ư")
    assert group.hits[0].detail == "3 đối tượng · Tên cũ: Bản Pá Lét"


@pytest.fixture
def decisions(services):
    recorded = {"origin": "recorded", "level": "commune", "issuer": "Chủ tịch UBND xã Nà Ư"}
    for number, day in (("12", date(2024, 3, 5)), ("120", date(2025, 1, 2)), ("5", None)):
        add_decision(services, "GK_XA", number=number, decided_on=day, **recorded)
    return services


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("12/QĐ-UBND", ["Số 12/QĐ-UBND ngày 05/3/2024", "Số 120/QĐ-UBND ngày 02/01/2025"]),
        ("12", ["Số 12/QĐ-UBND ngày 05/3/2024", "Số 120/QĐ-UBND ngày 02/01/2025"]),
        ("012", ["Số 12/QĐ-UBND ngày 05/3/2024"]),
        ("5/qd", ["Số 05/QĐ-UBND"]),
        ("2025", ["Số 120/QĐ-UBND ngày 02/01/2025"]),
        ("qd ubnd 2024", ["Số 12/QĐ-UBND ngày 05/3/2024"]),
        ("05/3/2024", ["Số 12/QĐ-UBND ngày 05/3/2024"]),
        ("qd 05/03/2024", ["Số 12/QĐ-UBND ngày 05/3/2024"]),
        ("31/02/2024", []),
    ],
)
def test_a_decision_is_found_by_number_year_and_day(decisions, typed, titles):
    assert found(decisions, typed).get("Quyết định", []) == titles


def test_registrations_are_found_by_name_and_year(services):
    uids = add_subjects(services, 2)
    services.registering.register("2026", uids, ["LDTT"])
    services.registering.register("2025-2026", uids[:1], ["LDTT"])
    (group,) = services.search.find("sang 2026")
    assert (group.title, group.total) == ("Đăng ký", 2)
    assert [hit.detail for hit in group.hits] == [
        "Lao động tiên tiến · Kỳ 2026",
        "Lao động tiên tiến · Kỳ 2025-2026",
    ]


def test_movements_attachments_and_prints_are_found(services, tmp_path):
    movement = services.movements.save(
        Movement(name="Chung tay xóa nhà tạm", starts_on=date(2025, 2, 1))
    )
    decision = add_decision(services)
    scan = tmp_path / "Bản quét giấy mời họp.pdf"
    scan.write_bytes(b"%PDF")
    services.attaching.attach(decision.uid, scan)
    prints = services.folder.prints
    prints.mkdir(parents=True, exist_ok=True)
    (prints / "Giấy mời họp Hội đồng.docx").write_bytes(b"x")
    (prints / ".tạm giấy mời.docx").write_bytes(b"x")
    assert services.search.find("xoa nha tam 2025")[0].hits[0].uid == movement.uid
    (group,) = services.search.find("giay moi")
    assert [(h.title, h.table) for h in group.hits] == [
        ("Bản quét giấy mời họp.pdf", "decisions"),
        ("Giấy mời họp Hội đồng.docx", ""),
    ]
    assert group.hits[0].uid == decision.uid


def test_initiatives_are_found_by_title_author_and_period(known):
    person = known.directory.find("giàng a dơ")[0]
    draft = Initiative(title="Ủ phân từ vỏ cà phê", period="2026", status="applied")
    saved = known.initiatives.save(draft, [Author(person.uid)])
    for typed in ("u phan", "cà phê 2026", "dơ cà phê"):
        (group,) = known.search.find(typed)
        (hit,) = group.hits
        assert (group.title, hit.kind, hit.uid) == ("Sáng kiến", "initiative", saved.uid)
        assert hit.detail == "Giàng A Dơ · Kỳ 2026"
    assert found(known, "giang a do")["Sáng kiến"] == [saved.title]
    known.initiatives.delete([saved.uid])
    assert found(known, "cà phê") == {}


def test_a_scan_leads_to_the_initiative_or_nomination_it_belongs_to(known, tmp_path):
    person = known.directory.find("giàng a dơ")[0]
    draft = Initiative(title="Ủ phân từ vỏ cà phê", period="2026", status="applied")
    saved = known.initiatives.save(draft, [Author(person.uid)])
    with known.store.action("Ghi mẫu"):
        nomination = known.store.nominations.save(
            Nomination(period="2026", subject_uid=person.uid, award_type="LDTT")
        )
    scan = tmp_path / "Bản mô tả.pdf"
    scan.write_bytes(b"%PDF")
    for owner, table, said in (
        (saved.uid, "initiatives", saved.title),
        (nomination.uid, "nominations", person.name),
    ):
        attached = known.attaching.attach(owner, scan)
        (group,) = known.search.find("bản mô tả")
        (hit,) = group.hits
        assert (hit.uid, hit.table, hit.detail) == (owner, table, f"Đính kèm: {said}")
        known.attaching.remove(attached.uid)


def test_what_lies_in_the_bin_is_not_found(known):
    (person,) = known.directory.find("giàng a dơ")
    known.directory.delete([person.uid])
    assert found(known, "giangado") == found(known, "do") == {}


def test_the_only_group_shows_more(services):
    add_subjects(services, 30, "collective")
    (group,) = services.search.find("tổ chuyên môn")
    assert (group.total, len(group.hits)) == (30, 30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60) | st.text('"*():-^+ orandnot{}12/', max_size=20))
def test_whatever_is_typed_is_only_searched_for(known, typed):
    known.search.find(typed)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spaces_between_the_parts_of_a_name_do_not_matter(known, data):
    name = data.draw(st.sampled_from(PEOPLE))
    words = name.split()
    joints = data.draw(st.lists(st.sampled_from(["", " "]), min_size=4, max_size=4))
    typed = "".join(word + joint for word, joint in zip(words, joints, strict=False))
    assert name in found(known, typed)["Cá nhân"]
