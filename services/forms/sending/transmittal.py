"""F19: what lies in the envelope of a submission or of a decision, in how many sets, and who took it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.dates import format_short
from models.numbers import format_count
from models.problems import Refused
from models.vietnamese import lower_first
from services.decision_lines import Line
from services.documents.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    SignatureBlock,
    Signer,
    Table,
)
from services.form_words import Sentence
from services.forms.deciding.decision_facts import decision_facts
from services.forms.deciding.submission_awards import SUBMISSION_AWARDS
from services.forms.deciding.submission_titles import SUBMISSION_TITLES
from services.forms.form import Form, Official, Wanted
from services.forms.meeting.council_results import council_results
from services.forms.nominating.nomination_lines import counts_of
from services.forms.nominating.proposal_list import TITLE as PROPOSALS
from services.forms.nominating.proposal_list import proposal_facts
from services.forms.official_paper import OfficialPaper, matter_of
from services.forms.sending.attached_papers import REPORTS, Attached, attached
from services.forms.signing import SIGN_HERE
from services.services import Services

TITLE = "Phiếu gửi, danh mục hồ sơ"
MOST_NAMED = 15
"""Reports that are listed one by one; more are counted."""
ROW_HEIGHT = 7.0


@dataclass(frozen=True, slots=True)
class Enclosed:
    name: str
    number: str = ""
    """ "96/TTr-UBND ngày 15/6/2026"."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TransmittalFacts:
    about: str
    addressee: str
    enclosed: tuple[Enclosed, ...]
    sets: int


def transmittal_facts(services: Services, uid: str) -> TransmittalFacts:
    """Of a submission or a decision. Raises ``Refused``."""
    if uid and services.store.submissions.find(uid) is not None:
        return _of_submission(services, uid)
    if uid and services.store.decisions.find(uid) is not None:
        return _of_decision(services, uid)
    raise Refused("Hãy chọn tờ trình hoặc quyết định có hồ sơ cần gửi.")


def _of_submission(services: Services, uid: str) -> TransmittalFacts:
    submission = services.submitting.get(uid)
    facts = proposal_facts(services, Wanted(uid=uid))
    nominations = [line.nomination for line in facts.lines]
    results = council_results(services, [nomination.uid for nomination in nominations])
    day = submission.submitted_on or services.store.origin.today()
    asked = [(nomination.award_type, nomination.ground) for nomination in nominations]
    beside = attached(services, asked, results, day)
    about = matter_of(submission.summary) or f"đề nghị khen thưởng {facts.about}"
    number = submission.code if submission.number else ""
    sent = f" ngày {format_short(submission.submitted_on)}" if submission.submitted_on else ""
    return TransmittalFacts(
        about=f"Hồ sơ {about}",
        addressee=services.settings.get("office_name") or submission.addressee,
        enclosed=(
            Enclosed(f"Tờ trình {about}", f"{number}{sent}".strip()),
            Enclosed(f"{PROPOSALS}: {facts.counts}"),
            *_enclosed(beside, [line.line for line in facts.lines], facts.counts),
        ),
        sets=beside.sets,
    )


def _of_decision(services: Services, uid: str) -> TransmittalFacts:
    facts = decision_facts(services, uid)
    decision, lines = facts.decision, facts.lines
    awards = services.deciding.awards(uid)
    nominations = [award.nomination_uid for award in awards if award.nomination_uid]
    results = council_results(services, nominations, decision.meeting_uid)
    asked = [(award.award_type, decision.ground) for award in awards]
    beside = attached(services, asked, results, facts.day) if lines else Attached((), 1)
    about = matter_of(facts.wording.summary)
    number = decision.code if decision.number else ""
    decided = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    people = counts_of(services.wording.honours(decision).shares)
    enclosed = [Enclosed(f"Quyết định {about}", f"{number}{decided}".strip())]
    if lines:
        enclosed.append(Enclosed(f"Tờ trình đề nghị {about}", _submission_number(services, uid)))
        if not facts.inline:
            enclosed.append(Enclosed(f"Danh sách kèm theo Quyết định: {people}"))
        enclosed += _enclosed(beside, lines, people)
    if services.payments.of_decision(uid):
        enclosed.append(Enclosed("Danh sách chi tiền thưởng"))
    return TransmittalFacts(
        about=f"Hồ sơ {about}",
        addressee=(f"Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {services.wording.commune()}"),
        enclosed=tuple(enclosed),
        sets=beside.sets,
    )


