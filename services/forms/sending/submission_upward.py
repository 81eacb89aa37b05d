"""F03: the submission that asks a higher level for awards the commune may not give, with its list."""

from __future__ import annotations

from collections.abc import Sequence

from models.problems import Refused
from models.vietnamese import lower_first
from services.decision_articles import Share, award_name
from services.documents.document import (
    AppendixHeading,
    Block,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Section,
)
from services.form_words import Sentence
from services.forms.form import Form, Official, Wanted
from services.forms.meeting.council_results import CouncilResult, council_results, further_bases
from services.forms.nominating.nomination_lines import counts_of, shares_of
from services.forms.nominating.proposal_list import (
    TITLE as LIST_TITLE,
)
from services.forms.nominating.proposal_list import (
    ProposalFacts,
    proposal_facts,
    proposal_table,
    reference,
)
from services.forms.official_paper import OfficialPaper, matter_of
from services.forms.registering.registered import period_words
from services.forms.sending.attached_papers import attached
from services.services import Services

TITLE = "Tờ trình đề nghị cấp trên khen thưởng"
TO_TITLES, TO_FORMS = "công nhận danh hiệu thi đua", "khen thưởng"


def make(services: Services, wanted: Wanted) -> Document:
    if not wanted.uid:
        raise Refused("Hãy chọn tờ trình gửi cấp trên cần in.")
    facts = proposal_facts(services, wanted)
    submission = services.submitting.get(wanted.uid)
    paper = OfficialPaper(services, SUBMISSION_UPWARD, wanted, facts.own)
    nominations = [line.nomination for line in facts.lines]
    results = council_results(services, [nomination.uid for nomination in nominations])
    shares = shares_of(facts.lines)
    beside = attached(
        services,
        [(nomination.award_type, nomination.ground) for nomination in nominations],
        results,
        paper.day,
    )
    addressee = submission.addressee or services.submitting.addressee(submission.level)
    told = {
        "nơi nhận": addressee,
        "đề nghị": _asked(shares),
        "số lượng": facts.counts,
        "kỳ": period_words(facts.period),
    }
    blocks: list[Block] = [
        paper.letterhead(),
        Heading(
            "TỜ TRÌNH", submission.summary or f"Về việc đề nghị {told['đề nghị']} {told['kỳ']}"
        ),
        paper.addressees(addressee, *_through(services, addressee)),
        paper.bases([share.award.code for share in shares], *further_bases(services, results)),
        *paper.paragraphs("opening", **told),
        ListBlock(award_lines(shares, paper.commune), "1."),
        *vote_paragraphs(paper, results),
        *attachments(paper, (f"{LIST_TITLE}: {facts.counts}", *beside.names(facts.counts))),
        *paper.paragraphs("closing", **told),
        paper.signature(
            "Như trên",
            f"Thường trực Đảng ủy, Thường trực HĐND {paper.commune.partition(' ')[0]}",
            paper.filing(),
        ),
        *_list(services, paper, facts, wanted),
    ]
    title = f"Tờ trình {lower_first(submission.summary)}".strip()
    return Document(title=title, dated=paper.day, blocks=tuple(blocks))


def award_lines(shares: Sequence[Share], commune: str) -> tuple[str, ...]:
    """What is asked for, the highest first: "Danh hiệu “...”: 05 tập thể, 06 cá nhân;"."""
    by_award: dict[str, list[Share]] = {}
    for share in shares:
        by_award.setdefault(share.award.code, []).append(share)
    lines: list[str] = []
    for own in by_award.values():
        award = own[0].award
        name = award_name(award, commune)
        lines.append(f"{name if award.kind == 'form' else f'Danh hiệu {name}'}: {counts_of(own)}")
    last = len(lines) - 1
    return tuple(f"{line}{'.' if place == last else ';'}" for place, line in enumerate(lines))


def vote_paragraphs(paper: OfficialPaper, results: Sequence[CouncilResult]) -> list[Paragraph]:
    """What each meeting said; nothing where none voted."""
    return [
        paragraph
        for result in results
        if result.votes
        for paragraph in paper.paragraphs(
            "vote",
            **{
                "hội đồng": result.council,
                "ngày họp": result.day,
                "số lượng": result.count,
                "kết quả": result.outcome,
            },
        )
    ]


def attachments(paper: OfficialPaper, usual: Sequence[str]) -> list[Block]:
    """What lies beside the paper: as this unit words it, else as the law asks."""
    worded = [line.strip(" -;.") for line in paper.say("attachments").splitlines()]
    names = [name for name in worded if name] or list(usual)
    last = len(names) - 1
    lines = tuple(f"{name}{'.' if place == last else ';'}" for place, name in enumerate(names))
    return [*paper.paragraphs("attached"), ListBlock(lines, "-")]


def _list(
    services: Services, paper: OfficialPaper, facts: ProposalFacts, wanted: Wanted
) -> list[Block]:
    return [
        Section(landscape=True, name="Danh sách đề nghị"),
        AppendixHeading("", LIST_TITLE.upper(), reference(paper)),
        *proposal_table(services, facts, private=wanted.private),
    ]


def _asked(shares: Sequence[Share]) -> str:
    titles = all(share.award.kind != "form" for share in shares)
    return TO_TITLES if titles else TO_FORMS


def _through(services: Services, addressee: str) -> tuple[str, ...]:
    """The office that examines it, where somebody else decides."""
    office = services.settings.get("office_name")
    if not office or office.casefold() in addressee.casefold():
        return ()
    return (office,)


def file_name(services: Services, wanted: Wanted) -> str:
    submission = services.submitting.get(wanted.uid)
    number = f"số {submission.code.partition('/')[0]}" if submission.number else "chưa số"
    about = matter_of(submission.summary)
    return f"Tờ trình {number} {about}".strip()


VOTE = Sentence(
    "vote",
    "Kết quả xét của Hội đồng",
    "{hội đồng} họp {ngày họp} đã xét {số lượng}; {kết quả}.",
    ("hội đồng", "ngày họp", "số lượng", "kết quả"),
)
ATTACHED = Sentence("attached", "Câu mở đầu hồ sơ gửi kèm", "Hồ sơ gửi kèm gồm:")
ATTACHMENTS = Sentence(
    "attachments",
    "Hồ sơ gửi kèm, mỗi dòng một loại (để trống: theo thành phần hồ sơ)",
    "",
    lines=True,
    per_regime=True,
)
LISTS = (
    Sentence("bases", "Căn cứ", "", lines=True, per_regime=True),
    Sentence("addressees", "Kính gửi", "", lines=True),
    Sentence("recipients", "Nơi nhận", "", lines=True, per_regime=True),
)
SUBMISSION_UPWARD = Form(
    "submission-upward",
    TITLE,
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="submission",
    step="send",
    has_private=True,
    official=Official("committee", "TTr", own=True),
    sentences=(
        Sentence(
            "opening",
            "Câu đề nghị",
            "Ủy ban nhân dân {xã} kính trình {nơi nhận} xem xét, {đề nghị} cho {số lượng} (có danh "
            "sách kèm theo), cụ thể như sau:",
            ("xã", "nơi nhận", "đề nghị", "số lượng", "kỳ"),
        ),
        VOTE,
        ATTACHED,
        ATTACHMENTS,
        Sentence(
            "closing",
            "Câu kết",
            "Ủy ban nhân dân {xã} kính trình {nơi nhận} xem xét, quyết định./.",
            ("xã", "nơi nhận", "đề nghị", "số lượng", "kỳ"),
        ),
        *LISTS,
    ),
)
