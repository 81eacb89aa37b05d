from dataclasses import replace
from datetime import date

import pytest

from models.decisions import Decision
from models.movements import Movement
from models.subjects import Subject
from tests.small_commune import add_decision, add_subjects, add_unit

GK = "Giấy khen của Chủ tịch Ủy ban nhân dân xã Mường Xoan"


def wording(services, decision):
    return services.wording.of(services.deciding.get(decision.uid))


def first_article(services, decision):
    return wording(services, decision).articles[0]


def test_a_title_for_many_refers_to_the_list(services):
    decision = add_decision(services, "TTLDTT", add_subjects(services, 12, "collective"))
    said = wording(services, decision)
    assert said.summary == "Về việc công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026"
    assert said.articles == (
        "Công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026 cho 12 tập thể "
        "(có danh sách kèm theo).",
        "Mức tiền thưởng kèm theo: mỗi tập thể 2.024.000 đồng. Tổng số tiền thưởng là "
        "24.288.000 đồng (Bằng chữ: Hai mươi tư triệu hai trăm tám mươi tám nghìn đồng chẵn), "
        "trích từ Quỹ thi đua, khen thưởng của xã.",
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban "
        "nhân dân xã Mường Xoan, Trưởng phòng Văn hóa - Xã hội, thủ trưởng các cơ quan, đơn vị "
        "có liên quan và các tập thể có tên tại Điều 1 chịu trách nhiệm thi hành "
        "Quyết định này./.",
    )
    title = "Tập thể được công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026"
    assert services.wording.list_title(decision) == title


def test_one_person_is_named_in_article_one(services):
    unit = add_unit(services, "Trường THCS Mường Xoan")
    people = add_subjects(services, 1, unit=unit, position="Giáo viên")
    decision = add_decision(services, "CSTDCS", people)
    assert first_article(services, decision) == (
        "Công nhận danh hiệu “Chiến sĩ thi đua cơ sở” năm 2026 cho ông Lò Văn Sáng, Giáo viên, "
        "Trường THCS Mường Xoan."
    )
    assert wording(services, decision).articles[1] == (
        "Mức tiền thưởng kèm theo là 2.530.000 đồng (Bằng chữ: Hai triệu năm trăm ba mươi nghìn "
        "đồng chẵn), trích từ Quỹ thi đua, khen thưởng của xã."
    )
    assert "và cá nhân có tên tại Điều 1" in wording(services, decision).articles[2]


def test_a_few_of_several_kinds_are_listed_in_article_one(services):
    hamlet = add_unit(services, "Bản Co Muông")
    decision = add_decision(
        services,
        "GK_XA",
        [
            *add_subjects(services, 1, "household", unit=hamlet, start=2),
            *add_subjects(services, 1, unit=hamlet, position="Trưởng bản", start=1),
            *add_subjects(services, 1, "collective", unit=hamlet),
        ],
    )
    assert first_article(services, decision).split("\n") == [
        f"Tặng {GK} cho 01 tập thể, 01 cá nhân và 01 hộ gia đình sau đây đã có thành tích xuất "
        "sắc trong thực hiện nhiệm vụ năm 2026:",
        "1. Tổ chuyên môn số 0, Bản Co Muông;",
        "2. Bà Quàng Thị Ễn, Trưởng bản Co Muông;",
        "3. Hộ gia đình ông Lường A Ộc, Bản Co Muông.",
    ]


def test_more_than_the_setting_allows_go_into_a_list(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 5))
    assert "sau đây" in first_article(services, decision)
    services.settings.save({"inline_limit": "3"})
    assert first_article(services, decision).endswith("(có danh sách kèm theo).")


@pytest.mark.parametrize(
    ("ground", "movement", "merit"),
    [
        ("CONG_TRANG", None, "có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2026"),
        ("DOT_XUAT", None, "lập được thành tích xuất sắc đột xuất"),
        ("PHONG_TRAO", None, "có thành tích xuất sắc trong phong trào thi đua năm 2026"),
        (
            "PHONG_TRAO",
            "Chung sức xây dựng nông thôn mới",
            "có thành tích xuất sắc trong phong trào thi đua “Chung sức xây dựng nông thôn mới” "
            "năm 2026",
        ),
        (
            "PHONG_TRAO",
            "Phong trào Toàn dân bảo vệ an ninh Tổ quốc",
            "có thành tích xuất sắc trong phong trào Toàn dân bảo vệ an ninh Tổ quốc năm 2026",
        ),
    ],
)
def test_a_certificate_says_what_it_is_given_for(services, ground, movement, merit):
    uid = services.movements.save(Movement(name=movement)).uid if movement else None
    decision = add_decision(
        services, "GK_XA", add_subjects(services, 7), ground=ground, movement_uid=uid
    )
    assert wording(services, decision).summary == f"Về việc tặng Giấy khen cho các cá nhân {merit}"
    assert first_article(services, decision) == (
        f"Tặng {GK} cho 07 cá nhân đã {merit} (có danh sách kèm theo)."
    )


