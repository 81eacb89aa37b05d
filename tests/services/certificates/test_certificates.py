"""Certificates of awards: what each says, what is told before, and layouts and printers that are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from models.certificates import Calibration, CertificateLayout
from models.problems import Refused, Rejected
from models.progress import Cancelled
from models.subjects import SUBJECT_KINDS, Subject
from services.certificates.layout import Layout
from services.certificates.layout_file import shipped_layouts, written
from services.certificates.texts import field_texts
from services.services import Services
from tests.paid_decisions import issued
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_decision, add_subjects, add_unit, name_of, small_commune

A4 = next(layout for layout in shipped_layouts() if layout.code == "giay-khen-a4")


def said(services: Services, decision_uid: str, layout: Layout = A4) -> list[dict[str, str]]:
    sheets = services.certificates.sheets(services.certificates.printable(decision_uid))
    return [field_texts(layout, sheet.values) for sheet in sheets]


def with_name(services: Services, decision_uid: str, name: str) -> list[str]:
    """The first award bears this name."""
    uids = services.certificates.printable(decision_uid)
    with services.store.action("Sửa tên"):
        services.store.awards.save(replace(services.store.awards.get(uids[0]), name=name))
    return uids


class Stopping:
    """Asks the work to stop after some sheets."""

    def __init__(self, after: int) -> None:
        self._after = after

    def report(self, done: int, total: int, doing: str = "") -> None:
        assert doing
        if done >= self._after:
            raise Cancelled


# What a certificate says


def test_a_person_a_collective_and_a_household_are_each_named_rightly(services):
    unit = add_unit(services, "Bản Co Muông")
    people = add_subjects(services, 1, unit=unit, position="Trưởng bản", start=1)
    groups = add_subjects(services, 1, "collective", start=3)
    households = add_subjects(services, 1, "household", unit=unit, start=2)
    decision = add_decision(services, "GK_XA", [*people, *groups, *households])
    collective, person, household = said(services, decision.uid)
    assert person["name"] == f"Bà {name_of(1)}"
    assert person["about"] == "Trưởng bản Co Muông"
    assert collective["name"] == "Tập thể Tổ chuyên môn số 3"
    assert household["name"] == f"Hộ gia đình ông {name_of(2)}"
    assert household["about"] == "Bản Co Muông"
    assert person["issuer"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN"
    assert person["verb"] == "TẶNG"


def test_an_achievement_is_said_as_a_sentence_of_the_certificate(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    first, second = services.certificates.printable(decision.uid)
    services.deciding.describe_awards(decision.uid, [first], "hiến 500 m² đất làm đường")
    known, usual = said(services, decision.uid)
    services.deciding.describe_awards(decision.uid, [second], "ĐÃ CÓ NHIỀU ĐÓNG GÓP")
    assert said(services, decision.uid)[1]["achievement"] == "ĐÃ CÓ NHIỀU ĐÓNG GÓP"
    assert known["achievement"] == "Đã hiến 500 m² đất làm đường"
    assert usual["achievement"].startswith("Đã có thành tích xuất sắc trong")
    assert usual["achievement"].endswith("năm 2026")


def test_number_and_day_stay_blank_until_they_are_known(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    (texts,) = said(services, decision.uid)
    number, day = texts["decision"].split("\n")
    assert number.replace("\xa0", "") == "Quyết định số: /QĐ-UBND"
    assert day.replace("\xa0", "") == "ngàythángnăm 2026"
    assert not any(letter.isdigit() for letter in number)
    assert texts["book_number"] == "Số sổ vàng:"
    assert texts["place_date"].startswith("Mường Xoan, ngày\xa0")


def test_an_issued_decision_gives_its_number_its_day_and_its_signer(services):
    decision = issued(
        services, "GK_XA", add_subjects(services, 1), number="5", day=date(2026, 2, 3)
    )
    (texts,) = said(services, decision.uid)
    assert texts["decision"] == "Quyết định số: 05/QĐ-UBND\nngày 03 tháng 02 năm 2026"
    assert texts["place_date"] == "Mường Xoan, ngày 03 tháng 02 năm 2026"
    assert texts["position"] == "CHỦ TỊCH"
    assert texts["signer"] == "Lò Văn Hặc"


def test_a_deputy_signs_for_the_chairman(services):
    decision = add_decision(
        services, "GK_XA", add_subjects(services, 1), signer_name="Quàng Thị Ễn",
        signer_position="PHÓ CHỦ TỊCH", signer_authority="KT. CHỦ TỊCH",
    )  # fmt: skip
    (texts,) = said(services, decision.uid)
    assert texts["position"] == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    assert texts["signer"] == "Quàng Thị Ễn"


def test_the_number_of_the_golden_book_is_printed(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    (uid,) = services.certificates.printable(decision.uid)
    with services.store.action("Ghi số sổ"):
        services.store.awards.save(replace(services.store.awards.get(uid), book_number="027"))
    assert said(services, decision.uid)[0]["book_number"] == "Số sổ vàng: 027"


@pytest.mark.parametrize(("award_type", "usual"), [("GK_XA", "TẶNG"), ("CSTDCS", "CÔNG NHẬN")])
def test_who_is_dead_is_honoured_as_such(services, award_type, usual):
    decision = add_decision(services, award_type, add_subjects(services, 2))
    first, _ = services.certificates.printable(decision.uid)
    with services.store.action("Truy tặng"):
        services.store.awards.save(replace(services.store.awards.get(first), posthumous=True))
    assert [texts["verb"] for texts in said(services, decision.uid)] == ["TRUY TẶNG", usual]


@pytest.mark.parametrize(
    ("day", "verb"), [(date(2024, 1, 29), "CÔNG NHẬN"), (date(2024, 1, 30), "TẶNG")]
)
def test_a_cultured_family_is_given_its_title_as_the_decision_of_the_day_says(services, day, verb):
    household = add_subjects(services, 1, "household")
    decision = issued(services, "GDVH", household, number="5", day=day)
    layout = services.certificates.usual_layout("GDVH", date(2026, 11, 20)).layout
    (texts,) = said(services, decision.uid, layout)
    assert texts["verb"] == verb
    assert texts["award"].startswith("Danh hiệu “Gia đình văn hóa”")


def test_a_hamlet_has_the_title_of_its_kind(services):
    with services.store.action("Thêm"):
        hamlets = [
            services.store.subjects.save(Subject(kind="collective", name=name)).uid
            for name in ("Bản Nà Lả", "Tổ dân phố số 2")
        ]
    decision = add_decision(services, "THON_VH", hamlets)
    layout = services.certificates.usual_layout("THON_VH", date(2026, 11, 20)).layout
    assert {texts["award"] for texts in said(services, decision.uid, layout)} == {
        "Danh hiệu “Bản văn hóa” năm 2026",
        "Danh hiệu “Tổ dân phố văn hóa” năm 2026",
    }


def test_a_title_names_itself_and_its_year(services):
    decision = add_decision(services, "CSTDCS", add_subjects(services, 1))
    layout = services.certificates.usual_layout("CSTDCS", date(2026, 11, 20)).layout
    (texts,) = said(services, decision.uid, layout)
    assert texts["title"] == "BẰNG CHỨNG NHẬN"
    assert texts["award"] == "Danh hiệu “Chiến sĩ thi đua cơ sở” năm 2026"


def test_only_what_is_issued_again_bears_the_mark(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    uids = services.certificates.printable(decision.uid)
    services.certificates.write(uids, A4, tmp_path / "a.pdf", copies={uids[1]: "reissue"})
    first, again = page_texts(tmp_path / "a.pdf")
    assert "BẢN CẤP LẠI" not in first
    assert "BẢN CẤP LẠI" in again


# Which layout


@pytest.mark.parametrize(
    ("award_type", "code"),
    [
        ("GK_XA", "giay-khen-a4"),
        ("GK_GDVH", "giay-khen-a4"),
        ("CSTDCS", "bang-chung-nhan-a4"),
        ("LDTT", "bang-chung-nhan-a4"),
        ("THON_VH", "bang-chung-nhan-a4"),
        ("GDVH", "giay-cong-nhan-gia-dinh-van-hoa-a4"),
    ],
)
def test_every_award_has_its_usual_layout(services, award_type, code):
    assert services.certificates.usual_layout(award_type, date(2026, 11, 20)).id == code


def test_every_award_of_the_catalogue_has_one_on_any_day(services):
    for award_type in services.catalogue.award_types():
        for day in (date(1999, 1, 1), date(2026, 11, 20)):
            assert services.certificates.usual_layout(award_type.code, day).layout.fields


def test_the_communes_own_layout_comes_before_what_ships(services):
    own = services.certificates.save_layout(
        msgspec.structs.replace(A4, name="Phôi của xã", since=date(2026, 7, 1))
    )
    usual = services.certificates.usual_layout
    assert usual("GK_XA", date(2026, 11, 20)) == own
    assert usual("GK_XA", date(2026, 6, 30)).id == "giay-khen-a4"


# Before printing


def test_names_that_are_made_smaller_broken_or_do_not_fit_are_told(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 3))
    uids = services.certificates.printable(decision.uid)
    names = (
        "Nguyễn Đặng Hoàng Trường Thiện Nhân Đức Khương Minh",
        "Trần " * 18 + "Hoàng Anh",
        "Nguyễn " * 28,
    )
    with services.store.action("Sửa tên"):
        for uid, name in zip(uids, names, strict=True):
            services.store.awards.save(replace(services.store.awards.get(uid), name=name.strip()))
    told = [t for t in services.certificates.check(uids, A4) if t.field == "name"]
    assert [(trouble.award_uid, trouble.what) for trouble in told] == list(
        zip(uids, ("shrunk", "broken", "overflow"), strict=True)
    )
    assert [trouble.stops for trouble in told] == [False, False, True]
    assert all(trouble.sentence.endswith(".") for trouble in told)


def test_a_letter_that_cannot_be_drawn_is_told_with_its_name(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    uids = with_name(services, decision.uid, "Lò 一 Ễn")
    (told,) = services.certificates.check(uids, A4)
    assert told.what == "letter"
    with pytest.raises(Refused, match="U\\+4E00"):
        services.certificates.write(uids, A4, tmp_path / "a.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_nobody_known_as_ong_or_ba_is_told(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    (uid,) = services.certificates.printable(decision.uid)
    with services.store.action("Sửa"):
        services.store.awards.save(replace(services.store.awards.get(uid), honorific=""))
    (told,) = services.certificates.check([uid], A4)
    assert told.what == "honorific"
    assert said(services, decision.uid)[0]["name"] == f"Ông (Bà) {name_of(0)}"


def test_a_printer_set_so_that_ink_leaves_the_paper_is_told(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    uids = services.certificates.printable(decision.uid)
    moved = Calibration(printer="A", shift_x=40.0)
    told = services.certificates.check(uids, A4, "stock", moved)
    assert {trouble.what for trouble in told} == {"outside"}
    assert not services.certificates.check(uids, A4, "stock", Calibration(printer="A", shift_x=1))


def test_what_was_taken_back_is_not_printed(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    first, second = services.certificates.printable(decision.uid)
    with services.store.action("Thu hồi"):
        award = services.store.awards.get(first)
        services.store.awards.save(replace(award, revoked_by=decision.uid))
    assert services.certificates.printable(decision.uid) == [second]
    assert services.certificates.check([first], A4)[0].stops
    with pytest.raises(Refused, match="đã bị thu hồi"):
        services.certificates.write([first], A4, tmp_path / "a.pdf")


# The file


def test_the_sheets_come_in_the_order_asked_for(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 3))
    uids = services.certificates.printable(decision.uid)[::-1]
    assert services.certificates.write(uids, A4, tmp_path / "a.pdf") == 3
    names = [services.store.awards.get(uid).name for uid in uids]
    pages = page_texts(tmp_path / "a.pdf")
    assert [name in page for name, page in zip(names, pages, strict=True)] == [True] * 3


def test_a_name_too_long_stops_before_any_sheet_and_leaves_the_old_file(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 2))
    path = tmp_path / "a.pdf"
    uids = services.certificates.printable(decision.uid)
    services.certificates.write(uids, A4, path)
    before = path.read_bytes()
    with_name(services, decision.uid, "Nguyễn " * 28)
    with pytest.raises(Refused, match="không vừa"):
        services.certificates.write(uids, A4, path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["a.pdf"]


def test_cancelling_leaves_no_file(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 6))
    uids = services.certificates.printable(decision.uid)
    with pytest.raises(Cancelled):
        services.certificates.write(uids, A4, tmp_path / "a.pdf", progress=Stopping(3))
    with pytest.raises(Cancelled):
        services.certificates.check(uids, A4, progress=Stopping(3))
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_decision_of_another_office_has_no_certificates_here(services, tmp_path):
    decision = add_decision(
        services, "GK_XA", add_subjects(services, 1), origin="recorded", level="commune",
        issuer="UBND xã Nà Tấu",
    )  # fmt: skip
    with pytest.raises(Refused, match="UBND xã Nà Tấu"):
        services.certificates.write_decision(decision.uid, tmp_path / "a.pdf")


def test_an_empty_decision_is_refused(services, tmp_path):
    decision = add_decision(services, "GK_XA")
    with pytest.raises(Refused, match="chưa có ai"):
        services.certificates.write_decision(decision.uid, tmp_path / "a.pdf")


def test_before_the_commune_is_named_nothing_is_printed(tmp_path):
    with small_commune(tmp_path / "d", named=False) as services:
        decision = add_decision(services, "GK_XA", add_subjects(services, 1))
        with pytest.raises(Refused, match="Chưa đặt tên xã"):
            services.certificates.write_decision(decision.uid, tmp_path / "a.pdf")


@pytest.mark.parametrize("layout", shipped_layouts(), ids=lambda layout: layout.code)
def test_every_layout_can_be_looked_at_with_invented_texts(services, tmp_path, layout):
    for kind in SUBJECT_KINDS:
        told = services.certificates.write_sample(layout, tmp_path / "a.pdf", kind=kind)
        assert not any(trouble.stops for trouble in told)
        (text,) = page_texts(tmp_path / "a.pdf")
        assert "XÃ MƯỜNG XOAN" in text


# Layouts that are kept


def test_a_layout_is_added_changed_and_taken_away(services):
    known = services.certificates.save_layout(msgspec.structs.replace(A4, name="Phôi của xã"))
    wider = msgspec.structs.replace(known.layout, width=310)
    assert services.certificates.save_layout(wider, known.id).id == known.id
    assert services.certificates.layout(known.id).layout.width == 310
    services.certificates.delete_layout(known.id)
    with pytest.raises(Refused, match="không còn nữa"):
        services.certificates.layout(known.id)
    services.history.undo()
    assert services.certificates.layout(known.id).own


def test_a_layout_deleted_while_it_is_edited_is_stored_anew(services):
    known = services.certificates.save_layout(msgspec.structs.replace(A4, name="Phôi của xã"))
    services.certificates.delete_layout(known.id)
    again = services.certificates.save_layout(known.layout, known.id)
    assert again.id != known.id
    assert services.certificates.layout(again.id).name == "Phôi của xã"


def test_problems_of_a_layout_are_told_by_field(services):
    fields = list(A4.fields)
    fields[0] = msgspec.structs.replace(fields[0], x=400)
    with pytest.raises(Rejected) as raised:
        services.certificates.save_layout(
            msgspec.structs.replace(A4, name=" ", fields=tuple(fields))
        )
    assert set(raised.value.problems) == {"name", "fields.country"}
    assert raised.value.problems["fields.country"].startswith("Ô “Quốc hiệu” nằm ngoài trang giấy")


def test_two_layouts_of_one_name_are_refused(services):
    services.certificates.save_layout(msgspec.structs.replace(A4, name="Phôi"))
    with pytest.raises(Rejected) as raised:
        services.certificates.save_layout(msgspec.structs.replace(A4, name="Phôi"))
    assert set(raised.value.problems) == {"name"}


def test_a_layout_goes_to_a_file_and_comes_back(services, tmp_path):
    path = tmp_path / "bo-cuc.toml"
    services.certificates.export_layout("giay-khen-a3", path)
    one = services.certificates.import_layout(path)
    two = services.certificates.import_layout(path)
    a3 = services.certificates.layout("giay-khen-a3").layout
    assert one.layout == a3
    assert two.name == f"{a3.name} (2)"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"x = ", "sai cách"),
        (b"#" * 300_000, "quá lớn"),
        (b"", "thiếu"),
        (b"x = " + b"[" * 90_000, "sai cách"),
        (b"x = " + b"9" * 5_000, "sai cách"),
    ],
)
def test_a_file_that_is_no_layout_is_refused_in_one_sentence(services, tmp_path, content, told):
    path = tmp_path / "bo-cuc.toml"
    path.write_bytes(content)
    with pytest.raises(Refused, match=told) as raised:
        services.certificates.import_layout(path)
    assert "bo-cuc.toml" in str(raised.value)


def test_a_stored_layout_that_cannot_be_read_hides_no_other(services):
    known = services.certificates.save_layout(msgspec.structs.replace(A4, name="Phôi của xã"))
    with services.store.action("Ghi"):
        broken = services.store.certificate_layouts.save(
            CertificateLayout(name="Phôi hỏng", body="fields = [")
        )
    assert services.certificates.layouts()[0].id == known.id
    assert "Phôi hỏng" in services.certificates.unreadable()[broken.uid]
    with pytest.raises(Refused, match="Phôi hỏng"):
        services.certificates.layout(broken.uid)
    services.certificates.delete_layout(broken.uid)
    assert services.certificates.unreadable() == {}


def test_an_award_that_the_law_does_not_know_is_refused_in_a_file_and_left_out_of_what_is_stored(
    services, tmp_path
):
    unknown = msgspec.structs.replace(A4, name="Phôi", awards=("KHONG_CO", "GK_XA"))
    path = tmp_path / "bo-cuc.toml"
    path.write_text(written(unknown), encoding="utf-8")
    with pytest.raises(Refused, match="KHONG_CO"):
        services.certificates.import_layout(path)
    known = services.certificates.save_layout(unknown)
    assert services.certificates.layout(known.id).layout.awards == ("GK_XA",)


def test_a_letter_that_cannot_be_drawn_is_not_stored_in_a_layout(services):
    fields = list(A4.fields)
    fields[0] = msgspec.structs.replace(fields[0], text="🎉 {xã}")
    with pytest.raises(Rejected) as raised:
        services.certificates.save_layout(
            msgspec.structs.replace(A4, name="Phôi", fields=tuple(fields))
        )
    assert "U+1F389" in raised.value.problems["fields.country"]


def test_a_layout_has_one_line_of_a_name(services):
    known = services.certificates.save_layout(msgspec.structs.replace(A4, name=" Phôi\n xã "))
    assert known.name == "Phôi xã"
    with pytest.raises(Rejected) as raised:
        services.certificates.save_layout(msgspec.structs.replace(A4, name="x" * 121))
    assert set(raised.value.problems) == {"name"}


def test_nobody_gets_no_empty_file(services, tmp_path):
    with pytest.raises(Refused, match="Chưa chọn ai"):
        services.certificates.write([], A4, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_a_file_that_is_not_there_is_refused(services, tmp_path):
    with pytest.raises(Refused, match="Không tìm thấy"):
        services.certificates.import_layout(tmp_path / "mat.toml")


# Printers


def test_a_printer_is_set_by_tray_and_batch_and_falls_back_to_less(services):
    certificates = services.certificates
    assert certificates.calibration("HP").shift_x == 0
    certificates.save_calibration(Calibration(printer="HP", shift_x=1.0))
    certificates.save_calibration(Calibration(printer="HP", tray="2", shift_x=2.0))
    assert certificates.calibration("HP", "1").shift_x == 1.0
    assert certificates.calibration("HP", "2").shift_x == 2.0
    assert certificates.calibration("Canon").shift_x == 0
    assert certificates.own_calibration("HP", "1").uid == ""


def test_setting_the_same_printer_again_replaces_what_was(services):
    certificates = services.certificates
    certificates.save_calibration(Calibration(printer="HP", shift_x=1.0))
    certificates.save_calibration(Calibration(printer="HP", shift_x=3.0))
    (only,) = certificates.calibrations()
    assert only.shift_x == 3.0
    certificates.delete_calibration(only.uid)
    assert certificates.calibrations() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("shift_x", 90.0), ("shift_y", float("nan")), ("scale_x", 0.5), ("scale_y", float("nan"))],
)
def test_a_setting_that_cannot_be_is_refused(services, field, value):
    with pytest.raises(Rejected) as raised:
        services.certificates.save_calibration(replace(Calibration(printer="HP"), **{field: value}))
    assert set(raised.value.problems) == {field}
