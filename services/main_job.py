"""The main job from an Excel list to prize money and a package: proof that the program works here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlsxwriter import Workbook

from models.councils import Council, CouncilMember, Meeting
from models.decisions import Decision
from models.signers import Signer
from services.documents.pages import page_count
from services.following_results import follow, waiting
from services.forms import FORMS
from services.forms.form import Wanted
from services.intake.carrying_out import carry_out
from services.intake.plan import Choices
from services.intake.planning import plan_intake
from services.packages.verifying import verify
from services.printing import print_form
from services.services import Services

ROWS = 40
AWARD = "TTLDTT"
MEMBERS = 9
"""Of the council."""
COMMUNE = {
    "commune_code": "99999",
    "commune_name": "Xã Tự Kiểm Tra",
    "province_name": "Tỉnh Điện Biên",
    "agency_name": "ỦY BAN NHÂN DÂN XÃ TỰ KIỂM TRA",
    "place_name": "Tự Kiểm Tra",
    "office_name": "Sở Nội vụ tỉnh Điện Biên",
}


class NotWorking(Exception):
    """A step of the main job did not give what it must give."""


@dataclass(frozen=True, slots=True)
class MainJobDone:
    files: tuple[Path, ...]
    awards: int
    pages: int


def do_main_job(services: Services, folder: Path) -> MainJobDone:
    """Excel list, registrations, nominations, council, decision, print, prize money, package.

    Raises ``NotWorking``.
    """
    today = services.store.origin.today()
    period = str(today.year)
    services.setup.complete(COMMUNE, [Signer(name="Lò Văn Thử", position="CHỦ TỊCH")])
    workbook = folder / "Danh sách đăng ký.xlsx"
    _write_workbook(workbook)
    plan = plan_intake(services, workbook, "registrations", Choices(period=period, award=AWARD))
    _expect("đọc danh sách Excel", plan.count("added"), ROWS)
    carry_out(services, plan)
    decision = _decide(services, period)
    form = next(form for form in FORMS if form.id == "decision")
    listed = next(form for form in FORMS if form.id == "award-list")
    wanted = Wanted(uid=decision.uid)
    made = [
        print_form(services, form, wanted, ".pdf"),
        print_form(services, form, wanted, ".docx"),
        print_form(services, listed, wanted, ".xlsx"),
    ]
    read_back = plan_intake(services, made[2], "registrations", Choices(period=period))
    _expect("đọc lại danh sách vừa in", read_back.count("same"), ROWS)
    paid = services.payments.prepare(decision.uid)
    _expect("tính tiền thưởng", (paid.made, paid.total > 0), (ROWS, True))
    target = folder / "USB"
    target.mkdir(exist_ok=True)
    sent = services.sending.send(period, "toan-bo", target)
    package = target / sent.file_name
    _expect("kiểm tra gói", verify(package).ok, True)
    return MainJobDone((workbook, *made, package), ROWS, page_count(made[0]))


def _decide(services: Services, period: str) -> Decision:
    """Put all registrations forward, let a council vote, and issue what it passed."""
    today = services.store.origin.today()
    registered = services.nominating.open_registrations(period)
    uids = services.nominating.from_registrations([each.uid for each in registered]).uids
    services.nomination_steps.complete(uids)
    examined = services.nomination_steps.examine(uids)
    _expect("thẩm định đề nghị", examined.count, ROWS)
    council = services.councils.save(Council(name="Hội đồng Thi đua - Khen thưởng"))
    for place in range(MEMBERS):
        services.councils.save_member(
            CouncilMember(council_uid=council.uid, name=f"Lò Văn Thử {place + 1}")
        )
    meeting = services.meetings.save(Meeting(council_uid=council.uid, period=period, held_on=today))
    services.agenda.put(meeting.uid, uids)
    services.voting.all_agree(meeting.uid)
    _expect("kiểm phiếu", services.voting.conclude(meeting.uid).passed, ROWS)
    results = [result.key for result in waiting(services, period)]
    (decision,) = follow(services, period, results).decisions
    return services.deciding.issue_all({decision.uid: "1"}, today)[0]


def _write_workbook(path: Path) -> None:
    with Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["STT", "Tên tập thể", "Đơn vị công tác"])
        for number in range(1, ROWS + 1):
            unit = f"Trường Tiểu học số {number % 4 + 1}"
            sheet.write_row(number, 0, [number, f"Tổ chuyên môn Đặng Thị Huệ {number}", unit])


def _expect(step: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise NotWorking(f"Bước {step}: có {found}, cần {wanted}.")