@pytest.mark.parametrize(
    ("achievement", "said"),
    [
        ("Dũng cảm cứu người bị đuối nước", "đã dũng cảm cứu người bị đuối nước"),
        ("Có thành tích trong phòng cháy.", "đã có thành tích trong phòng cháy"),
        ("Đã hiến 300 m² đất làm đường", "đã hiến 300 m² đất làm đường"),
        ("Giải Nhất hội thi cấp tỉnh", "vì thành tích: Giải Nhất hội thi cấp tỉnh"),
    ],
)
def test_an_achievement_follows_the_name(services, achievement, said):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1), ground="DOT_XUAT")
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, achievement=achievement))
    assert first_article(services, decision) == f"Tặng {GK} cho ông Lò Văn Sáng, {said}."


def test_whoever_has_died_is_awarded_posthumously(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2), ground="DOT_XUAT")
    first, second = services.deciding.awards(decision.uid)
    services.deciding.save_award(replace(first, posthumous=True))
    assert first_article(services, decision).startswith(f"Tặng, truy tặng {GK} cho 02 cá nhân")
    assert f"{first.name}, truy tặng;" in first_article(services, decision)
    services.deciding.save_award(replace(second, posthumous=True))
    said = first_article(services, decision)
    assert said.startswith(f"Truy tặng {GK} cho 02 cá nhân")
    assert ", truy tặng" not in said


def test_several_titles_are_counted_one_by_one(services):
    decision = add_decision(services, "CSTDCS", add_subjects(services, 7))
    services.deciding.add_subjects(decision.uid, add_subjects(services, 9, start=20), "LDTT")
    collectives = add_subjects(services, 3, "collective")
    services.deciding.add_subjects(decision.uid, collectives, "TTLDTT")
    said = wording(services, decision)
    assert said.summary == "Về việc công nhận các danh hiệu thi đua năm 2026"
    assert said.articles[0].split("\n") == [
        "Công nhận danh hiệu thi đua năm 2026 cho 03 tập thể và 16 cá nhân "
        "(có danh sách kèm theo), trong đó:",
        "- Danh hiệu “Chiến sĩ thi đua cơ sở”: 07 cá nhân;",
        "- Danh hiệu “Tập thể lao động tiên tiến”: 03 tập thể;",
        "- Danh hiệu “Lao động tiên tiến”: 09 cá nhân.",
    ]
    assert "danh hiệu “Chiến sĩ thi đua cơ sở” 2.530.000 đồng/cá nhân; " in said.articles[1]


def test_hamlets_are_called_hamlets(services):
    decision = add_decision(services, "THON_VH", add_subjects(services, 6, "collective"))
    assert first_article(services, decision) == (
        "Tặng danh hiệu “Thôn, tổ dân phố văn hóa” năm 2026 cho 06 thôn, bản, tổ dân phố "
        "(có danh sách kèm theo)."
    )


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (("Bản Nà Lả", "Bản Co Muông"), "Bản văn hóa"),
        (("Bản Nà Lả", "Tổ dân phố số 2"), "Thôn, tổ dân phố văn hóa"),
    ],
)
def test_hamlets_of_one_kind_have_the_title_of_their_kind(services, names, title):
    with services.store.action("Thêm"):
        hamlets = [
            services.store.subjects.save(Subject(kind="collective", name=name)).uid
            for name in names
        ]
    decision = add_decision(services, "THON_VH", hamlets)
    assert wording(services, decision).summary == f"Về việc tặng danh hiệu “{title}” năm 2026"
    assert f"danh hiệu “{title}” năm 2026" in first_article(services, decision)


@pytest.mark.parametrize(
    ("decided_on", "verb"),
    [(date(2024, 1, 29), "công nhận"), (date(2024, 1, 30), "tặng"), (None, "tặng")],
)
def test_a_household_is_given_its_title_since_the_decree_of_2023(services, decided_on, verb):
    homes = add_subjects(services, 6, "household")
    decision = add_decision(services, "GDVH", homes, decided_on=decided_on)
    said = wording(services, decision)
    assert said.summary == f"Về việc {verb} danh hiệu “Gia đình văn hóa” năm 2026"
    assert (
        said.articles[0].lower().startswith(f"{verb} danh hiệu “gia đình văn hóa” năm 2026 cho 06")
    )
    title = f"Hộ gia đình được {verb} danh hiệu “Gia đình văn hóa” năm 2026"
    assert services.wording.list_title(services.deciding.get(decision.uid)) == title
    assert any("86/2023" in base for base in said.bases) == (verb == "tặng")


