from datetime import date

import pytest
from PySide6.QtCore import Qt

from models.signers import Signer
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.decision_dialog import DecisionDialog
from ui.dialogs.recorded_decision_dialog import RecordedDecisionDialog


@pytest.fixture
def open_dialog(workspace, shown):
    def open_(decision=None, kind=DecisionDialog):
        dialog = kind(workspace, decision)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return shown(dialog)

    return open_


def saved_by(dialog, services):
    found = []
    dialog.saved.connect(found.append)
    dialog.save_button.click()
    return services.deciding.get(found[0].uid) if found else None


def field(dialog, name):
    return dialog._fields[name].widget


def test_a_new_decision_is_a_draft_of_the_chosen_period(open_dialog, services):
    dialog = open_dialog()
    dialog.award_type.set_value("TTLDTT")
    decision = saved_by(dialog, services)
    assert (decision.award_type, decision.period, decision.status) == ("TTLDTT", "2026", "draft")
    assert (decision.number, decision.decided_on, decision.articles) == ("", None, ())
    assert decision.summary == "Về việc công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2026"


def test_an_award_is_found_by_its_abbreviation_those_of_the_commune_first(open_dialog):
    dialog = open_dialog()
    found = dialog.award_type._found("ld")
    headings = [label for uid, label, _ in found if not uid]
    assert headings == ["Danh hiệu thi đua", "Không thuộc thẩm quyền vào ngày này"]
    assert [uid for uid, _, _ in found][1:3] == ["LDTT", "TTLDTT"]


