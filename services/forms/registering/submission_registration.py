"""F03: tells the level above who registered for which titles in a period, with two lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.numbers import format_count, format_number
from models.problems import Refused
from services.decision_lines import counted_kinds
from services.documents.document import (
    AppendixHeading,
    Block,
    Cell,
    Column,
    Document,
    GroupRow,
    Heading,
    ListBlock,
    Row,
    Section,
    Table,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.kind_rows import LETTERS, rows_by_kind
from services.forms.meeting.council_results import further_bases
from services.forms.nominating.proposal_list import reference
from services.forms.official_paper import OfficialPaper
from services.forms.registering.registered import (
    Registered,
    in_commune,
    named,
    period_wanted,
    period_words,
    registered,
)
from services.forms.sending.submission_upward import ATTACHED, ATTACHMENTS, LISTS, attachments
from services.registering import COUNTED_AS, RegistrationSummary
from services.services import Services

TITLE = "Tờ trình đăng ký danh hiệu thi đua"
SUMMARY_TITLE = "BẢNG TỔNG HỢP ĐĂNG KÝ THI ĐUA"
LIST_TITLE = "DANH SÁCH ĐĂNG KÝ DANH HIỆU, HÌNH THỨC DO CẤP TRÊN QUYẾT ĐỊNH"


def make(services: Services, wanted: Wanted) -> Document:
    period = period_wanted(services, wanted.period)
    wanted = replace(wanted, period=period.code)
    summary = services.registering.summary(period.code)
    if not any(count.total for count in summary.kinds):
        raise Refused(f"{period.name} chưa có đăng ký nào để trình; hãy ghi đăng ký trước.")
    paper = OfficialPaper(services, SUBMISSION_REGISTRATION, wanted)
    people = registered(services, period.code)
    above = _above(services, people, paper)
    office = services.settings.get("office_name")
    level = services.submitting.addressee("province").removeprefix("Chủ tịch ")
    told = {"kỳ": period_words(period), "nơi nhận": office or level}
    topics = sum(1 for each in people if each.initiative)
    blocks: list[Block] = [
        paper.letterhead(),
        Heading(
            "TỜ TRÌNH", f"Về việc đăng ký danh hiệu thi đua, hình thức khen thưởng {told['kỳ']}"
        ),
        paper.addressees(told["nơi nhận"]),
        paper.bases((), *further_bases(services, ())),
        *paper.paragraphs("opening", **told),
        ListBlock(tuple(services.registering.sentence(c) for c in summary.kinds if c.total), "1."),
    ]
    if topics:
        blocks += paper.paragraphs("initiatives", **{"số lượng": format_count(topics)} | told)
    lists = [f"Bảng tổng hợp đăng ký thi đua {told['kỳ']}"]
    if above:
        lists.append(
            f"Danh sách đăng ký danh hiệu, hình thức do cấp trên quyết định: {counted_kinds(each.kind for each in above)}"
        )
    blocks += [
        *attachments(paper, lists),
        *paper.paragraphs("closing", **told),
        paper.signature(
            "Như trên",
            f"Thường trực Đảng ủy, Thường trực HĐND {paper.commune.partition(' ')[0]}",
            paper.filing(),
        ),
        Section(name="Tổng hợp"),
        AppendixHeading("Phụ lục I" if above else "Phụ lục", SUMMARY_TITLE, reference(paper)),
        _summary_table(services, summary, paper.commune),
    ]
    if above:
        blocks += [
            Section(landscape=True, name="Danh sách"),
            AppendixHeading("Phụ lục II", LIST_TITLE, reference(paper)),
            _list_table(above, paper.commune),
        ]
    return Document(title=f"{TITLE} {told['kỳ']}", dated=paper.day, blocks=tuple(blocks))


def _above(
    services: Services, people: Sequence[Registered], paper: OfficialPaper
) -> list[Registered]:
    """Whoever registered for what the commune may not decide, with that alone."""
    found: list[Registered] = []
    for each in people:
        awards = tuple(
            award
            for award in each.awards
            if services.catalogue.level_problem(award.code, "commune", paper.day)
        )
        if awards:
            found.append(replace(each, awards=awards))
    return found


def _summary_table(services: Services, summary: RegistrationSummary, commune: str) -> Table:
    rows: list[Row | GroupRow] = []
    letters = iter(LETTERS)
    for count in summary.kinds:
        if not count.total:
            continue
        label, unit = COUNTED_AS[count.kind]
        total = Cell(format_number(count.total), count.total)
        rows.append(Row((next(letters), label.upper(), unit, total), bold=True))
        for place, (code, number) in enumerate(count.by_award, start=1):
            name = in_commune(services.catalogue.award_type(code).name, commune)
            rows.append(Row(((place, str(place)), name, unit, (number, format_number(number)))))
    columns = (
        Column("TT", mm=12, align="center"),
        Column("Danh hiệu, hình thức đăng ký", 4),
        Column("Đơn vị tính", mm=26, align="center"),
        Column("Số lượng", mm=26, align="right", number_format="#,##0"),
    )
    return Table(columns, rows)


def _list_table(people: Sequence[Registered], commune: str) -> Table:
    rows = rows_by_kind(
        (
            each.kind,
            (
                f"{each.honorific} {each.subject.name}".strip(),
                each.about,
                named(each.titles, commune),
                named(each.forms, commune),
                each.initiative,
            ),
        )
        for each in people
    )
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Họ và tên, tên tập thể", 2.4),
        Column("Chức vụ, đơn vị công tác", 2.6),
        Column("Danh hiệu đăng ký", 2),
        Column("Hình thức khen thưởng đăng ký", 2),
        Column("Sáng kiến", 2),
    )
    return Table(columns, rows, size=12)


def file_name(services: Services, wanted: Wanted) -> str:
    return f"{TITLE} {period_words(period_wanted(services, wanted.period))}"


BLANKS = ("xã", "nơi nhận", "kỳ", "số lượng")
SUBMISSION_REGISTRATION = Form(
    "submission-registration",
    TITLE,
    (".pdf", ".docx"),
    make,
    file_name,
    step="register",
    by_period=True,
    official=Official("committee", "TTr"),
    sentences=(
        Sentence(
            "opening",
            "Câu mở đầu",
            "Thực hiện công tác thi đua, khen thưởng {kỳ}, sau khi tổng hợp đăng ký của các cơ quan, "
            "đơn vị, Ủy ban nhân dân {xã} kính trình {nơi nhận} kết quả đăng ký danh hiệu thi đua, "
            "hình thức khen thưởng {kỳ} như sau:",
            BLANKS,
        ),
        Sentence(
            "initiatives",
            "Số người đăng ký sáng kiến",
            "Trong đó có {số lượng} trường hợp đăng ký sáng kiến.",
            BLANKS,
        ),
        ATTACHED,
        ATTACHMENTS,
        Sentence(
            "closing",
            "Câu kết",
            "Ủy ban nhân dân {xã} kính trình {nơi nhận} xem xét, theo dõi./.",
            BLANKS,
        ),
        *LISTS,
    ),
)
