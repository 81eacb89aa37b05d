"""The intake register on screen: every step of a dossier by what a clerk presses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog

from models.dossiers import Dossier
from models.nominations import Nomination
from services.services import Services
from tests.small_commune import add_subjects, add_unit
from tests.watching import told
from ui.dialogs.dossier_action_dialog import DossierActionDialog
from ui.dialogs.dossier_dialog import DossierDialog
from ui.dialogs.dossier_step_dialog import DossierStepDialog
from ui.dialogs.nomination_dialog import NominationDialog
from ui.dialogs.question import Question
from ui.pages.nominations.dossiers_part import DossiersPart
from ui.workspace import Workspace

ALL = ("to-trinh", "bao-cao", "bien-ban")


@pytest.fixture
def page(workspace: Workspace, shown) -> DossiersPart:
    return shown(DossiersPart(workspace))


def receive(services: Services, **fields) -> Dossier:
    values = {
        "number": 0,
        "received_on": date(2026, 11, 10),
        "period": "2026",
        "submitter": "Trường Mầm non Mường Xoan",
        "award_type": "GK_XA",
        "items": ALL,
    }
    return services.dossiers.receive(Dossier(**(values | fields)), "Lường Thị Dơ")


def chosen(page: DossiersPart, dossier: Dossier) -> None:
    page.refresh()
    page.list.select_uid(dossier.uid)


def press(page: DossiersPart, verb: str, kind: type):
    page.find_action(verb).trigger()
    (dialog,) = (d for d in page.findChildren(kind) if not d.isHidden())
    return dialog


def tick(dialog, *codes: str) -> None:
    for code in codes:
        dialog.findChild(QCheckBox, f"paper.{code}").click()


def status(services: Services, dossier: Dossier) -> str:
    return services.dossiers.get(dossier.uid).status


def test_an_empty_register_offers_the_first_step(page, services) -> None:
    assert page.empty.isVisible()
    page.empty.first.click()
    (dialog,) = page.findChildren(DossierDialog)
    assert dialog.promise.text.text().startswith("Còn thiếu")


def test_the_papers_and_the_day_follow_what_is_typed(page) -> None:
    dialog = press(page, "new", DossierDialog)
    dialog.fill({"received_on": date(2026, 11, 10), "award_type": "GK_XA"})
    tick(dialog, *ALL)
    assert dialog.promise.text.text() == (
        "Hồ sơ đã đủ; hẹn trả kết quả ngày 25/11/2026 "
        "(10 ngày làm việc, không tính Ngày Văn hóa Việt Nam)."
    )
    dialog.fill({"award_type": "CSTDCS"})
    assert dialog.findChild(QCheckBox, "paper.sang-kien") is not None
    assert "sáng kiến" in dialog.promise.text.text()
    dialog.fill({"ground": "DOT_XUAT"})
    tick(dialog, "tom-tat")
    assert "13/11/2026 (3 ngày làm việc)" in dialog.promise.text.text()


def test_a_dossier_is_taken_in_with_its_number(page, services) -> None:
    said = told(page)
    dialog = press(page, "new", DossierDialog)
    dialog.save_button.click()
    assert "người hoặc đơn vị nộp" in dialog.problem_shown_at("submitter")
    dialog.fill({"submitter": "Thôn Nà Pó", "award_type": "GDVH", "received_on": None})
    dialog.save_button.click()
    assert "ngày nhận" in dialog.problem_shown_at("received_on")
    dialog.fill({"received_on": date(2026, 11, 23)})
    dialog.save_button.click()
    assert "sau hôm nay" in dialog.problem_shown_at("received_on")
    dialog.fill({"received_on": date(2026, 11, 18), "channel": "post"})
    tick(dialog, "van-ban")
    dialog.save_button.click()
    (stored,) = services.store.dossiers.all()
    assert (stored.code, stored.status, stored.items) == ("01/2026", "received", ("van-ban",))
    assert (stored.channel, stored.award_type) == ("post", "GDVH")
    assert said == ["Đã tiếp nhận: hồ sơ số 01/2026."]
    assert page.list.current_uid() == stored.uid


def test_what_was_mistyped_is_mended(page, services) -> None:
    dossier = receive(services, unit_uid=add_unit(services, "Trường Mầm non").uid)
    chosen(page, dossier)
    dialog = press(page, "edit", DossierDialog)
    assert dialog.items.value() == ALL
    dialog.fill({"received_on": date(2026, 11, 9)})
    dialog.save_button.click()
    assert services.dossiers.get(dossier.uid).due_on == date(2026, 11, 23)


def test_what_is_missing_is_asked_for_and_comes(page, services) -> None:
    dossier = receive(services, items=("to-trinh",))
    chosen(page, dossier)
    assert not page.answer_action.isVisible()
    dialog = press(page, "ask", DossierActionDialog)
    reason = dialog.values()["reason"]
    assert reason.startswith("Bổ sung: Báo cáo thành tích")
    tick(dialog, "bao-cao")
    assert dialog.values()["reason"] == "Bổ sung: Biên bản họp bình xét."
    dialog.save_button.click()
    assert status(services, dossier) == "incomplete"
    dialog = press(page, "complete", DossierActionDialog)
    dialog.save_button.click()
    assert "Biên bản" in dialog.problem_shown_at("items")
    tick(dialog, "bien-ban")
    dialog.fill({"on": date(2026, 11, 9)})
    dialog.save_button.click()
    assert "trước ngày nhận" in dialog.problem_shown_at("on")
    dialog.fill({"on": date(2026, 11, 20)})
    dialog.save_button.click()
    assert services.dossiers.get(dossier.uid).due_on == date(2026, 12, 7)
    assert page.answer_action.isVisible()
    assert not page.complete_action.isVisible()


def test_a_refusal_needs_its_reason(page, services) -> None:
    dossier = receive(services)
    chosen(page, dossier)
    dialog = press(page, "refuse", DossierActionDialog)
    assert "chậm nhất ngày 17/11/2026" in dialog.intro.text()
    dialog.save_button.click()
    assert "lý do" in dialog.problem_shown_at("reason")
    dialog.fill({"reason": "Không thuộc thẩm quyền của xã"})
    dialog.save_button.click()
    assert status(services, dossier) == "refused"
    assert not page.ask_action.isEnabled()


def test_an_answer_says_what_has_no_result_yet(page, services) -> None:
    dossier = receive(services)
    (subject,) = add_subjects(services, 1)
    with services.store.action("Lập"):
        services.store.nominations.save(
            Nomination(
                period="2026", subject_uid=subject, award_type="GK_XA", dossier_uid=dossier.uid
            )
        )
    chosen(page, dossier)
    dialog = press(page, "answer", DossierActionDialog)
    assert "1 đề nghị chưa có kết quả" in dialog.intro.text()
    dialog.fill({"on": date(2026, 11, 20), "note": "Quyết định số 15"})
    dialog.save_button.click()
    assert status(services, dossier) == "answered"


def test_the_clerk_adds_who_examined_it(page, services) -> None:
    dossier = receive(services)
    chosen(page, dossier)
    dialog = press(page, "step", DossierStepDialog)
    dialog.fill({"step": "examined"})
    dialog.fill({"who": "Quàng Văn Ỹ", "on": date(2026, 11, 16)})
    dialog.save_button.click()
    event = services.dossiers.events(dossier.uid)[-1]
    assert (event.step, event.who) == ("examined", "Quàng Văn Ỹ")
    dialog = press(page, "step", DossierStepDialog)
    dialog.fill({"step": "received"})
    assert dialog.values()["who"] == "Lường Thị Dơ"


def test_nominations_are_made_with_the_dossier(page, services) -> None:
    dossier = receive(services)
    (subject,) = add_subjects(services, 1)
    chosen(page, dossier)
    dialog = press(page, "nominate", NominationDialog)
    dialog.subjects.add(subject, "Lò Văn Sáng")
    assert dialog.award_type.value() == "GK_XA"
    dialog.fill({"achievement": "Có thành tích xuất sắc"})
    dialog.save_button.click()
    (nomination,) = services.dossiers.nominations(dossier.uid)
    assert (nomination.period, nomination.subject_uid) == ("2026", subject)
    details = page.details_of(dossier.uid)
    assert details is not None
    assert details.sections[-1].title == "Đề nghị (1)"


def test_the_nominations_of_the_unit_are_taken_to_the_dossier(page, services, qtbot) -> None:
    unit = add_unit(services, "Trường Mầm non")
    dossier = receive(services, unit_uid=unit.uid)
    subjects = [*add_subjects(services, 2, unit=unit), *add_subjects(services, 1, start=5)]
    with services.store.action("Lập"):
        services.store.nominations.save_many(
            Nomination(period="2026", subject_uid=uid, award_type="GK_XA") for uid in subjects
        )
    chosen(page, dossier)
    said = told(page)
    question = press(page, "take", Question)
    question.yes.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Đã gắn 2 đề nghị."]
    page.find_action("take").trigger()
    assert "Không có đề nghị nào" in said[-1]


def test_the_details_show_papers_steps_and_what_is_left(page, services) -> None:
    dossier = receive(services)
    chosen(page, dossier)
    details = page.details_of(dossier.uid)
    assert details is not None
    assert details.state is not None
    assert (details.state.text, details.state.tone) == ("Còn 2 ngày làm việc", "warn")
    titles = [section.title for section in details.sections]
    assert titles == ["Thông tin", "Thành phần hồ sơ", "Phiếu kiểm soát quá trình"]
    received, examined, voted, *_rest = details.sections[2].notes
    assert [received.tone, examined.tone, voted.tone] == ["good", "bad", "draft"]
    assert received.caption.startswith("Lường Thị Dơ; 10/11/2026; 0 ngày")
    assert "từ 10/11/2026, đang làm; 8 ngày" in examined.caption


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "Phải trả trong hôm nay"), (-1, "Quá hạn 1 ngày làm việc"), (1, "Còn 1 ngày làm việc")],
)
def test_the_state_says_on_which_side_of_the_day_it_is(page, services, days, text) -> None:
    received_on = {0: date(2026, 11, 6), -1: date(2026, 11, 5), 1: date(2026, 11, 9)}[days]
    dossier = receive(services, received_on=received_on)
    details = page.details_of(dossier.uid)
    assert details is not None
    assert details.state is not None
    assert details.state.text == text


def test_without_a_choice_the_deadlines_of_the_year_are_shown(page, services) -> None:
    receive(services)
    page.refresh()
    page.list.clearSelection()
    details = page.overview()
    assert details is not None
    assert len(details.sections[0].notes) == 15


def test_chips_show_what_is_open_and_what_is_late(page, services) -> None:
    late = receive(services, received_on=date(2026, 11, 2))
    services.dossiers.answer(receive(services).uid, date(2026, 11, 20))
    receive(services, received_on=date(2026, 11, 19))
    receive(services, period="2025")
    for chip, count in (("open", 2), ("late", 1), ("every_period", 4)):
        page.chips.choose(chip)
        page.refresh()
        assert page.source().count() == count, chip
    page.chips.choose("late")
    page.refresh()
    assert page.source().uids() == [late.uid]


def test_a_dossier_of_another_period_is_found(page, services) -> None:
    other = receive(services, period="2025")
    assert page.reveal(other.uid)


def test_a_mistaken_dossier_is_deleted_and_one_with_nominations_is_not(page, services) -> None:
    dossier = receive(services)
    chosen(page, dossier)
    said = told(page)
    press(page, "delete", Question).yes.click()
    assert said == ["Đã xóa hồ sơ số 01/2026."]
    services.history.undo()
    (subject,) = add_subjects(services, 1)
    with services.store.action("Lập"):
        services.store.nominations.save(
            Nomination(
                period="2026", subject_uid=subject, award_type="GK_XA", dossier_uid=dossier.uid
            )
        )
    chosen(page, dossier)
    press(page, "delete", Question).yes.click()
    assert "nên không xóa được" in said[-1]
    assert status(services, dossier) == "accepted"


@pytest.mark.parametrize("verb", ["slip", "sheet"])
def test_its_papers_are_shown_before_they_are_printed(page, services, qtbot, verb) -> None:
    dossier = receive(services)
    chosen(page, dossier)
    page.find_action(verb).trigger()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    page.desk.preview.close()


def test_a_scan_is_kept_with_the_dossier(page, services, qtbot, tmp_path, monkeypatch) -> None:
    scan = tmp_path / "to-trinh.pdf"
    scan.write_bytes(b"%PDF-1.4")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))
    dossier = receive(services)
    chosen(page, dossier)
    said = told(page)
    page.attach()
    qtbot.waitUntil(lambda: bool(said))
    details = page.details_of(dossier.uid)
    assert details is not None
    assert details.sections[-1].title == "Tệp đính kèm"


def test_five_thousand_dossiers_open_at_once(page, services) -> None:
    with services.store.action("Nhiều hồ sơ"):
        services.store.dossiers.save_many(
            Dossier(
                number=number,
                received_on=date(2026, 1, 1) + timedelta(days=number % 300),
                period="2026",
                submitter=f"Đơn vị {number}",
            )
            for number in range(1, 5001)
        )
    page.refresh()
    assert page.list.list_model.record_count == 5000
    page.search.setText("don vi 4999")
