"""The province's own rules in Cài đặt: changed, added, put back, handed on, taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from services.catalogue_loading import load_catalogue
from ui.dialogs.profile_entry_dialog import ProfileEntryDialog
from ui.dialogs.question import Question
from ui.next_step import NextStep
from ui.pages.page import Page
from ui.pages.settings.rules_tab import RulesTab


@pytest.fixture
def page(workspace, shown):
    page = Page("settings", "Cài đặt")
    page.tab = RulesTab(workspace, page)
    page.body.addWidget(page.tab)
    return shown(page)


@pytest.fixture
def tab(page) -> RulesTab:
    return page.tab


def child(widget, kind):
    return next(found for found in widget.findChildren(kind) if found.isVisible())


def row(tab, key):
    place = next(
        place
        for place in range(tab.list.list_model.rowCount())
        if tab.list.list_model.uid_at(place) == key
    )
    columns = [column.name for column in tab.list.list_model.columns]
    texts = [tab.list.list_model.index(place, number).data() for number in range(len(columns))]
    return dict(zip(columns, texts, strict=True))


def test_the_quota_of_a_province_is_switched_on_with_its_percent(tab, workspace, qtbot):
    assert row(tab, "Q1")["state"] == "Đã tắt"
    tab.list.select_uid("Q1")
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill({"enabled": True, "parameters.percent": "20", "citation": ""})
    dialog.save_button.click()
    assert dialog.problem_shown_at("citation")
    dialog.fill({"citation": "Quyết định số 063/2025/QĐ-UBND", "confidence": "verified"})
    dialog.save_button.click()
    shown = row(tab, "Q1")
    assert (shown["state"], shown["owner"]) == ("Đang áp dụng", "Của tỉnh")
    assert "20 %" in shown["value"]
    rule = next(
        each for each in load_catalogue(workspace.services.folder.profile).rules if each.id == "Q1"
    )
    assert (rule.enabled, rule.parameters["percent"]) == (True, 20)


def changed(tab, workspace, table, key, values):
    """Fill the form of an entry, save it, and give the catalogue as it holds then."""
    tab.tables.set_value(table)
    tab.list.select_uid(key)
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill(values)
    dialog.save_button.click()
    problems = {name: dialog.problem_shown_at(name) for name in values}
    dialog.reject()
    dialog.deleteLater()
    return load_catalogue(workspace.services.folder.profile), problems


def test_what_the_program_asks_for_by_itself_is_shown_and_stays(tab, workspace):
    tab.list.select_uid("C1")
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill({"note": "Theo quy định của tỉnh."})
    dialog.save_button.click()
    [entry] = [e for e in tab._profile.entries("rules") if e["id"] == "C1"]
    assert entry["note"] == "Theo quy định của tỉnh."
    assert "initiatives" not in entry["parameters"]


def test_what_the_province_does_not_ask_for_is_left_out(tab, workspace):
    catalogue, _ = changed(tab, workspace, "rules", "C1", {"parameters.outstanding": ""})
    rule = next(rule for rule in catalogue.rules if rule.id == "C1")
    assert rule.parameters["outstanding"] == ""
    catalogue, _ = changed(
        tab, workspace, "thresholds", "PHIEU_KIN_90", {"ballot": "", "quorum": ""}
    )
    threshold = next(each for each in catalogue.thresholds if each.id == "PHIEU_KIN_90")
    assert (threshold.ballot, threshold.quorum) == ("", "")


def test_a_number_the_program_sets_cannot_be_left_out(tab, workspace):
    _, problems = changed(tab, workspace, "rules", "L2", {"parameters.months": ""})
    assert "Không để trống được" in problems["parameters.months"]


def test_a_day_of_the_year_is_a_month_and_a_day(tab, workspace):
    tab.list.select_uid("H6")
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill({"parameters.before": "15/11"})
    dialog.save_button.click()
    assert dialog.isVisible()
    assert not workspace.services.folder.profile.exists()


def test_deadlines_are_called_by_their_names(tab, workspace):
    name = "Gửi hồ sơ đề nghị cấp tỉnh khen thưởng năm"
    catalogue, _ = changed(tab, workspace, "rules", "K16", {"parameters.deadlines": name})
    rule = next(rule for rule in catalogue.rules if rule.id == "K16")
    assert list(rule.parameters["deadlines"]) == ["trinh-tinh"]


def test_it_is_put_back_to_what_the_program_brings(tab):
    tab.list.select_uid("L1")
    assert not tab.reset_button.isEnabled()
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill({"severity": "warn"})
    dialog.save_button.click()
    tab.list.select_uid("L1")
    assert tab.reset_button.isEnabled()
    tab.reset_button.click()
    assert row(tab, "L1")["owner"] == "Chương trình"


def test_a_new_base_salary_is_added_once(tab, workspace):
    tab.tables.set_value("base_salary")
    assert tab.add_button.text() == "Thêm mức lương cơ sở…"
    values = {
        "from": date(2027, 7, 1),
        "amount": "2.700.000",
        "citation": "Nghị định số 99/2027/NĐ-CP",
    }
    tab.add_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill(values)
    dialog.save_button.click()
    catalogue = load_catalogue(workspace.services.folder.profile)
    assert catalogue.base_salary(date(2027, 8, 1)).amount == 2_700_000
    tab.add_button.click()
    again = child(tab, ProfileEntryDialog)
    again.fill(values)
    again.save_button.click()
    assert "đã có" in again.problem_shown_at("from")


def test_every_entry_of_every_table_opens_and_saves_unchanged(tab, workspace, qtbot):
    for table in tab.tables.values():
        tab.tables.set_value(table)
        model = tab.list.list_model
        assert model.rowCount() > 0
        keys = {model.uid_at(place) for place in range(model.rowCount())}
        for key in sorted(keys)[:: max(1, len(keys) // 12)]:
            tab.list.select_uid(key)
            tab.change_button.click()
            dialog = child(tab, ProfileEntryDialog)
            problems = {name: dialog.problem_shown_at(name) for name in dialog._fields}
            assert not any(problems.values())
            dialog.reject()
            dialog.deleteLater()


def test_what_takes_effect_when_the_data_are_opened_again_is_offered_at_once(
    page, tab, workspace, qtbot, monkeypatch
):
    left: list[NextStep] = []
    object.__setattr__(workspace, "leave", left.append)
    tab.list.select_uid("L1")
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill({"severity": "warn"})
    dialog.save_button.click()
    assert tab.applied.isVisible()
    tab.applied.acted.emit()
    assert left[0].folder == workspace.services.folder


def test_the_rules_are_handed_on_and_taken_in_as_a_file(
    page, tab, workspace, tmp_path, monkeypatch, qtbot
):
    assert not tab.export_button.isEnabled()
    tab.list.select_uid("L1")
    tab.change_button.click()
    dialog = child(tab, ProfileEntryDialog)
    dialog.fill({"severity": "warn"})
    dialog.save_button.click()
    target = tmp_path / "quy-dinh"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(page.told):
        tab.export_button.click()
    file = target.with_suffix(".toml")
    assert "severity" in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace("warn", "info"), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    tab.adopt_button.click()
    with qtbot.waitSignal(page.told):
        child(tab, Question).yes.click()
    assert row(tab, "L1")["value"] == "Thông tin"


def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    page, tab, tmp_path, monkeypatch, qtbot
):
    bad = tmp_path / "hỏng.toml"
    bad.write_text("[[rules]\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bad), ""))
    with qtbot.waitSignal(page.refused) as refused:
        tab.adopt_button.click()
    assert "dòng 1" in refused.args[0]
    assert not Path(tab._profile.path).exists()


def test_a_rule_is_switched_off_again_whatever_its_percent(tab, workspace):
    for enabled in (True, False):
        tab.list.select_uid("Q1")
        tab.change_button.click()
        dialog = child(tab, ProfileEntryDialog)
        dialog.fill(
            {"enabled": enabled, "parameters.percent": "20", "citation": "Quy định của tỉnh"}
        )
        dialog.save_button.click()
        rules = {each.id: each for each in load_catalogue(workspace.services.folder.profile).rules}
        assert rules["Q1"].enabled is enabled
    assert row(tab, "Q1")["state"] == "Đã tắt"


def test_a_rule_is_found_by_a_word_of_it(tab):
    tab.search.setText("ty le chien si")
    keys = {tab.list.list_model.uid_at(n) for n in range(tab.list.list_model.rowCount())}
    assert "Q1" in keys
    assert "L1" not in keys