def test_titles_that_are_not_given_alike_are_recognised(services):
    decision = add_decision(services, "TTLDTT", add_subjects(services, 6, "collective"))
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, award_type="THON_VH"))
    assert first_article(services, decision).startswith("Công nhận danh hiệu thi đua năm 2026")


def test_a_household_may_be_given_its_title_posthumously(services):
    decision = add_decision(services, "GDVH", add_subjects(services, 6, "household"))
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, posthumous=True))
    assert first_article(services, decision).startswith("Tặng, truy tặng danh hiệu “Gia đình")


def test_an_own_prize_counts_and_different_prizes_are_left_to_the_list(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 6))
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, prize=1_000_000))
    assert (
        wording(services, decision)
        .articles[1]
        .startswith(
            "Mức tiền thưởng của từng trường hợp ghi trong danh sách. "
            "Tổng số tiền thưởng là 4.795.000 đồng"
        )
    )


def test_without_prizes_the_article_speaks_of_rights(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    line = services.deciding.awards(decision.uid)[0]
    services.deciding.save_award(replace(line, prize=0))
    assert wording(services, decision).articles[1] == (
        "Cá nhân có tên tại Điều 1 được hưởng quyền lợi theo quy định của pháp luật về thi đua, "
        "khen thưởng."
    )


def test_a_decision_without_recipients_reads_well_already(services):
    said = services.wording.standard(Decision(award_type="GK_XA", period="2025-2026"))
    assert said.articles[0] == (
        f"Tặng {GK} cho các tập thể, cá nhân, hộ gia đình đã có thành tích xuất sắc trong thực "
        "hiện nhiệm vụ năm học 2025-2026 (có danh sách kèm theo)."
    )
    assert services.wording.standard(Decision()).summary == ""


def test_bases_are_those_in_force_on_the_day(services):
    today = services.wording.standard(Decision(award_type="LDTT")).bases
    assert today[0] == "Căn cứ Luật Tổ chức chính quyền địa phương"
    assert any("152/2025/NĐ-CP" in base for base in today)
    assert today[-1] == "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội"
    old = services.wording.standard(
        Decision(award_type="LDTT", decided_on=date(2022, 3, 1), proposer="Công chức VP-TK")
    ).bases
    assert any("91/2017/NĐ-CP" in base for base in old)
    assert not any("152/2025/NĐ-CP" in base for base in old)
    assert old[-1] == "Theo đề nghị của Công chức VP-TK"


def test_the_rule_of_the_province_comes_before_who_proposed(services):
    services.settings.save({"legal_basis_of_province": "Quyết định số 10/2026/QĐ-UBND"})
    bases = services.wording.standard(Decision(award_type="LDTT")).bases
    assert bases[-2] == "Căn cứ Quyết định số 10/2026/QĐ-UBND"


def test_own_words_stand_instead_of_the_standard_ones(services):
    decision = add_decision(
        services,
        subjects=add_subjects(services, 1),
        articles=("Một.", "Hai.", "Ba.", "Bốn./."),
        summary="Về việc khen thưởng",
    )
    said = wording(services, decision)
    assert (said.summary, len(said.articles)) == ("Về việc khen thưởng", 4)
    assert said.recipients == (
        "Như Điều 4",
        "Sở Nội vụ tỉnh Điện Biên (để báo cáo)",
        "Thường trực Đảng ủy, Thường trực HĐND xã",
        "Chủ tịch, các Phó Chủ tịch UBND xã",
        "Lưu: VT, VHXH",
    )


def test_the_usual_signer_of_the_day_signs_unless_another_is_chosen(services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    assert services.wording.signer(decision).signer_name == "Lò Văn Hặc"
    deputy = replace(
        decision,
        signer_name="Quàng Thị Ễn",
        signer_position="PHÓ CHỦ TỊCH",
        signer_authority="KT. CHỦ TỊCH",
    )
    assert services.wording.signer(deputy) is deputy


def test_numbers_typed_by_hand_are_held_against_the_list(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 12))
    standard = services.wording.standard(decision).articles
    by_hand = services.deciding.save(replace(decision, articles=standard))
    assert services.deciding.concerns(by_hand) == []
    services.deciding.add_subjects(decision.uid, add_subjects(services, 1, start=30))
    assert services.deciding.concerns(services.deciding.get(decision.uid)) == [
        "Điều 1 viết tay ghi 12 cá nhân, còn danh sách có 13; "
        "hãy sửa lại lời văn hoặc trả về mặc định.",
        "Lời văn viết tay ghi tổng số tiền thưởng 9.108.000 đồng, "
        "còn tính theo danh sách là 9.867.000 đồng.",
    ]