def test_an_award_of_another_level_is_refused_at_once_and_on_saving(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.award_type.set_value("BK_TINH")
    qtbot.waitUntil(lambda: bool(dialog.problem_shown_at("award_type")))
    assert "Chủ tịch Ủy ban nhân dân tỉnh" in dialog.problem_shown_at("award_type")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "không có thẩm quyền" in dialog.problem_shown_at("award_type")


def test_the_day_decides_who_may_decide(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.award_type.set_value("CSTDCS")
    field(dialog, "decided_on").setText("15/6/2025")
    qtbot.waitUntil(lambda: bool(dialog.problem_shown_at("award_type")))
    field(dialog, "decided_on").setText("1/7/2025")
    qtbot.waitUntil(lambda: not dialog.problem_shown_at("award_type"))


def test_without_an_award_nothing_is_saved(open_dialog, services):
    dialog = open_dialog()
    assert saved_by(dialog, services) is None
    assert dialog.problem_shown_at("award_type").startswith("Hãy chọn danh hiệu")


def test_the_standard_wording_follows_what_is_typed(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.award_type.set_value("GK_XA")
    qtbot.waitUntil(lambda: "Giấy khen" in dialog.articles.text.toPlainText())
    assert dialog.summary.placeholderText().startswith("Về việc tặng Giấy khen cho các tập thể")
    field(dialog, "proposer").setText("Hội đồng Thi đua - Khen thưởng xã")
    qtbot.waitUntil(
        lambda: dialog.bases.text.toPlainText().endswith(
            "Theo đề nghị của Hội đồng Thi đua - Khen thưởng xã."
        )
    )
    assert dialog.articles.text.toPlainText().startswith("Điều 1. Tặng Giấy khen")
    assert dialog.articles.value() == ()


def test_own_words_are_kept_until_the_standard_ones_are_wanted_back(open_dialog, services, qtbot):
    dialog = open_dialog()
    dialog.award_type.set_value("LDTT")
    qtbot.waitUntil(lambda: "Điều 3" in dialog.articles.text.toPlainText())
    assert not dialog.articles.reset.isVisible()
    dialog.articles.text.setPlainText("Điều 1. Một.\n- Hai;\nĐiều 2: Ba./.")
    assert dialog.articles.value() == ("Một.\n- Hai;", "Ba./.")
    decision = saved_by(dialog, services)
    assert decision.articles == ("Một.\n- Hai;", "Ba./.")

    again = open_dialog(decision)
    assert again.articles.text.toPlainText() == "Điều 1. Một.\n- Hai;\nĐiều 2. Ba./."
    qtbot.mouseClick(again.articles.reset, Qt.MouseButton.LeftButton)
    assert again.articles.text.toPlainText().startswith("Điều 1. Công nhận danh hiệu")
    assert saved_by(again, services).articles == ()


def test_a_base_can_be_taken_out_line_by_line(open_dialog, services, qtbot):
    dialog = open_dialog()
    dialog.award_type.set_value("LDTT")
    qtbot.waitUntil(lambda: "Luật" in dialog.bases.text.toPlainText())
    lines = dialog.bases.text.toPlainText().split("\n")
    dialog.bases.text.setPlainText("\n".join(lines[1:]))
    bases = saved_by(dialog, services).bases
    assert len(bases) == len(lines) - 1
    assert bases[0] == "Căn cứ Luật Thi đua, khen thưởng"


def test_the_signers_in_force_are_offered_and_the_chosen_one_is_kept(open_dialog, services, qtbot):
    services.setup.save_signer(
        Signer(name="Giàng A Cũ", position="CHỦ TỊCH", valid_to=date(2025, 12, 31))
    )
    dialog = open_dialog()
    dialog.award_type.set_value("LDTT")
    offered = [dialog.signer.itemText(n) for n in range(dialog.signer.count())]
    assert offered == [
        "Người ký thường dùng",
        "Lò Văn Hặc (CHỦ TỊCH)",
        "Quàng Thị Ễn (KT. CHỦ TỊCH, PHÓ CHỦ TỊCH)",
    ]
    dialog.signer.setCurrentIndex(2)
    decision = saved_by(dialog, services)
    assert (decision.signer_name, decision.signer_authority) == ("Quàng Thị Ễn", "KT. CHỦ TỊCH")
    assert open_dialog(decision).signer.currentIndex() == 2


def test_a_signer_no_longer_in_force_stays_in_an_old_decision(open_dialog, services):
    decision = add_decision(
        services, signer_name="Tòng Văn Xưa", signer_position="CHỦ TỊCH", note="cũ"
    )
    dialog = open_dialog(decision)
    assert dialog.signer.currentText() == "Tòng Văn Xưa (CHỦ TỊCH)"
    assert saved_by(dialog, services).signer_name == "Tòng Văn Xưa"


def test_a_written_summary_is_kept_and_a_standard_one_is_only_hinted(open_dialog, services):
    standard = add_decision(services)
    assert open_dialog(standard).summary.toPlainText() == ""
    own = add_decision(services, summary="Về việc khen thưởng tổng kết năm")
    assert open_dialog(own).summary.toPlainText() == "Về việc khen thưởng tổng kết năm"


def test_saving_can_lead_straight_to_the_list(open_dialog, qtbot):
    dialog = open_dialog()
    dialog.award_type.set_value("LDTT")
    with qtbot.waitSignals([dialog.saved, dialog.list_wanted]):
        dialog.again_button.click()


def test_a_decision_with_a_big_list_opens_as_quickly_as_another(open_dialog, services):
    decision = add_decision(services, subjects=add_subjects(services, 2000))
    dialog = open_dialog(decision)
    assert "2.000 cá nhân" in dialog.articles.text.toPlainText()


# Written down from paper


def test_a_decision_from_above_is_written_down_as_its_paper_has_it(open_dialog, services):
    dialog = open_dialog(kind=RecordedDecisionDialog)
    dialog.fill(
        {
            "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
            "number": "1234/QĐ-UBND",
            "decided_on": date(2026, 3, 3),
            "award_type": "BK_TINH",
        }
    )
    decision = saved_by(dialog, services)
    assert (decision.origin, decision.level) == ("recorded", "province")
    assert (decision.number, decision.symbol) == ("1234", "QĐ-UBND")
    again = open_dialog(decision, RecordedDecisionDialog)
    assert field(again, "number").text() == "1234/QĐ-UBND"


def test_what_a_level_above_could_not_decide_is_said_at_once(open_dialog, qtbot):
    dialog = open_dialog(kind=RecordedDecisionDialog)
    dialog.fill({"level": "district", "award_type": "GK_HUYEN", "decided_on": date(2025, 8, 1)})
    qtbot.waitUntil(lambda: "30/6/2025" in dialog.problem_shown_at("award_type"))
    dialog.fill({"decided_on": date(2025, 6, 1)})
    qtbot.waitUntil(lambda: not dialog.problem_shown_at("award_type"))


def test_whoever_issued_it_is_asked_for_at_its_field(open_dialog, services):
    dialog = open_dialog(kind=RecordedDecisionDialog)
    dialog.fill({"award_type": "BK_TINH", "number": "1"})
    assert saved_by(dialog, services) is None
    assert dialog.problem_shown_at("issuer").startswith("Hãy nhập người hoặc cơ quan")
