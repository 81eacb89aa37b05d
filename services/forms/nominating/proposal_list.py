"""F02: the list of those who are put forward, of a submission, of a period, of one unit in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.dates import format_partial
from models.periods import Period
from models.problems import Refused
from models.ratings import GRADES
from models.subjects import SEXES
from services.documents.document import (
    AppendixHeading,
    Block,
    CellContent,
    Column,
    ColumnGroup,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.kind_rows import rows_by_kind
from services.forms.meeting.council_results import vote_told
from services.forms.nominating.nomination_lines import (
    ProposedLine,
    counts_of,
    nominations_of_period,
    proposed_lines,
    rated_years,
    shares_of,
)
from services.forms.official_paper import OfficialPaper, Own, stored_paper
from services.forms.registering.registered import (
    in_commune,
    period_wanted,
    period_words,
    unit_wanted,
)
from services.hamlet_names import named_for
from services.services import Services

TITLE = "Danh sách đề nghị khen thưởng"
SIZE = 10.0


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    about: str
    """Under the title: of which submission, or of which period and unit."""
    period: Period
    lines: tuple[ProposedLine, ...]
    own: Own | None
    """Of the submission to which the list belongs."""

    @property
    def counts(self) -> str:
        """ "05 tập thể, 06 cá nhân"."""
        return counts_of(shares_of(self.lines))


def proposal_facts(services: Services, wanted: Wanted) -> ProposalFacts:
    """Raises ``Refused`` when nobody is put forward."""
    if wanted.uid:
        return _of_submission(services, wanted.uid)
    period = period_wanted(services, wanted.period)
    unit = unit_wanted(services, wanted.unit) if wanted.unit else None
    nominations = nominations_of_period(services, period.code, wanted.unit)
    of_unit = f", {unit.name}" if unit else ""
    if not nominations:
        whose = f"{period_words(period)}{of_unit}"
        raise Refused(f"Chưa có đề nghị nào của {whose} để in; hãy lập đề nghị trước.")
    lines = proposed_lines(services, nominations, period)
    return ProposalFacts(f"{period.name}{of_unit}", period, tuple(lines), None)


def _of_submission(services: Services, uid: str) -> ProposalFacts:
    submission = services.store.submissions.find(uid)
    if submission is None or submission.deleted_at is not None:
        raise Refused("Không tìm thấy tờ trình cần in; hãy chọn lại tờ trình.")
    nominations = services.submitting.nominations(uid)
    if not nominations:
        raise Refused("Tờ trình này chưa có đề nghị nào nên chưa in được; hãy đưa đề nghị vào.")
    period = period_wanted(services, submission.period)
    return ProposalFacts(
        about=period.name,
        period=period,
        lines=tuple(proposed_lines(services, nominations, period)),
        own=Own(
            submission.number,
            submission.symbol,
            submission.submitted_on,
            submission.signer_name,
            submission.signer_position,
            submission.signer_authority,
        ),
    )


def make(services: Services, wanted: Wanted) -> Document:
    facts = proposal_facts(services, wanted)
    if not wanted.uid:
        wanted = replace(wanted, period=facts.period.code)
    paper = OfficialPaper(services, PROPOSAL_LIST, wanted, _own(services, wanted, facts))
    blocks: list[Block] = [
        Section(landscape=True, name="Danh sách đề nghị"),
        replace(paper.letterhead(), number=""),
    ]
    if facts.own is None:
        blocks.append(Heading(TITLE.upper(), facts.about))
    else:
        blocks.append(AppendixHeading("", TITLE.upper(), reference(paper)))
    blocks += [
        *proposal_table(services, facts, private=wanted.private, public=wanted.public, signed=True),
        paper.signature(paper.filing()),
    ]
    return Document(title=f"{TITLE} {facts.about}", dated=paper.day, blocks=tuple(blocks))


def _own(services: Services, wanted: Wanted, facts: ProposalFacts) -> Own | None:
    """Of the submission, unless somebody else was chosen to sign the list."""
    stored = stored_paper(services, PROPOSAL_LIST, wanted)
    if facts.own is None or not stored.signer_position:
        return facts.own
    return replace(
        facts.own,
        signer_name=stored.signer_name,
        signer_position=stored.signer_position,
        signer_authority=stored.signer_authority,
    )


def reference(paper: OfficialPaper, whose: str = "") -> str:
    """Over a list: to which submission it belongs; ``whose``: usually of the committee."""
    code = paper.code.replace("  ", " ")
    whose = whose or f"Ủy ban nhân dân {paper.commune}"
    return f"(Kèm theo Tờ trình số {code} {paper.written_day} của {whose})"


def proposal_table(
    services: Services,
    facts: ProposalFacts,
    *,
    private: bool = False,
    public: bool = False,
    signed: bool = False,
) -> list[Block]:
    """The list, how many stand in it, and what its abbreviations mean.

    ``signed``: a signature follows.
    """
    lines, commune = facts.lines, services.wording.commune()
    columns = _columns(facts, commune, private=private, public=public)
    contents = zip(*(cells for _, cells in columns), strict=True)
    rows = rows_by_kind(zip((line.kind for line in lines), contents, strict=True))
    leaves: list[Column | ColumnGroup] = [Column("TT", mm=9, align="center")]
    for column, _ in columns:
        group = leaves[-1]
        if isinstance(column, Column):
            leaves.append(column)
        elif isinstance(group, ColumnGroup) and group.title == column.title:
            leaves[-1] = ColumnGroup(group.title, (*group.columns, *column.columns))
        else:
            leaves.append(column)
    blocks: list[Block] = [Table(tuple(leaves), rows, size=SIZE)]
    blocks.append(Paragraph(f"Danh sách này có {facts.counts}.", keep_with_next=signed))
    abbreviations = [] if public else _abbreviations(lines, commune)
    if abbreviations:
        legend = f"Chữ viết tắt: {'; '.join(abbreviations)}."
        blocks.append(Paragraph(legend, size=SIZE + 1, keep_with_next=signed))
    return blocks


def _abbreviations(lines: Sequence[ProposedLine], commune: str) -> list[str]:
    """What those in the table mean: of ratings, then of awards from the highest down."""
    used = {grade for line in lines for grade in line.grades if grade}
    told = [f"{code}: {name}" for code, name in GRADES.items() if code in used]
    awards = {award.code: award for line in lines for award in line.abbreviated}
    for award in sorted(awards.values(), key=lambda award: award.rank):
        told.append(f"{award.abbreviation}: {in_commune(award.name, commune)}")
    return told


_Cells = list[CellContent]


def _columns(
    facts: ProposalFacts, commune: str, *, private: bool, public: bool
) -> list[tuple[Column | ColumnGroup, _Cells]]:
    """Everybody may read of a public list who is put forward for what, and nothing else."""
    lines = facts.lines
    columns: list[tuple[Column | ColumnGroup, _Cells]] = [
        (Column("Họ và tên, tên tập thể", 3), [_name(each) for each in lines]),
        (Column("Năm sinh, giới tính", mm=14, align="center"), [_born(each) for each in lines]),
    ]
    if private and not public:
        column = Column("Dân tộc", mm=16, align="center")
        columns.append((column, [each.subject.ethnicity for each in lines]))
    about = Column("Chức vụ, đơn vị công tác hoặc địa chỉ", 3)
    columns.append((about, [each.line.about for each in lines]))
    if not public:
        columns += _records(facts)
    deeds = Column("Thành tích" if public else "Sáng kiến, thành tích", 3.4)
    columns.append((deeds, [_deeds(each, public=public) for each in lines]))
    asked = Column("Danh hiệu, hình thức đề nghị", 2.3)
    awards = [named_for(each.award, [each.subject.name]) for each in lines]
    columns.append((asked, [in_commune(award.name, commune) for award in awards]))
    if not public:
        votes = Column("Số phiếu đồng ý (tỷ lệ %)", mm=17, align="center")
        columns.append((votes, [vote_told(each.vote) for each in lines]))
        columns.append((Column("Ghi chú", mm=16), [_note(each) for each in lines]))
    return columns


def _records(facts: ProposalFacts) -> list[tuple[Column | ColumnGroup, _Cells]]:
    """What the records say of each: ratings of two years, awards."""
    lines = facts.lines
    rated: list[tuple[Column | ColumnGroup, _Cells]] = [
        (
            ColumnGroup("Mức hoàn thành nhiệm vụ", (Column(year.name, mm=17, align="center"),)),
            [each.grades[place] or "" for each in lines],
        )
        for place, year in enumerate(rated_years(facts.period))
    ]
    had = Column("Danh hiệu, hình thức đã được khen (năm, số quyết định)", mm=51)
    return [
        *rated,
        (had, [";\n".join(each.awards) for each in lines]),
    ]


def _name(each: ProposedLine) -> str:
    return f"{each.line.honorific} {each.line.name}".strip()


def _born(each: ProposedLine) -> str:
    if each.kind == "collective":
        return ""
    year = format_partial(each.subject.birth_date[:4])
    sex = SEXES[each.subject.sex] if each.subject.sex else ""
    return "\n".join(filter(None, (year, sex)))


def _deeds(each: ProposedLine, *, public: bool) -> str:
    """Initiatives that were recognised, then what it is proposed for."""
    told = [] if public else [f"Sáng kiến: {title}" for title in each.initiatives]
    return ";\n".join([*told, *([each.line.achievement] if each.line.achievement else [])])


def _note(each: ProposedLine) -> str:
    posthumous = "Truy tặng" if each.line.posthumous else ""
    return "; ".join(filter(None, (posthumous, each.nomination.note)))


def file_name(services: Services, wanted: Wanted) -> str:
    public = "(công khai)" if wanted.public else ""
    if wanted.uid:
        submission = services.submitting.get(wanted.uid)
        number = submission.code.partition("/")[0]
        about = f"kèm Tờ trình số {number}" if submission.number else "kèm tờ trình chưa số"
    else:
        about = period_words(period_wanted(services, wanted.period))
        if wanted.unit:
            about += f" {unit_wanted(services, wanted.unit).name}"
    return " ".join(filter(None, (TITLE, about, public)))


PROPOSAL_LIST = Form(
    "proposal-list",
    f"{TITLE} (mẫu trình)",
    (".pdf", ".docx", ".xlsx"),
    make,
    file_name,
    record="submission",
    step="nominate",
    by_period=True,
    by_unit="optional",
    has_private=True,
    is_list=True,
    official=Official("committee"),
    sentences=(Sentence("recipients", "Nơi nhận", "", lines=True),),
)
