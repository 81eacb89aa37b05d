"""The parts of Sổ sách about initiatives, careers and hindrances, with real records and clicks."""

from __future__ import annotations

from datetime import date

import pytest

from models.career import CareerSpan
from models.hindrances import Hindrance
from models.initiatives import Initiative
from services.initiatives import Author
from services.services import Services
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.career_dialog import CareerDialog
from ui.dialogs.hindrance_dialog import HindranceDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.initiative_dialog import InitiativeDialog
from ui.dialogs.question import Question
from ui.dialogs.recognise_dialog import RecogniseDialog
from ui.dialogs.subject_dialog import SubjectDialog
from ui.pages.books_page import BooksPage
from ui.pages.subject_details import past_sections
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> BooksPage:
    return shown(BooksPage(workspace))


@pytest.fixture
def people(services: Services) -> list[str]:
    unit = add_unit(services, "Trường Mầm non Hoa Ban")
    return add_subjects(services, 3, unit=unit, position="Giáo viên")


def initiative(services: Services, people: list[str], **fields) -> Initiative:
    values = {
        "title": "Dạy chữ Thái",
        "period": "2026",
        "recognised_by": "Hội đồng Sáng kiến xã",
        "recognised_on": date(2026, 10, 12),
    }
    return services.initiatives.save(
        Initiative(**(values | fields)), [Author(people[0], 60), Author(people[1], 40)]
    )


def test_an_initiative_is_typed_with_two_authors(page, services, people, type_text) -> None:
    part = page.show_part("initiatives")
    said = told(page)
    assert part.empty.isVisible()
    part.empty.first.click()
    dialog = dialog_of(part, InitiativeDialog)
    dialog.fill({"title": "Ủ phân từ vỏ cà phê", "recognised_by": "Hội đồng Sáng kiến xã"})
    dialog.fill({"recognised_on": date(2026, 10, 12)})
    for uid, share in zip(people[:2], ("70", "40%"), strict=True):
        type_text(dialog.authors.picker, services.directory.subject(uid).name)
        dialog.authors.picker._take_the_only_one()
        dialog.authors.shares[uid].setText(share)
    dialog.save_button.click()
    assert "110%" in dialog.problem_shown_at("authors")
    dialog.authors.shares[people[0]].setText("sáu mươi")
    dialog.save_button.click()
    assert "số nguyên" in dialog.problem_shown_at("authors")
    dialog.authors.divide_button.click()
    assert dialog.authors.total.text() == "Tổng cộng 100%."
    dialog.save_button.click()
    (stored,) = services.store.initiatives.all()
    assert services.initiatives.authors(stored.uid) == [
        Author(people[0], 50),
        Author(people[1], 50),
    ]
    assert said == ["Đã lưu “Ủ phân từ vỏ cà phê”."]
    assert part.list.list_model.rowCount() == 1


def test_waiting_for_recognition_asks_for_no_day(page, services, people) -> None:
    part = page.show_part("initiatives")
    part.find_action("new").trigger()
    dialog = dialog_of(part, InitiativeDialog)
    dialog.save_button.click()
    for name in ("title", "authors", "recognised_by", "recognised_on"):
        assert dialog.problem_shown_at(name), name
    dialog.fill({"title": "Sổ chung", "recognised_on": date(2026, 10, 12), "status": "applied"})
    dialog.authors.add(people[0], "Lò")
    dialog.save_button.click()
    (stored,) = services.store.initiatives.all()
    assert (stored.status, stored.recognised_on) == ("applied", None)


def test_an_author_who_is_new_is_added_to_the_directory(page, services) -> None:
    part = page.show_part("initiatives")
    part.new_record()
    dialog = dialog_of(part, InitiativeDialog)
    dialog.authors.picker.new_wanted.emit("Cầm Thị Ơn")
    form = dialog_of(dialog, SubjectDialog)
    form.save_button.click()
    (person,) = services.store.subjects.all()
    assert dialog.authors.value() == [Author(person.uid)]
    dialog.authors.remove(person.uid)
    assert dialog.authors.value() == []


