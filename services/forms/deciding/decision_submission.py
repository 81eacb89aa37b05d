"""F03 of a decision: whoever prepares it asks the chairman to sign; for titles and for certificates."""

from __future__ import annotations

from models.money import amount_in_words, format_money
from models.problems import Refused
from services.documents.document import (
    AppendixHeading,
    Block,
    Document,
    Heading,
    ListBlock,
    Section,
)
from services.form_words import Sentence
from services.forms.deciding.decision import list_table
from services.forms.deciding.decision_facts import DecisionFacts, decision_facts
from services.forms.form import Form, Official, Wanted
from services.forms.meeting.council_results import council_results, further_bases
from services.forms.nominating.nomination_lines import counts_of
from services.forms.nominating.proposal_list import reference
from services.forms.official_paper import OfficialPaper, matter_of
from services.forms.sending.attached_papers import attached
from services.forms.sending.submission_upward import (
    ATTACHED,
    ATTACHMENTS,
    LISTS,
    VOTE,
    attachments,
    award_lines,
    vote_paragraphs,
)
from services.services import Services

TO_TITLES, TO_FORMS = "Tờ trình đề nghị công nhận danh hiệu", "Tờ trình đề nghị tặng giấy khen"
BLANKS = ("đơn vị", "nơi nhận", "xã", "việc", "số lượng")
SENTENCES = (
    Sentence(
        "opening",
        "Câu đề nghị",
        "{đơn vị} kính trình {nơi nhận} xem xét, ký Quyết định {việc}; số lượng đề nghị: "
        "{số lượng}, cụ thể như sau:",
        BLANKS,
    ),
    VOTE,
    Sentence(
        "money",
        "Tiền thưởng",
        "Tổng số tiền thưởng kèm theo là {tiền} (Bằng chữ: {bằng chữ}), trích từ {nguồn}.",
        ("tiền", "bằng chữ", "nguồn"),
    ),
    ATTACHED,
    ATTACHMENTS,
    Sentence("closing", "Câu kết", "{đơn vị} kính trình {nơi nhận} xem xét, quyết định./.", BLANKS),
    *LISTS,
)


def fitting(services: Services, uid: str, *, titles: bool) -> DecisionFacts:
    """Raises ``Refused`` where the decision has nobody, or is a matter of the other form."""
    decision = services.deciding.get(uid)
    if decision.purpose != "award":
        raise Refused(
            "Quyết định đính chính, thu hồi không trình tặng danh hiệu hay giấy khen cho ai; "
            "hãy in chính quyết định ấy."
        )
    facts = decision_facts(services, uid)
    if not facts.lines:
        raise Refused(
            "Quyết định chưa có ai trong danh sách khen thưởng nên chưa lập được tờ trình; "
            "hãy thêm người được khen trước."
        )
    if titles and not has_titles(facts):
        raise Refused(
            f"Quyết định này tặng hình thức khen thưởng, không công nhận danh hiệu; "
            f"hãy in bằng mẫu “{TO_FORMS}”."
        )
    if not titles and has_titles(facts):
        raise Refused(f"Quyết định này công nhận danh hiệu; hãy in bằng mẫu “{TO_TITLES}”.")
    return facts


def has_titles(facts: DecisionFacts) -> bool:
    return any(line.award.kind != "form" for line in facts.lines)


def submission_form(form_id: str, *, titles: bool) -> Form:
    """``titles``: for decisions that recognise titles, else for those that grant certificates."""

    def make(services: Services, wanted: Wanted) -> Document:
        facts = fitting(services, wanted.uid, titles=titles)
        decided = facts.decision.decided_on
        paper = OfficialPaper(services, form, wanted, about_day=decided)
        return _document(services, paper, facts)

    form = Form(
        form_id,
        TO_TITLES if titles else TO_FORMS,
        (".pdf", ".docx"),
        make,
        _file_name,
        needs_record=True,
        record="decision",
        step="decide",
        official=Official("department", "TTr"),
        sentences=SENTENCES,
    )
    return form


def _document(services: Services, paper: OfficialPaper, facts: DecisionFacts) -> Document:
    decision, day = facts.decision, facts.day
    honours = services.wording.honours(decision)
    awards = services.deciding.awards(decision.uid)
    nominations = [award.nomination_uid for award in awards if award.nomination_uid]
    results = council_results(services, nominations, decision.meeting_uid)
    counts = counts_of(honours.shares)
    asked = [(award.award_type, decision.ground) for award in awards]
    beside = attached(services, asked, results, day)
    what = matter_of(facts.wording.summary)
    chairman = f"Chủ tịch Ủy ban nhân dân {paper.commune}"
    told = {
        "đơn vị": services.settings.get("department") or "Bộ phận thi đua, khen thưởng",
        "nơi nhận": chairman,
        "việc": what,
        "số lượng": counts,
    }
    blocks: list[Block] = [
        paper.letterhead(),
        Heading("TỜ TRÌNH", f"Về việc đề nghị {what}"),
        paper.addressees(chairman),
        paper.bases([award.code for award in honours.awards], *further_bases(services, results)),
        *paper.paragraphs("opening", **told),
        _asked_for(facts, award_lines(honours.shares, paper.commune)),
        *vote_paragraphs(paper, results),
    ]
    if facts.total:
        money = {
            "tiền": format_money(facts.total),
            "bằng chữ": amount_in_words(facts.total, exact=True),
            "nguồn": honours.fund,
        }
        blocks += paper.paragraphs("money", **money)
    draft = f"Dự thảo Quyết định {what}"
    by_list = () if facts.inline else (f"Danh sách đề nghị: {counts}",)
    blocks += [
        *attachments(paper, (draft, *by_list, *beside.names(counts))),
        *paper.paragraphs("closing", **told),
        paper.signature("Như trên", paper.filing()),
    ]
    if not facts.inline:
        blocks += [
            Section(landscape=True, name="Danh sách"),
            AppendixHeading(
                "DANH SÁCH",
                f"Đề nghị {what}",
                reference(paper, told["đơn vị"]),
            ),
            list_table(facts),
        ]
    return Document(title=f"Tờ trình đề nghị {what}", dated=paper.day, blocks=tuple(blocks))


def _asked_for(facts: DecisionFacts, by_award: tuple[str, ...]) -> ListBlock:
    """Everybody by name where they are few, else how many for which award."""
    if not facts.inline:
        return ListBlock(by_award, "1.")
    several = len({line.award.code for line in facts.lines}) > 1
    names: list[str] = []
    for place, line in enumerate(facts.lines, start=1):
        named = f"{line.in_sentence[:1].upper()}{line.in_sentence[1:]}"
        text = ", ".join(filter(None, (named, line.merit)))
        award = f": {line.award.name}" if several else ""
        names.append(f"{text}{award}{'.' if place == len(facts.lines) else ';'}")
    return ListBlock(tuple(names), "1.")


def _file_name(services: Services, wanted: Wanted) -> str:
    decision = services.deciding.get(wanted.uid)
    about = matter_of(services.wording.of(decision).summary)
    return f"Tờ trình đề nghị {about.partition(' có thành tích ')[0]}"
