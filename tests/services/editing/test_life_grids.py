"""Careers, hindrances and initiatives typed and pasted in place."""

from __future__ import annotations

from datetime import date

import pytest

from models.career import CareerSpan
from models.hindrances import Hindrance
from models.initiatives import Initiative
from services.editing.career_grid import CareerGrid
from services.editing.cells import NewRow, TypedCell
from services.editing.hindrance_grid import HindranceGrid
from services.editing.initiative_grid import InitiativeGrid
from services.initiatives import Author
from services.services import Services
from tests.small_commune import add_subjects, name_of


@pytest.fixture
def people(services: Services) -> list[str]:
    return add_subjects(services, 2)


def said(outcome) -> list[tuple[str, str]]:
    return [(remark.column, remark.sentence) for remark in outcome.remarks]


class TestCareers:
    @pytest.fixture
    def grid(self, services, people) -> CareerGrid:
        return CareerGrid(services.store, services.directory, services.career)

    @pytest.fixture
    def span(self, services, people) -> CareerSpan:
        return services.career.save(
            CareerSpan(subject_uid=people[0], kind="study", starts_on=date(2026, 3, 1))
        )

    def test_cells_are_typed_as_the_list_shows_them(self, grid, services, span):
        outcome = grid.store(
            [TypedCell(span.uid, "ends_on", "30/6/26"), TypedCell(span.uid, "note", "Lớp A")]
        )
        assert outcome.remarks == ()
        stored = services.career.get(span.uid)
        assert (stored.ends_on, stored.note) == (date(2026, 6, 30), "Lớp A")
        assert grid.text(span.uid, "kind") == "Đi học"
        grid.store([TypedCell(span.uid, "kind", "nghi khac")])
        assert services.career.get(span.uid).kind == "leave"
        assert services.history.to_undo().title == f"Sửa nội dung của {name_of(0)}"

    def test_what_cannot_be_is_said_at_its_cell(self, grid, services, span):
        wrong = [
            ("ends_on", "28/02/2026", "sau ngày bắt đầu"),
            ("starts_on", "", "Hãy nhập ngày"),
            ("starts_on", "31/02/2026", "không có"),
            ("unit_name", "Xã Nà Ư", "Chuyển đến"),
            ("kind", "Chuyển đến", "đơn vị cũ"),
            ("kind", "abc", "Tuyển dụng"),
            ("name", "Ai đó", "Danh bạ"),
            ("position", "Hiệu trưởng", "Danh bạ"),
        ]
        for column, text, words in wrong:
            ((place, sentence),) = said(grid.store([TypedCell(span.uid, column, text)]))
            assert place == column
            assert words in sentence
        assert services.career.get(span.uid) == span

    def test_new_rows_are_added_for_known_people(self, grid, services, people):
        rows = [
            NewRow("a", {"name": name_of(0), "kind": "Tuyển dụng", "starts_on": "1/9/2019"}),
            NewRow("b", {"name": name_of(1), "kind": "Đi học", "starts_on": ""}),
            NewRow("c", {"name": "Không Có Ai", "kind": "Đi học", "starts_on": "1/9/2019"}),
            NewRow("d", {"name": name_of(0), "kind": "Tuyển dụng", "starts_on": "01/9/2019"}),
        ]
        outcome = grid.store([], rows)
        assert set(outcome.added) == {"a"}
        assert services.career.of_subject(people[0])[0].starts_on == date(2019, 9, 1)
        sentences = {remark.uid: remark.sentence for remark in outcome.remarks}
        assert sentences["b"] == "Hãy ghi từ ngày."
        assert "Danh bạ chưa có" in sentences["c"]
        assert "dòng khác" in sentences["d"]