def test_what_was_typed_of_authors_can_be_kept_and_typed_again(page, services, people) -> None:
    part = page.show_part("initiatives")
    part.new_record()
    field = dialog_of(part, InitiativeDialog).authors
    field.add(people[0], "Lò Văn Sáng", "60")
    field.add(people[1], "Quàng Thị Ễn", "x")
    field.picker.setText("Cầm")
    kept = field.typed()
    field.retype("")
    assert field.typed() == ""
    field.retype(kept)
    assert field.typed() == kept
    assert list(field.shares) == people[:2]


def test_initiatives_follow_the_period_and_their_chip(page, workspace, services, people) -> None:
    part = page.show_part("initiatives")
    initiative(services, people)
    initiative(services, people, title="Sổ chung", status="rejected")
    other = initiative(services, people, title="Lịch trực", period="2025-2026")
    workspace.changes.announce("facts")
    assert part.list.list_model.rowCount() == 2
    part.chips.choose("rejected")
    assert part.list.list_model.rowCount() == 1
    assert page.reveal(other.uid)
    assert workspace.period.code == "2025-2026"
    details = part.details_of(other.uid)
    assert [note.caption for note in details.sections[1].notes] == ["Đóng góp 60%", "Đóng góp 40%"]


def test_an_initiative_is_changed_and_deleted(page, workspace, services, people) -> None:
    part = page.show_part("initiatives")
    stored = initiative(services, people)
    workspace.changes.announce("facts")
    part.list.selectRow(0)
    part.find_action("edit").trigger()
    dialog = dialog_of(part, InitiativeDialog)
    assert [line.text() for line in dialog.authors.shares.values()] == ["60", "40"]
    dialog.fill({"scope": "nation"})
    dialog.save_button.click()
    assert services.initiatives.get(stored.uid).scope == "nation"
    said = told(page)
    part.list.selectRow(0)
    part._describe_selection()
    part.find_action("delete").trigger()
    dialog_of(part, Question).yes.click()
    assert said == ["Đã xóa 1 sáng kiến, đề tài, đề án."]
    assert part.empty.isVisible()


def test_several_are_recognised_at_once(page, workspace, services, people) -> None:
    for title in ("Sổ chung", "Lịch trực"):
        initiative(
            services, people, title=title, status="applied", recognised_by="", recognised_on=None
        )
    part = page.show_part("initiatives")
    part.list.selectAll()
    part._describe_selection()
    assert part.find_action("recognise").text() == "Công nhận (2)"
    part.find_action("recognise").trigger()
    dialog = dialog_of(part, RecogniseDialog)
    assert dialog.save_button.text() == "Công nhận 2 mục"
    dialog.save_button.click()
    assert dialog.problem_shown_at("recognised_by")
    dialog.fill({"recognised_by": "Hội đồng Sáng kiến xã", "recognised_on": date(2026, 11, 19)})
    said = told(page)
    dialog.save_button.click()
    assert said == ["Đã công nhận 2 sáng kiến, đề tài, đề án."]
    assert {i.status for i in services.store.initiatives.all()} == {"recognised"}


