"""The papers of a dossier: the slip with the day of return, the sheet of its steps."""

from datetime import date

import pytest

from models.dossiers import Dossier
from models.problems import Refused
from services.forms.form import Wanted
from services.forms.nominating.dossier_facts import dossier_facts
from services.forms.nominating.intake_slip import INTAKE_SLIP
from services.forms.nominating.step_sheet import STEP_SHEET
from services.printing import print_form
from tests.services.documents.pdf_reading import page_texts

ALL = ("to-trinh", "bao-cao", "bien-ban")


def receive(services, items=ALL) -> str:
    dossier = Dossier(
        number=0,
        received_on=date(2026, 11, 10),
        period="2026",
        submitter="Trường Mầm non Mường Xoan",
        award_type="GK_XA",
        items=items,
    )
    return services.dossiers.receive(dossier, "Lường Thị Dơ").uid


def printed(services, form, uid: str) -> str:
    text = "".join(page_texts(print_form(services, form, Wanted(uid=uid), ".pdf")))
    assert print_form(services, form, Wanted(uid=uid), ".docx").stat().st_size > 5_000
    return " ".join(text.split())


def test_the_slip_promises_a_day(services):
    text = printed(services, INTAKE_SLIP, receive(services))
    for said in (
        "GIẤY TIẾP NHẬN HỒ SƠ",
        "Mã hồ sơ: 01/2026",
        "Trường Mầm non Mường Xoan",
        "10 ngày làm việc",
        "ngày 25 tháng 11 năm 2026",
        "Báo cáo thành tích",
        "Lường Thị Dơ",
    ):
        assert said in text, said


def test_a_slip_bears_the_day_of_what_it_says(services):
    uid = receive(services)
    assert services.store.origin.today() > date(2026, 11, 10)
    text = printed(services, INTAKE_SLIP, uid)
    assert text.index("Mường Xoan, ngày 10 tháng 11 năm 2026") < text.index("GIẤY TIẾP NHẬN")
    services.dossiers.ask_for_more(uid, date(2026, 11, 12), "Thiếu xác nhận của Công an xã")
    assert dossier_facts(services, uid).slip_day == date(2026, 11, 12)
    services.dossiers.refuse(uid, date(2026, 11, 13), "Không thuộc thẩm quyền của xã")
    assert dossier_facts(services, uid).slip_day == date(2026, 11, 13)


def test_the_slip_of_an_incomplete_dossier_promises_none(services):
    text = printed(services, INTAKE_SLIP, receive(services, ("to-trinh",)))
    assert "Chưa hẹn ngày trả kết quả" in text
    assert text.count("Còn thiếu") == 2


def test_what_was_given_back_says_why(services):
    uid = receive(services)
    services.dossiers.ask_for_more(uid, date(2026, 11, 12), "Thiếu xác nhận của Công an xã")
    text = printed(services, INTAKE_SLIP, uid)
    assert "PHIẾU YÊU CẦU" in text
    assert "Thiếu xác nhận của Công an xã" in text
    assert "Ngày hẹn trả" not in text


def test_what_was_refused_says_why(services):
    uid = receive(services)
    services.dossiers.refuse(uid, date(2026, 11, 12), "Không thuộc thẩm quyền của xã")
    text = printed(services, INTAKE_SLIP, uid)
    assert "PHIẾU TỪ CHỐI" in text
    assert "Không thuộc thẩm quyền của xã" in text


def test_the_step_sheet_says_what_is_late(services):
    uid = receive(services)
    text = printed(services, STEP_SHEET, uid)
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH" in text
    assert "Quá 4 ngày" in text
    assert "1 bước quá hạn" in text
    assert "Hội đồng Thi đua" in text


def test_a_dossier_that_is_not_there_is_refused(services):
    with pytest.raises(Refused, match="Không tìm thấy hồ sơ"):
        dossier_facts(services, "nothing")