class TestHindrances:
    @pytest.fixture
    def grid(self, services, people) -> HindranceGrid:
        return HindranceGrid(services.store, services.directory, services.hindrances)

    def test_a_whole_row_is_pasted(self, grid, services, people):
        rows = [
            NewRow(
                "a",
                {
                    "name": name_of(0),
                    "kind": "ky luat",
                    "form": "Khiển trách",
                    "starts_on": "10/02/2026",
                    "ends_on": "09/02/2027",
                    "document": "Quyết định số 31/QĐ-UBND",
                },
            ),
            NewRow("b", {"name": name_of(1), "kind": "Kỷ luật", "starts_on": "10/02/2026"}),
        ]
        outcome = grid.store([], rows)
        assert set(outcome.added) == {"a"}
        (stored,) = services.hindrances.of_subject(people[0])
        assert (stored.kind, stored.form, stored.ends_on) == (
            "discipline", "reprimand", date(2027, 2, 9),
        )  # fmt: skip
        assert "hình thức kỷ luật" in said(outcome)[0][1]

    def test_cells_keep_the_rules_of_the_form(self, grid, services, people):
        saved = services.hindrances.save(
            Hindrance(subject_uid=people[0], kind="complaint", starts_on=date(2026, 9, 1))
        )
        for column, text, words in (
            ("form", "Cảnh cáo", "“Kỷ luật”"),
            ("ends_on", "31/12/2026", "hôm nay"),
            ("starts_on", "21/11/2026", "hôm nay"),
        ):
            ((place, sentence),) = said(grid.store([TypedCell(saved.uid, column, text)]))
            assert place == column
            assert words in sentence
        both = [TypedCell(saved.uid, "kind", "Kỷ luật"), TypedCell(saved.uid, "form", "cảnh cáo")]
        assert grid.store(both).remarks == ()
        assert services.hindrances.get(saved.uid).form == "warning"
        assert "" not in grid.suggestions(saved.uid, "form")
        cleared = [TypedCell(saved.uid, "kind", "báo chí"), TypedCell(saved.uid, "form", "")]
        assert grid.store(cleared).remarks == ()
        assert services.hindrances.get(saved.uid).form == ""


class TestInitiatives:
    @pytest.fixture
    def grid(self, services) -> InitiativeGrid:
        return InitiativeGrid(services.store, services.initiatives)

    @pytest.fixture
    def waiting(self, services, people) -> Initiative:
        draft = Initiative(title="Sổ chung", period="2026", status="applied")
        return services.initiatives.save(draft, [Author(people[0], 60)])

    def test_recognition_is_pasted_as_one_block(self, grid, services, waiting):
        alone = grid.store([TypedCell(waiting.uid, "status", "Đã công nhận")])
        assert "Hội đồng" in said(alone)[0][1]
        cells = {
            "status": "đã công nhận",
            "recognised_by": "Hội đồng Sáng kiến xã",
            "recognised_on": "12/10/2026",
            "scope": "tinh",
        }
        whole = grid.store([TypedCell(waiting.uid, name, text) for name, text in cells.items()])
        assert whole.remarks == ()
        stored = services.initiatives.get(waiting.uid)
        assert (stored.status, stored.scope) == ("recognised", "province")
        assert services.initiatives.authors(waiting.uid) == [Author(stored_author(services), 60)]

    def test_authors_are_written_in_the_form(self, grid, services, waiting):
        for column in ("authors", "period"):
            ((_, sentence),) = said(grid.store([TypedCell(waiting.uid, column, "Lò")]))
            assert "Alt+Enter" in sentence
        ((_, sentence),) = said(grid.store([TypedCell(waiting.uid, "title", " ")]))
        assert "tên" in sentence

    def test_what_cannot_be_helped_here_does_not_stand_in_the_way(
        self, grid, services, people, waiting
    ):
        services.directory.delete(people[:1])
        assert grid.store([TypedCell(waiting.uid, "note", "Chờ bổ sung")]).remarks == ()


def stored_author(services: Services) -> str:
    return services.store.initiative_authors.all()[0].subject_uid