def _submission_number(services: Services, decision_uid: str) -> str:
    """Of the paper that proposed the decision, once it is known."""
    for form in (SUBMISSION_TITLES, SUBMISSION_AWARDS):
        paper = OfficialPaper(services, form, Wanted(uid=decision_uid))
        if paper.paper.number:
            day = f" ngày {format_short(paper.dated_on)}" if paper.dated_on else ""
            return f"{paper.code}{day}"
    return ""


def _enclosed(beside: Attached, lines: Sequence[Line], counts: str) -> list[Enclosed]:
    enclosed: list[Enclosed] = []
    for code, name in beside.documents:
        if code != REPORTS:
            enclosed.append(Enclosed(name))
        elif len(lines) > MOST_NAMED:
            reports = f"{format_count(len(lines))} báo cáo"
            enclosed.append(Enclosed(f"{name}: {counts}", note=reports))
        else:
            enclosed += [
                Enclosed(f"Báo cáo thành tích của {replace(line, about='').in_sentence}")
                for line in lines
            ]
    return enclosed


def make(services: Services, wanted: Wanted) -> Document:
    facts = transmittal_facts(services, wanted.uid)
    paper = OfficialPaper(services, TRANSMITTAL, wanted)
    clerk = services.settings.get("clerk_name")
    blocks: tuple[Block, ...] = (
        paper.letterhead(),
        Heading("PHIẾU GỬI", facts.about),
        paper.addressees(facts.addressee),
        *paper.paragraphs("opening", **{"nơi nhận": facts.addressee}),
        _table(facts),
        *paper.paragraphs("closing", **{"nơi nhận": facts.addressee}),
        Paragraph("Nhận ngày ", indent=False, leader=True),
        SignatureBlock(
            (
                Signer(("NGƯỜI NHẬN",), hint=SIGN_HERE),
                Signer(("NGƯỜI GIAO",), clerk, hint=SIGN_HERE),
            ),
        ),
    )
    return Document(title=f"Phiếu gửi {facts.about}", dated=paper.day, blocks=blocks)


def _table(facts: TransmittalFacts) -> Table:
    """How many sheets each has is counted by hand."""
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Tên văn bản, tài liệu", 3),
        Column("Số, ký hiệu, ngày", mm=33),
        Column("Số bộ", mm=13, align="center"),
        Column("Số tờ", mm=13, align="center"),
        Column("Ghi chú", mm=19),
    )
    sets = (facts.sets, format_count(facts.sets))
    rows = [
        Row(((number, str(number)), each.name, each.number, sets, "", each.note))
        for number, each in enumerate(facts.enclosed, start=1)
    ]
    total = Cell(f"Tổng cộng: {format_count(len(rows))} loại tài liệu", span=3, align="center")
    rows.append(Row((total, "", "", ""), bold=True))
    return Table(columns, rows, row_height=ROW_HEIGHT, size=12)


def file_name(services: Services, wanted: Wanted) -> str:
    about = transmittal_facts(services, wanted.uid).about
    return f"Phiếu gửi {lower_first(about).partition(' có thành tích ')[0]}"


TRANSMITTAL = Form(
    "transmittal",
    TITLE,
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="submission",
    also="decision",
    step="send",
    official=Official("committee", "PG"),
    sentences=(
        Sentence(
            "opening",
            "Câu mở đầu",
            "Ủy ban nhân dân {xã} gửi {nơi nhận} các văn bản, tài liệu sau đây:",
            ("xã", "nơi nhận"),
        ),
        Sentence(
            "closing",
            "Câu kết",
            "Đề nghị nơi nhận kiểm tra đủ số bộ, số tờ, ký nhận và gửi lại phiếu này.",
            ("xã", "nơi nhận"),
        ),
        Sentence("addressees", "Kính gửi", "", lines=True),
    ),
)