def test_a_transfer_asks_for_the_old_unit(page, services, people) -> None:
    part = page.show_part("career")
    part.new_record()
    dialog = dialog_of(part, CareerDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("starts_on")
    assert dialog.problem_shown_at("subject_uid")
    shown = {name for name, field in dialog._fields.items() if not field.isHidden()}
    assert shown == {"subject_uid", "kind", "starts_on", "note"}
    name = services.directory.subject(people[0]).name
    dialog.fill({"subject_uid": (people[0], name), "kind": "transferred"})
    dialog.fill({"starts_on": date(2026, 7, 1)})
    dialog.save_button.click()
    assert "đơn vị cũ" in dialog.problem_shown_at("unit_name")
    dialog.fill({"unit_name": "Trường Tiểu học Nà Ư", "ends_on": date(2026, 7, 2)})
    dialog.save_button.click()
    (span,) = services.store.career.all()
    assert (span.unit_name, span.ends_on) == ("Trường Tiểu học Nà Ư", None)
    details = part.details_of(span.uid)
    assert details.state.text == "Chưa có văn bản nhận xét của đơn vị cũ"
    assert part.list.list_model.rowCount() == 1


def test_a_career_is_changed_and_deleted(page, workspace, services, people) -> None:
    span = CareerSpan(subject_uid=people[0], kind="study", starts_on=date(2026, 3, 1))
    services.career.save(span)
    part = page.show_part("career")
    part.list.selectRow(0)
    part.find_action("edit").trigger()
    dialog = dialog_of(part, CareerDialog)
    dialog.fill({"ends_on": date(2026, 2, 1)})
    dialog.save_button.click()
    assert "sau ngày bắt đầu" in dialog.problem_shown_at("ends_on")
    dialog.fill({"ends_on": date(2026, 4, 1)})
    dialog.save_button.click()
    assert services.store.career.all()[0].ends_on == date(2026, 4, 1)
    part.chips.choose("recruited")
    assert part.list.list_model.rowCount() == 0
    part.clear_search()
    part.list.selectRow(0)
    part.ask_to_delete()
    dialog_of(part, Question).yes.click()
    assert services.store.career.all() == []


def test_a_discipline_asks_for_its_form(page, services, people) -> None:
    part = page.show_part("hindrances")
    part.new_record()
    dialog = dialog_of(part, HindranceDialog)
    name = services.directory.subject(people[0]).name
    dialog.fill({"subject_uid": (people[0], name), "starts_on": date(2026, 2, 10)})
    dialog.save_button.click()
    assert dialog.problem_shown_at("form") == "Hãy chọn hình thức kỷ luật."
    dialog.fill({"form": "warning"})
    dialog.fill({"kind": "complaint"})
    assert dialog._fields["form"].isHidden()
    dialog.save_button.click()
    (stored,) = services.store.hindrances.all()
    assert (stored.kind, stored.form) == ("complaint", "")
    assert part.details_of(stored.uid).state.tone == "bad"


def test_what_is_cleared_is_hidden_by_the_chip(page, workspace, services, people) -> None:
    for place, kind in enumerate(("complaint", "press")):
        services.hindrances.save(
            Hindrance(subject_uid=people[place], kind=kind, starts_on=date(2026, 9, 1))
        )
    discipline = Hindrance(
        subject_uid=people[2], kind="discipline", form="warning", starts_on=date(2026, 1, 5)
    )
    services.hindrances.save(discipline)
    part = page.show_part("hindrances")
    part.chips.choose("on")
    assert part.list.list_model.rowCount() == 3
    said = told(page)
    part.list.selectRow(0)
    part._describe_selection()
    part.find_action("clear").trigger()
    assert said == ["Đã ghi làm rõ 1 việc ngày 20/11/2026."]
    assert part.list.list_model.rowCount() == 2
    part.chips.choose("discipline")
    part.list.selectRow(0)
    part.clear_selected()
    assert "hết thời hạn hiệu lực" in said[-1]


@pytest.mark.parametrize(("part", "public"), [("initiatives", 4), ("career", 0), ("hindrances", 0)])
def test_only_initiatives_have_a_public_copy(page, part, public) -> None:
    shown = page.show_part(part)
    names = [action.objectName() for action in shown.findChildren(type(shown.find_action("new")))]
    assert len([name for name in names if ".export_public" in name]) == public
    assert shown.help == part


def test_what_stands_in_the_way_is_seen_wherever_the_person_is_met(services, people) -> None:
    assert past_sections(services, people[0])[0].title == "Khen thưởng (0)"
    for start, end in ((date(2026, 9, 1), None), (date(2026, 3, 1), date(2026, 4, 1))):
        services.hindrances.save(
            Hindrance(subject_uid=people[0], kind="press", starts_on=start, ends_on=end)
        )
    section = past_sections(services, people[0])[0]
    assert [(note.text, note.caption) for note in section.notes] == [
        ("Báo chí nêu, đang xác minh", "Từ ngày 01/9/2026")
    ]


def test_a_life_is_told_by_kind(page, workspace, services, people) -> None:
    initiative(services, people)
    services.career.save(
        CareerSpan(subject_uid=people[0], kind="recruited", starts_on=date(2019, 9, 1))
    )
    dialog = HistoryDialog(workspace, people[0], page)
    dialog.open()
    assert dialog.chips.isVisible()
    assert len(dialog.timeline.widget().children()) == 3  # the layout and two entries
    dialog.chips.choose("career")
    assert len(dialog.timeline.widget().children()) == 2
    dialog.chips.choose()
    assert len(dialog.timeline.widget().children()) == 3
