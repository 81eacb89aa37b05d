"""The dialogs that are pictured, with real records in them: one line for each look of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from xlsxwriter import Workbook

from models.councils import Council, CouncilMember
from models.dates import format_partial
from models.letterheads import ISSUERS, Issuer
from models.payments import Payment, PaymentList
from models.problems import Refused
from models.units import Unit
from services.backup.retention import backups_in
from services.nominating import HeldBack
from services.settings import SETTINGS
from tests import pictured_amending as amending
from tests import pictured_certificates as certificates
from tests import pictured_dossiers
from tests import pictured_nominations as proposing
from tests import pictured_papers as papers
from tests import pictured_stock as stocked
from tests.pictured_lists import fact_list
from tests.pictured_meetings import counted_meeting
from tests.small_commune import name_of
from tests.studio import KEEP, SELECT_ROWS, Shot, Studio, settle
from ui.dialogs.answer_dialog import AnswerDialog
from ui.dialogs.award_line_dialog import AchievementDialog, AwardLineDialog
from ui.dialogs.bin_dialog import BinDialog
from ui.dialogs.calibration_dialog import CalibrationDialog
from ui.dialogs.calibrations_dialog import CalibrationsDialog
from ui.dialogs.cannot_open_dialog import CannotOpenDialog
from ui.dialogs.career_dialog import CareerDialog
from ui.dialogs.choose_dialog import ChooseDialog
from ui.dialogs.confirm_commune_dialog import ConfirmCommuneDialog
from ui.dialogs.copy_period_dialog import REGISTRATIONS, CopyPeriodDialog
from ui.dialogs.correct_dialog import CorrectDialog
from ui.dialogs.council_dialog import CouncilDialog
from ui.dialogs.council_member_dialog import CouncilMemberDialog
from ui.dialogs.councils_dialog import CouncilsDialog
from ui.dialogs.counting_dialog import CountingDialog
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.decision_dialog import DecisionDialog
from ui.dialogs.dossier_action_dialog import DossierActionDialog
from ui.dialogs.dossier_dialog import DossierDialog
from ui.dialogs.dossier_step_dialog import DossierStepDialog
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.dialogs.eligibility_dialog import EligibilityDialog
from ui.dialogs.extract_unit_dialog import ExtractUnitDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.from_registrations_dialog import FromRegistrationsDialog
from ui.dialogs.fund_entry_dialog import FundEntryDialog
from ui.dialogs.fund_limit_dialog import FundLimitDialog
from ui.dialogs.hamlet_meeting_dialog import HamletMeetingDialog
from ui.dialogs.hand_feed_dialog import HandFeedDialog
from ui.dialogs.held_back_dialog import HeldBackDialog
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.hindrance_dialog import HindranceDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.household_review_dialog import HouseholdReviewDialog
from ui.dialogs.households_dialog import HouseholdsDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.initiative_dialog import InitiativeDialog
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.issue_many_dialog import IssueManyDialog
from ui.dialogs.layout_dialog import LayoutDialog
from ui.dialogs.layout_name_dialog import LayoutNameDialog
from ui.dialogs.layouts_dialog import LayoutsDialog
from ui.dialogs.letterhead_dialog import LetterheadDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.meeting_form_dialog import MeetingFormDialog
from ui.dialogs.members_dialog import MembersDialog
from ui.dialogs.mend_dialog import MendAwardDialog, MendDecisionDialog, RemoveRecordedDialog
from ui.dialogs.merge_dialog import MergeDialog
from ui.dialogs.merge_units_dialog import MergeUnitsDialog
from ui.dialogs.movement_dialog import MovementDialog
from ui.dialogs.nomination_dialog import NominationDialog
from ui.dialogs.notice import Notice
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.override_dialog import OverrideDecisionDialog, OverrideDialog
from ui.dialogs.package_dialog import PackageDialog
from ui.dialogs.paper_award_dialog import PaperAwardDialog
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.papers_dialog import PapersDialog
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.pay_dialog import PayDialog, ReturnMoneyDialog
from ui.dialogs.payment_dialog import PaymentDialog
from ui.dialogs.payment_reason_dialog import PaymentReasonDialog
from ui.dialogs.payment_sheets_dialog import PaymentSheetDialog, PaymentSheetsDialog
from ui.dialogs.presentation_dialog import HERE, OFF, TO, PresentationDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.print_results_dialog import PrintResultsDialog
from ui.dialogs.profile_dialog import ProfileDialog
from ui.dialogs.profile_entry_dialog import ProfileEntryDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.dialogs.put_forward_dialog import PutForwardDialog
from ui.dialogs.question import Question
from ui.dialogs.rate_many_dialog import RateManyDialog
from ui.dialogs.rating_dialog import RatingDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.recipients_dialog import RecipientsDialog
from ui.dialogs.recognise_dialog import RecogniseDialog
from ui.dialogs.recorded_decision_dialog import RecordedDecisionDialog
from ui.dialogs.registration_change_dialog import RegistrationChangeDialog
from ui.dialogs.registration_dialog import RegistrationDialog
from ui.dialogs.rename_unit_dialog import RenameUnitDialog
from ui.dialogs.replace_dialog import ReplaceDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.dialogs.results_dialog import ResultsDialog
from ui.dialogs.revoke_dialog import RevokeDialog
from ui.dialogs.rotation_dialog import RotationDialog
from ui.dialogs.same_count_dialog import SameCountDialog
from ui.dialogs.search_dialog import SearchDialog
from ui.dialogs.settings_dialog import SettingsDialog
from ui.dialogs.sheet_sending import SheetPreview
from ui.dialogs.signer_dialog import SignerDialog
from ui.dialogs.sort_dialog import SortDialog
from ui.dialogs.stock_dialog import StockDialog
from ui.dialogs.stock_move_dialog import StockMoveDialog
from ui.dialogs.subject_dialog import SubjectDialog
from ui.dialogs.submission_dialog import SendSubmissionDialog, SubmissionDialog
from ui.dialogs.take_members_dialog import TakeMembersDialog
from ui.dialogs.template_dialog import TemplateDialog
from ui.dialogs.unit_dialog import UnitDialog
from ui.dialogs.unit_picker_dialog import UnitPickerDialog
from ui.jobs import Job, Step

DRAFT = "movement:"
FOUND_ON_PAPER = (
    ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ngày sinh"),
    (1, "Lò Thị Ễn", "Giáo viên", "Trường Mầm non Mường Xoan", "05/7/1985"),
    (2, "Quàng Văn Ỹ", "Hiệu trưởng", "Trường Mầm non Mường Xoan", "31/02/1979"),
    (3, "", "Giáo viên", "Trường Mầm non Mường Xoan", ""),
    (4, "Cầm Thị Ơn", "Kế toán", "Văn phòng Hội đồng nhân dân", "1990"),
)


def subject(studio: Studio, kind: str) -> QWidget:
    uid = studio.first("subject-list", kind=kind)
    known = studio.services.directory.subject(uid)
    return studio.dialog(SubjectDialog(studio.workspace, known))


def profile(studio: Studio, kind: str) -> QWidget:
    known = studio.services.directory.subject(studio.first("subject-list", kind=kind))
    return studio.dialog(ProfileDialog(studio.workspace, known))


def with_problems(studio: Studio) -> QWidget:
    dialog = SubjectDialog(studio.workspace)
    studio.dialog(dialog)
    number = dialog.findChild(QLineEdit, "personal_id")
    if number is not None:
        number.setText("12345")
    dialog.save_button.click()
    return dialog


def with_draft(studio: Studio) -> QWidget:
    drafts = studio.services.store.drafts
    drafts.keep(DRAFT, {"name": "Thi đua nước rút cuối năm"})
    dialog = studio.dialog(MovementDialog(studio.workspace))
    drafts.forget(DRAFT)
    return dialog


def settings(studio: Studio, place: int) -> QWidget:
    group = list(dict.fromkeys(setting.group for setting in SETTINGS))[place]
    declared = [setting for setting in SETTINGS if setting.group == group]
    return studio.dialog(SettingsDialog(studio.workspace, group, declared))


def first_start(studio: Studio, typed: str | None = None) -> QWidget:
    dialog = FirstStartDialog(studio.unnamed)
    studio.dialog(dialog)
    if typed is not None:
        dialog.choose_commune()
        dialog.search.setText(typed)
    return dialog


def confirm(studio: Studio) -> QWidget:
    match = studio.unnamed.communes.find("tam ky")[0]
    return studio.dialog(ConfirmCommuneDialog(studio.unnamed, match.commune))


def restore(studio: Studio) -> QWidget:
    studio.services.backups.automatic("khi-dong")
    return studio.dialog(RestoreDialog(backups_in(studio.services.folder)))


def bin_with_some(studio: Studio) -> QWidget:
    studio.services.directory.delete([studio.first("subject-list", kind="household")])
    return studio.dialog(BinDialog(studio.workspace))


def progress(studio: Studio) -> QWidget:
    job = Job(lambda progress: None, "Đang lấy danh sách từ Excel")
    dialog = studio.dialog(ProgressDialog(job))
    job.progressed.emit(Step(340, 1940, "Đang đọc dòng 340 của trang “Danh sách”", 75.0))
    return dialog


def cannot_open(studio: Studio) -> QWidget:
    folder = studio.services.folder
    refused = Refused(
        f"Tệp dữ liệu {folder.database.name} bị hỏng hoặc không phải dữ liệu của Sổ Thi đua; "
        "hãy lấy lại từ bản sao lưu gần nhất."
    )
    return studio.dialog(CannotOpenDialog(folder, refused))


def crash(studio: Studio) -> QWidget:
    report = "Báo cáo lỗi của Sổ Thi đua\n" + "  File “page.py”, line 12, in refresh\n" * 20
    return studio.dialog(CrashDialog(report))


def question(studio: Studio) -> QWidget:
    return studio.dialog(
        Question(
            "Xóa 3 đối tượng khỏi danh bạ?",
            "Đăng ký của họ cũng được xóa theo; có thể lấy lại từ thùng rác trong một năm.",
            "Xóa 3 đối tượng",
            "Giữ lại",
            None,
        )
    )


def taking_in(studio: Studio, *, file: bool) -> QWidget:
    path = studio.services.folder.root / "danh sach giao vien.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        for number, row in enumerate(FOUND_ON_PAPER):
            sheet.write_row(number, 0, row)
    return studio.dialog(ImportDialog(studio.workspace, "subjects", file=path if file else None))


def taken_in(studio: Studio) -> QWidget:
    dialog = taking_in(studio, file=True)
    assert isinstance(dialog, ImportDialog)
    settle(studio)
    dialog.take()
    return dialog


def compared(studio: Studio) -> QWidget:
    """A list with people who may be known, read under a letterhead and above a signature."""
    some = studio.services.store.subjects.all()
    people = [each for each in some if len(each.birth_date) == len("1985-07-05")][:3]
    path = studio.services.folder.root / "danh sach doi chieu.xlsx"
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        sheet.merge_range("A1:E1", "DANH SÁCH CÁN BỘ, GIÁO VIÊN NĂM 2026")
        sheet.write_row(2, 0, FOUND_ON_PAPER[0])
        for number, each in enumerate(people, start=1):
            born = format_partial(each.birth_date)
            row = (number, each.name.upper(), "Giáo viên", "Trạm Y tế", born)
            sheet.write_row(number + 2, 0, row)
        sheet.write_row(7, 0, ("Tổng cộng", "3 người"))
        sheet.write(9, 3, "NGƯỜI LẬP BIỂU")
    return studio.dialog(ImportDialog(studio.workspace, "subjects", file=path))


def package(studio: Studio, look: str) -> QWidget:
    """One of the packages that were sent; cut off; or of a commune whose key is not known."""
    folder = studio.services.folder
    (sent, *_) = sorted(folder.packages.glob("*.tdkt"))
    if look == "damaged":
        cut = folder.root / sent.name
        cut.write_bytes(sent.read_bytes()[:-400] + bytes(400))
        return studio.dialog(PackageDialog(studio.workspace, cut))
    asked = studio.empty_session if look == "unknown" else studio.session
    return studio.dialog(PackageDialog(asked.workspace, sent))


def decision_dialog(studio: Studio) -> QWidget:
    known = studio.services.deciding.get(studio.first("decision-list", status="draft"))
    return studio.dialog(DecisionDialog(studio.workspace, known))


def recorded(studio: Studio) -> QWidget:
    deciding = studio.services.deciding
    decisions = map(deciding.get, studio.services.lists.open("decision-list").uids())
    known = next(decision for decision in decisions if decision.origin == "recorded")
    return studio.dialog(RecordedDecisionDialog(studio.workspace, known))


def templates(studio: Studio, name: str) -> QWidget:
    """Asked for on a page, with some units checked."""
    studio.page(name)
    settle(studio)
    dialog = studio.pressed(studio.session.window.page.find_action("export_template"))
    assert isinstance(dialog, TemplateDialog)
    units = [unit.uid for unit in studio.services.directory.units()]
    dialog.units.set_value(units[1:4])
    return dialog


def presentation(studio: Studio) -> QWidget:
    """Of an issued decision: one is away, somebody comes for another."""
    services = studio.services
    decisions = services.store.decisions.all()
    uid = next(d.uid for d in decisions if d.status == "issued" and d.purpose == "award")
    dialog = PresentationDialog(studio.workspace, services.deciding.awards(uid))
    for row, item in enumerate(dialog.list.topLevelItem(place) for place in (1, 2)):
        if item is not None and row:
            item.setText(TO, "bà Lò Thị Hoa")
        elif item is not None:
            item.setCheckState(HERE, OFF)
    return studio.dialog(dialog)


def issue(studio: Studio) -> QWidget:
    known = studio.services.deciding.get(studio.first("decision-list", status="signed"))
    return studio.dialog(IssueDialog(studio.workspace, known, "35 cá nhân"))


def recipients(studio: Studio, status: str) -> QWidget:
    uid = studio.first("decision-list", status=status, period="2026")
    dialog = studio.dialog(RecipientsDialog(studio.workspace, uid))
    dialog.page.list.selectRow(0)
    return dialog


def choosing(studio: Studio, verb: str) -> QWidget:
    dialog = recipients(studio, "draft")
    return studio.pressed(dialog.page.find_action(verb))


def award_line(studio: Studio) -> QWidget:
    uid = studio.first("decision-list", status="draft")
    award = studio.services.deciding.awards(uid)[0]
    return studio.dialog(AwardLineDialog(studio.workspace, award))


def honoured(studio: Studio, kind: str) -> str:
    """Whoever of this kind was awarded most."""
    awards = studio.services.store.awards.all()
    counted = Counter(award.subject_uid for award in awards if award.kind == kind)
    return counted.most_common(1)[0][0]


def history(studio: Studio, kind: str) -> QWidget:
    return studio.dialog(HistoryDialog(studio.workspace, honoured(studio, kind)))


def whole_life(studio: Studio) -> QWidget:
    """Of somebody who wrote an initiative, was rated and was away."""
    store = studio.services.store
    away = {span.subject_uid for span in store.career.all() if span.ends_on}
    authors = [author.subject_uid for author in store.initiative_authors.all()]
    uid = next(uid for uid in authors if uid in away)
    return studio.dialog(HistoryDialog(studio.workspace, uid))


def merging(studio: Studio, *, sure: bool) -> QWidget:
    directory = studio.services.directory
    first = directory.subject(honoured(studio, "individual"))
    number = "" if sure else "011085000002"
    other = directory.save(
        replace(
            first,
            uid="",
            revision=0,
            position="Phó Hiệu trưởng",
            personal_id=number,
            address="Bản Nà Ư",
            note="Chuyển đến từ trường cũ",
        )
    )
    if not sure:
        directory.save(replace(first, personal_id="011085000001"))
    dialog = MergeDialog(studio.workspace, first.uid, other.uid)
    return studio.dialog(dialog)


def old_unit(studio: Studio) -> Unit:
    return studio.services.directory.find_units("bản")[0]


def searching(studio: Studio, typed: str) -> QWidget:
    studio.page("home")
    studio.session.finding.open()
    dialog = studio.session.window.findChild(SearchDialog)
    assert dialog is not None
    dialog.search.setText(typed)
    return dialog


def replacing(studio: Studio) -> QWidget:
    studio.page("directory")
    page = studio.session.window.page
    page.clear_search()
    page.grid.choose_cell(0, page.list.list_model.column_number("position"))
    page.editing.replace()
    dialog = page.findChildren(ReplaceDialog)[-1]
    dialog.sought.setText("giáo viên")
    dialog.instead.setText("Nhà giáo")
    return dialog


def of_book(studio: Studio, part: str, verb: str, *rows: int) -> QWidget:
    """The dialog that an action of a part of Sổ sách opens, for some rows."""
    studio.page("books")
    page = studio.session.window.page.show_part(part)
    settle(studio)
    page.list.clearSelection()
    for row in rows:
        index = page.list.model().index(row, 0)
        page.list.selectionModel().select(index, SELECT_ROWS)
        page.list.selectionModel().setCurrentIndex(index, KEEP)
    settle(studio)
    return studio.pressed(page.find_action(verb))


def meeting(studio: Studio, step: int) -> QWidget:
    dialog = MeetingDialog(studio.workspace, counted_meeting(studio.services).uid)
    dialog.show_step(step)
    if step == 2:
        dialog.votes.list.selectRow(0)
    return studio.dialog(dialog)


def council(studio: Studio) -> Council:
    return studio.services.councils.all()[0]


def council_member(studio: Studio) -> QWidget:
    new = CouncilMember(council_uid=council(studio).uid, name="")
    return studio.dialog(CouncilMemberDialog(studio.workspace, new))


def held_back(studio: Studio) -> QWidget:
    """More than there is room for."""
    held = [
        HeldBack(
            name_of(place),
            "Hoàn thành tốt nhiệm vụ trở lên: Chưa có kết quả xếp loại năm 2026; phải được xếp loại "
            "Hoàn thành tốt nhiệm vụ trở lên.",
            award="Lao động tiên tiến",
        )
        for place in range(14)
    ]
    return studio.dialog(
        HeldBackDialog(
            "14 đề nghị còn vướng quy định bắt buộc nên chưa kết luận được",
            "Muốn giữ đề nghị nào thì quay lại phần Đề nghị, ghi lý do ở “Bỏ qua quy định…”, rồi "
            "kết luận lại. Đề nghị bỏ khỏi chương trình vẫn còn ở phần Đề nghị để bổ sung.",
            held,
            None,
            yes_verb="Bỏ 14 đề nghị này khỏi chương trình và kết luận",
            no_verb="Quay lại để ghi lý do",
        )
    )


def meeting_form(studio: Studio) -> QWidget:
    return studio.dialog(MeetingFormDialog(studio.workspace))


def councils(studio: Studio) -> QWidget:
    return studio.dialog(CouncilsDialog(studio.workspace))


def sorting(studio: Studio) -> QWidget:
    studio.page("directory")
    page = studio.session.window.page
    columns = page.list.list_model.columns
    return studio.dialog(SortDialog(columns, [("unit", False), ("birth_date", True)], page))


def prizes(studio: Studio, status: str) -> list[Payment]:
    return [p for p in studio.services.store.payments.all() if p.status == status]


def sheet(studio: Studio) -> PaymentList:
    return studio.services.store.payment_lists.all()[0]


def sheets(studio: Studio) -> QWidget:
    decision = studio.services.deciding.get(sheet(studio).decision_uid)
    return studio.dialog(PaymentSheetsDialog(studio.workspace, decision))


def fund_limit(studio: Studio) -> QWidget:
    dialog = FundLimitDialog(studio.workspace, 2026)
    dialog.fill({"percent": "1,5", "regular_spending": 4_200_000_000})
    return studio.dialog(dialog)


def letterhead(studio: Studio, issuer: Issuer) -> QWidget:
    head = studio.services.letterheads.usual(issuer)
    return studio.dialog(LetterheadDialog(studio.workspace, head))


def _dialog(shows: type[QDialog], note: str, show: Callable[[Studio], QWidget]) -> Shot:
    words = "".join(f"-{c.lower()}" if c.isupper() else c for c in shows.__name__)
    name = words.removeprefix("-").removesuffix("-dialog")
    return Shot(f"dialog-{name}{f'-{note}' if note else ''}", shows, show)


DIALOGS = [
    _dialog(AchievementDialog, "", lambda s: s.dialog(AchievementDialog(12))),
    _dialog(AwardLineDialog, "", award_line),
    _dialog(BinDialog, "", bin_with_some),
    _dialog(BinDialog, "empty", lambda s: s.dialog(BinDialog(s.empty_session.workspace))),
    _dialog(CannotOpenDialog, "", cannot_open),
    *(
        _dialog(shows, note, lambda s, part=part, verb=verb: of_book(s, part, verb, 0))
        for shows, part in (
            (CareerDialog, "career"),
            (HindranceDialog, "hindrances"),
            (InitiativeDialog, "initiatives"),
        )
        for note, verb in (("new", "new"), ("", "edit"))
    ),
    _dialog(ChooseDialog, "registrations", lambda s: choosing(s, "add_registrations")),
    _dialog(ChooseDialog, "subjects", lambda s: choosing(s, "add_subjects")),
    _dialog(ConfirmCommuneDialog, "", confirm),
    _dialog(
        CopyPeriodDialog,
        "registrations",
        lambda s: s.dialog(CopyPeriodDialog(s.workspace, s.services.registering, REGISTRATIONS)),
    ),
    _dialog(CopyPeriodDialog, "members", lambda s: of_book(s, "memberships", "copy")),
    _dialog(AnswerDialog, "", amending.answer),
    _dialog(MendAwardDialog, "", amending.mended_line),
    _dialog(ProfileEntryDialog, "rule", lambda s: amending.rule(s, "rules", "Q1")),
    _dialog(ProfileEntryDialog, "salary", lambda s: amending.rule(s, "base_salary", None)),
    _dialog(RemoveRecordedDialog, "", amending.removed),
    _dialog(SendSubmissionDialog, "", amending.sending),
    _dialog(SubmissionDialog, "", amending.submission),
    _dialog(CorrectDialog, "", amending.correct),
    _dialog(CountingDialog, "", lambda s: of_book(s, "memberships", "edit", 0, 1)),
    _dialog(CouncilDialog, "", lambda s: s.dialog(CouncilDialog(s.workspace, council(s)))),
    _dialog(CouncilMemberDialog, "", council_member),
    _dialog(CouncilsDialog, "", councils),
    _dialog(CouncilsDialog, "empty", lambda s: s.dialog(CouncilsDialog(s.empty_session.workspace))),
    _dialog(CrashDialog, "", crash),
    _dialog(DecisionDialog, "new", lambda s: s.dialog(DecisionDialog(s.workspace))),
    _dialog(DecisionDialog, "", decision_dialog),
    _dialog(DossierDialog, "", pictured_dossiers.receive),
    _dialog(DossierDialog, "edit", pictured_dossiers.change),
    *(
        _dialog(
            DossierActionDialog,
            action,
            lambda s, action=action, place=place: pictured_dossiers.act(s, action, place),
        )
        for action, place in (("complete", 6), ("ask", 6), ("refuse", 5), ("answer", 3))
    ),
    _dialog(DossierStepDialog, "", pictured_dossiers.step),
    _dialog(DuplicatesDialog, "", lambda s: s.dialog(DuplicatesDialog(s.workspace))),
    _dialog(EligibilityDialog, "", proposing.eligible),
    _dialog(EligibilityDialog, "others", lambda s: proposing.eligible(s, "others")),
    _dialog(ExtractUnitDialog, "", amending.extract),
    _dialog(FirstStartDialog, "", first_start),
    _dialog(FirstStartDialog, "old-name", lambda s: first_start(s, "quan hoan kiem")),
    _dialog(FirstStartDialog, "not-found", lambda s: first_start(s, "zzz")),
    _dialog(FirstStartDialog, "nothing-typed", lambda s: first_start(s, "")),
    _dialog(FormDialog, "draft-offered", with_draft),
    _dialog(FromRegistrationsDialog, "", lambda s: proposing.asked(s, "from_registrations")),
    _dialog(HeldBackDialog, "", held_back),
    _dialog(HamletMeetingDialog, "", lambda s: of_book(s, "household-reviews", "meeting", 0, 1)),
    _dialog(HelpDialog, "", lambda s: s.dialog(HelpDialog("directory"))),
    _dialog(HelpDialog, "with-pictures", lambda s: s.dialog(HelpDialog("cai-dat-va-cap-nhat"))),
    _dialog(HistoryDialog, "individual", lambda s: history(s, "individual")),
    _dialog(HistoryDialog, "facts", whole_life),
    _dialog(HistoryDialog, "household", lambda s: history(s, "household")),
    _dialog(HouseholdReviewDialog, "new", lambda s: of_book(s, "household-reviews", "new")),
    _dialog(HouseholdReviewDialog, "", lambda s: of_book(s, "household-reviews", "edit", 0)),
    _dialog(HouseholdsDialog, "", lambda s: of_book(s, "household-reviews", "add_households")),
    _dialog(ImportDialog, "", lambda s: taking_in(s, file=False)),
    _dialog(ImportDialog, "read", lambda s: taking_in(s, file=True)),
    _dialog(ImportDialog, "compared", compared),
    _dialog(ImportDialog, "done", taken_in),
    _dialog(ImportDialog, "ratings", lambda s: fact_list(s, "ratings")),
    _dialog(ImportDialog, "initiatives", lambda s: fact_list(s, "initiatives", stored=True)),
    _dialog(IssueDialog, "", issue),
    _dialog(IssueManyDialog, "", amending.issue_many),
    _dialog(CalibrationDialog, "", certificates.calibration),
    _dialog(CalibrationDialog, "new", lambda s: certificates.calibration(s, measured=False)),
    _dialog(CalibrationsDialog, "", certificates.calibrations),
    _dialog(
        CalibrationsDialog,
        "empty",
        lambda s: s.dialog(CalibrationsDialog(s.empty_session.workspace)),
    ),
    _dialog(LayoutDialog, "", lambda s: certificates.editor(s)),
    _dialog(LayoutDialog, "field", lambda s: certificates.editor(s, chosen="name", mode="stock")),
    _dialog(LayoutDialog, "problem", lambda s: certificates.editor(s, chosen="name", x=240.0)),
    _dialog(LayoutNameDialog, "", certificates.named),
    _dialog(LayoutsDialog, "", certificates.layouts),
    _dialog(MembersDialog, "", lambda s: of_book(s, "memberships", "new", 0)),
    _dialog(
        MendDecisionDialog,
        "",
        lambda s: s.dialog(MendDecisionDialog(s.workspace, amending.recorded(s.services))),
    ),
    *(
        _dialog(MeetingDialog, note, lambda s, step=step: meeting(s, step))
        for step, note in enumerate(("attendance", "agenda", "votes", "conclusion"))
    ),
    _dialog(MeetingFormDialog, "", meeting_form),
    _dialog(MergeDialog, "", lambda s: merging(s, sure=True)),
    _dialog(MergeDialog, "unsure", lambda s: merging(s, sure=False)),
    _dialog(MergeUnitsDialog, "", lambda s: s.dialog(MergeUnitsDialog(s.workspace, old_unit(s)))),
    _dialog(MovementDialog, "", lambda s: s.dialog(MovementDialog(s.workspace))),
    _dialog(Notice, "", lambda s: s.dialog(Notice("Ổ đĩa đã đầy; hãy xóa bớt tệp.", "warn", None))),
    _dialog(PackageDialog, "own", lambda s: package(s, "own")),
    _dialog(PackageDialog, "unknown", lambda s: package(s, "unknown")),
    _dialog(PackageDialog, "damaged", lambda s: package(s, "damaged")),
    _dialog(PaperAwardDialog, "", lambda s: s.dialog(PaperAwardDialog(s.workspace))),
    _dialog(NumberingDialog, "", papers.numbering),
    _dialog(NumberingDialog, "problems", lambda s: papers.numbering(s, wrong=True)),
    _dialog(PaperDialog, "", papers.changing),
    _dialog(PaperDialog, "words", papers.wording),
    _dialog(PapersDialog, "", papers.listed),
    _dialog(PasswordDialog, "", lambda s: s.dialog(PasswordDialog())),
    _dialog(PreviewDialog, "", lambda s: s.act("registrations", "print")),
    _dialog(PreviewDialog, "paper", papers.preview),
    *(
        _dialog(ProfileDialog, kind, lambda s, kind=kind: profile(s, kind))
        for kind in ("individual", "collective", "household")
    ),
    _dialog(StockDialog, "", stocked.batch),
    _dialog(StockDialog, "new", stocked.new_batch),
    *(
        _dialog(StockMoveDialog, kind, lambda s, kind=kind: stocked.move(s, kind))
        for kind in ("out", "spoiled", "correction")
    ),
    _dialog(PresentationDialog, "", presentation),
    _dialog(PrintCertificatesDialog, "", stocked.printing),
    _dialog(PrintCertificatesDialog, "again", lambda s: stocked.printing(s, everybody=True)),
    _dialog(PrintCertificatesDialog, "no-printer", stocked.without_printer),
    _dialog(PrintCertificatesDialog, "unrecorded", stocked.unrecorded),
    _dialog(SheetPreview, "", stocked.preview),
    _dialog(PrintResultsDialog, "", stocked.results),
    _dialog(HandFeedDialog, "", stocked.feeding),
    _dialog(HandFeedDialog, "sent", lambda s: stocked.feeding(s, sent=True)),
    _dialog(ProgressDialog, "", progress),
    _dialog(PayDialog, "", lambda s: s.dialog(PayDialog(s.workspace, prizes(s, "unpaid")))),
    _dialog(
        ReturnMoneyDialog,
        "",
        lambda s: s.dialog(ReturnMoneyDialog(s.workspace, prizes(s, "paid"))),
    ),
    _dialog(
        PaymentDialog,
        "",
        lambda s: s.dialog(PaymentDialog(s.workspace, prizes(s, "unpaid")[-1])),
    ),
    *(
        _dialog(
            PaymentReasonDialog,
            "pay" if paid else "leave-out",
            lambda s, paid=paid: s.dialog(PaymentReasonDialog(1, paid=paid)),
        )
        for paid in (True, False)
    ),
    _dialog(PaymentSheetsDialog, "", sheets),
    _dialog(PaymentSheetDialog, "", lambda s: s.dialog(PaymentSheetDialog(s.workspace, sheet(s)))),
    _dialog(FundEntryDialog, "new", lambda s: s.dialog(FundEntryDialog(s.workspace, 2026))),
    _dialog(FundLimitDialog, "", fund_limit),
    _dialog(PutForwardDialog, "", lambda s: s.act("registrations", "decide", 0, 1, 2)),
    _dialog(Question, "", question),
    _dialog(RateManyDialog, "", lambda s: of_book(s, "ratings", "rate_many")),
    _dialog(RatingDialog, "new", lambda s: s.dialog(RatingDialog(s.workspace))),
    _dialog(RecogniseDialog, "", lambda s: of_book(s, "initiatives", "recognise", 2, 3)),
    _dialog(RecipientsDialog, "draft", lambda s: recipients(s, "draft")),
    _dialog(RecipientsDialog, "issued", lambda s: recipients(s, "issued")),
    _dialog(RecordedDecisionDialog, "new", lambda s: s.dialog(RecordedDecisionDialog(s.workspace))),
    _dialog(RecordedDecisionDialog, "", recorded),
    _dialog(NominationDialog, "new", lambda s: proposing.asked(s, "new")),
    _dialog(NominationDialog, "", lambda s: proposing.asked(s, "edit", 0)),
    _dialog(OverrideDecisionDialog, "", amending.objected),
    _dialog(OverrideDialog, "", lambda s: proposing.asked(s, "override", 0, chips=("troubled",))),
    _dialog(ReasonDialog, "", lambda s: proposing.asked(s, "give_back", 0, 1)),
    _dialog(RegistrationChangeDialog, "", lambda s: s.act("registrations", "edit", 0)),
    _dialog(RegistrationDialog, "", lambda s: s.act("registrations", "new")),
    _dialog(RenameUnitDialog, "", lambda s: s.dialog(RenameUnitDialog(s.workspace, old_unit(s)))),
    _dialog(ResultsDialog, "", amending.results),
    _dialog(RevokeDialog, "", amending.revoke),
    _dialog(RotationDialog, "", lambda s: proposing.asked(s, "statistics")),
    _dialog(ReplaceDialog, "", replacing),
    _dialog(RestoreDialog, "", restore),
    _dialog(RestoreDialog, "none", lambda s: s.dialog(RestoreDialog([]))),
    _dialog(SameCountDialog, "", lambda s: s.dialog(SameCountDialog(23, 9, lambda _counts: 23))),
    _dialog(SearchDialog, "", lambda s: searching(s, "mường")),
    _dialog(SearchDialog, "name", lambda s: searching(s, "lovan")),
    _dialog(SearchDialog, "number", lambda s: searching(s, "12")),
    _dialog(SearchDialog, "nothing", lambda s: searching(s, "zzz")),
    _dialog(SearchDialog, "untyped", lambda s: searching(s, "")),
    _dialog(SettingsDialog, "office", lambda s: settings(s, 0)),
    _dialog(SettingsDialog, "paper", lambda s: settings(s, 1)),
    _dialog(SettingsDialog, "above", lambda s: settings(s, 2)),
    _dialog(SignerDialog, "new", lambda s: s.dialog(SignerDialog(s.workspace))),
    *(
        _dialog(LetterheadDialog, issuer, lambda s, issuer=issuer: letterhead(s, issuer))
        for issuer in ISSUERS
    ),
    _dialog(
        SignerDialog,
        "",
        lambda s: s.dialog(SignerDialog(s.workspace, s.services.setup.signers()[2])),
    ),
    _dialog(SortDialog, "", sorting),
    _dialog(SubjectDialog, "new", lambda s: s.dialog(SubjectDialog(s.workspace))),
    _dialog(SubjectDialog, "problems", with_problems),
    _dialog(SubjectDialog, "individual", lambda s: subject(s, "individual")),
    _dialog(SubjectDialog, "collective", lambda s: subject(s, "collective")),
    _dialog(SubjectDialog, "household", lambda s: subject(s, "household")),
    _dialog(TakeMembersDialog, "", lambda s: of_book(s, "memberships", "take", 0)),
    _dialog(TemplateDialog, "subjects", lambda s: templates(s, "directory")),
    _dialog(TemplateDialog, "registrations", lambda s: templates(s, "registrations")),
    _dialog(UnitDialog, "new", lambda s: s.dialog(UnitDialog(s.workspace))),
    _dialog(
        UnitDialog,
        "",
        lambda s: s.dialog(UnitDialog(s.workspace, s.services.directory.units()[2])),
    ),
    _dialog(UnitPickerDialog, "", lambda s: s.dialog(UnitPickerDialog(s.workspace, 3))),
]
