"""The first page: its numbers are those of the records, and each leads to where they are."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from models.certificates import Stock
from models.dossiers import Dossier
from services.services import Services
from tests.paid_decisions import DAY
from tests.small_commune import add_decision, add_subjects
from ui.pages.home_page import HomePage
from ui.widgets.cards import LinkRow
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> HomePage:
    return shown(HomePage(workspace))


@pytest.fixture
def settle(qtbot, workspace: Workspace):
    def wait() -> None:
        workspace.changes.announce_all()
        qtbot.waitUntil(lambda: not workspace.jobs.busy())

    return wait


def numbers(page) -> list[str]:
    return [card.number.text() for card in page.cards.values()]


def waiting(page) -> list[str]:
    rows = (page.waiting.body.itemAt(i).widget() for i in range(page.waiting.body.count()))
    return [row.accessibleName() for row in rows if isinstance(row, LinkRow)]


def press(page, text: str) -> None:
    next(row for row in page.findChildren(LinkRow) if row.accessibleName() == text).click()


def fill(services: Services) -> list[str]:
    people = add_subjects(services, 5)
    services.registering.register("2026", people[:3], ["LDTT"])
    return people


def test_an_empty_commune_is_led_to_its_first_steps(page, settle):
    settle()
    assert numbers(page) == ["0", "0", "0", "0"]
    assert waiting(page) == [
        "Đưa danh sách cán bộ, tập thể, hộ gia đình vào danh bạ",
        "Ghi đăng ký thi đua của kỳ này",
    ]
    assert page.nothing_drawn.isVisible()


def test_the_numbers_are_those_of_the_chosen_period(page, settle, services, workspace):
    people = fill(services)
    decision = add_decision(services, subjects=people[:2], number="7", decided_on=date(2026, 11, 2))
    for _ in range(3):
        services.deciding.advance(decision.uid)
    settle()
    assert numbers(page) == ["5", "3", "1", "2"]
    assert not page.nothing_drawn.isVisible()
    workspace.period.choose("2025-2026")
    settle()
    assert numbers(page) == ["5", "0", "0", "0"]
    assert "năm học 2025-2026" in page.sentence.text()


def test_what_waits_is_named_step_by_step(page, settle, services):
    people = fill(services)
    services.deciding.advance(add_decision(services, subjects=people[3:]).uid)
    add_decision(services, "GK_XA", subjects=people[4:])
    settle()
    assert waiting(page) == [
        "3 đăng ký chưa đưa vào quyết định",
        "1 quyết định đang soạn",
        "1 quyết định đã trình, chờ ký",
        "3 thay đổi trong kỳ chưa gửi cấp trên",
    ]


@pytest.mark.parametrize("name", ["directory", "registrations", "decisions", "printing"])
def test_each_number_leads_to_its_page(qtbot, page, settle, name):
    settle()
    with qtbot.waitSignal(page.go_to) as led:
        page.cards[name].click()
    assert led.args == [name]


def test_what_waits_leads_to_where_it_is_done(qtbot, page, settle, services):
    fill(services)
    settle()
    for text, name in (
        ("3 đăng ký chưa đưa vào quyết định", "registrations"),
        ("3 thay đổi trong kỳ chưa gửi cấp trên", "sending"),
    ):
        with qtbot.waitSignal(page.go_to) as led:
            press(page, text)
        assert led.args == [name]


def test_counting_leaves_the_window_free(qtbot, page, workspace):
    """It runs on the worker, and whoever closes the window is not asked to wait for it."""
    page.refresh()
    assert workspace.jobs.busy()
    assert not workspace.jobs.working()
    qtbot.waitUntil(lambda: not workspace.jobs.busy())


def due(page) -> list[str]:
    rows = (page.due.body.itemAt(i).widget() for i in range(page.due.body.count()))
    return [row.accessibleName() for row in rows if isinstance(row, LinkRow)]


def test_what_is_due_leads_to_where_it_is_done(page, settle):
    settle()
    assert due(page)[0].endswith("25/11/2026, còn 5 ngày")
    pages: list[str] = []
    page.go_to.connect(pages.append)
    press(page, due(page)[0])
    assert pages == ["decisions"]


def test_a_dossier_that_is_late_comes_first_and_is_opened(page, settle, services):
    dossier = services.dossiers.receive(
        Dossier(
            number=0,
            received_on=date(2026, 11, 2),
            period="2026",
            submitter="Thôn Nà Pó",
            award_type="GK_XA",
            items=("to-trinh", "bao-cao", "bien-ban"),
        )
    )
    settle()
    first = due(page)[0]
    assert first == ("Trả kết quả hồ sơ số 01/2026 của Thôn Nà Pó: 16/11/2026, quá hạn 4 ngày")
    pages: list[str] = []
    page.go_to.connect(pages.append)
    press(page, first)
    assert pages == [f"nominations/dossiers#{dossier.uid}"]


@pytest.mark.parametrize("hidden_first", [False, True])
@pytest.mark.parametrize("width", [760, 1158, 1500])
def test_what_is_due_is_read_whole_in_any_width(
    look, page, settle, width, hidden_first, qtbot, workspace
):
    """Also where the window was not seen while its lines were found."""
    page.setVisible(not hidden_first)
    page.resize(width, 700)
    settle()
    page.show()
    settle()

    def cut() -> list[str]:
        return [
            row.accessibleName()
            for row in page.findChildren(LinkRow)
            for label in row.findChildren(QLabel)
            if label.text() and label.height() < label.heightForWidth(label.width())
        ]

    assert len(due(page)) > 2
    qtbot.waitUntil(lambda: not cut())


def test_stock_that_runs_low_leads_to_the_stock(page, settle, services, qtbot):
    services.stock.save(Stock(name="Khung A4", kind="frame", quantity=3, received_on=DAY))
    settle()
    (told,) = (text for text in waiting(page) if "Khung A4" in text)
    assert told == "Khung A4 chỉ còn 3 chiếc, dưới mức báo 20 chiếc."
    with qtbot.waitSignal(page.go_to) as gone:
        press(page, told)
    assert gone.args == ["fund/stock"]
